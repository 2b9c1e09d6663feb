"""Replies on their way: in order within a conversation, tried again where that can help, never given up too early.

What is tried again and how long it waits follows Microsoft's advice on rate limits (429, 412, 502 and 504, with growing
waits and chance in them); other troubles of the service or the network are treated alike.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from bot.store.mailbox import Due, Mailbox, now
from bot.teams.lasting import lasting

log = logging.getLogger("pmf.teams")

AGAIN = {401, 408, 412, 425, 429, 500, 502, 503, 504}  # 401: a secret that has run out may be renewed
SHORTEST_WAIT, LONGEST_WAIT = 1.0, 60.0  # seconds, as all here
AT_ONCE = 8  # conversations
SHORTEST_SLEEP, LONGEST_SLEEP = 0.01, 5.0  # between two looks at what waits, should a wake-up be missed
GRACE = 5.0  # for what is under way when the service stops


@dataclass(frozen=True, slots=True)
class Delivered:
    """What became of one attempt. `status`: of HTTP, None where no answer came; `sent_id`: what Teams calls the
    message; `wait`: seconds that the service asked for.
    """

    status: int | None
    sent_id: str | None = None
    wait: float | None = None

    @property
    def done(self) -> bool:
        return self.status is not None and 200 <= self.status < 300

    @property
    def may_work_later(self) -> bool:
        return self.status is None or self.status in AGAIN


Deliver = Callable[[Due], Awaitable[Delivered]]


def wait_after(attempts: int, asked: float | None, chance: float) -> float:
    """Seconds until the next attempt: twice as long each time, at least what the service asked for.

    `chance`, from 0 to 1, spreads those that failed together.
    """
    longest = min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** min(attempts, 10))
    return max(asked or 0.0, longest * (0.5 + chance / 2))


class Delivery:
    """Sends what waits in the outbox, until it is stopped."""

    def __init__(self, mailbox: Mailbox, deliver: Deliver, chance: Callable[[], float] = random.random) -> None:
        """`deliver` never raises for what the service answers; what it raises else counts as no answer."""
        self._mailbox, self._deliver, self._chance = mailbox, deliver, chance
        self._wake = asyncio.Event()
        self._under_way: dict[str, asyncio.Task[None]] = {}

    def wake(self) -> None:
        """Something new waits."""
        self._wake.set()

    async def run(self) -> None:
        """Until it is cancelled; then what is under way has a moment to arrive, and is else tried again at the next
        start.
        """
        try:
            while True:
                self._wake.clear()
                wait = await lasting(self._begun, "the outbox")
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._wake.wait(), wait)
        finally:
            tasks = {*self._under_way.values()}
            if tasks:
                _, unfinished = await asyncio.wait(tasks, timeout=GRACE)
                for task in unfinished:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)

    async def _begun(self) -> float:
        """Begins what is due, and gives the seconds until the next is; the end of what is under way wakes it, too."""
        free = AT_ONCE - len(self._under_way)
        if not free:
            return LONGEST_SLEEP
        for due in await asyncio.to_thread(self._mailbox.due, besides=[*self._under_way], most=free):
            task = asyncio.create_task(self._send(due))
            self._under_way[due.thread] = task
            task.add_done_callback(partial(self._ended, due.thread))
        soonest = await asyncio.to_thread(self._mailbox.next_at, [*self._under_way])
        wait = (soonest - now()).total_seconds() if soonest else LONGEST_SLEEP
        return min(max(wait, SHORTEST_SLEEP), LONGEST_SLEEP)

    def _ended(self, thread: str, _: asyncio.Task[None]) -> None:
        self._under_way.pop(thread, None)
        self.wake()

    async def _send(self, due: Due) -> None:
        try:
            delivered = await self._deliver(due)
        except Exception as error:
            log.warning("a reply could not be sent: %s", type(error).__name__)
            delivered = Delivered(None)
        # until it is written down the conversation counts as under way, so that nothing is sent twice
        await lasting(lambda: asyncio.to_thread(self._settle, due, delivered), "what became of a reply")

    def _settle(self, due: Due, delivered: Delivered) -> None:
        if delivered.done:
            self._mailbox.sent(due.seq, delivered.sent_id)
        elif delivered.may_work_later:
            if delivered.status and not due.attempts:
                log.warning("a reply was not taken (status %d); it is tried again", delivered.status)
            wait = wait_after(due.attempts, delivered.wait, self._chance())
            self._mailbox.later(due.seq, now() + timedelta(seconds=wait))
        else:
            log.warning("a reply was given up after status %s", delivered.status)
            self._mailbox.not_sent(due.seq)
