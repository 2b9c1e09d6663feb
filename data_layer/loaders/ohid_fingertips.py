"""Public health figures of England's councils, one CSV file an indicator.

Neither the publisher's comparison with England nor its type of area is read: the first is a judgement, the second is
wrong for many. The files hold no intervals.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from data_layer.loaders.errors import CellError, LayoutError, ScaleError
from data_layer.loaders.files import present
from data_layer.loaders.numbers import number_in
from data_layer.loaders.ohid_fingertips_metrics import PROFILES, Profile
from data_layer.loaders.publisher_table import area_in
from data_layer.loaders.record import Loaded, Record, Release
from data_layer.periods import Period
from data_layer.vocabulary import AreaCode, MetricId, Status

FOLDER = Path("ohid_fingertips")
# the files name no day; all of their figures were out by then, the newest being those of 2023 to 2025
HELD_BY = date(2026, 6, 30)
NEEDED = ("area_code", "period", "indicator", "measure", "unit", "value", "inequality")
NOT_GIVEN = "NA"
PERCENT = "Percentage"
YEARS_OF_LIFE = 120


def load(folder: Path) -> list[Loaded]:
    """One release a file. Raises LoaderError where a file is not as known."""
    return [load_file(folder, profile) for profile in PROFILES]


def load_file(folder: Path, profile: Profile) -> Loaded:
    file = FOLDER / profile.file
    records: dict[tuple[MetricId, AreaCode, Period], Record] = {}
    for number, row in rows(folder / file):
        if profile.left_out and profile.left_out.fullmatch(row["indicator"]):
            continue
        record = of_row(profile, row, number)
        if (record.metric, record.area, record.period) in records:
            raise CellError(file.name, None, number, "area_code", row["area_code"], "Given twice: remove one row.")
        records[record.metric, record.area, record.period] = record
    if missing := sorted(set(profile.metrics.values()) - {metric for metric, _, _ in records}):
        found = f"no rows of {', '.join(missing)}"
        raise LayoutError(file.name, None, "indicators", found, "Check whether the publisher has renamed one.")
    newest = max(period for _, _, period in records)
    release = Release("ohid_fingertips", f"{file.stem} to {newest.end.year}", None, HELD_BY, file)
    return Loaded(release, tuple(records.values()))


def rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The columns that are needed, with the number of the row."""
    with present(path).open(encoding="utf-8-sig", newline="") as opened:
        reader = csv.DictReader(opened)
        if missing := sorted(set(NEEDED) - set(reader.fieldnames or [])):
            raise LayoutError(path.name, None, "columns", f"{', '.join(missing)} missing", "Get the file again.")
        for number, row in enumerate(reader, start=2):
            if cut := next((field for field in NEEDED if row[field] is None), None):
                raise CellError(path.name, None, number, cut, "", "The row is cut short. Get the file again.")
            yield number, {field: row[field].strip() for field in NEEDED}


def of_row(profile: Profile, row: dict[str, str], number: int) -> Record:
    if row["indicator"] != profile.indicator:
        raise CellError(profile.file, None, number, "indicator", row["indicator"], f"Known is {profile.indicator!r}.")
    if (row["measure"], row["unit"]) != profile.holds:
        given = f"{row['measure']} ({row['unit']}) in row {number}, and {' ('.join(profile.holds)}) before"
        raise ScaleError(profile.file, "/".join(profile.metrics.values()), given)
    metric, area = profile.metrics.get(row["inequality"]), area_in(row["area_code"])
    if metric is None:
        remedy = f"Known are {', '.join(profile.metrics)}."
        raise CellError(profile.file, None, number, "inequality", row["inequality"], remedy)
    if area is None:
        raise CellError(profile.file, None, number, "area_code", row["area_code"], "Give the council's code.")
    try:
        period = profile.period(row["period"])
    except ValueError as mistake:
        raise CellError(profile.file, None, number, "period", row["period"], f"{mistake}") from None
    if row["value"] == NOT_GIVEN:
        return Record(metric, area, period, None, Status.NOT_AVAILABLE, status_as_given=NOT_GIVEN)
    highest = 100 if profile.holds[0] == PERCENT else YEARS_OF_LIFE
    remedy = f"Enter a number, at most {highest}, or {NOT_GIVEN} where there is none."
    value = number_in(row["value"], profile.file, None, number, "value", remedy)
    # a gap can be the other way round, which is a figure below zero
    if value > highest or (highest == 100 and value < 0):
        raise CellError(profile.file, None, number, "value", row["value"], remedy)
    return Record(metric, area, period, value, Status.FINAL)
