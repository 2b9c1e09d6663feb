"""Leads what a snapshot doubts back to the cells of the return that was just loaded."""

from __future__ import annotations

from pathlib import Path

from data_layer.database import open_to_read, sql_text
from data_layer.returns.columns import Row
from data_layer.returns.model import SHEETS, CouncilLoad
from data_layer.returns.pointing import problem
from data_layer.returns.problems import Problem
from data_layer.returns.value_types import slug

DOUBTS = Path(__file__).with_suffix(".sql")
DOUBTED = tuple(sheet for sheet in SHEETS if sheet.table in {"observations", "targets", "narrative"})

Key = tuple[str, str, str, str, str]  # table, measure, part, area, period


def warnings_of(snapshot: Path, load: CouncilLoad) -> list[Problem]:
    """A warning with its cell for each doubt about a row of the load, sheet by sheet and row by row."""
    rows: dict[Key, Row] = {
        (sheet.table, *where(row)): row for sheet in DOUBTED for row in load.rows.of(sheet) if row.at
    }
    with open_to_read(snapshot) as connection:
        found = connection.execute(sql_text(DOUBTS)).fetchall()
    warned = []
    for table, metric, part, area, period, field, text in found:
        if row := rows.get((table, metric, part, area, period)):
            warned.append((table, row.at.row if row.at else 0, problem(row, field, text, "")))
    return [each for *_, each in sorted(warned, key=lambda one: one[:2])]


def where(row: Row) -> tuple[str, str, str, str]:
    """Measure, breakdown, area and period of a row, as the snapshot names them."""
    part = getattr(row, "part", None)
    return (
        getattr(row, "measure"),  # noqa: B009 all three sheets have it
        slug(part) if part else "",
        getattr(row, "area"),  # noqa: B009
        getattr(row, "period").id,  # noqa: B009
    )
