"""Turns a message into a Reading and sets the intent to the Reading's kind."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_END,
    ENTITY_ATTRIBUTE_START,
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    METADATA,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message

from actions.conversation import SLOT, from_slot, to_slot
from actions.desk import current_desk
from actions.reading import Reading
from bot.components.current import understanding_of

LAST_READING = "last_reading"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class StructuredReader(GraphComponent):
    """Reads against the catalogue in service; the trained intents before it are one signal.

    The message's metadata holds the last Reading of the conversation. Under the stock tools there is none, and the desk
    is a public one. Nothing is learned here, so a new metric is understood without training.
    """

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> StructuredReader:
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            if message.get(TEXT) is not None:
                self.read(message)
        return messages

    def read(self, message: Message) -> None:
        desk = current_desk()
        held = (message.get(METADATA) or {}).get(LAST_READING)
        reading = understanding_of(desk).read(
            message.get(TEXT),
            last=from_slot(held) if held else None,
            home_area=desk.viewer.home_area,
            intent_scores=scores(message),
        )
        message.set(ENTITIES, [entity(reading, message.get(TEXT))], add_to_output=True)
        intent = {INTENT_NAME_KEY: reading.kind.value, PREDICTED_CONFIDENCE_KEY: reading.confidence}
        message.set(INTENT, intent, add_to_output=True)


def scores(message: Message) -> dict[str, float]:
    """What the classifier made of the text: confidence by intent."""
    ranked = message.get(INTENT_RANKING_KEY) or []
    return {one[INTENT_NAME_KEY]: one[PREDICTED_CONFIDENCE_KEY] for one in ranked}


def entity(reading: Reading, text: str) -> dict[str, Any]:
    return {
        ENTITY_ATTRIBUTE_TYPE: SLOT,
        ENTITY_ATTRIBUTE_VALUE: to_slot(reading),
        ENTITY_ATTRIBUTE_START: 0,
        ENTITY_ATTRIBUTE_END: len(text),
    }
