from __future__ import annotations

from dataclasses import replace
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_layer.facts import Change
from data_layer.methods.direction import direction, interval_of_change
from data_layer.methods.variation import variation
from data_layer.vocabulary import BetterWhen, Direction, MetricKind, Status, Variation
from tests.data_layer.methods.made import COUNT, RATE, RESERVES, Measure, figure, moved, year

LOWER = replace(RATE, better_when=BetterWhen.LOWER)
values = st.floats(0, 100).map(lambda value: round(value, 1))


def judged(earlier: float, later: float, metric: Measure = RATE, typical: float | None = None) -> Direction | None:
    change = moved(earlier, later, typical=typical)
    return direction(change, figure(earlier, year(2022)), figure(later), metric)


def test_better_when_decides_what_a_rise_means():
    assert judged(25.1, 26.7, typical=0.9) is Direction.IMPROVING
    assert judged(25.1, 26.7, LOWER, typical=0.9) is Direction.DETERIORATING
    assert judged(26.7, 25.1, typical=0.9) is Direction.DETERIORATING


def test_one_unit_of_the_last_decimal_is_no_clear_change_whatever_the_computer_makes_of_it():
    assert 26.3 - 26.2 > 0.1
    assert judged(26.2, 26.3) is Direction.NO_CLEAR_CHANGE
    assert judged(26.2, 26.4) is Direction.IMPROVING


def test_at_most_typical_is_no_clear_change():
    assert judged(20.0, 21.0, typical=1.0) is Direction.NO_CLEAR_CHANGE
    assert judged(20.0, 21.1, typical=1.0) is Direction.IMPROVING


def test_intervals_that_face_each_other_decide_and_typical_does_not():
    """A rise: the upper half-width of the earlier (3) and the lower one of the later (4) make 5."""
    earlier = figure(50, year(2022), lower=40, upper=53)
    for later, expected in ((55.0, Direction.NO_CLEAR_CHANGE), (55.2, Direction.IMPROVING)):
        now = figure(later, lower=later - 4, upper=later + 20)
        assert direction(moved(50, later, typical=99), earlier, now, RATE) is expected
    fallen = figure(40, lower=20, upper=42)
    assert interval_of_change(earlier, fallen) == pytest.approx(sqrt(10**2 + 2**2))


def test_one_interval_alone_decides_nothing():
    earlier, later = figure(50, year(2022), lower=10, upper=90), figure(55)
    assert direction(moved(50, 55, typical=2), earlier, later, RATE) is Direction.IMPROVING


def test_no_earlier_figure_is_too_few_points():
    assert direction(None, None, figure(5), RATE) is Direction.TOO_FEW_POINTS


@pytest.mark.parametrize(
    "metric",
    [
        replace(RATE, better_when=BetterWhen.NEUTRAL),
        replace(RATE, kind=MetricKind.MONEY),
        replace(RATE, kind=MetricKind.AMOUNT_PER_DWELLING),
    ],
)
def test_neutral_and_cash_have_no_direction(metric):
    assert judged(10, 50, metric) is None
    assert direction(None, None, figure(5), metric) is None


def test_a_figure_that_is_not_comparable_has_no_direction():
    assert direction(None, None, figure(21, status=Status.NOT_COMPARABLE), RATE) is None


def test_amounts_are_judged_in_percent():
    assert judged(1000, 1050, COUNT, typical=6.0) is Direction.NO_CLEAR_CHANGE
    assert judged(1000, 1070, COUNT, typical=6.0) is Direction.DETERIORATING
    assert variation(moved(1000, 1170, typical=6.0), COUNT) is Variation.WITHIN_USUAL
    assert variation(moved(1000, 1190, typical=6.0), COUNT) is Variation.BEYOND_USUAL


def test_counts_under_thirty_are_not_judged_and_small_sums_of_money_are():
    assert judged(29, 60, COUNT) is None and judged(60, 29, COUNT) is None
    assert judged(30, 60, COUNT) is Direction.DETERIORATING
    assert variation(moved(29, 60, typical=1), COUNT) is Variation.UNKNOWN
    assert judged(8.9, 13.6, RESERVES, typical=5.0) is Direction.IMPROVING
    assert judged(0, 13.6, RESERVES, typical=5.0) is None


def test_variation_is_beyond_three_times_typical():
    assert variation(moved(20, 23, typical=1.0), RATE) is Variation.WITHIN_USUAL
    assert variation(moved(20, 23.1, typical=1.0), RATE) is Variation.BEYOND_USUAL
    assert variation(moved(20, 16.9, typical=1.0), RATE) is Variation.BEYOND_USUAL
    assert variation(moved(20, 16.9), RATE) is Variation.UNKNOWN
    assert variation(None, RATE) is Variation.UNKNOWN


MIRROR = {Direction.IMPROVING: Direction.DETERIORATING, Direction.DETERIORATING: Direction.IMPROVING}


@given(values, values, st.none() | st.floats(0, 5))
def test_turning_time_or_the_better_end_round_turns_the_direction_round(earlier, later, typical):
    found = judged(earlier, later, typical=typical)
    assert found is not None
    assert judged(later, earlier, typical=typical) is MIRROR.get(found, found)
    assert judged(earlier, later, LOWER, typical=typical) is MIRROR.get(found, found)


@given(values, values, st.floats(0, 5), st.floats(0, 5))
def test_a_larger_usual_change_never_makes_a_change_clearer(earlier, later, typical, more):
    if judged(earlier, later, typical=typical) is Direction.NO_CLEAR_CHANGE:
        assert judged(earlier, later, typical=typical + more) is Direction.NO_CLEAR_CHANGE


@given(values, values, st.floats(0.001, 20), st.floats(0.001, 20))
def test_symmetric_intervals_by_the_textbook(earlier, later, first, second):
    a = figure(earlier, year(2022), lower=earlier - first, upper=earlier + first)
    b = figure(later, lower=later - second, upper=later + second)
    assert interval_of_change(a, b) == pytest.approx(sqrt(first**2 + second**2), rel=1e-6)


def test_a_change_keeps_what_it_was_given():
    assert moved(1, 2, typical=3) == Change(year(2022), 1, 1, 100, 3, None, False)
