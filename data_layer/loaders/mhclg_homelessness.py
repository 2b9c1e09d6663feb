"""Statutory homelessness in England, detailed local authority tables: a file and a release a quarter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from data_layer.loaders.errors import LayoutError
from data_layer.loaders.mhclg_homelessness_columns import ACCOMMODATION, ASSESSMENTS, HOUSEHOLDS, PLACED, Column
from data_layer.loaders.mhclg_homelessness_stays import stays
from data_layer.loaders.mhclg_homelessness_tables import MARKS, Heading, Row, area_rows
from data_layer.loaders.record import Loaded, Record, Release
from data_layer.loaders.sheet import Cell, sheet_named, tidy
from data_layer.periods import Period, add_months
from data_layer.vocabulary import Status

FOLDER = Path("mhclg_homelessness")
SOURCE = "mhclg_homelessness"
DETAILED = "Statutory_Homelessness_Detailed_Local_Authority_Data_"
# the day of publication stands in the first rows of this sheet, below the name of the quarter
CONTENTS, TOP = "Contents", 10
NO_RETURN = "no return was made"
WRITTEN_DAY = "%A, %B %d, %Y"


@dataclass(frozen=True, slots=True)
class Quarter:
    """`corrected`: the day on which the file was saved again, where that is after publication."""

    end: date
    file: str
    corrected: date | None = None
    has_stays: bool = False

    @property
    def period(self) -> Period:
        return Period(add_months(self.end, -2).replace(day=1), 3)

    @property
    def name(self) -> str:
        return f"{self.period.start:%B} to {self.end:%B %Y}"


QUARTERS = (
    Quarter(date(2022, 3, 31), "Detailed_LA_202203.ods"),
    Quarter(date(2022, 6, 30), "Detailed_LA_202206.ods"),
    Quarter(date(2022, 9, 30), "Detailed_LA_202209.ods"),
    Quarter(date(2022, 12, 31), "Detailed_LA_202212.ods"),
    Quarter(date(2023, 3, 31), "Detailed_LA_202303.ods"),
    Quarter(date(2023, 6, 30), "Detailed_LA_202306_all_dropdowns_fix.ods", corrected=date(2023, 12, 13)),
    Quarter(date(2023, 9, 30), "Detailed_LA_202309_fixed.ods", corrected=date(2024, 3, 4)),
    Quarter(date(2023, 12, 31), "Detailed_LA_202312.ods"),
    Quarter(date(2024, 3, 31), "Detailed_LA_202403.xlsx", corrected=date(2024, 8, 27)),
    Quarter(date(2024, 6, 30), "Detailed_LA_202406_fix.xlsx"),
    Quarter(date(2024, 9, 30), "Detailed_LA_202409.xlsx"),
    Quarter(date(2024, 12, 31), "Detailed_LA_202412.ods"),
    Quarter(date(2025, 3, 31), "Detailed_LA_202503.ods"),
    Quarter(date(2025, 6, 30), f"{DETAILED}202506.ods", has_stays=True),
    Quarter(date(2025, 9, 30), f"{DETAILED}202509.ods", has_stays=True),
    Quarter(date(2025, 12, 31), f"{DETAILED}202512.ods", has_stays=True),
)


def load(folder: Path) -> list[Loaded]:
    """A release a quarter, each with that quarter only. Raises LoaderError where a file is not as known."""
    return [of_quarter(folder, quarter) for quarter in QUARTERS]


def of_quarter(folder: Path, quarter: Quarter) -> Loaded:
    path = folder / FOLDER / quarter.file
    assessed = list(records_of(path, "A1", quarter, ASSESSMENTS, quarter.period))
    placed = list(records_of(path, "TA1", quarter, ACCOMMODATION, Period(quarter.end, 0)))
    stayed = stays(path, quarter.end) if quarter.has_stays else ()
    records = [*without_false_zeros(placed, assessed), *assessed, *stayed]
    published = published_on(path)
    known_from = quarter.corrected or published
    return Loaded(Release(SOURCE, quarter.name, published, known_from, FOLDER / quarter.file), tuple(records))


def records_of(path: Path, table: str, quarter: Quarter, columns: Sequence[Column], period: Period) -> Iterator[Record]:
    headings = (*dict.fromkeys(column.heading for column in columns), HOUSEHOLDS)
    for row in area_rows(path, table, quarter.end, headings):
        cells = dict(zip(headings, row.cells, strict=True))
        yield from (record(column, row, cells, period) for column in columns)


def record(column: Column, row: Row, cells: dict[Heading, Cell], period: Period) -> Record:
    found = cells[column.heading]
    if found.mark is not None:
        status = MARKS[found.mark]
        return Record(column.metric, row.area, period, None, status, column.part, status_as_given=found.mark)
    # by the publisher's own words each new release is provisional; totals are rounded and estimate missing councils
    status = Status.PROVISIONAL if row.is_council else Status.ESTIMATED
    of, households = cells.get(column.of or (), Cell(None)).value, cells[HOUSEHOLDS].value
    return Record(
        column.metric,
        row.area,
        period,
        found.value,
        status,
        column.part,
        numerator=of,
        denominator=None if of is None or households is None else float(round(households * 1000)),
    )


def without_false_zeros(placed: Sequence[Record], assessed: Sequence[Record]) -> Iterator[Record]:
    """A council with no assessments reported and nobody in temporary accommodation made no return: zero is no figure.

    So for Halton, Hounslow and Rugby on 30 June 2022, which are missing in the quarters before and after.
    """
    silent = {one.area for one in assessed if one.status is Status.NOT_AVAILABLE}
    nobody = {one.area for one in placed if one.metric == PLACED and one.part is None and one.value == 0}
    for one in placed:
        if one.area in silent & nobody:
            yield Record(
                one.metric, one.area, one.period, None, Status.NOT_AVAILABLE, one.part, status_as_given=NO_RETURN
            )
        else:
            yield one


def published_on(path: Path) -> date:
    """The day that the contents name, a date or its words, "Thursday, April 30, 2026"."""
    sheet, rows = sheet_named(path, CONTENTS)
    for found in (text for row in rows[:TOP] for text in row):
        if isinstance(found, datetime):
            return found.date()
        if isinstance(found, date):
            return found
        try:
            return datetime.strptime(tidy(found), WRITTEN_DAY).date()
        except ValueError:
            continue
    remedy = "Write the day of publication below the name of the quarter, such as 2026-04-30."
    raise LayoutError(path.name, sheet, "the day of publication", f"none stands in the first {TOP} rows", remedy)
