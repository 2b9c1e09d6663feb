"""How a figure moved since a start: the way as published, and whether clearly. The rules are those of `direction`."""

from __future__ import annotations

from dataclasses import replace

from data_layer.claims.checked import Facts, Reason
from data_layer.claims.model import Sense
from data_layer.facts import Change, Observation
from data_layer.methods.change import change
from data_layer.methods.change import judged as as_judged
from data_layer.methods.direction import direction, is_clear, too_small_to_judge
from data_layer.methods.measure import Measured
from data_layer.vocabulary import BetterWhen, Direction

UP, DOWN, LEVEL = 1, -1, 0


def wanted(sense: Sense | None, metric: Measured) -> int | Reason:
    """Up, down or level; or why neither way is better."""
    if sense in {Sense.BETTER, Sense.WORSE}:
        if metric.better_when is BetterWhen.NEUTRAL:
            return Reason.NEITHER_BETTER
        better = UP if metric.better_when is BetterWhen.HIGHER else DOWN
        return better if sense is Sense.BETTER else -better
    return {Sense.HIGHER: UP, Sense.LOWER: DOWN}.get(sense or Sense.SAME, LEVEL)


def sign(later: float, earlier: float, metric: Measured) -> int:
    """As published, with the metric's decimals."""
    moved = round(later, metric.decimals) - round(earlier, metric.decimals)
    return LEVEL if abs(moved) < 10.0**-metric.decimals / 2 else UP if moved > 0 else DOWN


def moved_from(base: Observation, facts: Facts) -> Change:
    """With what is usual from one year to the next: over more years a change within it is all the more so."""
    usual = facts.change
    if usual and usual.from_period == base.period:
        return usual
    assert facts.own is not None
    moved = change(base, facts.own, gap=False)
    assert moved is not None
    return replace(moved, typical=usual.typical if usual else None)


def small(moved: Change, metric: Measured) -> bool:
    return too_small_to_judge(moved, metric)


def is_clear_change(moved: Change, base: Observation, facts: Facts) -> bool:
    own, metric = facts.own, facts.metric
    assert own is not None
    if small(moved, metric):
        return False
    found = direction(moved, base, own, metric)
    if found is not None:
        return found in {Direction.IMPROVING, Direction.DETERIORATING}
    size = as_judged(moved, metric)  # neutral and in cash: the same rules, without saying which way is better
    return size is not None and is_clear(size, moved, base, own, metric)
