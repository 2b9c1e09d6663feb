"""English Indices of Deprivation 2025: the average score of each district. The columns of ranks are never read."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from data_layer.loaders.errors import CellError, LayoutError
from data_layer.loaders.files import present
from data_layer.loaders.numbers import number_in
from data_layer.loaders.publisher_table import area_in
from data_layer.loaders.record import Loaded, Record, Release
from data_layer.periods import calendar_year
from data_layer.vocabulary import MetricId, Status

FILE = Path("mhclg_imd") / "imd2025_england_ltla24.export.csv"
METRIC = MetricId("deprivation_score_2025")
CODE, SCORE = "ltla24_code", "imd_average_score"
# the export names no day; the edition came out at the end of October 2025
KNOWN = date(2025, 10, 30)
# the formula of the index gives scores from 0 to 100
HIGHEST = 100


def load(folder: Path) -> list[Loaded]:
    """A score without a unit, one edition. Raises LoaderError where the file is not as known."""
    with present(folder / FILE).open(encoding="utf-8-sig", newline="") as opened:
        reader = csv.DictReader(opened)
        if missing := [field for field in (CODE, SCORE) if (reader.fieldnames or []).count(field) != 1]:
            found = f"{', '.join(missing)} not there once"
            raise LayoutError(FILE.name, None, "columns", found, "Get the publisher's file again.")
        records = [record(row[CODE], row[SCORE], number) for number, row in enumerate(reader, start=2)]
    return [Loaded(Release("mhclg_imd", "2025", None, KNOWN, FILE), tuple(records))]


def record(code: str | None, score: str | None, number: int) -> Record:
    area = area_in(code)
    if area is None:
        raise CellError(FILE.name, None, number, CODE, code, "Give the council's nine-character code.")
    remedy = f"Enter the average score, 0 to {HIGHEST}."
    value = number_in(score, FILE.name, None, number, SCORE, remedy)
    if not 0 <= value <= HIGHEST:
        raise CellError(FILE.name, None, number, SCORE, score, remedy)
    return Record(METRIC, area, calendar_year(2025), value, Status.FINAL)
