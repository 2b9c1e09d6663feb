"""How an Answer passes through Rasa: the only place that knows.

In the service the answer itself goes into the open tray and Rasa carries its id alone, so that no figure is kept in a
tracker. Under the stock `rasa run actions` there is no tray, and text and data travel with the message.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Protocol

from actions.answer import Answer

TRAY: ContextVar[list[Answer] | None] = ContextVar("tray", default=None)


class Utters(Protocol):
    def utter_message(self, text: str | None = None, *, json_message: dict[str, Any] | None = None) -> None: ...


@contextmanager
def open_tray() -> Iterator[list[Answer]]:
    """Collects the answers of the question asked inside it."""
    tray: list[Answer] = []
    token = TRAY.set(tray)
    try:
        yield tray
    finally:
        TRAY.reset(token)


def say(dispatcher: Utters, answer: Answer) -> None:
    tray = TRAY.get()
    if tray is None:
        dispatcher.utter_message(
            text=answer.text, json_message={"answer": answer.model_dump(mode="json", by_alias=True)}
        )
    else:
        tray.append(answer)
        dispatcher.utter_message(json_message={"answer_id": answer.id})
