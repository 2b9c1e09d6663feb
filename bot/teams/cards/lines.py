"""A chart over time in Teams' own types: lines, or upright bars from zero where there is a handful of periods."""

from __future__ import annotations

from collections.abc import Sequence

from microsoft_teams.cards.core import (
    BarChartDataValue,
    CardElement,
    ChartColor,
    GroupedVerticalBarChart,
    GroupedVerticalBarChartData,
    LineChart,
    LineChartData,
    LineChartValue,
)

from actions.wording.numbers import short
from actions.wording.places import listed
from bot.teams.cards.axis import floor_of, top_of
from bot.teams.cards.drawn import Drawn, Run
from bot.teams.cards.elements import instead
from bot.teams.cards.room import Room, evenly
from bot.teams.cards.short_periods import PERIOD, short_periods
from bot.teams.cards.stretches import Stretch, stretches

# near bot.render.palette and apart for colour-blind readers, the first two 4.6 to 1 on white; each named for the note
LINES: dict[ChartColor, str] = {
    "categoricalBlue": "blue",
    "divergingRed": "red",
    "categoricalTeal": "teal",
    "categoricalPurple": "purple",
    "sequential4": "lavender",
    "categoricalMarigold": "orange",
}
FEW_PERIODS = 3  # too few for a line: from a cut axis a small change would look like a collapse


def series(chart: Drawn, room: Room) -> tuple[CardElement | None, list[str]]:
    """The chart, None where nothing can be drawn, and what is to be said below it."""
    runs = chart.runs[: len(LINES)]
    axis = evenly(shared_axis(runs, chart.order), room.points)
    if not axis:
        return None, []
    values = [value for run in runs for label, value in run.points if label in axis and value is not None]
    few = len(axis) <= FEW_PERIODS and min(values) >= 0  # Teams draws no bar below zero
    start = None if few else floor_of(values, chart.decimals)
    notes = values_in_words(chart, runs, axis) if few else names_of(runs)
    notes += breaks(chart, "" if few else "; no line runs across it") + left_out(chart, runs, axis)
    notes += [f"The axis begins at {short(start, chart)}."] if start is not None else []
    if few:
        return grouped(chart, runs, axis), notes
    parts = [one for run, colour in zip(runs, LINES, strict=False) for one in stretches(run, colour, axis)]
    return lines(chart, parts, axis, start, top_of(values, start or 0.0)), notes


def names_of(runs: Sequence[Run]) -> list[str]:
    """Which line is whose, in words: Teams folds a legend that has no room, and its names are short."""
    found = [f"{colour.capitalize()}: {run.in_words}." for run, colour in zip(runs, LINES.values(), strict=False)]
    return [" ".join(found)] if len(runs) > 1 else []


def values_in_words(chart: Drawn, runs: Sequence[Run], axis: Sequence[str]) -> list[str]:
    """What stands on the bars: Teams would write the values in a way of its own, 41.50 for 41.5%."""
    said = []
    for run, colour in zip(runs, LINES.values(), strict=False):
        name = f"{colour.capitalize()}, {run.in_words}: " if len(runs) > 1 else ""
        held = dict(run.points)
        said.append(f"{name}{', '.join(f'{label} {short(held.get(label), chart)}' for label in axis)}.")
    return said


def breaks(chart: Drawn, so: str) -> list[str]:
    return [f"The series breaks at {listed(chart.breaks)}{so}."] if chart.breaks else []


def left_out(chart: Drawn, runs: Sequence[Run], axis: Sequence[str]) -> list[str]:
    """Periods without a figure, and whatever has no room."""
    held = {label for run in chart.runs for label, value in run.points if value is not None}
    empty = [label for label in chart.order if label not in held]
    more = len(chart.runs) - len(runs)
    notes = [f"No figure: {listed(empty)}."] if empty else []
    notes += ["Some periods are not drawn."] if not held <= {*axis} else []
    return notes + ([f"{more} more {'is' if more == 1 else 'are'} not drawn."] if more else [])


def shared_axis(runs: Sequence[Run], order: Sequence[str]) -> list[str]:
    """Labels in time order as Teams places them, by first appearance: of all runs, else of the first that has any."""
    held = [[label for label, value in run.points if value is not None] for run in runs]
    appearing = list(dict.fromkeys(label for labels in held for label in labels))
    in_order = [label for label in order if label in set(appearing)]
    return in_order if appearing == in_order else next(filter(None, held))


def lines(
    chart: Drawn, parts: Sequence[Stretch], axis: Sequence[str], start: float | None, top: float | None
) -> LineChart:
    written, title = short_periods(axis)
    data = [
        LineChartData(
            legend=one.name, color=one.colour, values=[LineChartValue(x=written[x], y=y) for x, y in one.points]
        )
        for one in parts
    ]
    return LineChart(
        title=chart.title,
        data=data,
        x_axis_title=title,
        y_axis_title=chart.unit,
        show_legend=len(parts) > 1,
        y_min=start,
        y_max=top,
        fallback=instead(chart.alt),
    )


def grouped(chart: Drawn, runs: Sequence[Run], axis: Sequence[str]) -> GroupedVerticalBarChart:
    data = [
        GroupedVerticalBarChartData(legend=run.legend, color=colour, values=values_on(run, axis))
        for run, colour in zip(runs, LINES, strict=False)
    ]
    return GroupedVerticalBarChart(
        title=chart.title,
        data=data,
        x_axis_title=PERIOD,
        y_axis_title=chart.unit,
        show_legend=len(runs) > 1,
        fallback=instead(chart.alt),
    )


def values_on(run: Run, axis: Sequence[str]) -> list[BarChartDataValue]:
    return [BarChartDataValue(x=x, y=y) for x, y in run.points if x in axis and y is not None]
