"""What members check by eye: figures, targets and stories that are possible and yet look odd. Source: this project.

Each rule is a pure function of one series and gives a doubt: a code and a sentence. A doubt never stops a load.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median

from data_layer.catalogue import Metric
from data_layer.council_facts import Accumulation, Narrative, Target, TrajectoryPoint
from data_layer.facts import Observation
from data_layer.methods.freshness import next_expected
from data_layer.methods.measure import last_decimal
from data_layer.periods import Period
from data_layer.vocabulary import Status

FEWEST_OTHERS = 5  # figures beside the one that is looked at
FEWEST_OF_SAME_SEASON = 3
FAR = 6.0  # in scaled median absolute deviations; a process seldom leaves 3
SCALED = 1.4826  # makes the median absolute deviation of normal figures their standard deviation
SMALLEST_SHARE = 0.02  # of the middle: a series that hardly moves is not far off by a fiftieth
ORDER = 10.0
NEAR_ZERO_SHARE = 0.5
FEWEST_FOR_ZERO = 3


class Code(StrEnum):
    FAR_FROM_HISTORY = "far_from_history"
    TARGET_ORDER_APART = "target_order_apart"
    TARGET_NEVER_NEARED = "target_never_neared"
    TARGET_LEFT_BEHIND = "target_left_behind"
    OVERDUE = "overdue"
    NARRATIVE_OLDER = "narrative_older"
    SILENT_ON_RED = "silent_on_red"
    READS_AS_PRAISE = "reads_as_praise"
    STORY_NOT_BORNE_OUT = "story_not_borne_out"


@dataclass(frozen=True, slots=True)
class Doubt:
    """`table` and `field` name the column that it is about, in the row of `period`; `text` is one full sentence."""

    code: Code
    period: Period
    table: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Series:
    """One metric or breakdown in one area: `figures` are the newest of each period, oldest first.

    `own`: whether they are the council's own; published ones are only held against its targets and stories.
    """

    metric: Metric
    figures: Sequence[Observation]
    targets: Sequence[Target]
    trajectory: Sequence[TrajectoryPoint]
    narratives: Sequence[Narrative]
    own: bool
    today: date

    @property
    def given(self) -> list[tuple[Period, float]]:
        """The figures that have a value and may be compared, oldest first."""
        return [
            (each.period, each.value)
            for each in self.figures
            if each.value is not None and each.status is not Status.NOT_COMPARABLE
        ]


Rule = Callable[[Series], Iterator[Doubt]]


def said(value: float, metric: Metric) -> str:
    return f"{value:,.{metric.decimals}f}"


def far_from_history(series: Series) -> Iterator[Doubt]:
    """A figure over six scaled median absolute deviations from the median of all others of its length.

    The deviation counts as one unit of the last decimal or a fiftieth of the median at least. A figure that adds up
    over the year is held against those of the same months only, three at least; others need five.
    """
    if not series.own:
        return
    adds_up = series.metric.accumulation is Accumulation.CUMULATIVE
    groups: dict[tuple[int, int], list[tuple[Period, float]]] = {}
    for period, value in series.given:
        groups.setdefault((period.months, period.start.month if adds_up else 0), []).append((period, value))
    fewest = FEWEST_OF_SAME_SEASON if adds_up else FEWEST_OTHERS
    for group in groups.values():
        if len(group) <= fewest:
            continue
        ordered = sorted(value for _, value in group)
        for period, value in group:
            if is_far(value, ordered, last_decimal(series.metric)):
                middle = middle_without(value, ordered)
                yield Doubt(
                    Code.FAR_FROM_HISTORY, period, "observations", "value",
                    f"The figure for {period.words}, {said(value, series.metric)}, is far from the rest of its own "
                    f"series, the middle of which is {said(middle, series.metric)}: it may be mistyped.",
                )  # fmt: skip


def is_far(value: float, ordered: Sequence[float], smallest: float) -> bool:
    """`ordered`: the whole series with the value in it, smallest first."""
    middle = middle_without(value, ordered)
    distance, floor = abs(value - middle), max(smallest, SMALLEST_SHARE * abs(middle))
    if distance <= FAR * floor:
        return False
    at = bisect_left(ordered, value)
    others = [abs(one - middle) for place, one in enumerate(ordered) if place != at]
    return distance > FAR * max(SCALED * median(others), floor)


def middle_without(value: float, ordered: Sequence[float]) -> float:
    """The median of an ordered series with one of its values taken out."""
    at, count = bisect_left(ordered, value), len(ordered) - 1
    low, high = (count - 1) // 2, count // 2
    return (ordered[low + (low >= at)] + ordered[high + (high >= at)]) / 2


def target_order_apart(series: Series) -> Iterator[Doubt]:
    """The figure and the target of its own period differ tenfold or more: most often a slip of the unit."""
    values = dict(series.given)
    for target in series.targets:
        value = values.get(target.period)
        if value is None or value * target.value <= 0:
            continue
        if not 1 / ORDER < value / target.value < ORDER:
            yield Doubt(
                Code.TARGET_ORDER_APART, target.period, "targets", "value",
                f"The target for {target.period.words}, {said(target.value, series.metric)}, and the figure, "
                f"{said(value, series.metric)}, are tenfold or more apart: one of them may be in another unit.",
            )  # fmt: skip


def target_never_neared(series: Series) -> Iterator[Doubt]:
    """A target of 0 where no figure, of three at least, has come down to half the middle one."""
    sizes = sorted(abs(value) for _, value in series.given)
    if len(sizes) < FEWEST_FOR_ZERO or sizes[0] <= NEAR_ZERO_SHARE * median(sizes):
        return
    for target in series.targets:
        if target.value == 0:
            yield Doubt(
                Code.TARGET_NEVER_NEARED, target.period, "targets", "value",
                f"The target for {target.period.words} is 0, and no figure so far has been below "
                f"{said(sizes[0], series.metric)}: it may stand for a target that was not set.",
            )  # fmt: skip


def target_left_behind(series: Series) -> Iterator[Doubt]:
    """A figure that adds up over the year has passed a target that is for more of the year, or that does not add up.

    The target of the whole year passed before its last period; or the target of this period, equal to that of the one
    before it in the same financial year, passed.
    """
    if series.metric.accumulation is not Accumulation.CUMULATIVE:
        return
    by_period = {target.period: target for target in series.targets}
    for period, value in series.given:
        year = next((t for t in series.targets if t.period.months == 12 and within(period, t.period)), None)
        if year and period.months < 12 and 0 < year.value < value and period.end < year.period.end:
            yield left_behind(period, value, year, series, "of the whole year")
            continue
        own, before = by_period.get(period), by_period.get(previous(period))
        flat = own and before and same_year(own.period, before.period) and own.value == before.value
        if flat and own and 0 < own.value < value:
            yield left_behind(period, value, own, series, "that does not grow with it")


def left_behind(period: Period, value: float, target: Target, series: Series, which: str) -> Doubt:
    return Doubt(
        Code.TARGET_LEFT_BEHIND, period, "observations", "value",
        f"The figure for {period.words}, {said(value, series.metric)}, adds up over the year and has passed a target "
        f"{which}, {said(target.value, series.metric)}: the two may not be meant for one another.",
    )  # fmt: skip


def within(inner: Period, outer: Period) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def previous(period: Period) -> Period:
    """The period of the same length that ends where this one begins."""
    months = period.start.year * 12 + period.start.month - 1 - period.months
    return Period(date(months // 12, months % 12 + 1, 1), period.months) if period.months else period


def same_year(one: Period, other: Period) -> bool:
    """Whether both lie in one financial year."""
    return one != other and financial_year_of(one) == financial_year_of(other)


def financial_year_of(period: Period) -> int:
    return period.start.year - (period.start.month < 4)


def overdue(series: Series) -> Iterator[Doubt]:
    """The next figure was due and is not held."""
    if not series.own or not series.figures:
        return
    newest = series.figures[-1].period
    due = next_expected(newest, frequency=series.metric.frequency, usual_lag_months=series.metric.usual_lag_months)
    if due and due < series.today:
        yield Doubt(
            Code.OVERDUE, newest, "observations", "period",
            f"No figure has come since {newest.words}; the next was due by {due.day} {due:%B %Y}.",
        )  # fmt: skip


NUMERIC: tuple[Rule, ...] = (far_from_history, target_order_apart, target_never_neared, target_left_behind, overdue)


def doubts_by(rules: Iterable[Rule], series: Series) -> list[Doubt]:
    """In the order of the rules."""
    return [doubt for rule in rules for doubt in rule(series)]
