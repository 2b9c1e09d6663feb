"""The endpoint of Teams: what the gate lets in is written down and acknowledged, and answered afterwards."""

from __future__ import annotations

import json
import logging
from http import HTTPStatus

from fastapi import FastAPI, Request
from starlette.responses import JSONResponse, Response

from bot.failures import where
from bot.store.mailbox import Received
from bot.teams.bodies import PATH, Incoming, Refused
from bot.teams.gate import refusal
from bot.teams.messages import key_of, thread_of, typing_for
from bot.teams.said import Wish, said_in
from bot.teams.service import TeamsService

# kinds of activities that may ask for something; what else comes is acknowledged and forgotten
ASKING = {"message", "messageUpdate", "conversationUpdate", "installationUpdate"}
NO_SUCH_BUTTON = {
    "statusCode": 200,
    "type": "application/vnd.microsoft.activity.message",
    "value": "That button can't be used here. Please ask the question in words.",
}
log = logging.getLogger("pmf.teams")


def install(app: FastAPI) -> None:
    """The running service is `app.state.teams`."""

    @app.post(PATH, include_in_schema=False)
    async def messages(request: Request) -> Response:
        service: TeamsService = request.app.state.teams
        try:
            incoming = await service.gate.admit(
                request.headers, request.stream(), request.client.host if request.client else None
            )
        except Refused as refused:
            return refusal(refused)
        if incoming is None:
            return Response(status_code=HTTPStatus.ACCEPTED)
        try:
            if incoming.type == "invoke":
                return await invoked(incoming, service)
            await taken(incoming, service)
        except Exception as error:
            # Teams stops sending to a bot that fails; what could not be kept is said in the log alone
            log.error("an activity of Teams could not be taken: %s", where(error))
            if incoming.type in ASKING:
                return Response(status_code=HTTPStatus.SERVICE_UNAVAILABLE)  # it is sent again
            if incoming.type == "invoke":
                return JSONResponse({})  # whoever pressed waits for a body
        return Response(status_code=HTTPStatus.ACCEPTED)


async def taken(incoming: Incoming, service: TeamsService) -> None:
    """Written down before it is acknowledged; twice the same is taken once."""
    activity = incoming.raw
    if incoming.type == "installationUpdate" and str(activity.get("action", "")).startswith("remove"):
        await service.clerk.taken_out(activity)
        return
    said = said_in(activity)
    if incoming.type not in ASKING or said.wish is Wish.NOTHING or service.taps.again(activity):
        return
    body = json.dumps({"verified": incoming.verified, "activity": activity}, ensure_ascii=False)
    thread = thread_of(activity)
    shown_already = service.answering.is_at(thread)
    new = await service.answering.accept(Received(key_of(activity), thread, body))
    if new and not shown_already and said.wish is not Wish.WELCOME and (shown := typing_for(activity)):
        service.show_typing(shown)


async def invoked(incoming: Incoming, service: TeamsService) -> Response:
    """Answered in the request, as Teams wants it: a vote with an empty object."""
    if incoming.raw.get("name") == "message/submitAction":
        await service.clerk.vote(incoming.raw, verified=incoming.verified)
        return JSONResponse({})
    if incoming.raw.get("name") == "adaptiveCard/action":
        return JSONResponse(NO_SUCH_BUTTON)
    return JSONResponse({}, status_code=HTTPStatus.NOT_IMPLEMENTED)
