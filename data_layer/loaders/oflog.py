"""Adult social care in Oflog's Data Explorer: the three measures that no newer table carries on.

The other measures of the file stand in the Adult Social Care Outcomes Framework with the same figures; a test compares.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from data_layer.loaders.errors import CellError, LayoutError
from data_layer.loaders.files import present
from data_layer.loaders.numbers import number_in
from data_layer.loaders.record import Loaded, Record, Release
from data_layer.loaders.years import financial_year_of
from data_layer.periods import Period
from data_layer.vocabulary import AreaCode, MetricId, Status

FILE = Path("oflog") / "adult_social_care.csv"
# the file names no day of publication; on this day Oflog closed, and nothing was published after it
CLOSED = date(2024, 12, 16)
SHORT_TERM = MetricId("asc_short_term_services")
METRICS = {
    "Outcome, Outcome of short-term services: sequel to service": SHORT_TERM,
    "Outcome, Requests resulting in a service": MetricId("asc_requests_resulting_in_service"),
    "Outcome, Workforce turnover rate": MetricId("asc_workforce_turnover"),
}
# in the order of the file, so that the first one missing is where a row was cut
NEEDED = ("Financial year", "Local authority code", "Measure", "Value")
NO_RETURN = "no return was made"


def load(folder: Path) -> list[Loaded]:
    """One release, 2015-16 to 2022-23. Raises LoaderError where the file is not as known."""
    with present(folder / FILE).open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if missing := sorted(set(NEEDED) - set(reader.fieldnames or [])):
            raise LayoutError(FILE.name, None, "columns", f"{', '.join(missing)} missing", "Get the file again.")
        rows = [(whole(row, number), number) for number, row in enumerate(reader, start=2)]
    if missing := set(METRICS) - {row["Measure"] for row, _ in rows}:
        found = f"no rows of {', '.join(sorted(METRICS[measure] for measure in missing))}"
        raise LayoutError(FILE.name, None, "measures", found, "Check whether the publisher has renamed one.")
    records = [record(METRICS[row["Measure"]], row, number) for row, number in rows if row["Measure"] in METRICS]
    return [Loaded(Release("oflog", "2022-23", None, CLOSED, FILE), tuple(records))]


def whole(row: dict[str, str | None], number: int) -> dict[str, str]:
    """The columns that are needed. Raises CellError where the row ends before one of them."""
    given = {field: text for field in NEEDED if (text := row[field]) is not None}
    if len(given) < len(NEEDED):
        cut = next(field for field in NEEDED if field not in given)
        raise CellError(FILE.name, None, number, cut, "", "The row is cut short. Get the file again.")
    return given


def record(metric: MetricId, row: dict[str, str], number: int) -> Record:
    area, period, text = AreaCode(row["Local authority code"]), year_in(row["Financial year"], number), row["Value"]
    remedy = "A number was expected, or nothing."
    value = number_in(text, FILE.name, None, number, "Value", remedy) if text.strip() else None
    if metric == SHORT_TERM and value == 0:
        return Record(metric, area, period, None, Status.NOT_AVAILABLE, status_as_given=NO_RETURN)
    return Record(metric, area, period, value, Status.NOT_AVAILABLE if value is None else Status.FINAL)


def year_in(text: str, number: int) -> Period:
    try:
        return financial_year_of(text)
    except ValueError:
        remedy = "Write a financial year, such as 2022-23."
        raise CellError(FILE.name, None, number, "Financial year", text, remedy) from None
