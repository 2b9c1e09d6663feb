"""A chart of councils side by side in Teams' own type: lying bars, each with its name and figure beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from microsoft_teams.cards.core import CardElement, ChartColor, HorizontalBarChart, HorizontalBarChartDataValue

from actions.wording.names import titled
from actions.wording.numbers import short
from actions.wording.places import listed
from bot.teams.cards.drawn import Drawn
from bot.teams.cards.elements import instead
from bot.teams.cards.room import Room, evenly

ASKED: ChartColor = "categoricalBlue"
OTHER: ChartColor = "sequential4"  # 3.2 to 1 on white and 4.6 on the dark theme; Teams' grey has 1.6 on white
MEDIAN = "Median"
PLACE = "Place"


@dataclass(frozen=True, slots=True)
class Bar:
    name: str
    value: float
    colour: ChartColor


def bars(chart: Drawn, asked: Sequence[str], room: Room) -> tuple[CardElement | None, list[str]]:
    """One bar a council and, where the chart has one, the group's median; what has no figure is named below.

    No chart with fewer than two bars, nor with one below zero, which Teams does not draw: the table has them.
    """
    held = [(name, value) for name, value in chart.bars if value is not None]
    without = [name for name, value in chart.bars if value is None]
    shown = evenly(held, room.points)
    data = [Bar(name, value, ASKED if name in asked else OTHER) for name, value in shown]
    if chart.median is not None:
        data.append(Bar(MEDIAN, chart.median, OTHER))
    notes = [f"{titled(chart.note)}."] if chart.note else []
    notes += [f"No figure: {listed(without)}."] if without else []
    notes += [f"{len(held) - len(shown)} more are not drawn."] if len(held) > len(shown) else []
    drawable = len(data) > 1 and min(bar.value for bar in data) >= 0
    return lying(chart, data) if drawable else None, notes


def lying(chart: Drawn, data: Sequence[Bar]) -> HorizontalBarChart:
    """The figure stands in the name, as Teams writes values in a way of its own: 49.40 for 49.4%."""
    values = [
        HorizontalBarChartDataValue(x=f"{bar.name} {short(bar.value, chart)}", y=bar.value, color=bar.colour)
        for bar in data
    ]
    return HorizontalBarChart(
        title=chart.title,
        data=values,
        x_axis_title=chart.unit,
        y_axis_title=PLACE,
        display_mode="AbsoluteWithAxis",
        show_legend=False,
        fallback=instead(chart.alt),
    )
