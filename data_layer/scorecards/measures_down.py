"""Tables with a measure a row: fixed columns, periods across, or one period a row (tidy)."""

from __future__ import annotations

import re
from dataclasses import replace

from data_layer.periods import Period
from data_layer.scorecards.cells import Entry, Figure, Gathered, figure, status_in
from data_layer.scorecards.colours import FEWEST_RATINGS, RATINGS, colour_name
from data_layer.scorecards.columns import ColumnRead
from data_layer.scorecards.grid import shown
from data_layer.scorecards.headers import Table
from data_layer.scorecards.headings import Role, heading_read
from data_layer.scorecards.model import LeftOut
from data_layer.scorecards.period_words import Relative, period_in
from data_layer.scorecards.questions import Asking, Kind, Question
from data_layer.scorecards.rows import Is, Row, rows_of
from data_layer.scorecards.serial_dates import period_of_cell
from data_layer.scorecards.value_words import written
from data_layer.scorecards.when import Calendar, Dated, year_of

PAST = {Relative.LAST_PERIOD, Relative.LAST_YEAR, Relative.SAME_LAST_YEAR}


def gathered(table: Table, columns: list[ColumnRead], calendar: Calendar) -> Gathered:
    found = Gathered()
    dated = {
        c.index: dated_column(c, columns, calendar) for c in columns if c.role in {Role.VALUE, Role.TARGET, Role.STATUS}
    }
    periods = [column for column in columns if column.role is Role.PERIOD]
    newest = max(
        (d.period for c, d in ((c, dated[c.index]) for c in columns if c.role is Role.VALUE) if d.period),
        key=lambda p: p.end,
        default=None,
    )
    rows = list(rows_of(table, columns))
    rated = bool(table.sheet.looks) and results_are_rated(table, columns)
    for at, row in enumerate(rows):
        origin = table.sheet.origin(row.at, row.column)
        if row.kind is Is.PARAGRAPH:
            note(found, row, rows[at + 1 :], rows[:at], table)
        elif row.kind is Is.TOTAL:
            found.left_out.append(LeftOut(origin, row.text, "a row of totals or averages, not a measure"))
        elif row.kind is Is.COUNT:
            found.left_out.append(LeftOut(origin, row.text, "a count of ratings, not a measure"))
        elif row.kind is Is.MEASURE:
            entry_of(found, table, columns, row, dated, row_period(table, row, periods, calendar), newest, rated)
    return found


def dated_column(column: ColumnRead, columns: list[ColumnRead], calendar: Calendar) -> Dated:
    """A target without a period of its own is asked about; results without one are about the file's period."""
    has_rows_period = any(c.role is Role.PERIOD for c in columns)
    if column.role is Role.STATUS and column.when is None:
        return Dated(None)
    if column.role is Role.TARGET:
        return target_dated(column, columns, calendar, has_rows_period)
    if has_rows_period and column.when is None:
        return Dated(None)
    return calendar.of(column.when)


def target_dated(column: ColumnRead, columns: list[ColumnRead], calendar: Calendar, has_rows_period: bool) -> Dated:
    values = [c for c in columns if c.role is Role.VALUE]
    heading = column.heading.lower()
    if column.when and column.when.period:
        same = any(c.when and c.when.period == column.when.period for c in values)
        if column.when.period.months < 12 and same and len(values) == 1:
            return basis(column, column.when.period, calendar.asking)
        return Dated(column.when.period)
    if column.when and column.when.part:
        return calendar.of(column.when)
    if has_rows_period:
        return Dated(None)
    across = [c for c in columns if c.when and not c.when.relative and heading_read(c.heading).role is Role.VALUE]
    is_annual = bool(re.search(r"annual|year[ -]?end|yearly|full[ -]year", heading))
    if is_annual and (ends := [p for c in across if (p := calendar.of(c.when).period) and p.months < 12]):
        return Dated(year_of(max(ends, key=lambda period: period.end)))
    if len({(c.when.period, c.when.part, c.when.choices) for c in across if c.when}) > 1:
        return across_periods(column, [c for c in across if c.role is Role.VALUE] or across, calendar)
    this = calendar.of(values[0].when) if len(values) == 1 and values[0].when else calendar.this()
    if this.period is None:
        return this
    if this.period.months == 12:
        return this
    if is_annual:
        return Dated(year_of(this.period))
    return basis(column, this.period, calendar.asking)


