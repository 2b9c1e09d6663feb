"""The service: one FastAPI application with the assistant, the API and the page."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from bot.assistant import Assistant
from bot.channels import access, api, feedback, importing, lasting, listing, problems, web
from bot.channels.limits import BodyLimit
from bot.render.pictures import Pictures
from bot.settings import ServiceSettings
from data_layer.snapshots import Snapshots

DESCRIPTION = "Ask how a council is doing. Every figure is looked up in published statistics, never generated."


def create_app(settings: ServiceSettings | None = None, snapshots: Snapshots | None = None) -> FastAPI:
    """What is opened lives from the lifespan's start to its end; nothing is opened at import.

    `snapshots`: where a caller has opened them already, to say what is wrong before anything is served.
    """
    chosen = settings or ServiceSettings()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        assistant = await Assistant.start(chosen, snapshots)
        app.state.assistant, app.state.pictures = assistant, Pictures()
        try:
            yield
        finally:
            await app.state.pictures.close()
            await assistant.stop()

    # the interactive documentation would load scripts from another site; the description itself is at /openapi.json
    app = FastAPI(
        title="PMF Assistant", version="1", description=DESCRIPTION, lifespan=lifespan, docs_url=None, redoc_url=None
    )
    app.add_middleware(BodyLimit, larger=importing.larger_body)
    access.install(app, chosen)
    problems.install(app)
    app.include_router(lasting.router)
    app.include_router(feedback.router)
    app.include_router(importing.router)
    app.include_router(api.router)
    app.include_router(listing.router)
    web.install(app)
    return app
