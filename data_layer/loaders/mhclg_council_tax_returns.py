"""Reads the council tax requirement returns of a year: what each council charges, and the whole bill of its area."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data_layer.loaders.errors import CellError, LayoutError
from data_layer.loaders.numbers import number_in
from data_layer.loaders.sheet import Rows, sheet_named
from data_layer.vocabulary import AreaCode

COUNCIL = re.compile(r"E(?:0[6-9]|10)[0-9]{6}")
ENGLAND = AreaCode("E92000001")
TOTAL_OF_ENGLAND = "TE"
CODE, CLASS = "ONS Code", "Class"
BILLING, COUNTY = {"UA", "MD", "ILB", "OLB", "SD"}, {"SC"}
OWN_BILLING = r"8\. Average \(Band D 2 Adult equivalent\) council tax \(including Adult Social Care precept and local.*"
OWN_COUNTY = r"3\. Average \(Band D 2 Adult equivalent\) council tax of major precepting authority.*"
AREA = r"17\. Average \(Band D 2 adult equivalent\) council tax for area of the billing authority.*"
PREVIOUS, CURRENT = r" ?\(previous year\)", r" ?\(current year\)"
REMEDY = "Enter £ for a Band D home, above zero."


@dataclass(frozen=True, slots=True)
class Charges:
    """£ a year for a Band D home by council; `previous` and `current` are of the council itself, `area` of all.

    A council that did not exist in the previous year has None there. `england` is the average bill in England of the
    previous and the current year, all authorities together.
    """

    previous: Mapping[AreaCode, float | None]
    current: Mapping[AreaCode, float]
    area: Mapping[AreaCode, float]
    england: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Table:
    file: str
    sheet: str
    header: int
    rows: Rows

    def column(self, wanted: str) -> int:
        names = [" ".join(str(name).split()) for name in self.rows[self.header]]
        places = [place for place, name in enumerate(names) if re.fullmatch(wanted, name)]
        if len(places) != 1:
            found = f"{len(places) or 'no'} columns have such a name"
            remedy = "Give data_layer/loaders/mhclg_council_tax_returns.py the name that the column has now."
            raise LayoutError(self.file, self.sheet, f"column {wanted!r}", found, remedy)
        return places[0]

    def councils(self, classes: set[str]) -> list[tuple[int, AreaCode, Sequence[Any]]]:
        """Rows of the classes, with their number in the sheet; totals of a class bear its name for a code."""
        code, kind = self.column(CODE), self.column(CLASS)
        found: dict[AreaCode, tuple[int, AreaCode, Sequence[Any]]] = {}
        for number, row in enumerate(self.rows[self.header + 1 :], start=self.header + 2):
            area = AreaCode(str(row[code]).strip())
            if row[kind] not in classes or area == row[kind]:
                continue
            if not COUNCIL.fullmatch(area):
                raise CellError(
                    self.file, self.sheet, number, CODE, row[code], "Give the council's nine-character code."
                )
            if area in found:
                raise LayoutError(self.file, self.sheet, area, "the council is given twice", "Remove one of its rows.")
            found[area] = number, area, row
        return list(found.values())

    def amount(self, row: Sequence[Any], number: int, column: int) -> float:
        field = " ".join(str(self.rows[self.header][column]).split())
        value = number_in(row[column], self.file, self.sheet, number, field, REMEDY)
        if value <= 0:
            raise CellError(self.file, self.sheet, number, field, row[column], REMEDY)
        return value

    def amounts(self, classes: set[str], wanted: str) -> dict[AreaCode, float]:
        column = self.column(wanted)
        return {area: self.amount(row, number, column) for number, area, row in self.councils(classes)}

    def amounts_before(self, classes: set[str], wanted: str) -> dict[AreaCode, float | None]:
        """A zero stands for a council that did not exist in the year before."""
        column = self.column(wanted)
        return {
            area: None if row[column] == 0 else self.amount(row, number, column)
            for number, area, row in self.councils(classes)
        }


def read_charges(path: Path) -> Charges:
    """Raises LoaderError where a sheet, column or cell is not as known."""
    billing, precepting = table(path, "Data_Billing"), table(path, "Data_Precepting")
    return Charges(
        previous={
            **billing.amounts_before(BILLING, OWN_BILLING + PREVIOUS),
            **precepting.amounts_before(COUNTY, OWN_COUNTY + PREVIOUS),
        },
        current={
            **billing.amounts(BILLING, OWN_BILLING + CURRENT),
            **precepting.amounts(COUNTY, OWN_COUNTY + CURRENT),
        },
        area=billing.amounts(BILLING, AREA),
        england=in_england(billing),
    )


def read_band_d(path: Path, sheet: str) -> dict[AreaCode, float]:
    """The bill of each billing authority's area in band D, from the table of all bands."""
    return table(path, sheet).amounts(BILLING, "Band D")


def table(path: Path, name: str) -> Table:
    sheet, rows = sheet_named(path, name)
    for header, row in enumerate(rows):
        if str(row[0]).replace("-", " ").strip() == "E Code" or row[0] == "E-code":
            return Table(path.name, sheet, header, rows)
    raise LayoutError(path.name, sheet, "the header", "no row begins with E-code", "Get the publisher's file again.")


def in_england(billing: Table) -> tuple[float, float]:
    """England's row holds in line 8 the average of billing and precepting authorities together."""
    code = billing.column(CODE)
    for number, row in enumerate(billing.rows[billing.header + 1 :], start=billing.header + 2):
        if row[code] == TOTAL_OF_ENGLAND:
            previous, current = (billing.column(OWN_BILLING + year) for year in (PREVIOUS, CURRENT))
            return billing.amount(row, number, previous), billing.amount(row, number, current)
    remedy = f"Check that its row bears the code {TOTAL_OF_ENGLAND}."
    raise LayoutError(billing.file, billing.sheet, "England", "it has no row", remedy)
