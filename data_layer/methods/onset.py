"""When a series moved: since when it has gone one way, and in which part of it most of its move came.

Source: this project. Only periods that may be compared one with the next, by the rules of `change`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from data_layer.facts import Observation, SeriesEvent
from data_layer.methods.change import earlier_period
from data_layer.methods.measure import Measured, at_most, comparable, in_percent, last_decimal
from data_layer.periods import Period

FEWEST_STEPS = 3  # fewer do not make a way


@dataclass(frozen=True, slots=True)
class Onset:
    """Of a stretch of figures. `one_way_from`: where the newest run of three steps or more one way began.

    `most`: from where to where the shortest part lies that holds more than half of the whole move, at most half of the
    steps long; None where the move is spread evenly, goes to and fro, or is too small to speak of.
    """

    first: Observation
    last: Observation
    one_way_from: Observation | None
    most: tuple[Observation, Observation] | None

    @property
    def risen(self) -> bool:
        """Whether the whole stretch rose; of a run one way it is the last step that counts."""
        return value_of(self.last) > value_of(self.first)


def stretch(
    points: Iterable[Observation], until: Period, *, frequency: str, events: Sequence[SeriesEvent]
) -> tuple[Observation, ...]:
    """The figure of `until` and, back from it, each one that the next is compared with; oldest first.

    It ends at a break that forbids a change. Of a series within the year it holds the same time of each year, of
    averages of several years those that share none. Empty where `until` has no comparable figure.
    """
    held = {point.period: point for point in points if comparable(point) and point.period <= until}
    found: list[Observation] = []
    at: Period | None = until if until in held else None
    while at is not None:
        found.append(held[at])
        before = earlier_period(at, held, frequency=frequency, events=events, area=held[at].area)
        at = before.period if before else None
    return tuple(reversed(found))


def onset(points: Sequence[Observation], metric: Measured, *, typical: float | None = None) -> Onset | None:
    """`points`: a stretch, oldest first. None of fewer than three steps.

    `typical`: what councils usually see from one period to the next, in percent for amounts; a whole move within it,
    or within one unit of the last decimal, has no part that holds most of it.
    """
    if len(points) <= FEWEST_STEPS:
        return None
    return Onset(points[0], points[-1], one_way_from(points, metric), most(points, metric, typical))


def one_way_from(points: Sequence[Observation], metric: Measured) -> Observation | None:
    """Steps are as published: what looks the same did not move, and ends the run."""
    steps = [shown(later, metric) - shown(earlier, metric) for earlier, later in pairwise(points)]
    risen = steps[-1] > 0
    alike = sum(1 for _ in takewhile(lambda step: step != 0 and (step > 0) == risen, reversed(steps)))
    return points[-1 - alike] if alike >= FEWEST_STEPS else None


def most(
    points: Sequence[Observation], metric: Measured, typical: float | None
) -> tuple[Observation, Observation] | None:
    """Of parts equally short the one that moved furthest, of those the newest; none where another part, apart from it,
    holds more than half as well: such a series goes to and fro.
    """
    first, whole = value_of(points[0]), value_of(points[-1]) - value_of(points[0])
    if at_most(whole, last_decimal(metric)) or small(first, whole, metric, typical):
        return None
    way = 1 if whole > 0 else -1
    for length in range(1, (len(points) - 1) // 2 + 1):
        parts = list(zip(points, points[length:], strict=False))
        moves = [way * (value_of(later) - value_of(earlier)) for earlier, later in parts]
        holding = [at for at, move in enumerate(moves) if move > 0 and not at_most(move, abs(whole) / 2)]
        if holding:
            furthest = max(holding, key=lambda at: (moves[at], at))
            return None if any(abs(at - furthest) >= length for at in holding) else parts[furthest]
    return None


def small(first: float, whole: float, metric: Measured, typical: float | None) -> bool:
    if typical is None:
        return False
    if not in_percent(metric):
        return at_most(whole, typical)
    return first == 0 or at_most(100 * whole / first, typical)


def shown(point: Observation, metric: Measured) -> float:
    return round(value_of(point), metric.decimals)


def value_of(point: Observation) -> float:
    assert point.value is not None
    return point.value
