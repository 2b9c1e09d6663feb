"""Chart requests to plotly figures as plain data: a specification takes 0.05 ms, a plotly object 15."""

from __future__ import annotations

from typing import Any, Literal

from actions.answer import Answer, ChartRequested, ChartShown, ComparisonRequested, SeriesRequested
from actions.wording.numbers import short
from bot.render.alt_text import comparison_alt, series_alt
from bot.render.palette import BAND, FONT, GRID, HOME, INK, LINES, MARKERS, OTHER, QUIET

Spec = dict[str, Any]
# of a series chart as it is mostly drawn, in pixels: how far apart the names at the ends of lines must stand
PLOT_HEIGHT, LABEL_HEIGHT = 180, 16


def with_charts(answer: Answer) -> Answer:
    """The answer with its requested charts drawn; each has an address under the answer's id."""
    charts = [chart(asked, f"/api/charts/{answer.id}-{number}") for number, asked in enumerate(answer.chart_requests)]
    return answer.model_copy(update={"charts": charts})


def chart(asked: ChartRequested, url: str) -> ChartShown:
    if isinstance(asked, SeriesRequested):
        kind: Literal["series", "comparison"] = "series"
        spec, alt = series_spec(asked), series_alt(asked)
    else:
        kind = "comparison"
        spec, alt = comparison_spec(asked), comparison_alt(asked)
    return ChartShown(kind=kind, title=asked.title, alt=alt, url=f"{url}.json", spec=spec)


def series_spec(asked: SeriesRequested) -> Spec:
    """One line a council, with its own marker and its name at the end; the median dotted; breaks as dashed lines."""
    breaks = {label for label, _ in asked.breaks}
    traces = [line(asked, number, area, breaks) for number, area in enumerate(asked.areas)]
    notes = end_labels(asked) if len(asked.areas) > 1 else []
    if asked.median:
        x, y = broken(asked.median, breaks)
        style = {"color": QUIET, "width": 2, "dash": "dot"}
        traces.append({"type": "scatter", "mode": "lines", "name": asked.median_name, "x": x, "y": y, "line": style})
    shapes = [rule(label) for label in sorted(breaks)]
    notes += [{**plain_note("break in the series"), "x": label, "yref": "paper", "y": 1.04} for label in sorted(breaks)]
    layout = frame(asked.title, y_title=asked.unit)
    order = in_time_order(asked)
    layout["xaxis"] |= {"type": "category", "categoryorder": "array", "categoryarray": order}
    layout |= {"shapes": shapes, "annotations": notes, "showlegend": len(traces) > 1}
    return {"data": traces, "layout": layout}


def line(asked: SeriesRequested, number: int, area: str, breaks: set[str]) -> Spec:
    x, y = broken(asked.points[area], breaks)
    colour = LINES[number % len(LINES)]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": asked.names[area],
        "x": x,
        "y": y,
        "text": [short(value, asked) if value is not None else "" for value in y],
        "hovertemplate": "%{x}: %{text}<extra>" + asked.names[area] + "</extra>",
        "connectgaps": False,
        "line": {"color": colour, "width": 3},
        "marker": {"color": colour, "size": 8, "symbol": MARKERS[number % len(MARKERS)]},
    }


def broken(points: list[tuple[str, float | None]], breaks: set[str]) -> tuple[list[str], list[float | None]]:
    """Coordinates with an empty point before each break, so that no line runs across it."""
    x: list[str] = []
    y: list[float | None] = []
    for label, value in points:
        if label in breaks and x:
            x.append(label)
            y.append(None)
        x.append(label)
        y.append(value)
    return x, y


def end_labels(asked: SeriesRequested) -> list[Spec]:
    """The name at the end of each line, moved apart where lines end close together."""
    every = [value for points in asked.points.values() for _, value in points if value is not None]
    pixels = PLOT_HEIGHT / ((max(every) - min(every)) or 1) if every else 1
    ends = {}
    for number, area in enumerate(asked.areas):
        if held := [(label, value) for label, value in asked.points[area] if value is not None]:
            ends[area] = (*held[-1], LINES[number % len(LINES)])
    notes, lowest = [], float("-inf")
    for area, (label, value, colour) in sorted(ends.items(), key=lambda one: one[1][1]):
        at = max(value * pixels, lowest + LABEL_HEIGHT)
        place = {"x": label, "y": value, "xanchor": "left", "xshift": 8, "yshift": round(at - value * pixels)}
        notes.append({**plain_note(asked.names[area], colour), **place})
        lowest = at
    return notes


