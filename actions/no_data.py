"""What is not held, said plainly, with the nearest thing that is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from actions.answer import Answer
from actions.base import KindAction
from actions.compose import Draft, clauses_within, compose
from actions.desk import Desk
from actions.headline import figure_headline
from actions.next_questions import meaning_question
from actions.reading import Kind, Missing, MissingKind, Reading, ScopeKind
from actions.shown import figure_shown
from actions.wording.coverage import KINDS, districts_holding, kinds_holding, why_not_held
from actions.wording.names import named, titled
from actions.wording.places import group_offered, listed, place
from actions.wording.states import figure_caveats
from data_layer.catalogue import Catalogue, Metric
from data_layer.facts import Figure
from data_layer.figures import figures
from data_layer.vocabulary import AreaCode, Group, MetricId, ThemeId


class ActionNoData(KindAction):
    kind = Kind.NO_DATA

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return no_data(asked, desk)


def no_data(asked: Reading, desk: Desk) -> Answer:
    missing = asked.missing
    if missing is None:
        return nothing_found(asked, desk)
    return compose(SAY[missing.kind](missing, asked, desk), asked, desk)


def nothing_found(asked: Reading, desk: Desk) -> Answer:
    """The query came back without a value although the reading seemed to be held."""
    if asked.areas and asked.period is None:
        where = listed(place(area, desk.catalogue) for area in asked.areas)
        draft = area_not_held(Missing(kind=MissingKind.AREA, words=where), asked, desk)
    elif asked.metrics and asked.period:
        draft = period_not_held(Missing(kind=MissingKind.PERIOD, words=asked.period.words), asked, desk)
    else:
        known = [desk.catalogue.metrics[metric] for metric in asked.metrics if metric in desk.catalogue.metrics]
        names = listed(metric.short_name for metric in known)
        draft = nearest(Draft(headline=f"No figure is held for {names or 'that'}."), asked, desk)
    draft.kind = Kind.NO_DATA
    return compose(draft, asked, desk)


def without_value(found: Sequence[Figure], *, of_theme: bool) -> bool:
    """Nothing to answer with: no figure at all or, of a theme, none with a value; one alone tells its reason."""
    return not found or (of_theme and all(figure.observation.value is None for figure in found))


def subject_not_held(missing: Missing, asked: Reading, desk: Desk) -> Draft:
    subject = desk.catalogue.not_held.get(missing.id or "")
    if subject is None:
        quoted = f"“{missing.words}”" if missing.words else "that"
        return Draft(headline=f"No figures are held on {quoted}.", metrics=[], follow_ups=["What can I ask about?"])
    close = [desk.catalogue.metrics[m] for m in subject.nearest if m in desk.catalogue.metrics]
    where = f" See {subject.url}" if subject.url else ""
    draft = Draft(
        headline=f"No figures are held on {in_sentence(subject.name)}.",
        sentences=[subject.why, f"They are published by {subject.published_by}.{where}"],
        follow_ups=[titled(metric.short_name) for metric in close if metric.loaded][:3] or ["What can I ask about?"],
        metrics=[],
    )
    if close:
        draft.sentences.append(f"The nearest held here: {listed(metric.short_name for metric in close)}.")
    return draft


def in_sentence(name: str) -> str:
    """A name as it stands inside a sentence: "Crime" -> "crime", but "NHS waiting times" as it is."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def metric_not_loaded(missing: Missing, asked: Reading, desk: Desk) -> Draft:
    metrics = [desk.catalogue.metrics[metric] for metric in asked.metrics]
    names = listed(metric.short_name for metric in metrics) or missing.words
    source = desk.catalogue.sources[metrics[0].source] if metrics else None
    draft = Draft(
        headline=f"No figures for {names} are loaded here yet.",
        sentences=[f"They are published by {source.publisher}: {source.url}"] if source else [],
        follow_ups=[meaning_question(metric) for metric in metrics[:2]] + ["What can I ask about?"],
    )
    return draft


def area_not_held(missing: Missing, asked: Reading, desk: Desk) -> Draft:
    """Says why: the duty of another council, held for other places, or not given; and who has a figure instead."""
    catalogue, where = desk.catalogue, listed(place(area, desk.catalogue) for area in asked.areas) or missing.words
    theme = catalogue.themes.get(ThemeId(asked.scope.id or "")) if asked.scope.kind is ScopeKind.THEME else None
    metrics = [catalogue.metrics[metric] for metric in (theme.metrics if theme else asked.metrics)]
    names = listed(named(metric) for metric in metrics) or "all of that"
    start = f"No figures on {in_sentence(theme.name)} are held" if theme else f"No figure for {names} is held"
    reasons = {why_not_held(metric, area, catalogue) for metric in metrics for area in asked.areas}
    [why] = reasons if len(reasons) == 1 else [None]
    draft = Draft(headline=clauses_within(f"{start} for {where}", [(": ", why)]))
    if why and why not in draft.headline:
        draft.sentences.append(f"{titled(why)}.")
    if metrics and not theme:
        draft.details.append(coverage(metrics[0], catalogue))
    area = catalogue.areas.get(asked.areas[0]) if len(asked.areas) == 1 else None
    districts = districts_holding(metrics[0].id, area.code, catalogue) if area and metrics else []
    if districts:
        *most, last = (place(one, catalogue) for one in districts)
        draft.sentences.append(f"Ask for {', '.join(most)} or {last}." if most else f"Ask for {last}.")
        draft.follow_ups = [f"{titled(metrics[0].short_name)} in {place(one, catalogue)}" for one in districts[:3]]
    instead = area.county if area and area.county else desk.viewer.home_area
    return nearest(draft, asked, desk, areas=[instead], metrics=[metric.id for metric in metrics])


