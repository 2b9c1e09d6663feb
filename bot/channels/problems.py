"""Errors as RFC 9457 problem JSON: a clear sentence, never a traceback."""

from __future__ import annotations

import logging
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from bot.data_sets import NotOffered
from bot.failures import where
from data_layer.faults import Fault

MEDIA_TYPE = "application/problem+json"
log = logging.getLogger("pmf")
SENTENCES: dict[int, str] = {
    400: 'The body could not be read. Send JSON, such as {"text": "recycling rate"}.',
    404: "Nothing is there. The page is at /, the description of the API at /openapi.json.",
    405: "That address does not take this method. See /openapi.json for what it takes.",
}


def problem(status: int, detail: str, **extra: object) -> JSONResponse:
    title = HTTPStatus(status).phrase
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **extra}
    return JSONResponse(body, status_code=status, media_type=MEDIA_TYPE)


def field(fault: dict) -> str:
    """Where in the request: the place of broken JSON is a number of no use."""
    if fault["type"] == "json_invalid":
        return "body"
    return ".".join(str(step) for step in fault["loc"] if step != "body") or "body"


def install(app: FastAPI) -> None:
    """Gives every error of the application this one form."""

    @app.exception_handler(HTTPException)
    async def known(request: Request, error: HTTPException) -> JSONResponse:
        plain = str(error.detail) == HTTPStatus(error.status_code).phrase
        said = SENTENCES.get(error.status_code, "The request could not be used.") if plain else str(error.detail)
        if error.status_code == HTTPStatus.BAD_REQUEST:
            said = SENTENCES[HTTPStatus.BAD_REQUEST]
        response = problem(error.status_code, said)
        response.headers.update(error.headers or {})
        return response

    @app.exception_handler(Fault)
    async def not_now(request: Request, error: Fault) -> JSONResponse:
        if isinstance(error, NotOffered):
            return problem(404, str(error))
        log.error("failed on %s %s: %s", request.method, request.url.path, error)  # it may name folders of the server
        return problem(503, "The figures can't be read at the moment. Please try again later.")

    @app.exception_handler(RequestValidationError)
    async def unusable(request: Request, error: RequestValidationError) -> JSONResponse:
        faults = [{"field": field(fault), "problem": fault["msg"]} for fault in error.errors()]
        said = "; ".join(f"{fault['field']}: {fault['problem']}" for fault in faults)
        return problem(422, f"The request could not be used. {said}.", errors=faults)

    @app.exception_handler(Exception)
    async def unforeseen(request: Request, error: Exception) -> JSONResponse:
        # the question itself is never logged, only where it failed
        log.error("failed on %s %s: %s", request.method, request.url.path, where(error))
        return problem(500, "Something went wrong here, not with your question. Please try again.")
