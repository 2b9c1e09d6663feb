"""What the plausibility checks found doubtful in the council's own figures when they were loaded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from data_layer.council_facts import Doubtful
from data_layer.periods import Period
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, MetricId

DOUBTS = Path(__file__).with_suffix(".sql")


def doubts(
    reader: Reader, metrics: Iterable[MetricId], area: AreaCode, *, viewer: Viewer, as_known_at: date
) -> dict[MetricId, list[Doubtful]]:
    """Metric -> its doubtful figures in the area, by period; those of the returns in force, whatever the day."""
    rows = reader.rows(DOUBTS, metrics=reader.positions(metrics), area=area, level=int(viewer.level), today=viewer.now)
    found: defaultdict[MetricId, list[Doubtful]] = defaultdict(list)
    for metric, starts, months, code, text in rows:
        found[metric].append(Doubtful(Period(starts, months), code, text))
    return dict(found)
