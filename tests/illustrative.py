"""The illustrative council's data as its returns would have brought them: all at once, or return by return."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from data_layer.council_facts import CommitmentStatus
from data_layer.returns import accept
from data_layer.returns.model import CouncilLoad, CouncilRows
from data_layer.settings import DataSettings
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import AreaCode
from examples.illustrative.make import illustrative_rows

JULY, OCTOBER, NOVEMBER = date(2026, 7, 20), date(2026, 10, 20), date(2026, 11, 12)
DATED = ("written", "raised", "decided", "as_at")  # the day on which a row says that something was


def at_once(folder: Path, home: AreaCode) -> Snapshots:
    return returned(folder, home, [(NOVEMBER, illustrative_rows())])


def in_three_returns(folder: Path, home: AreaCode) -> Snapshots:
    """In July, October and November 2026 what could be known by then; two plan actions stood better before, and tenant
    satisfaction had a target that it met.
    """
    rows = illustrative_rows()
    before = easier(rows, "ill_tenant_satisfaction", 60.0)
    return returned(folder, home, [
        (JULY, known_by(JULY, better(before, "ill_a2", "ill_a3"))),
        (OCTOBER, known_by(OCTOBER, better(before, "ill_a3"))),
        (NOVEMBER, rows),
    ])  # fmt: skip


def easier(rows: CouncilRows, measure: str, target: float) -> CouncilRows:
    """As if the measure had had this target in every period."""
    return replace(
        rows,
        targets=tuple(replace(row, value=target) if row.measure == measure else row for row in rows.targets),
    )


def better(rows: CouncilRows, *actions: str) -> CouncilRows:
    """As if these actions were on track."""
    return replace(
        rows,
        divisional_actions=tuple(
            replace(row, status=CommitmentStatus.ON_TRACK) if row.id in actions else row
            for row in rows.divisional_actions
        ),
    )


def known_by(day: date, rows: CouncilRows) -> CouncilRows:
    """Without what is said to have been later, and without figures of periods that had not ended."""

    def was(row: Any) -> bool:
        return all(getattr(row, name, None) is None or getattr(row, name) <= day for name in DATED)

    kept: dict[str, Any] = {sheet.table: tuple(row for row in of if was(row)) for sheet, of in rows}
    kept["observations"] = tuple(row for row in kept["observations"] if row.period.end < day)
    return CouncilRows(**kept)


def returned(folder: Path, home: AreaCode, returns: list[tuple[date, CouncilRows]]) -> Snapshots:
    """Each return loaded on its day, beside the embedded data."""
    settings = DataSettings(home_area=home, data_dir=folder)
    for day, rows in returns:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(accept, "datetime", clock_at(day))
            accept.accept(CouncilLoad(rows=rows, file=f"return of {day}.xlsx", sha256="0" * 64), settings)
    return Snapshots(folder)


def clock_at(day: date) -> Any:
    class Clock:
        now: Callable[..., datetime] = staticmethod(lambda zone: datetime(day.year, day.month, day.day, 9, tzinfo=UTC))

    return Clock
