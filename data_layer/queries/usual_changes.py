"""How much a metric usually changes, computed once a snapshot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data_layer.periods import Period
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import MetricId

USUAL_CHANGES = Path(__file__).with_suffix(".sql")


@dataclass(frozen=True, slots=True)
class UsualChange:
    """Between two periods of a metric: what councils usually see (`typical`) and what most of them saw (`others`).

    In the metric's unit, and the same in percent of the earlier value; None where fewer than 30 pairs are held.
    """

    metric: MetricId
    period: Period
    from_period: Period
    typical: float | None
    others: float | None
    typical_percent: float | None
    others_percent: float | None
    pairs: int


def usual_changes(
    reader: Reader, metrics: Iterable[MetricId], *, viewer: Viewer, as_known_at: date
) -> list[UsualChange]:
    """By metric in the catalogue's order, then by time.

    They describe the snapshot's newest figures; a replay of an earlier day is judged by the same measure.
    """
    rows = reader.rows(USUAL_CHANGES, metrics=reader.positions(metrics), level=int(viewer.level))
    return [
        UsualChange(metric, Period(starts, months), Period(from_starts, from_months), *numbers)
        for metric, starts, months, from_starts, from_months, *numbers in rows
    ]
