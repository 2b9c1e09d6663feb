"""Published values of metrics in areas, all periods: one query for a figure as for a whole theme and its neighbours."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from operator import itemgetter
from pathlib import Path
from typing import Any

from data_layer.facts import Observation
from data_layer.periods import Period
from data_layer.store import Keys, Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, MetricId, Status

OBSERVATIONS = Path(__file__).with_suffix(".sql")
OBSERVATIONS_KNOWN = OBSERVATIONS.with_stem("observations_known")
STATUSES = {status.value: status for status in Status}
BY_METRIC_AREA_TIME = itemgetter(0, 1, 2, 3)


def observations(
    reader: Reader, metrics: Iterable[MetricId], areas: Iterable[AreaCode], *, viewer: Viewer, as_known_at: date
) -> list[Observation]:
    """By metric in the catalogue's order, then by area code and time, oldest first.

    What is not held, and what the viewer may not see, is not there. A former code of a place gives the place's figures,
    under the code it has now.
    """
    asked = {"metrics": reader.positions(metrics), "areas": reader.places(areas), "level": int(viewer.level)}
    if reader.newest(viewer, as_known_at):
        rows = reader.rows(OBSERVATIONS, **asked)
    else:
        rows = reader.rows(OBSERVATIONS_KNOWN, **asked, as_known_at=as_known_at, today=viewer.now)
    return typed(rows, reader.keys)


def typed(rows: list[tuple[Any, ...]], keys: Keys) -> list[Observation]:
    """Rows of observations.sql: numbers of metric and load in place of what `keys` says they stand for.

    Sorted here, for the rows come all but sorted and the database plans longer than it would sort.
    """
    rows.sort(key=BY_METRIC_AREA_TIME)
    metrics, loads = keys.metrics, keys.loads
    periods: dict[tuple[date, int], Period] = {}
    found = []
    for position, area, starts, months, value, lower, upper, status, as_given, load in rows:
        period = periods.get((starts, months)) or periods.setdefault((starts, months), Period(starts, months))
        found.append(
            Observation(
                metrics[position], area, period, value, lower, upper,
                STATUSES[status], as_given, *loads[load],
            )
        )  # fmt: skip
    return found
