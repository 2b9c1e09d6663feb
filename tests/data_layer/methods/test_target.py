from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_layer.council_facts import Accumulation, ToleranceKind, TrajectoryPoint
from data_layer.methods.target import distance, gap, missed_by, target_for, written_decimals
from data_layer.periods import Period
from data_layer.vocabulary import AreaCode, BetterWhen, MetricId, Status
from tests.data_layer.methods.council_made import target
from tests.data_layer.methods.made import COUNT, RATE, figure, year
from tests.data_layer.methods.packed import of_nottingham, valued

LOWER = replace(RATE, better_when=BetterWhen.LOWER)
PER_HEAD = replace(LOWER, unit="per 10,000 children")
IN_PERIOD, CUMULATIVE = Accumulation.IN_PERIOD, Accumulation.CUMULATIVE
Q2 = Period(date(2023, 7, 1), 3)
tenths = st.integers(-1000, 1000).map(lambda value: value / 10)


def test_how_far_a_figure_is_from_its_target_and_what_it_takes():
    """26.7% in 2023/24, a target of 30% for 2025/26: 3.3 points short, so 1.65 in each of the two years left."""
    found = distance(figure(26.7), target(30, year(2025)), RATE)
    assert found
    assert (found.difference, found.missed_by) == pytest.approx((-3.3, 3.3))
    assert found.reached is False
    assert (found.periods_left, found.needed_a_period) == (2, pytest.approx(1.65))


def test_a_target_that_is_reached_needs_nothing():
    found = distance(figure(30.0), target(30, year(2025)), RATE)
    assert found and found.reached and found.missed_by == 0
    assert found.periods_left is None and found.needed_a_period is None


def test_the_day_a_target_is_due_counts_where_it_is_later_than_its_period():
    due = replace(target(30, year(2023)), due=date(2026, 3, 31))
    assert distance(figure(27.0), due, RATE).periods_left == 2


def test_no_period_is_left_for_a_target_of_the_past():
    found = distance(figure(27.0), target(30, year(2023)), RATE)
    assert found and found.missed_by == pytest.approx(3) and found.periods_left is None


def test_quarters_left_are_counted_for_a_quarterly_figure():
    measure = replace(LOWER, frequency="quarterly")
    found = distance(figure(12.0, Q2), target(9, year(2023)), measure)
    assert found and (found.periods_left, found.needed_a_period) == (2, pytest.approx(-1.5))


def test_where_neither_way_is_better_only_the_difference_is_told():
    found = distance(figure(27.0), target(30), replace(RATE, better_when=BetterWhen.NEUTRAL))
    assert found and found.difference == pytest.approx(-3) and found.reached is None and found.missed_by is None


def test_a_missing_or_not_comparable_figure_has_no_distance():
    assert distance(figure(None, status=Status.SUPPRESSED), target(30), RATE) is None
    assert distance(figure(27.0, status=Status.NOT_COMPARABLE), target(30), RATE) is None


@pytest.mark.parametrize(("number", "decimals"), [(35.0, 0), (92.14, 2), (0.1 + 0.2, 1), (1000, 0), (-0.125, 3)])
def test_decimals_as_a_target_was_written(number, decimals):
    assert written_decimals(number) == decimals


def test_a_target_set_finer_than_the_figure_is_published_keeps_its_own_decimals():
    assert gap(92.1, 92.14, RATE) == pytest.approx(-0.04)
    assert missed_by(92.1, 92.14, RATE) == pytest.approx(0.04) and missed_by(34.96, 35, RATE) == 0


@given(tenths, tenths, st.sampled_from([RATE, LOWER]))
def test_the_gap_is_exact_in_decimals_and_missed_on_one_side_only(value, aim, metric):
    exact = Decimal(repr(value)) - Decimal(repr(aim))
    assert gap(value, aim, metric) == pytest.approx(float(exact))
    short = -exact if metric.better_when is BetterWhen.HIGHER else exact
    assert missed_by(value, aim, metric) == pytest.approx(float(max(short, 0)))


@given(tenths, tenths, st.integers(1, 12))
def test_the_change_needed_in_each_period_reaches_the_target(value, aim, years):
    found = distance(figure(value), target(aim, year(2023 + years)), RATE)
    assert found
    if found.needed_a_period is not None:
        assert found.periods_left == years
        assert value + years * found.needed_a_period == pytest.approx(aim)
    else:
        assert value >= aim


def test_the_target_of_the_very_period_comes_first():
    own, whole = target(20, Q2), target(30, year(2023))
    assert target_for(Q2, [whole, own], RATE, accumulation=IN_PERIOD) == own


def test_a_years_target_judges_a_quarters_rate_and_never_its_count():
    whole = target(30, year(2023))
    found = target_for(Q2, [whole], RATE, accumulation=IN_PERIOD)
    assert found and (found.period, found.value) == (Q2, 30)
    assert target_for(Q2, [whole], COUNT, accumulation=IN_PERIOD) is None
    assert target_for(Q2, [whole], PER_HEAD, accumulation=IN_PERIOD) is None
    assert target_for(Q2, [whole], RATE, accumulation=CUMULATIVE) is None


def test_a_years_target_judges_a_position_on_its_last_day_alone():
    """Households in temporary accommodation: 700 at most by the end of 2023/24 says nothing of September."""
    whole = target(700, year(2023))
    last, september = Period(date(2024, 3, 31), 0), Period(date(2023, 9, 30), 0)
    found = target_for(last, [target(750, year(2022)), whole], COUNT, accumulation=IN_PERIOD)
    assert found and (found.period, found.value) == (last, 700)
    assert target_for(september, [whole], COUNT, accumulation=IN_PERIOD) is None


def test_a_years_target_judges_the_last_quarter_of_what_adds_up_or_stands_at_its_end():
    whole, last = target(700, year(2023)), Period(date(2024, 1, 1), 3)
    for accumulation in (CUMULATIVE, Accumulation.AT_END):
        found = target_for(last, [target(750, year(2022)), whole], COUNT, accumulation=accumulation)
        assert found and (found.period, found.value) == (last, 700)
        assert target_for(Q2, [whole], COUNT, accumulation=accumulation) is None
    for accumulation in (IN_PERIOD, None):
        assert target_for(last, [whole], COUNT, accumulation=accumulation) is None


def test_what_adds_up_is_judged_by_the_trajectory_with_the_tolerance_of_its_target():
    whole = target(400, year(2023), kind=ToleranceKind.RELATIVE, tolerance=5)
    point = TrajectoryPoint(MetricId("m"), AreaCode("A"), Q2, 180)
    found = target_for(Q2, [whole], COUNT, accumulation=CUMULATIVE, trajectory=[point])
    assert found and (found.value, found.period, found.tolerance) == (180, Q2, 5)


def test_another_years_target_judges_nothing():
    assert target_for(year(2023), [target(30, year(2024))], RATE, accumulation=IN_PERIOD) is None


def test_recycling_in_nottingham_against_a_target_of_thirty_percent():
    """Counted again year by year: by 2025/26 every year that fell short needs its gap spread over the years left."""
    goal = target(30, year(2025))
    for point, value in valued(of_nottingham("recycling_rate")):
        found = distance(point, goal, RATE)
        tenths_short = 300 - round(10 * value)
        assert found and found.missed_by == pytest.approx(max(tenths_short, 0) / 10)
        left = 2025 - point.period.start.year
        assert found.needed_a_period == (pytest.approx(tenths_short / 10 / left) if tenths_short > 0 else None)
