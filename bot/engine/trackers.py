"""Live trackers kept at hand, so that a conversation is not read again from its events at every message.

For one process; several need conversations that stay with theirs.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import cast

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from actions.conversation import SLOT, from_slot, to_slot
from bot.store.conversations import without_words

MOST_LIVE = 2_000
NOT_KEPT = "(not kept)"


def forget_texts(tracker: DialogueStateTracker) -> None:
    """What was asked is not kept for good: the reading says what was meant."""
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            if event.text == NOT_KEPT:
                return
            event.text = NOT_KEPT
            cast(dict, event.parse_data).update(text=NOT_KEPT, metadata={})
            event.metadata = {}
            for entity in (*event.entities, *event.parse_data.get("entities", [])):
                entity["value"] = wordless(entity["value"])
        elif isinstance(event, SlotSet) and event.key == SLOT and event.value:
            event.value = wordless(event.value)


def wordless(slot: dict) -> dict:
    return to_slot(without_words(from_slot(slot)))


class LiveTrackers(TrackerStore):
    """The most recent trackers; beneath them a store that keeps them for good, or none: then old ones are forgotten.

    What a follow-up needs is kept elsewhere (bot/store), so a forgotten tracker costs no conversation.
    """

    def __init__(self, domain: Domain, beneath: TrackerStore | None = None, most: int = MOST_LIVE) -> None:
        super().__init__(domain)
        self._beneath, self._most = beneath, most
        self._live: OrderedDict[str, DialogueStateTracker] = OrderedDict()

    async def save(self, tracker: DialogueStateTracker) -> None:
        if self._beneath is not None:
            self._beneath.domain = self.domain
            forget_texts(tracker)
            await self._beneath.save(tracker)
        self._keep(tracker)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        if sender_id in self._live:
            self._live.move_to_end(sender_id)
            return self._live[sender_id]
        if self._beneath is None:
            return None
        self._beneath.domain = self.domain  # the model's, which is known only once it is loaded
        tracker = await self._beneath.retrieve(sender_id)
        if tracker is not None:
            self._keep(tracker)
        return tracker

    async def retrieve_full_tracker(self, conversation_id: str) -> DialogueStateTracker | None:
        return await self.retrieve(conversation_id)

    async def keys(self) -> Iterable[str]:
        return list(self._live) if self._beneath is None else await self._beneath.keys()

    def _keep(self, tracker: DialogueStateTracker) -> None:
        self._live[tracker.sender_id] = tracker
        self._live.move_to_end(tracker.sender_id)
        if len(self._live) > self._most:
            self._live.popitem(last=False)
