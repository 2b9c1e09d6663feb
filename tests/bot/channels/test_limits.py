"""A body over the limit is refused before it is read whole, declared or in pieces; one within it passes untouched."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable

from starlette.types import Message, Receive, Scope, Send

from bot.channels.limits import MOST_BYTES, BodyLimit

LIMIT = 100


class Reads:
    """An application that reads the whole body, and notes how much it was given."""

    def __init__(self) -> None:
        self.given = b""
        self.called = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.called = True
        more = scope["type"] == "http"
        while more:
            message = await receive()
            self.given += message.get("body", b"")
            more = message.get("more_body", False)
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})


def sent(pieces: Iterable[bytes], *, declared: bytes | None = None, kind: str = "http") -> tuple[Reads, list[Message]]:
    """What the application was given, and what went back."""
    app, back = Reads(), []
    left = list(pieces)

    async def receive() -> Message:
        body = left.pop(0)
        return {"type": "http.request", "body": body, "more_body": bool(left)}

    async def send(message: Message) -> None:
        back.append(message)

    headers = [(b"content-length", declared)] if declared is not None else []
    asyncio.run(BodyLimit(app, LIMIT)({"type": kind, "headers": headers, "method": "POST"}, receive, send))
    return app, back


def status(back: list[Message]) -> int:
    return back[0]["status"]


def test_a_body_at_the_limit_passes_untouched():
    pieces = [b"a" * 60, b"b" * 40]
    app, back = sent(pieces, declared=b"100")
    assert app.given == b"".join(pieces) and status(back) == 204


def test_a_declared_body_over_the_limit_is_not_read_at_all():
    app, back = sent([b"a" * 101], declared=b"101")
    assert not app.called and status(back) == 413


def test_a_body_in_pieces_is_refused_where_it_goes_over():
    app, back = sent([b"a" * 60] * 10)
    assert len(app.given) == 60 and status(back) == 413 and len(back) == 2


def test_a_length_that_lies_or_is_no_number_does_not_help():
    assert status(sent([b"a" * 60] * 3, declared=b"5")[1]) == 413
    assert status(sent([b"a" * 60] * 3, declared=b"-1")[1]) == 413
    assert status(sent([b"a" * 60], declared=b"many")[1]) == 204


def test_the_refusal_is_a_problem_with_the_limit_in_a_sentence():
    _, back = sent([b"x"], declared=str(MOST_BYTES * 2).encode())
    headers, body = dict(back[0]["headers"]), json.loads(back[1]["body"])
    assert headers[b"content-type"] == b"application/problem+json"
    assert body["status"] == 413 and body["detail"].startswith("The request is too large. Send at most")


def test_what_is_no_request_passes():
    assert sent([], kind="lifespan")[0].called


def test_the_service_refuses_a_large_body_and_takes_a_usual_one(api):
    large = api.post("/api/ask", content=b" " * (MOST_BYTES + 1), headers={"content-type": "application/json"})
    assert large.status_code == 413 and "64 KB" in large.json()["detail"]
    usual = b'{"text": "recycling rate"' + b" " * 1_000 + b"}"
    assert api.post("/api/ask", content=usual, headers={"content-type": "application/json"}).status_code == 200


def test_the_service_refuses_a_large_body_in_pieces(api):
    pieces = (b" " * 1_024 for _ in range(100))
    large = api.post("/api/ask", content=pieces, headers={"content-type": "application/json"})
    assert large.status_code == 413 and large.headers["content-type"] == "application/problem+json"
