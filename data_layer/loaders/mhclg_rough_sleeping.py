"""Rough sleeping snapshot in England: people sleeping rough on one night each autumn, by council and region."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data_layer.loaders.errors import CellError, LayoutError
from data_layer.loaders.mhclg_homelessness_tables import AREA
from data_layer.loaders.numbers import number_in
from data_layer.loaders.record import Loaded, Record, Release
from data_layer.loaders.sheet import Rows, sheet_named
from data_layer.periods import calendar_year
from data_layer.vocabulary import AreaCode, MetricId, Status

FILE = Path("mhclg_homelessness") / "Rough_sleeping.xlsx"
SOURCE = "mhclg_rough_sleeping"
# the day that the contents of the file name
PUBLISHED = date(2023, 2, 28)
METRIC = MetricId("rough_sleeping")
PEOPLE, APPROACH = "Table 1 Total", "Table 3 Approach"
COUNCIL, WIDER = "Local authority ONS code", "Region ONS code"
# in the place of a council's code where the row is of a region, and of a region's for "Rest of England"
NO_COUNCIL, NO_CODE = "---", "-"
YEAR = re.compile(r"(20[0-9]{2})(?:\.0)?")
APPROACHES = {
    "Count": Status.FINAL,
    "Estimate": Status.ESTIMATED,
    "Estimate including spotlight": Status.ESTIMATED,
    # the council was not there yet: its figure is added up from those that it replaced
    "---": Status.ESTIMATED,
}


@dataclass(frozen=True, slots=True)
class Found:
    area: AreaCode
    year: int
    given: object
    row: int


def load(folder: Path) -> list[Loaded]:
    """The release of autumn 2022, which holds all years. Raises LoaderError where the file is not as known."""
    path = folder / FILE
    statuses = {(found.area, found.year): status for found, status in approaches(path)}
    sheet, rows = sheet_named(path, PEOPLE)
    records = []
    for found in cells(rows, path.name, sheet):
        remedy = "Known are numbers only: each council gave one every year."
        value = number_in(found.given, path.name, sheet, found.row, str(found.year), remedy)
        # a region's figure is the sum of its councils', most of which estimate
        status = statuses.get((found.area, found.year), Status.ESTIMATED)
        # the council chooses the night, in October or November, and the file names none: the year stands for it
        records.append(Record(METRIC, found.area, calendar_year(found.year), value, status))
    return [Loaded(Release(SOURCE, "autumn 2022", PUBLISHED, PUBLISHED, FILE), tuple(records))]


def approaches(path: Path) -> Iterator[tuple[Found, Status]]:
    """Whether a council counted people or estimated how many there were, each year."""
    sheet, rows = sheet_named(path, APPROACH)
    for found in cells(rows, path.name, sheet):
        if str(found.given).strip() not in APPROACHES:
            remedy = f"Known are {', '.join(APPROACHES)}."
            raise CellError(path.name, sheet, found.row, str(found.year), found.given, remedy)
        yield found, APPROACHES[str(found.given).strip()]


def cells(rows: Rows, file: str, sheet: str) -> Iterator[Found]:
    """What stands for each area and year. Raises LoaderError where a heading or code is not as known."""
    at = next((n for n, row in enumerate(rows) if COUNCIL in row and WIDER in row), None)
    if at is None:
        remedy = f"Give the table its columns {COUNCIL!r} and {WIDER!r} again."
        raise LayoutError(file, sheet, "the header", "no row names both codes", remedy)
    council, wider = rows[at].index(COUNCIL), rows[at].index(WIDER)
    years = years_in(rows[at], file, sheet)
    seen: set[AreaCode] = set()
    for number, row in enumerate(rows[at + 1 :], start=at + 2):
        given = [row[place] for place in years.values()]
        if not any(str(one).strip() for one in given):
            continue
        area = area_in(str(row[council]).strip(), str(row[wider]).strip(), file, sheet, number)
        if area in seen:
            raise CellError(file, sheet, number, "area code", area, "Keep one row of each area.")
        if area is not None:
            seen.add(area)
            yield from (Found(area, year, one, number) for year, one in zip(years, given, strict=True))


def years_in(header: Sequence[object], file: str, sheet: str) -> dict[int, int]:
    """Year -> where its column stands."""
    found = ((YEAR.fullmatch(str(name).strip()), place) for place, name in enumerate(header))
    years = [(int(year[1]), place) for year, place in found if year]
    if not years or len(dict(years)) != len(years):
        remedy = "Head each column of figures with its own year, such as 2022."
        raise LayoutError(file, sheet, "the years", f"they are {[year for year, _ in years]}", remedy)
    return dict(years)


def area_in(council: str, wider: str, file: str, sheet: str, number: int) -> AreaCode | None:
    """None for "Rest of England"."""
    code = wider if council == NO_COUNCIL else council
    if AREA.fullmatch(code):
        return AreaCode(code)
    if (council, wider) == (NO_COUNCIL, NO_CODE):
        return None
    raise CellError(file, sheet, number, "area code", code, "Give the area's nine-character code.")
