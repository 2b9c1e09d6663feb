"""Adult social care in Oflog's Data Explorer: the three measures that no newer table carries on.

The other measures of the file stand in the Adult Social Care Outcomes Framework with the same figures; a test compares.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from data_layer.loaders.errors import CellError, LayoutError
from data_layer.loaders.record import Loaded, Record, Release
from data_layer.loaders.years import financial_year_of
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
NEEDED = {"Financial year", "Local authority code", "Measure", "Value"}
NO_RETURN = "no return was made"


def load(folder: Path) -> list[Loaded]:
    """One release, 2015-16 to 2022-23. Raises LoaderError where the file is not as known."""
    with (folder / FILE).open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if missing := sorted(NEEDED - set(reader.fieldnames or [])):
            raise LayoutError(FILE.name, None, "columns", f"{', '.join(missing)} missing", "Get the file again.")
        records = [
            record(METRICS[row["Measure"]], row, number)
            for number, row in enumerate(reader, start=2)
            if row["Measure"] in METRICS
        ]
    return [Loaded(Release("oflog", "2022-23", None, CLOSED, FILE), tuple(records))]


def record(metric: MetricId, row: dict[str, str], number: int) -> Record:
    area, period = AreaCode(row["Local authority code"]), financial_year_of(row["Financial year"])
    try:
        value = float(row["Value"]) if row["Value"].strip() else None
    except ValueError:
        raise CellError(FILE.name, None, number, "Value", row["Value"], "A number was expected, or nothing.") from None
    if metric == SHORT_TERM and value == 0:
        return Record(metric, area, period, None, Status.NOT_AVAILABLE, status_as_given=NO_RETURN)
    return Record(metric, area, period, value, Status.NOT_AVAILABLE if value is None else Status.FINAL)
