"""Refuses a request body that is too large before it is read whole."""

from __future__ import annotations

from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.channels.problems import problem

MOST_BYTES = 64 * 1024


class TooLarge(HTTPException):
    """The body went on after the limit. FastAPI passes on an exception of this family while it reads a body."""

    def __init__(self, most: int) -> None:
        super().__init__(413, sentence(most))


def sentence(most: int) -> str:
    return f"The request is too large. Send at most {most // 1024} KB."


class BodyLimit:
    """ASGI middleware: 413 with a sentence for a body over `most` bytes, declared or sent in pieces.

    `larger` says of a request how large its body may be instead, or None.
    """

    def __init__(
        self, app: ASGIApp, most: int = MOST_BYTES, larger: Callable[[Scope], int | None] = lambda scope: None
    ) -> None:
        self.app, self.most, self.larger = app, most, larger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = self.larger(scope) or self.most
        declared = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        if declared.isdigit() and int(declared) > most:
            await self.refuse(scope, receive, send, most)
            return
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > most:
                raise TooLarge(most)
            return message

        try:
            await self.app(scope, counted, send)
        except TooLarge:
            await self.refuse(scope, receive, send, most)

    async def refuse(self, scope: Scope, receive: Receive, send: Send, most: int) -> None:
        response = problem(413, sentence(most))
        await response(scope, receive, send)
