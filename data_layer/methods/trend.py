"""Whether a long series holds a signal: the process behaviour chart of single values and moving ranges (XmR).

Sources: Wheeler, Understanding Variation, 1993 (limits); the signals and their lengths as NHS England's Making Data
Count uses them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from statistics import fmean, median

from data_layer.facts import Observation, SeriesEvent
from data_layer.methods.change import breaks_between
from data_layer.methods.measure import CASH, Measured, comparable

FEWEST_POINTS = 12
REACH = 2.66  # 3 / d2, d2 = 1.128 for pairs
IN_A_ROW = 7


class SignalKind(StrEnum):
    OUTSIDE = "outside"  # a point beyond a limit
    SHIFT = "shift"  # 7 in a row on one side of the mean
    RUN = "run"  # 7 points rising or falling
    TWO_OF_THREE = "two_of_three"  # 2 of 3 beyond two thirds of a limit, on one side


class Unlimited(StrEnum):
    """Why no limits are drawn."""

    TRENDS = "trends"
    OVERLAPPING = "overlapping"
    CASH = "cash"
    WIDE_INTERVALS = "wide_intervals"


@dataclass(frozen=True, slots=True)
class Limits:
    """In the metric's unit; a limit may lie where no figure can, below zero."""

    mean: float
    lower: float
    upper: float
    moving_range: float  # the mean of them


@dataclass(frozen=True, slots=True)
class Signal:
    """Special cause; `points` are places in the run, oldest 0, the last of them completes it."""

    kind: SignalKind
    points: tuple[int, ...]
    high: bool  # above the mean, or rising


@dataclass(frozen=True, slots=True)
class TooFew:
    """Described only."""

    held: int
    needed: int = FEWEST_POINTS


@dataclass(frozen=True, slots=True)
class LongRun:
    """A run in plain figures. `risen` is None where its last third does not differ from its first by more than the
    points move from one to the next.
    """

    first: Observation
    last: Observation
    lowest: Observation
    highest: Observation
    risen: bool | None


@dataclass(frozen=True, slots=True)
class Run:
    """The points between two breaks, oldest first, with their chart or the reason why there is none."""

    points: tuple[Observation, ...]
    chart: Limits | TooFew | Unlimited
    signals: tuple[Signal, ...]
    long_run: LongRun | None  # None of fewer than two points


def runs(points: Sequence[Observation], metric: Measured, events: Sequence[SeriesEvent] = ()) -> list[Run]:
    """Oldest first; a fresh baseline at each break. `points`: one metric in one area, oldest first.

    Figures that are missing or not comparable are left out, and the range over such a gap counts like any other.
    """
    found: list[list[Observation]] = []
    for point in filter(comparable, points):
        if found and not breaks_between(found[-1][-1].period, point.period, events, point.area):
            found[-1].append(point)
        else:
            found.append([point])
    return [run(one, metric) for one in found]


def run(points: Sequence[Observation], metric: Measured) -> Run:
    values = [point.value for point in points if point.value is not None]
    chart = charted(points, values, metric)
    special = tuple(signals(values, chart)) if isinstance(chart, Limits) else ()
    return Run(tuple(points), chart, special, long_run(points))


def charted(points: Sequence[Observation], values: Sequence[float], metric: Measured) -> Limits | TooFew | Unlimited:
    """No limits for cash, overlapping periods, intervals wider than the moving ranges, nor for a series that trends:
    where over a third of its points fall outside.
    """
    if metric.kind in CASH:
        return Unlimited.CASH
    if any(a.period.overlaps(b.period) for a, b in pairwise(points)):
        return Unlimited.OVERLAPPING
    found = process_limits(values)
    if isinstance(found, TooFew):
        return found
    widths = [p.upper - p.lower for p in points if p.upper is not None and p.lower is not None]
    if widths and fmean(widths) > found.moving_range:
        return Unlimited.WIDE_INTERVALS
    outside = sum(not found.lower <= value <= found.upper for value in values)
    return Unlimited.TRENDS if 3 * outside > len(values) else found


def process_limits(values: Sequence[float]) -> Limits | TooFew:
    """Mean ± 2.66 mean moving ranges, from 12 independent points, oldest first, in the metric's unit."""
    if len(values) < FEWEST_POINTS:
        return TooFew(held=len(values))
    middle = fmean(values)
    moving_range = fmean(abs(b - a) for a, b in pairwise(values))
    reach = REACH * moving_range
    return Limits(middle, middle - reach, middle + reach, moving_range)


def signals(values: Sequence[float], limits: Limits) -> list[Signal]:
    """Each signal at the point that completes it; a longer run completes one at each further point."""
    found = [outside(values, at, limits) for at in range(len(values))]
    found += [shift(values, at, limits.mean) for at in range(IN_A_ROW - 1, len(values))]
    found += [rising_or_falling(values, at) for at in range(IN_A_ROW - 1, len(values))]
    found += [two_of_three(values, at, limits) for at in range(2, len(values))]
    return [signal for signal in found if signal is not None]


def outside(values: Sequence[float], at: int, limits: Limits) -> Signal | None:
    if limits.lower <= values[at] <= limits.upper:
        return None
    return Signal(SignalKind.OUTSIDE, (at,), high=values[at] > limits.upper)


def shift(values: Sequence[float], at: int, mean: float) -> Signal | None:
    """A point on the mean is on neither side."""
    last = range(at - IN_A_ROW + 1, at + 1)
    for high in (True, False):
        if all((values[i] > mean) if high else (values[i] < mean) for i in last):
            return Signal(SignalKind.SHIFT, tuple(last), high)
    return None


def rising_or_falling(values: Sequence[float], at: int) -> Signal | None:
    """Seven points, six steps; two equal points in a row end a run."""
    last = range(at - IN_A_ROW + 1, at + 1)
    steps = [values[j] - values[i] for i, j in pairwise(last)]
    for high in (True, False):
        if all(step > 0 if high else step < 0 for step in steps):
            return Signal(SignalKind.RUN, tuple(last), high)
    return None


def two_of_three(values: Sequence[float], at: int, limits: Limits) -> Signal | None:
    """Two of three in a row beyond two thirds of the way to one limit, the last of them among the two."""
    reach = 2 / 3 * (limits.upper - limits.mean)
    for high in (True, False):
        far = [i for i in range(at - 2, at + 1) if ((values[i] - limits.mean) * (1 if high else -1)) > reach]
        if len(far) >= 2 and at in far:
            return Signal(SignalKind.TWO_OF_THREE, tuple(far), high)
    return None


def long_run(points: Sequence[Observation]) -> LongRun | None:
    """From the first to the last, the lowest and the highest, and whether the whole run rose or fell.

    It did where the medians of its first and last third (at least one point) differ by more than the mean moving range.
    """
    held = [(point.value, point) for point in points if point.value is not None]
    if len(held) < 2:
        return None
    values = [value for value, _ in held]
    third = max(1, len(values) // 3)
    moved = median(values[-third:]) - median(values[:third])
    usual = fmean(abs(b - a) for a, b in pairwise(values))
    risen = None if len(values) > 2 and abs(moved) <= usual else moved > 0 if moved else None
    lowest, highest = min(held, key=lambda one: one[0])[1], max(held, key=lambda one: one[0])[1]
    return LongRun(held[0][1], held[-1][1], lowest, highest, risen)
