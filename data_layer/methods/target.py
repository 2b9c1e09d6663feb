"""A figure against the council's own target: reached or missed, by how much, and what it takes to get there.

Source: this project. A national ambition is context and is never passed in here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from math import copysign, floor

from data_layer.council_facts import Accumulation, Target, TrajectoryPoint
from data_layer.facts import Observation
from data_layer.methods.change import months_apart
from data_layer.methods.measure import YEAR, Measured, at_most, comparable, is_count, months_between_periods
from data_layer.periods import Period
from data_layer.vocabulary import BetterWhen

# beyond this a decimal of a target is the noise of a computer
MOST_DECIMALS = 6
# the figure of the last quarter is the year's
AT_YEARS_END = frozenset({Accumulation.CUMULATIVE, Accumulation.AT_END})
PER_HEAD = re.compile(r"\bper ([\d,]+|person|people|head|capita|resident|adult|child|pupil|household|home|dwelling)")


@dataclass(frozen=True, slots=True)
class Distance:
    """Of a figure from a target, in the metric's unit.

    `difference` is the figure less the target. `missed_by` is how far it is on the wrong side, zero where reached,
    None where neither way is better. `periods_left` are the metric's periods until the target is due, and
    `needed_a_period` the change in each of them that would reach it; both None where it is reached or none is left.
    """

    difference: float
    missed_by: float | None
    reached: bool | None
    periods_left: int | None
    needed_a_period: float | None


def distance(own: Observation, target: Target, metric: Measured) -> Distance | None:
    """None where the figure is missing or given as not comparable. The target may be for a later period."""
    if not comparable(own):
        return None
    assert own.value is not None
    difference = gap(own.value, target.value, metric)
    short = missed_by(own.value, target.value, metric)
    left = periods_left(own.period, target, metric) if short else None
    return Distance(
        difference=difference,
        missed_by=short,
        reached=None if short is None else short == 0,
        periods_left=left,
        needed_a_period=-difference / left if left else None,
    )


def missed_by(value: float, target: float, metric: Measured) -> float | None:
    """How far a value is on the wrong side of a target; zero at the target or beyond; None where neither is better."""
    if metric.better_when is BetterWhen.NEUTRAL:
        return None
    short = gap(value, target, metric) * (-1 if metric.better_when is BetterWhen.HIGHER else 1)
    return 0.0 if at_most(max(short, 0), 0) else short


def gap(value: float, target: float, metric: Measured) -> float:
    """A value less a target, both to the metric's decimals as people read them.

    To more where the target is set finer than the metric is published: then its own decimals count, so that 34.96
    reaches 35 in a metric with one decimal, and 92.1 does not reach 92.14.
    """
    places = max(metric.decimals, written_decimals(target))
    return as_read(value, places) - as_read(target, places)


def as_read(value: float, places: int) -> float:
    """Rounded as in every answer, halves away from zero; a computer's noise below a half decides nothing."""
    scaled = abs(value) * 10**places
    return copysign(floor(scaled + 0.5 + 1e-9), value) / 10**places


def written_decimals(value: float) -> int:
    """The decimals a number was written with: 92.14 has two, 35.0 none."""
    exponent = Decimal(repr(round(value, MOST_DECIMALS))).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def periods_left(period: Period, target: Target, metric: Measured) -> int | None:
    """Whole periods from the end of this one to the day a target is due or its period ends; None where none is left."""
    every = months_between_periods(metric.frequency) or period.months or YEAR
    due = max(target.due, target.period.end) if target.due else target.period.end
    months = months_apart(Period(period.end, 0), Period(due, 0))
    return months // every if months >= every else None


def target_for(
    period: Period,
    targets: Iterable[Target],
    metric: Measured,
    *,
    accumulation: Accumulation | None,
    trajectory: Iterable[TrajectoryPoint] = (),
) -> Target | None:
    """The target that a figure of this period is judged by; None where none is for it.

    `targets` and `trajectory`: of one metric, part and area. The target set for this very period; else the point of
    the trajectory for it, with the tolerance of the target it leads to; else the target of the year that the period
    lies in, where the figure is a rate and means the same over a quarter as over a year. A year's target never judges
    a count of a quarter; what still adds up, and a position on a day or at the end of a quarter, it judges on the last
    day of the year alone.
    """
    known = sorted(targets, key=lambda target: target.period)
    exact = next((target for target in known if target.period == period), None)
    if exact is not None:
        return exact
    leads_to = next((target for target in known if target.period.end >= period.end), None)
    point = next((point for point in trajectory if point.period == period), None)
    if leads_to is not None and point is not None:
        return replace(leads_to, period=period, value=point.value, due=None)
    if not period.months or (accumulation in AT_YEARS_END and period.months < YEAR):
        at_end = next((target for target in known if target.period.end == period.end), None)
        return replace(at_end, period=period) if at_end is not None else None
    if not 0 < period.months < YEAR or adds_up(metric) or per_head(metric):
        return None
    holds = next((target for target in known if lies_in(period, target.period)), None)
    return replace(holds, period=period) if holds is not None else None


def adds_up(metric: Measured) -> bool:
    """Whether the quarters of a year add up to it: counts and sums of money."""
    return is_count(metric) or (metric.unit.startswith("£") and " per " not in metric.unit)


def per_head(metric: Measured) -> bool:
    """A rate per so many people or homes: a quarter's may be a part of the year's, or be put on a yearly footing."""
    return PER_HEAD.search(metric.unit) is not None


def lies_in(inner: Period, outer: Period) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
