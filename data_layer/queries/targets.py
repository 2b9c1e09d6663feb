"""The council's own targets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from data_layer.council_facts import Target, ToleranceKind
from data_layer.definition_catalogue import part_id
from data_layer.periods import Period
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, Level, MetricId

TARGETS = Path(__file__).with_suffix(".sql")


def targets(
    reader: Reader, metrics: Iterable[MetricId], area: AreaCode, *, viewer: Viewer, as_known_at: date
) -> dict[MetricId, list[Target]]:
    """Metric -> its targets in the area, the earliest period first; a part stands under its own id."""
    rows = reader.rows(
        TARGETS, metrics=reader.positions(metrics), area=area, level=int(viewer.level), as_known_at=as_known_at
    )
    found: defaultdict[MetricId, list[Target]] = defaultdict(list)
    for metric, part, place, starts, months, value, kind, tolerance, due, source, audience, load in rows:
        found[part_id(metric, part) if part else metric].append(
            Target(
                metric, part or None, place, Period(starts, months), value, ToleranceKind(kind), tolerance, due, source,
                Level(audience), load,
            )
        )  # fmt: skip
    return dict(found)
