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
    METADATA,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from actions.conversation import SLOT, from_slot, to_slot
from actions.desk import current_desk
from actions.reading import Kind, Reading
from bot.components.current import understanding_of
from bot.understanding.learning import Learned, learned_from
from bot.understanding.meaning.encoder import PACKAGE, Encoder, encoder
from bot.understanding.turns.conversations import conversations
from bot.understanding.wordings import Wording, wordings_beside
from data_layer.faults import Fault

LAST_READING = "last_reading"


@DefaultV1Recipe.register(
    [DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR], is_trainable=True
)
class StructuredReader(GraphComponent):
    """Reads against the catalogue in service; kinds are learned from the training wordings, subjects from descriptions,
    turns from conversations.

    The message's metadata holds the last Reading of the conversation. Under the stock tools there is none, and the desk
    is a public one. A new metric is understood by its names without training.
    """

    def __init__(self, model_storage: ModelStorage, resource: Resource, learned: Learned | None = None) -> None:
        self._model_storage, self._resource, self._learned = model_storage, resource, learned

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> StructuredReader:
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> StructuredReader:
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, Learned.load(folder, encoder()))

    def train(self, training_data: TrainingData) -> Resource:
        """Against the public catalogue in service. Raises Fault without data or without the encoder's files."""
        desk = current_desk()
        wordings = [Wording(each.get(TEXT) or "", Kind(each.get(INTENT))) for each in training_data.intent_examples]
        wordings += wordings_beside()
        self._learned = learned_from(wordings, conversations(), desk.catalogue, desk.viewer.home_area, needed_encoder())
        with self._model_storage.write_to(self._resource) as folder:
            self._learned.save(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            if message.get(TEXT) is not None:
                self.read(message)
        return messages

    def read(self, message: Message) -> None:
        desk = current_desk()
        held = (message.get(METADATA) or {}).get(LAST_READING)
        learned = self._learned
        reading = understanding_of(desk, learned).read(
            message.get(TEXT),
            last=from_slot(held) if held else None,
            home_area=desk.viewer.home_area,
            opinion=learned.opinion if learned else None,
        )
        message.set(ENTITIES, [entity(reading, message.get(TEXT))], add_to_output=True)
        intent = {INTENT_NAME_KEY: reading.kind.value, PREDICTED_CONFIDENCE_KEY: reading.confidence}
        message.set(INTENT, intent, add_to_output=True)


def needed_encoder() -> Encoder:
    found = encoder()
    if found is None:
        raise Fault(f"The package {PACKAGE} is not installed. Make the environment anew with make environment.")
    return found


def entity(reading: Reading, text: str) -> dict[str, Any]:
    return {
        ENTITY_ATTRIBUTE_TYPE: SLOT,
        ENTITY_ATTRIBUTE_VALUE: to_slot(reading),
        ENTITY_ATTRIBUTE_START: 0,
        ENTITY_ATTRIBUTE_END: len(text),
    }
