"""Tables turned round: councils or periods down, a measure (and often a period) in each heading across."""

from __future__ import annotations

from dataclasses import replace

from data_layer.scorecards.cells import Entry, Gathered, figure
from data_layer.scorecards.columns import ColumnRead, sample, share
from data_layer.scorecards.figure_words import NO_VALUE
from data_layer.scorecards.grid import Raw
from data_layer.scorecards.headers import Table
from data_layer.scorecards.headings import Role, heading_read
from data_layer.scorecards.measures_down import row_period
from data_layer.scorecards.model import LeftOut
from data_layer.scorecards.period_words import period_in
from data_layer.scorecards.rows import Is, rows_of
from data_layer.scorecards.value_words import written
from data_layer.scorecards.when import Calendar


def is_turned(table: Table, columns: list[ColumnRead]) -> bool:
    """No column of measures, and figures under headings that are no roles but names."""
    roles = {column.role for column in columns}
    if Role.MEASURE in roles or Role.CODE in roles or not roles & {Role.AREA, Role.AREA_CODE, Role.PERIOD}:
        return False
    return any(names_measure(table, column) for column in columns)


def names_measure(table: Table, column: ColumnRead) -> bool:
    """Figures whose heading is more than a role and a period."""
    heading = measure_heading(column)
    if not heading or column.role in {
        Role.AREA,
        Role.AREA_CODE,
        Role.PERIOD,
        Role.COMPARATOR,
        Role.COMMENTARY,
        Role.SECTION,
    }:
        return False
    plain_role = heading_read(heading).role is not Role.UNKNOWN and len(heading.split()) <= 2
    return not plain_role and share(sample(table, column.index), is_result) > 0.6


def is_result(raw: Raw) -> bool:
    return written(raw).value is not None or (isinstance(raw, str) and bool(NO_VALUE.fullmatch(raw.strip())))


def measure_heading(column: ColumnRead) -> str:
    """The heading without the period in it."""
    when = period_in(column.heading)
    text = when.rest if when and (when.period or when.part or when.relative or when.choices) else column.heading
    return text.replace("( )", " ").strip(" -–:,")


def gathered(table: Table, columns: list[ColumnRead], calendar: Calendar) -> Gathered:
    """One entry a cell; rows of totals and medians are left out."""
    found = Gathered()
    measures = [column for column in columns if names_measure(table, column)]
    others = [
        column
        for column in columns
        if column not in measures and column.role in {Role.UNKNOWN, Role.VALUE, Role.TARGET}
    ]
    found.left_out += [
        LeftOut(table.sheet.origin(table.header[-1], column.index), column.heading, "its heading names no measure")
        for column in others
    ]
    periods = [column for column in columns if column.role is Role.PERIOD]
    whens = {column.index: period_in(column.heading) for column in measures}
    for row in rows_of(table, columns):
        origin = table.sheet.origin(row.at, row.column)
        if row.kind is not Is.MEASURE:
            if row.kind is Is.TOTAL:
                found.left_out.append(LeftOut(origin, row.text, "a row of totals or averages, not a place"))
            continue
        own = row_period(table, row, periods, calendar)
        for column in measures:
            dated = own if own is not None else calendar.of(whens[column.index])
            cell = figure(table, row.at, column.index, dated.period, dated.why_not)
            if cell:
                cell = replace(cell, colour=None)
                texts = {**row.texts, Role.MEASURE: measure_heading(column)}
                area = row.texts.get(Role.AREA) or row.texts.get(Role.AREA_CODE)
                found.entries.append(Entry(texts, row.section, origin, area, values=[cell]))
    return found


def turned_columns(table: Table, columns: list[ColumnRead]) -> list[ColumnRead]:
    """The columns as the preview should say them."""
    reason = "its heading names a measure"
    return [replace(c, role=Role.VALUE, reason=reason, doubt=None) if names_measure(table, c) else c for c in columns]
