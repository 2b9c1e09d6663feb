"""What a chart of an answer holds, read from its plotly specification: runs over time, or one bar a council."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from actions.answer import ChartShown
from actions.wording import numbers

MEDIAN_OF = "Median of "
DECIMALS = re.compile(r"\d\.(\d+)")


@dataclass(frozen=True, slots=True)
class Run:
    """One line: (period label, value) oldest first; None is a gap, which no line may cross."""

    name: str
    points: tuple[tuple[str, float | None], ...]

    @property
    def legend(self) -> str:
        """Short enough to stand beside others on a phone; what is drawn says below which group it is."""
        return f"{MEDIAN_OF}the group" if self.name.startswith(MEDIAN_OF) else self.name

    @property
    def in_words(self) -> str:
        return f"{MEDIAN_OF.lower()}{self.name[len(MEDIAN_OF) :]}" if self.name.startswith(MEDIAN_OF) else self.name


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart's data. `order`: period labels from the first that has a figure to the last that has one, oldest first;
    `breaks`: those of them before which the series breaks; `note`: the group's middle in words, where it has one.

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
    runs = [Run(trace["name"], points(trace["x"], trace["y"], decimals)) for trace in traces]
    order = held_span(layout["xaxis"]["categoryarray"], runs)
    breaks = [shape["x0"] for shape in layout.get("shapes", ()) if shape["type"] == "line"]
    return Drawn(
        title=title,
        alt=chart.alt,
        unit=layout["yaxis"]["title"]["text"],
        decimals=decimals,
        runs=tuple(Run(run.name, tuple(point for point in run.points if point[0] in order)) for run in runs),
        order=order,
        breaks=tuple(label for label in breaks if label in order[1:]),
    )


def held_span(order: Sequence[str], runs: Sequence[Run]) -> tuple[str, ...]:
    """Without the periods at either end for which no run has a figure."""
    held = {label for run in runs for label, value in run.points if value is not None}
    places = [place for place, label in enumerate(order) if label in held]
    return tuple(order[places[0] : places[-1] + 1]) if places else ()


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
    """As the answer's words round it, so that chart, table and words agree."""
    return None if value is None else float(numbers.rounded(value, decimals).replace(",", "").replace("−", "-"))
