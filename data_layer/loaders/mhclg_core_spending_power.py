"""Core spending power, 2016/17 to 2020/21, and the spending power that came before it, 2011/12 to 2015/16.

The two are different measures: the break is an event of the series (data_layer/definitions/events.yml).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from data_layer.loaders.errors import CellError, LayoutError
from data_layer.loaders.files import present
from data_layer.loaders.numbers import number_in
from data_layer.loaders.record import Loaded, Record, Release
from data_layer.periods import financial_year
from data_layer.vocabulary import AreaCode, MetricId, Status

FILE = Path("mhclg_finance") / "core_spending_power.csv"
METRIC = MetricId("core_spending_power")
ABOUT = ["ons_code", "ons_name", "class", "region"]
COUNCIL = re.compile(r"E(0[6-9]|10)\d{6}")
YEAR = re.compile(r"20\d\d")
NOT_GIVEN = ".."


def load(folder: Path) -> list[Loaded]:
    """£ million. Raises LoaderError where the file is not as known."""
    with present(folder / FILE).open(encoding="utf-8-sig", newline="") as opened:
        reader = csv.DictReader(opened)
        fields = list(reader.fieldnames or [])
        years = fields[len(ABOUT) :]
        if fields[: len(ABOUT)] != ABOUT or not years or not all(map(YEAR.fullmatch, years)):
            found = f"it names {', '.join(fields) or 'nothing'}"
            raise LayoutError(FILE.name, None, "the header", found, f"Name {', '.join(ABOUT)}, then a column a year.")
        records = [record for number, row in enumerate(reader, start=2) for record in of_council(row, years, number)]
    # the file names no day; its newest figures were known from the final settlement for 2020/21
    settled = date(2020, 2, 6)
    return [Loaded(Release("mhclg_core_spending_power", "2020-21", None, settled, FILE), tuple(records))]


def of_council(row: dict[str, str], years: list[str], number: int) -> Iterator[Record]:
    """A column bears the year in which its financial year ends."""
    code = row["ons_code"]
    if not COUNCIL.fullmatch(code):
        raise CellError(FILE.name, None, number, "ons_code", code, "Give the council's nine-character code.")
    for year in years:
        period = financial_year(int(year) - 1)
        if row[year] == NOT_GIVEN:
            yield Record(METRIC, AreaCode(code), period, None, Status.NOT_AVAILABLE, status_as_given=NOT_GIVEN)
            continue
        remedy = "Enter £ million, or .. where there is no figure."
        value = number_in(row[year], FILE.name, None, number, year, remedy)
        yield Record(METRIC, AreaCode(code), period, value, Status.FINAL)
