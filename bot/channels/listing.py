"""What can be asked about: metrics with their breakdowns and definitions, and areas."""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query
from pydantic import Field

from actions.answer import Part
from bot.channels.access import Asker
from bot.channels.api import Door
from bot.data_sets import DataSet
from data_layer.catalogue import Catalogue, Metric
from data_layer.vocabulary import AreaCode, AreaKind, MetricId

router = APIRouter()


async def catalogue_of(
    door: Door,
    asker: Asker,
    data: Annotated[DataSet, Query(description="A set of figures, see /api/data")] = DataSet.PUBLISHED,
) -> Catalogue:
    await door.prepare(data)
    return await asyncio.to_thread(door.catalogue, asker, data)


Held = Annotated[Catalogue, Depends(catalogue_of)]


class PartShown(Part):
    """A breakdown of a metric, such as one kind of household."""

    id: str
    part: str = Field(description="As the figures of an answer name it beside their metric.")
    name: str
    short_name: str
    latest: str | None


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
    parts: list[PartShown]


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


@router.get("/api/metrics", summary="All metrics")
def metrics(
    held: Held, asker: Asker, theme: Annotated[str | None, Query(description="Only those of one theme")] = None
) -> list[MetricShown]:
    """Each with its breakdowns beneath it."""
    return [
        MetricShown(**metric_fields(metric, held, asker.home_area))
        for metric in held.whole_metrics()
        if theme is None or metric.theme == theme
    ]


@router.get("/api/metrics/{metric_id}", summary="One metric with its definition")
def metric(metric_id: str, held: Held, asker: Asker) -> MetricInFull:
    """A breakdown has an address of its own, the id of its metric and its own with a dot between."""
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
        "latest": latest(metric, held, home),
        "parts": [
            PartShown(
                id=part.id,
                part=part.part or "",
                name=part.name,
                short_name=part.short_name,
                latest=latest(part, held, home),
            )
            for part in held.metrics.values()
            if part.part_of == metric.id
        ],
    }


def latest(metric: Metric, held: Catalogue, home: AreaCode) -> str | None:
    periods = held.held(metric.id, home)
    return periods[-1].label if periods else None


@router.get("/api/areas", summary="All areas")
def areas(held: Held, kind: AreaKind | None = None) -> list[AreaShown]:
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
