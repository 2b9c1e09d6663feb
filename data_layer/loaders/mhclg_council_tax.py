"""Band D council tax in England: what each council charges itself, and the bill of all authorities in its area.

One release a file, in the order of publication, so that a year that a later one revises is known as it was. England's
average of 2022-23 is left out, for the return of 2023-24 gives it on other boundaries than were published then.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from data_layer.loaders.errors import CellError, LayoutError
from data_layer.loaders.files import present
from data_layer.loaders.mhclg_council_tax_returns import ENGLAND, Charges, read_band_d, read_charges
from data_layer.loaders.numbers import number_in
from data_layer.loaders.record import Loaded, Record, Release
from data_layer.loaders.years import financial_year_of
from data_layer.periods import Period, financial_year
from data_layer.vocabulary import AreaCode, MetricId, Status

FOLDER = Path("mhclg_council_tax")
EARLIER = FOLDER / "area_band_d_2010-11_to_2022-23.export.csv"
RETURNS_2023 = FOLDER / "CTR_Table_9_2023-24.ods"
RETURNS_2024 = FOLDER / "ct_table9_2024_25.ods"
BANDS_2024 = FOLDER / "ct_table8_2024_25.ods"
SOURCE = "mhclg_council_tax"
OWN, WHOLE = MetricId("council_tax_band_d"), MetricId("council_tax_band_d_area")
FIELDS = ["ons_code", "ecode", "local_authority", "current", "class", "region", "period", "area_band_d"]
COUNCIL = re.compile(r"E0[6-9][0-9]{6}")
NEW_COUNCIL = "the council did not exist in that year"


def load(folder: Path) -> list[Loaded]:
    """£ a year for a Band D home. Raises LoaderError where a file is not as known."""
    # the first file names no day; the levels of its newest year were published in March 2022
    known = date(2022, 3, 31)
    first, second = date(2023, 3, 23), date(2024, 3, 21)
    of_2023, of_2024 = read_charges(folder / RETURNS_2023), read_charges(folder / RETURNS_2024)
    areas_2024 = read_band_d(folder / BANDS_2024, "Table_8")
    year = financial_year
    return [
        Loaded(Release(SOURCE, "2022-23 area", None, known, EARLIER), tuple(earlier(folder / EARLIER))),
        Loaded(
            Release(SOURCE, "2023-24", first, first, RETURNS_2023),
            (
                *own(of_2023, year(2023)),
                *whole(of_2023.area, year(2023)),
                *whole({ENGLAND: of_2023.england[1]}, year(2023)),
            ),
        ),
        Loaded(
            Release(SOURCE, "2024-25", second, second, RETURNS_2024),
            (*own(of_2024, year(2024)), *england(of_2024, year(2024))),
        ),
        # the same release: its table of all bands names no day of its own
        Loaded(Release(SOURCE, "2024-25 area", second, second, BANDS_2024), tuple(whole(areas_2024, year(2024)))),
    ]


def own(charges: Charges, year: Period) -> Iterator[Record]:
    """The council's own charge in the year before and in the year."""
    before = year.year_before()
    for area, charge in charges.previous.items():
        if charge is None:
            yield Record(OWN, area, before, None, Status.NOT_AVAILABLE, status_as_given=NEW_COUNCIL)
        else:
            yield Record(OWN, area, before, charge, Status.FINAL)
    for area, charge in charges.current.items():
        yield Record(OWN, area, year, charge, Status.FINAL)


def whole(bills: Mapping[AreaCode, float], year: Period) -> Iterator[Record]:
    return (Record(WHOLE, area, year, bill, Status.FINAL) for area, bill in bills.items())


def england(charges: Charges, year: Period) -> Iterator[Record]:
    for when, bill in zip((year.year_before(), year), charges.england, strict=True):
        yield Record(WHOLE, ENGLAND, when, bill, Status.FINAL)


def earlier(path: Path) -> Iterator[Record]:
    """Bills of areas to 2022-23; a council has none before it was created and after it was abolished."""
    seen: set[tuple[str, Period]] = set()
    with present(path).open(encoding="utf-8-sig", newline="") as opened:
        reader = csv.DictReader(opened)
        if list(reader.fieldnames or []) != FIELDS:
            found = f"it names {', '.join(reader.fieldnames or []) or 'nothing'}"
            raise LayoutError(path.name, None, "the header", found, f"Name {', '.join(FIELDS)}, in this order.")
        for number, row in enumerate(reader, start=2):
            if row["area_band_d"] == "":
                continue
            code = row["ons_code"]
            if not COUNCIL.fullmatch(code):
                remedy = "Give the council's nine-character code."
                raise CellError(path.name, None, number, "ons_code", code, remedy)
            year = year_in(row["period"], path.name, number)
            if (code, year) in seen:
                raise LayoutError(path.name, None, f"{code}, {year.label}", "given twice", "Remove one of the rows.")
            seen.add((code, year))
            yield Record(WHOLE, AreaCode(code), year, pounds(row["area_band_d"], path.name, number), Status.FINAL)


def year_in(text: str, file: str, row: int) -> Period:
    try:
        return financial_year_of(text)
    except ValueError as mistake:
        raise CellError(file, None, row, "period", text, "Write a financial year, such as 2018-19.") from mistake


def pounds(text: str, file: str, row: int) -> float:
    remedy = "Enter £ for a Band D home, above zero, or leave it empty where the council did not exist."
    value = number_in(text, file, None, row, "area_band_d", remedy)
    if value <= 0:
        raise CellError(file, None, row, "area_band_d", text, remedy)
    return value
