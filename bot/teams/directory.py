"""The level that a person's Entra groups give them, asked of Microsoft Graph and kept in memory for ten minutes.

Call, answers, permissions and the limit of groups as Microsoft documents directoryObject: checkMemberGroups (v1.0). It
counts whoever is in a group by way of another.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from math import inf
from urllib.parse import quote
from weakref import WeakValueDictionary

import httpx

from bot.teams.people import Levels
from bot.teams.sending import Token, wait_in
from bot.teams.settings import GUID
from data_layer.vocabulary import Level

ADDRESS = "https://graph.microsoft.com/v1.0/users/{}/checkMemberGroups"
MISSING = " Grant the bot the application permissions User.Read.All and GroupMember.Read.All of Microsoft Graph."
MOST_PEOPLE = 10_000
KEPT = 600.0  # seconds, as all here
TIMEOUT = 3.0  # the answer waits for it
PAUSE = 30.0
log = logging.getLogger("pmf.teams")


class NoAnswer(Exception):
    """The directory did not say. `reason`: for the log, naming nobody; `wait`: seconds that it asked for."""

    def __init__(self, reason: str, wait: float = 0.0, advice: str = "") -> None:
        super().__init__(reason)
        self.reason, self.wait, self.advice = reason, wait, advice


class Directory:
    """`groups`: levels by group id in small letters; `token`: of the bot, for Microsoft Graph; `clock`: seconds."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        token: Token,
        groups: Mapping[str, Level],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._client, self._token, self._groups, self._clock = client, token, groups, clock
        # of each person when it was asked and what it said; who was asked about last stands last
        self._known: OrderedDict[str, tuple[float, Level]] = OrderedDict()
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._paused_until = -inf

    async def level_of(self, object_id: str) -> Level | None:
        """The highest that a group of theirs has, public without any; None where that can't be known just now.

        Public without asking for what is no id of the directory.
        """
        person = object_id.strip().lower()
        if not GUID.fullmatch(person):
            return Level.PUBLIC
        async with self._turns.setdefault(person, asyncio.Lock()):
            known = self._held(person)
            if known is not None or self._clock() < self._paused_until:
                return known
            return await self._looked_up(person)

    def _held(self, person: str) -> Level | None:
        asked_at, level = self._known.get(person, (-inf, Level.PUBLIC))
        if self._clock() - asked_at >= KEPT:
            return None
        self._known.move_to_end(person)
        return level

    async def _looked_up(self, person: str) -> Level | None:
        try:
            async with asyncio.timeout(TIMEOUT):
                level = await self._asked(person)
        except (NoAnswer, httpx.HTTPError, TimeoutError) as error:
            self._pause(error if isinstance(error, NoAnswer) else NoAnswer(type(error).__name__))
            return None
        self._known[person] = self._clock(), level
        self._known.move_to_end(person)
        while len(self._known) > MOST_PEOPLE:
            self._known.popitem(last=False)
        return level

    async def _asked(self, person: str) -> Level:
        """Raises NoAnswer, httpx.HTTPError."""
        answer = await self._client.post(
            ADDRESS.format(quote(person, safe="")),
            json={"groupIds": [*self._groups]},
            headers={"Authorization": f"Bearer {await self._bearer()}"},
            follow_redirects=False,
            timeout=TIMEOUT,
        )
        if answer.status_code == httpx.codes.NOT_FOUND:
            return Level.PUBLIC  # such as a guest, who is in the directory of another tenant
        if answer.status_code != httpx.codes.OK:
            advice = MISSING if answer.status_code == httpx.codes.FORBIDDEN else ""
            raise NoAnswer(f"status {answer.status_code}", wait_in(answer) or 0.0, advice)
        return max((self._groups.get(one, Level.PUBLIC) for one in groups_in(answer)), default=Level.PUBLIC)

    async def _bearer(self) -> str:
        try:
            token = await self._token()
        except Exception as error:  # the Teams library passes on whatever its own libraries raise
            raise NoAnswer(f"no token, {type(error).__name__}") from None
        if not token:
            raise NoAnswer("no token")
        return token

    def _pause(self, failed: NoAnswer) -> None:
        """Said once, though several were asked about at the time."""
        now, wait = self._clock(), max(PAUSE, failed.wait)
        if now >= self._paused_until:
            log.warning(
                "Teams: the directory did not say who is in which group (%s). For %.0f seconds it is not asked again, "
                "and people whose groups are not known are public.%s",
                failed.reason,
                wait,
                failed.advice,
            )
        self._paused_until = max(self._paused_until, now + wait)


async def level_of(person: str, levels: Levels, directory: Directory | None) -> Level | None:
    """Of the list of people, or else of the person's groups; None where the directory can't say just now."""
    listed = levels.of_person(person)
    if listed is None and directory:
        return await directory.level_of(person)
    return listed or Level.PUBLIC


def groups_in(answer: httpx.Response) -> list[str]:
    """The ids in it, in small letters. Raises NoAnswer where it is no answer of the documented shape."""
    try:
        held = answer.json()
    except (ValueError, RecursionError):
        held = None
    found = held.get("value") if isinstance(held, dict) else None
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise NoAnswer("an answer that cannot be read")
    return [one.lower() for one in found]
