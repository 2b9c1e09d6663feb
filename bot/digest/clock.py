"""The digest's own clock: every few minutes it looks at what is due, until the service stops."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime

from bot.failures import where

log = logging.getLogger("pmf.digest")
GRACE = 5.0  # seconds for what is being sent when the service stops


def utc_now() -> datetime:
    return datetime.now(UTC)


async def ticking(
    once: Callable[[datetime], Awaitable[int]], every: float, now: Callable[[], datetime] = utc_now
) -> None:
    """Until it is cancelled; then a look that is under way has a moment to end. `every`: seconds."""
    while True:
        look = asyncio.ensure_future(once(now()))
        try:
            await asyncio.shield(look)
        except asyncio.CancelledError:
            with suppress(Exception):
                await asyncio.wait_for(look, GRACE)
            raise
        except Exception as error:
            log.error("digests could not be looked at: %s", where(error))
        await asyncio.sleep(every)