def comparison_spec(asked: ComparisonRequested) -> Spec:
    """Bars by name, the council asked about first and darker; the group's median as a line over its middle half."""
    names = [name for name, _ in asked.bars]
    values = [value for _, value in asked.bars]
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": names,
        "x": values,
        "text": [short(value, asked) if value is not None else "no figure" for value in values],
        "textposition": "outside",
        "cliponaxis": False,
        "hovertemplate": "%{y}: %{text}<extra></extra>",
        "marker": {
            "color": [HOME, *[OTHER] * (len(names) - 1)],
            "line": {"color": INK, "width": [2, *[0] * (len(names) - 1)]},
        },
    }
    layout = frame(f"{asked.title}, {asked.period}", x_title=asked.unit)
    layout["yaxis"] |= {"autorange": "reversed", "automargin": True, "gridcolor": "rgba(0,0,0,0)"}
    layout |= {"shapes": middle(asked), "annotations": middle_note(asked), "height": max(260, 120 + 24 * len(names))}
    return {"data": [bars], "layout": layout}


def middle(asked: ComparisonRequested) -> list[Spec]:
    shapes: list[Spec] = []
    if asked.q1 is not None and asked.q3 is not None:
        band = {"type": "rect", "yref": "paper", "y0": 0, "y1": 1, "x0": asked.q1, "x1": asked.q3}
        shapes.append({**band, "fillcolor": BAND, "line": {"width": 0}, "layer": "below"})
    if asked.median is not None:
        stroke = {"color": INK, "width": 2, "dash": "dash"}
        shapes.append(
            {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "x0": asked.median, "x1": asked.median, "line": stroke}
        )
    return shapes


def middle_note(asked: ComparisonRequested) -> list[Spec]:
    if asked.median is None:
        return []
    words = f"median {short(asked.median, asked)}"
    if asked.q1 is not None and asked.q3 is not None:
        words += f", middle half {short(asked.q1, asked)} to {short(asked.q3, asked)}"
    return [{**plain_note(words), "x": asked.median, "yref": "paper", "y": 1.0, "yanchor": "bottom"}]


def plain_note(text: str, colour: str = INK) -> Spec:
    return {"text": text, "showarrow": False, "font": {"color": colour, "size": 13}}


def rule(label: str) -> Spec:
    stroke = {"color": QUIET, "width": 1, "dash": "dash"}
    return {"type": "line", "x0": label, "x1": label, "yref": "paper", "y0": 0, "y1": 1, "line": stroke}


def in_time_order(asked: SeriesRequested) -> list[str]:
    """All labels, oldest first: every series is in order, so each new label goes in before the one that follows it."""
    order: list[str] = []
    for points in [*asked.points.values(), asked.median]:
        labels = [label for label, _ in points]
        for index, label in enumerate(labels):
            if label not in order:
                later = next((other for other in labels[index + 1 :] if other in order), None)
                order.insert(order.index(later) if later else len(order), label)
    return order


def frame(title: str, *, x_title: str = "", y_title: str = "") -> Spec:
    axis = {"gridcolor": GRID, "zeroline": False, "automargin": True, "fixedrange": True}
    return {
        "title": {"text": title, "x": 0, "xanchor": "left", "font": {"size": 16}},
        "font": {"family": FONT, "color": INK, "size": 14},
        "paper_bgcolor": "#ffffff",
        "plot_bgcolor": "#ffffff",
        "margin": {"l": 60, "r": 90, "t": 70, "b": 60},
        "xaxis": {**axis, "title": {"text": x_title}},
        "yaxis": {**axis, "title": {"text": y_title}, "rangemode": "tozero" if x_title else "normal"},
        "legend": {"orientation": "h", "y": -0.3},
    }
