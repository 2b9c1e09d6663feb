"""What the council says of its figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from data_layer.council_facts import Narrative
from data_layer.periods import Period
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, MetricId

NARRATIVES = Path(__file__).with_suffix(".sql")


def narratives(
    reader: Reader, metrics: Iterable[MetricId], area: AreaCode, *, viewer: Viewer, as_known_at: date
) -> dict[MetricId, list[Narrative]]:
    """Metric -> its stories in the area, by period and then by the day they were written."""
    rows = reader.rows(
        NARRATIVES,
        metrics=reader.positions(metrics),
        area=area,
        level=int(viewer.level),
        as_known_at=as_known_at,
        today=viewer.now,
    )
    found: defaultdict[MetricId, list[Narrative]] = defaultdict(list)
    for metric, starts, months, *story in rows:
        found[metric].append(Narrative(Period(starts, months), *story))
    return dict(found)
