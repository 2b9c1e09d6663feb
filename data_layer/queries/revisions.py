"""How one figure was known over time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data_layer.periods import Period
from data_layer.queries.observations import STATUSES
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, MetricId, Status

REVISIONS = Path(__file__).with_suffix(".sql")


@dataclass(frozen=True, slots=True)
class Known:
    """A figure as one release gave it, in the metric's unit; known from `known_from` until the next one."""

    value: float | None
    lower: float | None
    upper: float | None
    status: Status
    source: str
    release: str
    published: date | None
    known_from: date
    loaded: date


def revisions(
    reader: Reader,
    metric: MetricId,
    area: AreaCode,
    period: Period,
    *,
    viewer: Viewer,
    as_known_at: date,
) -> list[Known]:
    """Oldest knowledge first; more than one where the publisher revised the figure, and empty where none is held."""
    rows = reader.rows(
        REVISIONS,
        metric=metric,
        area=reader.places([area])[0],
        starts=period.start,
        months=period.months,
        level=int(viewer.level),
        as_known_at=as_known_at,
        today=viewer.now,
    )
    return [Known(value, lower, upper, STATUSES[status], *rest) for value, lower, upper, status, *rest in rows]
