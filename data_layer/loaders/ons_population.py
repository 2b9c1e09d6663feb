"""Population at the middle of each year, 2011 to 2023: councils, regions and countries of England and Wales.

All years are on the boundaries of April 2023, so that councils abolished until then are not in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from data_layer.loaders.errors import CellError, LayoutError
from data_layer.loaders.numbers import number_in
from data_layer.loaders.record import Loaded, Record, Release
from data_layer.loaders.sheet import sheet_named
from data_layer.periods import Period
from data_layer.vocabulary import AreaCode, MetricId, Status

FILE = Path("ons_population") / "mye23tablesew.xlsx"
METRIC = MetricId("population")
# the sheet of population density, because it holds all years beside one another
SHEET = "MYE5"
PUBLISHED = date(2024, 7, 15)
AREA = re.compile(r"(?:E(?:06|07|08|09|10|12|92)|W(?:06|92)|K04)[0-9]{6}")
# metropolitan counties have had no council since 1986
NO_COUNCIL = re.compile(r"E11[0-9]{6}")
HEADING = re.compile(r"estimated population mid-(20[0-9]{2})")


def load(folder: Path) -> list[Loaded]:
    """The release of July 2024, which holds all years. Raises LoaderError where the file is not as known."""
    records = [
        Record(METRIC, area, middle_of(year), count, Status.FINAL) for (area, year), count in people(folder).items()
    ]
    return [Loaded(Release("ons_population", "mid-2023", PUBLISHED, PUBLISHED, FILE), tuple(records))]


def people(folder: Path) -> dict[tuple[AreaCode, int], float]:
    """Residents by area and by the year in whose middle they were counted; the denominator of rates per person.

    Raises LoaderError where the file is not as known, or an area is given twice.
    """
    path = folder / FILE
    sheet, rows = sheet_named(path, SHEET)
    header = header_row(rows, path.name, sheet)
    columns = columns_by_year(rows[header], path.name, sheet)
    found: dict[tuple[AreaCode, int], float] = {}
    for number, area, row in areas(rows, header, path.name, sheet):
        if (area, max(columns)) in found:
            raise LayoutError(path.name, sheet, area, "the area is given twice", "Remove one of its rows.")
        for year, column in columns.items():
            found[area, year] = count(row[column], path.name, sheet, number, f"mid-{year}")
    return found


def middle_of(year: int) -> Period:
    """The estimates are for 30 June."""
    return Period(date(year, 6, 30), 0)


def header_row(rows: Sequence[Sequence[Any]], file: str, sheet: str) -> int:
    for index, row in enumerate(rows):
        if row[:1] == ["Code"]:
            return index
    raise LayoutError(file, sheet, "the header", "no row begins with Code", "Get the publisher's file again.")


def columns_by_year(header: Sequence[Any], file: str, sheet: str) -> dict[int, int]:
    columns: dict[int, int] = {}
    for index, name in enumerate(header):
        heading = HEADING.fullmatch(" ".join(str(name).lower().split()))
        if heading and int(heading[1]) in columns:
            raise LayoutError(file, sheet, f"heading {name!r}", "given twice", "Get the publisher's file again.")
        if heading:
            columns[int(heading[1])] = index
    if not columns:
        remedy = "Give data_layer/loaders/ons_population.py the new words of the headings."
        raise LayoutError(
            file, sheet, "the header", "no column is named 'Estimated Population mid-' and a year", remedy
        )
    return columns


def areas(
    rows: Sequence[Sequence[Any]], header: int, file: str, sheet: str
) -> Iterator[tuple[int, AreaCode, Sequence[Any]]]:
    """Each area with its row and row number; metropolitan counties and rows without a word are left out."""
    for number, row in enumerate(rows[header + 1 :], start=header + 2):
        code = str(row[0]).strip()
        if AREA.fullmatch(code):
            yield number, AreaCode(code), row
        elif not NO_COUNCIL.fullmatch(code) and any(str(cell).strip() for cell in row):
            raise CellError(file, sheet, number, "Code", row[0], "Give the area's nine-character code.")


def count(cell: Any, file: str, sheet: str, row: int, field: str) -> float:
    remedy = "Enter the number of residents, above zero."
    number = number_in(cell, file, sheet, row, field, remedy)
    if number <= 0:
        raise CellError(file, sheet, row, field, cell, remedy)
    return number
