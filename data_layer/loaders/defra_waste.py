"""Local authority collected waste, England: six measures of councils, three of them also of the regions and England.

Districts collect waste and counties dispose of it, so landfill and incineration do not apply to a collection authority:
that is recorded, so that an answer can say it, for each year in which the measure is published.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data_layer.loaders.defra_waste_tables import (
    AuthorityType,
    Cell,
    RegionalFigure,
    Row,
    authority_rows,
    regional_part,
)
from data_layer.loaders.record import Loaded, Record, Release
from data_layer.vocabulary import MetricId, Status

FILE = Path("defra_waste") / "waste-data.ods"
RECYCLING = MetricId("recycling_rate")
RESIDUAL = MetricId("residual_waste_per_household")
PER_PERSON = MetricId("household_waste_per_person")
LANDFILL = MetricId("landfill_rate")
INCINERATION = MetricId("incineration_rate")
CONTAMINATION = MetricId("recycling_contamination_rate")
ONLY_COLLECTS = "it collects waste, and another authority disposes of it"


@dataclass(frozen=True, slots=True)
class Indicator:
    """A column of Table_3, and its part of Table_3a where there is one. Both in the metric's unit after `times`."""

    metric: MetricId
    column: str
    times: float
    disposal_only: bool = False
    part: str | None = None


INDICATORS = (
    Indicator(RECYCLING, r".*\(Ex NI192\)", 100, part=r"Table 3a: Regional Household Recycling Rates.*"),
    Indicator(RESIDUAL, r".*\(Ex NI191\)", 1, part=r"Table 3c: Regional Residual Household Waste.*"),
    Indicator(PER_PERSON, r".*\(Ex BVPI 84a\)", 1),
    Indicator(LANDFILL, r".*\(Ex NI193\)", 100, True, r"Table 3b: .* Sent to Landfill.*"),
)
INCINERATED = (r"Incineration with EfW.*", r"Incineration without EfW.*", r"Total ?\d?")
SENT_AND_REJECTED = (
    r"Household - waste sent for recycling-composting-reuse \(tonnes\)",
    r"Household - estimated rejects \(tonnes\).*",
)


def load(folder: Path) -> list[Loaded]:
    """The release of 27 March 2025, which holds all years. Raises LoaderError where the file is not as known."""
    path = folder / FILE
    indicator_rows = authority_rows(path, "Table_3", [indicator.column for indicator in INDICATORS])
    treated = authority_rows(path, "Table_2", INCINERATED)
    years = {row.year for row in treated}
    records = [
        *(record for row in indicator_rows for record in indicators_of(row)),
        *(incineration(row) for row in treated),
        *(not_applicable(INCINERATION, row) for row in indicator_rows if only_collects(row) and row.year in years),
        *(contamination(row) for row in authority_rows(path, "Table_1", SENT_AND_REJECTED)),
        *(
            regional(indicator, figure)
            for indicator in INDICATORS
            if indicator.part
            for figure in regional_part(path, indicator.part)
        ),
    ]
    released = date(2025, 3, 27)
    return [Loaded(Release("defra_waste", "2023-24", released, released, FILE), tuple(records))]


def indicators_of(row: Row) -> Iterator[Record]:
    for indicator, cell in zip(INDICATORS, row.cells, strict=True):
        if indicator.disposal_only and only_collects(row):
            yield not_applicable(indicator.metric, row)
        else:
            yield plain(indicator, row, cell)


def plain(indicator: Indicator, row: Row, cell: Cell) -> Record:
    if cell.value is None:
        return missing(indicator.metric, row, cell.mark)
    return Record(indicator.metric, row.area, row.year, cell.value * indicator.times, Status.FINAL)


def incineration(row: Row) -> Record:
    """Waste burnt, with or without energy recovery, in percent of all that was managed; amounts in tonnes."""
    with_energy, without, total = (cell.value for cell in row.cells)
    if with_energy is None or without is None or not total:
        return missing(INCINERATION, row, mark_of(row))
    return share(INCINERATION, row, with_energy + without, total)


def contamination(row: Row) -> Record:
    """Our derivation: estimated rejects in percent of what was sent for recycling and rejects together; in tonnes."""
    sent, rejected = (cell.value for cell in row.cells)
    if sent is None or rejected is None or not sent + rejected:
        return missing(CONTAMINATION, row, mark_of(row))
    if rejected < 0:
        return missing(CONTAMINATION, row, "the estimated rejects are below zero, which corrects earlier stocks")
    return share(CONTAMINATION, row, rejected, sent + rejected)


def regional(indicator: Indicator, figure: RegionalFigure) -> Record:
    """Already in percent in this table; the newest year is provisional, for it estimates one council's waste."""
    if figure.cell.value is None:
        status, given = Status.NOT_AVAILABLE, figure.cell.mark
    else:
        status, given = (Status.PROVISIONAL if figure.provisional else Status.FINAL), None
    return Record(indicator.metric, figure.area, figure.year, figure.cell.value, status, status_as_given=given)


def only_collects(row: Row) -> bool:
    return row.kind is AuthorityType.COLLECTION


def share(metric: MetricId, row: Row, part: float, whole: float) -> Record:
    value = 100 * part / whole
    return Record(metric, row.area, row.year, value, Status.FINAL, numerator=part, denominator=whole)


def missing(metric: MetricId, row: Row, given: str | None) -> Record:
    return Record(metric, row.area, row.year, None, Status.NOT_AVAILABLE, status_as_given=given)


def not_applicable(metric: MetricId, row: Row) -> Record:
    return Record(metric, row.area, row.year, None, Status.NOT_APPLICABLE, status_as_given=ONLY_COLLECTS)


def mark_of(row: Row) -> str | None:
    return next((cell.mark for cell in row.cells if cell.mark), None)
