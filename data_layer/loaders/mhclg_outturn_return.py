"""Reads one year's Revenue Outturn Summary workbook, of any layout since 2015-16, into one return a council."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from data_layer.loaders.errors import CellError, LayoutError
from data_layer.loaders.mhclg_outturn_lines import Line, columns
from data_layer.loaders.sheet import sheet_named
from data_layer.vocabulary import AreaCode

COUNCIL = re.compile(r"E(0[6-9]|10)\d{6}")
E_CODE = re.compile(r"E\d{4}")
NOT_GIVEN = {"…", "...", "[x]", ""}
# the publisher's own number for a council tells it from a mistaken area code: North Yorkshire's, in three of the years
MISTAKEN = {("E2721", "E10000022"): AreaCode("E10000023")}


class CouncilClass(StrEnum):
    """The classes of principal council; other bodies that make the return are class O."""

    UNITARY = "UA"
    METROPOLITAN = "MD"
    LONDON = "L"
    COUNTY = "SC"
    DISTRICT = "SD"


CLASSES = {**{kind.value: kind for kind in CouncilClass}, "LB": CouncilClass.LONDON}


@dataclass(frozen=True, slots=True)
class Amount:
    """£ thousand, or None with the mark that stands in its place."""

    value: float | None
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class CouncilReturn:
    """`adjusted` says whether its year gives earmarked reserves after taking out pandemic reliefs as well as before."""

    area: AreaCode
    council_class: CouncilClass
    lines: Mapping[Line, Amount]
    adjusted: bool

    def __getitem__(self, line: Line) -> Amount:
        return self.lines[line]


def read_returns(path: Path, year: str) -> list[CouncilReturn]:
    """The principal councils' returns of a year ("2017-18"), in the order of the file.

    Raises LoaderError where the sheet, the header, a line or a cell is not as known.
    """
    sheet, rows = sheet_named(path, f"RS LA Data {year}")
    header = next((place for place, row in enumerate(rows) if row[0] == "E-code"), None)
    if header is None:
        raise LayoutError(path.name, sheet, "the header", "no row begins with E-code", "Check that it is the RS table.")
    names = [str(name).strip() for name in rows[header]]
    found = columns(rows[:header], names, path.name, sheet)
    code, kind = names.index("ONS Code"), names.index("Class")
    adjusted = found[Line.EARMARKED_OPENING] != found[Line.EARMARKED_OPENING_AS_BEFORE]
    returns = [
        CouncilReturn(
            MISTAKEN.get((str(row[0]), row[code]), AreaCode(row[code])),
            CLASSES[str(row[kind]).strip()],
            {line: amount(row[column], path.name, sheet, number, line) for line, column in found.items()},
            adjusted,
        )
        for number, row in councils(rows, header, code, kind, path.name, sheet)
    ]
    refuse_doubles(returns, path.name, sheet)
    return returns


def councils(
    rows: Sequence[Sequence[Any]], header: int, code: int, kind: int, file: str, sheet: str
) -> Iterator[tuple[int, Sequence[Any]]]:
    """Rows of principal councils with their row number; totals of a class have no number of the publisher's."""
    for number, row in enumerate(rows[header + 1 :], start=header + 2):
        if str(row[kind]).strip() in CLASSES and E_CODE.fullmatch(str(row[0])):
            if not COUNCIL.fullmatch(str(row[code])):
                raise CellError(file, sheet, number, "ONS Code", row[code], "Give the council's nine-character code.")
            yield number, row


def amount(cell: Any, file: str, sheet: str, row: int, line: Line) -> Amount:
    if isinstance(cell, int | float):
        return Amount(float(cell))
    mark = str(cell).strip()
    if mark in NOT_GIVEN:
        return Amount(None, mark or "no figure")
    field = f"line {line.value.number}"
    raise CellError(file, sheet, row, field, cell, "Enter an amount in £ thousand, or [x] where there is none.")


def refuse_doubles(returns: Sequence[CouncilReturn], file: str, sheet: str) -> None:
    seen: set[AreaCode] = set()
    for given in returns:
        if given.area in seen:
            raise LayoutError(file, sheet, given.area, "the council is given twice", "Remove one of its rows.")
        seen.add(given.area)
