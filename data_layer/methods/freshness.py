"""How old a figure is, when the next is due, and whether it is older than it should be. Source: this project."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Protocol

from data_layer.facts import Freshness, Observation
from data_layer.methods.measure import months_between_periods
from data_layer.periods import Period, add_months, is_month_end

OLD_AFTER_MONTHS = 24
OVERDUE_BY_MONTHS = 6
DAYS_A_MONTH = 365.25 / 12


class Dated(Protocol):
    """The part of a metric that decides when a figure is due; `catalogue.Metric` is one."""

    @property
    def frequency(self) -> str: ...
    @property
    def usual_lag_months(self) -> int: ...


def freshness(
    period: Period,
    *,
    frequency: str,
    usual_lag_months: int,
    published: date | None,
    loaded: date,
    now: date,
    newest: bool = True,
) -> Freshness:
    """`stale` where the period ended over 24 months before `now`, or the next release is overdue by 6.

    A figure that is not the `newest` held is never stale: it was asked for as what it is, and a newer one stands beside
    it. `age_months` is rounded to whole months from the period's last day; zero for one that has not ended.
    """
    due = next_expected(period, frequency=frequency, usual_lag_months=usual_lag_months)
    old = now > month_later(period.end, OLD_AFTER_MONTHS)
    overdue = due is not None and now > month_later(due, OVERDUE_BY_MONTHS)
    return Freshness(
        period_end=period.end,
        published=published,
        loaded=loaded,
        next_expected=due,
        age_months=age_in_months(period.end, now),
        stale=newest and (old or overdue),
    )


def freshness_of(own: Observation, metric: Dated, *, now: date, newest: bool) -> Freshness:
    """Of an observation of the metric; as `freshness`."""
    return freshness(
        own.period,
        frequency=metric.frequency,
        usual_lag_months=metric.usual_lag_months,
        published=own.published,
        loaded=own.loaded,
        now=now,
        newest=newest,
    )


def next_expected(period: Period, *, frequency: str, usual_lag_months: int) -> date | None:
    """The end of the period after this one and the usual lag; None where no next one is due.

    Averages of several years move on by one year; what is published every two years by two.
    """
    every = months_between_periods(frequency)
    return None if every is None else month_later(period.end, every + usual_lag_months)


@lru_cache(maxsize=4096)
def month_later(day: date, months: int) -> date:
    """The same day so many months later; the last day of a month stays the last."""
    later = add_months(day, months)
    return add_months(later.replace(day=1), 1) - date.resolution if is_month_end(day) else later


def age_in_months(end: date, now: date) -> int:
    return max(0, round((now - end).days / DAYS_A_MONTH))
