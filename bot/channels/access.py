"""Who asks over HTTP: a bearer token says the level; without one the viewer is the public, with a wrong one nobody."""

from __future__ import annotations

from typing import Annotated, NoReturn

from fastapi import Depends, FastAPI, Request
from fastapi.security import HTTPBearer
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.access import Grant, granted
from bot.settings import ServiceSettings, grants_of
from data_layer.viewer import Viewer
from data_layer.vocabulary import Level

CHALLENGE = {"WWW-Authenticate": 'Bearer realm="pmf"', "Cache-Control": "no-store"}
REFUSED = "That token is not known here. Leave it out to ask as the public, or ask for a new one."
UNREADABLE = "The Authorization header could not be used. Send one of the form: Authorization: Bearer TOKEN."
MARK = "for_one_viewer"

# only for the API's description: the header is read below, where each way of getting it wrong has its sentence
described = HTTPBearer(auto_error=False, description="A token of a level; without one the answers are the public's.")


def viewer_of(request: Request, said: Annotated[object, Depends(described)] = None) -> Viewer:
    """The viewer of a request. Raises 401 for a token that is not known: it never counts as public in silence."""
    setattr(request.state, MARK, True)
    grant = grant_of(request)
    level, identity = (grant.level, grant.digest) if grant else (Level.PUBLIC, "")
    return request.app.state.assistant.viewer(level, identity)


Asker = Annotated[Viewer, Depends(viewer_of)]


def grant_of(request: Request) -> Grant | None:
    headers = request.headers.getlist("authorization")
    if not headers:
        return None
    scheme, _, token = headers[0].strip().partition(" ")
    if len(headers) > 1 or scheme.lower() != "bearer" or not token.strip():
        refuse(UNREADABLE)
    return granted(token.strip(), request.app.state.grants) or refuse(REFUSED)


def refuse(sentence: str) -> NoReturn:
    raise HTTPException(401, sentence, headers=CHALLENGE)


class ForOneViewer:
    """ASGI middleware: a response that depends on who asks says so to whatever keeps copies on the way."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        state = scope.setdefault("state", {})

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start" and state.get(MARK):
                headers = MutableHeaders(scope=message)
                headers.add_vary_header("Authorization")
                headers.setdefault("Cache-Control", "private")
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


def install(app: FastAPI, settings: ServiceSettings) -> None:
    """Reads the tokens once, before anything is served. Raises Fault where they cannot be used."""
    app.state.grants = grants_of(settings)
    app.add_middleware(ForOneViewer)
