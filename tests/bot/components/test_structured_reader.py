"""The graph component: a message comes out as it went in, but for its intent and its entities."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message

from actions.conversation import SLOT, from_slot, to_slot
from actions.reading import Kind, Reading
from bot.components.structured_reader import LAST_READING, StructuredReader
from data_layer.vocabulary import MetricId
from tests.assistants import at_a_desk
from tests.served import HOME

TEXTS = ["recycling rate in Derby", "hello", "zzz qqq", "", "crime", "<b>x</b>", "1", "переработка"]


@pytest.fixture(scope="module")
def component(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Made as Rasa makes it; the recipe's decorator hides its type."""
    return StructuredReader.create(
        {}, LocalModelStorage(tmp_path_factory.mktemp("model")), Resource("r"), ExecutionContext(GraphSchema({}))
    )


def processed(component: Any, message: Message) -> Message:
    with at_a_desk():
        [out] = component.process([message])
    return out


def reading_in(message: Message) -> Reading:
    [entity] = message.get(ENTITIES)
    return from_slot(entity["value"])


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_but_intent_and_entities_changes(component, text):
    data: dict[str, Any] = {
        TEXT: text,
        METADATA: {"channel": "x", "more": [1, {"a": 2}]},
        INTENT: {"name": "smalltalk", "confidence": 0.4},
        INTENT_RANKING_KEY: [{"name": "smalltalk", "confidence": 0.4}, {"name": "help", "confidence": 0.1}],
        ENTITIES: [{"entity": "other", "value": "x"}],
        "text_tokens": ["kept"],
    }
    before = Message(deepcopy(data), output_properties={TEXT}, time=12)
    after = processed(component, before)
    assert after is before and after.time == 12 and after.features == []
    assert {key: value for key, value in after.data.items() if key not in {INTENT, ENTITIES}} == {
        key: value for key, value in data.items() if key not in {INTENT, ENTITIES}
    }
    assert set(after.data) == set(data) and after.output_properties == {TEXT, INTENT, ENTITIES}


def test_the_entity_is_the_reading_and_spans_the_text(component):
    message = processed(component, Message({TEXT: "recycling rate in Derby"}))
    [entity] = message.get(ENTITIES)
    assert (entity["entity"], entity["start"], entity["end"]) == (SLOT, 0, len("recycling rate in Derby"))
    assert reading_in(message).metrics == ("recycling_rate",) and reading_in(message).areas == ("E06000015",)
    assert message.get(INTENT)["name"] == "performance"
    assert message.get(INTENT)["confidence"] == reading_in(message).confidence


def test_a_message_without_text_is_left_alone(component):
    message = Message({"intent": {"name": "help"}, "action_name": "action_help"})
    assert processed(component, message).data == {"intent": {"name": "help"}, "action_name": "action_help"}


def test_messages_come_out_in_their_order(component):
    with at_a_desk():
        out = component.process([Message({TEXT: text}) for text in ("hello", "recycling rate", "hello")])
    assert [message.get(INTENT)["name"] for message in out] == ["smalltalk", "performance", "smalltalk"]


def test_the_last_reading_travels_with_the_message_and_not_in_the_component(component):
    last = Reading(kind=Kind.PERFORMANCE, metrics=(MetricId("recycling_rate"),), areas=(HOME,))
    follow_up = {TEXT: "and Derby?", METADATA: {LAST_READING: to_slot(last)}}
    assert reading_in(processed(component, Message(follow_up))).metrics == ("recycling_rate",)
    assert reading_in(processed(component, Message({TEXT: "and Derby?"}))).metrics == ()


@pytest.mark.parametrize("metadata", [None, {}, {LAST_READING: None}])
def test_without_a_last_reading_the_question_stands_alone(component, metadata):
    found = reading_in(processed(component, Message({TEXT: "recycling rate", METADATA: metadata})))
    assert found.metrics == ("recycling_rate",) and found.carried_over == ()


def test_the_intent_of_a_message_is_the_kind_of_its_reading(component):
    for text, kind in (("brief me on waste", Kind.BRIEFING), ("why is recycling so low", Kind.EXPLANATION)):
        message = processed(component, Message({TEXT: text}))
        assert message.get(INTENT)[INTENT_NAME_KEY] == kind.value == reading_in(message).kind.value
