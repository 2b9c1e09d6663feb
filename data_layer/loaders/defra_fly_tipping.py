"""Fly-tipping in England, 2012-13 to 2021-22: incidents by place and size, what councils did, and the rate.

The totals of regions leave out councils without a figure and are then kept from comparisons; England's are filled up
by the publisher. The rate is our derivation, and the publisher's own, of later years on older populations, is not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from data_layer.loaders import ons_population
from data_layer.loaders.defra_fly_tipping_tables import Row, table_rows
from data_layer.loaders.ons_population import people
from data_layer.loaders.record import Loaded, Record, Release
from data_layer.loaders.sheet import Cell
from data_layer.periods import Period
from data_layer.vocabulary import AreaCode, MetricId, Status

FILE = Path("defra_flytipping") / "Flytipping.xlsx"
PUBLISHED = date(2023, 1, 31)
INCIDENTS = MetricId("fly_tipping_incidents")
RATE = MetricId("fly_tipping_rate")
ALL_INCIDENTS, ALL_ACTIONS = "Total Incidents", "Total Actions"
FOR_FLY_TIPPING = "Fixed Penalty Notices issued specifically for fly-tipping"
# part of the incidents -> its column; kinds of waste are left out, for they say little that the size does not
PLACES = {
    "on_highways": "Highway Incidents",
    "on_footpaths": "Footpath / Bridleway Incidents",
    "in_back_alleys": "Back Alleyway Incidents",
    "on_council_land": "Council Land Incidents",
    "on_private_land": "Private / Residential Incidents",
    "on_farmland": "Agricultural Incidents",
}
SIZES = {
    "single_black_bags": "Single Black Bag Incidents",
    "single_items": "Single Item Incidents",
    "car_boot_loads": "Car Boot or Less Incidents",
    "small_van_loads": "Small Van Load Incidents",
    "transit_van_loads": "Transit Van Load Incidents",
    "tipper_lorry_loads": "Tipper Lorry Load Incidents",
    "several_loads": "Significant / Multi Loads Incidents",
}
FOUND = {**PLACES, **SIZES}
DONE = {
    "actions": ALL_ACTIONS,
    "investigations": "Investigation Actions",
    "warning_letters": "Warning Letter Actions",
    "statutory_notices": "Statutory Notice Actions",
    "fixed_penalty_notices": "Total Fixed Penalty Notice Actions",
    "fixed_penalty_notices_fly_tipping": FOR_FLY_TIPPING,
    "duty_of_care_inspections": "Duty of Care Inspection Actions",
    "vehicles_seized": "Vehicles seized",
    "formal_cautions": "Formal Caution Actions",
    "prosecutions": "Prosecution Actions",
    "court_fines": "Fine Outcomes (issued by courts)",
}
# before, the notices were not told apart, and in 2017-18 by some councils only and unchecked
TOLD_APART_FROM = date(2018, 4, 1)
PARTIAL = "the total leaves out councils that gave no figure"
NO_ACTION = "the return gives no action of any kind, which may mean that none was reported"
NOT_TOLD_APART = "the council gave all its incidents as of no named kind"
NO_POPULATION = "no estimate of the population is held on the council's boundaries of that year"


def load(folder: Path) -> list[Loaded]:
    """The release of January 2023, which holds all years; its rates are known since the population of each year is.

    Raises LoaderError where a file is not as known.
    """
    path = folder / FILE
    found = [told_apart(row) for row in table_rows(path, "LA_incidents", (ALL_INCIDENTS, *FOUND.values()))]
    done = table_rows(path, "LA_actions", tuple(DONE.values()))
    residents = people(folder)
    partial = {heading: without(found, heading) for heading in (ALL_INCIDENTS, *FOUND.values())}
    partial |= {heading: without(done, heading) for heading in DONE.values()}
    records = [
        *(figure(row, ALL_INCIDENTS, None, partial[ALL_INCIDENTS]) for row in found),
        *(figure(row, heading, part, partial[heading]) for row in found for part, heading in FOUND.items()),
        *(record for row in done for record in actions(row, partial)),
    ]
    release = Release("defra_flytipping", "2021-22", PUBLISHED, PUBLISHED, FILE)
    rates = replace(release, release="2021-22 per 1,000 people", known_from=ons_population.PUBLISHED)
    derived = tuple(rate(row, residents, partial[ALL_INCIDENTS]) for row in found)
    return [Loaded(release, tuple(records)), Loaded(rates, derived)]


def told_apart(row: Row) -> Row:
    """Without the places, or the sizes, that are all 0 where there were incidents (Nottingham's places, 2021-22)."""
    cells = dict(row.cells)
    for headings in (PLACES.values(), SIZES.values()):
        if row.cells[ALL_INCIDENTS].value and all(row.cells[heading].value == 0 for heading in headings):
            cells |= {heading: Cell(None, NOT_TOLD_APART) for heading in headings}
    return replace(row, cells=cells)


Partial = set[tuple[AreaCode, Period]]


def without(rows: Sequence[Row], heading: str) -> Partial:
    """Regions and years in which a council gave no figure, so that the total of the region lacks it."""
    return {(row.region, row.year) for row in rows if row.region and row.cells[heading].value is None}


def figure(row: Row, heading: str, part: str | None, partial: Partial) -> Record:
    cell = row.cells[heading]
    if cell.value is not None and (row.area, row.year) in partial:
        return Record(INCIDENTS, row.area, row.year, cell.value, Status.NOT_COMPARABLE, part, status_as_given=PARTIAL)
    return plain(row, cell, part)


def plain(row: Row, cell: Cell, part: str | None) -> Record:
    status = Status.NOT_AVAILABLE if cell.value is None else Status.FINAL
    return Record(INCIDENTS, row.area, row.year, cell.value, status, part, status_as_given=cell.mark)


def actions(row: Row, partial: Mapping[str, Partial]) -> Iterator[Record]:
    silent = row.region is not None and not any(cell.value for cell in row.cells.values())
    for part, heading in DONE.items():
        if heading == FOR_FLY_TIPPING and row.year.start < TOLD_APART_FROM:
            continue
        if silent and row.cells[heading].value is not None:
            yield plain(row, Cell(None, NO_ACTION), part)
        else:
            yield figure(row, heading, part, partial[heading])


def rate(row: Row, residents: Mapping[tuple[AreaCode, int], float], partial: Partial) -> Record:
    """Our derivation: incidents for every 1,000 residents in the middle of the year in which the year begins."""
    incidents = row.cells[ALL_INCIDENTS]
    population = residents.get((row.area, row.year.start.year))
    missing = incidents.mark if incidents.value is None else NO_POPULATION if population is None else None
    if (row.area, row.year) in partial:
        missing = PARTIAL
    if missing or incidents.value is None or population is None:
        return Record(
            RATE, row.area, row.year, None, Status.NOT_AVAILABLE, status_as_given=missing, numerator=incidents.value,
            denominator=population,
        )  # fmt: skip
    value = 1_000 * incidents.value / population
    return Record(RATE, row.area, row.year, value, Status.FINAL, numerator=incidents.value, denominator=population)
