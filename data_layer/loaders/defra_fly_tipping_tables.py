"""Reads a sheet of the fly-tipping workbook into plain rows, one an area and year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data_layer.loaders.errors import CellError, LayoutError
from data_layer.loaders.numbers import number_in
from data_layer.loaders.places import REGIONS
from data_layer.loaders.sheet import Cell, Rows, sheet_named, tidy
from data_layer.loaders.years import financial_year_of
from data_layer.periods import Period
from data_layer.vocabulary import AreaCode

COUNCIL = re.compile(r"E0[6-9][0-9]{6}")
ENGLAND = AreaCode("E92000001")
YEAR, CODE, REGION = "Year", "ONS Code", "Region"
TOTAL = "*Total"
# England's total of 2018-19 on the method of the years before; the one that compares with later years is taken
SUPERSEDED = "*Total England (original)"
TOTALS = {
    "*Total England": ENGLAND,
    "*Total England (comparable with 2019/20)": ENGLAND,
    **REGIONS,
    "East": REGIONS["East of England"],
    "Eastern": REGIONS["East of England"],
    "E Midlands": REGIONS["East Midlands"],
    "W Midlands": REGIONS["West Midlands"],
}
NOT_GIVEN = {":", ""}
AGAIN = "Get the publisher's file again."


@dataclass(frozen=True, slots=True)
class Row:
    """One area in one year; `cells` by heading. `region` is that of a council, None for a region and England."""

    area: AreaCode
    year: Period
    region: AreaCode | None
    cells: Mapping[str, Cell]


def table_rows(path: Path, sheet: str, headings: Iterable[str]) -> list[Row]:
    """Rows of councils, regions and England with the cells under `headings`.

    Raises LoaderError where a heading is missing or given twice, a year, area or cell cannot be read, or an area
    stands twice in a year.
    """
    name, rows = sheet_named(path, sheet)
    header = header_row(rows, path.name, name)
    names = [tidy(cell) for cell in rows[header]]
    at = {wanted: column(names, wanted, path.name, name) for wanted in (YEAR, CODE, REGION, *headings)}
    read: dict[tuple[AreaCode, Period], Row] = {}
    for number, row in enumerate(rows[header + 1 :], start=header + 2):
        code, region = str(row[at[CODE]]).strip(), str(row[at[REGION]]).strip()
        if not any(str(cell).strip() for cell in row) or (code, region) == (TOTAL, SUPERSEDED):
            continue
        part_of = total_of(region, path.name, name, number)
        area = part_of if code == TOTAL else council(code, path.name, name, number)
        year = year_in(row[at[YEAR]], path.name, name, number)
        if (area, year) in read:
            raise LayoutError(path.name, name, f"{area}, {year.label}", "given twice", "Remove one of the rows.")
        cells = {heading: cell(row[at[heading]], path.name, name, number, heading) for heading in headings}
        read[area, year] = Row(area, year, None if code == TOTAL else part_of, cells)
    return list(read.values())


def header_row(rows: Rows, file: str, sheet: str) -> int:
    for index, row in enumerate(rows):
        if row[:1] == [YEAR]:
            return index
    raise LayoutError(file, sheet, "the header", f"no row begins with {YEAR}", AGAIN)


def column(names: Sequence[str], wanted: str, file: str, sheet: str) -> int:
    if names.count(wanted) != 1:
        found = f"{names.count(wanted) or 'no'} columns have this name"
        remedy = "Give data_layer/loaders/defra_fly_tipping.py the name that the column has now."
        raise LayoutError(file, sheet, f"column {wanted!r}", found, remedy)
    return names.index(wanted)


def total_of(region: str, file: str, sheet: str, row: int) -> AreaCode:
    if region not in TOTALS:
        remedy = "Give the name of a region, or *Total England on a row of totals."
        raise CellError(file, sheet, row, REGION, region, remedy)
    return TOTALS[region]


def council(code: str, file: str, sheet: str, row: int) -> AreaCode:
    if not COUNCIL.fullmatch(code):
        raise CellError(file, sheet, row, CODE, code, f"Give the council's nine-character code, or {TOTAL}.")
    return AreaCode(code)


def year_in(text: Any, file: str, sheet: str, row: int) -> Period:
    try:
        return financial_year_of(str(text))
    except ValueError as mistake:
        raise CellError(file, sheet, row, YEAR, text, "Write a financial year, such as 2021-22.") from mistake


def cell(found: Any, file: str, sheet: str, row: int, field: str) -> Cell:
    if isinstance(found, str) and found.strip() in NOT_GIVEN:
        return Cell(None, found.strip() or "no figure")
    remedy = "Enter a number of zero or more, or : where there is none."
    number = number_in(found, file, sheet, row, field, remedy)
    if number < 0:
        raise CellError(file, sheet, row, field, found, remedy)
    return Cell(number)
