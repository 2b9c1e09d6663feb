"""Adult Social Care Outcomes Framework, England: a table a measure, all years in one workbook."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data_layer.loaders.errors import CellError, LayoutError
from data_layer.loaders.record import Loaded, Record, Release
from data_layer.loaders.sheet import Rows, sheet_named
from data_layer.periods import Period, financial_year
from data_layer.vocabulary import AreaCode, MetricId, Status

FILE = Path("dhsc_ascof") / "ascof_2024_25.ods"
SOURCE = "dhsc_ascof"
# the file names no day of publication; this is the day on which it was saved
SAVED = date(2026, 1, 23)
AREA = re.compile(r"E(?:06|07|08|09|10|12|92)\d{6}")
COLUMN = re.compile(r"(?P<year>\d{4}) to \d{4} - (?P<what>.+)")
MARKS = {
    "[x]": Status.NOT_AVAILABLE,
    "[c]": Status.SUPPRESSED,
    "[z]": Status.NOT_APPLICABLE,
    "[w]": Status.NOT_AVAILABLE,
    ":": Status.NOT_AVAILABLE,
    "": Status.NOT_AVAILABLE,
}
# carers of 2016-17 have two figures in a cell: the one of the published tables, and one on another count
FIRST_OF_TWO = re.compile(r"(\S+) \([^)]*\)")
NO_RETURN = "no return was made"


@dataclass(frozen=True, slots=True)
class Measure:
    """A table and the metric it holds; `outcome` is the heading of the figure, where it is not just that."""

    metric: MetricId
    table: str
    outcome: str = "outcome"
    every_two_years: bool = False
    zero_is_no_return: bool = False


MEASURES = (
    Measure(MetricId("asc_quality_of_life"), "Table_1b", zero_is_no_return=True),
    Measure(MetricId("asc_carer_quality_of_life"), "Table_1c", every_two_years=True),
    Measure(MetricId("asc_user_satisfaction"), "Table_1d"),
    Measure(MetricId("asc_carer_satisfaction"), "Table_1e", every_two_years=True),
    Measure(MetricId("asc_reablement_no_further_request"), "Table_2a"),
    Measure(MetricId("asc_admissions_65_plus"), "Table_2c"),
    Measure(MetricId("asc_at_home_65_plus"), "Table_2e(2b)"),
    Measure(MetricId("asc_control_over_daily_life"), "Table_3a"),
    Measure(MetricId("asc_information_users"), "Table_3c(1)"),
    Measure(MetricId("asc_information_carers"), "Table_3c(2)", every_two_years=True),
    Measure(MetricId("asc_direct_payments"), "Table_3d(2a)"),
    Measure(MetricId("asc_feel_safe"), "Table_4a"),
    Measure(MetricId("asc_safeguarding_risk_reduced"), "Table_4b"),
    Measure(MetricId("asc_social_contact_users"), "Table_5a(1)"),
    Measure(MetricId("asc_social_contact_carers"), "Table_5a(2)", every_two_years=True),
    Measure(MetricId("asc_workforce_turnover"), "Table_6a"),
    Measure(MetricId("asc_residential_good_or_outstanding"), "Table_6b", outcome="6b outcome"),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A number, or None with the mark that stands in its place."""

    value: float | None
    mark: str | None = None


def load(folder: Path) -> list[Loaded]:
    """The release of 2024-25, which holds all years. Raises LoaderError where the file is not as known."""
    path = folder / FILE
    records = [record for measure in MEASURES for record in of_measure(measure, path)]
    return [Loaded(Release(SOURCE, "2024-25", None, SAVED, FILE), tuple(records))]


def of_measure(measure: Measure, path: Path) -> Iterator[Record]:
    sheet, rows = sheet_named(path, re.compile(re.escape(measure.table) + r"\s*"))
    at = header_row(rows, path.name, sheet)
    header = [" ".join(str(cell).split()) for cell in rows[at]]
    code = header.index("ONS area code")
    columns = {
        (int(found["year"]), found["what"]): index
        for index, name in enumerate(header)
        if (found := COLUMN.fullmatch(name))
    }
    years = sorted(year for year, what in columns if what == measure.outcome)
    if not years:
        raise LayoutError(path.name, sheet, "columns", f"none is named {measure.outcome!r}", "Get the file again.")
    for number, row in enumerate(rows[at + 1 :], start=at + 2):
        if len(row) <= code or not AREA.fullmatch(str(row[code]).strip()):
            continue
        area = AreaCode(str(row[code]).strip())
        for year in years:
            cells = {what: cell(row[index], path.name, sheet, number, header[index])
                     for (of, what), index in columns.items() if of == year}  # fmt: skip
            found = record(measure, area, financial_year(year), cells)
            if found is not None:
                yield found


def header_row(rows: Rows, file: str, sheet: str) -> int:
    for index, row in enumerate(rows):
        if row and str(row[0]).startswith("Local authority code") and "ONS area code" in row:
            return index
    raise LayoutError(file, sheet, "header", "no row begins with 'Local authority code'", "Get the file again.")


def record(measure: Measure, area: AreaCode, period: Period, cells: dict[str, Cell]) -> Record | None:
    """None where the survey was not held that year."""
    outcome = cells[measure.outcome]
    if measure.every_two_years and outcome.mark == "[z]":
        return None
    if measure.zero_is_no_return and outcome.value == 0:
        return Record(measure.metric, area, period, None, Status.NOT_AVAILABLE, status_as_given=NO_RETURN)
    if outcome.value is None:
        return Record(
            measure.metric, area, period, None, MARKS[outcome.mark or ""], status_as_given=outcome.mark or None
        )
    margin = cells.get("margin of error", Cell(None)).value
    prefix = measure.outcome.removesuffix("outcome")
    return Record(
        measure.metric,
        area,
        period,
        outcome.value,
        Status.FINAL,
        # a margin of 0.0 is one that was rounded away, not certainty
        lower=outcome.value - margin if margin else None,
        upper=outcome.value + margin if margin else None,
        numerator=cells.get(f"{prefix}numerator", Cell(None)).value,
        denominator=cells.get(f"{prefix}denominator", cells.get("number of respondents", Cell(None))).value,
    )


def cell(given: object, file: str, sheet: str, row: int, field: str) -> Cell:
    if isinstance(given, int | float) and not isinstance(given, bool):
        return Cell(float(given))
    text = str(given).strip()
    if two := FIRST_OF_TWO.fullmatch(text):
        text = two[1]
    if text in MARKS:
        return Cell(None, text)
    try:
        return Cell(float(text.replace(",", "")))
    except ValueError:
        remedy = f"Known are numbers and the marks {', '.join(filter(None, MARKS))}."
        raise CellError(file, sheet, row, field, given, remedy) from None
