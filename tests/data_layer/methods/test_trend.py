from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_layer.methods.trend import Limits, SignalKind, TooFew, Unlimited, long_run, process_limits, runs, signals
from data_layer.periods import Period
from data_layer.vocabulary import MetricKind
from tests.data_layer.methods.made import RATE, broken, figure, year

AROUND_50 = Limits(50, 40, 60, 4)
STEADY = [50.0, 52.0, 49.0, 51.0, 50.0, 48.0, 51.0, 49.0, 50.0, 52.0, 49.0, 51.0]


def points(values, since: int = 2000, width: float | None = None):
    half = width / 2 if width else None
    return [
        figure(value, year(since + at), lower=value - half if half else None, upper=value + half if half else None)
        for at, value in enumerate(values)
    ]


def kinds(values):
    return [signal.kind for signal in signals(values, AROUND_50)]


def test_limits_of_a_steady_series():
    """Moving ranges 2 3 2 1 2 3 2 1 2 3 2: mean 23 / 11, reach 2.66 × 2.0909 = 5.56."""
    (only,) = runs(points(STEADY), RATE)
    assert isinstance(only.chart, Limits)
    assert (only.chart.lower, only.chart.upper) == pytest.approx((50.167 - 5.562, 50.167 + 5.562), abs=0.001)
    assert only.signals == ()


def test_eleven_points_are_described_only():
    (only,) = runs(points(STEADY[:11]), RATE)
    assert only.chart == TooFew(held=11, needed=12) and only.long_run


@given(st.lists(st.floats(0, 100), min_size=12, max_size=40))
def test_limits_by_pandas(values):
    table = pd.Series(values)
    reach = 2.66 * table.diff().abs().mean()  # 3 / 1.128, as Wheeler gives it
    found = process_limits(values)
    assert isinstance(found, Limits)
    assert found.upper == pytest.approx(table.mean() + reach, rel=1e-9, abs=1e-9)
    assert found.lower == pytest.approx(table.mean() - reach, rel=1e-9, abs=1e-9)


def test_each_signal_and_its_near_miss():
    assert kinds([50, 61, 50]) == [SignalKind.OUTSIDE]
    assert kinds([51, 52, 51, 52, 51, 52, 51]) == [SignalKind.SHIFT]
    assert kinds([51, 52, 51, 50, 51, 52, 51]) == []
    assert kinds([47, 48, 49, 50, 51, 52, 53]) == [SignalKind.RUN]
    assert kinds([47, 48, 49, 49, 51, 52, 53]) == []
    assert kinds([50, 57, 50, 57]) == [SignalKind.TWO_OF_THREE]
    assert kinds([50, 57, 50, 43]) == []
    assert kinds([50, 56, 50, 56]) == []


def test_a_break_starts_a_fresh_baseline():
    found = runs(points(STEADY * 2), RATE, [broken(date(2012, 4, 1))])
    assert [len(run.points) for run in found] == [12, 12]
    assert all(isinstance(run.chart, Limits) for run in found)


def test_a_series_that_trends_has_no_limits_and_a_long_run():
    (only,) = runs(points([10.0 * at for at in range(15)]), RATE)
    assert only.chart is Unlimited.TRENDS and only.signals == ()
    assert only.long_run and only.long_run.risen is True


def test_no_limits_for_cash_overlapping_periods_and_wide_intervals():
    (cash,) = runs(points(STEADY), replace(RATE, kind=MetricKind.MONEY))
    assert cash.chart is Unlimited.CASH
    pooled = [figure(value, Period(date(2000 + at, 1, 1), 36)) for at, value in enumerate(STEADY)]
    (overlapping,) = runs(pooled, RATE)
    assert overlapping.chart is Unlimited.OVERLAPPING
    (wide,) = runs(points(STEADY, width=10), RATE)
    assert wide.chart is Unlimited.WIDE_INTERVALS
    (narrow,) = runs(points(STEADY, width=1), RATE)
    assert isinstance(narrow.chart, Limits)


def test_a_steady_series_neither_rose_nor_fell():
    assert (found := long_run(points(STEADY))) and found.risen is None
    assert (found := long_run(points([5.0, 4.0]))) and found.risen is False
    assert long_run(points([5.0])) is None


@given(st.lists(st.integers(0, 100), min_size=12, max_size=30))
def test_a_series_turned_upside_down_has_the_same_signals(values):
    there = [(signal.kind, signal.points, signal.high) for signal in signals(values, AROUND_50)]
    turned = signals([100 - value for value in values], AROUND_50)
    assert there == [(signal.kind, signal.points, not signal.high) for signal in turned]
