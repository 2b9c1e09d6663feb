"""The year's end from the year so far and the way an earlier year went from there, with an interval.

Source: this project. The point is the seasonal naive forecast of the part still to come (Hyndman and Athanasopoulos,
Forecasting: Principles and Practice, 2021), carried over as a ratio or a difference; the interval is Student's t on the
errors that the same rule would have made in earlier years.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from math import exp, log, sqrt
from statistics import fmean

from data_layer.council_facts import Accumulation, Forecast, ForecastBasis, IntervalBasis, Outlook, Shape, Target
from data_layer.facts import Observation, SeriesEvent
from data_layer.methods.change import breaks_between, months_apart
from data_layer.methods.in_year import (
    Run,
    YearRun,
    as_positions,
    largest_move,
    months_of_step,
    run_of,
    single_figures,
    to_date,
    year_runs,
)
from data_layer.methods.measure import YEAR, Measured, comparable, in_percent, last_decimal
from data_layer.methods.target import missed_by
from data_layer.periods import Period
from data_layer.vocabulary import AreaCode, BetterWhen, MetricKind

FEWEST_ERRORS = 3
# 90% of Student's t lies below, by the number of errors: one in ten beyond either end of the interval
STUDENT = {3: 1.638, 4: 1.533, 5: 1.476, 6: 1.440, 7: 1.415, 8: 1.397, 9: 1.383, 10: 1.372}
MOST_ERRORS = max(STUDENT)
MOST_YEARS_BACK = 2
# measured on statutory homelessness, all English councils, 2023/24 and 2024/25: four of five came within these
SHARE_OF_THE_REST = 0.35
TIMES_LARGEST_MOVE = 1.5


class NotForecast(StrEnum):
    ONCE_A_YEAR = "once_a_year"
    NO_FIGURE_THIS_YEAR = "no_figure_this_year"
    GAP_THIS_YEAR = "gap_this_year"
    YEAR_COMPLETE = "year_complete"
    NO_PAST_YEAR = "no_past_year"  # none of the two before is held in full, to the same place and to its end
    BREAK = "break"
    NO_SHAPE = "no_shape"  # nothing so far, this year or then, so that a ratio has no meaning
    UNCLEAR_YEAR = "unclear_year"  # nobody can say whether the quarters add up


@dataclass(frozen=True, slots=True)
class NoForecast:
    reason: NotForecast


@dataclass(frozen=True, slots=True)
class PastYear:
    """An earlier year: where it stood at this place, and where it ended."""

    run: YearRun
    at: float
    end: float


def forecast(
    points: Iterable[Observation],
    metric: Measured,
    *,
    accumulation: Accumulation | None,
    year: Period,
    target: Target | None = None,
    events: Iterable[SeriesEvent] = (),
    area: AreaCode | None = None,
) -> Forecast | NoForecast:
    """`points`: all held figures of one metric, part and area, in any order; `year`: the twelve months to forecast.

    Totals (what adds up) end as many times the year so far as the newest full of the two years before did; what is in
    percent, averages and rates by as much more. Positions end as the last quarter's: counts by ratio, rates by
    difference. At least one figure of the year and one full year before, on this side of any break.
    With three or more errors of earlier years the interval is t times their root mean square; with fewer a wide rule:
    35% of what is still to come for totals, for averages and positions one and a half times the largest move between
    neighbouring figures of the two years, by the share of the year left or by the square root of the steps left.
    """
    points, events = tuple(as_positions(points) if accumulation is Accumulation.AT_END else points), tuple(events)
    latest = latest_of(points, metric, year)
    if isinstance(latest, NotForecast):
        return NoForecast(latest)
    kind, every = run_of(metric, accumulation, latest), months_of_step(latest, metric)
    if kind is None or every is None:
        return NoForecast(NotForecast.UNCLEAR_YEAR)
    runs = year_runs(points, year, every, positions=kind is Run.POSITION)
    own = runs.get(year)
    if own is None:
        return NoForecast(NotForecast.NO_FIGURE_THIS_YEAR)
    now = to_date(own, own.held, kind, accumulation)
    if own.held == len(own.values):
        return NoForecast(NotForecast.YEAR_COMPLETE)
    if now is None:
        return NoForecast(NotForecast.GAP_THIS_YEAR)
    full = past_years([run for held, run in runs.items() if held < year], own.held, kind, accumulation)
    past = [
        one
        for one in full
        if not breaks_between(Period(one.run.year.start, every if latest.months else 0), latest, events, area)
    ]
    if not recent(past, year):
        return NoForecast(NotForecast.BREAK if recent(full, year) else NotForecast.NO_PAST_YEAR)
    shape = shape_of(kind, metric)
    value = project(now, past[-1], shape)
    if value is None:
        return NoForecast(NotForecast.NO_SHAPE)
    errors = past_errors(past, shape)
    if len(errors) >= FEWEST_ERRORS:
        reach, interval = STUDENT[len(errors)] * sqrt(fmean(one * one for one in errors)), IntervalBasis.PAST_ERRORS
        ends = (value * exp(-reach), value * exp(reach)) if shape is Shape.RATIO else (value - reach, value + reach)
    else:
        reach = stated_reach(own, past[-1], kind, accumulation, value - now)
        interval = None if reach is None else IntervalBasis.STATED
        ends = None if reach is None else (value - reach, value + reach)
    basis = ForecastBasis(own.held, len(own.values), shape, past[-1].run.year, interval, len(errors))
    # what has been counted stays counted
    floor = now if kind is Run.TOTAL and shape is Shape.RATIO else None
    made = bounded(Forecast(year, value, *(ends or (None, None)), basis), points, metric, floor)
    return replace(made, outlook=outlook(made, target, metric))


def latest_of(points: Sequence[Observation], metric: Measured, year: Period) -> Period | NotForecast:
    """The period of the newest figure within the year; why there is none."""
    within = [p.period for p in points if comparable(p) and months_of_step(p.period, metric) is not None]
    if points and not within:
        return NotForecast.ONCE_A_YEAR
    this_year = [period for period in within if 0 <= months_apart(year, period) < YEAR]
    return max(this_year, default=NotForecast.NO_FIGURE_THIS_YEAR, key=lambda period: (period.end, -period.months))


def past_years(runs: Iterable[YearRun], upto: int, kind: Run, accumulation: Accumulation | None) -> list[PastYear]:
    """Those that are held to this place and to their end, oldest first."""
    found = [
        (run, to_date(run, upto, kind, accumulation), to_date(run, len(run.values), kind, accumulation)) for run in runs
    ]
    return [PastYear(run, at, end) for run, at, end in found if at is not None and end is not None]


def recent(past: Sequence[PastYear], year: Period) -> bool:
    return bool(past) and months_apart(past[-1].run.year, year) <= MOST_YEARS_BACK * YEAR


def shape_of(kind: Run, metric: Measured) -> Shape:
    if kind is Run.TOTAL:
        return Shape.DIFFERENCE if metric.unit == "%" else Shape.RATIO
    grows = in_percent(metric) or metric.kind is MetricKind.MONEY
    return Shape.RATIO if kind is Run.POSITION and grows else Shape.DIFFERENCE


def project(now: float, past: PastYear, shape: Shape) -> float | None:
    """None where a ratio has no meaning: nothing so far, this year or then, or less than nothing."""
    if shape is Shape.DIFFERENCE:
        return now + past.end - past.at
    return now * past.end / past.at if now > 0 and past.at > 0 and past.end > 0 else None


def past_errors(past: Sequence[PastYear], shape: Shape) -> list[float]:
    """By how much each year missed what the full one before it foretold, newest ten; ratios as logarithms."""
    errors: list[float] = []
    for before, after in pairwise(past):
        foretold = project(after.at, before, shape) if recent([before], after.run.year) else None
        if foretold is None or (shape is Shape.RATIO and after.end <= 0):
            continue
        errors.append(log(after.end / foretold) if shape is Shape.RATIO else after.end - foretold)
    return errors[-MOST_ERRORS:]


def stated_reach(
    own: YearRun, past: PastYear, kind: Run, accumulation: Accumulation | None, still_to_come: float
) -> float | None:
    """Half the width of the interval by the rule of thumb; None where no two neighbouring figures are held."""
    if kind is Run.TOTAL:
        return SHARE_OF_THE_REST * abs(still_to_come)
    between = [] if months_apart(past.run.year, own.year) == YEAR else [None]
    move = largest_move([*single_figures(past.run, accumulation), *between, *single_figures(own, accumulation)])
    left = len(own.values) - own.held
    if move is None:
        return None
    return TIMES_LARGEST_MOVE * move * (left / len(own.values) if kind is Run.AVERAGE else sqrt(left))


def bounded(made: Forecast, points: Sequence[Observation], metric: Measured, floor: float | None) -> Forecast:
    """The interval at least one unit of the last decimal to either side, and nothing beyond what figures can be.

    Not below zero where none was, not above 100% where none was, a total not below what is counted.
    """
    held = [point.value for point in points if point.value is not None]
    least = max((floor if floor is not None else float("-inf")), 0.0 if min(held) >= 0 else float("-inf"))
    most = 100.0 if metric.unit == "%" and max(held) <= 100 else float("inf")
    value, unit = min(max(made.value, least), most), last_decimal(metric)
    if made.lower is None or made.upper is None:
        return replace(made, value=value)
    lower, upper = min(made.lower, value - unit), max(made.upper, value + unit)
    return replace(made, value=value, lower=max(lower, least), upper=min(upper, most))


def outlook(made: Forecast, target: Target | None, metric: Measured) -> Outlook | None:
    """Likely to reach where all of the interval does, likely to miss where none of it does, else it may miss.

    None without an interval, without a target for just this year, and where neither way is better.
    """
    neutral = metric.better_when is BetterWhen.NEUTRAL
    if neutral or target is None or target.period != made.year or made.lower is None or made.upper is None:
        return None
    ends = (missed_by(made.lower, target.value, metric), missed_by(made.upper, target.value, metric))
    if not any(ends):
        return Outlook.LIKELY_TO_REACH
    return Outlook.LIKELY_TO_MISS if all(ends) else Outlook.MAY_MISS