def coverage(metric: Metric, catalogue: Catalogue) -> str:
    """For which places the metric is held, so that the limit is understood."""
    kinds = [KINDS[kind] for kind in kinds_holding(metric, catalogue)]
    places = sum(1 for held, _ in catalogue.holdings if held == metric.id)
    return f"It is held for {places:,} places{f': {listed(kinds)}' if kinds else ''}."


def unknown_area(missing: Missing, asked: Reading, desk: Desk) -> Draft:
    draft = Draft(
        headline=f"“{missing.words}” is not a council or area known here.",
        sentences=[
            "Ask with a UK council's name, a region, England, or a group such as similar councils or core cities."
        ],
        areas=[],
    )
    return nearest(draft, asked, desk, areas=[desk.viewer.home_area])


def period_not_held(missing: Missing, asked: Reading, desk: Desk) -> Draft:
    catalogue = desk.catalogue
    lines = [held_span(metric, asked.areas, catalogue) for metric in asked.metrics]
    names = listed(named(catalogue.metrics[metric]) for metric in asked.metrics)
    draft = Draft(
        headline=f"No figure for {names} is held {asked_time(missing.words)}.",
        sentences=[line for line in lines if line],
    )
    return nearest(draft, asked, desk)


def asked_time(words: str) -> str:
    """ "1997" -> "for 1997"; "in 1997", "since 2030" and "last year" stand as they are."""
    return words if words.split(" ", 1)[0] in STANDS_ALONE else f"for {words}"


def held_span(metric: MetricId, areas: Sequence[AreaCode], catalogue: Catalogue) -> str | None:
    held = catalogue.held(metric, areas[0]) if areas else ()
    if not held:
        return None
    name = catalogue.metrics[metric].short_name
    where = place(areas[0], catalogue)
    if len(held) == 1:
        return f"One figure is held for {name} in {where}, for {held[0].label}."
    return f"Figures for {name} in {where} are held from {held[0].label} to {held[-1].label}; nothing newer is held."


def group_not_held(missing: Missing, asked: Reading, desk: Desk) -> Draft:
    catalogue = desk.catalogue
    where = listed(place(area, catalogue) for area in asked.areas)
    others = [
        group
        for group in [*Group, *catalogue.own_groups]
        if asked.areas and (group is Group.ENGLAND or catalogue.group(group, asked.areas[0]))
    ]
    draft = Draft(
        headline=f"No list of {missing.words} is held for {where}.",
        sentences=[f"It can be compared with {listed(group_offered(group, catalogue) for group in others)}."],
    )
    metric = next((catalogue.metrics[m] for m in asked.metrics), None)
    draft = nearest(draft, asked, desk)
    if metric:
        draft.follow_ups = [
            f"Compare {metric.short_name} in {where} with {group_offered(group, catalogue)}" for group in others
        ]
    return draft


STANDS_ALONE = {"in", "for", "at", "on", "by", "since", "from", "between", "before", "after", "during", "over", "until",
                "up", "ever", "last", "a"}  # fmt: skip


def nearest(
    draft: Draft,
    asked: Reading,
    desk: Desk,
    *,
    areas: Sequence[AreaCode] | None = None,
    metrics: Sequence[MetricId] | None = None,
) -> Draft:
    """Adds the newest figure held of what was asked, named as such."""
    wanted = asked.metrics if metrics is None else metrics
    metrics = [metric for metric in wanted if desk.catalogue.metrics[metric].loaded]
    with desk.reader() as reader:
        found = figures(
            reader,
            metrics,
            areas or asked.areas,
            period=None,
            groups=(),
            **desk.known,
        )
    for figure in [one for one in found if one.observation.value is not None][:2]:
        metric = desk.catalogue.metrics[figure.observation.metric]
        draft.sentences.append(f"The nearest held: {figure_headline(figure, metric, desk.catalogue)}")
        draft.figures.append(figure_shown(figure, metric))
        draft.caveats += figure_caveats(figure, metric)
        draft.provenance.append(figure.provenance)
        elsewhere = figure.observation.area not in {*asked.areas, desk.viewer.home_area}
        held_for = f" in {place(figure.observation.area, desk.catalogue)}" if elsewhere else ""
        draft.follow_ups.append(f"{titled(metric.short_name)}{held_for} over time")
    if not draft.follow_ups:
        draft.follow_ups = ["What can I ask about?"]
    return draft


SAY: dict[MissingKind, Callable[[Missing, Reading, Desk], Draft]] = {
    MissingKind.SUBJECT: subject_not_held,
    MissingKind.METRIC_NOT_LOADED: metric_not_loaded,
    MissingKind.AREA: area_not_held,
    MissingKind.UNKNOWN_AREA: unknown_area,
    MissingKind.PERIOD: period_not_held,
    MissingKind.GROUP: group_not_held,
}
