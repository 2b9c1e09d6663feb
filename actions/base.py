"""What all actions share: read the question, answer it, say it. Abstract, or `rasa run actions` would register it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import conversation
from actions.answer import Answer
from actions.desk import Desk, current_desk
from actions.reading import Kind, Reading
from actions.reply import say


class KindAction(Action, ABC):
    """One kind of question; subclasses name the kind and give the pure function that answers it."""

    kind: ClassVar[Kind]

    def name(self) -> str:
        return f"action_{self.kind}"

    @abstractmethod
    def answer(self, asked: Reading, desk: Desk) -> Answer: ...

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        say(dispatcher, self.answer(conversation.read(tracker), current_desk()))
        return []
