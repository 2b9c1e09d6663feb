"""The clock looks at what is due again and again, whatever a look ends with, and lets the last one end."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.digest.clock import GRACE, ticking
from bot.teams.sending import TIMEOUT
from tests.bot.digest.conftest import at


@dataclass
class Looking:
    looked: Callable[[datetime], Awaitable[int]]
    stopped: bool = False

    async def once(self, now: datetime) -> int:
        return await self.looked(now)

    def stop(self) -> None:
        self.stopped = True


async def test_it_looks_again_after_a_look_that_failed(caplog):
    looks = list[datetime]()

    async def once(now: datetime) -> int:
        looks.append(now)
        if len(looks) == 1:
            raise RuntimeError("whose digest it was")
        return 0

    task = asyncio.create_task(ticking(Looking(once), 0.01, lambda: at(4)))
    async with asyncio.timeout(5):
        while len(looks) < 3:
            await asyncio.sleep(0.01)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    assert set(looks) == {at(4)}
    assert "could not be looked at" in caplog.text and "whose digest" not in caplog.text


async def test_what_is_being_sent_when_the_service_stops_is_settled():
    begun, settled = asyncio.Event(), list[bool]()

    async def once(now: datetime) -> int:
        begun.set()
        await asyncio.sleep(0.1)
        settled.append(looking.stopped)
        return 1

    looking = Looking(once)
    task = asyncio.create_task(ticking(looking, 60))
    await begun.wait()
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    assert settled == [True]  # and was told that it is the last


def test_a_post_that_is_answered_late_is_waited_for():
    assert (TIMEOUT.read or 0) < GRACE


async def test_its_own_time_is_that_of_utc():
    looks = list[datetime]()

    async def once(now: datetime) -> int:
        looks.append(now)
        return 0

    task = asyncio.create_task(ticking(Looking(once), 60))
    await asyncio.sleep(0.05)
    task.cancel()
    assert looks[0].tzinfo is UTC
