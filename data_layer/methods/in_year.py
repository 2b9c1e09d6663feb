"""The run of a year's quarters or months: which are held, what they make of the year so far, and what they end in.

Source: this project. What a figure within the year covers is said by whoever gives it, never inferred.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from statistics import fmean

from data_layer.council_facts import Accumulation
from data_layer.facts import Observation
from data_layer.methods.change import months_apart
from data_layer.methods.measure import YEAR, Measured, comparable, months_between_periods
from data_layer.methods.target import adds_up, per_head
from data_layer.periods import Period, add_months

RUNNING = frozenset({Accumulation.CUMULATIVE, Accumulation.YEAR_TO_DATE})


class Run(StrEnum):
    """What the year's figure is of its parts."""

    TOTAL = "total"
    AVERAGE = "average"  # every quarter or month weighs the same
    POSITION = "position"  # the last


@dataclass(frozen=True, slots=True)
class YearRun:
    """The figures of one year by place, as given; None where one is not held."""

    year: Period
    values: tuple[float | None, ...]

    @property
    def held(self) -> int:
        """Up to which place a figure is held."""
        return max((place for place, value in enumerate(self.values, 1) if value is not None), default=0)


def run_of(metric: Measured, accumulation: Accumulation | None, latest: Period) -> Run | None:
    """None where nobody can say: a rate per head of one quarter may be a part of the year's or put on a yearly footing,
    and a count without its accumulation may add up or be a waiting list.
    """
    if latest.months == 0:
        return Run.POSITION
    if accumulation is Accumulation.CUMULATIVE:
        return Run.TOTAL
    if accumulation is Accumulation.YEAR_TO_DATE:
        return Run.AVERAGE
    if per_head(metric):
        return None
    if not adds_up(metric):
        return Run.AVERAGE
    return Run.TOTAL if accumulation is Accumulation.IN_PERIOD else None


def months_of_step(period: Period, metric: Measured) -> int | None:
    """The months from one figure to the next within a year; None where figures come once a year or less often."""
    every = period.months or months_between_periods(metric.frequency) or YEAR
    return every if 0 < every < YEAR and YEAR % every == 0 else None


def year_runs(points: Iterable[Observation], year: Period, every: int, *, positions: bool) -> dict[Period, YearRun]:
    """Comparable figures by the year they belong to; years start in the month in which `year` does.

    Left out are quarters that do not start with one of the year's: three months rolling on by one.
    """
    found: dict[Period, list[float | None]] = {}
    for point in points:
        if not comparable(point) or point.period.months != (0 if positions else every):
            continue
        years, month = divmod(months_apart(year, point.period), YEAR)
        if point.period.months and month % every:
            continue  # a rolling quarter overlaps two of the year's
        belongs = Period(add_months(year.start, years * YEAR), YEAR)
        found.setdefault(belongs, [None] * (YEAR // every))[month // every] = point.value
    return {belongs: YearRun(belongs, tuple(values)) for belongs, values in sorted(found.items())}


def as_positions(points: Iterable[Observation]) -> list[Observation]:
    """Each as at the last day of its quarter or month."""
    return [replace(point, period=Period(point.period.end, 0)) for point in points]


def to_date(run: YearRun, upto: int, kind: Run, accumulation: Accumulation | None) -> float | None:
    """The year so far after `upto` figures: total, average or position; None where one of them is missing."""
    if kind is Run.POSITION or accumulation in RUNNING:
        return run.values[upto - 1]
    parts = [value for value in run.values[:upto] if value is not None]
    if len(parts) < upto:
        return None
    return sum(parts) if kind is Run.TOTAL else fmean(parts)


def single_figures(run: YearRun, accumulation: Accumulation | None) -> list[float | None]:
    """What each quarter or month was by itself; averages of the year so far are taken apart."""
    if accumulation is not Accumulation.YEAR_TO_DATE:
        return list(run.values)
    return [
        taken_apart(place, run.values[place - 1], run.values[place - 2] if place > 1 else 0.0)
        for place in range(1, len(run.values) + 1)
    ]


def taken_apart(place: int, now: float | None, before: float | None) -> float | None:
    return None if now is None or before is None else place * now - (place - 1) * before


def largest_move(singles: Sequence[float | None]) -> float | None:
    """The largest difference between two neighbouring figures; None where no two are held."""
    return max((abs(b - a) for a, b in pairwise(singles) if a is not None and b is not None), default=None)
