"""The way to a target, point by point."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from data_layer.council_facts import TrajectoryPoint
from data_layer.periods import Period
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, MetricId

TRAJECTORIES = Path(__file__).with_suffix(".sql")


def trajectories(
    reader: Reader, metrics: Iterable[MetricId], area: AreaCode, *, viewer: Viewer, as_known_at: date
) -> dict[MetricId, list[TrajectoryPoint]]:
    """Metric -> its points in the area, the earliest first; those in force, whatever the day."""
    rows = reader.rows(TRAJECTORIES, metrics=reader.positions(metrics), area=area, level=int(viewer.level))
    found: defaultdict[MetricId, list[TrajectoryPoint]] = defaultdict(list)
    for metric, place, starts, months, value in rows:
        found[metric].append(TrajectoryPoint(metric, place, Period(starts, months), value))
    return dict(found)
