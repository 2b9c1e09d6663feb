"""Early warning: what the accounts show beside similar councils, and what stands out elsewhere; signals, no verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actions.answer import Answer
from actions.base import KindAction
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.exceptions import ATTENTION
from actions.headline import figure_headline
from actions.like_with_like import figures, instead_sentences
from actions.no_data import nothing_found
from actions.reading import Kind, Reading, Scope, ScopeKind
from actions.run_of_series import moved, said, unbroken
from actions.shown import figure_shown
from actions.standouts import GROUPS, INSTEAD, standouts_draft
from actions.wording.names import named
from actions.wording.states import attributed, figure_caveats
from actions.wording.times import age
from data_layer.assessing import WORST_QUARTER
from data_layer.catalogue import Catalogue, Metric
from data_layer.facts import Figure, Series
from data_layer.methods.change import months_apart
from data_layer.series import series_of
from data_layer.vocabulary import AreaCode, Direction, MetricId, ThemeId

FINANCE = ThemeId("finance")
YEARS = 3
IN_SUMMARY = 2
NO_VERDICT = "These are signals to ask about, not a verdict on the council's finances."
NOTHING_NOW = (
    "The newest accounts held are {age} old. They say what was so then; nothing is worked out from them for today, "
    "such as how long reserves will last, until newer accounts are held."
)


class ActionEarlyWarning(KindAction):
    kind = Kind.EARLY_WARNING

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return early_warning(asked, desk)


def early_warning(asked: Reading, desk: Desk) -> Answer:
    """Of one council: each measure of its finances with its place and three years' way; then the services."""
    catalogue = desk.catalogue
    area = AreaCode(asked.areas[0]) if asked.areas else desk.viewer.home_area
    theme = catalogue.themes.get(FINANCE)
    wanted = [metric for metric in (theme.metrics if theme else ()) if catalogue.metrics[metric].loaded]
    with desk.reader() as reader:
        groups = asked.comparators or (GROUPS if catalogue.group(GROUPS[0], area) else INSTEAD)
        found = figures(reader, wanted, [area], period=None, groups=groups, **desk.known)
        runs = series_of(reader, wanted, area, **desk.known)
    held = [figure for figure in found if figure.observation.value is not None]
    if not held:
        return nothing_found(asked, desk)
    everything = asked.model_copy(update={"scope": Scope(kind=ScopeKind.EVERYTHING), "metrics": ()})
    services = standouts_draft(everything, desk, ATTENTION)
    draft = signals(held, runs, services, catalogue)
    draft.sentences = [*instead_sentences(groups, held, catalogue), *draft.sentences]
    return compose(draft, asked, desk)


def signals(held: Sequence[Figure], runs: Mapping[MetricId, Series], services: Draft, catalogue: Catalogue) -> Draft:
    """The adverse ones first; what is neutral or in cash last."""
    shown = [(figure, catalogue.metrics[figure.observation.metric]) for figure in held]
    shown.sort(key=lambda one: -concern(*one))
    worrying = sum(1 for one in shown if concern(*one) > 1)
    first, metric = shown[0]
    stale = [figure for figure, _ in shown if figure.freshness.stale]
    newest = min((figure.freshness.age_months for figure in stale), default=0)
    return Draft(
        headline=figure_headline(first, metric, catalogue, position_first=True),
        sentences=[
            f"{worrying} of {len(shown)} measures of its finances stand out, by their place or their change.",
            NO_VERDICT,
            *(figure_headline(figure, of, catalogue, position_first=True) for figure, of in shown[1:IN_SUMMARY]),
        ],
        details=[
            "Finances:\n" + "\n".join(f"- {line(figure, of, runs, catalogue)}" for figure, of in shown),
            NOTHING_NOW.format(age=age(newest)) if len(stale) == len(shown) else "",
            f"Services: {services.headline}",
        ],
        figures=[figure_shown(figure, of) for figure, of in shown],
        metrics=[of.id for _, of in shown],
        caveats=attributed([(of.short_name, figure_caveats(figure, of)) for figure, of in shown[: IN_SUMMARY + 1]]),
        provenance=[figure.provenance for figure, _ in shown],
        follow_ups=[
            f"What should members ask about {named(metric)}?",
            "How do our finances compare with similar councils?",
            "What needs attention?",
        ],
    )


def concern(figure: Figure, metric: Metric) -> int:
    """Three in the worst quarter of its group, else one; one more where it gets worse; none without a better way."""
    if metric.better_when not in WORST_QUARTER:
        return 0
    place = figure.positions[0] if figure.positions else None
    worst = place is not None and place.band is not None and place.band is WORST_QUARTER[metric.better_when]
    return 1 + 2 * worst + (figure.direction is Direction.DETERIORATING)


def line(figure: Figure, metric: Metric, runs: Mapping[MetricId, Series], catalogue: Catalogue) -> str:
    way = three_years(runs.get(metric.id), metric)
    return " ".join([figure_headline(figure, metric, catalogue, position_first=True), *([way] if way else [])])


def three_years(run: Series | None, metric: Metric) -> str | None:
    """ "Three years before: 9.4% at 31 March 2021, up 3.1 percentage points since." """
    points = unbroken(run) if run else []
    if len(points) < 2:
        return None
    last = points[-1]
    before = next((one for one in points if months_apart(one.period, last.period) == 12 * YEARS), None)
    return f"Three years before: {said(before, metric)}, {moved(before, last, metric)} since." if before else None
