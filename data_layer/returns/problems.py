"""What can be wrong with a return: each problem is a value that knows its cell and makes its own sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data_layer.faults import Fault


@dataclass(frozen=True, slots=True)
class Layout:
    """One sheet of a workbook or one CSV file as it was found; `columns` gives the letters of each field's column."""

    file: str
    sheet: str | None
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class At:
    """Where a row stands: its sheet and its number as a spreadsheet shows it, from 1.

    `unread`: the fields that are empty in the row because their cells could not be read.
    """

    layout: Layout
    row: int
    unread: frozenset[str] = frozenset()

    def cell(self, field: str) -> str:
        """The cell of a field, "D14"; the row's first cell where its sheet has no column for the field."""
        return f"{self.layout.columns.get(field, 'A')}{self.row}"


@dataclass(frozen=True, slots=True)
class Problem:
    """`field` is the column's heading; `found` the cell as it stands; `allowed` says what to write instead."""

    file: str
    sheet: str | None
    cell: str | None
    field: str | None
    found: object
    why: str
    allowed: str

    def __str__(self) -> str:
        place = f"{self.file}, sheet {self.sheet}" if self.sheet else self.file
        cell = f", cell {self.cell}" if self.cell else ""
        field = f" ({self.field})" if self.field else ""
        found = f": found {self.found!r}." if self.found not in (None, "") else ":"
        return f"{place}{cell}{field}{found} {self.why} {self.allowed}".rstrip()


class ReturnFault(Fault):
    """A return that was not loaded, with every problem in it; the text is one sentence a line."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(*problems)
        self.problems = tuple(problems)

    def __str__(self) -> str:
        counted = "1 problem" if len(self.problems) == 1 else f"{len(self.problems)} problems"
        lines = "\n".join(map(str, self.problems))
        return f"Nothing was loaded: the return has {counted}.\n{lines}"


class EmptyReturnFault(Fault):
    """A return without a row to load. `only_about`: whether its sheet About has one."""

    def __init__(self, file: str, *, only_about: bool) -> None:
        super().__init__(file)
        self.file, self.only_about = file, only_about

    def __str__(self) -> str:
        empty = "only its sheet About has a row" if self.only_about else "none of its sheets has a row"
        return (
            f"Nothing was loaded: {self.file} is empty, for {empty}. Rows that begin with EXAMPLE are passed over. "
            "Write rows into another sheet, such as Measures or Observations, save the file, and load it again."
        )
