"""Band D council tax in England: a council's own part, 2022-23 to 2024-25, and the whole bill, 2010-11 to 2024-25.

England and the classes of council stand in the same tables; their line 8 is the whole bill, so they are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data_layer.loaders.areas import places
from data_layer.loaders.errors import LayoutError
from data_layer.loaders.mhclg_band_d_history import history
from data_layer.loaders.publisher_table import PublisherTable, area_in, published_table
from data_layer.loaders.record import Loaded, Record, Release
from data_layer.loaders.years import financial_year_of
from data_layer.periods import Period, financial_year
from data_layer.vocabulary import AreaCode, MetricId, Status

FOLDER = Path("mhclg_council_tax")
HISTORY = FOLDER / "area_band_d_2010-11_to_2022-23.export.csv"
OWN, AREA = MetricId("council_tax_band_d"), MetricId("council_tax_band_d_area")
CODE, ECODE, CLASS = "ONS Code", "E Code|E-code", "Class"
COUNTY = "SC"
LINE_8 = r"8\. Average \(Band D .*\({year} year\)"
LINE_17 = r"17\. Average \(Band D .* for area of the billing authority .*"
LINE_3 = r"3\. Average \(Band D .*\({year} year\)"
ABOVE_ZERO = "Enter the charge in pounds, above zero."

Started = Mapping[AreaCode, date | None]


@dataclass(frozen=True, slots=True)
class Returns:
    """The workbook of a year's council tax requirement returns. `saved`: when it was made, where that was later."""

    year: str
    file: str
    published: date
    saved: date | None = None

    @property
    def release(self) -> Release:
        known_from = self.saved or self.published
        return Release("mhclg_council_tax", f"{self.year} returns", self.published, known_from, FOLDER / self.file)


RETURNS = (
    Returns("2023-24", "CTR_Table_9_2023-24.ods", date(2023, 3, 23)),
    Returns("2024-25", "ct_table9_2024_25.ods", date(2024, 3, 21), date(2024, 5, 7)),
)
BY_BAND = Release("mhclg_council_tax", "2024-25 area bands", None, date(2024, 3, 21), FOLDER / "ct_table8_2024_25.ods")
BY_BAND_YEAR = "2024-25"
# the file names no day; the newest of its charges were in force from this one
OLDER = Release("mhclg_council_tax", "2010-11 to 2022-23 area", None, date(2022, 4, 1), HISTORY)


def load(folder: Path) -> list[Loaded]:
    """£ a year for a Band D home, a release a file. Raises LoaderError where a file is not as known."""
    started = {place.code: place.starts for place in places(folder)}
    first, *later = ((given.release, returned(folder, given, started)) for given in RETURNS)
    bands = (BY_BAND, by_band(folder / BY_BAND.file))
    releases = ((OLDER, history(folder / HISTORY, AREA)), first, bands, *later)
    return [Loaded(release, tuple(records)) for release, records in releases]


def returned(folder: Path, given: Returns, started: Started) -> Iterator[Record]:
    """Both metrics of a billing authority, and the own part of a county, which only precepts."""
    path, year = folder / FOLDER / given.file, financial_year_of(given.year)
    before = financial_year(year.start.year - 1)
    billing = published_table(path, "Data_Billing", "E-code")
    previous, current = (billing.column(LINE_8.format(year=which)) for which in ("previous", "current"))
    whole = billing.column(LINE_17)
    for number, row in councils(billing):
        yield from charge(billing, row, number, previous, OWN, before, started)
        yield from charge(billing, row, number, current, OWN, year, started)
        yield from charge(billing, row, number, whole, AREA, year, started)
    precepting = published_table(path, "Data_Precepting", "E-code")
    previous, current = (precepting.column(LINE_3.format(year=which)) for which in ("previous", "current"))
    for number, row in councils(precepting, only=COUNTY):
        yield from charge(precepting, row, number, previous, OWN, before, started)
        yield from charge(precepting, row, number, current, OWN, year, started)


def by_band(path: Path) -> Iterator[Record]:
    table = published_table(path, "Table_8", "ONS Code")
    column, year = table.column("Band D"), financial_year_of(BY_BAND_YEAR)
    if BY_BAND_YEAR.replace("-", " to 20") not in str(table.above[0][0]):
        remedy = "Give data_layer/loaders/mhclg_council_tax.py the year of the new table."
        raise LayoutError(table.file, table.sheet, "the title", f"it does not name {BY_BAND_YEAR}", remedy)
    for number, row in councils(table):
        yield from charge(table, row, number, column, AREA, year, {})


def councils(table: PublisherTable, only: str | None = None) -> Iterator[tuple[int, list]]:
    """Rows of councils, of one class where `only` names it. Sums of a class have its short name for a code.

    Raises CellError for a council without a code, and LayoutError for one that is given twice.
    """
    code, ecode, kind = table.column(CODE), table.column(ECODE), table.column(CLASS)
    seen: set[AreaCode] = set()
    for number, row in table.rows():
        row = list(row)
        if (only and row[kind] != only) or row[code] == row[ecode]:
            continue
        area = area_in(row[code])
        if area is None:
            raise table.fault(row, number, code, "Give the council's nine-character code.")
        if area in seen:
            raise LayoutError(table.file, table.sheet, area, "the council is given twice", "Remove one of its rows.")
        seen.add(area)
        yield number, row


def charge(
    table: PublisherTable, row: list, number: int, column: int, metric: MetricId, year: Period, started: Started
) -> Iterator[Record]:
    """Nothing for the year before a council was set up, where the return gives 0."""
    area = AreaCode(str(row[table.column(CODE)]).strip())
    value = table.cell(row, number, column, set(), "£").value
    if value == 0 and (start := started.get(area)) and start > year.start:
        return
    if value is None or value <= 0:
        raise table.fault(row, number, column, ABOVE_ZERO)
    yield Record(metric, area, year, value, Status.FINAL)
