"""Reserves whose opening balance is not the balance published for the day before: both figures, in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from data_layer.facts import SeriesEvent
from data_layer.loaders.mhclg_outturn_lines import Line
from data_layer.loaders.mhclg_outturn_metrics import (
    RESERVES_OF_NET_REVENUE,
    RESERVES_OF_SERVICE_SPEND,
    UNALLOCATED_RESERVES,
)
from data_layer.loaders.mhclg_outturn_return import CouncilReturn
from data_layer.periods import Period
from data_layer.vocabulary import AreaCode, EventKind, MetricId

# in £ thousand: half of the last decimal that is shown of unallocated reserves
SHOWN = 50
# of the balance published: smaller differences leave the reserve shares where they were
MATERIAL_PART = 0.05

Returns = Mapping[AreaCode, CouncilReturn]


@dataclass(frozen=True, slots=True)
class Balances:
    """£ thousand: what closed one year and what opens the next."""

    closing: float
    opening: float

    @property
    def difference(self) -> float:
        return abs(self.opening - self.closing)

    @property
    def material(self) -> bool:
        return self.difference > max(SHOWN, MATERIAL_PART * abs(self.closing))


def restatements(before: Returns, after: Returns, year: Period) -> Iterator[tuple[MetricId, SeriesEvent]]:
    """Events at the start of `year`, for councils with a return in both years.

    Unallocated reserves: a difference of more than £0.05 million. Shares of all reserves: one of more than 5% of the
    balance as well, on the same basis in both years.
    """
    earmarked = same_basis(before)
    for area in sorted(before.keys() & after.keys()):
        opens, closes = after[area], before[area]
        unallocated = balances(closes, opens, ((Line.UNALLOCATED_CLOSING, Line.UNALLOCATED_OPENING),))
        if unallocated and unallocated.difference > SHOWN:
            yield UNALLOCATED_RESERVES, event(area, year, "the opening balance", unallocated)
        both = balances(closes, opens, ((Line.UNALLOCATED_CLOSING, Line.UNALLOCATED_OPENING), earmarked))
        if both and both.material:
            for metric in (RESERVES_OF_NET_REVENUE, RESERVES_OF_SERVICE_SPEND):
                yield metric, event(area, year, "earmarked and unallocated reserves together", both)


def same_basis(before: Returns) -> tuple[Line, Line]:
    """What closes a year without adjusted reserves is compared with what opens the next one before adjustment."""
    adjusted = any(given.adjusted for given in before.values())
    return Line.EARMARKED_CLOSING, Line.EARMARKED_OPENING if adjusted else Line.EARMARKED_OPENING_AS_BEFORE


def balances(closes: CouncilReturn, opens: CouncilReturn, lines: Sequence[tuple[Line, Line]]) -> Balances | None:
    """None where a line is not given in one of the two years."""
    pairs = [(closes[closing].value, opens[opening].value) for closing, opening in lines]
    known = [(closing, opening) for closing, opening in pairs if closing is not None and opening is not None]
    if len(known) < len(pairs):
        return None
    return Balances(sum(closing for closing, _ in known), sum(opening for _, opening in known))


def event(area: AreaCode, year: Period, what: str, found: Balances) -> SeriesEvent:
    opening, closing = millions(found.opening, found.closing)
    note = (
        f"The {year.label} return puts {what} at 1 April {year.start.year} at {opening}, "
        f"against the {closing} published for 31 March {year.start.year}."
    )
    return SeriesEvent(EventKind.RESTATEMENT, year.start, area, allows_change=True, note=note)


def millions(*thousands: float) -> list[str]:
    """With one decimal, or as many as it takes to tell the amounts apart."""
    for decimals in (1, 2):
        written = [pounds(amount / 1000, decimals) for amount in thousands]
        if len(set(written)) == len(written):
            return written
    return [pounds(amount / 1000, 3) for amount in thousands]


def pounds(millions: float, decimals: int) -> str:
    sign = "−" if round(millions, decimals) < 0 else ""
    return f"{sign}£{abs(millions):,.{decimals}f} million"