def across_periods(column: ColumnRead, across: list[ColumnRead], calendar: Calendar) -> Dated:
    """One target beside results of several periods."""
    each, newest, year = "of each period", "of the newest period", "of the whole year"
    question = Question(
        Kind.TARGET_BASIS,
        "several periods",
        f"One target ({column.heading!r}) stands beside several periods. Whose is it?",
        (each, newest, year),
        "it is kept without a period",
    )
    answer = calendar.asking.ask(question)
    dated = [found.period for found in (calendar.of(c.when) for c in across) if found.period]
    last = max(dated, key=lambda period: period.end, default=None)
    if answer is None or last is None:
        return Dated(None, "whether the target is for each period or for the year is not said")
    return Dated(None, each=True) if answer == each else Dated(last if answer == newest else year_of(last))


def basis(column: ColumnRead, period: Period, asking: Asking) -> Dated:
    """Whether a target beside an in-year result is that period's or the year's; taken as it stands until said."""
    question = Question(
        Kind.TARGET_BASIS,
        "the file",
        "Targets stand beside results of a part of the year. Whose are they?",
        ("of the same period", "of the whole year"),
        "they are kept as targets of the period that they stand under",
        "of the same period",
        f"{column.heading!r} stands beside that period's result",
    )
    return Dated(year_of(period) if asking.ask(question) == "of the whole year" else period)


def row_period(table: Table, row: Row, periods: list[ColumnRead], calendar: Calendar) -> Dated | None:
    """None where the table has no column of periods; a year and a quarter in two columns are read together."""
    if not periods:
        return None
    cells = [(table.sheet.at(row.at, column.index), column) for column in periods]
    held = [(raw, column) for raw, column in cells if raw is not None]
    if not held:
        return Dated(None, "the row has no period")
    if len(held) == 1:
        return period_of_cell(held[0][0], held[0][1], table, calendar)
    text = " ".join(shown(raw) for raw, _ in held)
    when = period_in(text)
    if when is None or when.rest:
        return Dated(None, f"the period {text!r} is not understood")
    return calendar.of(when)


