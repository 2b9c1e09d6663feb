"""Reads a return into typed rows, and tells every cell that cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from data_layer.returns.columns import Column, Need, Row, Sheet
from data_layer.returns.found_sheets import FoundSheet, found_sheets
from data_layer.returns.model import SHEETS, CouncilRows
from data_layer.returns.problems import At, Layout, Problem
from data_layer.returns.value_types import Wrong

EXAMPLE = "EXAMPLE"  # a row whose first cell begins so is only an example, and a column may be headed so
FRONT = "Read me"
EVERY = 20_000

Progress = Callable[[str], None]


@dataclass(slots=True)
class Read:
    """What a return holds, and every problem found while reading it.

    `partial`: the rows that have a problem, with None in the cells that could not be read, so that the rest of them can
    be checked and others may refer to them; they are never loaded.
    """

    rows: CouncilRows
    partial: CouncilRows
    problems: list[Problem] = field(default_factory=list)


def read_return(path: Path, *, progress: Progress) -> Read:
    """Raises Fault where the path is no return at all."""
    by_name = {plain_name(name): sheet for sheet in SHEETS for name in (sheet.name, sheet.table)}
    found: dict[str, tuple[Row, ...]] = {}
    partial: dict[str, tuple[Row, ...]] = {}
    problems: list[Problem] = []
    for given in found_sheets(path):
        if plain_name(given.name) == plain_name(FRONT):
            continue
        sheet = by_name.get(plain_name(given.name))
        if sheet is None:
            problems.append(unknown_sheet(given))
        elif sheet.table in found:
            problems.append(Problem(given.file, given.sheet, None, None, given.name, "The sheet stands here twice.",
                                    "Put the rows of both into one."))  # fmt: skip
        else:
            reading = SheetReader(sheet, given)
            found[sheet.table] = tuple(reading.rows(progress))
            partial[sheet.table] = tuple(reading.partial)
            problems += reading.problems
    return Read(made_of(found), made_of(partial), problems)


def made_of(tables: Mapping[str, tuple[Row, ...]]) -> CouncilRows:
    """The rows of each table; those of a table are of its sheet's kind."""
    return CouncilRows(**tables)  # type: ignore[reportArgumentType]


def plain_name(name: str) -> str:
    return " ".join(name.replace("_", " ").casefold().split())


def unknown_sheet(given: FoundSheet) -> Problem:
    names = [sheet.name if given.sheet else sheet.table for sheet in SHEETS]
    near = get_close_matches(given.name, names, n=1, cutoff=0.5)
    hint = f" Did you mean {near[0]}?" if near else ""
    allowed = f"Name it as one of: {', '.join(names)}.{hint}"
    return Problem(given.file, given.sheet, None, None, given.name, "The return has no such sheet.", allowed)


def letters(number: int) -> str:
    """The letters of a column, from 0: A, B, ... Z, AA."""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


