"""Revenue Outturn Summary, 2015/16 to 2023/24: every English principal council's finances after the year's end.

One release a year, and two of 2017/18: the provisional one and the one that revised it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from data_layer.facts import SeriesEvent
from data_layer.loaders.mhclg_outturn_metrics import records
from data_layer.loaders.mhclg_outturn_return import CouncilReturn, read_returns
from data_layer.loaders.mhclg_restatements import restatements
from data_layer.loaders.record import Loaded, Release
from data_layer.loaders.years import financial_year_of
from data_layer.periods import Period
from data_layer.vocabulary import MetricId, Status

FOLDER = Path("mhclg_finance")


@dataclass(frozen=True, slots=True)
class Workbook:
    """`published` is the day its front page or table names; where it names none, `saved` is the day it was made."""

    year: str
    file: str
    published: date | None
    saved: date | None = None
    status: Status = Status.FINAL

    @property
    def period(self) -> Period:
        return financial_year_of(self.year)

    @property
    def release(self) -> Release:
        known_from = self.published or self.saved
        assert known_from, "each workbook has one of the two"
        label = f"{self.year} {self.status.value}"
        return Release("mhclg_revenue_outturn", label, self.published, known_from, FOLDER / self.file)


WORKBOOKS = (
    Workbook("2015-16", "RS_2015-16_data_by_LA_-_Revision.xlsx", None, date(2017, 11, 15)),
    Workbook("2016-17", "RS_2016-17_data_by_LA.xlsx", date(2017, 11, 16)),
    Workbook("2017-18", "RS_2017-18_data_by_LA_PRENOV.xlsx", date(2018, 8, 23), status=Status.PROVISIONAL),
    Workbook("2017-18", "rs2017_18.xls", date(2019, 3, 20)),
    Workbook("2018-19", "rs2018_19.xls", date(2019, 11, 14)),
    Workbook("2019-20", "rs2019_20.xls", date(2021, 6, 11)),
    Workbook("2020-21", "rs2020_21.xlsx", None, date(2025, 3, 19)),
    Workbook("2021-22", "rs2021_22.xlsx", date(2025, 5, 15)),
    Workbook("2022-23", "rs2022_23.xlsx", date(2024, 7, 8)),
    Workbook("2023-24", "rs2023_24.xlsx", date(2024, 12, 12)),
)


def load(folder: Path) -> list[Loaded]:
    """Releases in the order of their years; restatements stand with the release that restates.

    Raises LoaderError where a workbook is not as known.
    """
    returns = {book.file: read_returns(folder / FOLDER / book.file, book.year) for book in WORKBOOKS}
    restated: dict[str, list[tuple[MetricId, SeriesEvent]]] = {book.file: [] for book in WORKBOOKS}
    for before, after in pairwise(book for book in WORKBOOKS if book.status is Status.FINAL):
        found = restatements(by_area(returns[before.file]), by_area(returns[after.file]), after.period)
        restated[after.file] = list(found)
    return [
        Loaded(
            book.release,
            tuple(record for given in returns[book.file] for record in records(given, book.period, book.status)),
            tuple(restated[book.file]),
        )
        for book in WORKBOOKS
    ]


def by_area(returns: list[CouncilReturn]) -> dict:
    return {given.area: given for given in returns}
