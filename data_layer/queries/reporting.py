"""When the council itself reports: its rules and the days to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data_layer.store import Reader
from data_layer.viewer import Viewer

EVENTS = Path(__file__).with_suffix(".sql")
RULES = Path(__file__).with_name("reporting_rules.sql")
SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True)
class ReportingEvent:
    """`subject` is what its rule is about; None where it follows none."""

    title: str
    held: date
    body: str | None
    subject: str | None


@dataclass(frozen=True, slots=True)
class ReportingRule:
    """`suspended`: paused on the day of the question, with the reason and who decided it."""

    subject: str
    body: str
    frequency: str | None
    suspended: bool
    reason: str | None
    authority: str | None


def reporting_events(reader: Reader, *, viewer: Viewer, as_known_at: date) -> list[ReportingEvent]:
    """From the viewer's today on, the next first. Reporting days are no secret: they have no audience."""
    rows = reader.rows(EVENTS, today=viewer.now, as_known_at=as_known_at)
    return [ReportingEvent(*row) for row in rows]


def reporting_rules(reader: Reader, *, viewer: Viewer, as_known_at: date) -> list[ReportingRule]:
    """By subject; drafts and superseded ones left out."""
    rows = reader.rows(RULES, today=viewer.now, as_known_at=as_known_at)
    return [
        ReportingRule(subject, body, frequency, status == SUSPENDED, reason, authority)
        for subject, body, frequency, status, reason, authority in rows
    ]
