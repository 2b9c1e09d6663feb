"""The REST API, contract version 1: ask a question, look at metrics, areas and charts."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import JSONResponse, Response

from actions.answer import Answer, Part
from bot.assistant import Assistant
from bot.channels.access import Asker
from bot.render.charts import with_charts
from bot.render.pictures import NoBrowser, NotDrawn, Pictures
from data_layer.catalogue import Catalogue, Metric
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, AreaKind, MetricId

router = APIRouter()
LONGEST_TEXT = 20_000  # beyond a question by far; longer is refused as a request, shorter is answered as a question


class AskRequest(BaseModel):
    model_config = ConfigDict(extra="forbid")
    text: str = Field(max_length=LONGEST_TEXT, description="The question, as a person writes it.")
    conversation_id: str | None = Field(
        default=None, max_length=200, description="From an earlier reply; null starts anew."
    )


class AskReply(BaseModel):
    contract: Literal["1"] = "1"
    conversation_id: str
    answers: list[Answer]


class MetricShown(Part):
    id: str
    name: str
    short_name: str
    theme: str
    unit: str
    decimals: int
    better_when: str
    frequency: str
    kind: str
    influence: str
    source: str
    publisher: str
    loaded: bool
    latest: str | None = Field(description="The newest period held for the home area; null where none is.")


class MetricInFull(MetricShown):
    counts: str
    population: str
    why: str
    beware: str
    aliases: list[str]
    tier: str | None
    outcomes: list[str]
    division: str | None
    portfolio: str | None


class AreaShown(Part):
    code: str
    name: str
    kind: AreaKind
    region: str | None
    until: str | None = Field(description="Last day of an abolished council.")


def assistant_of(request: Request) -> Assistant:
    return request.app.state.assistant


def pictures_of(request: Request) -> Pictures:
    return request.app.state.pictures


Door = Annotated[Assistant, Depends(assistant_of)]


@router.post("/api/ask", summary="Ask a question", response_model=AskReply)
async def ask(asked: AskRequest, door: Door, asker: Asker) -> Response:
    """One question in, one or more answers out; carry `conversation_id` on for follow-ups."""
    reply = await door.ask(asked.text, asked.conversation_id, asker)
    said = AskReply(conversation_id=reply.conversation_id, answers=[with_charts(answer) for answer in reply.answers])
    # written once: the framework would check the whole answer again before it writes it
    return Response(said.model_dump_json(by_alias=True), media_type="application/json")


async def reopened(door: Assistant, answer_id: str, asker: Viewer) -> Answer:
    answer = await door.reopen(answer_id, asker)
    if answer is None:
        raise HTTPException(404, "No answer is kept under that id. Ask the question again.")
    return answer


@router.get("/api/metrics", summary="All metrics")
def metrics(
    door: Door, asker: Asker, theme: Annotated[str | None, Query(description="Only those of one theme")] = None
) -> list[MetricShown]:
    held = door.catalogue(asker)
    return [
        MetricShown(**metric_fields(metric, held, asker.home_area))
        for metric in held.metrics.values()
        if theme is None or metric.theme == theme
    ]


@router.get("/api/metrics/{metric_id}", summary="One metric with its definition")
def metric(metric_id: str, door: Door, asker: Asker) -> MetricInFull:
    held = door.catalogue(asker)
    found = held.metrics.get(MetricId(metric_id))
    if found is None:
        raise HTTPException(404, f"No metric is held under the id {metric_id!r}. See /api/metrics for all of them.")
    said = found.definition
    return MetricInFull(
        **metric_fields(found, held, asker.home_area),
        counts=said.counts,
        population=said.population,
        why=said.why,
        beware=said.beware,
        aliases=list(found.aliases),
        tier=found.tier,
        outcomes=[held.outcomes[outcome].name for outcome in found.outcomes if outcome in held.outcomes],
        division=found.division,
        portfolio=found.portfolio,
    )


def metric_fields(metric: Metric, held: Catalogue, home: AreaCode) -> dict:
    periods = held.held(metric.id, home)
    return {
        "id": metric.id,
        "name": metric.name,
        "short_name": metric.short_name,
        "theme": metric.theme,
        "unit": metric.unit,
        "decimals": metric.decimals,
        "better_when": metric.better_when,
        "frequency": metric.frequency,
        "kind": metric.kind,
        "influence": metric.influence,
        "source": held.sources[metric.source].title,
        "publisher": held.sources[metric.source].publisher,
        "loaded": metric.loaded,
        "latest": periods[-1].label if periods else None,
    }


@router.get("/api/areas", summary="All areas")
def areas(door: Door, asker: Asker, kind: AreaKind | None = None) -> list[AreaShown]:
    held = door.catalogue(asker)
    return [
        AreaShown(
            code=area.code,
            name=area.name,
            kind=area.kind,
            region=area.region,
            until=area.until.isoformat() if area.until else None,
        )
        for area in sorted(held.areas.values(), key=lambda area: area.name)
        if kind is None or area.kind is kind
    ]


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
