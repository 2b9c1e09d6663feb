"""Whether a figure is clearly worse than some years ago. Source: this project, by the rules of `direction`."""

from __future__ import annotations

from collections.abc import Mapping

from data_layer.facts import Figure, Series
from data_layer.methods.change import breaks_between
from data_layer.methods.measure import CASH, Measured, at_most, comparable, in_percent, last_decimal
from data_layer.periods import Period, add_months
from data_layer.vocabulary import BetterWhen

MONTHS_A_YEAR = 12


def worse_than_years_ago(figure: Figure, run: Series, metric: Measured, *, years: int) -> bool:
    """Against the same period so many years before, without a break between.

    Clearly: by more than what councils usually see from one period to the next, and by more than one unit of the last
    published decimal. False where either figure is missing, and where neither way is better.
    """
    own = figure.observation
    held: Mapping[Period, float] = {
        each.period: each.value for each in run.points if comparable(each) and each.value is not None
    }
    then = Period(add_months(own.period.start, -years * MONTHS_A_YEAR), own.period.months)
    if own.value is None or then not in held or metric.better_when is BetterWhen.NEUTRAL or metric.kind in CASH:
        return False
    if in_percent(metric) and not held[then]:
        return False  # from nothing no percent can be said
    if breaks_between(then, own.period, run.events, own.area):
        return False
    moved = own.value - held[then]
    if at_most(moved, last_decimal(metric)):
        return False
    adverse = moved < 0 if metric.better_when is BetterWhen.HIGHER else moved > 0
    typical = figure.change.typical if figure.change else None
    size = abs(moved / held[then] * 100) if in_percent(metric) else abs(moved)
    return adverse and typical is not None and size > typical
