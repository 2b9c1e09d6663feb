"""What may go wrong in a division, and how it was rated on its reviews."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from itertools import groupby
from pathlib import Path

from data_layer.council_facts import RiskReview
from data_layer.divisional_facts import RegisteredRisk
from data_layer.queries.council_rows import council_rows
from data_layer.queries.of_divisions import asked_for
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, MetricId

RISKS = Path(__file__).with_suffix(".sql")
QUERY = "/".join(RISKS.parts[-3:])
OF_RISK = 7  # columns before those of a review


def risks(
    reader: Reader,
    area: AreaCode,
    *,
    divisions: Collection[str] | None = None,
    metrics: Collection[MetricId] | None = None,
    viewer: Viewer,
    as_known_at: date,
) -> list[RegisteredRisk]:
    """By id, each with all its reviews, the newest first; none of another council.

    Those of one of the `divisions` (ids) or that bear on one of the `metrics`; all where neither is given.
    """
    rows = council_rows(reader, RISKS, area, viewer=viewer, as_known_at=as_known_at)
    found = [
        RegisteredRisk(
            id, division, metric, title, source, loaded, owner_role,
            tuple(RiskReview(id, *row[OF_RISK:]) for row in reviews if row[OF_RISK] is not None),
        )
        for (id, division, metric, title, source, loaded, owner_role), reviews in groupby(
            rows, key=lambda row: row[:OF_RISK]
        )
    ]  # fmt: skip
    return asked_for(found, divisions, metrics)
