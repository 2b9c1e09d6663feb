"""What divisions have set out to do, by when, and how that stands."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

from data_layer.council_facts import CommitmentStatus
from data_layer.divisional_facts import DivisionalAction
from data_layer.queries.council_rows import council_rows
from data_layer.queries.of_divisions import asked_for
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, MetricId

ACTIONS = Path(__file__).with_suffix(".sql")
QUERY = "/".join(ACTIONS.parts[-3:])


def divisional_actions(
    reader: Reader,
    area: AreaCode,
    *,
    divisions: Collection[str] | None = None,
    metrics: Collection[MetricId] | None = None,
    viewer: Viewer,
    as_known_at: date,
) -> list[DivisionalAction]:
    """The earliest due first, those without a day last; none of another council.

    Those of one of the `divisions` (ids) or that bear on one of the `metrics`; all where neither is given.
    """
    rows = council_rows(reader, ACTIONS, area, viewer=viewer, as_known_at=as_known_at)
    found = [
        DivisionalAction(id, division, metric, title, source, loaded, due, CommitmentStatus(status), owner_role)
        for id, division, metric, title, source, loaded, due, status, owner_role in rows
    ]
    return asked_for(found, divisions, metrics)
