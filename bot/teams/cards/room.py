"""How much of an answer a card has room for: Teams takes messages of up to some 80 KB of UTF-16."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from microsoft_teams.cards.core import AdaptiveCard

MOST_BYTES = 40_000
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Room:
    """`points` of a chart's axis, `rows` of a table or list, `choices` a part of the reading, the answer `in_full`."""

    points: int
    rows: int
    choices: int
    in_full: bool = True


# the series are thinned first, then the tables, then the choices; the answer in full goes last
LADDER = (
    Room(points=60, rows=40, choices=6),
    Room(points=24, rows=40, choices=6),
    Room(points=12, rows=40, choices=6),
    Room(points=12, rows=12, choices=6),
    Room(points=12, rows=12, choices=3),
    Room(points=12, rows=12, choices=0),
    Room(points=12, rows=12, choices=0, in_full=False),
    Room(points=6, rows=6, choices=0, in_full=False),
)


def content_of(card: AdaptiveCard) -> dict[str, Any]:
    """As it is sent."""
    return card.model_dump(mode="json", by_alias=True, exclude_none=True)


def size_of(card: AdaptiveCard) -> int:
    """Bytes of its JSON with every character outside ASCII escaped, as the longest way to send it has it."""
    return len(json.dumps(content_of(card)))


def evenly(items: Sequence[Item], most: int) -> list[Item]:
    """The first, the last and evenly spaced ones between, in their order; all where they are few. `most`: 2 or more."""
    last = len(items) - 1
    return list(items) if len(items) <= most else [items[round(step * last / (most - 1))] for step in range(most)]
