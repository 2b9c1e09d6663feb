"""A scorecard over HTTP: shown with what must be asked, and loaded once it is answered; for officers with a token."""

from __future__ import annotations

import asyncio
import base64
import binascii
import tempfile
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.types import Scope

from bot.access import granted, level_named, name_of
from bot.channels.access import Asker
from data_layer.faults import Fault
from data_layer.scorecards.importing import Import, load_import, prepare
from data_layer.scorecards.preview import as_text
from data_layer.settings import DataSettings
from data_layer.vocabulary import Level

router = APIRouter()
PATH = "/api/import"
MOST_BYTES = 16 * 1024 * 1024
REFUSED = "Loading figures needs a token of the level officer or above."


class ImportRequest(BaseModel):
    file: Annotated[str, Field(description="Its name, for the record and its ending", max_length=200)]
    content: Annotated[str, Field(description="The file in base64")]
    audience: Annotated[str, Field(description="Who may see it: public, councillor, officer or restricted")]
    answers: Annotated[dict[str, str], Field(description="By the id of the question")] = {}
    by: Annotated[str, Field(description="Who does it: a post, never a person's name", max_length=100)] = "unknown"
    load: Annotated[bool, Field(description="Load it; otherwise it is only shown")] = False


class QuestionShown(BaseModel):
    id: str
    text: str
    choices: list[str]
    suggestion: str | None
    reason: str | None
    unanswered: str
    free: bool


class NotLoaded(BaseModel):
    where: str
    what: str
    why: str


class ImportReply(BaseModel):
    """`loaded`: what changed, a sentence each; null where it was only shown."""

    text: str
    measures: int
    figures: int
    targets: int
    questions: list[QuestionShown]
    not_loaded: list[NotLoaded]
    loaded: list[str] | None = None


def larger_body(scope: Scope) -> int | None:
    """How large the body of this request may be, where it may be larger than others: only for who may load at all."""
    if scope["path"] != PATH or scope["method"] != "POST":
        return None
    header = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"authorization"), "")
    scheme, _, token = header.strip().partition(" ")
    grant = granted(token.strip(), scope["app"].state.grants) if scheme.lower() == "bearer" else None
    return MOST_BYTES if grant is not None and grant.level >= Level.OFFICER else None


@router.post(PATH, summary="Show or load a council's own scorecard")
async def import_scorecard(asked: ImportRequest, asker: Asker, request: Request) -> ImportReply:
    """XLSX, XLS, ODS or CSV in any usual layout; what the file does not say is asked, never guessed."""
    if asker.level < Level.OFFICER:
        raise HTTPException(403, REFUSED)
    try:
        content = base64.b64decode(asked.content, validate=True)
    except (binascii.Error, ValueError):
        raise HTTPException(422, "content: the file could not be read. Send its bytes in base64.") from None
    names = names_of_home(request)
    try:
        return await asyncio.to_thread(imported, asked, content, names, asker.level)
    except Fault as fault:
        raise HTTPException(422, str(fault)) from fault


def names_of_home(request: Request) -> tuple[str, ...]:
    assistant = request.app.state.assistant
    viewer = assistant.public_viewer()
    return assistant.catalogue(viewer).names_of(viewer.home_area)


def imported(asked: ImportRequest, content: bytes, names: tuple[str, ...], level: Level) -> ImportReply:
    """In a thread of its own, for a build takes seconds; the service goes on answering."""
    audience = level_named(asked.audience)
    if audience > level:
        raise Fault(f"audience: you may not load figures for a higher level than your own ({name_of(level)}).")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(asked.file).name
        path.write_bytes(content)
        found = prepare(
            path, mapping=None, answers=asked.answers, home_names=names, audience=audience, ask=lambda question: None
        )
        loaded = None
        if asked.load:
            done = load_import(found, DataSettings(), by=asked.by, mapping=None, progress=lambda line: None)
            loaded = done.told()
    return reply(found, loaded)


def reply(found: Import, loaded: list[str] | None) -> ImportReply:
    rows = found.rows.rows
    return ImportReply(
        text=as_text(found.proposal),
        measures=len(rows.measures),
        figures=len(rows.observations),
        targets=len(rows.targets),
        questions=[
            QuestionShown(
                id=each.id, text=each.text, choices=list(each.choices), suggestion=each.suggestion, reason=each.reason,
                unanswered=each.unanswered, free=each.free,
            )
            for each in found.proposal.questions
        ],
        not_loaded=[
            NotLoaded(where=str(each.origin), what=each.what, why=each.why)
            for each in (*found.proposal.preview.left_out, *found.rows.left_out)
        ],
        loaded=loaded,
    )  # fmt: skip
