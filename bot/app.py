"""The service: one FastAPI application with the assistant, the API and the page."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from sys import maxsize

from fastapi import FastAPI
from starlette.types import Scope

from bot.assistant import Assistant
from bot.channels import access, api, feedback, importing, lasting, listing, problems, web
from bot.channels.limits import BodyLimit
from bot.digest.settings import from_environment as digest_settings
from bot.render.pictures import Pictures
from bot.settings import ServiceSettings
from bot.teams import bodies
from bot.teams.settings import TeamsSettings, checked, from_environment
from data_layer.snapshots import Snapshots

DESCRIPTION = "Ask how a council is doing. Every figure is looked up in published statistics, never generated."


def create_app(settings: ServiceSettings | None = None, snapshots: Snapshots | None = None) -> FastAPI:
    """What is opened lives from the lifespan's start to its end; nothing is opened at import.

    `snapshots`: where a caller has opened them already, to say what is wrong before anything is served.
    """
    chosen = settings or ServiceSettings()
    teams = teams_settings()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        assistant = await Assistant.start(chosen, snapshots)
        app.state.assistant, app.state.pictures = assistant, Pictures()
        if teams:
            from bot.teams.service import TeamsService

            app.state.teams = await TeamsService.start(teams, assistant)
        try:
            yield
        finally:
            if teams:
                await app.state.teams.stop()
            await app.state.pictures.close()
            await assistant.stop()

    # the interactive documentation would load scripts from another site; the description itself is at /openapi.json
    app = FastAPI(
        title="PMF Assistant", version="1", description=DESCRIPTION, lifespan=lifespan, docs_url=None, redoc_url=None
    )
    app.add_middleware(BodyLimit, larger=larger_body)
    access.install(app, chosen)
    problems.install(app)
    app.include_router(lasting.router)
    app.include_router(feedback.router)
    app.include_router(importing.router)
    app.include_router(api.router)
    app.include_router(listing.router)
    web.install(app)
    if teams:
        from bot.teams import channel

        channel.install(app)
    return app


def teams_settings() -> TeamsSettings | None:
    """None where Teams is off, which then costs nothing. Raises Fault for settings that would not be safe."""
    settings = from_environment()
    if not settings.teams_on:
        return None
    digest_settings().checked()
    return checked(settings)


def larger_body(scope: Scope) -> int | None:
    """Of what may be larger than a question: a scorecard, and a message of Teams, whose gate has its own limit."""
    return importing.larger_body(scope) or (maxsize if scope["path"] == bodies.PATH else None)
