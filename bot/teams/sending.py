"""One reply to the service that Teams named: where it goes, with which token, and what became of it.

Calls and answers as in Microsoft's Bot Connector REST API (reply to activity, send to conversation, update activity).
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import quote

import httpx

from bot.store.mailbox import Due
from bot.teams.delivery import Delivered
from bot.teams.hosts import is_allowed, is_this_machine

# of the bot, for the connector; None where none is needed or none could be had
Token = Callable[[], Awaitable[str | None]]
TIMEOUT = httpx.Timeout(10.0, connect=5.0)
FORBIDDEN_HOST = 403  # as the service itself says of what it will not take
LONGEST_ID = 64  # characters, as the outbox has room for
LONGEST_WAIT_ASKED = 600.0  # seconds; a service that asks for more is asked sooner


@dataclass(frozen=True, slots=True)
class Envelope:
    """A message with where it goes. `answers`: the activity that it is a reply to."""

    service_url: str
    conversation: str
    activity: Mapping[str, Any]
    answers: str | None = None

    def dumped(self) -> str:
        return json.dumps({each.name: getattr(self, each.name) for each in fields(self)}, ensure_ascii=False)

    @classmethod
    def loaded(cls, text: str) -> Envelope:
        return cls(**json.loads(text))

    def call(self, replaces: str | None = None) -> tuple[str, str]:
        """Method and address of the call; `replaces`: the message of ours in whose place it comes."""
        base = f"{self.service_url.rstrip('/')}/v3/conversations/{quote(self.conversation, safe='')}/activities"
        if replaces:
            return "PUT", f"{base}/{quote(replaces, safe='')}"
        return "POST", f"{base}/{quote(self.answers, safe='')}" if self.answers else base


class Sender:
    """Posts envelopes; its `deliver` is what a `Delivery` calls."""

    def __init__(self, client: httpx.AsyncClient, token: Token, *, emulator: bool = False) -> None:
        """`client` must follow no redirect: it would take the token elsewhere."""
        self._client, self._token, self._emulator = client, token, emulator

    async def deliver(self, due: Due) -> Delivered:
        """Raises httpx.HTTPError where no answer comes."""
        return await self.send(Envelope.loaded(due.body), due.replaces)

    async def send(self, envelope: Envelope, replaces: str | None = None) -> Delivered:
        """As `deliver`; `replaces` as for `Envelope.call`."""
        if not is_allowed(envelope.service_url, self._emulator):
            return Delivered(FORBIDDEN_HOST)
        headers = dict[str, str]()
        if not is_this_machine(envelope.service_url):
            token = await self._token()
            if token is None:
                return Delivered(None)  # the directory gave none, and may give one later
            headers["Authorization"] = f"Bearer {token}"
        method, address = envelope.call(replaces)
        answer = await self._client.request(method, address, json=dict(envelope.activity), headers=headers)
        return Delivered(answer.status_code, id_in(answer), wait_in(answer))


def new_client() -> httpx.AsyncClient:
    return httpx.AsyncClient(timeout=TIMEOUT, follow_redirects=False, trust_env=True)


def id_in(answer: httpx.Response) -> str | None:
    """What Teams calls the message; None where it does not say, or nothing that could be kept."""
    try:
        held = answer.json()
    except ValueError:
        return None
    found = held.get("id") if isinstance(held, dict) else None
    return found if isinstance(found, str) and 0 < len(found) <= LONGEST_ID else None


def wait_in(answer: httpx.Response) -> float | None:
    """Seconds that the service asks to wait; None where it asks for none, or gives a date."""
    try:
        return min(max(float(answer.headers.get("Retry-After", "")), 0.0), LONGEST_WAIT_ASKED)
    except ValueError:
        return None
