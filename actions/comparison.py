"""How something compares: with a group of councils, with England, or with councils by name."""

from __future__ import annotations

from collections.abc import Sequence

from actions.answer import Answer
from actions.base import KindAction
from actions.charting import councils_chart, group_chart
from actions.claims import claims_answer
from actions.compose import Draft, clauses_within, compose
from actions.desk import Desk
from actions.headline import subject
from actions.like_with_like import figures, instead_sentences, unlike_councils
from actions.next_questions import after_figure
from actions.no_data import nothing_found, without_value
from actions.performance import one_draft
from actions.reading import Kind, Reading, ScopeKind, Subkind
from actions.shown import figure_shown
from actions.theme import theme_draft
from actions.wording.changes import better_hint, judged_clause
from actions.wording.names import named
from actions.wording.numbers import formatted, short
from actions.wording.places import home_first, listed, measured_group, place
from actions.wording.positions import position_sentence
from actions.wording.states import attributed, figure_caveats, missing_words, stale_clause
from actions.wording.times import full_date, in_period
from data_layer.catalogue import Catalogue, Metric
from data_layer.facts import Figure
from data_layer.vocabulary import AreaCode, Group, MetricId, Status, ThemeId


class ActionComparison(KindAction):
    kind = Kind.COMPARISON

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return comparison(asked, desk)


def comparison(asked: Reading, desk: Desk) -> Answer:
    """A metric or theme beside its group, or beside councils by name in the same period; by subkind whether what is
    claimed of it is so.
    """
    if asked.subkind == Subkind.CLAIMS:
        return claims_answer(asked, desk)
    catalogue = desk.catalogue
    theme = (
        catalogue.themes.get(ThemeId(asked.scope.id))
        if asked.scope.kind is ScopeKind.THEME and asked.scope.id
        else None
    )
    metrics = [m for m in (theme.metrics if theme else asked.metrics) if catalogue.metrics[m].loaded]
    areas = home_first(asked.areas, desk.viewer.home_area, catalogue)
    groups = asked.comparators or (() if len(areas) > 1 else (Group.NEAREST_NEIGHBOURS,))
    with desk.reader() as reader:
        found = figures(
            reader,
            metrics,
            areas,
            period=asked.period,
            groups=groups,
            **desk.known,
        )
    if without_value(found, of_theme=theme is not None):
        return nothing_found(asked, desk)
    if theme and len(areas) == 1:
        draft = theme_draft(theme, found, catalogue, compared=True)
    else:
        drafts = [
            (catalogue.metrics[metric].short_name, draft)
            for metric in metrics
            if (draft := metric_draft(metric, of_metric(found, metric), areas, asked, catalogue))
        ]
        draft = joined(drafts)
    draft.sentences = [*instead_sentences(groups, found, catalogue), *draft.sentences]
    return compose(draft, asked, desk)


def of_metric(found: Sequence[Figure], metric: MetricId) -> list[Figure]:
    return [figure for figure in found if figure.observation.metric == metric]


def metric_draft(
    metric: MetricId, found: list[Figure], areas: Sequence[AreaCode], asked: Reading, catalogue: Catalogue
) -> Draft | None:
    if not found:
        return None
    if len(areas) > 1:
        return councils_draft(catalogue.metrics[metric], found, areas, catalogue)
    if asked.statistic and found[0].positions:
        return middle_draft(found[0], catalogue.metrics[metric], catalogue)
    draft = one_draft(found[0], catalogue, position_first=True)
    draft.charts = [
        chart
        for position in found[0].positions[:1]
        for chart in group_chart(found[0], position, catalogue.metrics[metric], catalogue)
    ]
    return draft


def middle_draft(figure: Figure, metric: Metric, catalogue: Catalogue) -> Draft:
    """Asked for the middle of a group: that comes first, the council's own figure after it."""
    draft = one_draft(figure, catalogue, position_first=True)
    position = figure.positions[0]
    if position.median is None:
        return draft
    when = in_period(figure.observation.period, as_at=metric.as_at)
    name = measured_group(position.group, position.basis, figure.observation.area, catalogue)
    own = formatted(figure.observation.value, metric)
    start = f"The median {metric.short_name} of {name} was {formatted(position.median, metric)} {when}"
    draft.sentences.insert(0, draft.headline)
    where = place(figure.observation.area, catalogue)
    draft.headline = clauses_within(start, [(f", against {own} in ", where), ("; ", stale_clause(figure))])
    draft.charts = list(group_chart(figure, position, metric, catalogue))
    return draft


