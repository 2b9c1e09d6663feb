"""Signs of trouble with money: an adverse place among others, an adverse move over years, reserves being used up.

Sources: quartiles as in `position`; the time that reserves would last at their recent use as in CIPFA's Financial
Resilience Index (reserves sustainability measure). The rest is this project's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data_layer.facts import Observation, Position
from data_layer.methods.change import months_apart
from data_layer.methods.measure import YEAR, Measured, at_most, in_percent, last_decimal
from data_layer.methods.onset import value_of
from data_layer.methods.position import FEWEST_FOR_BAND, covers, quartiles
from data_layer.vocabulary import Outlier


@dataclass(frozen=True, slots=True)
class Use:
    """Of reserves, in the unit given: what was drawn a year, below zero where they grew; `held` at the end."""

    opening: float
    held: float
    years: float

    @property
    def yearly(self) -> float:
        return (self.opening - self.held) / self.years

    @property
    def lasts(self) -> float | None:
        """Years that what was held would have lasted at that use; None where nothing was drawn or held."""
        return self.held / self.yearly if self.yearly > 0 and self.held > 0 else None

    @property
    def share(self) -> float | None:
        """Yearly use as a share of what is held, one over `lasts`; below zero where they grew; None of nothing held."""
        return self.yearly / self.held if self.held > 0 else None


def in_outer_quarter(own: Observation, position: Position, metric: Measured, *, low: bool) -> bool:
    """At or beyond the quartile on the adverse side, also for measures without a better way.

    Not where fewer than five members publish, where the interval covers the median, nor within one unit of the last
    decimal of the median.
    """
    value, q1, q3, middle = own.value, position.q1, position.q3, position.median
    if value is None or q1 is None or q3 is None or middle is None or position.n < FEWEST_FOR_BAND:
        return False
    if covers(own, middle) or at_most(value - middle, last_decimal(metric)) or at_most(q3 - q1, 0):
        return False
    return value <= q1 if low else value >= q3


def is_far(position: Position, *, low: bool) -> bool:
    return position.outlier is (Outlier.LOW if low else Outlier.HIGH)


def years_back(stretch: Sequence[Observation], years: int) -> Observation | None:
    """The oldest figure of a stretch within so many years of its last; None where that is the last itself."""
    if len(stretch) < 2:
        return None
    reach = [one for one in stretch[:-1] if months_apart(one.period, stretch[-1].period) <= years * YEAR]
    return reach[0] if reach else None


def moved_adversely(
    earlier: Observation, later: Observation, metric: Measured, *, low: bool, typical: float | None
) -> bool:
    """By more than `typical` (in percent for amounts) and more than one unit of the last decimal, the adverse way."""
    moved = value_of(later) - value_of(earlier)
    if typical is None or at_most(moved, last_decimal(metric)) or (moved < 0) is not low:
        return False
    if not in_percent(metric):
        return not at_most(moved, typical)
    return value_of(earlier) != 0 and not at_most(100 * moved / abs(value_of(earlier)), typical)


def used_fastest(own: Use, others: Sequence[Use]) -> tuple[bool, float | None]:
    """Whether it draws on its reserves as fast as the fastest quarter of the others, and where that quarter begins.

    The latter is a share of what is held, None of fewer than five others.
    """
    shares = [one.share for one in others if one.share is not None]
    found = quartiles(shares) if len(shares) >= FEWEST_FOR_BAND else None
    if found is None:
        return False, None
    return own.share is not None and own.share > 0 and own.share >= found.q3, found.q3
