"""The change since a baseline that the council has set itself. Source: this project, by the rules of `direction`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from data_layer.council_facts import Baseline
from data_layer.facts import Change, Observation, SeriesEvent
from data_layer.methods.change import alike, breaks_between, change, is_seasonal
from data_layer.methods.direction import direction
from data_layer.methods.measure import Measured, comparable
from data_layer.periods import Period
from data_layer.vocabulary import Direction, Status


@dataclass(frozen=True, slots=True)
class SinceBaseline:
    """`change` is in the metric's unit, its `relative` in percent of the baseline."""

    change: Change
    direction: Direction | None


class NotSince(StrEnum):
    NO_BASELINE_VALUE = "no_baseline_value"
    NO_LATEST_VALUE = "no_latest_value"  # missing, or given as not comparable
    NOT_EARLIER = "not_earlier"
    OVERLAPS = "overlaps"
    LENGTHS_DIFFER = "lengths_differ"  # a quarter says nothing of a year
    SEASONS_DIFFER = "seasons_differ"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class NoChangeSince:
    """Why no change is given; `event` is the break that forbids it."""

    reason: NotSince
    event: SeriesEvent | None = None


def since_baseline(
    baseline: Baseline,
    latest: Observation,
    metric: Measured,
    *,
    held: Observation | None = None,
    events: Iterable[SeriesEvent] = (),
    typical: float | None = None,
) -> SinceBaseline | NoChangeSince:
    """From a baseline to the latest figure.

    `held`: the figure held for the baseline's period; it gives the value where the baseline has none, and the 95%
    interval where the two agree. `typical`: what is usual between just these two periods, where known: that of one
    year says nothing of five. Without interval and `typical`, the last published decimal alone decides what is clear.
    """
    start = starting_point(baseline, latest, held)
    if start is None:
        return NoChangeSince(NotSince.NO_BASELINE_VALUE)
    if not comparable(latest):
        return NoChangeSince(NotSince.NO_LATEST_VALUE)
    events = tuple(events)
    reason = not_alike(baseline.period, latest.period, metric)
    if reason is None and breaks_between(baseline.period, latest.period, events, latest.area):
        reason = NotSince.BREAK
    if reason is not None:
        return NoChangeSince(reason, first_break(baseline.period, latest, events) if reason is NotSince.BREAK else None)
    moved = change(start, latest, gap=False)
    assert moved is not None
    moved = replace(moved, typical=typical)
    return SinceBaseline(moved, direction(moved, start, latest, metric))


def starting_point(baseline: Baseline, latest: Observation, held: Observation | None) -> Observation | None:
    """The baseline as an observation: the held one where it says the same, else the council's own value alone."""
    if held is not None and comparable(held) and baseline.value in (None, held.value):
        return held
    if baseline.value is None:
        return None
    return replace(latest, period=baseline.period, value=baseline.value, lower=None, upper=None, status=Status.FINAL)


def not_alike(earlier: Period, later: Period, metric: Measured) -> NotSince | None:
    """Why two periods may not be compared; None where they may, by `change.alike`."""
    seasonal = is_seasonal(later, metric.frequency)
    if alike(earlier, later, seasonal=seasonal):
        return None
    if earlier.start >= later.start:
        return NotSince.NOT_EARLIER
    if earlier.months != later.months:
        return NotSince.LENGTHS_DIFFER
    return NotSince.OVERLAPS if earlier.overlaps(later) else NotSince.SEASONS_DIFFER


def first_break(earlier: Period, later: Observation, events: Iterable[SeriesEvent]) -> SeriesEvent | None:
    return next((event for event in events if breaks_between(earlier, later.period, (event,), later.area)), None)
