"""Answers that last: opened again as data and as a page, asked again, and taken away as a file."""

from __future__ import annotations

import asyncio
from typing import Annotated, Literal, NoReturn

from fastapi import APIRouter, HTTPException, Request
from pydantic import Field
from starlette.responses import HTMLResponse, Response

from actions.answer import Answer
from bot.assistant import Assistant
from bot.channels.access import Asker
from bot.channels.api import NOT_KEPT, AskReply, Door, written
from bot.channels.kept_page import kept_page, not_kept_page
from bot.data_sets import DataSet
from bot.lasting import Lasting
from bot.render.charts import with_charts
from bot.render.export_csv import csv_file
from bot.render.export_xlsx import MIME as XLSX
from bot.render.export_xlsx import xlsx_file
from bot.render.exports import Export, NoFigures, export_of
from data_layer.viewer import Viewer

router = APIRouter()
FORMS = {"csv": (csv_file, "text/csv; charset=utf-8"), "xlsx": (xlsx_file, XLSX)}
NOT_STORED = {"Cache-Control": "private, no-store"}


class KeptAnswer(Answer):
    """An answer opened again: its figures are those of its day."""

    newer: Annotated[bool, Field(description="Whether the same question gives other figures today.")]
    data: Annotated[DataSet, Field(description="The set of figures that was asked.")]


@router.get("/api/answers/{answer_id}", summary="Open an answer again")
async def kept_answer(answer_id: str, door: Door, asker: Asker) -> KeptAnswer:
    """The same question asked of the same day's knowledge; what the viewer may not see is not found."""
    opened = await opened_for(door, answer_id, asker)
    answer = with_charts(opened.answer)
    newer = await asyncio.to_thread(opened.newer, asker.now)
    return KeptAnswer(**dict(answer), newer=newer, data=opened.kept.data_set)


@router.post("/api/answers/{answer_id}/again", summary="Ask the question of an answer again", response_model=AskReply)
async def ask_again(answer_id: str, door: Door, asker: Asker) -> Response:
    """The same question with today's knowledge, as a new answer in a conversation of its own."""
    return written(await door.ask_again(answer_id, asker) or not_kept())


@router.get("/api/export/{answer_id}.{form}", summary="The figures of an answer as a file")
async def export(answer_id: str, form: Literal["csv", "xlsx"], request: Request, door: Door, asker: Asker) -> Response:
    """A row a figure and a row a comparator, by name with the home council first; notes and sources with them."""
    opened = await opened_for(door, answer_id, asker)
    address = str(request.url_for("answer_page", answer_id=answer_id))
    written, media_type = FORMS[form]
    try:
        made = await asyncio.to_thread(export_for, opened, address)
    except NoFigures as nothing:
        raise HTTPException(409, str(nothing)) from nothing
    headers = {"Content-Disposition": f'attachment; filename="{made.name}.{form}"', **NOT_STORED}
    return Response(await asyncio.to_thread(written, made), media_type=media_type, headers=headers)


@router.get("/a/{answer_id}", include_in_schema=False)
async def answer_page(answer_id: str, door: Door, asker: Asker) -> HTMLResponse:
    """The page with the answer on it, readable without a script; what the viewer may not see is not found."""
    opened = await door.lasting(answer_id, asker)
    if opened is None:
        return HTMLResponse(not_kept_page(NOT_KEPT), status_code=404, headers=NOT_STORED)
    newer = await asyncio.to_thread(opened.newer, asker.now)
    return HTMLResponse(kept_page(opened.answer, newer=newer), headers=NOT_STORED)


async def opened_for(door: Assistant, answer_id: str, asker: Viewer) -> Lasting:
    return await door.lasting(answer_id, asker) or not_kept()


def not_kept() -> NoReturn:
    raise HTTPException(404, NOT_KEPT)


def export_for(opened: Lasting, address: str) -> Export:
    """Raises NoFigures."""
    desk = opened.desk
    return export_of(opened.answer, desk.catalogue, desk.viewer.home_area, address, opened.origins())
