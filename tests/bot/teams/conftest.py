"""Stands in for Microsoft's identity provider: its own keys, tokens as good or bad as a test wants, no network."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import AsyncIterable, Callable
from dataclasses import dataclass, field
from functools import cache

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from pydantic import SecretStr
from starlette.datastructures import Headers

from bot.teams.bodies import Incoming
from bot.teams.gate import Gate
from bot.teams.keys import METADATA, Keys
from bot.teams.rate import Rate
from bot.teams.settings import TeamsSettings

APP = "0aa11111-2222-4333-8444-555555555555"
TENANT = "1bb11111-2222-4333-8444-555555555555"
SERVICE = "https://smba.trafficmanager.net/amer/"
JWKS = "https://login.botframework.com/v1/.well-known/keys"
FAR = "203.0.113.9"  # a peer that is not this machine
Private = rsa.RSAPrivateKey


@cache
def private_key(name: str) -> Private:
    """One for each name, made once a run: that is slow. The one named small is too small."""
    bits = 1_024 if name == "small" else 2_048
    return rsa.generate_private_key(public_exponent=65_537, key_size=bits)


def encoded(number: int) -> str:
    octets = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def jwk(name: str, key: Private, endorsements: tuple[str, ...] = ("msteams",), **others: object) -> dict:
    public = key.public_key().public_numbers()
    return {
        **{"kty": "RSA", "use": "sig", "kid": name, "n": encoded(public.n), "e": encoded(public.e)},
        **{"endorsements": list(endorsements), **others},
    }


@dataclass
class Clock:
    now: float = 1_000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Provider:
    """Answers for the addresses of the metadata and the keys; counts how often it is asked for the keys."""

    jwks: object = field(default_factory=lambda: {"keys": [jwk("first", private_key("first"))]})
    jwks_uri: object = JWKS
    down: bool = False
    fetches: int = 0
    asked: list[str] = field(default_factory=list)

    def client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=httpx.MockTransport(self.answer))

    def answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(str(request.url))
        if self.down:
            raise httpx.ConnectError("nobody there", request=request)
        if str(request.url) == METADATA:
            return httpx.Response(200, json={"issuer": "https://api.botframework.com", "jwks_uri": self.jwks_uri})
        self.fetches += 1
        return httpx.Response(200, json=self.jwks)

    def rotate_in(self, name: str, endorsements: tuple[str, ...] = ("msteams",)) -> None:
        assert isinstance(self.jwks, dict)
        self.jwks = {"keys": [*self.jwks["keys"], jwk(name, private_key(name), endorsements)]}


def claims(**changes: object) -> dict:
    """Of a good token; a change to None leaves the claim out."""
    now = int(time.time())
    good = {
        **{"iss": "https://api.botframework.com", "aud": APP, "serviceurl": SERVICE},
        **{"nbf": now - 60, "iat": now - 60, "exp": now + 3_600},
    }
    return {name: value for name, value in {**good, **changes}.items() if value is not None}


def token(key: str = "first", *, kid: str | None = "", **changes: object) -> str:
    """Signed with the key of that name, and naming it, unless `kid` says otherwise; None names no key."""
    headers = {} if kid is None else {"kid": kid or key}
    # below what checks claims while it signs, so that bad ones can be signed
    return jwt.PyJWS().encode(json.dumps(claims(**changes)).encode(), private_key(key), "RS256", headers)


def message(**changes: object) -> dict:
    """As Teams sends one (teams.md, section 1); a change to None leaves the field out."""
    usual = {
        "type": "message",
        "id": "1485983408511",
        "serviceUrl": SERVICE,
        "channelId": "msteams",
        "from": {"id": "29:person", "name": "A person", "aadObjectId": "7faf8ab2-0000-4000-8000-000000000000"},
        "conversation": {"conversationType": "personal", "id": "a:17I0kl8", "tenantId": TENANT},
        "recipient": {"id": f"28:{APP}", "name": "PMF Assistant"},
        "text": "how is waste performing?",
        "textFormat": "plain",
        "attachments": [{"contentType": "text/html", "content": "<div>how is waste performing?</div>"}],
        "entities": [{"type": "clientInfo", "locale": "en-GB", "country": "GB", "platform": "iOS"}],
        "channelData": {"tenant": {"id": TENANT}},
    }
    return {name: value for name, value in {**usual, **changes}.items() if value is not None}


@dataclass
class Door:
    """A gate, and what to knock on it with."""

    provider: Provider
    clock: Clock
    gate: Gate

    async def knock(
        self,
        activity: dict | None = None,
        *,
        body: bytes | AsyncIterable[bytes] | None = None,
        bearer: str | None = "",
        peer: str | None = FAR,
        **headers: str,
    ) -> Incoming | None:
        """With a good token and message, unless others are given; `bearer` None sends no token."""
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        if bearer is not None:
            given.setdefault("authorization", f"Bearer {bearer or token()}")
        sent = json.dumps(activity or message()).encode() if body is None else body
        return await self.gate.admit(Headers(given), sent, peer)


def registered(**changes: object) -> TeamsSettings:
    """Settings of a bot that is registered, whatever the environment of the run says."""
    usual = {"app_id": APP, "tenant_id": TENANT, "client_secret": SecretStr("a secret")}
    return TeamsSettings.model_validate(
        {"emulator": False, "managed_identity": False, "allowed_tenants": (), **usual, **changes}
    )


@pytest.fixture
def provider() -> Provider:
    return Provider()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def door_with(provider: Provider, clock: Clock) -> Callable[..., Door]:
    """A gate with another rate or other settings than the usual ones."""

    def made(rate: Rate | None = None, **changes: object) -> Door:
        keys = Keys(provider.client(), clock=clock)
        return Door(provider, clock, Gate(registered(**changes), keys, rate or Rate(clock=clock)))

    return made


@pytest.fixture
def door(door_with: Callable[..., Door]) -> Door:
    return door_with()
