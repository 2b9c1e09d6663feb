"""Replies on their way: in order within a conversation, tried again where that can help, never given up too early.

What is tried again and how long it waits follows Microsoft's advice on rate limits (429, 412, 502 and 504, with growing
waits and chance in them); other troubles of the service or the network are treated alike.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.store.mailbox import Due, Mailbox, now

log = logging.getLogger("pmf.teams")

AGAIN = {408, 412, 425, 429, 500, 502, 503, 504}
SHORTEST_WAIT, LONGEST_WAIT = 1.0, 60.0  # seconds
KEPT_TRYING = timedelta(hours=24)  # of an answer from the day before nobody is glad
AT_ONCE = 8  # conversations
LONGEST_SLEEP = 5.0  # seconds between two looks at what waits, should a wake-up be missed


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
        self._wake, self._free = asyncio.Event(), asyncio.Semaphore(AT_ONCE)
        self._under_way: dict[str, asyncio.Task[None]] = {}

    def wake(self) -> None:
        """Something new waits."""
        self._wake.set()

    async def run(self) -> None:
        """Until it is cancelled; what is under way then is tried again at the next start."""
        try:
            while True:
                self._wake.clear()
                # what ends while we look may be in what we see, and was sent
                for due in await asyncio.to_thread(self._mailbox.due, besides=[*self._under_way]):
                    self._begin(due)
                await self._rest()
        finally:
            for task in self._under_way.values():
                task.cancel()
            await asyncio.gather(*self._under_way.values(), return_exceptions=True)

    def _begin(self, due: Due) -> None:
        task = asyncio.create_task(self._send(due))
        self._under_way[due.thread] = task
        task.add_done_callback(lambda _: self._ended(due.thread))

    def _ended(self, thread: str) -> None:
        self._under_way.pop(thread, None)
        self.wake()

    async def _rest(self) -> None:
        """Until the next is due; the end of what is being sent wakes it too."""
        soonest = await asyncio.to_thread(self._mailbox.next_at, [*self._under_way])
        wait = max(0.0, (soonest - now()).total_seconds()) if soonest else LONGEST_SLEEP
        try:
            await asyncio.wait_for(self._wake.wait(), min(wait or 0.01, LONGEST_SLEEP))
        except TimeoutError:
            return

    async def _send(self, due: Due) -> None:
        async with self._free:
            try:
                delivered = await self._deliver(due)
            except Exception as error:
                log.warning("a reply could not be sent: %s", type(error).__name__)
                delivered = Delivered(None)
        await asyncio.to_thread(self._settle, due, delivered)

    def _settle(self, due: Due, delivered: Delivered) -> None:
        if delivered.done:
            self._mailbox.sent(due.seq, delivered.sent_id)
        elif delivered.may_work_later and not too_old(due, now()):
            wait = wait_after(due.attempts, delivered.wait, self._chance())
            self._mailbox.later(due.seq, now() + timedelta(seconds=wait))
        else:
            log.warning("a reply was given up after status %s", delivered.status)
            self._mailbox.not_sent(due.seq)


def too_old(due: Due, at: datetime) -> bool:
    return at - due.written > KEPT_TRYING
