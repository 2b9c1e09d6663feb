"""Net additional homes by council, England, 2001/02 on: homes gained less homes lost, so a year can be negative."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from data_layer.loaders.areas import places
from data_layer.loaders.older_councils import of_known_councils
from data_layer.loaders.publisher_table import PublisherTable, area_in, marks_in, published_table
from data_layer.loaders.record import Loaded, Record, Release
from data_layer.loaders.years import financial_year_of
from data_layer.vocabulary import AreaCode, MetricId, Status

FILE = Path("mhclg_housing") / "housing-data.ods"
METRIC = MetricId("net_additional_homes")
PUBLISHED = date(2025, 11, 20)
SHEET = "LT_122"
CODE, NAME = "Current ONS code", "Authority data"
YEAR = re.compile(r"20[0-9]{2}-[0-9]{2}")
NOT_GIVEN = "[x]"
# beside the heading of a year, for the whole column
STATUSES = {"p": Status.PROVISIONAL, "r": Status.REVISED}
# sums without an authority of their own: classes have no code, and metropolitan counties no council
CLASSES = {"Unitary Authorities", "London Boroughs", "Metropolitan Districts", "Shire Districts"}
NO_COUNCIL = re.compile(r"E11[0-9]{6}")
ENGLAND = AreaCode("E92000001")


def load(folder: Path) -> list[Loaded]:
    """Homes a year: districts, unitaries, counties as the sum of their districts, and England.

    Raises LoaderError where the file is not as known.
    """
    table = published_table(folder / FILE, SHEET, CODE)
    register = places(folder)
    known = {place.code for place in register} | {ENGLAND}
    living = {place.code for place in register if place.until is None}
    records = [
        record
        for of_area in by_area(table)
        for record in while_it_existed(of_known_councils(of_area, known), lives=of_area[0].area in living)
    ]
    return [Loaded(Release("mhclg_housing", "2024-25", PUBLISHED, PUBLISHED, FILE), tuple(records))]


def by_area(table: PublisherTable) -> Iterator[list[Record]]:
    """All years of each area, oldest first."""
    code, name = table.column(CODE), table.column(NAME)
    columns = table.columns(YEAR)
    years = {column: financial_year_of(heading[0]) for column, heading in columns.items()}
    status = {column: heading_status(table.names[column]) for column in columns}
    for number, row in table.rows():
        area = area_in(row[code])
        if area is None:
            if not NO_COUNCIL.fullmatch(str(row[code])) and (row[code] or row[name] not in CLASSES):
                raise table.fault(row, number, code, "Give the council's nine-character code.")
            continue
        records: list[Record] = []
        for column in sorted(years, key=years.__getitem__):
            cell = table.cell(row, number, column, {NOT_GIVEN}, "homes")
            given = status[column] if cell.value is not None else Status.NOT_AVAILABLE
            records.append(Record(METRIC, area, years[column], cell.value, given, status_as_given=cell.mark))
        yield records


def heading_status(heading: str) -> Status:
    """ "2023-24 [r] [note 17]" -> revised."""
    return next((STATUSES[mark] for mark in marks_in(heading) if mark in STATUSES), Status.FINAL)


def while_it_existed(records: list[Record], *, lives: bool) -> list[Record]:
    """The mark for no figure also stands for years before a council was set up and, unless it lives, after its end."""
    given = [place for place, record in enumerate(records) if record.value is not None]
    if not given:
        return records
    return records[given[0] : None if lives else given[-1] + 1]
