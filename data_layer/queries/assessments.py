"""What was judged once for the snapshot, of the home council's newest figures."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from data_layer.assessing import Assessment, compute_assessments
from data_layer.council_facts import Rag, RiskRating
from data_layer.methods.reasons import Good, Reason
from data_layer.periods import Period
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, Band, Direction, Group, Level, MetricId, Variation

ASSESSMENTS = Path(__file__).with_suffix(".sql")


def assessments(
    reader: Reader, metrics: Iterable[MetricId], area: AreaCode, *, viewer: Viewer, as_known_at: date
) -> list[Assessment]:
    """Of the metrics that the area holds, in the catalogue's order.

    Read from the snapshot for its home council and everything that is known; worked out anew for breakdowns, for
    another council, for an earlier day, and once a figure has come out of its embargo since the snapshot was built.
    """
    asked = list(metrics)
    known = {"viewer": viewer, "as_known_at": as_known_at}
    if area != reader.keys.home_area or not reader.newest(viewer, as_known_at):
        return compute_assessments(reader, area, metrics=asked, **known)
    held = reader.catalogue.metrics
    breakdowns = [metric for metric in asked if metric in held and held[metric].part_of]
    found = stored(reader, asked, area, viewer.level)
    if breakdowns:
        order = {metric: at for at, metric in enumerate(held)}
        found += compute_assessments(reader, area, metrics=breakdowns, **known)
        found.sort(key=lambda one: order[one.metric])
    return found


def stored(reader: Reader, asked: Iterable[MetricId], area: AreaCode, level: Level) -> list[Assessment]:
    """As they were judged when the snapshot was built; whole metrics alone."""
    rows = reader.rows(ASSESSMENTS, metrics=reader.positions(asked), area=area, level=int(level))
    return [
        Assessment(
            metric=metric,
            area=area,
            period=Period(starts, months),
            direction=Direction(direction) if direction else None,
            variation=Variation(variation) if variation else None,
            change_from=Period(from_starts, from_months) if from_starts else None,
            change_value=moved,
            bands={Group(group): Band(band) if band else None for group, band in json.loads(bands).items()},
            rag=Rag(rag) if rag else None,
            risk=RiskRating(risk) if risk else None,
            reasons=tuple(map(Reason, reasons)),
            good=tuple(map(Good, good)),
            missed_running=running,
            worse_than_three_years_ago=worse,
        )
        for (
            metric, starts, months, direction, variation, from_starts, from_months, moved, bands, rag, risk, reasons,
            good, running, worse,
        ) in rows
    ]  # fmt: skip
