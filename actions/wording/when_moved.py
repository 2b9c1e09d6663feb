"""When a series moved, in a sentence: since when it has gone one way, and when most of its move came."""

from __future__ import annotations

from itertools import pairwise

from actions.wording.numbers import same_as_shown
from actions.wording.observations import said_at
from actions.wording.times import in_period
from data_layer.catalogue import Metric
from data_layer.facts import Observation
from data_layer.methods.change import is_seasonal, months_apart
from data_layer.methods.measure import YEAR
from data_layer.methods.onset import Onset, value_of


def when_sentences(found: Onset | None, points: tuple[Observation, ...], metric: Metric) -> list[str]:
    """ "It has risen each year since 25.1% in 2020/21.", "Most of the fall since 31.9% in 2014/15 came between 2018/19
    and 2019/20."; `points`: the stretch that it was found in.
    """
    if found is None:
        return []
    start, most = found.one_way_from, most_clause(found, metric)
    if start is None:
        way = "rise" if found.risen else "fall"
        return [f"Most of the {way} since {said_at(found.first, metric)} came {most}."] if most else []
    seasonal = is_seasonal(found.last.period, metric.frequency)
    alike = ", comparing the same time of each year" if seasonal else ""
    risen = value_of(found.last) > value_of(start)
    steady = f"It has {'risen' if risen else 'fallen'} {each_step(points)} since {said_at(start, metric)}{alike}"
    if start == found.first:
        return [f"{steady}, most of it {most}." if most else f"{steady}."]
    way = "rise" if found.risen else "fall"
    longer = f"Most of the {way} since {said_at(found.first, metric)} came {most}."
    return [f"{steady}.", *([longer] if most else [])]


def most_clause(found: Onset, metric: Metric) -> str | None:
    """ "between 2018/19 and 2019/20"."""
    if found.most is None or same_as_shown(value_of(found.first), value_of(found.last), metric):
        return None
    earlier, later = (when(point, metric) for point in found.most)
    return f"between {earlier} and {later}"


def each_step(points: tuple[Observation, ...]) -> str:
    yearly = all(months_apart(earlier.period, later.period) == YEAR for earlier, later in pairwise(points))
    return "each year" if yearly else "at each figure"


def when(point: Observation, metric: Metric) -> str:
    """ "2018/19", "31 March 2022"."""
    return in_period(point.period, as_at=metric.as_at).split(" ", 1)[1]
