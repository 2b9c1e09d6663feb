"""Steps that the database has a part in, done again until it takes them: a lock or a restart of it loses nothing."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from sqlalchemy.exc import SQLAlchemyError

from bot.failures import where

PAUSES = (0.2, 1.0, 5.0, 15.0, 60.0)  # seconds; the last for as long as it takes
log = logging.getLogger("pmf.teams")
Done = TypeVar("Done")


async def lasting(step: Callable[[], Awaitable[Done]], what: str, tries: int | None = None) -> Done:
    """What the step gives, however often the database fails; `what`: for the log.

    `tries`: how often at most. Raises what the database raised last then, and at once whatever else the step raises.
    """
    failed = 0
    while True:
        try:
            return await step()
        except SQLAlchemyError as error:
            failed += 1
            log.error("the database failed over %s: %s", what, where(error))
            if failed == tries:
                raise
        await asyncio.sleep(PAUSES[min(failed, len(PAUSES)) - 1])
