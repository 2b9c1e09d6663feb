"""All held values of one metric in one area."""

from __future__ import annotations

from datetime import date

from data_layer.facts import Observation
from data_layer.queries.observations import observations
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, MetricId


def series(
    reader: Reader, metric: MetricId, area: AreaCode, *, viewer: Viewer, as_known_at: date, part: str | None = None
) -> list[Observation]:
    """Oldest first; empty when the metric is not held for the area. `part` names a breakdown, None is the whole."""
    found = observations(reader, [metric], [area], viewer=viewer, as_known_at=as_known_at)
    return [each for each in found if each.part == part]
