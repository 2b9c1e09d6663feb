"""Questions asked inside this process: nothing but the assistant between question and answer."""

from __future__ import annotations

import asyncio
import time
from itertools import islice
from pathlib import Path

from bench.figures import Spread, spread
from bench.mix import conversations
from bot.assistant import Assistant
from bot.settings import ServiceSettings

CONVERSATIONS = 60
WARM_UP = 5


def turn_times(turn: int, *, tracker: str, var_dir: Path) -> Spread:
    """Time of the given turn of a conversation, over many conversations."""
    settings = ServiceSettings(tracker=tracker, var_dir=var_dir)  # pyright: ignore[reportArgumentType]
    return spread(asyncio.run(times_of(turn, settings)))


async def times_of(turn: int, settings: ServiceSettings) -> list[float]:
    assistant = await Assistant.start(settings)
    try:
        for texts in islice(conversations(turn, seed=1), WARM_UP):
            await last_turn(assistant, texts)
        return [await last_turn(assistant, texts) for texts in islice(conversations(turn), CONVERSATIONS)]
    finally:
        await assistant.stop()


async def last_turn(assistant: Assistant, texts: list[str]) -> float:
    """Seconds that the last of the texts took."""
    return (await each_turn(assistant, texts))[-1]


async def each_turn(assistant: Assistant, texts: list[str]) -> list[float]:
    """Seconds that each text of one conversation took."""
    viewer, conversation, taken = assistant.public_viewer(), None, []
    for text in texts:
        started = time.perf_counter()
        reply = await assistant.ask(text, conversation, viewer)
        taken.append(time.perf_counter() - started)
        conversation = reply.conversation_id
    return taken
