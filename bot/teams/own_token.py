"""The bot's own token from the Teams library, asked for so that a silent directory stops neither answers nor exit."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from threading import Thread
from typing import Any

PATIENCE = 10.0  # seconds, for whoever needs it now
GIVEN_UP_AFTER = 60.0  # seconds; a question that is still not answered is asked anew


class OwnToken:
    """One question at a time, in a thread that ends with the process: before its first token the library asks Entra for
    addresses without giving way, and without ever giving up.
    """

    def __init__(
        self, ask: Callable[[], Coroutine[Any, Any, object | None]], clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`ask` is of the library, which keeps a token until it is about to run out; `clock`: seconds."""
        self._ask, self._clock = ask, clock
        self._asked: asyncio.Future[str | None] | None = None
        self._since = 0.0

    async def __call__(self) -> str | None:
        """None where the library gives none. Raises TimeoutError where nothing comes in time, and what `ask` raises."""
        if self._asked is None or self._asked.done() or self._clock() - self._since > GIVEN_UP_AFTER:
            self._begin()
        assert self._asked is not None
        return await asyncio.wait_for(asyncio.shield(self._asked), PATIENCE)

    def _begin(self) -> None:
        loop = asyncio.get_running_loop()
        asked = self._asked = loop.create_future()
        self._since = self._clock()

        def settle(found: object | None, error: BaseException | None) -> None:
            if asked.cancelled():
                return
            if error:
                asked.set_exception(error)
                asked.exception()  # or one that nobody waits for any more would be reported with its text
            else:
                asked.set_result(str(found) if found else None)

        def work() -> None:
            found, failed = None, None
            try:
                found = asyncio.run(self._ask())
            except BaseException as error:
                failed = error
            with suppress(RuntimeError):  # the service has ended meanwhile
                loop.call_soon_threadsafe(settle, found, failed)

        Thread(target=work, name="teams-token", daemon=True).start()
