"""Housing Delivery Test, England, 2023 measurement: homes delivered over three years against homes required."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from data_layer.facts import SeriesEvent
from data_layer.loaders.errors import LayoutError
from data_layer.loaders.publisher_table import PublisherTable, area_in, published_table
from data_layer.loaders.record import Loaded, Record, Release
from data_layer.loaders.sheet import tidy
from data_layer.periods import calendar_year
from data_layer.vocabulary import AreaCode, EventKind, MetricId, Status

FILE = Path("mhclg_housing") / "housing-delivery-test.ods"
METRIC = MetricId("housing_delivery_test")
# the file names no day of publication; this is the day on which it was saved
SAVED = date(2024, 12, 11)
SHEET = "Sheet1"
CODE, NAME = "ONS Code", "Area Name"
RESULT = "Housing Delivery Test: 2023 measurement"
# its publisher and everyone else call it the 2023 measurement; the homes counted are those of 2020/21 to 2022/23
PERIOD = calendar_year(2023)
DEVELOPMENT_CORPORATION = re.compile(r"E51[0-9]{6}")
JOINT = re.compile(r"Local Planning Authorities with Joint plans.*")
NOTES = "Notes:"
NOTHING_REQUIRED = "-"
# percent; beyond it nearly nothing was required, and the result says little
FAR_BEYOND = 1000


@dataclass(frozen=True, slots=True)
class Tested:
    """One council; `required` and `delivered` in homes of all three years, of the whole joint plan where it has one."""

    area: AreaCode
    name: str
    required: float | None
    delivered: float | None
    result: float | None  # a share, 1 where all was delivered
    joint: bool


def load(folder: Path) -> list[Loaded]:
    """Percent. Councils of a joint plan all have its result, with an event that says so.

    Raises LoaderError where the file is not as known.
    """
    tested = list(councils(published_table(folder / FILE, SHEET, CODE)))
    release = Release("mhclg_hdt", "2023 measurement", None, SAVED, FILE)
    return [Loaded(release, tuple(map(record, tested)), tuple(joint_plans(tested)))]


def councils(table: PublisherTable) -> Iterator[Tested]:
    """Each section of the sheet repeats the headings; development corporations are left out."""
    code, name, result = table.column(CODE), table.column(NAME), table.column(RESULT)
    required = table.column("Total number of homes required")
    delivered = table.column("Total number of homes delivered")
    joint, seen = False, set[AreaCode]()
    for number, row in table.rows():
        first = tidy(row[code])
        if first == NOTES:
            return
        if first == CODE:
            same_headings(table, row, number)
            continue
        area = area_in(first)
        if area is None:
            if str(row[name]).strip() and not DEVELOPMENT_CORPORATION.fullmatch(first):
                raise table.fault(row, number, code, "Give the council's nine-character code.")
            # the title of a section; below it stand two rows of headings
            joint = bool(JOINT.fullmatch(first)) if first else joint
            continue
        if area in seen:
            raise table.fault(row, number, code, "The council is given twice: remove one of its rows.")
        seen.add(area)
        yield Tested(
            area,
            str(row[name]).strip(),
            table.cell(row, number, required, {NOTHING_REQUIRED}, "homes").value,
            table.cell(row, number, delivered, (), "homes").value,
            table.cell(row, number, result, {NOTHING_REQUIRED}, "a share, 1 where all was delivered").value,
            joint,
        )
    raise LayoutError(table.file, table.sheet, "the end of the table", f"no row says {NOTES!r}", "Get the file again.")


def same_headings(table: PublisherTable, row: Sequence[Any], number: int) -> None:
    names = tuple(tidy(cell) for cell in row)
    if names != table.names:
        found = f"row {number} has other headings than row {table.header}"
        raise LayoutError(table.file, table.sheet, "the headings of a section", found, "Give each section the same.")


def record(council: Tested) -> Record:
    if council.result is None:
        return Record(
            METRIC, council.area, PERIOD, None, Status.NOT_APPLICABLE, status_as_given="no homes were required"
        )
    percent = round(100 * council.result, 6)
    beyond = percent > FAR_BEYOND
    return Record(
        METRIC,
        council.area,
        PERIOD,
        percent,
        Status.NOT_COMPARABLE if beyond else Status.FINAL,
        status_as_given="hardly any homes were required" if beyond else None,
        numerator=council.delivered,
        denominator=council.required,
    )


def joint_plans(tested: Sequence[Tested]) -> Iterator[tuple[MetricId, SeriesEvent]]:
    """Councils of one plan have the same homes required and delivered."""
    plans: defaultdict[tuple[float | None, float | None], list[Tested]] = defaultdict(list)
    for council in tested:
        if council.joint:
            plans[council.required, council.delivered].append(council)
    for members in plans.values():
        names = sorted(one.name for one in members)
        together = f"{', '.join(names[:-1])} and {names[-1]}"
        note = (
            f"{together} have one plan for housing and are tested together, so this result is of the whole plan area."
        )
        for one in members:
            yield METRIC, SeriesEvent(EventKind.METHOD_CHANGE, PERIOD.start, one.area, allows_change=True, note=note)
