"""Quantiles of what was measured."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spread:
    """Times of one kind in milliseconds."""

    n: int
    p50: float
    p95: float
    p99: float


def spread(seconds: Sequence[float]) -> Spread:
    """Nearest-rank quantiles; at least one time is needed."""
    ordered = sorted(1000 * one for one in seconds)

    def at(level: float) -> float:
        return ordered[max(0, math.ceil(level * len(ordered)) - 1)]

    return Spread(len(ordered), at(0.5), at(0.95), at(0.99))
