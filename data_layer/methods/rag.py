"""Red, amber or green against the council's own target. Source: this project.

The rule of most councils' scorecards: green where the target is reached, amber within the tolerance on the wrong side
of it, red beyond. A target without a tolerance is met or not met, since an amber would then be ours and not theirs.
"""

from __future__ import annotations

from data_layer.council_facts import Rag, Target, ToleranceKind
from data_layer.facts import Observation
from data_layer.methods.measure import Measured, at_most, comparable
from data_layer.methods.target import missed_by

REACHED = frozenset({Rag.GREEN, Rag.MET})
MISSED = frozenset({Rag.RED, Rag.NOT_MET})


def rag(own: Observation, target: Target | None, metric: Measured) -> Rag | None:
    """None without a target for the figure's own period, where neither way is better, and without a comparable figure.

    Both are compared to the metric's decimals, or to the target's where it is set finer (see `target.gap`): exactly at
    the target is reached, exactly at the tolerance is amber. Another period's target judges nothing: half a year's
    count is not red against the whole year's.
    """
    if target is None or target.period != own.period or not comparable(own):
        return None
    assert own.value is not None
    short = missed_by(own.value, target.value, metric)
    if short is None:
        return None
    allowed = tolerance(target)
    if allowed is None:
        return Rag.NOT_MET if short else Rag.MET
    if not short:
        return Rag.GREEN
    return Rag.AMBER if at_most(short, allowed) else Rag.RED


def tolerance(target: Target) -> float | None:
    """In the metric's unit; None where there is none.

    A relative tolerance is in percent of the size of the target, so that it also serves a negative one. Of a target of
    zero it has no meaning and counts as none.
    """
    if target.tolerance is None or target.tolerance_kind is ToleranceKind.NONE:
        return None
    if target.tolerance_kind is ToleranceKind.ABSOLUTE:
        return target.tolerance
    return abs(target.value) * target.tolerance / 100 if target.value else None
