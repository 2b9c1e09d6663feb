"""What lives while Teams is on: made when the service starts, taken down when it ends."""

from __future__ import annotations

import asyncio
import logging
from contextlib import AsyncExitStack, suppress
from functools import cache, partial
from typing import TYPE_CHECKING

import httpx

from bot.assistant import Assistant
from bot.digest.clock import utc_now
from bot.digest.office import Office
from bot.digest.service import begun, books_of
from bot.digest.settings import from_environment as digest_settings
from bot.store.digests import Digests
from bot.store.mailbox import Mailbox
from bot.store.threads import Threads
from bot.teams.answering import Answering
from bot.teams.clerk import Clerk
from bot.teams.delivery import Delivery
from bot.teams.directory import Directory
from bot.teams.gate import Gate
from bot.teams.keys import Keys
from bot.teams.lasting import lasting
from bot.teams.own_token import OwnToken
from bot.teams.people import levels_in
from bot.teams.rate import Rate
from bot.teams.sending import Envelope, Sender, Token, new_client
from bot.teams.settings import TeamsSettings
from bot.teams.taps import Taps

if TYPE_CHECKING:
    from microsoft_teams.api import Credentials
    from microsoft_teams.apps.token_manager import TokenManager

SWEPT_EVERY = 3_600.0  # seconds
log = logging.getLogger("pmf.teams")


class TeamsService:
    """Its parts are for the endpoint; see `start`."""

    def __init__(self, gate: Gate, mailbox: Mailbox, answering: Answering, clerk: Clerk, sender: Sender) -> None:
        self.gate, self.mailbox, self.answering, self.clerk = gate, mailbox, answering, clerk
        self.taps, self._sender, self._open = Taps(), sender, AsyncExitStack()
        self._typing = set[asyncio.Task[None]]()

    @classmethod
    async def start(
        cls,
        settings: TeamsSettings,
        assistant: Assistant,
        client: httpx.AsyncClient | None = None,
        token: Token | None = None,
        graph_token: Token | None = None,
    ) -> TeamsService:
        """Takes up what was promised before. Raises Fault for lists of people that cannot be read.

        `client`: asks for keys and groups, and sends replies; `token`, `graph_token`: give the bot's for Teams and for
        Microsoft Graph, where that is not the Teams library.
        """
        levels = levels_in(settings.people, settings.channels, settings.groups)
        client = client or new_client()
        manager = cache(partial(manager_of, settings))
        if not token:
            token = OwnToken(manager().get_bot_token) if settings.app_id else no_token
        sender = Sender(client, token, emulator=settings.emulator)
        directory = None
        if levels.groups:
            graph_token = graph_token or OwnToken(partial(manager().get_graph_token, settings.tenant_id))
            directory = Directory(client, graph_token, levels.groups)
        mailbox, threads = Mailbox(assistant.engine), Threads(assistant.engine)
        digests = digest_settings()
        books = books_of(assistant.engine, digests)
        clerk = Clerk(assistant, mailbox, threads, levels, settings.page, directory, books)
        delivery = Delivery(mailbox, sender.deliver)
        answering = Answering(mailbox, clerk.answer, clerk.excuse, delivery.wake)
        gate = Gate(settings, Keys(client), Rate(settings.messages_a_minute))
        service = cls(gate, mailbox, answering, clerk, sender)
        service._open.push_async_callback(client.aclose)
        service._open.push_async_callback(ended, asyncio.create_task(delivery.run(), name="teams delivery"))
        sweep = sweeping(mailbox, threads, Digests(assistant.engine))
        service._open.push_async_callback(ended, asyncio.create_task(sweep, name="teams sweeping"))
        office = Office(assistant, levels, directory, sender, settings.page)
        if sending := await begun(digests, assistant.engine, mailbox, office):
            service._open.push_async_callback(ended, sending)
        service._open.push_async_callback(answering.stop)
        await answering.begin()
        return service

    async def stop(self) -> None:
        """What is not answered or sent yet is taken up at the next start."""
        for task in self._typing:
            task.cancel()
        await self._open.aclose()

    def show_typing(self, envelope: Envelope) -> None:
        """At once and once: whether it arrives makes no difference to the answer."""
        task = asyncio.create_task(self._send_typing(envelope))
        self._typing.add(task)
        task.add_done_callback(self._typing.discard)

    async def _send_typing(self, envelope: Envelope) -> None:
        with suppress(Exception):  # also of the directory, which may give no token
            await self._sender.send(envelope)


async def sweeping(mailbox: Mailbox, threads: Threads, digests: Digests) -> None:
    """Until it is cancelled."""
    while True:
        await asyncio.sleep(SWEPT_EVERY)
        late = await lasting(partial(asyncio.to_thread, mailbox.sweep), "what is to be forgotten")
        await lasting(partial(asyncio.to_thread, threads.sweep), "what is to be forgotten")
        await lasting(lambda: asyncio.to_thread(digests.sweep, utc_now()), "what is to be forgotten")
        if late:
            log.error("%d messages were given up, since they could not be answered or sent within a day", late)


async def ended(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


def manager_of(settings: TeamsSettings) -> TokenManager:
    """Of the Teams library, which asks Entra for tokens and keeps each until it is about to run out."""
    # imported here, since only a registered bot needs it and it takes more than a second
    from microsoft_teams.apps.token_manager import TokenManager

    return TokenManager(credentials_of(settings))


async def no_token() -> str | None:
    return None


def credentials_of(settings: TeamsSettings) -> Credentials:
    from microsoft_teams.api import ClientCredentials, ManagedIdentityCredentials

    if settings.managed_identity:
        return ManagedIdentityCredentials(client_id=settings.app_id, tenant_id=settings.tenant_id)
    secret = settings.client_secret.get_secret_value().strip()
    return ClientCredentials(client_id=settings.app_id, client_secret=secret, tenant_id=settings.tenant_id)
