"""Periods written as dates: the days of a spreadsheet, its serial numbers, and columns of them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from data_layer.periods import Period
from data_layer.scorecards.columns import ColumnRead, sample
from data_layer.scorecards.grid import Raw, shown
from data_layer.scorecards.headers import SERIALS, Table
from data_layer.scorecards.period_words import period_in
from data_layer.scorecards.questions import Kind, Question
from data_layer.scorecards.when import Calendar, Dated

EPOCH = date(1899, 12, 30)
LENGTHS = {
    "the month that starts then": 1,
    "the quarter that starts then": 3,
    "the year that starts then": 12,
    "that day": 0,
}
ISO_MONTH = re.compile(r"(?:19|20)\d{2}-(?:0[1-9]|1[0-2])")


def period_of_cell(raw: Raw, column: ColumnRead, table: Table, calendar: Calendar) -> Dated:
    """The period of a cell in a column of periods, dates and serial numbers included."""
    if (day := as_date(raw)) is not None:
        return on_date(day, column, table, calendar)
    text = shown(raw)
    if ISO_MONTH.fullmatch(text) and writes_months(table, column.index):
        return Dated(Period(date(int(text[:4]), int(text[5:]), 1), 1))
    when = period_in(text)
    if when is None or re.sub(r"[\W_]+", "", when.rest):
        return Dated(None, f"the period {text!r} is not understood")
    if when.doubt == "day or month first?" and (order := order_of_dates(table, column.index)) is not None:
        return Dated(when.choices[order])
    return calendar.of(when)


def writes_months(table: Table, column: int) -> bool:
    """Whether a column of 2022-04, 2011-12 writes months: one of its cells can be no financial year."""
    texts = [shown(raw) for raw in sample(table, column)]
    plain = [text for text in texts if ISO_MONTH.fullmatch(text)]
    return any((int(text[2:4]) + 1) % 100 != int(text[5:]) for text in plain)


def one_a_month(table: Table, column: int) -> bool:
    """Whether the dates of a column are firsts of months that follow each other."""
    days = sorted({day for raw in sample(table, column) if (day := as_date(raw)) is not None})
    if len(days) < 3 or any(day.day != 1 for day in days):
        return False
    return all((after.year - before.year) * 12 + after.month - before.month == 1 for before, after in pairwise(days))


def as_date(raw: Raw) -> date | None:
    """A stored date or a serial number of one; None for anything else."""
    if isinstance(raw, date):
        return date(raw.year, raw.month, raw.day)
    if isinstance(raw, str) and raw.strip().isdigit():
        raw = float(raw)
    if isinstance(raw, float | int) and not isinstance(raw, bool) and raw == int(raw) and int(raw) in SERIALS:
        return EPOCH + timedelta(days=int(raw))
    return None


def order_of_dates(table: Table, column: int) -> int | None:
    """0 for day first, 1 for month first, where a number above 12 in the column tells."""
    pairs = [re.match(r"(\d{1,2})[/.-](\d{1,2})[/.-]", shown(raw)) for raw in sample(table, column)]
    firsts = [int(pair.group(1)) for pair in pairs if pair]
    seconds = [int(pair.group(2)) for pair in pairs if pair]
    if any(number > 12 for number in firsts):
        return 0 if not any(number > 12 for number in seconds) else None
    return 1 if any(number > 12 for number in seconds) else None


def on_date(day: date, column: ColumnRead, table: Table, calendar: Calendar) -> Dated:
    """A date that is no first of a month is that day; a first may start a month, a quarter or a year: asked."""
    if day.day != 1:
        return Dated(Period(day, 0))
    if one_a_month(table, column.index):
        return Dated(Period(day, 1))
    question = Question(
        Kind.PERIOD,
        f"dates in {column.heading}",
        f"{column.heading!r} holds dates such as {day:%d/%m/%Y}. What do they stand for?",
        tuple(LENGTHS),
        "figures of such dates are left out",
        "the month that starts then",
        "a spreadsheet stores April 2023 as its first day",
    )
    answer = calendar.asking.ask(question)
    return (
        Dated(None, "what the dates stand for is not said") if answer is None else Dated(Period(day, LENGTHS[answer]))
    )
