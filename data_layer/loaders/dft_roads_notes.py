"""What the notes of the road condition tables say of an area: which figures are not by the standard survey method."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from data_layer.facts import SeriesEvent
from data_layer.loaders.errors import LayoutError
from data_layer.loaders.publisher_table import PublisherTable, published_table
from data_layer.loaders.record import Record
from data_layer.loaders.sheet import tidy
from data_layer.periods import Period, financial_year
from data_layer.vocabulary import EventKind, MetricId

NOT_STANDARD, LONDON, REVISED = "note 7", "note 12", "r"
# a note must go on saying what its number stands for here
WORDS = {
    NOT_STANDARD: ("alternative methods", "not directly comparable"),
    LONDON: ("London in 2020 to 2022", "most of which did not use SCANNER"),
}
# of note 12, whose years are financial years ending
LONDON_YEARS = frozenset(financial_year(year) for year in (2019, 2020, 2021))
NOTHING = "[z]"
CELLS = r"[A-Z]+[0-9]+(?:(?:, | and )[A-Z]+[0-9]+)*"
CLAUSE = re.compile(rf"\[(r|[0-9]+)\] applies to ({CELLS})")
CLAUSES = re.compile(rf"{CLAUSE.pattern}(?:, {CLAUSE.pattern})*")
REFERENCE = re.compile(r"([A-Z]+)([0-9]+)")


@dataclass(frozen=True, slots=True)
class Surveyed:
    """One area of one table: its records, and the years to which note 7 applies."""

    metric: MetricId
    name: str
    records: tuple[Record, ...]
    not_standard: frozenset[Period]
    london: bool


def known_notes(path: Path) -> None:
    """Raises LayoutError where the sheet of notes no longer says what a number stands for."""
    table = published_table(path, "Notes", "Note number")
    number, text = table.column("Note number"), table.column("Note text")
    said = {str(row[number]).strip(): tidy(row[text]) for _, row in table.rows()}
    for note, words in WORDS.items():
        if lost := [part for part in words if part not in said.get(note, "")]:
            found = f"it does not say {' or '.join(map(repr, lost))}"
            remedy = "Read the notes again, and give data_layer/loaders/dft_roads_notes.py their new numbers."
            raise LayoutError(table.file, table.sheet, note, found, remedy)


def marked_columns(table: PublisherTable, row: Sequence[Any], number: int, notes: int) -> dict[str, frozenset[int]]:
    """ "[7] applies to T66 and U66" -> note 7: the columns T and U, counted from 0.

    Raises CellError where the words are in another form, or name a cell of another row.
    """
    text = tidy(row[notes])
    if text == NOTHING:
        return {}
    if not CLAUSES.fullmatch(text):
        raise table.fault(row, number, notes, "Write '[7] applies to T66 and U66', or [z] where no note applies.")
    found: dict[str, frozenset[int]] = {}
    for mark, cells in CLAUSE.findall(text):
        references = REFERENCE.findall(cells)
        if {int(of) for _, of in references} != {number}:
            raise table.fault(row, number, notes, f"Name cells of row {number} only.")
        found[mark if mark == REVISED else f"note {mark}"] = frozenset(place(letters) for letters, _ in references)
    return found


def place(letters: str) -> int:
    """ "A" -> 0, "U" -> 20, "AA" -> 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def method_events(area: Surveyed) -> Iterator[tuple[MetricId, SeriesEvent]]:
    """One for each run of years by another method; it lasts where the newest figure is such a one.

    A run that ended is named with its years and bars nothing: the figures before and after it are by the standard
    method, and those between are no part of a comparison.
    """
    given = [record for record in area.records if record.value is not None]
    runs = [
        (other, [one.period for one in run]) for other, run in groupby(given, lambda r: r.period in area.not_standard)
    ]
    for position, (other, years) in enumerate(runs):
        if other:
            yield area.metric, other_method(area, years, lasts=position == len(runs) - 1)
    if area.london and any(record.period in LONDON_YEARS for record in given):
        note = (
            "Most London boroughs were not surveyed by the standard method in 2019/20 to 2021/22, so their figures of "
            "those years cannot be compared."
        )
        starts = min(LONDON_YEARS).start
        yield area.metric, SeriesEvent(EventKind.METHOD_CHANGE, starts, given[0].area, allows_change=True, note=note)


def other_method(area: Surveyed, years: Sequence[Period], *, lasts: bool) -> SeriesEvent:
    whose = f"{area.name}'" if area.name.endswith("s") else f"{area.name}'s"
    first, last = years[0], years[-1]
    if lasts:
        note = (
            f"{whose} figures from {first.label} were not surveyed by the standard method, so they cannot be compared "
            "with those of other councils or with one another over time."
        )
        return SeriesEvent(EventKind.NOT_COMPARABLE, first.start, area.records[0].area, allows_change=False, note=note)
    when = f"for {first.label} was" if first == last else f"from {first.label} to {last.label} were"
    figures = "figure" if first == last else "figures"
    note = f"{whose} {figures} {when} not surveyed by the standard method and cannot be compared with others."
    return SeriesEvent(EventKind.METHOD_CHANGE, first.start, area.records[0].area, allows_change=True, note=note)
