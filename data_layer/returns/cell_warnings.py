"""Leads what a snapshot doubts back to the cells of the return that was just loaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from data_layer.database import open_to_read, sql_text
from data_layer.returns.columns import Row
from data_layer.returns.model import SHEETS, CouncilLoad
from data_layer.returns.plausibility import Code
from data_layer.returns.pointing import problem
from data_layer.returns.problems import Problem
from data_layer.returns.value_types import slug
from data_layer.vocabulary import Level

DOUBTS = Path(__file__).with_suffix(".sql")
DOUBTED = tuple(sheet for sheet in SHEETS if sheet.table in {"observations", "targets", "narrative"})
ALL_OF_THEM = "warnings.txt"
UNSAID = {"narrative": int(Level.COUNCILLOR)}  # who may see a row that does not say so; else everyone
SHOWN = 20  # of a kind: more than fit on a screen are read by nobody

Key = tuple[str, str, str, str, str]  # table, measure, part, area, period


@dataclass(frozen=True, slots=True)
class CellWarning:
    """A doubt about one cell, of one kind; its text is the sentence of `problem`."""

    kind: Code
    problem: Problem

    def __str__(self) -> str:
        return str(self.problem)


def warnings_of(snapshot: Path, load: CouncilLoad) -> list[CellWarning]:
    """One of each kind and cell of the load, sheet by sheet and row by row."""
    rows: dict[Key, Row] = {
        (sheet.table, *where(row)): row for sheet in DOUBTED for row in load.rows.of(sheet) if row.at
    }
    with open_to_read(snapshot) as connection:
        found = connection.execute(sql_text(DOUBTS)).fetchall()
    warned: dict[tuple[str, int, str, str], CellWarning] = {}
    for table, metric, part, area, period, code, field, text, hidden_from, until in found:
        row = rows.get((table, metric, part, area, period))
        if row and row.at and is_about(row, UNSAID.get(table, 0), hidden_from, until):
            warned[table, row.at.row, code, field] = CellWarning(Code(code), problem(row, field, text, ""))
    return [each for _, each in sorted(warned.items(), key=lambda one: one[0][:2])]


def is_about(row: Row, unsaid: int, hidden_from: int, until: date | None) -> bool:
    """Not where those who see the row, once they see it, no longer have the doubt: it is about an earlier row."""
    audience, embargo = getattr(row, "audience", None), getattr(row, "embargo_until", None)
    return hidden_from > (unsaid if audience is None else audience) and not (until and embargo and until <= embargo)


def where(row: Row) -> tuple[str, str, str, str]:
    """Measure, breakdown, area and period of a row, as the snapshot names them."""
    part = getattr(row, "part", None)
    return (
        getattr(row, "measure"),  # noqa: B009 all three sheets have it
        slug(part) if part else "",
        getattr(row, "area"),  # noqa: B009
        getattr(row, "period").id,  # noqa: B009
    )


def by_kind(warnings: Sequence[CellWarning], load: str, most: int | None) -> list[str]:
    """The warnings kind by kind, `most` of each (all where it is None), then how many more there are and where."""
    lines = []
    kinds = list(dict.fromkeys(each.kind for each in warnings))
    for _, of_kind in groupby(sorted(warnings, key=lambda each: kinds.index(each.kind)), key=lambda each: each.kind):
        told = list(map(str, of_kind))
        lines += told[:most]
        if most is not None and len(told) > most:
            more = len(told) - most
            lines.append(f"and {more:,} more of this kind; all are in loads/{load}/{ALL_OF_THEM} in the data folder.")
    return lines


def keep_warnings(warnings: Sequence[CellWarning], folder: Path) -> None:
    """Writes all of them beside the rows of the load, a line each; no file where there is none."""
    if warnings:
        (folder / ALL_OF_THEM).write_text("".join(f"{each}\n" for each in warnings), encoding="utf-8")
