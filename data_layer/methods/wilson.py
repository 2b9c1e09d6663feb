"""The 95% interval of a proportion, from the count it was made of.

Source: Wilson, Probable Inference, the Law of Succession, and Statistical Inference, 1927; the score interval that
Newcombe, Two-Sided Confidence Intervals for the Single Proportion, 1998, advises, also for small counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite, sqrt

from data_layer.methods.measure import at_most

# 97.5% of a normal distribution lies below
Z = 1.959963984540054
PERCENT = 100


@dataclass(frozen=True, slots=True)
class Interval:
    lower: float
    upper: float


def wilson(numerator: float | None, denominator: float | None, *, per: float = PERCENT) -> Interval | None:
    """In percent, or per as many as `per` says; always within 0 and `per`.

    None where there is no proportion of cases: a count is missing, not finite, not whole (tonnes and pounds are no
    cases) or negative, the denominator is zero, or the numerator exceeds it (a rate that counts events, not people).
    """
    if numerator is None or denominator is None or not (is_whole(numerator) and is_whole(denominator)):
        return None
    if denominator <= 0 or not 0 <= numerator <= denominator:
        return None
    share, square = numerator / denominator, Z * Z
    middle = (share + square / (2 * denominator)) / (1 + square / denominator)
    reach = Z * sqrt(share * (1 - share) / denominator + square / (4 * denominator**2)) / (1 + square / denominator)
    lower = 0.0 if numerator == 0 else max(0.0, middle - reach)
    upper = 1.0 if numerator == denominator else min(1.0, middle + reach)
    return Interval(per * lower, per * upper)


def is_whole(count: float) -> bool:
    return isfinite(count) and at_most(count - round(count), 0)
