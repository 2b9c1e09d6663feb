"""A change of one part of a reading on its way: what is to be changed, of which reading, and the words for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from actions.reading import Kind, Reading, Slot
from bot.understanding.frame import Frame
from bot.understanding.hearing import Heard, Listener
from bot.understanding.slots import Places
from bot.understanding.text import as_text
from data_layer.faults import Fault

# kinds that are told against a group; the others put one aside
KEPT_BESIDE_A_GROUP = {Kind.COMPARISON, Kind.TREND, Kind.EXPORT, Kind.BRIEFING}


class NotUnderstood(Fault):
    """Words that name nothing of the part that they were to change."""


@dataclass(frozen=True, slots=True)
class Change:
    """`value`: that of a choice of the part, or words such as "Derby" for an area and "last year" for a period."""

    what: Slot
    value: str


@dataclass(slots=True)
class Turn:
    """A change on its way: the words are heard only where they are no value of a choice."""

    value: str
    last: Reading
    frame: Frame
    places: Places
    listener: Callable[[], Listener]
    _heard: list[Heard] = field(default_factory=list)

    @property
    def heard(self) -> Heard:
        if not self._heard:
            listener = self.listener()
            self._heard.append(listener.hear(listener.mended(as_text(self.value))))
        return self._heard[0]

    @staticmethod
    def not_understood(what: str) -> NotUnderstood:
        # what someone wrote does not come back in an error
        return NotUnderstood(f"No {what} of that name is known here. Take one of the choices, or write another.")
