"""What the members of a group had in the same period."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from data_layer.facts import Observation
from data_layer.periods import Period
from data_layer.queries.observations import typed
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, MetricId

COMPARISON = Path(__file__).with_suffix(".sql")
COMPARISON_KNOWN = COMPARISON.with_stem("comparison_known")


def comparison(
    reader: Reader,
    asked: Iterable[tuple[MetricId, Period]],
    members: Iterable[AreaCode],
    *,
    viewer: Viewer,
    as_known_at: date,
) -> list[Observation]:
    """Every asked metric in its own period, for all members, by metric and area code; each place once.

    A member without a row is not there.
    """
    pairs = [(position, period) for metric, period in asked for position in reader.positions([metric])]
    parameters = {
        "metrics": [position for position, _ in pairs],
        "starts": [period.start for _, period in pairs],
        "months": [period.months for _, period in pairs],
        "members": reader.places(members),
        "level": int(viewer.level),
    }
    if reader.newest(viewer, as_known_at):
        return typed(reader.rows(COMPARISON, **parameters), reader.keys)
    rows = reader.rows(COMPARISON_KNOWN, **parameters, as_known_at=as_known_at, today=viewer.now)
    return typed(rows, reader.keys)
