"""When figures that are not out yet come out: the days alone, never the figures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, MetricId

EMBARGOES = Path(__file__).with_suffix(".sql")


def embargoes(
    reader: Reader, metrics: Iterable[MetricId], area: AreaCode, *, viewer: Viewer, as_known_at: date
) -> list[date]:
    """Of figures that the viewer will see then, the next day first; empty where none is under embargo."""
    rows = reader.rows(
        EMBARGOES,
        metrics=reader.positions(metrics),
        area=area,
        level=int(viewer.level),
        today=viewer.now,
        as_known_at=as_known_at,
    )
    return [day for (day,) in rows]
