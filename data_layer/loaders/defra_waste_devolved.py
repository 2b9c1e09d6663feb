"""Recycling rates of councils in Wales, Northern Ireland (financial years) and Scotland (calendar years)."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data_layer.loaders.errors import CellError, LayoutError
from data_layer.loaders.files import present
from data_layer.loaders.numbers import number_in
from data_layer.loaders.record import Loaded, Record, Release
from data_layer.loaders.years import financial_year_of
from data_layer.periods import Period, calendar_year
from data_layer.vocabulary import AreaCode, MetricId, Status

FILE = Path("defra_waste") / "household_waste_recycling.csv"
RECYCLING = MetricId("recycling_rate")
FIELDS = ["area_code", "area_name", "period", "indicator", "measure", "unit", "value"]
NOT_GIVEN = "NA"


@dataclass(frozen=True, slots=True)
class Country:
    """What a country's rows say they hold, and how they write a year."""

    holds: tuple[str, str, str]  # indicator, measure, unit
    year: Callable[[str], Period]


def calendar_year_of(text: str) -> Period:
    """Reads "2024". Raises ValueError for anything else."""
    if not (text.isdigit() and len(text) == 4):
        raise ValueError(f"{text!r} is not a calendar year.")
    return calendar_year(int(text))


SENT = ("Waste Reused/Recycled/Composted", "Proportion", "Percent")
COUNTRIES = {
    "W": Country(SENT, financial_year_of),
    "N": Country(SENT, financial_year_of),
    "S": Country(("Recycling", "Percentage", "Waste"), calendar_year_of),
}


def load(folder: Path) -> list[Loaded]:
    """England is left to the publisher's own tables. Raises LoaderError where the file is not as known."""
    with present(folder / FILE).open(encoding="utf-8-sig", newline="") as opened:
        reader = csv.DictReader(opened)
        if reader.fieldnames != FIELDS:
            found = ", ".join(reader.fieldnames or ["nothing"])
            raise LayoutError(FILE.name, None, "the header", f"it names {found}", f"Name {', '.join(FIELDS)}.")
        records = [
            record_of(COUNTRIES[row["area_code"][0]], row, number)
            for number, row in enumerate(reader, start=2)
            if row["area_code"][:1] in COUNTRIES
        ]
    # put together from three publishers' releases; the last of them came out at the end of November 2025
    return [Loaded(Release("devolved_waste", "2024-25", None, date(2025, 11, 27), FILE), tuple(records))]


def record_of(country: Country, row: dict[str, str], number: int) -> Record:
    if (row["indicator"], row["measure"], row["unit"]) != country.holds:
        wanted = ", ".join(country.holds)
        raise CellError(FILE.name, None, number, "indicator", row["indicator"], f"Only rows of {wanted} are known.")
    try:
        period = country.year(row["period"])
    except ValueError as mistake:
        raise CellError(FILE.name, None, number, "period", row["period"], f"{mistake}") from None
    area = AreaCode(row["area_code"])
    if row["value"] == NOT_GIVEN:
        return Record(RECYCLING, area, period, None, Status.NOT_AVAILABLE, status_as_given=NOT_GIVEN)
    remedy = f"Enter percent, or {NOT_GIVEN} where there is no figure."
    value = number_in(row["value"], FILE.name, None, number, "value", remedy)
    return Record(RECYCLING, area, period, value, Status.FINAL)
