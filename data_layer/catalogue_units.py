"""Divisions and directorates, as the metrics that a level may see name them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable

from data_layer.catalogue import Metric, Outcome
from data_layer.slugs import underscored
from data_layer.vocabulary import MetricId


def divisions(metrics: Iterable[Metric]) -> dict[str, Outcome]:
    """By id, in the order in which metrics name them. "Housing division" is one, "housing" alone is a theme."""
    return units(metrics, lambda metric: metric.division, "division")


def directorates(metrics: Iterable[Metric]) -> dict[str, Outcome]:
    return units(metrics, lambda metric: metric.directorate, "directorate")


def units(metrics: Iterable[Metric], named: Callable[[Metric], str | None], kind: str) -> dict[str, Outcome]:
    placed: defaultdict[str, list[MetricId]] = defaultdict(list)
    for metric in metrics:
        if name := named(metric):
            placed[name].append(metric.id)
    found = {}
    for name, ids in placed.items():
        id = underscored(name)
        found[id] = Outcome(id, kind, name, (f"{name} {kind}", f"{kind} of {name}", *parts_of(name)), tuple(ids))
    return found


def parts_of(name: str) -> list[str]:
    """ "Customer Services and Finance" -> Customer Services: parts of two words and more, as people shorten a name."""
    parts = [part.strip() for part in re.split(r",| and ", name)]
    return [part for part in parts if len(parts) > 1 and " " in part]
