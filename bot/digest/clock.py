"""The digest's own clock: every few minutes it looks at what is due, until the service stops."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Protocol

from bot.failures import where

log = logging.getLogger("pmf.digest")
GRACE = 12.0  # seconds for the one that is being posted when the service stops: more than a post waits for its answer


class Look(Protocol):
    """As bot.digest.sending.Round."""

    async def once(self, now: datetime) -> int: ...
    def stop(self) -> None: ...


def utc_now() -> datetime:
    return datetime.now(UTC)


async def ticking(looking: Look, every: float, now: Callable[[], datetime] = utc_now) -> None:
    """Until it is cancelled; then a look that is under way begins no other post, and has a moment to end the one that
    it is at. `every`: seconds.
    """
    while True:
        look = asyncio.ensure_future(looking.once(now()))
        try:
            await asyncio.shield(look)
        except asyncio.CancelledError:
            looking.stop()
            with suppress(Exception):
                await asyncio.wait_for(look, GRACE)
            raise
        except Exception as error:
            log.error("digests could not be looked at: %s", where(error))
        await asyncio.sleep(every)