def entry_of(
    found: Gathered,
    table: Table,
    columns: list[ColumnRead],
    row: Row,
    dated: dict[int, Dated],
    own: Dated | None,
    newest: Period | None,
    rated: bool,
) -> None:
    origin = table.sheet.origin(row.at, row.column)
    area = row.texts.get(Role.AREA) or row.texts.get(Role.AREA_CODE)
    entry = Entry(row.texts, row.section, origin, area, f"{table.sheet.name} {table.header[0]}")
    if not row.texts.get(Role.MEASURE) and not row.texts.get(Role.CODE):
        found.left_out.append(LeftOut(entry.origin, row_text(table, row), "the row names no measure"))
        return
    for_each: list[Figure] = []
    kind = row_kind(row.texts.get(Role.KIND))
    if kind is None:
        found.left_out.append(
            LeftOut(entry.origin, row_text(table, row), f"a row of {row.texts[Role.KIND]!r}, not of results or targets")
        )
        return
    is_target = kind is Role.TARGET
    for column in columns:
        if kind is Role.STATUS and column.role is Role.VALUE:
            period = (own or dated[column.index]).period
            if period and (status := status_in(table, row.at, column.index)):
                entry.statuses.append((period, status))
        elif column.role in {Role.VALUE, Role.TARGET}:
            when = own if own is not None and column.when is None else dated[column.index]
            past = bool(newest and when.period and when.period.end != newest.end) or bool(
                column.when and column.when.relative in PAST
            )
            cell = figure(table, row.at, column.index, when.period, when.why_not, past)
            if cell and cell.colour and not (rated and cell.colour != name_colour(table, row, columns)):
                cell = replace(cell, colour=None)
            if cell and when.each:
                for_each.append(cell)
            elif cell:
                (entry.targets if column.role is Role.TARGET or is_target else entry.values).append(cell)
        elif column.role is Role.STATUS:
            if status := status_in(table, row.at, column.index):
                entry.statuses.append((dated[column.index].period, status))
        elif column.role is Role.TREND and (raw := table.sheet.at(row.at, column.index)) is not None:
            entry.trends.append(shown(raw))
        elif column.role is Role.COMMENTARY and (raw := table.sheet.at(row.at, column.index)) is not None:
            entry.notes.append((shown(raw), column.heading or None, table.sheet.origin(row.at, column.index)))
        elif column.role is Role.NUMERATOR:
            entry.numerator = written(table.sheet.at(row.at, column.index)).value
        elif column.role is Role.DENOMINATOR:
            entry.denominator = written(table.sheet.at(row.at, column.index)).value
    entry.targets += [replace(cell, period=value.period) for cell in for_each for value in entry.values if value.period]
    above = found.entries[-1] if found.entries else None
    if Role.KIND in row.texts and above and same_measure(above, entry):
        above.values += entry.values
        above.targets += entry.targets
        above.statuses += entry.statuses
    else:
        found.entries.append(entry)


KINDS_OF_ROW = (
    (Role.TARGET, re.compile(r"targets?", re.IGNORECASE)),
    (Role.VALUE, re.compile(r"(?:actual|result|out-?turn|performance|value)s?", re.IGNORECASE)),
    (Role.STATUS, re.compile(r"rag(?: status| rating)?|status", re.IGNORECASE)),
)


def row_kind(text: str | None) -> Role | None:
    """What the figures of a row are by the word beside them; results where the table has no such words."""
    if text is None:
        return Role.VALUE
    return next((role for role, pattern in KINDS_OF_ROW if pattern.fullmatch(text)), None)


def same_measure(first: Entry, second: Entry) -> bool:
    return all(first.texts.get(role) == second.texts.get(role) for role in (Role.MEASURE, Role.CODE, Role.AREA))


def results_are_rated(table: Table, columns: list[ColumnRead]) -> bool:
    """Whether the fills of results are ratings: several of red, amber and green among them."""
    values = [column.index for column in columns if column.role is Role.VALUE]
    fills = {colour_name(table.sheet.look(row, at).colour) for row in range(table.first, table.end) for at in values}
    return len(fills & RATINGS) >= FEWEST_RATINGS


def name_colour(table: Table, row: Row, columns: list[ColumnRead]) -> str | None:
    """The fill of the measure's name: a result of the same fill is part of a coloured row."""
    name = next((c.index for c in columns if c.role in {Role.MEASURE, Role.CODE}), None)
    return None if name is None else colour_name(table.sheet.look(row.at, name).colour)


def row_text(table: Table, row: Row) -> str:
    return ", ".join(shown(raw) for raw in table.sheet.rows[row.at] if raw is not None)[:80]


def note(found: Gathered, row: Row, after: list[Row], before: list[Row], table: Table) -> None:
    """A paragraph is the measure's above, but one that ends a table of several may be about any of them."""
    origin = table.sheet.origin(row.at, row.column)
    measures = [each for each in before if each.kind is Is.MEASURE]
    others = [each for each in (*before, *after) if each.kind is Is.PARAGRAPH]
    if (
        not found.entries
        or not measures
        or (len(measures) > 1 and not others and not any(each.kind is Is.MEASURE for each in after))
    ):
        found.loose_notes.append((row.text, row.section, origin))
    else:
        found.entries[-1].notes.append((row.text, None, origin))
