"""The REST API, contract version 1: ask a question, look at its charts, see whether the service is up."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, HTTPException, Request
from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator
from starlette.responses import JSONResponse, Response

from actions.answer import Answer
from actions.reading import Slot
from bot.assistant import Assistant, Reply, clean
from bot.channels.access import Asker
from bot.data_sets import DataSet
from bot.render.charts import with_charts
from bot.render.pictures import NoBrowser, NotDrawn, Pictures
from bot.understanding.change import Change, NotUnderstood
from data_layer.viewer import Viewer

router = APIRouter()
DATA_SET_NAMES = {
    DataSet.PUBLISHED: "Published figures",
    DataSet.ILLUSTRATIVE: "With an invented council’s own measures, to try things with",
}
NOT_KEPT = "No answer is kept under that id. Ask the question again."
LONGEST_PART = 200
LONGEST_TEXT = 20_000  # beyond a question by far; longer is refused as a request, shorter is answered as a question


class ChangeRequest(BaseModel):
    """One part of how a question was read, said anew."""

    model_config = ConfigDict(extra="forbid")
    what: Slot = Field(description="One that the answer's reading has among its `parts`.")
    value: str = Field(
        max_length=LONGEST_PART, description="Of one of the part's choices, or words for it: a place, a time."
    )

    @field_validator("value")
    @classmethod
    def says_something(cls, value: str) -> str:
        if not (said := clean(value)):
            raise ValueError("give the value of a choice, or words for the part")
        return said


class AskRequest(BaseModel):
    model_config = ConfigDict(extra="forbid")
    about: str | None = Field(
        default=None, max_length=200, description="The id of an answer whose reading is changed, with `change`."
    )
    change: ChangeRequest | None = Field(default=None, description="What is changed of it, in the place of `text`.")
    text: str | None = Field(
        default=None,
        validate_default=True,
        max_length=LONGEST_TEXT,
        description="The question, as a person writes it; left out with `change`.",
    )
    conversation_id: str | None = Field(
        default=None, max_length=200, description="From an earlier reply; null starts anew."
    )
    data: DataSet = Field(
        default=DataSet.PUBLISHED, description="The set of figures to ask, where several are offered: see /api/data."
    )

    @field_validator("text")
    @classmethod
    def one_of_both(cls, text: str | None, info: ValidationInfo) -> str | None:
        """What stands before it is checked by now; where that failed it is missing, and said to be wrong already."""
        about, change = info.data.get("about", ""), info.data.get("change", "")
        if (about is None) != (change is None):
            raise ValueError("`about` and `change` go together")
        if (text is None) == (change is None):
            raise ValueError("ask a question here, or change an answer's reading by `about` and `change`")
        return text


class AskReply(BaseModel):
    contract: Literal["1"] = "1"
    conversation_id: str
    answers: list[Answer]
    data: DataSet = Field(default=DataSet.PUBLISHED, description="The set of figures that was asked.")


class DataSetShown(BaseModel):
    id: DataSet
    name: str


def assistant_of(request: Request) -> Assistant:
    return request.app.state.assistant


def pictures_of(request: Request) -> Pictures:
    return request.app.state.pictures


Door = Annotated[Assistant, Depends(assistant_of)]


@router.post("/api/ask", summary="Ask a question", response_model=AskReply)
async def ask(asked: AskRequest, door: Door, asker: Asker) -> Response:
    """One question in, one or more answers out; carry `conversation_id` on for follow-ups.

    With `about` and `change` the question of that answer is asked again with one part of its reading changed.
    """
    if asked.about is not None and asked.change is not None:
        return written(await changed(asked.about, asked.change, asked.conversation_id, door, asker))
    await door.prepare(asked.data)
    return written(await door.ask(asked.text or "", asked.conversation_id, asker, asked.data))


async def changed(about: str, change: ChangeRequest, conversation: str | None, door: Assistant, asker: Viewer) -> Reply:
    try:
        reply = await door.change(about, Change(change.what, change.value), conversation, asker)
    except NotUnderstood as unusable:
        raise HTTPException(422, str(unusable)) from unusable
    if reply is None:
        raise HTTPException(404, NOT_KEPT)
    return reply


def written(reply: Reply) -> Response:
    """Written once: the framework would check the whole answer again before it writes it."""
    said = AskReply(
        conversation_id=reply.conversation_id,
        answers=[with_charts(answer) for answer in reply.answers],
        data=reply.data_set,
    )
    return Response(said.model_dump_json(by_alias=True), media_type="application/json")


@router.get("/api/data", summary="The sets of figures that can be asked")
def data_sets(door: Door) -> list[DataSetShown]:
    """The published ones first. An invented council's own measures are there to try things with, where offered."""
    return [DataSetShown(id=each, name=DATA_SET_NAMES[each]) for each in door.data_sets]


async def reopened(door: Assistant, answer_id: str, asker: Viewer) -> Answer:
    answer = await door.reopen(answer_id, asker)
    if answer is None:
        raise HTTPException(404, NOT_KEPT)
    return answer


@router.get("/api/charts/{chart_id}.{form}", summary="A chart as plotly JSON, PNG or SVG")
async def chart(
    chart_id: str,
    form: Literal["json", "png", "svg"],
    door: Door,
    asker: Asker,
    pictures: Annotated[Pictures, Depends(pictures_of)],
) -> Response:
    """PNG and SVG need a Chromium on the server; without one the answer says so (501)."""
    answer_id, _, number = chart_id.rpartition("-")
    answer = with_charts(await reopened(door, answer_id, asker))
    if not (number.isascii() and number.isdigit()) or int(number) >= len(answer.charts):
        raise HTTPException(404, "That answer has no such chart.")
    shown = answer.charts[int(number)]
    if form == "json":
        return JSONResponse(shown.spec)
    try:
        picture = await pictures.draw(shown.spec, form)
    except NoBrowser as absent:
        raise HTTPException(501, str(absent)) from absent
    except NotDrawn as failed:
        raise HTTPException(503, str(failed)) from failed
    return Response(picture, media_type="image/png" if form == "png" else "image/svg+xml")


@router.get("/healthz", summary="The process is up", include_in_schema=True)
def healthy() -> dict[str, str]:
    return {"status": "up"}


@router.get("/readyz", summary="Model and data are open and questions are answered")
def ready(door: Door) -> Response:
    if not door.ready:
        return JSONResponse({"status": "starting"}, status_code=503)
    return JSONResponse({"status": "ready", "snapshot": door.snapshot_id})
