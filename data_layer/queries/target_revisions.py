"""Targets of the council that a later return set anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data_layer.periods import Period
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, MetricId

TARGET_REVISIONS = Path(__file__).with_suffix(".sql")


@dataclass(frozen=True, slots=True)
class TargetRevision:
    """`value` is the newest, `before` the last one that differs from it, known from `given`; in the metric's unit."""

    period: Period
    before: float
    value: float
    given: date


def target_revisions(
    reader: Reader, metrics: Iterable[MetricId], area: AreaCode, *, viewer: Viewer, as_known_at: date
) -> dict[MetricId, list[TargetRevision]]:
    """Metric -> its targets that were set anew, the earliest period first; a part stands under its own id."""
    rows = reader.rows(
        TARGET_REVISIONS, metrics=reader.positions(metrics), area=area, level=int(viewer.level), as_known_at=as_known_at
    )
    found: defaultdict[MetricId, list[TargetRevision]] = defaultdict(list)
    for metric, starts, months, before, value, given in rows:
        found[metric].append(TargetRevision(Period(starts, months), before, value, given))
    return dict(found)
