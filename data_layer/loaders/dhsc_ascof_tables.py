"""Reads a table of the Adult Social Care Outcomes Framework into plain rows, one an area and year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from data_layer.loaders.errors import CellError, LayoutError
from data_layer.loaders.numbers import number_in
from data_layer.loaders.publisher_table import AREA
from data_layer.loaders.sheet import Cell, Rows, sheet_named, tidy
from data_layer.periods import Period, financial_year
from data_layer.vocabulary import AreaCode, Status

# in the place of a figure, and in that of the code of a class of councils
NOT_APPLICABLE = "[z]"
FIRST, CODE = "Local authority code", "ONS area code"
ABOUT = {FIRST, "Local authority", CODE}
HEADING = re.compile(
    r"(?P<year>[0-9]{4}) to (?P<next>[0-9]{4}) - (?P<what>margin of error|number of respondents"
    r"|(?:(?:6b|outstanding|good|other|not yet rated) )?(?:outcome|numerator|denominator))"
)
MARKS = {
    "[x]": Status.NOT_AVAILABLE,
    "[c]": Status.SUPPRESSED,
    NOT_APPLICABLE: Status.NOT_APPLICABLE,
    "[w]": Status.NOT_AVAILABLE,
    ":": Status.NOT_AVAILABLE,
    "": Status.NOT_AVAILABLE,
}
# carers of 2016-17 have two figures in a cell: the one of the published tables, and one on another count
FIRST_OF_TWO = re.compile(r"(\S+) \([^)]*\)")
THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
AGAIN = "Get the file again."


@dataclass(frozen=True, slots=True)
class Row:
    """One area in one year; `cells` by heading, without its year."""

    area: AreaCode
    year: Period
    cells: Mapping[str, Cell]


def table_rows(path: Path, table: str, outcome: str) -> Iterator[Row]:
    """Rows of councils, regions and England; classes of councils are left out.

    Raises LoaderError where a heading is unknown or given twice, a year lacks a column that others have, none has an
    `outcome`, or a code or cell cannot be read.
    """
    sheet, rows = sheet_named(path, table)
    at = header_row(rows, path.name, sheet)
    header = [tidy(name) for name in rows[at]]
    if CODE not in header:
        raise LayoutError(path.name, sheet, "columns", f"{CODE} missing", AGAIN)
    years = columns_by_year(header, outcome, path.name, sheet)
    for number, row in enumerate(rows[at + 1 :], start=at + 2):
        area = area_in(row, header.index(CODE), path.name, sheet, number)
        if area is None:
            continue
        for year, columns in years.items():
            cells = {what: cell(row[n], path.name, sheet, number, header[n]) for what, n in columns.items()}
            yield Row(area, financial_year(year), cells)


def header_row(rows: Rows, file: str, sheet: str) -> int:
    for index, row in enumerate(rows):
        if row and tidy(row[0]) == FIRST:
            return index
    raise LayoutError(file, sheet, "header", f"no row begins with {FIRST!r}", AGAIN)


def columns_by_year(header: Sequence[str], outcome: str, file: str, sheet: str) -> dict[int, dict[str, int]]:
    """Year in which a financial year begins -> heading without the year -> where its column stands."""
    years: dict[int, dict[str, int]] = {}
    for index, name in enumerate(header):
        if not name or name in ABOUT:
            continue
        found = HEADING.fullmatch(name)
        if not found or int(found["next"]) != int(found["year"]) + 1:
            remedy = "Give data_layer/loaders/dhsc_ascof_tables.py its form, such as '2024 to 2025 - outcome'."
            raise LayoutError(file, sheet, f"heading {name!r}", "it is in no known form", remedy)
        if found["what"] in years.setdefault(int(found["year"]), {}):
            raise LayoutError(file, sheet, f"heading {name!r}", "given twice", AGAIN)
        years[int(found["year"])][found["what"]] = index
    every = {what for columns in years.values() for what in columns}
    if outcome not in every:
        raise LayoutError(file, sheet, "columns", f"none is named {outcome!r}", AGAIN)
    for year, columns in sorted(years.items()):
        if lost := sorted(every - set(columns)):
            found = f"{', '.join(lost)} missing, which other years have"
            raise LayoutError(file, sheet, f"columns of {year} to {year + 1}", found, AGAIN)
    return dict(sorted(years.items()))


def area_in(row: Sequence[object], code: int, file: str, sheet: str, number: int) -> AreaCode | None:
    """None for a class of councils and for a row without a word."""
    text = tidy(row[code])
    if AREA.fullmatch(text):
        return AreaCode(text)
    if text == NOT_APPLICABLE or not any(map(tidy, row)):
        return None
    remedy = f"Give the area's nine-character code, or {NOT_APPLICABLE} for a class of councils."
    raise CellError(file, sheet, number, CODE, row[code], remedy)


def cell(given: object, file: str, sheet: str, row: int, field: str) -> Cell:
    found = given
    if isinstance(given, str):
        found = given.strip()
        if two := FIRST_OF_TWO.fullmatch(found):
            found = two[1]
        if found in MARKS:
            return Cell(None, found)
        if THOUSANDS.fullmatch(found):
            found = found.replace(",", "")
    remedy = f"Known are numbers and the marks {', '.join(filter(None, MARKS))}."
    return Cell(number_in(found, file, sheet, row, field, remedy))
