"""Checks a return against everything it may refer to: its rows as they will be kept, or every problem in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from data_layer.returns.columns import Row, Sheet
from data_layer.returns.known import Known
from data_layer.returns.model import SHEETS, CouncilLoad, CouncilRows
from data_layer.returns.problems import Problem, ReturnFault
from data_layer.returns.rules import all_problems
from data_layer.returns.settling import Settled, placed


def checked(
    load: CouncilLoad,
    known: Known,
    today: date,
    *,
    partial: CouncilRows | None = None,
    told: Sequence[Problem] = (),
) -> CouncilLoad:
    """The load with its rows as they are kept. Raises ReturnFault with every problem, those already `told` included.

    `partial`: rows that could be read only in part; they are checked as well and never kept.
    """
    broken = partial or CouncilRows()
    given = placed(load.rows, load.file)
    settled = Settled([given, broken], known)
    kept = settled.rows(given)
    found = all_problems(together(kept, settled.rows(broken)), settled, today)
    # a cell that could not be read is empty for the rules, which then say of it what follows from that
    unread = {(one.file, one.sheet, one.cell) for one in told if one.cell}
    if problems := by_place([*told, *(one for one in found if (one.file, one.sheet, one.cell) not in unread)]):
        raise ReturnFault(problems)
    return replace(load, rows=kept)


def together(rows: CouncilRows, broken: CouncilRows) -> CouncilRows:
    """The rows of both in the order in which they stand in the sheets."""
    return CouncilRows(**{sheet.table: in_order(sheet, rows, broken) for sheet in SHEETS})


def in_order(sheet: Sheet, rows: CouncilRows, broken: CouncilRows) -> tuple[Any, ...]:
    if not broken.of(sheet):
        return rows.of(sheet)
    return tuple(sorted([*rows.of(sheet), *broken.of(sheet)], key=number_of))


def number_of(row: Row) -> int:
    return row.at.row if row.at else 0


def by_place(problems: Iterable[Problem]) -> list[Problem]:
    """File by file and sheet by sheet in the order of the return, then row by row; none is told twice."""
    order = {name: index for index, sheet in enumerate(SHEETS) for name in (sheet.name, f"{sheet.table}.csv")}

    def place(one: Problem) -> tuple[int, int, str]:
        digits = "".join(filter(str.isdigit, one.cell or ""))
        return order.get(one.sheet or one.file, len(order)), int(digits or 0), one.cell or ""

    unique = {(one.file, one.sheet, one.cell, one.field, one.why): one for one in problems}
    return sorted(unique.values(), key=place)
