"""How many commitments of a plan were on track or achieved, as was published of the plan as a whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from data_layer.council_facts import PlanTotal
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode

PLAN_TOTALS = Path(__file__).with_suffix(".sql")


def plan_totals(reader: Reader, area: AreaCode, *, viewer: Viewer, as_known_at: date) -> dict[str, PlanTotal]:
    """The newest of each plan by the plan's id; none of another council. They were published: any level sees them."""
    if area != reader.keys.home_area:
        return {}
    return {row[0]: PlanTotal(*row) for row in reader.rows(PLAN_TOTALS, as_known_at=as_known_at)}
