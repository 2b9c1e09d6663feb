"""Any container of a table (XLSX, XLSB, XLS, ODS, CSV) as sheets of cells, and what stands round the cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from data_layer.scorecards.errors import UnreadableFileFault
from data_layer.scorecards.model import Origin

Raw = str | float | bool | date | None  # as the container holds it; None for an empty cell


@dataclass(frozen=True, slots=True)
class Look:
    """What a cell shows besides its content; None or empty where the container does not tell."""

    number_format: str | None = None
    colour: str | None = None  # the fill as RRGGBB
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged block, rows and columns counted from 0, ends included; the content is in its first cell."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """`name` is None for a CSV file. `rows[0]` is row 1; rows may differ in length."""

    file: str
    name: str | None
    rows: Sequence[Sequence[Raw]]
    hidden: bool = False
    looks: Mapping[tuple[int, int], Look] = field(default_factory=dict)
    merges: tuple[Merge, ...] = ()

    def at(self, row: int, column: int) -> Raw:
        cells = self.rows[row] if 0 <= row < len(self.rows) else ()
        return cells[column] if 0 <= column < len(cells) else None

    def look(self, row: int, column: int) -> Look:
        return self.looks.get((row, column), NO_LOOK)

    def origin(self, row: int, column: int) -> Origin:
        return Origin(self.file, self.name, f"{column_letters(column)}{row + 1}")

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class Workbook:
    """`doubts` are sentences about the file as a whole: its encoding, or what could not be read of it."""

    file: str
    sheets: tuple[Sheet, ...]
    doubts: tuple[str, ...] = ()


NO_LOOK = Look()


@lru_cache(maxsize=4096)
def column_letters(column: int) -> str:
    """0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def shown(raw: Raw) -> str:
    """A cell as a person reads it: one space between words, line breaks kept as spaces, whole numbers without ".0"."""
    if raw is None:
        return ""
    if isinstance(raw, str):
        return " ".join(raw.split())
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, float | int):
        return str(int(raw)) if raw == int(raw) and abs(raw) < 1e15 else repr(raw)
    if isinstance(raw, datetime):
        return raw.date().isoformat() if raw.time() == datetime.min.time() else raw.isoformat(" ", "minutes")
    return raw.isoformat()


def read(path: Path) -> Workbook:
    """The workbook of a file, told by its content and not by the ending of its name.

    Raises UnreadableFileFault for a file that is not there, empty, protected, or no table.
    """
    from data_layer.scorecards.containers import container_of

    if not path.is_file():
        raise UnreadableFileFault(path.name, "the file is not there", "Check the name and the folder.")
    content = path.read_bytes()
    if not content.strip():
        raise UnreadableFileFault(path.name, "the file is empty", "Save it again from where it was made.")
    return container_of(path.name, content)(path.name, content)
