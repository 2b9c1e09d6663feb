"""Which part of a rate moved it: the number counted, or the number it is set against.

Source: this project. The logarithm of a ratio is the difference of two logarithms, so that the two shares add up.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import log

from data_layer.facts import Change

FEW = 30  # a percent of fewer says nothing
FAR_MORE = 2.0  # one part moved the rate alone where it did at least twice as much as the other
AGREES = 0.02  # of the ratio: what rounding and weights may leave between a figure and its parts


@dataclass(frozen=True, slots=True)
class Counted:
    """What one figure is made of, as its publisher gives it; of a survey only how many answered."""

    numerator: float | None
    denominator: float | None


class Mover(StrEnum):
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Components:
    """Of a change. Percents are None where either number is under 30.

    `mover` is None where the parts do not give the figures as published, and for a survey.
    """

    before: Counted
    after: Counted
    numerator_percent: float | None
    denominator_percent: float | None
    mover: Mover | None


def components(before: Counted, after: Counted, change: Change) -> Components | None:
    """`change`: from the figure made of `before` to the one made of `after`. None where no part is held of both."""
    numerators = (before.numerator, after.numerator)
    denominators = (before.denominator, after.denominator)
    if None in numerators and None in denominators:
        return None
    return Components(
        before,
        after,
        percent(*numerators),
        percent(*denominators),
        mover(before, after, change),
    )


def percent(earlier: float | None, later: float | None) -> float | None:
    if earlier is None or later is None or min(earlier, later) < FEW:
        return None
    return 100 * (later - earlier) / earlier


def mover(before: Counted, after: Counted, change: Change) -> Mover | None:
    numbers = (before.numerator, after.numerator, before.denominator, after.denominator)
    known = [number for number in numbers if number is not None and number > 0]
    later = change.from_value + change.value
    if len(known) < len(numbers) or change.from_value <= 0 or later <= 0:
        return None
    upper_before, upper_after, lower_before, lower_after = known
    by_numerator, by_denominator = log(upper_after / upper_before), -log(lower_after / lower_before)
    if abs(log(later / change.from_value) - by_numerator - by_denominator) > AGREES:
        return None
    if abs(by_numerator) >= FAR_MORE * abs(by_denominator):
        return Mover.NUMERATOR
    return Mover.DENOMINATOR if abs(by_denominator) >= FAR_MORE * abs(by_numerator) else Mover.BOTH
