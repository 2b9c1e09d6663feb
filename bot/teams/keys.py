"""The keys that Microsoft's identity provider signs with: kept for a day, asked for again when a new one turns up."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import inf
from typing import NoReturn

import httpx
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt import PyJWTError
from jwt.algorithms import RSAAlgorithm

from bot.teams.hosts import is_this_machine

METADATA = "https://login.botframework.com/v1/.well-known/openidconfiguration"
DAY = 24 * 60 * 60.0
OLDEST = 5 * DAY  # in an outage; Microsoft's own libraries keep keys so long
PAUSE = 60.0
COLD_PAUSE = 5.0  # while there are none at all, every message waits for them
TIMEOUT = 5.0  # Teams gives up on a message after ten to fifteen
log = logging.getLogger("pmf.teams")


class KeysUnavailable(Exception):
    """There are no keys to check a token with, so none can be believed."""


@dataclass(frozen=True, slots=True)
class Key:
    """`endorsements`: the ids of the channels that may sign with it."""

    public: RSAPublicKey
    endorsements: frozenset[str]


class Keys:
    """Times are in seconds of `clock`. `metadata` is https, or http on this machine: raises ValueError otherwise."""

    def __init__(
        self, client: httpx.AsyncClient, metadata: str = METADATA, clock: Callable[[], float] = time.monotonic
    ) -> None:
        if httpx.URL(metadata).scheme != "https" and not is_this_machine(metadata):
            raise ValueError("The address of the keys must begin with https.")
        self._client, self._metadata, self._clock = client, metadata, clock
        self._keys: Mapping[str, Key] = {}
        self._fetched = self._tried = -inf
        self._lock = asyncio.Lock()

    async def named(self, key_id: str) -> Key | None:
        """None where the provider has no such key. Raises KeysUnavailable where none are held, or only ones too old."""
        known = key_id in self._held()
        if self._due(key_id) and not (known and self._lock.locked()):
            async with self._lock:
                if self._due(key_id):
                    await self._refresh()
        held = self._held()
        if not held:
            raise KeysUnavailable
        return held.get(key_id)

    def _held(self) -> Mapping[str, Key]:
        return self._keys if self._clock() - self._fetched < OLDEST else {}

    def _due(self, key_id: str) -> bool:
        """Never sooner than a pause after the last time, or unknown ids would make us hammer the provider."""
        held, now = self._held(), self._clock()
        wanted = key_id not in held or now - self._fetched >= DAY
        return wanted and now - self._tried >= (PAUSE if held else COLD_PAUSE)

    async def _refresh(self) -> None:
        try:
            self._keys, self._fetched = await self._fetch(), self._clock()
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, ValueError) as error:
            kept = "Those held are used meanwhile." if self._held() else "Until then no message is let in."
            log.warning("Teams: the keys for checking messages could not be fetched (%s). %s", why(error), kept)
        self._tried = self._clock()

    async def _fetch(self) -> Mapping[str, Key]:
        async with asyncio.timeout(TIMEOUT):
            address = as_object(await self._json(self._metadata)).get("jwks_uri")
            if not isinstance(address, str) or origin(address) != origin(self._metadata):
                unusable("the keys are said to be on another host")
            return keys_in(await self._json(address))

    async def _json(self, address: str) -> object:
        response = await self._client.get(address, follow_redirects=False, timeout=TIMEOUT)
        if response.status_code != httpx.codes.OK:
            unusable(f"status {response.status_code}")
        return response.json()


class Unusable(ValueError):
    """What the provider said cannot be used; the text is for the log."""


def unusable(reason: str) -> NoReturn:
    raise Unusable(reason)


def why(error: Exception) -> str:
    return str(error) if isinstance(error, Unusable) else type(error).__name__


def origin(address: str) -> tuple[str, str, int | None]:
    url = httpx.URL(address)
    return url.scheme, url.host, url.port


def as_object(found: object) -> dict:
    return found if isinstance(found, dict) else unusable("not a JSON object")


def keys_in(found: object) -> Mapping[str, Key]:
    """The RSA keys of a JWKS by their id; others are left out. Raises ValueError where none are left."""
    listed = as_object(found).get("keys")
    read = {one["kid"]: key for one in listed if (key := key_of(one))} if isinstance(listed, list) else {}
    return read or unusable("no keys in it")


def key_of(one: object) -> Key | None:
    if not isinstance(one, dict) or one.get("kty") != "RSA" or one.get("use", "sig") != "sig":
        return None
    endorsements = one.get("endorsements", [])
    if not isinstance(one.get("kid"), str) or not isinstance(endorsements, list):
        return None
    try:
        public = RSAAlgorithm.from_jwk({"kty": "RSA", "n": one["n"], "e": one["e"]})
    except (PyJWTError, KeyError, TypeError, ValueError):
        return None
    if not isinstance(public, RSAPublicKey):
        return None
    return Key(public, frozenset(name for name in endorsements if isinstance(name, str)))
