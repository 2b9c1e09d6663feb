"""Condition of classified roads, England: a table of A roads and motorways, and one of B and C roads."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from data_layer.loaders.areas import places
from data_layer.loaders.dft_roads_notes import (
    LONDON,
    LONDON_YEARS,
    NOT_STANDARD,
    REVISED,
    Surveyed,
    known_notes,
    marked_columns,
    method_events,
)
from data_layer.loaders.older_councils import of_known_councils
from data_layer.loaders.publisher_table import PublisherTable, area_in, marks_in, published_table
from data_layer.loaders.record import Loaded, Record, Release
from data_layer.loaders.sheet import Cell
from data_layer.periods import Period, financial_year
from data_layer.vocabulary import AreaCode, MetricId, Status

FILE = Path("dft_roads") / "road-condition-data.ods"
UPDATED = date(2026, 1, 21)
TABLES = {
    MetricId("roads_a_maintenance"): "RDC0120_A_Roads_and_Motorways",
    MetricId("roads_bc_maintenance"): "RDC0120_B_and_C_Roads",
}
CODE, NAME, REGION, NOTES = "ONS Area Code", "Local Authority", "Region", "Notes"
ENGLAND = AreaCode("E92000001")
YEAR = re.compile(r"FYE (20[0-9]{2})")
NO_ROADS = "[z]"
MARKS = {
    "[x]": (Status.NOT_AVAILABLE, "[x]"),
    "[y]": (Status.NOT_AVAILABLE, "what the council sent in was not representative"),
    NO_ROADS: (Status.NOT_APPLICABLE, NO_ROADS),
}
OTHER_METHOD = "not surveyed by the standard method"
LONDON_METHOD = "most of London was not surveyed by the standard method"


def load(folder: Path) -> list[Loaded]:
    """Percent, 2007/08 to 2024/25, with an event for each area that was not surveyed by the standard method.

    Raises LoaderError where the file is not as known.
    """
    path = folder / FILE
    # an abolished council bears its kind and its end behind its name
    names = {place.code: place.name.partition(" (")[0] for place in places(folder)}
    known_notes(path)
    records: list[Record] = []
    surveyed: list[Surveyed] = []
    for metric, sheet in TABLES.items():
        table = published_table(path, sheet, CODE)
        for found, marked, london in of_table(metric, table):
            kept = of_known_councils(found, names.keys() | {ENGLAND})
            records += kept
            if kept:
                surveyed.append(Surveyed(metric, names.get(kept[0].area, "England"), tuple(kept), marked, london))
    events = tuple(event for one in surveyed for event in method_events(one))
    return [Loaded(Release("dft_roads", "2024-25", UPDATED, UPDATED, FILE), tuple(records), events)]


def of_table(metric: MetricId, table: PublisherTable) -> Iterator[tuple[list[Record], frozenset[Period], bool]]:
    """For each area its records, the years not surveyed by the standard method, and whether London's note holds."""
    code, name, region, notes = map(table.column, (CODE, NAME, REGION, NOTES))
    years = {column: financial_year(int(year[1]) - 1) for column, year in table.columns(YEAR).items()}
    seen: set[AreaCode] = set()
    for number, row in table.rows():
        area = area_in(row[code])
        if area is None or area in seen:
            remedy = "Give each area once, by its nine-character code."
            raise table.fault(row, number, code, remedy)
        seen.add(area)
        marks = marks_in(f"{row[region]} {row[name]}")
        noted = marked_columns(table, row, number, notes)
        if (NOT_STANDARD in marks) != bool(noted.get(NOT_STANDARD)):
            raise table.fault(row, number, notes, "Note 7 must stand with the name and with the cells it applies to.")
        london = LONDON in marks
        found = [
            record(metric, area, years[column], value, column, noted, london)
            for column, value in existing(table, row, number, years)
        ]
        by_column = {column: year for column, year in years.items() if column in noted.get(NOT_STANDARD, ())}
        yield found, frozenset(by_column.values()), london


def existing(
    table: PublisherTable, row: Sequence[Any], number: int, years: Mapping[int, Period]
) -> Iterator[tuple[int, Cell]]:
    """Cells of the years in which the council existed; all of them where it has no such roads at all."""
    cells = [(column, table.cell(row, number, column, MARKS, "percent")) for column in years]
    nothing = all(value.mark == NO_ROADS for _, value in cells)
    for column, value in cells:
        if value.value is not None and not 0 <= value.value <= 100:
            raise table.fault(row, number, column, "Enter percent, 0 to 100.")
        if nothing or value.mark != NO_ROADS:
            yield column, value


def record(
    metric: MetricId,
    area: AreaCode,
    year: Period,
    value: Cell,
    column: int,
    noted: Mapping[str, Collection[int]],
    london: bool,
) -> Record:
    if value.value is None:
        status, given = MARKS[value.mark or ""]
        return Record(metric, area, year, None, status, status_as_given=given)
    if column in noted.get(NOT_STANDARD, ()):
        return Record(metric, area, year, value.value, Status.NOT_COMPARABLE, status_as_given=OTHER_METHOD)
    if london and year in LONDON_YEARS:
        return Record(metric, area, year, value.value, Status.NOT_COMPARABLE, status_as_given=LONDON_METHOD)
    return Record(metric, area, year, value.value, Status.REVISED if column in noted.get(REVISED, ()) else Status.FINAL)
