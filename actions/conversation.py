"""Tracker to Reading and back: the only place that knows the names of slots and entities."""

from __future__ import annotations

from typing import Any, Protocol

from actions.reading import Reading

SLOT = "reading"


class HasSlots(Protocol):
    def get_slot(self, key: str) -> Any: ...


class NoReading(Exception):
    """The tracker holds no reading: the pipeline did not make one for this message."""


def read(tracker: HasSlots) -> Reading:
    """The question in hand. Raises NoReading where the pipeline left none."""
    held = tracker.get_slot(SLOT)
    if held is None:
        raise NoReading("This conversation holds no reading of a question. Train with the project's own config.yml.")
    return from_slot(held)


def from_slot(held: dict[str, Any]) -> Reading:
    return Reading.model_validate(held)


def to_slot(reading: Reading) -> dict[str, Any]:
    """JSON-ready: it passes through Rasa's tracker store and the action protocol."""
    return reading.model_dump(mode="json", by_alias=True, exclude_defaults=True)
