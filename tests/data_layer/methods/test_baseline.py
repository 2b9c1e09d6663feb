from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_layer.council_facts import Baseline
from data_layer.methods.baseline import NoChangeSince, NotSince, SinceBaseline, since_baseline
from data_layer.periods import Period
from data_layer.vocabulary import BetterWhen, Direction, Status
from tests.data_layer.methods.made import COUNT, RATE, broken, figure, quarter, year
from tests.data_layer.methods.packed import of_nottingham

tenths = st.integers(1, 1000).map(lambda value: value / 10)


def start(value: float | None, period: Period | None = None) -> Baseline:
    return Baseline(period or year(2018), value, "start of the plan", "Strategic Council Plan")


def why(found: SinceBaseline | NoChangeSince) -> NotSince:
    assert isinstance(found, NoChangeSince)
    return found.reason


def since(found: SinceBaseline | NoChangeSince) -> SinceBaseline:
    assert isinstance(found, SinceBaseline)
    return found


def test_from_the_baseline_in_unit_and_percent_with_its_direction():
    found = since(since_baseline(start(25.0), figure(30.0), RATE))
    assert (found.change.value, found.change.relative) == pytest.approx((5, 20))
    assert found.change.from_period == year(2018) and found.direction is Direction.IMPROVING
    worse = since(since_baseline(start(25.0), figure(30.0), replace(RATE, better_when=BetterWhen.LOWER)))
    assert worse.direction is Direction.DETERIORATING


def test_one_unit_of_the_last_decimal_is_no_clear_change():
    assert since(since_baseline(start(26.2), figure(26.3), RATE)).direction is Direction.NO_CLEAR_CHANGE


def test_the_interval_of_the_figure_held_counts_where_it_is_the_baseline():
    held = figure(50.0, year(2018), lower=44, upper=56)
    latest = figure(55.0, lower=49, upper=61)
    assert since(since_baseline(start(50.0), latest, RATE, held=held)).direction is Direction.NO_CLEAR_CHANGE
    assert since(since_baseline(start(49.0), latest, RATE, held=held)).direction is Direction.IMPROVING


def test_a_baseline_without_a_value_takes_the_figure_held():
    found = since(since_baseline(start(None), figure(30.0), RATE, held=figure(27.5, year(2018))))
    assert found.change.from_value == 27.5
    assert why(since_baseline(start(None), figure(30.0), RATE)) is NotSince.NO_BASELINE_VALUE


def test_what_is_usual_counts_where_it_is_known_for_these_two_periods():
    assert since(since_baseline(start(25.0), figure(26.0), RATE, typical=1)).direction is Direction.NO_CLEAR_CHANGE


@pytest.mark.parametrize(
    ("earlier", "latest", "reason"),
    [
        (year(2023), figure(30, year(2023)), NotSince.NOT_EARLIER),
        (year(2024), figure(30, year(2023)), NotSince.NOT_EARLIER),
        (quarter(2019, 1), figure(30, year(2023)), NotSince.LENGTHS_DIFFER),
        (quarter(2019, 1), figure(30, quarter(2023, 2)), NotSince.SEASONS_DIFFER),
        (Period(date(2019, 1, 1), 36), figure(30, Period(date(2021, 1, 1), 36)), NotSince.OVERLAPS),
        (year(2018), figure(None, status=Status.NOT_AVAILABLE), NotSince.NO_LATEST_VALUE),
        (year(2018), figure(30, status=Status.NOT_COMPARABLE), NotSince.NO_LATEST_VALUE),
    ],
)
def test_why_there_is_no_change_since(earlier, latest, reason):
    assert why(since_baseline(start(20.0, earlier), latest, RATE)) is reason


def test_never_across_a_break_and_the_break_is_named():
    pandemic, method = broken(date(2020, 4, 1), allows_change=True), broken(date(2021, 4, 1))
    found = since_baseline(start(20.0), figure(30.0), RATE, events=[pandemic, method])
    assert found == NoChangeSince(NotSince.BREAK, method)
    since(since_baseline(start(20.0), figure(30.0), RATE, events=[pandemic]))
    elsewhere = broken(date(2021, 4, 1), area="B")
    since(since_baseline(start(20.0), figure(30.0), RATE, events=[elsewhere]))


@given(tenths, tenths, st.sampled_from([BetterWhen.HIGHER, BetterWhen.LOWER]))
def test_the_same_in_exact_fractions(before, now, better):
    metric = replace(RATE, better_when=better)
    found = since(since_baseline(start(before), figure(now), metric))
    exact = Fraction(repr(now)) - Fraction(repr(before))
    assert found.change.value == pytest.approx(float(exact))
    assert found.change.relative == pytest.approx(float(100 * exact / Fraction(repr(before))))
    if abs(exact) <= Fraction(1, 10):
        assert found.direction is Direction.NO_CLEAR_CHANGE
    else:
        good = exact > 0 if better is BetterWhen.HIGHER else exact < 0
        assert found.direction is (Direction.IMPROVING if good else Direction.DETERIORATING)


def test_recycling_in_nottingham_since_2018_19():
    """Defra: 26.5% in 2018/19, 26.7% in 2023/24: 0.2 points, 0.75% of the baseline."""
    run = {point.period: point for point in of_nottingham("recycling_rate")}
    found = since(since_baseline(start(None), run[year(2023)], RATE, held=run[year(2018)]))
    assert (found.change.value, found.change.relative) == pytest.approx((0.2, 100 * 0.2 / 26.5))


def test_households_in_temporary_accommodation_since_the_end_of_2022():
    """MHCLG: 615 on 31 December 2022, 687 three years later; the end of another quarter does not compare."""
    run = {point.period.id: point for point in of_nottingham("households_in_temporary_accommodation")}
    latest = run["2025-12-31"]
    found = since(since_baseline(start(615, run["2022-12-31"].period), latest, COUNT))
    assert (found.change.value, found.direction) == (72, Direction.DETERIORATING)
    assert why(since_baseline(start(599, run["2023-03-31"].period), latest, COUNT)) is NotSince.SEASONS_DIFFER
