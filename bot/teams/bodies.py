"""What came in, read with care: a body within its limit, JSON of a reasonable shape, and the fields the gate needs."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterable
from dataclasses import dataclass
from typing import Any, NoReturn

from starlette.requests import ClientDisconnect

PATH = "/api/messages"  # where messages come in
MOST_BYTES = 256 * 1024
BODY_WITHIN = 10.0  # seconds; Teams waits ten to fifteen for an answer
DEEPEST = 40
LONGEST = 1_000
LONGEST_ID = 200
MESSAGES = frozenset({"message", "messageUpdate"})
FROM_A_PERSON = MESSAGES | {"messageReaction", "invoke"}

# a string that never ends is taken to the end, so that no input is gone over twice
STRING = re.compile(rb'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
OF_ONE_FORM = bytes.maketrans(b"{}", b"[]")
NO_BRACKETS = bytes(sorted(set(range(256)) - set(b"[]{}")))
LENGTH = re.compile(r"[0-9]{1,19}")
HALF_PAIR = re.compile(r"\\u[dD][89a-fA-F]")


class Refused(Exception):
    """A request that goes no further.

    `status`: of HTTP; `reason`: for the log, without anything of the sender's; `retry_after`: whole seconds.
    """

    def __init__(self, status: int, reason: str, retry_after: int | None = None) -> None:
        super().__init__(reason)
        self.status, self.reason, self.retry_after = status, reason, retry_after


@dataclass(frozen=True, slots=True, repr=False)
class Incoming:
    """An activity of the Bot Framework: what the gate looks at, and `raw`, all of it.

    `verified`: a token of Microsoft's vouches for the sender; without it the sender's ids are only claimed.
    """

    type: str
    channel_id: str
    conversation_id: str
    service_url: str
    recipient_id: str
    from_id: str | None
    tenant_id: str | None  # in channelData
    conversation_tenant_id: str | None
    raw: dict[str, Any]
    verified: bool = False


async def whole(
    body: bytes | AsyncIterable[bytes],
    declared: str | None = None,
    most: int = MOST_BYTES,
    within: float = BODY_WITHIN,
) -> bytes:
    """The body; `declared` is its Content-Length, if given. Raises Refused: 413 before more than `most` is kept, 408
    where it is not all there `within` so many seconds, 400 where the sender went away before.
    """
    if LENGTH.fullmatch(declared or "") and int(declared or 0) > most:
        too_large()
    if isinstance(body, bytes):
        return body if len(body) <= most else too_large()
    taken = bytearray()
    try:
        async with asyncio.timeout(within):
            async for piece in body:
                if len(taken) + len(piece) > most:
                    too_large()
                taken += piece
    except TimeoutError:
        raise Refused(408, "the body did not come in time") from None
    except ClientDisconnect:
        malformed("the sender went away before the body was whole")
    return bytes(taken)


def parsed(body: bytes) -> dict[str, Any]:
    """The JSON object in it. Raises Refused (400) for anything else, and where it is deeper than DEEPEST."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        malformed("the body is not UTF-8")
    if too_deep(body):
        malformed("the body is nested too deeply, or not closed")
    try:
        found = json.loads(text, parse_constant=no_number, parse_float=finite)
        if HALF_PAIR.search(text):
            # half of a pair, as of an emoji cut in two, could be neither kept nor sent
            found = json.loads(json.dumps(found, ensure_ascii=False).encode("utf-8", "replace"))
    except (ValueError, RecursionError):
        malformed("the body is not JSON")
    return found if isinstance(found, dict) else malformed("the body is not a JSON object")


def too_deep(body: bytes, deepest: int = DEEPEST) -> bool:
    """Whether lists and objects stand in each other more than `deepest` times, or are not closed.

    The innermost pairs are taken away, once for each level: fast for any body, and nothing goes down into it.
    """
    brackets = STRING.sub(b"", body).translate(OF_ONE_FORM, NO_BRACKETS)
    for _ in range(deepest):
        brackets = brackets.replace(b"[]", b"")
    return bool(brackets)


def no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number in JSON")


def finite(digits: str) -> float:
    number = float(digits)
    return number if abs(number) != float("inf") else no_number("infinity")


def activity(raw: dict[str, Any]) -> Incoming:
    """The fields of it that the gate needs. Raises Refused (400) where one is missing or no text of sane length."""
    kind = needed(raw, "type", longest=LONGEST_ID)
    if kind in MESSAGES:
        needed(raw, "id", longest=LONGEST_ID)  # without it all that have none would be taken for one
    person = kind in FROM_A_PERSON
    return Incoming(
        type=kind,
        channel_id=needed(raw, "channelId", longest=LONGEST_ID),
        conversation_id=needed(raw, "conversation", "id"),
        service_url=needed(raw, "serviceUrl"),
        recipient_id=needed(raw, "recipient", "id"),
        from_id=(needed if person else text_at)(raw, "from", "id"),
        tenant_id=text_at(raw, "channelData", "tenant", "id"),
        conversation_tenant_id=text_at(raw, "conversation", "tenantId"),
        raw=raw,
    )


def text_at(raw: dict[str, Any], *path: str, longest: int = LONGEST) -> str | None:
    """The text down that path; None where it, or what it stands in, is absent, null or empty."""
    found: object = raw
    for step in path:
        if not isinstance(found, dict):
            malformed(f"{'.'.join(path)} does not stand in an object")
        found = found.get(step)
        if found is None or found == "":
            return None
    if not isinstance(found, str) or len(found) > longest or not found.isprintable():
        malformed(f"{'.'.join(path)} is no text of sane length")
    return found


def needed(raw: dict[str, Any], *path: str, longest: int = LONGEST) -> str:
    return text_at(raw, *path, longest=longest) or malformed(f"{'.'.join(path)} is missing")


def malformed(reason: str) -> NoReturn:
    raise Refused(400, reason)


def too_large() -> NoReturn:
    raise Refused(413, "the body is too large")
