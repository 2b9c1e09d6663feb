"""Messages are answered after they were acknowledged: one by one within a conversation, side by side otherwise."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial

from bot.failures import where
from bot.store.mailbox import Mailbox, Outgoing, Received
from bot.teams.lasting import lasting

log = logging.getLogger("pmf.teams")


@dataclass(frozen=True, slots=True)
class Answered:
    """What is to be sent for a message; `edits`: the key of the question in whose answer's place that comes."""

    replies: Sequence[Outgoing] = ()
    edits: str | None = None


TRIES = 8  # of a message that the database has no answer for: some three minutes


class Answering:
    """What waits in the inbox, until it is stopped: a task for each conversation that has something waiting."""

    def __init__(
        self,
        mailbox: Mailbox,
        answer: Callable[[Received], Awaitable[Answered]],
        excuse: Callable[[Received], Answered],
        answered: Callable[[], None],
    ) -> None:
        """`excuse`: what is sent where `answer` fails; `answered`: called when replies were put into the outbox."""
        self._mailbox, self._answer, self._excuse, self._answered = mailbox, answer, excuse, answered
        self._waiting: defaultdict[str, deque[Received]] = defaultdict(deque)
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._writing = asyncio.Lock()

    async def begin(self) -> None:
        """Takes up what an earlier process acknowledged and did not answer."""
        for received in await asyncio.to_thread(self._mailbox.waiting):
            self._take(received)

    async def accept(self, received: Received) -> bool:
        """Writes a message down, and answers it afterwards; False for one that was sent again."""
        async with self._writing:  # in the order in which they came, as a next start would find them
            if not await asyncio.to_thread(self._mailbox.accept, received):
                return False
            self._take(received)
        return True

    def is_at(self, thread: str) -> bool:
        """Whether something of that conversation is being answered."""
        return thread in self._tasks

    async def stop(self) -> None:
        """What is not answered yet is taken up at the next start."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def all_done(self) -> None:
        while self._tasks:
            await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    def _take(self, received: Received) -> None:
        self._waiting[received.thread].append(received)
        if received.thread not in self._tasks:
            self._tasks[received.thread] = asyncio.create_task(self._answer_all(received.thread))

    async def _answer_all(self, thread: str) -> None:
        try:
            while self._waiting[thread]:
                await self._answer_one(self._waiting[thread].popleft())
        finally:
            del self._waiting[thread], self._tasks[thread]

    async def _answer_one(self, received: Received) -> None:
        made = await self._made(received)
        await lasting(
            lambda: asyncio.to_thread(self._mailbox.answered, received.key, made.replies, made.edits), "an answer"
        )
        self._answered()

    async def _made(self, received: Received) -> Answered:
        """Never raises."""
        try:
            return await lasting(partial(self._answer, received), "a message", TRIES)
        except Exception as error:
            # where it failed, never what was asked
            log.error("a message of Teams could not be answered: %s", where(error))
        try:
            return self._excuse(received)
        except Exception as error:
            log.error("nor could that be said: %s", where(error))
            return Answered()
