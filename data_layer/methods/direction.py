"""Direction of travel: whether a change is clear, and whether it is for the better.

Source: this project. Two 95% intervals as in the comparison of two independent estimates: the square root of the sum
of squares of the half-widths that face each other, which also serves intervals that are not symmetric (Newcombe 1998).
"""

from __future__ import annotations

from math import hypot

from data_layer.facts import Change, Observation
from data_layer.methods.change import judged
from data_layer.methods.measure import CASH, Measured, at_most, is_count, last_decimal
from data_layer.vocabulary import BetterWhen, Direction, Status

SMALL_COUNT = 30


def direction(
    change: Change | None, earlier: Observation | None, later: Observation, metric: Measured
) -> Direction | None:
    """None where nothing is judged: neutral metrics, cash, counts under 30 and figures given as not comparable.

    `too_few_points` without a change. `no_clear_change` where it is at most one unit of the last published decimal;
    or at most the interval of the change where both figures have a 95% interval; or else at most `typical`. Without
    an interval and without `typical` the last decimal alone decides. Amounts are judged in percent; where the earlier
    one is zero there is no percent and so no direction. An amount of money is no count: it is judged however small.
    """
    if metric.better_when is BetterWhen.NEUTRAL or metric.kind in CASH or later.status is Status.NOT_COMPARABLE:
        return None
    if change is None or earlier is None:
        return Direction.TOO_FEW_POINTS
    if too_small_to_judge(change, metric):
        return None
    moved = judged(change, metric)
    if moved is None:
        return None
    if not is_clear(moved, change, earlier, later, metric):
        return Direction.NO_CLEAR_CHANGE
    risen = change.value > 0
    return Direction.IMPROVING if risen == (metric.better_when is BetterWhen.HIGHER) else Direction.DETERIORATING


def too_small_to_judge(change: Change, metric: Measured) -> bool:
    """Whether either of two counts is under 30: a percent of a few people says nothing."""
    return is_count(metric) and min(change.from_value, change.from_value + change.value) < SMALL_COUNT


def is_clear(moved: float, change: Change, earlier: Observation, later: Observation, metric: Measured) -> bool:
    if at_most(change.value, last_decimal(metric)):
        return False
    interval = interval_of_change(earlier, later)
    if interval is not None:
        return not at_most(change.value, interval)
    return change.typical is None or not at_most(moved, change.typical)


def interval_of_change(earlier: Observation, later: Observation) -> float | None:
    """The half-width that a change must exceed, from the half-widths that face each other; None without intervals.

    On a rise the upper one of the earlier and the lower one of the later; on a fall the other two.
    """
    if earlier.value is None or later.value is None:
        return None
    risen = later.value >= earlier.value
    from_end, to_end = (earlier.upper, later.lower) if risen else (earlier.lower, later.upper)
    if from_end is None or to_end is None:
        return None
    return hypot(from_end - earlier.value, to_end - later.value)
