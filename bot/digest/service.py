"""Digests while Teams is on: the books that questions write in, and the task that sends what is due."""

from __future__ import annotations

import asyncio
import logging

from sqlalchemy.engine import Engine

from bot.digest.book import Books
from bot.digest.clock import ticking
from bot.digest.schedule import Schedule
from bot.digest.sealing import Seal
from bot.digest.sending import Office, Round
from bot.digest.settings import DigestSettings
from bot.store.mailbox import Mailbox
from bot.store.subscriptions import Subscriptions

log = logging.getLogger("pmf.digest")
OFF = "Teams: no digest is sent, for PMF_DIGEST_KEY is not set. Make a key with pmf digest key."


def schedule_of(settings: DigestSettings) -> Schedule:
    return Schedule(settings.days_before, settings.hour)


def books_of(engine: Engine, settings: DigestSettings) -> Books:
    """Raises Fault for what is no key."""
    return Books(engine, settings.seal() if settings.on else None, schedule_of(settings))


async def begun(
    settings: DigestSettings, engine: Engine, mailbox: Mailbox, office: Office
) -> asyncio.Task[None] | None:
    """The task that sends, until it is cancelled; None, said in the log, where digests are off."""
    if not settings.on:
        log.info(OFF)
        return None
    seal = settings.seal()
    await asyncio.to_thread(seal_again, engine, seal)
    looking = Round(engine, mailbox, seal, schedule_of(settings), office)
    return asyncio.create_task(ticking(looking, settings.every), name="digests")


def seal_again(engine: Engine, seal: Seal) -> int:
    """All addresses under the newest key; how many no key opens any more."""
    subscriptions, lost = Subscriptions(engine), 0
    for id, address in subscriptions.addresses():
        renewed = seal.renewed(address)
        if renewed is None:
            lost += 1
        else:
            subscriptions.seal_again(id, address, renewed)
    if lost:
        log.error(
            "the addresses of %d digests can't be read with the keys of PMF_DIGEST_KEY; put the old key back", lost
        )
    return lost
