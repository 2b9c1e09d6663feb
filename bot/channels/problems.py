"""Errors as RFC 9457 problem JSON: a clear sentence, never a traceback."""

from __future__ import annotations

import logging
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

MEDIA_TYPE = "application/problem+json"
log = logging.getLogger("pmf")


def problem(status: int, detail: str, **extra: object) -> JSONResponse:
    title = HTTPStatus(status).phrase
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **extra}
    return JSONResponse(body, status_code=status, media_type=MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """Gives every error of the application this one form."""

    @app.exception_handler(HTTPException)
    async def known(request: Request, error: HTTPException) -> JSONResponse:
        return problem(error.status_code, str(error.detail))

    @app.exception_handler(RequestValidationError)
    async def unusable(request: Request, error: RequestValidationError) -> JSONResponse:
        faults = [
            {"field": ".".join(str(step) for step in fault["loc"] if step != "body") or "body", "problem": fault["msg"]}
            for fault in error.errors()
        ]
        said = "; ".join(f"{fault['field']}: {fault['problem']}" for fault in faults)
        return problem(422, f"The request could not be used. {said}.", errors=faults)

    @app.exception_handler(Exception)
    async def unforeseen(request: Request, error: Exception) -> JSONResponse:
        # the question itself is never logged, only where it failed
        log.error("failed on %s %s: %s", request.method, request.url.path, type(error).__name__, exc_info=error)
        return problem(500, "Something went wrong here, not with your question. Please try again.")
