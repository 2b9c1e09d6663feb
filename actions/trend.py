"""How something has moved over time: the series of one or more councils, its breaks and its long run."""

from __future__ import annotations

from collections.abc import Sequence

from actions.answer import Answer
from actions.base import KindAction
from actions.claims import claims_answer
from actions.comparison import comparison
from actions.compose import compose
from actions.desk import Desk
from actions.no_data import nothing_found
from actions.performance import performance
from actions.reading import Kind, Reading, ScopeKind, Subkind
from actions.scope import metrics_in
from actions.series_drafts import series_drafts, together
from actions.theme import counts_words, parted, weigh
from actions.wording.places import listed
from data_layer.figures import figures
from data_layer.periods import Period, PeriodAsked, held_in
from data_layer.vocabulary import MetricId

FIRST_OF_A_THEME = 3


class ActionTrend(KindAction):
    kind = Kind.TREND

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return trend(asked, desk)


def trend(asked: Reading, desk: Desk) -> Answer:
    """The series of each metric and council asked about; of a theme those of its first measures that have one.

    By subkind whether what is claimed of it is so.
    """
    if asked.subkind == Subkind.CLAIMS:
        return claims_answer(asked, desk)
    spanned = asked.period if asked.period and (asked.period.spans or asked.period.newest) else None
    if asked.scope.kind is ScopeKind.THEME:
        return theme_trend(asked, spanned, desk)
    drafts, left_out = series_drafts(asked, asked.metrics, spanned, desk)
    if not drafts:
        return nothing_found(asked, desk)
    draft = together(drafts, desk.catalogue)
    draft.sentences = [*left_out, *draft.sentences]
    return compose(draft, asked, desk)


def theme_trend(asked: Reading, spanned: PeriodAsked | None, desk: Desk) -> Answer:
    """All years held where none are named. A theme of single figures is answered as it stands today."""
    catalogue = desk.catalogue
    metrics = metrics_in(asked, catalogue)
    runs = [m for m in metrics if any(has_run(catalogue.held(m, area), spanned) for area in asked.areas)]
    drafts, left_out = series_drafts(asked, runs[:FIRST_OF_A_THEME], spanned, desk)
    if not drafts:
        answered_now = comparison if len(asked.areas) > 1 else performance
        return nothing_found(asked, desk) if spanned else answered_now(asked, desk)
    draft = together(drafts, catalogue)
    counts = [newest_changes(metrics, asked, desk)] if spanned is None and len(asked.areas) == 1 else []
    draft.sentences = [*left_out, *counts, *draft.sentences]
    draft.metrics = list(drafts)
    if others := [catalogue.metrics[each].short_name for each in runs[FIRST_OF_A_THEME:]]:
        when = " for those years" if spanned else ""
        draft.details.append(f"Also held{when}, one question away: {listed(others)}.")
    return compose(draft, asked, desk)


def has_run(held: Sequence[Period], spanned: PeriodAsked | None) -> bool:
    return len(held if spanned is None else held_in(spanned, held)) > 1


def newest_changes(metrics: Sequence[MetricId], asked: Reading, desk: Desk) -> str:
    """How many measures of the theme got worse or better: three of them are not all."""
    catalogue = desk.catalogue
    with desk.reader() as reader:
        found = figures(reader, metrics, asked.areas, period=None, groups=(), **desk.known)
    weighed = [weigh(figure, catalogue.metrics[figure.observation.metric], catalogue) for figure in found]
    return counts_words(*parted(weighed))
