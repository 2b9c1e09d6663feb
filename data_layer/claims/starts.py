"""From which figure a claimed change counts, and whether a change may be counted from there. Source: this project."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from data_layer.claims.checked import Facts, Reason
from data_layer.facts import Observation
from data_layer.methods.change import breaks_between, earlier_period, is_seasonal
from data_layer.methods.measure import YEAR, comparable, months_between_periods
from data_layer.periods import Period, PeriodAsked, add_months, held_in

MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
A_SEASON = 3  # months


def is_usual_start(asked: PeriodAsked | None) -> bool:
    """Whether the change is the one that is always given: on the year before."""
    return asked is None or asked.newest == 1 or asked.years_back == 1


def base_of(asked: PeriodAsked | None, facts: Facts) -> Observation | Reason:
    """The figure that a change to `facts.own` counts from, or why there is none."""
    own = facts.own
    assert own is not None
    by_period = {each.period: each for each in facts.held if each.period < own.period and comparable(each)}
    if is_usual_start(asked):
        if facts.change and facts.change.gap and asked is not None:
            return Reason.BASE_NOT_HELD  # "on last year", of which nothing is held
        if facts.change:
            return by_period[facts.change.from_period]
        before = earlier_period(own.period, by_period, frequency=facts.metric.frequency)
        return Reason.BREAK if before else Reason.NO_EARLIER
    assert asked is not None
    meant = start_of(asked, own.period, sorted(by_period), facts)
    if meant is None:
        return Reason.BASE_NOT_HELD
    return barred(meant, own.period, facts) or by_period[meant]


def barred(base: Period, own: Period, facts: Facts) -> Reason | None:
    """Why no change may be counted between two periods."""
    assert facts.own is not None
    if breaks_between(base, own, facts.events, facts.own.area):
        return Reason.BREAK
    return Reason.OVERLAPS if base.end >= own.start and base != own else None


def start_of(asked: PeriodAsked, own: Period, earlier: Sequence[Period], facts: Facts) -> Period | None:
    """Which of the earlier periods is meant: so many years back, or the first of a run."""
    alike = [each for each in earlier if each.months == own.months]
    if years := asked.newest or asked.years_back:
        then = add_months(own.start, -YEAR * years)
        return next((each for each in alike if (each.start.year, each.start.month) == (then.year, then.month)), None)
    if asked.steps_back is not None:
        return alike[-asked.steps_back] if 0 < asked.steps_back <= len(alike) else None
    if not asked.spans or asked.first is None:
        found = held_in(asked, alike)
        return in_season(own, within_year(asked, alike), facts) or (found[-1] if found else None)
    return first_of_run(asked.first, MONTH.search(asked.words) is not None, own, alike, facts)


def within_year(asked: PeriodAsked, alike: Sequence[Period]) -> list[Period]:
    """The periods that start in the time asked for."""
    if asked.first is None or asked.last is None:
        return []
    return [each for each in alike if asked.first <= each.start <= asked.last]


def first_of_run(first: date, by_month: bool, own: Period, alike: Sequence[Period], facts: Facts) -> Period | None:
    """The first period of the year in which the run starts; of several in it, the one of the same season."""
    reach = A_SEASON if by_month else max(YEAR, months_between_periods(facts.metric.frequency) or 0)
    started = [each for each in alike if first <= each.start < add_months(first, reach)]
    return (None if by_month else in_season(own, started, facts)) or (started[0] if started else None)


def in_season(own: Period, among: Sequence[Period], facts: Facts) -> Period | None:
    if not is_seasonal(own, facts.metric.frequency):
        return None
    return next((each for each in among if each.start.month == own.start.month), None)


def out_of_season(base: Period, own: Period, facts: Facts) -> bool:
    return is_seasonal(own, facts.metric.frequency) and base.start.month != own.start.month


def all_that_compare(facts: Facts) -> list[Observation]:
    """All that may be set beside the claim's own figure, before and after it, and it itself, oldest first."""
    own = facts.own
    assert own is not None
    return [
        each
        for each in facts.held
        if each.period.months == own.period.months
        and comparable(each)
        and (
            each.period == own.period
            or barred(min(each.period, own.period), max(each.period, own.period), facts) is None
        )
    ]


def unbroken(facts: Facts) -> list[Observation]:
    """The figures up to the claim's own that a change may be counted from, and it itself, oldest first."""
    own = facts.own
    assert own is not None
    return [
        each
        for each in facts.held
        if each.period <= own.period
        and each.period.months == own.period.months
        and comparable(each)
        and (each.period == own.period or barred(each.period, own.period, facts) is None)
    ]
