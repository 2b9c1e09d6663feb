"""What divisional performance clinics decided, and what is still open of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

from data_layer.divisional_facts import ClinicDecision, DecisionStatus
from data_layer.queries.council_rows import council_rows
from data_layer.queries.of_divisions import asked_for
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, MetricId

DECISIONS = Path(__file__).with_suffix(".sql")
QUERY = "/".join(DECISIONS.parts[-3:])


def clinic_decisions(
    reader: Reader,
    area: AreaCode,
    *,
    divisions: Collection[str] | None = None,
    metrics: Collection[MetricId] | None = None,
    viewer: Viewer,
    as_known_at: date,
) -> list[ClinicDecision]:
    """The newest clinic first and of one clinic the earliest due first; none of another council, nor of a day to come.

    Those of one of the `divisions` (ids) or that bear on one of the `metrics`; all where neither is given.
    """
    rows = council_rows(reader, DECISIONS, area, viewer=viewer, as_known_at=as_known_at)
    found = [
        ClinicDecision(id, division, metric, decision, source, loaded, decided, due, DecisionStatus(status), owner_role)
        for id, division, metric, decision, source, loaded, decided, due, status, owner_role in rows
    ]
    return asked_for(found, divisions, metrics)
