"""A chart over time in Teams' own types: lines, or grouped bars where several councils have a handful of periods."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10

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
from bot.teams.cards.drawn import Drawn, Run
from bot.teams.cards.elements import instead
from bot.teams.cards.room import Room, evenly
from bot.teams.cards.short_periods import PERIOD, short_periods
from bot.teams.cards.stretches import Stretch, stretches

# near bot.render.palette and apart for colour-blind readers, the first two 4.6 to 1 on white; the legend names each
LINES: tuple[ChartColor, ...] = (
    "categoricalBlue",
    "divergingRed",
    "categoricalTeal",
    "categoricalPurple",
    "sequential4",
    "categoricalMarigold",
)
FEW_PERIODS = 3  # too few for a line
STEPS, STEPS_FROM_ZERO = 5, 4  # of an axis upwards, as Teams cuts it
ROUND = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


def series(chart: Drawn, room: Room) -> tuple[CardElement | None, list[str]]:
    """The chart, None where nothing can be drawn, and what is to be said below it."""
    runs = chart.runs[: len(LINES)]
    axis = evenly(shared_axis(runs, chart.order), room.points)
    parts = [one for run, colour in zip(runs, LINES, strict=False) for one in stretches(run, colour, axis)]
    if not parts:
        return None, []
    notes = [f"The series breaks at {listed(chart.breaks)}; no line runs across it."] if chart.breaks else []
    notes += ["Some periods are not drawn."] if any(label not in axis for label in chart.order) else []
    unseen = len(chart.runs) - len(runs)
    notes += [f"{unseen} more {'is' if unseen == 1 else 'are'} not drawn."] if unseen else []
    if len(runs) > 1 and len(axis) <= FEW_PERIODS:
        return grouped(chart, runs, axis), notes
    values = [y for one in parts for _, y in one.points]
    start = floor_of(values, chart.decimals)
    notes += [f"The axis begins at {short(start, chart)}."] if start is not None else []
    return lines(chart, parts, axis, start, top_of(values, start or 0.0)), notes


def shared_axis(runs: Sequence[Run], order: Sequence[str]) -> list[str]:
    """Labels in time order as Teams places them, by first appearance: of all runs, else of the first alone."""
    held = [[label for label, value in run.points if value is not None] for run in runs]
    appearing = list(dict.fromkeys(label for labels in held for label in labels))
    in_order = [label for label in order if label in set(appearing)]
    return in_order if appearing == in_order else held[0]


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


def floor_of(values: Sequence[float], decimals: int) -> float | None:
    """Where the axis of a line may begin so that its movement is seen; None for zero, which it begins at by itself."""
    low, high = min(values), max(values)
    if low < high / 2 or low <= 0 or low == high:
        return None
    step = max(10.0 ** floor(log10(high - low)) / 2, 10.0**-decimals)
    start = round((ceil(low / step) - 1) * step, decimals)
    return start if start > 0 else None


def top_of(values: Sequence[float], start: float) -> float | None:
    """Where the axis ends so that the steps that Teams cuts it into are round; None where it goes below zero."""
    low, high = min(values), max(values)
    if low < 0 or high <= start:
        return None
    steps = STEPS if start else STEPS_FROM_ZERO
    least = (high - start) / steps
    scale = 10.0 ** floor(log10(least))
    step = next(one * scale for one in ROUND if one * scale >= least * 0.999999)
    return round(start + steps * step, 9)


def grouped(chart: Drawn, runs: Sequence[Run], axis: Sequence[str]) -> GroupedVerticalBarChart:
    data = [
        GroupedVerticalBarChartData(legend=run.name, color=colour, values=values_on(run, axis))
        for run, colour in zip(runs, LINES, strict=False)
    ]
    return GroupedVerticalBarChart(
        title=chart.title,
        data=data,
        x_axis_title=PERIOD,
        y_axis_title=chart.unit,
        show_legend=True,
        show_bar_values=True,
        fallback=instead(chart.alt),
    )


def values_on(run: Run, axis: Sequence[str]) -> list[BarChartDataValue]:
    return [BarChartDataValue(x=x, y=y) for x, y in run.points if x in axis and y is not None]
