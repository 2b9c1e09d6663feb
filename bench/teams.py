"""What an answer in Teams costs: from a message in to its card out, for one person and for fifty at once."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import httpx

from bench.emulator import Emulator, emulating
from bench.figures import Spread, spread
from bench.mix import conversations
from bench.processes import BIN, Running, free_port, server
from data_layer.settings import ROOT

ALONE = 100  # messages of one person, one after the other
PEOPLE, EACH, SECONDS = 50, 10, 10.0
SETTINGS = {"PMF_TEAMS_EMULATOR": "1", "PMF_TEAMS_MESSAGES_A_MINUTE": "6000"}


@dataclass(frozen=True, slots=True)
class Teams:
    """`once_and_in_order`: whether each of many messages was answered once and in its conversation's order."""

    alone: Spread
    many: Spread
    once_and_in_order: bool
    acknowledged: Spread
    resident: float  # MB


def measure(folder: Path) -> Teams:
    port = free_port()
    env = {"PMF_VAR_DIR": str(folder / "teams"), **SETTINGS}
    command = [str(BIN / "pmf"), "serve", "--port", str(port)]
    with emulating() as emulator, server(command, port, "/readyz", env=env, cwd=ROOT) as running:
        alone = asyncio.run(one_after_the_other(running, emulator))
        many, acknowledged, good = asyncio.run(fifty_at_once(running, emulator))
        return Teams(alone, many, good, acknowledged, running.resident_mb)


async def one_after_the_other(running: Running, emulator: Emulator) -> Spread:
    """From the request until the card is there; the first, which comes with a welcome, is not counted."""
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{running.port}", timeout=30) as client:
        taken = list[float]()
        for at, text in enumerate(texts(ALONE)):
            before = len(emulator.arrived["alone"])
            started = time.perf_counter()
            await send(client, emulator, "alone", at, text)
            while len(emulator.arrived["alone"]) == before:
                await asyncio.sleep(0.0005)
            taken.append(emulator.arrived["alone"][-1].at - started)
        return spread(taken[1:])


async def fifty_at_once(running: Running, emulator: Emulator) -> tuple[Spread, Spread, bool]:
    """The time of each reply, that until each was acknowledged, and whether all were answered once and in order."""
    limits = httpx.Limits(max_connections=PEOPLE)
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{running.port}", timeout=60, limits=limits) as client:
        people = [f"person {at}" for at in range(PEOPLE)]
        sent: dict[str, list[float]] = {person: [] for person in people}
        acknowledged = list[float]()

        async def talk(person: str) -> None:
            for at in range(EACH):
                sent[person].append(time.perf_counter())
                await send(client, emulator, person, at, QUESTIONS[at % len(QUESTIONS)][0])
                acknowledged.append(time.perf_counter() - sent[person][-1])
                await asyncio.sleep(SECONDS / EACH)

        await asyncio.gather(*map(talk, people))
    expected = ALONE + 1 + PEOPLE * (EACH + 1)
    complete = await asyncio.to_thread(emulator.wait_for, expected)
    replies = {person: emulator.arrived[person][1:] for person in people}
    in_order = all(
        QUESTIONS[at % len(QUESTIONS)][1] in reply.summary
        for found in replies.values()
        for at, reply in enumerate(found)
    )
    taken = [reply.at - start for person in people for start, reply in zip(sent[person], replies[person], strict=False)]
    return spread(taken), spread(acknowledged), complete and in_order


# whole questions, with a word that the answer to each has and to none of the others
QUESTIONS = (
    ("recycling rate", "recycling rate"),
    ("employment rate over time", "employment rate"),
    ("unallocated reserves against similar councils", "nallocated reserves"),
    ("persistent absence in Derby", "persistent absence"),
    ("apprenticeship starts", "pprenticeship starts"),
)


def texts(count: int) -> list[str]:
    """Questions and what follows on them, as in the other measurements."""
    return list(islice((text for each in conversations(5) for text in each), count))


async def send(client: httpx.AsyncClient, emulator: Emulator, person: str, at: int, text: str) -> None:
    answer = await client.post("/api/messages", json=emulator.message(person, str(at), text))
    answer.raise_for_status()
