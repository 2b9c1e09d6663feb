"""Whether a number that was said holds of a figure, within its own precision. Source: this project."""

from __future__ import annotations

import re

from data_layer.claims.model import Bound, Claim, Size
from data_layer.methods.measure import ROUNDING, Measured

NEAR = 0.05  # of the number: what "about", "nearly" and "just over" reach
PER = re.compile(r"^per ([\d,]+) ")
MILLION = 1e6


def in_unit(claim: Claim, metric: Measured) -> tuple[float, float] | None:
    """The number and one unit of its last digit in the metric's unit; None where it is of another kind.

    Pounds in full become millions where the metric is in millions; rates per 1,000 those per 100,000.
    """
    if claim.amount is None:
        return None
    amount, step, unit = claim.amount, claim.step, metric.unit
    rate = PER.match(unit)
    if unit == "%":
        return None if claim.size is Size.POUNDS or claim.per else (amount, step)
    if claim.size is Size.PERCENT:
        return None
    if claim.size is Size.POUNDS and not unit.startswith("£"):
        return None
    if unit == "£ million" and abs(amount) >= MILLION / 100:
        return amount / MILLION, step / MILLION
    if claim.per:
        return (amount * (scale := float(rate[1].replace(",", "")) / claim.per), step * scale) if rate else None
    return amount, step


def agrees(actual: float, claim: Claim, amount: float, step: float, *, decimals: int) -> bool:
    """Whether a figure, as held or as published with its decimals, is what the number says."""
    scale = amount / claim.amount if claim.amount else 1.0
    upto = None if claim.upto is None else claim.upto * scale
    told = (actual, round(actual + ROUNDING, decimals))
    return any(
        holds(each, amount, step, claim.bound) and (upto is None or holds(each, upto, step, Bound.AT_MOST))
        for each in told
    )


def holds_in_percent(actual: float, claim: Claim) -> bool:
    """Whether a size in percent of where it was, or of what others have, is the one that is said."""
    if claim.amount is None or not holds(actual, claim.amount, claim.step, claim.bound):
        return False
    return claim.upto is None or holds(actual, claim.upto, claim.step, Bound.AT_MOST)


def holds(actual: float, amount: float, step: float, bound: Bound) -> bool:
    """Exactly: within half a unit of the last digit said. "Nearly", "just over", "about": within a unit or a
    twentieth of the number, on the side that is said.
    """
    near = max(step, NEAR * abs(amount)) + ROUNDING
    distance = actual - amount
    return {
        Bound.EXACT: abs(distance) <= step / 2 + ROUNDING,
        Bound.ABOUT: abs(distance) <= near,
        Bound.OVER: distance > ROUNDING,
        Bound.UNDER: distance < -ROUNDING,
        Bound.AT_LEAST: distance >= -ROUNDING,
        Bound.AT_MOST: distance <= ROUNDING,
        Bound.NEARLY: -near <= distance < ROUNDING,
        Bound.JUST_OVER: -ROUNDING < distance <= near,
    }[bound]
