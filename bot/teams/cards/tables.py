"""Figures as tables of at most three columns, in the order of the chart or answer that they come from."""

from __future__ import annotations

from collections.abc import Sequence

from microsoft_teams.cards.core import CardElement

from actions.answer import Answer
from actions.wording.numbers import short
from bot.teams.cards.drawn import Drawn
from bot.teams.cards.elements import MOST_COLUMNS, heading, more_in_words, table
from bot.teams.cards.escaping import plain
from bot.teams.cards.room import Room
from bot.teams.cards.words import where
from data_layer.catalogue import Catalogue

Rows = list[tuple[str, ...]]


def figures_of_charts(charts: Sequence[Drawn], room: Room) -> list[CardElement]:
    """All that the charts hold, a heading and a table each."""
    return [part for chart in charts for part in figures_of_chart(chart, room)]


def figures_of_chart(chart: Drawn, room: Room) -> list[CardElement]:
    """Of a series the newest first; of councils the order of the chart."""
    rows: Rows
    if chart.bars:
        rows, head, thing = [(name, short(value, chart)) for name, value in chart.bars], ("Place", "Figure"), "place"
    elif len(chart.runs) < MOST_COLUMNS:
        rows, head, thing = by_period(chart), ("Period", *(run.name for run in chart.runs)), "earlier period"
    else:
        rows, head, thing = newest_first(chart), ("Place", "Period", "Figure"), "earlier figure"
    return [heading(plain(f"{chart.title}, {chart.unit}")), *cut(head, rows, room.rows, thing)]


def by_period(chart: Drawn) -> Rows:
    """(period label, a value a run)."""
    held = [dict(run.points) for run in chart.runs]
    return [(label, *(short(by.get(label), chart) for by in held)) for label in reversed(chart.order)]


def newest_first(chart: Drawn) -> list[tuple[str, str, str]]:
    """(name, period label, value): each period's runs together, in the order of the chart."""
    held = [(run.name, dict(point for point in run.points if point[1] is not None)) for run in chart.runs]
    return [
        (name, label, short(by[label], chart)) for label in reversed(chart.order) for name, by in held if label in by
    ]


def figures_of_answer(answer: Answer, catalogue: Catalogue, room: Room) -> list[CardElement]:
    """Those of one measure without a chart, in the answer's order."""
    rows: Rows = [(where(one, catalogue), one.period, one.formatted) for one in answer.figures]
    return cut(("Place", "Period", "Figure"), rows, room.rows, "figure")


def cut(head: Sequence[str], rows: Rows, most: int, thing: str) -> list[CardElement]:
    """The table, and how many rows more there are, in words."""
    return [filled(head, rows[:most]), *more_in_words(len(rows) - most, thing)]


def filled(head: Sequence[str], rows: Rows) -> CardElement:
    return table([plain(cell) for cell in head], [[plain(cell) for cell in row] for row in rows])
