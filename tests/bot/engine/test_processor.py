"""Our processor leaves the same events behind as Rasa's own for the same message."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain

from actions.reply import open_tray
from bot.engine.local_actions import LocalActions
from bot.engine.processor import LocalProcessor
from tests.assistants import at_a_desk, trained

PASSING = {"timestamp", "message_id", "input_channel", "model_id", "answer_id"}


def processor(kind: type[MessageProcessor]) -> MessageProcessor:
    empty = Domain.empty()
    made = kind(
        str(trained()),
        tracker_store=InMemoryTrackerStore(empty),
        lock_store=InMemoryLockStore(),
        generator=NaturalLanguageGenerator.create(None, empty),
        action_endpoint=LocalActions(),
    )
    made.tracker_store.domain = made.domain
    return made


@pytest.fixture(scope="module")
def both() -> tuple[MessageProcessor, MessageProcessor]:
    return processor(MessageProcessor), processor(LocalProcessor)


def lasting(thing: Any) -> Any:
    """Without times and ids, which differ from run to run."""
    if isinstance(thing, dict):
        return {key: lasting(value) for key, value in thing.items() if key not in PASSING}
    return [lasting(one) for one in thing] if isinstance(thing, list) else thing


@pytest.mark.parametrize(
    "texts", [("recycling rate", "and Derby?"), ("hello",), ("reserves", "1"), ("when is my bin collected?",)]
)
async def test_a_conversation_leaves_the_events_that_rasas_own_processor_leaves(both, texts):
    left = []
    for one in both:
        answered = []
        for text in texts:
            with at_a_desk(), open_tray() as tray:
                await one.handle_message(UserMessage(text, CollectingOutputChannel(), texts[0]))
            answered += [answer.headline for answer in tray]
        tracker = await one.tracker_store.retrieve(texts[0])
        left.append((answered, lasting([event.as_dict() for event in tracker.events])))
    assert left[0] == left[1]
    assert len(left[0][0]) == len(texts)
