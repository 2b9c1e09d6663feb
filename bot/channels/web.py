"""The page: a conversation in a browser, from files of our own and the plotly script of the installed library."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PAGE = Path(__file__).with_name("page")
SECURITY = {
    # plotly sets styles from its script; scripts come from here alone
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


class Guarded:
    """ASGI middleware: every response carries the headers of `SECURITY`."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(SECURITY)
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


def install(app: FastAPI) -> None:
    app.add_middleware(Guarded)

    @app.get("/", include_in_schema=False)
    def page() -> FileResponse:
        return FileResponse(PAGE / "index.html", headers={"Cache-Control": "no-cache"})

    @app.get("/page/{name}", include_in_schema=False)
    def part(name: str) -> Response:
        known = {path.name: path for path in PAGE.iterdir() if path.suffix in {".css", ".js", ".svg"}}
        if name not in known:
            raise HTTPException(404)
        return FileResponse(known[name], headers={"Cache-Control": "no-cache"})

    @app.get("/page/lib/plotly.min.js", include_in_schema=False)
    def plotly_script() -> FileResponse:
        script = Path(str(files("plotly").joinpath("package_data/plotly.min.js")))
        return FileResponse(script, media_type="text/javascript", headers={"Cache-Control": "public, max-age=86400"})
