"""Adult Social Care Outcomes Framework, England: a table a measure, all years in one workbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data_layer.loaders.dhsc_ascof_tables import MARKS, NOT_APPLICABLE, Cell, Row, table_rows
from data_layer.loaders.record import Loaded, Record, Release
from data_layer.vocabulary import MetricId, Status

FILE = Path("dhsc_ascof") / "ascof_2024_25.ods"
SOURCE = "dhsc_ascof"
# the file names no day of publication; this is the day on which it was saved
SAVED = date(2026, 1, 23)
NO_RETURN = "no return was made"
OVER_100 = "the council's counts gave a share above 100%"


@dataclass(frozen=True, slots=True)
class Measure:
    """A table and the metric it holds; `outcome` is the heading of the figure, where it is not just that."""

    metric: MetricId
    table: str
    outcome: str = "outcome"
    every_two_years: bool = False
    zero_is_no_return: bool = False
    # by the table's own note, its mark for "does not apply" stands for this
    over_100_is_withheld: bool = False


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
    Measure(MetricId("asc_safeguarding_risk_reduced"), "Table_4b", over_100_is_withheld=True),
    Measure(MetricId("asc_social_contact_users"), "Table_5a(1)"),
    Measure(MetricId("asc_social_contact_carers"), "Table_5a(2)", every_two_years=True),
    Measure(MetricId("asc_workforce_turnover"), "Table_6a"),
    Measure(MetricId("asc_residential_good_or_outstanding"), "Table_6b", outcome="6b outcome"),
)


def load(folder: Path) -> list[Loaded]:
    """The release of 2024-25, which holds all years. Raises LoaderError where the file is not as known."""
    path = folder / FILE
    records = [record for measure in MEASURES for record in of_measure(measure, path)]
    return [Loaded(Release(SOURCE, "2024-25", None, SAVED, FILE), tuple(records))]


def of_measure(measure: Measure, path: Path) -> Iterator[Record]:
    for row in table_rows(path, measure.table, measure.outcome):
        found = record(measure, row)
        if found is not None:
            yield found


def record(measure: Measure, row: Row) -> Record | None:
    """None where the survey was not held that year."""
    outcome = row.cells[measure.outcome]
    if measure.every_two_years and outcome.mark == NOT_APPLICABLE:
        return None
    if measure.zero_is_no_return and outcome.value == 0:
        return missing(measure, row, Status.NOT_AVAILABLE, NO_RETURN)
    if measure.over_100_is_withheld and outcome.mark == NOT_APPLICABLE:
        return missing(measure, row, Status.NOT_AVAILABLE, OVER_100)
    if outcome.value is None:
        return missing(measure, row, MARKS[outcome.mark or ""], outcome.mark or None)
    margin = row.cells.get("margin of error", Cell(None)).value
    prefix = measure.outcome.removesuffix("outcome")
    return Record(
        measure.metric,
        row.area,
        row.year,
        outcome.value,
        Status.FINAL,
        # a margin of 0.0 is one that was rounded away, not certainty; an end beyond 100% stays, because a change is
        # judged by the half-widths as published, and cutting the end off would make the figure look surer than it is
        lower=outcome.value - margin if margin else None,
        upper=outcome.value + margin if margin else None,
        numerator=row.cells.get(f"{prefix}numerator", Cell(None)).value,
        denominator=row.cells.get(f"{prefix}denominator", row.cells.get("number of respondents", Cell(None))).value,
    )


def missing(measure: Measure, row: Row, status: Status, given: str | None) -> Record:
    return Record(measure.metric, row.area, row.year, None, status, status_as_given=given)
