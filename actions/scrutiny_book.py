"""What officers record in a sentence of scrutiny's questions and recommendations: kept outside the snapshots."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from data_layer.queries.scrutiny_items import ScrutinyItem
from data_layer.returns.words import ScrutinyStatus
from data_layer.viewer import Viewer
from data_layer.vocabulary import Level

# the subkind of an answer that something was kept by, so that it can be taken back
WAS_KEPT = "kept"


class RecordPart(StrEnum):
    """What a sentence asks to be done: the `part` of a reading that records."""

    QUESTION = "question"
    RECOMMENDATION = "recommendation"
    ANSWER = "answer"
    REMOVAL = "removal"  # of what was recorded: "forget that"
    UNCLEAR = "unclear"  # a wish to keep something that could not be read: nothing is kept


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """What came of an item, whether that was recorded here or came with a return; `item` is its id."""

    item: str
    response: str
    status: ScrutinyStatus
    given: date
    audience: Level


@dataclass(frozen=True, slots=True)
class TakenBack:
    """`item`: the id of the item that is gone, or of the one whose answer alone is."""

    item: str
    answer_alone: bool


class ScrutinyBook(Protocol):
    """Of one set of figures; the viewer's home council is meant, and nothing above their level is shown."""

    def items(self, *, viewer: Viewer, as_known_at: date) -> list[ScrutinyItem]:
        """The earliest raised first, as they were raised: what came of them stands among the answers."""
        ...

    def answers(self, *, viewer: Viewer, as_known_at: date) -> list[GivenAnswer]:
        """In the order in which they were recorded."""
        ...

    def keep(self, item: ScrutinyItem, *, viewer: Viewer) -> ScrutinyItem:
        """The item as kept, with an id of its own; who recorded it is kept as a digest."""
        ...

    def answer(self, given: GivenAnswer, *, viewer: Viewer) -> None: ...

    def take_back(self, id: str | None, *, viewer: Viewer) -> TakenBack | None:
        """An item with its answers, or the answers to an item of a return or of somebody else.

        Only what the viewer recorded. Without an id the last of today is meant, an item or an answer; None where there
        is none.
        """
        ...
