"""A table of a workbook with one row of headings and a code an area, found by the words of its headings."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data_layer.loaders.errors import CellError, LayoutError
from data_layer.loaders.numbers import number_in
from data_layer.loaders.sheet import Cell, Rows, sheet_named, tidy
from data_layer.vocabulary import AreaCode

# councils, regions and England
AREA = re.compile(r"E(?:06|07|08|09|10|12|92)[0-9]{6}")
MARK = re.compile(r"\s*\[([^\]]*)\]")


@dataclass(frozen=True, slots=True)
class PublisherTable:
    """`names`: the headings with single spaces; `header`: the number of their row; `above` and `below`: the rest."""

    file: str
    sheet: str
    names: tuple[str, ...]
    header: int
    above: Rows
    below: Rows

    def column(self, pattern: str) -> int:
        """The only column whose whole heading, notes aside, matches. Raises LayoutError for none or two."""
        places = [place for place, name in enumerate(self.names) if re.fullmatch(pattern, without_marks(name))]
        if len(places) != 1:
            found = f"{len(places) or 'no'} columns have such a heading"
            raise LayoutError(self.file, self.sheet, f"column {pattern!r}", found, "Give its loader the new heading.")
        return places[0]

    def columns(self, pattern: re.Pattern[str]) -> dict[int, re.Match[str]]:
        """Where columns stand whose whole heading, without notes, matches. Raises LayoutError for none or a double."""
        found = {n: match for n, name in enumerate(self.names) if (match := pattern.fullmatch(without_marks(name)))}
        headings = [match[0] for match in found.values()]
        if not headings or len(set(headings)) < len(headings):
            what = "two have the same" if headings else "none has such a"
            raise LayoutError(
                self.file, self.sheet, f"columns {pattern.pattern!r}", f"{what} heading", "Get the file again."
            )
        return found

    def rows(self) -> Iterator[tuple[int, Sequence[Any]]]:
        """Rows below the headings, with the number that the sheet shows; empty ones are left out."""
        for number, row in enumerate(self.below, start=self.header + 1):
            if any(str(cell).strip() for cell in row):
                yield number, row

    def cell(self, row: Sequence[Any], number: int, column: int, marks: Collection[str], unit: str) -> Cell:
        """A number, or one of the marks. Raises CellError for all else."""
        given = row[column].strip() if isinstance(row[column], str) else row[column]
        if given in marks:
            return Cell(None, given)
        remedy = f"Known are numbers ({unit})" + (f" and {', '.join(sorted(marks))}." if marks else ".")
        return Cell(number_in(given, self.file, self.sheet, number, self.names[column], remedy))

    def fault(self, row: Sequence[Any], number: int, column: int, remedy: str) -> CellError:
        return CellError(self.file, self.sheet, number, self.names[column], row[column], remedy)


def published_table(path: Path, name: str, first: str) -> PublisherTable:
    """The sheet of that name, whose headings stand in the first row with a cell that says `first`, notes aside.

    Raises MissingFileError, or LayoutError where there is no such sheet, or no such row above the first area.
    """
    sheet, rows = sheet_named(path, name)
    for index, row in enumerate(rows):
        names = tuple(tidy(cell) for cell in row)
        if any(map(area_in, row)):
            break
        if first in map(without_marks, names):
            return PublisherTable(path.name, sheet, names, index + 1, rows[:index], rows[index + 1 :])
    remedy = "Check that it is the publisher's table, and whether the heading has a new name this year."
    raise LayoutError(path.name, sheet, "the header", f"no row above the areas has a cell {first!r}", remedy)


def without_marks(text: str) -> str:
    """ "2023-24 [r] [note 17]" -> "2023-24"."""
    return MARK.sub("", text).strip()


def marks_in(text: str) -> frozenset[str]:
    """ "2023-24 [r] [note 17]" -> r, note 17; "[note 7, 12]" -> note 7, note 12."""
    found = set[str]()
    for inside in MARK.findall(text):
        notes = inside.removeprefix("note ").split(", ")
        found |= {f"note {one}" for one in notes} if inside.startswith("note ") else {inside}
    return frozenset(found)


def area_in(text: object) -> AreaCode | None:
    """The code of a council, a region or England; None for anything else."""
    code = str(text).strip()
    return AreaCode(code) if AREA.fullmatch(code) else None
