"""Live trackers: bounded, the oldest forgotten, and the store beneath them kept and asked."""

from __future__ import annotations

from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.engine.trackers import LiveTrackers

DOMAIN = Domain.from_directory("nlu_data/domain")


def tracker(name: str, text: str = "hello") -> DialogueStateTracker:
    made = DialogueStateTracker(name, DOMAIN.slots)
    made.update_with_events([UserUttered(text), SlotSet("reading", {"kind": "help"})], DOMAIN)
    return made


class Counting(InMemoryTrackerStore):
    """A store that lasts, and counts how often it is read."""

    def __init__(self) -> None:
        super().__init__(Domain.empty())
        self.reads = 0

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        self.reads += 1
        return await super().retrieve(sender_id)


async def test_there_are_never_more_than_the_bound_and_the_oldest_goes():
    live = LiveTrackers(DOMAIN, most=3)
    for name in "abcd":
        await live.save(tracker(name))
    assert list(await live.keys()) == ["b", "c", "d"]
    assert await live.retrieve("a") is None


async def test_a_conversation_that_goes_on_is_not_the_oldest():
    live = LiveTrackers(DOMAIN, most=3)
    for name in "abc":
        await live.save(tracker(name))
    await live.retrieve("a")
    await live.save(tracker("d"))
    assert await live.retrieve("a") is not None and await live.retrieve("b") is None


async def test_one_saved_again_takes_no_second_place():
    live = LiveTrackers(DOMAIN, most=2)
    for name in ("a", "b", "a", "b", "a"):
        await live.save(tracker(name))
    assert sorted(await live.keys()) == ["a", "b"]


async def test_what_is_at_hand_is_not_read_again():
    beneath = Counting()
    live = LiveTrackers(DOMAIN, beneath)
    await live.save(tracker("a"))
    assert await live.retrieve("a") is not None and beneath.reads == 0


async def test_a_forgotten_tracker_is_found_beneath_and_then_at_hand():
    beneath = Counting()
    live = LiveTrackers(DOMAIN, beneath, most=1)
    await live.save(tracker("a"))
    await live.save(tracker("b"))
    found = await live.retrieve("a")
    assert found is not None and found.get_slot("reading") == {"kind": "help"}
    assert await live.retrieve("a") is found and beneath.reads == 1


async def test_a_tracker_lasts_with_its_slots_in_a_store_that_was_made_before_the_domain_was_known():
    """The engine makes the store first and learns the domain from the model."""
    beneath = Counting()
    await LiveTrackers(DOMAIN, beneath).save(tracker("a"))
    after_restart = LiveTrackers(Domain.empty(), beneath)
    after_restart.domain = DOMAIN
    found = await after_restart.retrieve("a")
    assert found is not None and found.get_slot("reading") == {"kind": "help"}
    assert list(await after_restart.keys()) == ["a"]


async def test_a_persons_words_do_not_last():
    beneath = Counting()
    live = LiveTrackers(DOMAIN, beneath)
    talked = tracker("a", "first quixotry")
    await live.save(talked)
    talked.update(UserUttered("second quixotry"))
    await live.save(talked)
    assert "quixotry" not in str(beneath.store)


async def test_an_unknown_conversation_is_none():
    assert await LiveTrackers(DOMAIN).retrieve("x") is None
    assert await LiveTrackers(DOMAIN, Counting()).retrieve("x") is None
