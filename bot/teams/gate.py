"""The gate of the endpoint for Teams: what Microsoft's documentation wants checked, and what fails goes no further."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterable
from dataclasses import replace
from math import ceil
from typing import Any, NoReturn

from fastapi.responses import JSONResponse
from starlette.datastructures import Headers

from bot.channels.problems import problem
from bot.teams import bodies, tokens
from bot.teams.bodies import Incoming, Refused
from bot.teams.hosts import is_allowed, is_loopback, is_this_machine
from bot.teams.keys import Keys
from bot.teams.rate import Rate
from bot.teams.settings import TeamsSettings
from bot.teams.tokens import Claims

Body = bytes | AsyncIterable[bytes]
CHANNEL = "msteams"
BOT = "28:"  # what Teams writes before a bot's id, as 29: before a person's
SENTENCE = "The request was not accepted."
# a browser or a proxy on this machine passes on what others send; the emulator adds none of these
PASSED_ON = ("origin", "forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
log = logging.getLogger("pmf.teams")


class Gate:
    """`rate` counts what passed every other check, so nobody can use up another's turns."""

    def __init__(self, settings: TeamsSettings, keys: Keys, rate: Rate, most_bytes: int = bodies.MOST_BYTES) -> None:
        self._settings, self._keys, self._rate, self._most_bytes = settings, keys, rate, most_bytes

    async def admit(self, headers: Headers, body: Body, peer: str | None) -> Incoming | None:
        """The activity in a request of `peer`, an address; None for one of Microsoft's that nobody could answer.

        Raises Refused. Why something goes no further stands in the log, which names nobody.
        """
        try:
            came = await (self._emulated if self._of_this_machine(headers, peer) else self._verified)(headers, body)
            if came is not None:
                if came.channel_id != CHANNEL:
                    forbid("it is of another channel")
                self._counted(came)
        except Refused as refused:
            log.warning("Teams: refused with %d, as %s.", refused.status, refused.reason)
            raise
        return came

    def _of_this_machine(self, headers: Headers, peer: str | None) -> bool:
        """Whether it may be let in without a token: with the emulator on, and from here."""
        if not self._settings.emulator or "authorization" in headers or any(name in headers for name in PASSED_ON):
            return False
        return peer is not None and is_loopback(peer)

    async def _emulated(self, headers: Headers, body: Body) -> Incoming:
        came = bodies.activity(await self._read(headers, body))
        if not is_this_machine(came.service_url):
            tokens.refuse("it has no token, and replies would leave this machine")
        return came

    async def _verified(self, headers: Headers, body: Body) -> Incoming | None:
        """The token comes first: a body is work, and without a token nobody has any done."""
        token = tokens.bearer(headers.getlist("authorization"))
        if not self._settings.app_id:
            tokens.refuse("there is no app id that a token could be for")
        claims = await tokens.verify(token, self._keys, self._settings.app_id, CHANNEL)
        held = await self._read(headers, body)
        try:
            came = bodies.activity(held)
        except Refused as malformed:
            # Teams stops sending to a bot that fails
            log.warning("Teams: acknowledged and not answered, as %s.", malformed.reason)
            return None
        self._compared(came, claims)
        return replace(came, verified=True)

    async def _read(self, headers: Headers, body: Body) -> dict[str, Any]:
        return bodies.parsed(await bodies.whole(body, headers.get("content-length"), self._most_bytes))

    def _compared(self, came: Incoming, claims: Claims) -> None:
        """What the activity says with what the token and the settings say."""
        # Microsoft's own library takes no notice of a slash at the end either
        if claims.service_url.removesuffix("/") != came.service_url.removesuffix("/"):
            forbid("the token is for another service address")
        if not is_allowed(came.service_url):
            forbid("the service address is not one of Microsoft's")
        for tenant in filter(None, (came.tenant_id, came.conversation_tenant_id)):
            if tenant.lower() not in self._settings.tenants:
                forbid("it is of a tenant that is not allowed")
        if came.tenant_id is None:
            forbid("it names no tenant")
        if came.recipient_id.lower() != BOT + self._settings.app_id:
            forbid("it is for another bot")

    def _counted(self, came: Incoming) -> None:
        wait = self._rate.wait(came.from_id or came.conversation_id)
        if wait:
            raise Refused(429, "one sender sends too much", retry_after=ceil(wait))


def forbid(reason: str) -> NoReturn:
    raise Refused(403, reason)


def refusal(refused: Refused) -> JSONResponse:
    """What the sender is told: the status, and the same words for every reason."""
    response = problem(refused.status, SENTENCE)
    response.headers["Cache-Control"] = "no-store"
    if refused.status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    if refused.status == 408:
        response.headers["Connection"] = "close"  # or the rest would go on coming
    if refused.retry_after is not None:
        response.headers["Retry-After"] = str(refused.retry_after)
    return response
