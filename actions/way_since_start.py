"""How far figures have come since the council's own baseline, or else since the first figure held."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from actions.baseline import first_held
from actions.desk import Desk
from actions.wording.positions import in_worst_quarter, is_adverse_outlier
from data_layer.catalogue import Metric
from data_layer.council_facts import Baseline
from data_layer.facts import Figure
from data_layer.methods.baseline import SinceBaseline
from data_layer.methods.rag import MISSED
from data_layer.store import Reader
from data_layer.vocabulary import Direction

# what got worse first, what cannot be good or bad news last
ORDER = (Direction.DETERIORATING, Direction.NO_CLEAR_CHANGE, Direction.IMPROVING, Direction.TOO_FEW_POINTS, None)


@dataclass(frozen=True, slots=True)
class Way:
    """A newest figure and where it came from; `since` is None where nothing earlier may be compared with it.

    `own`: from the council's own baseline, which then counts and not the first figure held.
    """

    figure: Figure
    metric: Metric
    start: Baseline | None
    since: SinceBaseline | None
    own: bool

    @property
    def direction(self) -> Direction | None:
        return self.since.direction if self.since else None

    @property
    def is_old(self) -> bool:
        return self.figure.freshness.stale

    @property
    def got_worse(self) -> bool:
        """As a figure of today: what an older one did says nothing of now."""
        return self.direction is Direction.DETERIORATING and not self.is_old

    @property
    def misses_target(self) -> bool:
        return self.figure.judged is not None and self.figure.judged.rag in MISSED

    @property
    def is_outlier(self) -> bool:
        """Far beyond most of its comparators, on whichever side."""
        return any(position.outlier is not None for position in self.figure.positions[:1])

    @property
    def stands_badly(self) -> bool:
        """In the worst quarter of its comparators, or far beyond most of them on the worse side."""
        return any(
            in_worst_quarter(position, self.metric) or is_adverse_outlier(position, self.metric)
            for position in self.figure.positions[:1]
        )


@dataclass(frozen=True, slots=True)
class Tally:
    """Of today's figures how many have moved which way, and how many figures are older than they should be."""

    worse: int
    better: int
    unclear: int
    other: int  # neither way is better, or nothing earlier may be compared
    old: int

    @property
    def current(self) -> int:
        return self.worse + self.better + self.unclear + self.other


def ways(figures: Iterable[Figure], reader: Reader, desk: Desk) -> list[Way]:
    """Those of today first; of these what misses a target, got worse, or stands badly; else in the order given."""
    found = [way_of(figure, reader, desk) for figure in figures]
    return sorted(
        found,
        key=lambda way: (
            way.is_old,
            not way.misses_target,
            way.direction is not Direction.DETERIORATING,
            not way.stands_badly,
            ORDER.index(way.direction),
        ),
    )


def way_of(figure: Figure, reader: Reader, desk: Desk) -> Way:
    metric, judged = desk.catalogue.metrics[figure.observation.metric], figure.judged
    if judged and judged.baseline and isinstance(judged.since, SinceBaseline):
        return Way(figure, metric, judged.baseline, judged.since, own=True)
    start, since = first_held(figure, metric, reader, desk)
    return Way(figure, metric, start, since if isinstance(since, SinceBaseline) else None, own=False)


def tally(found: Sequence[Way]) -> Tally:
    said = [way.direction for way in found if not way.is_old]
    worse, better = said.count(Direction.DETERIORATING), said.count(Direction.IMPROVING)
    unclear = said.count(Direction.NO_CLEAR_CHANGE)
    return Tally(worse, better, unclear, len(said) - worse - better - unclear, len(found) - len(said))
