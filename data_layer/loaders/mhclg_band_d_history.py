"""Reads the live table of area Band D council tax, 2010-11 to 2022-23, as exported: a line a council and year."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from data_layer.loaders.errors import CellError, LayoutError
from data_layer.loaders.files import present
from data_layer.loaders.numbers import number_in
from data_layer.loaders.publisher_table import area_in
from data_layer.loaders.record import Record
from data_layer.loaders.years import financial_year_of
from data_layer.periods import Period
from data_layer.vocabulary import AreaCode, MetricId, Status

CODE, YEAR, VALUE = "ons_code", "period", "area_band_d"


def history(path: Path, metric: MetricId) -> Iterator[Record]:
    """£, abolished councils too; a line without a figure is of a year in which its council did not exist.

    Raises LoaderError where the file is not as known, or a council is given twice in a year.
    """
    seen: set[tuple[AreaCode, Period]] = set()
    with present(path).open(encoding="utf-8-sig", newline="") as opened:
        reader = csv.DictReader(opened)
        if missing := {CODE, YEAR, VALUE} - set(reader.fieldnames or []):
            found = f"it does not name {', '.join(sorted(missing))}"
            raise LayoutError(path.name, None, "the header", found, f"Name {CODE}, {YEAR} and {VALUE}.")
        for number, row in enumerate(reader, start=2):
            if not row[VALUE].strip():
                continue
            record = Record(metric, *place_of(row, path.name, number), pounds(row, path.name, number), Status.FINAL)
            if (record.area, record.period) in seen:
                what = f"{record.area}, {record.period.label}"
                raise LayoutError(path.name, None, what, "given twice", "Remove one of the lines.")
            seen.add((record.area, record.period))
            yield record


def place_of(row: dict[str, str], file: str, number: int) -> tuple[AreaCode, Period]:
    area = area_in(row[CODE])
    if area is None:
        raise CellError(file, None, number, CODE, row[CODE], "Give the council's nine-character code.")
    try:
        return area, financial_year_of(row[YEAR])
    except ValueError as mistake:
        remedy = "Write a financial year, such as 2022-23."
        raise CellError(file, None, number, YEAR, row[YEAR], remedy) from mistake


def pounds(row: dict[str, str], file: str, number: int) -> float:
    remedy = "Enter the charge in pounds, above zero, or leave it empty."
    value = number_in(row[VALUE], file, None, number, VALUE, remedy)
    if value <= 0:
        raise CellError(file, None, number, VALUE, row[VALUE], remedy)
    return value
