"""The cells of a table as found: each with its measure's words, its role, its period and what is written in it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from data_layer.periods import Period
from data_layer.scorecards.colours import colour_name
from data_layer.scorecards.grid import Raw, shown
from data_layer.scorecards.headers import Table
from data_layer.scorecards.headings import Role, says_provisional
from data_layer.scorecards.model import GivenBy, LeftOut, Origin, StatusAsGiven
from data_layer.scorecards.statuses import is_shape
from data_layer.scorecards.value_words import Written, written
from data_layer.vocabulary import Status


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell of results or targets. `period` is None with `why_not`, but for a target whose period is not said."""

    read: Written
    as_given: str
    period: Period | None
    why_not: str | None
    origin: Origin
    colour: str | None = None
    past: bool = False  # of a column for an earlier period, which the row's rating is not about


@dataclass(slots=True)
class Entry:
    """One row's worth of one measure, for one area."""

    texts: dict[Role, str]
    section: str | None
    origin: Origin
    area: str | None = None
    table: str = ""  # which of the file's tables, to tell a repeated measure from a breakdown
    values: list[Figure] = field(default_factory=list)
    targets: list[Figure] = field(default_factory=list)
    statuses: list[tuple[Period | None, StatusAsGiven]] = field(default_factory=list)
    trends: list[str] = field(default_factory=list)
    notes: list[tuple[str, str | None, Origin]] = field(default_factory=list)
    numerator: float | None = None
    denominator: float | None = None


@dataclass(slots=True)
class Gathered:
    """`loose_notes`: paragraphs that may be about several measures, with their section."""

    entries: list[Entry] = field(default_factory=list)
    loose_notes: list[tuple[str, str | None, Origin]] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    counts: list[tuple[str, float, Origin]] = field(default_factory=list)


def figure(
    table: Table, row: int, column: int, period: Period | None, why_not: str | None, past: bool = False
) -> Figure | None:
    """None for an empty cell that carries no colour."""
    raw = table.sheet.at(row, column)
    look = table.sheet.look(row, column)
    if raw is None:
        return None
    read = written(raw, look.number_format)
    heading = next((each.heading for each in table.columns if each.index == column), "")
    if read.status is Status.FINAL and says_provisional(heading):
        read = replace(read, status=Status.PROVISIONAL)
    as_given = (
        f"{read.value:g}%" if read.unit == "%" and not isinstance(raw, str) and read.value is not None else shown(raw)
    )
    return Figure(read, as_given, period, why_not, table.sheet.origin(row, column), colour_name(look.colour), past)


def status_in(table: Table, row: int, column: int) -> StatusAsGiven | None:
    """The rating of a cell by its words, else by its fill alone; None where it shows neither."""
    raw: Raw = table.sheet.at(row, column)
    origin = table.sheet.origin(row, column)
    if raw is not None:
        words = shown(raw)
        return StatusAsGiven(words, GivenBy.SHAPE if is_shape(words) else GivenBy.WORDS, origin)
    colour = colour_name(table.sheet.look(row, column).colour)
    return StatusAsGiven(colour, GivenBy.COLOUR, origin) if colour else None
