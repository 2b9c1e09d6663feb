"""One look at what is due: each digest is made as its reader may see it now, posted once, and settled."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Protocol

import httpx
from sqlalchemy.engine import Engine

from actions.answer import Answer
from actions.desk import Desk
from actions.reading import Reading
from actions.scope import metrics_in
from bot.digest.compose import envelope, foot, head, headed
from bot.digest.due import Diary, Due
from bot.digest.schedule import Schedule, waits_until
from bot.digest.sealing import Address, Seal
from bot.failures import where
from bot.lasting import still_open
from bot.store.digests import Claim, Digests
from bot.store.mailbox import Mailbox, digest
from bot.store.subscriptions import Subscription, Subscriptions
from bot.teams.cards.message import Message
from bot.teams.delivery import Delivered, wait_after
from bot.teams.sending import Envelope
from data_layer.queries.embargoes import embargoes
from data_layer.vocabulary import AreaCode, Level

log = logging.getLogger("pmf.digest")

LAST_REFUSED = 3  # digests in a row, after which nobody is taken to be there
# before a word of it was sent, so that it cannot have arrived
NOT_BEGUN = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, httpx.UnsupportedProtocol)


class Office(Protocol):
    """As bot.digest.office has it."""

    def desk(self, level: Level, day: date, identity: str = "") -> Desk: ...
    async def level(self, address: Address) -> Level | None: ...
    async def answer(self, reading: Reading, desk: Desk) -> Answer: ...
    async def card(self, answer: Answer, desk: Desk) -> Message: ...
    async def send(self, envelope: Envelope) -> Delivered: ...


class Round:
    """`once` may be called by several processes at a time, and stopped at any step; `stop` lets it end before the next
    post.
    """

    def __init__(
        self,
        engine: Engine,
        mailbox: Mailbox,
        seal: Seal,
        schedule: Schedule,
        office: Office,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._engine, self._digests = engine, Digests(engine)
        self._mailbox, self._seal, self._schedule, self._office = mailbox, seal, schedule, office
        self._chance, self._stopping = chance, False

    def stop(self) -> None:
        """For good: the post that is under way is ended and settled, and none is begun."""
        self._stopping = True

    async def once(self, now: datetime) -> int:
        """Sends what is due at a time (UTC); how many arrived. What fails is tried again in a later look."""
        arrived = 0
        desks = [self._office.desk(level, now.date()) for level in Level]
        diary = await asyncio.to_thread(Diary.opened, now, self._engine, self._schedule, desks[0])
        for one in diary.every:
            if self._stopping:
                break
            try:
                if await asyncio.to_thread(may_be_due, diary, one, desks):
                    arrived += await self._of(one, diary, now)
            except Exception as error:
                # where it failed, never whose it was or what it said; a claim that is left runs out
                log.error("a digest could not be sent: %s", where(error))
        return arrived

    async def _of(self, one: Subscription, diary: Diary, now: datetime) -> int:
        """All that is due of one, by what its reader may see now."""
        address = self._seal.opened(one.address)
        if address is None:
            return 0  # said once, at the start
        level = await self._office.level(address)
        if level is None:
            return 0  # the next look asks again
        desk = self._office.desk(level, now.date(), address.identity)
        dues = await asyncio.to_thread(lambda: diary.due(one, desk.catalogue))
        return sum([await self._one(due, address, desk, now) for due in dues if not self._stopping])

    async def _one(self, due: Due, address: Address, desk: Desk, now: datetime) -> bool:
        claim = await asyncio.to_thread(self._digests.claim, due.subscription.id, due.occasion.key, now)
        if claim is None:
            return False
        reading = due.subscription.wanted.reading
        if not await asyncio.to_thread(lambda: still_open(reading, desk.catalogue)):
            await asyncio.to_thread(self._digests.refused, claim, None)  # what it is about is not there any more
            return False
        coming_out = await asyncio.to_thread(self._embargoes, reading, desk)
        if wait := waits_until(due.occasion, coming_out):
            await asyncio.to_thread(self._digests.again, claim, self._schedule.morning(wait))
            return False
        answer = await self._office.answer(reading, desk)
        message = await self._message(due, answer, coming_out, address, desk)
        return await self._posted(claim, envelope(address, message), answer.id, now)

    def _embargoes(self, reading: Reading, desk: Desk) -> list[date]:
        area = AreaCode(reading.areas[0]) if reading.areas else desk.viewer.home_area
        with desk.reader() as reader:
            return embargoes(reader, metrics_in(reading, desk.catalogue), area, **desk.known)

    async def _message(self, due: Due, answer: Answer, later: list[date], address: Address, desk: Desk) -> Message:
        wanted, occasion, catalogue = due.subscription.wanted, due.occasion, desk.catalogue
        card = await self._office.card(answer, desk)
        ending = foot(wanted, occasion, later, catalogue, shared=address.shared)
        return headed(card, head(wanted, occasion, catalogue), ending)

    async def _posted(self, claim: Claim, letter: Envelope, answer_id: str, now: datetime) -> bool:
        if self._stopping:
            await asyncio.to_thread(self._digests.again, claim, now)
            return False
        if not await asyncio.to_thread(self._digests.posting, claim, now):
            return False  # stopped meanwhile, or another process was quicker
        try:
            delivered = await self._office.send(letter)
        except NOT_BEGUN as error:
            log.warning("a digest could not be sent: %s; it is tried again", type(error).__name__)
            delivered = Delivered(None)
        except Exception as error:
            log.error("whether a digest arrived is not known (%s); it is not sent again", type(error).__name__)
            return False
        await asyncio.to_thread(self._settle, claim, delivered, letter, answer_id, now)
        return delivered.done

    def _settle(self, claim: Claim, delivered: Delivered, letter: Envelope, answer_id: str, now: datetime) -> None:
        if delivered.done:
            thread = digest("conversation", letter.conversation)
            self._digests.done(
                claim,
                delivered.status or 0,
                lambda connection: self._mailbox.note(connection, claim.key, thread, answer_id, delivered.sent_id),
            )
        elif delivered.may_work_later:
            wait = wait_after(claim.attempts, delivered.wait, self._chance())
            self._digests.again(claim, now + timedelta(seconds=wait), delivered.status)
        else:
            log.warning("a digest was given up after status %s", delivered.status)
            self._digests.refused(claim, delivered.status)
            if self._digests.refused_running(claim.subscription) >= LAST_REFUSED:
                Subscriptions(self._engine).end([claim.subscription])


def may_be_due(diary: Diary, one: Subscription, desks: Sequence[Desk]) -> bool:
    """Whether to anybody of any level: only then is it asked who its reader is."""
    return any(diary.due(one, desk.catalogue) for desk in desks)
