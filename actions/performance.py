"""How something is doing: the figure, its direction of travel and where it stands."""

from __future__ import annotations

from collections.abc import Callable

from actions.answer import Answer
from actions.base import KindAction
from actions.claims import claims_answer
from actions.compose import Draft, clauses_within, compose
from actions.desk import Desk
from actions.figure_chart import chart_of
from actions.headline import figure_headline
from actions.like_with_like import figures, instead_sentences
from actions.next_questions import after_figure
from actions.no_data import nothing_found, without_value
from actions.reading import Kind, Reading, ScopeKind, Subkind
from actions.shown import figure_shown
from actions.theme import theme_draft
from actions.wording.changes import better_hint, change_sentences
from actions.wording.numbers import formatted
from actions.wording.places import place
from actions.wording.positions import members_sentence, position_sentence, without_figure
from actions.wording.states import attributed, figure_caveats, missing_words, stale_clause
from actions.wording.times import in_period
from data_layer.catalogue import Catalogue, Metric
from data_layer.facts import Figure
from data_layer.figures import series
from data_layer.store import Reader
from data_layer.vocabulary import Group, ThemeId

CONTEXT_GROUPS = (Group.NEAREST_NEIGHBOURS,)
BY_SUBKIND: dict[str, Callable[[Reading, Desk], Answer]] = {Subkind.CLAIMS: claims_answer}


class ActionPerformance(KindAction):
    kind = Kind.PERFORMANCE

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return performance(asked, desk)


def performance(asked: Reading, desk: Desk) -> Answer:
    """One metric, several metrics, or a theme, for the areas asked about."""
    if particular := BY_SUBKIND.get(asked.subkind or ""):
        return particular(asked, desk)
    catalogue = desk.catalogue
    theme = (
        catalogue.themes.get(ThemeId(asked.scope.id))
        if asked.scope.kind is ScopeKind.THEME and asked.scope.id
        else None
    )
    metrics = [m for m in (theme.metrics if theme else asked.metrics) if catalogue.metrics[m].loaded]
    with desk.reader() as reader:
        found = figures(
            reader,
            metrics,
            asked.areas,
            period=asked.period,
            groups=asked.comparators or CONTEXT_GROUPS,
            **desk.known,
        )
        if without_value(found, of_theme=theme is not None):
            return nothing_found(asked, desk)
        if theme:
            draft = theme_draft(theme, found, catalogue, compared=False)
        elif len(found) > 1:
            draft = several_draft(found, catalogue)
        else:
            draft = one_draft(found[0], catalogue)
            if found[0].observation.value is None and (before := last_given(found[0], reader, desk)):
                draft.sentences.insert(0, before)
            draft.charts = list(chart_of(found[0], reader, desk))
        draft.sentences = [*instead_sentences(asked.comparators, found, catalogue), *draft.sentences]
    return compose(draft, asked, desk)


def one_draft(figure: Figure, catalogue: Catalogue, *, position_first: bool = False) -> Draft:
    """One figure with its change, its position in each group asked for, and its caveats."""
    metric = catalogue.metrics[figure.observation.metric]
    change = change_sentences(figure, metric)
    stands = [position_sentence(position, figure, metric, catalogue) for position in figure.positions]
    ordered = [*stands, *change] if position_first else [*change, *stands]
    sentences = [sentence for sentence in ordered if sentence]
    if figure.change is not None or figure.positions:
        sentences += [hint for hint in [better_hint(metric)] if hint]
    details = [members_sentence(position, metric, catalogue) for position in figure.positions]
    details += [without_figure(position, catalogue) for position in figure.positions]
    return Draft(
        headline=figure_headline(figure, metric, catalogue, position_first=position_first),
        sentences=sentences,
        details=[" ".join(detail for detail in details if detail)],
        period=figure.observation.period.label,
        figures=[figure_shown(figure, metric)],
        caveats=figure_caveats(figure, metric),
        follow_ups=after_figure(figure, metric, catalogue, compared=position_first),
        provenance=[figure.provenance],
    )


def several_draft(found: list[Figure], catalogue: Catalogue) -> Draft:
    """Several figures, each in a sentence of its own."""
    named = [(figure, catalogue.metrics[figure.observation.metric]) for figure in found]
    first, metric = named[0]
    where = place(first.observation.area, catalogue)
    parts = [(", " if index else " ", part(figure, metric, catalogue)) for index, (figure, metric) in enumerate(named)]
    draft = Draft(
        headline=clauses_within(f"In {where}:", [*parts, ("; ", stale_clause(first))]),
        period=first.observation.period.label,
        figures=[figure_shown(figure, metric) for figure, metric in named],
        provenance=[figure.provenance for figure in found],
        follow_ups=after_figure(first, metric, catalogue),
    )
    for figure, metric in named:
        draft.sentences.append(
            " ".join([figure_headline(figure, metric, catalogue), *change_sentences(figure, metric)])
        )
    draft.caveats = attributed([(metric.short_name, figure_caveats(figure, metric)) for figure, metric in named])
    return draft


def part(figure: Figure, metric: Metric, catalogue: Catalogue) -> str:
    when = in_period(figure.observation.period, as_at=metric.as_at)
    if figure.observation.value is None:
        return f"{metric.short_name} no figure {when} ({missing_words(figure.observation)})"
    return f"{metric.short_name} {formatted(figure.observation.value, metric)} {when}"


def last_given(figure: Figure, reader: Reader, desk: Desk) -> str | None:
    """The newest value before a figure that the publisher does not give."""
    own, metric = figure.observation, desk.catalogue.metrics[figure.observation.metric]
    [held] = series(reader, metric.id, [own.area], period=None, **desk.known)
    given = [point for point in held.points if point.value is not None and point.period < own.period]
    if not given:
        return None
    when = in_period(given[-1].period, as_at=metric.as_at)
    return f"The last one given before it is {formatted(given[-1].value, metric)} {when}."
