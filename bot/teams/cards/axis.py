"""Where the axis of a line begins and ends, so that Teams writes each step as it is.

Seen in Microsoft's own client: it cuts the axis into five steps, four from zero, and writes three digits at most, of
thousands two where they are below ten: 8.5k, but 12k for 11,500.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count, islice
from math import ceil, floor, log10

STEPS, STEPS_FROM_ZERO = 5, 4
ROUND = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0)
FINEST = 0.01


def floor_of(values: Sequence[float], decimals: int) -> float | None:
    """Where the axis of a line may begin so that its movement is seen; None for zero, which it begins at by itself."""
    low, high = min(values), max(values)
    if low < high / 2 or low <= 0 or low == high:
        return None
    # the axis ends above the highest value, where labels may be coarser
    step = max(10.0 ** floor(log10(high - low)) / 2, 10.0**-decimals, grain(2 * high - low))
    start = round((ceil(low / step) - 1) * step, 9)
    return start if start > 0 else None


def top_of(values: Sequence[float], start: float) -> float | None:
    """Where the axis ends so that its steps are round; None where it goes below zero, or no such steps are near."""
    low, high = min(values), max(values)
    if low < 0 or high <= start:
        return None
    steps = STEPS if start else STEPS_FROM_ZERO
    least = (high - start) / steps
    sizes = (one * 10.0**scale for scale in count(floor(log10(least))) for one in ROUND)
    large = islice((size for size in sizes if size >= least * 0.999999), len(ROUND))
    step = next((size for size in large if all(is_written(start + size * n) for n in range(1, steps + 1))), None)
    return None if step is None else round(start + steps * step, 9)


def grain(value: float) -> float:
    """The least difference that a label of about this size shows; `value`: above zero."""
    thousands = 1000.0 if value >= 10_000 else 100.0
    return thousands if value >= 1000 else max(10.0 ** (floor(log10(value)) - 2), FINEST)


def is_written(value: float) -> bool:
    parts = value / grain(value)
    return abs(parts - round(parts)) < 1e-6
