"""When the council itself reports: its rules, and its days to come or past."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from data_layer.reporting_facts import ReportingEvent, ReportingRule
from data_layer.returns.words import RuleStatus
from data_layer.store import Reader
from data_layer.viewer import Viewer

EVENTS = Path(__file__).with_suffix(".sql")
RULES = Path(__file__).with_name("reporting_rules.sql")
RULES_QUERY = "/".join(RULES.parts[-3:])


def reporting_events(
    reader: Reader, *, viewer: Viewer, as_known_at: date, first: date | None = None, last: date | None = None
) -> list[ReportingEvent]:
    """Of the home council from `first` (else the viewer's today) to `last` (else for good), both included, the earliest
    first. Reporting days are no secret: they have no audience.
    """
    rows = reader.rows(EVENTS, first=first or viewer.now, last=last, as_known_at=as_known_at)
    return [ReportingEvent(*row) for row in rows]


def reporting_rules(reader: Reader, *, viewer: Viewer, as_known_at: date) -> list[ReportingRule]:
    """Of the home council by subject, drafts and superseded ones left out. They have no audience.

    Those that have ended or are to come are among them: `methods.reporting_rhythm.standing` says which.
    """
    return [
        ReportingRule(
            id=id,
            plan=plan,
            subject=subject,
            body=body,
            frequency=frequency,
            valid_from=starts,
            valid_from_as_given=starts_as_given,
            valid_to=ends,
            status=RuleStatus(status) if status else None,
            suspended_from=paused,
            suspended_from_as_given=paused_as_given,
            suspended_until=resumed,
            suspended_until_as_given=resumed_as_given,
            reason=reason,
            authority=authority,
            document=document,
            source=source,
            known_from=known_from,
            loaded=loaded,
        )
        for (
            id, plan, subject, body, frequency, starts, starts_as_given, ends, status, paused, paused_as_given, resumed,
            resumed_as_given, reason, authority, document, source, known_from, loaded,
        ) in reader.rows(RULES, as_known_at=as_known_at)
    ]  # fmt: skip