class SheetReader:
    """Reads one sheet; `problems` and `partial` fill while `rows` is read."""

    def __init__(self, sheet: Sheet, given: FoundSheet) -> None:
        self.problems: list[Problem] = []
        self.partial: list[Row] = []
        self._sheet, self._given = sheet, given
        self._needed = {name: column for name, column in sheet.columns.items() if column.need is Need.ALWAYS}
        self._headings = given.rows[0] if given.rows else ()
        self._places = self._find_columns()
        self._example = next((i for i, said in enumerate(self._headings) if is_example_heading(said)), None)
        letters_of = {name: letters(index) for name, index in self._places.items()}
        self._layout = Layout(given.file, given.sheet, letters_of)

    def rows(self, progress: Progress) -> list[Row]:
        """Examples and empty rows are passed over."""
        kept: list[Row] = []
        columns = [(name, index, self._sheet.columns[name]) for name, index in self._places.items()]
        for number, cells in enumerate(self._given.rows[1:], 2):
            if number % EVERY == 0:
                progress(f"Reading {self._sheet.name}: {number:,} of {len(self._given.rows):,} rows")
            row = None if is_example(cells) else self._row(number, cells, columns)
            if row is not None:
                kept.append(row)
        return kept

    def _row(self, number: int, cells: Sequence[object], columns: Sequence[tuple[str, int, Column]]) -> Row | None:
        values: dict[str, Any] = {}
        at = At(self._layout, number)
        wrong = len(self.problems)
        unread: set[str] = set()
        for name, index, column in columns:
            found = cells[index] if index < len(cells) else ""
            if blank(found):
                continue
            try:
                values[name] = column.value.read(found)
            except Wrong as refusal:
                values[name] = None
                unread.add(name)
                self._problem(at, name, found, refusal.why, refusal.allowed)
        if not values:
            self._stray(number, cells)
            return None
        self._check_needed(at, values)
        self._check_example(at, cells)
        row = self._sheet.row(at=replace(at, unread=frozenset(unread)) if unread else at, **values)
        if len(self.problems) == wrong and self._needed.keys() <= self._places.keys():
            return row
        self.partial.append(row)
        return None

    def _check_needed(self, at: At, values: dict[str, Any]) -> None:
        """A column that is missing as a whole is told once, not in every row."""
        for name, column in self._needed.items():
            if name not in values:
                values[name] = None
                if name in self._places:
                    self._problem(at, name, "", "The cell is empty and is needed.", column.value.allowed)

    def _check_example(self, at: At, cells: Sequence[object]) -> None:
        """Something else than the mark of an example, in the column for it."""
        if self._example is not None and self._example < len(cells) and not blank(cells[self._example]):
            self.problems.append(
                Problem(self._given.file, self._given.sheet, f"{letters(self._example)}{at.row}", EXAMPLE.capitalize(),
                        cells[self._example], "This column only marks examples.",
                        f"Write {EXAMPLE} in a row that is one, or leave the cell empty.")
            )  # fmt: skip

    def _stray(self, number: int, cells: Sequence[object]) -> None:
        """Something beside the columns of the return, in a row that has nothing in them."""
        for index, found in enumerate(cells):
            if not blank(found):
                self.problems.append(
                    Problem(self._given.file, self._given.sheet, f"{letters(index)}{number}", None, found,
                            "This stands outside the columns of the sheet.", "Move it to a column, or take it away.")
                )  # fmt: skip
                return

    def _problem(self, at: At, name: str, found: object, why: str, allowed: str) -> None:
        heading = self._sheet.columns[name].heading
        self.problems.append(Problem(self._given.file, self._given.sheet, at.cell(name), heading, found, why, allowed))

    def _find_columns(self) -> dict[str, int]:
        """Field -> number of its column; what is unknown, doubled or missing is a problem."""
        known = {plain_name(column.heading): name for name, column in self._sheet.columns.items()}
        places: dict[str, int] = {}
        for index, heading in enumerate(self._headings):
            said = plain_name(str(heading))
            if not said or is_example_heading(heading):
                continue
            if said not in known:
                self._heading_problem(index, heading, "The sheet has no such column.", self._nearest(said))
            elif known[said] in places:
                self._heading_problem(index, heading, "The column stands here twice.", "Take one away.")
            else:
                places[known[said]] = index
        has_rows = any(not blank(cell) for row in self._given.rows[1:] for cell in row)
        for name, column in self._needed.items():
            if name not in places and (has_rows or places):
                self.problems.append(
                    Problem(self._given.file, self._given.sheet, None, column.heading, None,
                            "The column is missing.", f"Add a column headed {column.heading} to row 1.")
                )  # fmt: skip
        return places

    def _heading_problem(self, index: int, heading: object, why: str, allowed: str) -> None:
        cell = f"{letters(index)}1"
        self.problems.append(Problem(self._given.file, self._given.sheet, cell, "heading", heading, why, allowed))

    def _nearest(self, said: str) -> str:
        headings = [column.heading for column in self._sheet.columns.values()]
        near = get_close_matches(said, [heading.casefold() for heading in headings], n=1, cutoff=0.5)
        hint = f" Did you mean {next(h for h in headings if h.casefold() == near[0])}?" if near else ""
        return f"Columns are: {', '.join(headings)}.{hint}"


def is_example_heading(said: object) -> bool:
    return plain_name(str(said)) == plain_name(EXAMPLE)


def is_example(cells: Sequence[object]) -> bool:
    return bool(cells) and str(cells[0]).startswith(EXAMPLE)


def blank(found: object) -> bool:
    return found is None or found == "" or (isinstance(found, str) and not found.strip())
