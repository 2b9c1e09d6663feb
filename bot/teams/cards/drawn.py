"""What a chart of an answer holds, read from its plotly specification: runs over time, or one bar a council."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from actions.answer import ChartShown

DECIMALS = re.compile(r"\d\.(\d+)")


@dataclass(frozen=True, slots=True)
class Run:
    """One line: (period label, value) oldest first; None is a gap, which no line may cross."""

    name: str
    points: tuple[tuple[str, float | None], ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart's data. `order`: all period labels, oldest first; `note`: the group's middle in words, where it has one.

    `bars`: (council, value), the one asked about first, the others by name. Values have the decimals they are shown
    with; `unit` and `decimals` are those of the measure.
    """

    title: str
    alt: str
    unit: str
    decimals: int
    runs: tuple[Run, ...] = ()
    order: tuple[str, ...] = ()
    bars: tuple[tuple[str, float | None], ...] = ()
    median: float | None = None
    note: str = ""
    breaks: tuple[str, ...] = ()


def drawn(chart: ChartShown) -> Drawn:
    traces, layout = chart.spec["data"], chart.spec["layout"]
    decimals = decimals_of(text for trace in traces for text in trace.get("text", ()))
    title = layout["title"]["text"]
    if any(trace["type"] == "bar" for trace in traces):
        return bars_of(traces[0], layout, chart.alt, title, decimals)
    breaks = [shape["x0"] for shape in layout.get("shapes", ()) if shape["type"] == "line"]
    return Drawn(
        title=title,
        alt=chart.alt,
        unit=layout["yaxis"]["title"]["text"],
        decimals=decimals,
        runs=tuple(Run(trace["name"], points(trace["x"], trace["y"], decimals)) for trace in traces),
        order=tuple(layout["xaxis"]["categoryarray"]),
        breaks=tuple(breaks),
    )


def bars_of(trace: dict[str, Any], layout: dict[str, Any], alt: str, title: str, decimals: int) -> Drawn:
    lying = trace.get("orientation") == "h"
    names, values = (trace["y"], trace["x"]) if lying else (trace["x"], trace["y"])
    middle = next((shape["x0"] for shape in layout.get("shapes", ()) if shape["type"] == "line"), None)
    return Drawn(
        title=title,
        alt=alt,
        unit=layout["xaxis" if lying else "yaxis"]["title"]["text"],
        decimals=decimals,
        bars=points(names, values, decimals),
        median=rounded(middle, decimals),
        note=next((note["text"] for note in layout.get("annotations", ())), ""),
    )


def decimals_of(texts: Any) -> int:
    return max((len(found[1]) for text in texts if (found := DECIMALS.search(text))), default=0)


def points(names: Sequence[str], values: Sequence[float | None], decimals: int) -> tuple[tuple[str, float | None], ...]:
    return tuple((name, rounded(value, decimals)) for name, value in zip(names, values, strict=True))


def rounded(value: float | None, decimals: int) -> float | None:
    return None if value is None else round(value, decimals)
