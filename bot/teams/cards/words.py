"""What a figure's codes mean, in words: an arrow or a sign stands beside its words, never in their place."""

from __future__ import annotations

from actions.answer import FigureShown
from actions.wording.names import titled
from actions.wording.numbers import formatted, short
from actions.wording.places import measured_group, place
from actions.wording.times import age
from data_layer.catalogue import Catalogue, Metric
from data_layer.vocabulary import AreaCode, Band, Basis, Direction, Group, MetricId

BANDS = {
    Band.LOWEST_QUARTER: "lowest quarter of",
    Band.MIDDLE_HALF: "middle half of",
    Band.HIGHEST_QUARTER: "highest quarter of",
    Band.NO_CLEAR_DIFFERENCE: "no clear difference from",
}
ITS = "its nearest neighbours"
JUDGED = {Direction.IMPROVING: ", improving", Direction.DETERIORATING: ", getting worse"}
RATINGS = {
    "red": "✖ Red: misses",
    "amber": "▲ Amber: close to",
    "green": "✔ Green: meets",
    "met": "✔ Meets",
    "not_met": "✖ Misses",
}


def metric_of(figure: FigureShown, catalogue: Catalogue) -> Metric | None:
    """The breakdown where the figure is of one, else the metric; None where the catalogue has it no more."""
    whole = catalogue.metrics.get(MetricId(figure.metric))
    return catalogue.metrics.get(MetricId(f"{figure.metric}.{figure.part}"), whole) if figure.part else whole


def measure(figure: FigureShown, catalogue: Catalogue) -> str:
    """ "Recycling rate"; of a metric that is not held any more its id in words."""
    held = metric_of(figure, catalogue)
    return titled(held.short_name if held else figure.metric.replace("_", " "))


def where(figure: FigureShown, catalogue: Catalogue) -> str:
    return place(AreaCode(figure.area), catalogue)


def when(figure: FigureShown) -> str:
    """ "2023/24, newest held, 2 years 8 months old": the age only where the figure is older than it should be."""
    stale = figure.freshness.stale
    return f"{figure.period}, newest held, {age(figure.freshness.age_months)} old" if stale else figure.period


def moved(figure: FigureShown) -> str | None:
    """ "↑ up on 2022/23, improving": the arrow says which way the value went, the words what that means."""
    change, direction = figure.change, figure.direction
    if direction is Direction.TOO_FEW_POINTS:
        return "too few periods to say which way it goes"
    if change is None:
        return None
    if direction is Direction.NO_CLEAR_CHANGE:
        return f"→ no clear change on {change.from_}"
    arrow = "→ unchanged" if change.value == 0 else "↑ up" if change.value > 0 else "↓ down"
    return f"{arrow} on {change.from_}{JUDGED.get(direction, '') if direction else ''}"


def stands(figure: FigureShown, catalogue: Catalogue, *, in_list: bool = False) -> str | None:
    """ "lowest quarter of Nottingham's nearest neighbours (median 35.6%)", "England 42.3%"; `in_list`: "its nearest
    neighbours", where each row would say whose.
    """
    group = figure.comparator
    if group is None or group.median is None:
        return None
    near = in_list and group.group is Group.NEAREST_NEIGHBOURS
    name = ITS if near else measured_group(group.group, group.basis, AreaCode(figure.area), catalogue)
    middle = short(group.median, figure)
    if group.basis is Basis.PUBLISHED:
        return f"{name} {middle}"
    return f"{BANDS[group.band]} {name} (median {middle})" if group.band else f"median of {name} {middle}"


def rated(figure: FigureShown) -> str | None:
    """ "✖ Red: misses the target of 30.0%"; None where the council has no target, or none that is judged yet."""
    if figure.rag is None or figure.target is None:
        return None
    return f"{RATINGS[figure.rag]} the target of {formatted(figure.target.value, figure)}"
