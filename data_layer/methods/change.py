"""The change since an earlier period: which period that is, and how far the figure moved.

Source: the rules of this project; comparing a season with itself a year before, and averages of several years only
where they share no year, as the Office for National Statistics advises for its own series.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from data_layer.facts import Change, Observation, SeriesEvent
from data_layer.methods.measure import YEAR, Measured, comparable, in_percent, months_between_periods
from data_layer.periods import Period
from data_layer.vocabulary import AreaCode

# a survey moved by a few months is still the next one
SLACK = 6


@dataclass(frozen=True, slots=True)
class Earlier:
    """A period to compare with; `gap` where one or more that should lie between are missing."""

    period: Period
    gap: bool


def earlier_period(
    period: Period,
    held: Iterable[Period],
    *,
    frequency: str,
    events: Iterable[SeriesEvent] = (),
    area: AreaCode | None = None,
) -> Earlier | None:
    """The period that `period` is compared with; None where there is none, or where a break lies between.

    `held`: the periods with a comparable figure, in any order. Within a year: the same period a year before, or
    the last held same period, which is then a gap. Otherwise the newest of the same length that does not overlap:
    the year before, the survey before, the average that shares no year. What lies beyond a break is never used
    instead. A metric published every two years has no gap where the one before was two years ago.
    """
    seasonal = is_seasonal(period, frequency)
    newest_first = sorted((one for one in held if one.start < period.start), reverse=True)
    before = next((one for one in newest_first if alike(one, period, seasonal=seasonal)), None)
    if before is None or breaks_between(before, period, events, area):
        return None
    return Earlier(before, gap=months_apart(before, period) > step(period, frequency) + (1 if seasonal else SLACK))


def is_seasonal(period: Period, frequency: str) -> bool:
    """Published more often than once a year, so that only the same time of year compares."""
    every = months_between_periods(frequency)
    return 0 < period.months < YEAR or (period.months == 0 and every is not None and every < YEAR)


def alike(earlier: Period, later: Period, *, seasonal: bool) -> bool:
    """As long, without a day in common, and at the same time of year where that matters."""
    same_season = not seasonal or earlier.start.month == later.start.month
    return same_season and earlier.months == later.months and earlier.end < later.start


def months_apart(earlier: Period, later: Period) -> int:
    """Whole calendar months between two starts; the days of surveys move and do not count."""
    return (later.start.year - earlier.start.year) * YEAR + later.start.month - earlier.start.month


def step(period: Period, frequency: str) -> int:
    """Months between two neighbouring periods that may be compared."""
    if is_seasonal(period, frequency):
        return YEAR
    return max(period.months, months_between_periods(frequency) or YEAR)


def breaks_between(earlier: Period, later: Period, events: Iterable[SeriesEvent], area: AreaCode | None) -> bool:
    """Whether an event that forbids a change, for all areas or this one, lies between two periods.

    A break takes effect with the period that starts on or contains its day, so that one is on the later side.
    """
    return any(
        not event.allows_change and event.area in {None, area} and earlier.end < event.starts <= later.end
        for event in events
    )


def change(earlier: Observation, later: Observation, *, gap: bool) -> Change | None:
    """From one figure to a later one, in the metric's unit; None where either may not be compared.

    `relative` is in percent of the size of the earlier figure, so that it has the sign of the change; None where
    that figure is zero. What is usual is not known here: see `usual_change`.
    """
    if not (comparable(earlier) and comparable(later)):
        return None
    assert earlier.value is not None and later.value is not None
    moved = later.value - earlier.value
    relative = 100 * moved / abs(earlier.value) if earlier.value else None
    return Change(earlier.period, earlier.value, moved, relative, typical=None, others=None, gap=gap)


def judged(moved: Change, metric: Measured) -> float | None:
    """The change as it is judged: in percent for amounts (None from zero), else in the metric's unit."""
    return moved.relative if in_percent(metric) else moved.value
