"""Reads a detailed table of statutory homelessness into plain rows, one an area, whatever stands above the figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data_layer.loaders.errors import CellError, LayoutError
from data_layer.loaders.numbers import number_in
from data_layer.loaders.sheet import Cell, Rows, sheet_named, tidy
from data_layer.vocabulary import AreaCode, Status

ENGLAND = "E92000001"
AREA = re.compile(r"E(?:0[6-9]|12|92)[0-9]{6}")
# in the place of the code of "Rest of England"
NO_CODE = "-"
MARKS = {"..": Status.NOT_AVAILABLE, "-": Status.SUPPRESSED}
# "households in TA1,2,3" and "more than 6 weeks 8": notes change their numbers from quarter to quarter
FOOTNOTES = re.compile(r"(?<=[A-Za-z)])\s?[0-9,⁰¹²³⁴-⁹]+(?= \(|$)")

Heading = tuple[str, ...]  # from the merged cell down: ("Hostels", "Total with children"), or just the one text


@dataclass(frozen=True, slots=True)
class Row:
    """One area; `cells` in the order of the headings asked for."""

    area: AreaCode
    cells: tuple[Cell, ...]

    @property
    def is_council(self) -> bool:
        return not self.area.startswith(("E12", "E92"))


def area_rows(path: Path, table: str, quarter_end: date, headings: Sequence[Heading]) -> list[Row]:
    """Councils, regions and England, each once; London stands in a table twice, and "Rest of England" is left out.

    Raises LoaderError where the title names another quarter, a heading is missing or given twice, figures stand
    beside no code, one area has two different rows, or a cell cannot be read.
    """
    sheet, rows = sheet_named(path, table)
    title = tidy(rows[0][0]) if rows else ""
    if f"{quarter_end:%B %Y}" not in title:
        remedy = f"Give the table of the quarter that ends in {quarter_end:%B %Y}."
        raise LayoutError(path.name, sheet, "the title", f"it is {title!r}", remedy)
    first, code = first_figures(rows, path.name, sheet)
    header = [[FOOTNOTES.sub("", tidy(text)) for text in row] for row in rows[:first]]
    columns = [column(header, heading, path.name, sheet) for heading in headings]
    held: dict[AreaCode, Row] = {}
    for number, row in coded(rows, first, code, columns, path.name, sheet):
        cells = (
            cell(row[at], path.name, sheet, number, heading) for at, heading in zip(columns, headings, strict=True)
        )
        read = Row(AreaCode(tidy(row[code])), tuple(cells))
        if held.setdefault(read.area, read) != read:
            found = "its figures differ from those of an earlier row"
            raise LayoutError(path.name, sheet, f"{read.area} in row {number}", found, "Keep the row that is right.")
    return list(held.values())


def first_figures(rows: Rows, file: str, sheet: str) -> tuple[int, int]:
    """Where England's code stands, row and column: the figures begin there, all codes are in that column."""
    for index, row in enumerate(rows):
        for place, text in enumerate(row):
            if tidy(text) == ENGLAND:
                return index, place
    raise LayoutError(file, sheet, "the rows of areas", f"none has England's code, {ENGLAND}", "Get the file again.")


def column(header: Sequence[Sequence[str]], heading: Heading, file: str, sheet: str) -> int:
    """A merged cell has its text in its first column, and stands over the columns up to the next text in its row."""
    places = {
        place
        for level, row in enumerate(header)
        for place, text in enumerate(row)
        if text == heading[-1] and (len(heading) == 1 or over(header, level, place) == heading[0])
    }
    if len(places) != 1:
        found = f"{len(places) or 'no'} columns have it"
        remedy = "Give data_layer/loaders/mhclg_homelessness_columns.py the words that now stand above the figures."
        raise LayoutError(file, sheet, f"heading {' / '.join(heading)!r}", found, remedy)
    return places.pop()


def over(header: Sequence[Sequence[str]], level: int, place: int) -> str | None:
    above = header[level - 1][: place + 1] if level else ()
    return next((text for text in reversed(above) if text), None)


def coded(
    rows: Rows, first: int, code: int, columns: Sequence[int], file: str, sheet: str
) -> Iterator[tuple[int, Sequence[object]]]:
    """The rows with an area's code, and their numbers. Notes have no figure in these columns; a figure without a word
    beside it is a working of the publisher's that was left in the sheet.
    """
    for number, row in enumerate(rows[first:], start=first + 1):
        given = tidy(row[code])
        if AREA.fullmatch(given):
            yield number, row
        elif given != NO_CODE and any(isinstance(row[at], int | float) for at in columns) and any(map(is_word, row)):
            raise CellError(file, sheet, number, "area code", row[code], "Give the area's nine-character code.")


def cell(given: object, file: str, sheet: str, row: int, heading: Heading) -> Cell:
    if isinstance(given, str) and given.strip() in MARKS:
        return Cell(None, given.strip())
    field, remedy = " / ".join(heading), f"Known are numbers from 0 and the marks {' and '.join(MARKS)}."
    number = number_in(given, file, sheet, row, field, remedy)
    if number < 0:
        raise CellError(file, sheet, row, field, given, remedy)
    return Cell(number)


def is_word(text: object) -> bool:
    return isinstance(text, str) and any(letter.isalpha() for letter in text)
