"""Planning decisions of district planning authorities, England: the year to the quarter of the release."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from data_layer.loaders.errors import LayoutError
from data_layer.loaders.publisher_table import PublisherTable, area_in, published_table
from data_layer.loaders.record import Loaded, Record, Release
from data_layer.periods import Period, add_months
from data_layer.vocabulary import AreaCode, MetricId, Status

FILE = Path("mhclg_planning") / "planning-data.ods"
PUBLISHED = date(2025, 12, 18)
DECISIONS, GRANTED = MetricId("planning_decisions"), MetricId("planning_granted")
FLOW, BY_TYPE = "LT_P134", "LT_P124A"
CODE = "ONS code"
# part of the decisions -> its heading in the table by type of development
PARTS = {
    "major": "Major decisions: TOTAL",
    "minor": "Minor decisions: TOTAL",
    "householder": "Other decisions: Householder developments",
}
YEAR_ENDING = re.compile(r"year ending ([A-Z][a-z]+ 20[0-9]{2})")
# authorities of national parks and development corporations, and the line of all parks, have no council's code
NO_COUNCIL = re.compile(r"E(?:26|51)[0-9]{6}|-")
# a share that the publisher works out from the same two numbers
NEAR = 1e-6


def load(folder: Path) -> list[Loaded]:
    """One year, councils, regions and England. Raises LoaderError where the file is not as known."""
    path = folder / FILE
    flow, by_type = (published_table(path, sheet, CODE) for sheet in (FLOW, BY_TYPE))
    year = year_of(flow)
    if year_of(by_type) != year:
        found = f"it is of the {year_of(by_type).label}, and {FLOW} of the {year.label}"
        raise LayoutError(by_type.file, by_type.sheet, "the title", found, "Get one release with both tables.")
    whole = list(decisions(flow, year))
    totals = {record.area: record.value for record in whole if record.metric == DECISIONS}
    records = (*whole, *parts(by_type, year, totals))
    return [Loaded(Release("mhclg_planning", f"{year.label}", PUBLISHED, PUBLISHED, FILE), records)]


def year_of(table: PublisherTable) -> Period:
    """From the title: "..., year ending September 2025"."""
    found = YEAR_ENDING.search(" ".join(str(cell) for row in table.above for cell in row))
    if not found:
        remedy = "Check that it is the table of a year, not of a quarter."
        raise LayoutError(table.file, table.sheet, "the title", "it names no year ending", remedy)
    ended = datetime.strptime(found[1], "%B %Y").date()
    return Period(add_months(ended, -11), 12)


def decisions(table: PublisherTable, year: Period) -> Iterator[Record]:
    made, granted = table.column("Total number of decisions"), table.column("Total number of decisions granted")
    share = table.column("Percentage of decisions granted")
    for number, row, area in areas(table):
        count, of_them, percent = (figure(table, row, number, column) for column in (made, granted, share))
        yield Record(DECISIONS, area, year, count, Status.FINAL)
        if count == 0:
            yield Record(GRANTED, area, year, None, Status.NOT_APPLICABLE, status_as_given="no decisions were made")
            continue
        if abs(percent - 100 * of_them / count) > NEAR:
            raise table.fault(row, number, share, f"Decisions granted are {of_them:.0f} of {count:.0f}: correct one.")
        yield Record(GRANTED, area, year, percent, Status.FINAL, numerator=of_them, denominator=count)


def parts(table: PublisherTable, year: Period, totals: dict[AreaCode, float | None]) -> Iterator[Record]:
    """Parts of the decisions; the two tables must agree on the total."""
    total = table.column("Total decisions: GRAND TOTAL")
    columns = {part: table.column(heading) for part, heading in PARTS.items()}
    for number, row, area in areas(table):
        if figure(table, row, number, total) != totals.get(area):
            raise table.fault(row, number, total, f"{FLOW} gives {totals.get(area)} decisions: correct one of the two.")
        for part, column in columns.items():
            yield Record(DECISIONS, area, year, figure(table, row, number, column), Status.FINAL, part=part)


def areas(table: PublisherTable) -> Iterator[tuple[int, Sequence[Any], AreaCode]]:
    code = table.column(CODE)
    for number, row in table.rows():
        area = area_in(row[code])
        if area is None and not NO_COUNCIL.fullmatch(str(row[code]).strip()):
            raise table.fault(row, number, code, "Give the planning authority's nine-character code.")
        if area is not None:
            yield number, row, area


def figure(table: PublisherTable, row: Sequence[Any], number: int, column: int) -> float:
    found = table.cell(row, number, column, (), "not below zero").value
    if found is None or found < 0:
        raise table.fault(row, number, column, "Enter a number, not below zero.")
    return found
