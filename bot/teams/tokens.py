"""Whether a token was made by Microsoft's channel service for this bot, now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import NoReturn

import jwt

from bot.teams.bodies import Refused
from bot.teams.keys import COLD_PAUSE, Keys, KeysUnavailable

ISSUER = "https://api.botframework.com"
ALGORITHM = "RS256"  # whatever the header says
LEEWAY = 5 * 60  # seconds that clocks may differ
FEWEST_BITS = 2_048
LONGEST = 8_192
FORM = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")
# endless numbers and deep headers are refused whatever a version of PyJWT makes of them
BROKEN = (jwt.PyJWTError, ValueError, TypeError, OverflowError, RecursionError)


@dataclass(frozen=True, slots=True)
class Claims:
    """What a good token says beyond being good."""

    service_url: str


def bearer(headers: Sequence[str]) -> str:
    """The token in the only Authorization header. Raises Refused (401) where there is none of that form."""
    if len(headers) != 1:
        refuse("there is not one Authorization header")
    scheme, _, token = headers[0].strip().partition(" ")
    if scheme.lower() != "bearer" or len(token) > LONGEST or not FORM.fullmatch(token):
        refuse("the Authorization header holds no token")
    return token


async def verify(token: str, keys: Keys, app_id: str, channel: str) -> Claims:
    """Raises Refused: 401 for a token not to be believed, 403 for one of another channel, 503 without keys."""
    try:
        key = await keys.named(key_id(token))
    except KeysUnavailable:
        raise Refused(503, "there are no keys to check the token with", retry_after=ceil(COLD_PAUSE)) from None
    if key is None:
        refuse("the token names an unknown key")
    if key.public.key_size < FEWEST_BITS:
        refuse("the token's key is too small")
    try:
        said = jwt.decode(
            token,
            key.public,
            algorithms=[ALGORITHM],
            audience=app_id,
            issuer=ISSUER,
            leeway=LEEWAY,
            options={"require": ["exp", "iss", "aud", "serviceurl"], "strict_aud": True},
        )
    except BROKEN as error:
        refuse(f"the token is not good ({type(error).__name__})")
    if channel not in key.endorsements:
        raise Refused(403, "the token's key is not endorsed for the channel")
    service_url = said["serviceurl"]
    return Claims(service_url) if isinstance(service_url, str) else refuse("the token's serviceurl is no text")


def key_id(token: str) -> str:
    """The key that the token says it was signed with; what else its header says must be RS256."""
    try:
        header = jwt.get_unverified_header(token)
    except BROKEN:
        refuse("the token's header cannot be read")
    if header.get("alg") != ALGORITHM:
        refuse("the token is not signed with RS256")
    named = header.get("kid")
    return named if isinstance(named, str) and named else refuse("the token names no key")


def refuse(reason: str) -> NoReturn:
    raise Refused(401, reason)
