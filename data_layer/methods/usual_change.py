"""How much councils' figures usually move between two periods, and what the middle council's did.

Source: this project. A median of distances from a median, like the median absolute deviation (Hampel 1974), so that a
few councils with errors or reorganisations decide nothing; taken from each year's national change, so that a year in
which all moved together does not pass for unrest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from data_layer.facts import SeriesEvent
from data_layer.methods.change import breaks_between, months_apart
from data_layer.methods.measure import YEAR
from data_layer.periods import Period

MOST_YEAR_PAIRS = 5
FEWEST_PAIRS = 30

YearPair = tuple[Period, Period]  # the earlier, the later


@dataclass(frozen=True, slots=True)
class UsualChange:
    """`typical` and `others` in the unit of the changes; None where fewer than 30 pairs are held."""

    typical: float | None
    others: float | None
    pairs: int


def year_pairs(
    earlier: Period, later: Period, held: Collection[Period], events: Iterable[SeriesEvent] = ()
) -> list[YearPair]:
    """The pair itself and those of the same length apart in earlier years, newest first, five at most.

    `held`: all periods of the metric. The same time of year only; a pair with a break for all areas between its
    two periods is left out, and one further back takes its place.
    """
    by_month = {(one.start.year, one.start.month): one for one in held if one.months == later.months}
    apart, common = months_apart(earlier, later), [event for event in events if event.area is None]
    oldest = min((year for year, _ in by_month), default=later.start.year)
    found: list[YearPair] = []
    for year in range(later.start.year, oldest - 1, -1):
        to = by_month.get((year, later.start.month))
        since = by_month.get(month_before(year, later.start.month, apart))
        if to and since and not breaks_between(since, to, common, None):
            found.append((since, to))
        if len(found) == MOST_YEAR_PAIRS:
            break
    return found


def month_before(year: int, month: int, months: int) -> tuple[int, int]:
    years, index = divmod(year * YEAR + month - 1 - months, YEAR)
    return years, index + 1


def usual_change(changes: Sequence[Sequence[float]]) -> UsualChange:
    """`changes`: for each year pair, the one in question first, the change of each authority.

    `typical` is the median, over all of them, of the distance of each change from the median change of its own
    year pair; `others` is that median in the first. Both None below 30 changes; `others` None as well where the
    pair in question has none.
    """
    pairs = sum(len(year) for year in changes)
    if pairs < FEWEST_PAIRS:
        return UsualChange(None, None, pairs)
    middles = [median(year) if year else None for year in changes]
    distances = [
        abs(one - middle) for year, middle in zip(changes, middles, strict=True) if middle is not None for one in year
    ]
    return UsualChange(median(distances), middles[0], pairs)