def councils_draft(metric: Metric, found: list[Figure], areas: Sequence[AreaCode], catalogue: Catalogue) -> Draft:
    """Named councils in one period: the newest that the first of them and most of the others hold."""
    by_area = {figure.observation.area: figure for figure in found}
    shown = [by_area[area] for area in areas if area in by_area]
    period = max(figure.observation.period for figure in shown)
    alike = [figure for figure in shown if figure.observation.period == period]
    values = [(", " if index else " ", beside(figure, metric, catalogue)) for index, figure in enumerate(alike)]
    when = in_period(period, as_at=metric.as_at)
    draft = Draft(
        headline=clauses_within(f"{subject(metric)} {when}:", [*values, ("; ", stale_clause(alike[0]))]),
        period=period.label,
        figures=[figure_shown(figure, metric) for figure in shown],
        caveats=attributed(
            [(place(figure.observation.area, catalogue), figure_caveats(figure, metric)) for figure in shown]
        ),
        follow_ups=after_figure(alike[0], metric, catalogue, compared=True),
        provenance=[figure.provenance for figure in shown],
        charts=list(councils_chart(alike, metric, catalogue)),
    )
    draft.sentences = [sentence for figure in alike if (sentence := own_change(figure, metric, catalogue))]
    for figure in shown:
        if figure.observation.period != period:
            draft.sentences.insert(0, older(figure, metric, catalogue))
    draft.sentences = [
        *unlike_councils(metric, [figure.observation.area for figure in shown], catalogue),
        *not_held(metric, [area for area in areas if not catalogue.held(metric.id, area)], catalogue),
        *draft.sentences,
    ]
    draft.sentences += [hint for hint in [better_hint(metric)] if hint]
    draft.details += [
        sentence
        for figure in alike
        for position in figure.positions
        if (
            sentence := position_sentence(
                position, figure, metric, catalogue, it=place(figure.observation.area, catalogue)
            )
        )
    ]
    return draft


def not_held(metric: Metric, areas: Sequence[AreaCode], catalogue: Catalogue) -> list[str]:
    """Who was asked about and stands nowhere in the answer."""
    where = listed(place(area, catalogue) for area in areas)
    return [f"No figure for {named(metric)} is held for {where}."] if where else []


def beside(figure: Figure, metric: Metric, catalogue: Catalogue) -> str:
    value = figure.observation.value
    where = place(figure.observation.area, catalogue)
    if value is None:
        return f"{where} no figure"
    alone = " (not comparable)" if figure.observation.status is Status.NOT_COMPARABLE else ""
    return f"{where} {formatted(value, metric)}{alone}"


def own_change(figure: Figure, metric: Metric, catalogue: Catalogue) -> str | None:
    where = place(figure.observation.area, catalogue)
    if figure.observation.value is None:
        return f"{where} has no figure for this period: {missing_words(figure.observation)}."
    clause = judged_clause(figure, metric)
    return f"{where}: {clause}." if clause else None


def older(figure: Figure, metric: Metric, catalogue: Catalogue) -> str:
    """A council whose newest figure is from another time is named apart and never set beside the others."""
    where, when = place(figure.observation.area, catalogue), in_period(figure.observation.period, as_at=metric.as_at)
    newest = f"{where} has none for that period; its newest is {short(figure.observation.value, metric)} {when}."
    area = catalogue.areas.get(figure.observation.area)
    if area is None or area.until is None:
        return newest
    now = listed(place(code, catalogue) for code in area.successors)
    return f"{newest} It ended on {full_date(area.until)}{f' and became part of {now}' if now else ''}."


def joined(drafts: list[tuple[str, Draft]]) -> Draft:
    """Several metrics, by name, compared in one question: the first leads and is drawn, the others follow."""
    (_, first), *others = drafts
    caveats = attributed([(name, draft.caveats) for name, draft in drafts])
    for _, draft in others:
        first.sentences.append(" ".join([draft.headline, *draft.sentences[:1]]))
        first.details += draft.details
        first.figures += draft.figures
        first.provenance += draft.provenance
    first.caveats = caveats
    return first
