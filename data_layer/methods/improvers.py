"""Which councils improved so clearly that it is worth asking them how: at most three, in no order of values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from data_layer.facts import Figure, Observation
from data_layer.vocabulary import AreaCode, BetterWhen, Direction, Status, Variation

MOST = 3
FIGURES_BEFORE = 3  # that the newest has to beat, so that a recovery from one bad year is no improvement
FEWEST_BEFORE = 2
DOUBTFUL = {Status.PROVISIONAL, Status.ESTIMATED, Status.LOW_RELIABILITY}


@dataclass(frozen=True, slots=True)
class Improver:
    """A council to talk to, and the figure that is the reason."""

    area: AreaCode
    figure: Figure


def clearly_improved(figure: Figure) -> bool:
    """A final, current figure that improved by more than councils usually see, on a series that nothing touches."""
    return (
        figure.direction is Direction.IMPROVING
        and figure.variation is Variation.BEYOND_USUAL
        and figure.change is not None
        and not figure.change.gap
        and not figure.events
        and not figure.freshness.stale
        and figure.observation.status not in DOUBTFUL
    )


def more_than_a_recovery(points: Sequence[Observation], better_when: BetterWhen) -> bool:
    """Whether the newest value beats each of the three before it. `points`: a stretch of figures that
    compare one with the next (methods/onset.py), oldest first.
    """
    values = [point.value for point in points if point.value is not None]
    if len(values) <= FEWEST_BEFORE or better_when is BetterWhen.NEUTRAL:
        return False
    *before, newest = values[-FIGURES_BEFORE - 1 :]
    return all(newest > each if better_when is BetterWhen.HIGHER else newest < each for each in before)


def to_talk_to(found: Iterable[Sequence[Figure]], name: Callable[[AreaCode], str]) -> tuple[list[Improver], int]:
    """At most three, by name, and how many councils more improved so. `found`: of each measure the figures of councils
    that improved, the measure that most needs help first.

    Each measure gives one council in turn, the first by name that is not chosen yet: which of them improved most
    decides nothing.
    """
    waiting = [sorted(figures, key=lambda one: name(one.observation.area)) for figures in found]
    every = {figure.observation.area for figures in waiting for figure in figures}
    chosen: dict[AreaCode, Figure] = {}
    while len(chosen) < min(MOST, len(every)):
        for figures in waiting:
            left = [figure for figure in figures if figure.observation.area not in chosen]
            if left and len(chosen) < MOST:
                chosen[left[0].observation.area] = left[0]
    ordered = sorted(chosen, key=name)
    return [Improver(area, chosen[area]) for area in ordered], len(every) - len(chosen)
