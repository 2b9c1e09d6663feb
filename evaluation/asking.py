"""Asks every item of a file: of the assistant as people ask it, or of any reader, without Rasa, to compare readers."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from actions.answer import Answer
from actions.desk import Desk
from actions.reading import Kind, Reading
from actions.registry import answer as answer_of
from bot.assistant import Assistant
from bot.data_sets import DataSet
from evaluation.format import Expect, Item, Turn

Read = Callable[[str, Reading | None], Reading]


@dataclass(frozen=True, slots=True)
class Asked:
    """One text and its answers; `name` tells item and turn, `seconds` the time until the answers were there."""

    name: str
    text: str
    expect: Expect
    alone: bool
    data: DataSet
    answers: tuple[Answer, ...]
    seconds: float

    @property
    def confidence(self) -> float:
        """Of the reading; that of the first answer, where there are several."""
        return self.answers[0].reading.confidence if self.answers else 0.0


async def ask_assistant(items: Iterable[Item], assistant: Assistant) -> list[Asked]:
    """Each item in a conversation of its own, turn by turn; the sets of figures must have been prepared."""
    viewer, found = assistant.public_viewer(), list[Asked]()
    for item in items:
        conversation, before = None, ()
        for number, turn in enumerate(item.turns, 1):
            if not comes_next(turn, before):
                continue
            started = time.perf_counter()
            reply = await assistant.ask(turn.text, conversation, viewer, item.data)
            taken = time.perf_counter() - started
            conversation, before = reply.conversation_id, tuple(reply.answers)
            found.append(asked(item, number, before, taken))
    return found


def ask_reader(items: Iterable[Item], read: Read, desk: Desk) -> list[Asked]:
    """The same by a reader alone. A reading that no answer can be made of counts as unanswered."""
    found = list[Asked]()
    for item in items:
        last, before = None, ()
        for number, turn in enumerate(item.turns, 1):
            if not comes_next(turn, before):
                continue
            started = time.perf_counter()
            reading = read(turn.text, last)
            before = answered(reading, desk)
            found.append(asked(item, number, before, time.perf_counter() - started))
            # as the assistant remembers it
            last = reading if last is None or not reading.aside else last
    return found


def answered(reading: Reading, desk: Desk) -> tuple[Answer, ...]:
    try:
        return (answer_of(reading, desk),)
    except Exception:
        return ()  # a part of the reading was taken out that answers need, and the answer then counts as wrong


def comes_next(turn: Turn, before: Sequence[Answer]) -> bool:
    kinds: set[Kind] = {answer.kind for answer in before}
    return not turn.if_previous_kind or bool(kinds & set(turn.if_previous_kind))


def asked(item: Item, number: int, answers: tuple[Answer, ...], seconds: float) -> Asked:
    turn = item.turns[number - 1]
    name = item.id if len(item.turns) == 1 else f"{item.id} turn {number}"
    return Asked(name, turn.text, turn.expect, number == 1, item.data, answers, seconds)
