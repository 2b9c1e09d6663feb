"""Whether a change is as large as is claimed: in points, in percent, or as doubled and halved."""

from __future__ import annotations

from data_layer.claims.amounts import agrees, holds_in_percent, in_unit
from data_layer.claims.checked import Reason
from data_layer.claims.model import Bound, Claim, Size
from data_layer.facts import Change
from data_layer.methods.measure import Measured

TIMES_STEP = 0.05  # "doubled" is said from 1.95 times on
TIMES_MORE = 1.25  # and no longer of 2.5 times


def size_reason(claim: Claim, moved: Change, metric: Measured) -> Reason | None:
    """None where the size said is right; a reservation where it is right in a way; SIZE or UNIT where it is not."""
    if claim.amount is None:
        return None
    if claim.size is Size.TIMES:
        return times_reason(claim, moved)
    points = in_unit(claim, metric)
    as_points = points is not None and any(
        agrees(abs(each), claim, *points, decimals=metric.decimals) for each in (moved.value, as_shown(moved, metric))
    )
    if claim.size is not Size.PERCENT:
        return Reason.UNIT if points is None else None if as_points else Reason.SIZE
    relative = moved.relative is not None and holds_in_percent(abs(moved.relative), claim)
    if relative:
        return None
    return Reason.PERCENT_OR_POINTS if metric.unit == "%" and as_points else Reason.SIZE


def as_shown(moved: Change, metric: Measured) -> float:
    """The distance between the two figures as published: readers subtract what they see."""
    later = moved.from_value + moved.value
    return round(later, metric.decimals) - round(moved.from_value, metric.decimals)


def times_reason(claim: Claim, moved: Change) -> Reason | None:
    """Doubled, halved: from a little less on, and no longer of half as much again."""
    assert claim.amount is not None
    if moved.from_value <= 0:
        return Reason.UNIT
    ratio = (moved.from_value + moved.value) / moved.from_value
    reached = ratio / claim.amount if claim.amount > 1 else claim.amount / ratio if ratio > 0 else TIMES_MORE
    if claim.bound is Bound.NEARLY:
        return None if 1 - 2 * TIMES_STEP <= reached < 1 else Reason.SIZE
    if claim.bound is Bound.OVER:
        return None if reached > 1 else Reason.SIZE
    if reached < 1 - TIMES_STEP / 2:
        return Reason.SIZE
    return Reason.MORE_THAN_SAID if reached > TIMES_MORE else None
