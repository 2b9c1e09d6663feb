"""What a method has to know of a metric, and the few questions all methods ask of it."""

from __future__ import annotations

from typing import Protocol

from data_layer.facts import Observation
from data_layer.vocabulary import BetterWhen, MetricKind, Status

CASH = frozenset({MetricKind.MONEY, MetricKind.AMOUNT_PER_DWELLING})
NO_VALUE = frozenset({Status.NOT_AVAILABLE, Status.SUPPRESSED, Status.NOT_APPLICABLE})
# figures computed from decimals, 26.7 - 25.1, miss them by far less than this
ROUNDING = 1e-9

# months from one period's end to the next one's; pooled years move on by one year
MONTHS_BETWEEN_PERIODS = {
    "month": 1,
    "monthly": 1,
    "quarter": 3,
    "quarterly": 3,
    "quarter end": 3,
    "every two years": 24,
    "snapshot": None,
    "one edition": None,
}
YEAR = 12


class Measured(Protocol):
    """The part of a metric that decides how its figures may be compared; `catalogue.Metric` is one."""

    @property
    def name(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def decimals(self) -> int: ...
    @property
    def better_when(self) -> BetterWhen: ...
    @property
    def kind(self) -> MetricKind: ...
    @property
    def frequency(self) -> str: ...


def months_between_periods(frequency: str) -> int | None:
    """None where no next period is due: a single measurement, an edition, a snapshot without a rhythm."""
    if frequency.startswith("one measurement"):
        return None
    return MONTHS_BETWEEN_PERIODS.get(frequency, YEAR)


def last_decimal(metric: Measured) -> float:
    """One unit of the last published decimal: 0.1 for a metric with one decimal."""
    return 10.0**-metric.decimals


def at_most(distance: float, limit: float) -> bool:
    """Whether a distance is within a limit, both as published: 25.2 − 25.1 is at most 0.1."""
    return abs(distance) <= limit + ROUNDING * max(1.0, abs(limit))


def in_percent(metric: Measured) -> bool:
    """Amounts grow with a council's size, so their changes are judged in percent."""
    return metric.kind is MetricKind.AMOUNT


def is_count(metric: Measured) -> bool:
    """An amount of people, homes or incidents; an amount of money is none."""
    return metric.kind is MetricKind.AMOUNT and not metric.unit.startswith("£")


def on_logarithms(metric: Measured) -> bool:
    """Rates per head, emissions and shares of net revenue are skewed: a few councils stand very high."""
    per_head = metric.kind is not MetricKind.AMOUNT and " per " in f" {metric.unit}"
    return per_head or (metric.kind is MetricKind.SHARE and "net revenue" in metric.name)


def comparable(observation: Observation) -> bool:
    """Whether a figure may be set beside others. One on a small sample may: it is given, and said to be weak."""
    return observation.value is not None and observation.status not in NO_VALUE | {Status.NOT_COMPARABLE}
