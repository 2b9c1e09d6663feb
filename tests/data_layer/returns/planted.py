"""Fifty mistakes of different kinds, each in a cell of its own of an otherwise right return."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

# a copy of a sheet's first row becomes another row by these
OTHERWISE = {
    "Measures": lambda n: {"Id": f"measure_{n}"},
    "Observations": lambda n: {"Period": f"Q1 {1990 + n}"},
    "Targets": lambda n: {"Period": f"{1990 + n}/{(1991 + n) % 100:02}"},
    "Trajectory": lambda n: {"Period": f"Q1 {1990 + n}"},
    "Baselines": lambda n: {"Measure": "empty_homes"},
    "Narrative": lambda n: {"Period": f"Q1 {1990 + n}"},
    "Risk reviews": lambda n: {"As at": date(2025, 1, n)},
    "Budget lines": lambda n: {"Id": f"line_{n}"},
    "Commitment updates": lambda n: {"As at": date(2025, 1, n)},
    "Comparator groups": lambda n: {"Group": f"Group {n}"},
}


@dataclass(frozen=True)
class Mistake:
    """A further row with `cells` changed; what is wrong is found in the column `at` and told with `why`."""

    sheet: str
    cells: Mapping[str, object] = field(default_factory=dict)
    at: str = ""
    why: str = ""

    @property
    def column(self) -> str:
        return self.at or next(iter(self.cells))


def one(sheet: str, heading: str, value: object, why: str, **more: object) -> Mistake:
    return Mistake(sheet, {heading: value, **more}, heading, why)


NATIONAL = {
    name: None
    for name in ("Name", "Short name", "Theme", "Unit", "Decimals", "Better when", "Frequency", "Kind", "Influence",
                 "Audience", "Counts", "Aliases", "Outcomes")
}  # fmt: skip
MISTAKES = (
    one("Measures", "Id", "Missed Bins", "not an id"),
    one("Measures", "Id", "missed_bins", "The same stands in row 2"),
    one("Measures", "Id", "recycling", "A published metric has this id"),
    one("Measures", "Name", None, "empty and is needed"),
    one("Measures", "Theme", None, "empty and is needed"),
    one("Measures", "Decimals", 1.5, "not a whole number"),
    one("Measures", "Decimals", 9, "outside what is possible"),
    one("Measures", "Better when", "lowr", "not among those allowed"),
    one("Measures", "Better when", None, "empty and is needed"),
    one("Measures", "Frequency", "weekly", "not among those allowed"),
    one("Measures", "Kind", "percentage", "not among those allowed"),
    one("Measures", "Tier", "corporat", "not among those allowed"),
    one("Measures", "Audience", "everyone", "not among those allowed"),
    one("Measures", "Portfolio", "enviroment", "no such portfolio"),
    one("Measures", "Owner role", "Cllr Smith", "reads as a person"),
    one("Measures", "Outcomes", "clean_streets; dirty_streets", "no outcome"),
    one("Measures", "Accumulation", "running total", "not among those allowed"),
    Mistake("Measures", {**NATIONAL, "National metric": "recyling"}, "National metric", "no such published metric"),
    Mistake("Measures", {**NATIONAL, "National metric": "residual_waste", "Unit": "kg"}, "Unit", "brings this with it"),
    one("Measures", "Unit", "#REF!", "formula in this cell has failed"),
    one("Observations", "Measure", "mised_bins", "no such measure"),
    one("Observations", "Measure", "recycling", "come from its publisher"),
    one("Observations", "Period", "Q5 2025", "not a period"),
    one("Observations", "Period", "Apr 2025", "reported by the quarter"),
    one("Observations", "Period", "Q1 2095", "has not begun"),
    Mistake("Observations", {"Period": "Q1 2025"}, "Measure", "The same stands in row 2"),
    one("Observations", "Period", None, "empty and is needed"),
    one("Observations", "Value", "n/a", "not a number"),
    one("Observations", "Value", None, "neither a value nor a reason"),
    one("Observations", "Numerator", None, "go together"),
    one("Observations", "Denominator", 0, "Nothing can be counted out of 0"),
    one("Observations", "Denominator", -5, "least possible here is 0"),
    one("Observations", "Status", "not available", "The row has a value"),
    one("Observations", "Status", "finall", "not among those allowed"),
    one("Observations", "Embargo until", "31/02/2026", "not a day"),
    one("Observations", "Area", "E0600001", "not the code of an area"),
    one("Observations", "Area", "E06000999", "no such area"),
    Mistake("Observations", {"Measure": "empty_homes", "Audience": "public"}, "Audience", "kept for officer"),
    one("Targets", "Tolerance", -5, "least possible here is 0"),
    one("Targets", "Tolerance", None, "how much is not said"),
    one("Targets", "Tolerance kind", "percent", "not among those allowed"),
    Mistake("Targets", {"Tolerance kind": None}, "Tolerance", "has no kind"),
    Mistake("Targets", {"Measure": "recycling", "Part": "kerbside"}, "Part", "no such part"),
    one("Trajectory", "Value", "forty", "not a number"),
    one("Narrative", "Written on", date(2095, 1, 1), "still to come"),
    one("Risk reviews", "Likelihood", 6, "outside what is possible"),
    one("Risk reviews", "Risk", "waste_2", "no such risk"),
    one("Budget lines", "Budget", "£8m", "not a number"),
    one("Commitment updates", "Status", "ongoing", "not among those allowed"),
    one("Comparator groups", "Member", "E99999999", "no such area"),
)


def plant(path: Path, mistakes: tuple[Mistake, ...] = MISTAKES) -> list[tuple[str, str, str]]:
    """Adds a row a mistake to the workbook; gives sheet and cell of each, and what must be said of it."""
    workbook = load_workbook(path)
    places = []
    for number, mistake in enumerate(mistakes, 1):
        page = workbook[mistake.sheet]
        columns = {str(heading): number for number, heading in enumerate(next(page.values), 1)}
        row = page.max_row + 1
        first = {heading: page.cell(2, column).value for heading, column in columns.items()}
        changed = {**OTHERWISE[mistake.sheet](number % 30 + 1), **mistake.cells}
        write(page, row, columns, {**first, **changed})
        places.append((mistake.sheet, f"{get_column_letter(columns[mistake.column])}{row}", mistake.why))
    workbook.save(path)
    return places


def write(page: Worksheet, row: int, columns: Mapping[str, int], cells: Mapping[str, object]) -> None:
    for heading, value in cells.items():
        page.cell(row, columns[heading]).value = value  # type: ignore[reportAttributeAccessIssue]
