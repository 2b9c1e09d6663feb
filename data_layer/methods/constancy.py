"""A measure that has stood still for so long that it tells nothing new."""

from __future__ import annotations

from collections.abc import Sequence

from data_layer.facts import Observation
from data_layer.methods.measure import comparable

LATEST = 4  # figures


def stands_still(points: Sequence[Observation], decimals: int) -> bool:
    """Whether the newest four comparable values lie within one unit of the last decimal. `points`: oldest first."""
    values = [point.value for point in points if point.value is not None and comparable(point)][-LATEST:]
    # a hair more than a unit, for 0.3 - 0.2 is not quite 0.1
    return len(values) == LATEST and max(values) - min(values) <= 10**-decimals * 1.0001
