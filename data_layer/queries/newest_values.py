"""The newest comparable value of many metrics in many areas at once, to see which of them say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, MetricId

NEWEST_VALUES = Path(__file__).with_suffix(".sql")


def newest_values(
    reader: Reader, metrics: Iterable[MetricId], areas: Iterable[AreaCode], *, viewer: Viewer, as_known_at: date
) -> dict[MetricId, dict[AreaCode, float]]:
    """Metric -> area -> value in the metric's unit; none where no comparable figure may be seen."""
    rows = reader.rows(
        NEWEST_VALUES,
        metrics=reader.positions(metrics),
        areas=reader.places(areas),
        level=int(viewer.level),
        as_known_at=as_known_at,
    )
    found: defaultdict[MetricId, dict[AreaCode, float]] = defaultdict(dict)
    for position, area, value in rows:
        found[reader.keys.metrics[position]][area] = value
    return dict(found)
