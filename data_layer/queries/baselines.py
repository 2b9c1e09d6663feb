"""The council's own baselines."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from data_layer.council_facts import Baseline
from data_layer.periods import Period
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, MetricId

BASELINES = Path(__file__).with_suffix(".sql")


def baselines(
    reader: Reader, metrics: Iterable[MetricId], area: AreaCode, *, viewer: Viewer, as_known_at: date
) -> dict[MetricId, Baseline]:
    """Metric -> its baseline in the area, the newest that the viewer may see; those in force, whatever the day."""
    rows = reader.rows(BASELINES, metrics=reader.positions(metrics), area=area, level=int(viewer.level))
    return {
        metric: Baseline(Period(starts, months), value, reason, source)
        for metric, starts, months, value, reason, source in rows
    }
