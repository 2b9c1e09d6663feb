"""Which rows of the council's return belong to the divisions or measures that were asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeVar

from data_layer.divisional_facts import Returned
from data_layer.vocabulary import MetricId

Kept = TypeVar("Kept", bound=Returned)


def asked_for(
    rows: Iterable[Kept], divisions: Collection[str] | None, metrics: Collection[MetricId] | None
) -> list[Kept]:
    """Those of one of the `divisions` (ids) or that bear on one of the `metrics`; all where neither is given."""
    if divisions is None and metrics is None:
        return list(rows)
    return [one for one in rows if one.division_id in (divisions or ()) or one.metric in (metrics or ())]
