"""A chart of councils side by side in Teams' own types: upright bars for a few, lying ones for a group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from microsoft_teams.cards.core import (
    CardElement,
    ChartColor,
    HorizontalBarChart,
    HorizontalBarChartDataValue,
    VerticalBarChart,
    VerticalBarChartDataValue,
)

from actions.wording.names import titled
from actions.wording.places import listed
from bot.teams.cards.drawn import Drawn
from bot.teams.cards.elements import instead
from bot.teams.cards.room import Room, evenly

FIRST: ChartColor = "categoricalBlue"
OTHER: ChartColor = "sequential4"  # 3.2 to 1 on white and 4.6 on the dark theme; Teams' grey has 1.6 on white
ASKED = " (asked about)"
MEDIAN = "Median of the group"
STANDING = 4  # bars whose names fit side by side on a phone
PLACE = "Place"


@dataclass(frozen=True, slots=True)
class Bar:
    name: str
    value: float
    colour: ChartColor


def bars(chart: Drawn, asked: Sequence[str], room: Room) -> tuple[CardElement | None, list[str]]:
    """One bar a council and, where the chart has one, the group's median; what has no figure is named below."""
    held = [(name, value) for name, value in chart.bars if value is not None]
    without = [name for name, value in chart.bars if value is None]
    shown = evenly(held, room.points)
    among_others = any(name not in asked for name, _ in chart.bars)
    data = [
        Bar(f"{name}{ASKED}" if among_others and name in asked else name, value, FIRST if name in asked[:1] else OTHER)
        for name, value in shown
    ]
    if chart.median is not None:
        data.append(Bar(MEDIAN, chart.median, OTHER))
    notes = [f"{titled(chart.note)}."] if chart.note else []
    notes += [f"No figure: {listed(without)}."] if without else []
    notes += [f"{len(held) - len(shown)} more are not drawn."] if len(held) > len(shown) else []
    if len(data) < 2:
        return None, notes
    return (standing if len(data) <= STANDING else lying)(chart, data), notes


def standing(chart: Drawn, data: Sequence[Bar]) -> VerticalBarChart:
    values = [VerticalBarChartDataValue(x=bar.name, y=bar.value, color=bar.colour) for bar in data]
    return VerticalBarChart(
        title=chart.title,
        data=values,
        x_axis_title=PLACE,
        y_axis_title=chart.unit,
        show_bar_values=True,
        show_legend=False,
        fallback=instead(chart.alt),
    )


def lying(chart: Drawn, data: Sequence[Bar]) -> HorizontalBarChart:
    values = [HorizontalBarChartDataValue(x=bar.name, y=bar.value, color=bar.colour) for bar in data]
    return HorizontalBarChart(
        title=chart.title,
        data=values,
        x_axis_title=chart.unit,
        y_axis_title=PLACE,
        display_mode="AbsoluteWithAxis",
        show_legend=False,
        fallback=instead(chart.alt),
    )
