"""The shared snapshot with a calendar of the council's own in it, as a return would bring it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from data_layer.snapshot_pointer import Pointer, current, snapshot_path, write_pointer
from data_layer.vocabulary import AreaCode
from tests.snapshot import TEST_DATA, shared_snapshots

LOAD = "zz calendar"
SCRUTINY, PANEL = "Corporate Scrutiny Committee", "Executive Panel"


@dataclass(frozen=True)
class Meeting:
    held: date
    title: str = "Quarter 2"
    body: str | None = SCRUTINY
    rule: str | None = None


@dataclass(frozen=True)
class Rule:
    id: str
    subject: str
    body: str = SCRUTINY
    suspended: tuple[date, date] | None = None
    reason: str | None = None


def with_calendar(
    folder: Path,
    meetings: Sequence[Meeting] = (),
    rules: Sequence[Rule] = (),
    *,
    embargo: date | None = None,
    audience: int = 0,
    home: AreaCode,
) -> Path:
    """A data folder of its own; `embargo`: until when a figure of the recycling rate is kept from all, and then from
    those below `audience`.
    """
    shared_snapshots(home)
    now = current(TEST_DATA / home)
    path = snapshot_path(folder, now)
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(snapshot_path(TEST_DATA / home, now), path)
    with duckdb.connect(path) as opened:
        day = "(SELECT newest_known_from FROM snapshot)"
        row = f"SELECT ?, source, 'a', NULL, {day}, {day}, 'f', 's', 0 FROM load LIMIT 1"
        opened.execute(f"INSERT INTO load {row}", [LOAD])
        for one in rules:
            first, last = one.suspended or (None, None)
            opened.execute(
                "INSERT INTO reporting_rule (id, subject, audience_body, frequency, status, suspended_from, "
                "suspended_until, reason, load) VALUES (?, ?, ?, 'quarterly', 'adopted', ?, ?, ?, ?)",
                [one.id, one.subject, one.body, first, last, one.reason, LOAD],
            )
        for at, one in enumerate(meetings):
            opened.execute(
                "INSERT INTO reporting_event (id, rule, title, held, body, load) VALUES (?, ?, ?, ?, ?, ?)",
                [f"test_{at}", one.rule, one.title, one.held, one.body, LOAD],
            )
        if embargo:
            opened.execute(
                "INSERT INTO observation BY NAME "
                "SELECT * REPLACE (? AS load, ? AS embargo_until, ? AS audience, 99.9 AS value) FROM observation "
                "WHERE metric = 'recycling_rate' AND area = ? ORDER BY period DESC LIMIT 1",
                [LOAD, embargo, audience, home],
            )
    write_pointer(folder, Pointer(now))
    return folder
