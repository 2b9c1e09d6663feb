"""A run over time cut where it has a gap: a line of Teams joins all points that it is given."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby

from microsoft_teams.cards.core import ChartColor

from bot.teams.cards.drawn import Run


@dataclass(frozen=True, slots=True)
class Stretch:
    """Points (period label, value) without a gap between them, oldest first."""

    name: str
    colour: ChartColor
    points: tuple[tuple[str, float], ...]


def stretches(run: Run, colour: ChartColor, axis: Collection[str]) -> list[Stretch]:
    """In order and of one colour; of several each is named with its periods, so that the legend tells them apart."""
    kept = set(axis)
    unbroken = [
        [(label, value) for label, value in points if value is not None]
        for held, points in groupby(run.points, key=lambda point: point[1] is not None)
        if held
    ]
    drawn = [shown for points in unbroken if (shown := tuple(point for point in points if point[0] in kept))]
    return [Stretch(named(run.legend, points, len(drawn)), colour, points) for points in drawn]


def named(name: str, points: tuple[tuple[str, float], ...], of: int) -> str:
    first, last = points[0][0], points[-1][0]
    if of == 1:
        return name
    return f"{name}, {first}" if first == last else f"{name}, {first} to {last}"
