"""A figure with its time, as a sentence has them."""

from __future__ import annotations

from actions.wording.numbers import formatted
from actions.wording.times import in_period
from data_layer.catalogue import Metric
from data_layer.facts import Observation


def said_at(point: Observation, metric: Metric) -> str:
    """ "26.7% in 2023/24", "9.4% at 31 March 2021"."""
    return f"{formatted(point.value, metric)} {in_period(point.period, as_at=metric.as_at)}"
