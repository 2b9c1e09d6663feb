"""Whether a confidence means what it says: of the readings held 80% sure, eight in ten should be right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    confidence: float  # 0 to 1
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Readings whose confidence lies from `low` to below `high`, the last bin's end included."""

    low: float
    high: float
    n: int
    confidence: float  # mean
    right: float  # share


@dataclass(frozen=True, slots=True)
class Calibration:
    """`error`: the expected calibration error, how far share right and confidence lie apart on average (Naeini and
    others, 2015); `brier`: the mean squared distance of confidence and truth (Brier, 1950); `tells_apart`: how often a
    right reading is more confident than a wrong one (0.5 is chance; None where all are right or all wrong).
    """

    bins: tuple[Bin, ...]
    error: float
    brier: float
    tells_apart: float | None


def calibration(judged: Sequence[Judged], bins: int = BINS) -> Calibration:
    """Over bins of one width; empty ones are left out. Raises ValueError where nothing was judged."""
    if not judged:
        raise ValueError("Nothing was judged, so nothing can be said of its calibration.")
    held: dict[int, list[Judged]] = {}
    for one in judged:
        held.setdefault(min(int(one.confidence * bins), bins - 1), []).append(one)
    found = tuple(
        Bin(
            at / bins,
            (at + 1) / bins,
            len(each),
            mean([one.confidence for one in each]),
            mean([one.right for one in each]),
        )
        for at, each in sorted(held.items())
    )
    return Calibration(
        bins=found,
        error=sum(each.n * abs(each.right - each.confidence) for each in found) / len(judged),
        brier=mean([(one.confidence - one.right) ** 2 for one in judged]),
        tells_apart=tells_apart(judged),
    )


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def tells_apart(judged: Sequence[Judged]) -> float | None:
    """The area under the receiver operating characteristic, as a share of pairs; a tie counts half."""
    right = [one.confidence for one in judged if one.right]
    wrong = [one.confidence for one in judged if not one.right]
    if not right or not wrong:
        return None
    won = sum((a > b) + 0.5 * (a == b) for a in right for b in wrong)
    return won / (len(right) * len(wrong))
