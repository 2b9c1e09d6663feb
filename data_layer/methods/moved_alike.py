"""Whether the councils of a group moved as one of them did. Source: this project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from data_layer.methods.measure import Measured, in_percent
from data_layer.methods.position import FEWEST_FOR_BAND


@dataclass(frozen=True, slots=True)
class Alike:
    """Members with a figure in both periods, the council itself left out; `of` all members.

    `median`: their middle change, in the metric's unit, in percent for amounts.
    """

    rose: int
    fell: int
    same: int  # as published, to the last decimal
    median: float
    of: int

    @property
    def n(self) -> int:
        return self.rose + self.fell + self.same


def moved_alike(pairs: Sequence[tuple[float, float]], metric: Measured, *, of: int) -> Alike | None:
    """`pairs`: of each member its earlier and its later figure, each place once. None of fewer than five.

    Of amounts a member that had nothing before has no percent and is left out.
    """
    percent = in_percent(metric)
    usable = [(earlier, later) for earlier, later in pairs if earlier or not percent]
    if len(usable) < FEWEST_FOR_BAND:
        return None
    changes = [100 * (later - earlier) / abs(earlier) if percent else later - earlier for earlier, later in usable]
    ways = [round(later, metric.decimals) - round(earlier, metric.decimals) for earlier, later in usable]
    return Alike(
        rose=sum(way > 0 for way in ways),
        fell=sum(way < 0 for way in ways),
        same=sum(way == 0 for way in ways),
        median=median(changes),
        of=of,
    )
