"""What happened to series: breaks, changes of definition or source, the pandemic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from data_layer.facts import SeriesEvent
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, EventKind, MetricId

EVENTS = Path(__file__).with_suffix(".sql")


def events(
    reader: Reader, metrics: Iterable[MetricId], areas: Iterable[AreaCode], *, viewer: Viewer, as_known_at: date
) -> dict[MetricId, list[SeriesEvent]]:
    """Metric -> its events, oldest first: those of all areas and those of one of `areas`.

    What happened to a metric happened to its parts. An event is a fact about the series itself, so `as_known_at` takes
    none away.
    """
    known = reader.catalogue.metrics
    asked = [metric for metric in metrics if metric in known]
    wholes = {metric: known[metric].whole for metric in asked}
    positions = reader.positions(dict.fromkeys([*asked, *wholes.values()]))
    rows = reader.rows(EVENTS, metrics=positions, areas=reader.places(areas), level=int(viewer.level))
    found: defaultdict[MetricId, list[SeriesEvent]] = defaultdict(list)
    for metric, kind, starts, area, allows_change, note in rows:
        found[metric].append(SeriesEvent(EventKind(kind), starts, area, allows_change, note))
    return {metric: list(found[whole]) for metric, whole in wholes.items() if whole in found}
