"""The council's plans, and which of them are in force."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from data_layer.reporting_facts import Plan
from data_layer.returns.words import PlanStatus
from data_layer.store import Reader
from data_layer.viewer import Viewer

PLANS = Path(__file__).with_suffix(".sql")


def plans(reader: Reader, *, viewer: Viewer, as_known_at: date) -> list[Plan]:
    """Of the home council, the first to end first. A plan has no audience: that there is one is public."""
    rows = reader.rows(PLANS, today=viewer.now, as_known_at=as_known_at)
    return [
        Plan(id, name, starts, ends, PlanStatus(status), in_force) for id, name, starts, ends, status, in_force in rows
    ]
