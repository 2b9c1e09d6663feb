"""Reads the council tables and the England and regions table of waste-data.ods into plain rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from data_layer.loaders.errors import CellError, LayoutError
from data_layer.loaders.sheet import Cell, sheet_named, tidy
from data_layer.loaders.years import financial_year_of
from data_layer.periods import Period
from data_layer.vocabulary import AreaCode

AUTHORITY = re.compile(r"E(0[6-9]|10|50)\d{6}")
# a service shared by two districts is given once under both codes: the figure of neither
TWO_CODES = re.compile(r"E\d{8}( / E\d{8})+")
NOT_GIVEN = {":", "-"}
REGIONS = {
    "North East": "E12000001",
    "North West": "E12000002",
    "Yorkshire and the Humber": "E12000003",
    "East Midlands": "E12000004",
    "West Midlands": "E12000005",
    "Eastern": "E12000006",
    "London": "E12000007",
    "South East": "E12000008",
    "South West": "E12000009",
    "England": "E92000001",
}
BUCKINGHAMSHIRE_COUNTY, BUCKINGHAMSHIRE = "E10000002", "E06000060"


class AuthorityType(StrEnum):
    """Who collects, who disposes: districts collect, counties and waste authorities dispose, unitaries do both."""

    COLLECTION = "Collection"
    DISPOSAL = "Disposal"
    UNITARY = "Unitary"


TYPES = {kind.value: kind for kind in AuthorityType}


@dataclass(frozen=True, slots=True)
class Row:
    """One authority in one year; `cells` in the order of the fields asked for."""

    area: AreaCode
    kind: AuthorityType
    year: Period
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class RegionalFigure:
    area: AreaCode
    year: Period
    cell: Cell
    provisional: bool


def authority_rows(path: Path, table: str, fields: Sequence[str]) -> list[Row]:
    """Rows of one council table. `fields` are patterns that each match the whole name of one column.

    Totals, notes and services shared under two codes are left out. Raises LoaderError where a column is missing or
    given twice, a code, type, year or figure cannot be read, or an authority stands twice in a year.
    """
    sheet, rows = sheet_named(path, table)
    header = next((n for n, row in enumerate(rows) if any(str(c).strip().lower() == "ons code" for c in row)), None)
    if header is None:
        raise LayoutError(path.name, sheet, "the header", "no row names an ONS code", "Check that it is the table.")
    names = [tidy(name) for name in rows[header]]
    code, kind, year = (column(names, wanted, path.name, sheet) for wanted in ("ONS code", "Authority type", ".*Year"))
    wanted = [column(names, field, path.name, sheet) for field in fields]
    read = [
        Row(
            area_of(str(row[code]), TYPES[row[kind]]),
            TYPES[row[kind]],
            year_in(row[year], path.name, sheet, number),
            tuple(cell(row[place], path.name, sheet, number, names[place]) for place in wanted),
        )
        for number, row in authorities(rows, header, code, kind, path.name, sheet)
    ]
    refuse_doubles(read, path.name, sheet)
    return read


def column(names: Sequence[str], wanted: str, file: str, sheet: str) -> int:
    places = [place for place, name in enumerate(names) if re.fullmatch(wanted, name, re.IGNORECASE)]
    if len(places) != 1:
        found = f"{len(places) or 'no'} columns have such a name"
        raise LayoutError(file, sheet, f"column {wanted!r}", found, "Give data_layer/loaders/defra_waste.py its name.")
    return places[0]


def authorities(
    rows: Sequence[Sequence[Any]], header: int, code: int, kind: int, file: str, sheet: str
) -> Iterator[tuple[int, Sequence[Any]]]:
    for number, row in enumerate(rows[header + 1 :], start=header + 2):
        if row[kind] in TYPES and not TWO_CODES.fullmatch(str(row[code])):
            if not AUTHORITY.fullmatch(str(row[code])):
                raise CellError(file, sheet, number, "ONS code", row[code], "Give the authority's own code.")
            yield number, row


def area_of(code: str, kind: AuthorityType) -> AreaCode:
    """The code as published, but for the unitary that is given under the code of the county it replaced."""
    if code == BUCKINGHAMSHIRE_COUNTY and kind is AuthorityType.UNITARY:
        return AreaCode(BUCKINGHAMSHIRE)
    return AreaCode(code)


def year_in(text: Any, file: str, sheet: str, row: int) -> Period:
    try:
        return financial_year_of(str(text))
    except ValueError as mistake:
        raise CellError(file, sheet, row, "year", text, "Write a financial year, such as 2023-24.") from mistake


def cell(found: Any, file: str, sheet: str, row: int, field: str) -> Cell:
    if isinstance(found, int | float):
        return Cell(float(found))
    if str(found).strip() in NOT_GIVEN:
        return Cell(None, str(found).strip())
    raise CellError(file, sheet, row, field, found, "Enter a number, or : where there is none.")


def refuse_doubles(read: Sequence[Row], file: str, sheet: str) -> None:
    seen: set[tuple[AreaCode, Period]] = set()
    for row in read:
        if (row.area, row.year) in seen:
            raise LayoutError(file, sheet, f"{row.area}, {row.year.label}", "given twice", "Remove one of the rows.")
        seen.add((row.area, row.year))


def regional_part(path: Path, title: str) -> list[RegionalFigure]:
    """Figures of England and the nine regions under the title that matches a pattern, in Table_3a.

    Raises LoaderError where the part, or one of its ten areas, is missing.
    """
    sheet, rows = sheet_named(path, "Table_3a")
    starts = [n for n, row in enumerate(rows) if re.fullmatch(title, str(row[0]).strip())]
    if len(starts) != 1:
        raise LayoutError(path.name, sheet, f"the part {title!r}", f"{len(starts)} titles match", "Check its title.")
    header = next(n for n, row in enumerate(rows[starts[0] :], start=starts[0]) if row[0] == "Region")
    body = rows[header + 1 : header + 1 + len(REGIONS)]
    if {row[0] for row in body} != set(REGIONS):
        raise LayoutError(path.name, sheet, f"the part {title!r}", "its regions are not the ten known", "Check them.")
    return [
        RegionalFigure(
            AreaCode(REGIONS[row[0]]),
            year_in(rows[header][place], path.name, sheet, header + 1),
            cell(row[place], path.name, sheet, number, row[0]),
            rows[header - 1][place] == "Provisional",
        )
        for number, row in enumerate(body, start=header + 2)
        for place in range(1, len(row))
        if rows[header][place] != ""
    ]
