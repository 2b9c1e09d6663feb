"""The clock looks at what is due again and again, whatever a look ends with, and lets the last one end."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import UTC, datetime

from bot.digest.clock import ticking
from tests.bot.digest.conftest import at


async def test_it_looks_again_after_a_look_that_failed(caplog):
    looks = list[datetime]()

    async def once(now: datetime) -> int:
        looks.append(now)
        if len(looks) == 1:
            raise RuntimeError("whose digest it was")
        return 0

    task = asyncio.create_task(ticking(once, 0.01, lambda: at(4)))
    async with asyncio.timeout(5):
        while len(looks) < 3:
            await asyncio.sleep(0.01)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    assert set(looks) == {at(4)}
    assert "could not be looked at" in caplog.text and "whose digest" not in caplog.text


async def test_what_is_being_sent_when_the_service_stops_is_settled():
    begun, settled = asyncio.Event(), list[str]()

    async def once(now: datetime) -> int:
        begun.set()
        await asyncio.sleep(0.1)
        settled.append("settled")
        return 1

    task = asyncio.create_task(ticking(once, 60))
    await begun.wait()
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    assert settled == ["settled"]


async def test_its_own_time_is_that_of_utc():
    looks = list[datetime]()

    async def once(now: datetime) -> int:
        looks.append(now)
        return 0

    task = asyncio.create_task(ticking(once, 60))
    await asyncio.sleep(0.05)
    task.cancel()
    assert looks[0].tzinfo is UTC
