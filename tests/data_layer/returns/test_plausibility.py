"""Figures and targets that look odd to the eye are doubted, and those that do not are left alone."""

from __future__ import annotations

from datetime import date
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_layer.council_facts import Accumulation
from data_layer.periods import Period
from data_layer.returns.plausibility import (
    Doubt,
    Series,
    far_from_history,
    is_far,
    middle_without,
    overdue,
    previous,
    target_left_behind,
    target_never_neared,
    target_order_apart,
)
from data_layer.vocabulary import BetterWhen
from tests.data_layer.returns.made_series import YEAR, quarter, series

CUMULATIVE = {"accumulation": Accumulation.CUMULATIVE, "better_when": BetterWhen.HIGHER}
STEADY = [41.0, 42.5, 40.0, 43.0, 41.5, 42.0]
VALUES = st.floats(min_value=-1e6, max_value=1e6, allow_nan=False).map(lambda value: round(value, 3))


def periods(doubts: object) -> list[Period]:
    return [doubt.period for doubt in doubts]  # type: ignore[reportGeneralTypeIssues]


# Far from its own history


def test_a_slipped_point_stands_out_of_its_series_and_nothing_else_does():
    [doubt] = far_from_history(series([*STEADY, 415.0]))
    assert doubt.period == quarter(6) and (doubt.table, doubt.field) == ("observations", "value")
    assert "415.0" in doubt.text and "41.8" in doubt.text


def test_a_slip_in_the_middle_is_found_as_well():
    assert periods(far_from_history(series([41.0, 42.5, 4.0, 43.0, 41.5, 42.0, 40.0]))) == [quarter(2)]


def test_a_series_that_rises_steadily_is_not_doubted():
    assert list(far_from_history(series([10.0 * step for step in range(1, 13)]))) == []


def test_a_short_series_has_no_history_to_be_far_from():
    assert list(far_from_history(series([41.0, 42.0, 40.0, 43.0, 900.0]))) == []
    assert periods(far_from_history(series([41.0, 42.0, 40.0, 43.0, 41.0, 900.0]))) == [quarter(5)]


def test_a_series_that_never_moves_is_not_doubted_for_its_first_small_step():
    assert list(far_from_history(series([97.0] * 8 + [96.8]))) == []
    assert periods(far_from_history(series([97.0] * 8 + [9.7]))) == [quarter(8)]


def test_what_adds_up_over_the_year_is_held_against_the_same_quarter_only():
    three_years = [100.0, 210.0, 300.0, 410.0, 95.0, 205.0, 310.0, 400.0, 105.0, 220.0, 320.0, 420.0]
    assert list(far_from_history(series([*three_years, 98.0], **CUMULATIVE))) == []
    assert periods(far_from_history(series([*three_years, 410.0], **CUMULATIVE))) == [quarter(12)]


def test_published_figures_are_never_doubted():
    assert list(far_from_history(series([*STEADY, 415.0], own=False))) == []


def far_slowly(value: float, values: list[float], smallest: float) -> bool:
    """The rule once more, written out: the others, their median, their median distance from it."""
    others = list(values)
    others.remove(value)
    middle = median(others)
    spread = 1.4826 * median([abs(one - middle) for one in others])
    return abs(value - middle) > 6 * max(spread, smallest, 0.02 * abs(middle))


@given(st.lists(VALUES, min_size=6, max_size=40), st.sampled_from([1.0, 0.1, 0.01]))
def test_far_is_far_by_the_slow_way_too(values: list[float], smallest: float):
    ordered = sorted(values)
    for value in values:
        assert is_far(value, ordered, smallest) == far_slowly(value, values, smallest)


@given(st.lists(VALUES, min_size=2, max_size=40))
def test_the_median_of_the_others_is_that_of_the_list_without_the_value(values: list[float]):
    ordered = sorted(values)
    for value in values:
        others = list(values)
        others.remove(value)
        assert middle_without(value, ordered) == pytest.approx(median(others))


@given(st.lists(st.floats(min_value=40, max_value=44), min_size=6, max_size=30))
def test_values_within_a_tenth_of_one_another_are_never_far(values: list[float]):
    """Six fiftieths of the middle: 41 is not far from 44."""
    assert list(far_from_history(series([round(value, 1) for value in values]))) == []


# Targets


@pytest.mark.parametrize(("value", "target", "apart"), [
    (41.0, 4.0, True), (4.0, 41.0, True), (41.0, 4.2, False), (41.0, 40.0, False), (0.0, 40.0, False),
    (-41.0, -4.0, True), (-41.0, 4.0, False), (40.0, 4.0, True),
])  # fmt: skip
def test_a_target_tenfold_off_its_figure_is_doubted(value: float, target: float, apart: bool):
    found = list(target_order_apart(series([value], targets={quarter(0): target})))
    assert bool(found) is apart
    assert all((doubt.table, doubt.field) == ("targets", "value") for doubt in found)


def test_another_period_s_target_is_not_held_against_a_figure():
    assert list(target_order_apart(series([41.0], targets={YEAR: 400.0}))) == []


@given(VALUES, VALUES)
def test_apart_means_that_ten_of_the_smaller_do_not_exceed_the_larger(value: float, target: float):
    found = list(target_order_apart(series([value], targets={quarter(0): target})))
    low, high = sorted((abs(value), abs(target)))
    same_sign = (value > 0 and target > 0) or (value < 0 and target < 0)
    if same_sign and abs(high - 10 * low) > 1e-9 * high:  # not within a rounding error of the limit
        assert bool(found) is (10 * low < high)
    elif not same_sign:
        assert found == []


def test_a_target_of_0_that_no_figure_came_near_is_doubted():
    [doubt] = target_never_neared(series(STEADY, targets={quarter(5): 0.0}))
    assert doubt.period == quarter(5) and "40.0" in doubt.text


@pytest.mark.parametrize("values", [[3.0, 0.0, 5.0], [9.0, 2.0, 9.0], [41.0, 42.0]])
def test_a_target_of_0_that_was_reached_or_nearly_is_left_alone(values: list[float]):
    assert list(target_never_neared(series(values, targets={quarter(0): 0.0}))) == []


def test_a_target_of_0_where_more_is_better_is_doubted_too():
    """Nobody aims at nothing: an empty cell was read as 0."""
    held = series(STEADY, targets={quarter(0): 0.0}, better_when=BetterWhen.HIGHER)
    assert periods(target_never_neared(held)) == [quarter(0)]


def test_a_year_s_target_passed_by_the_half_year_is_left_behind():
    [doubt] = target_left_behind(series([210.0, 640.0], targets={YEAR: 500.0}, **CUMULATIVE))
    assert doubt.period == quarter(1) and "640.0" in doubt.text and "500.0" in doubt.text


def test_at_the_end_of_the_year_the_target_is_simply_reached():
    held = series([100.0, 210.0, 320.0, 505.0], targets={YEAR: 500.0}, **CUMULATIVE)
    assert list(target_left_behind(held)) == []


def test_a_target_that_stays_while_the_figure_adds_up_is_left_behind():
    same = {quarter(0): 200.0, quarter(1): 200.0, quarter(2): 200.0}
    growing = {quarter(0): 200.0, quarter(1): 400.0, quarter(2): 600.0}
    assert periods(target_left_behind(series([190.0, 380.0, 560.0], targets=same, **CUMULATIVE))) == [
        quarter(1), quarter(2),
    ]  # fmt: skip
    assert list(target_left_behind(series([190.0, 380.0, 560.0], targets=growing, **CUMULATIVE))) == []


def test_the_year_starts_anew_in_april():
    same = {quarter(3): 200.0, quarter(4): 200.0}
    assert list(target_left_behind(series([50.0, 100.0, 150.0, 190.0, 210.0], targets=same, **CUMULATIVE))) == []


def test_what_does_not_add_up_leaves_no_target_behind():
    assert list(target_left_behind(series([210.0, 640.0], targets={YEAR: 500.0}))) == []


@pytest.mark.parametrize(("period", "before"), [
    ("2025-01-01/P3M", "2024-10-01/P3M"), ("2025-01-01/P1M", "2024-12-01/P1M"), ("2025-04-01/P1Y", "2024-04-01/P1Y"),
    ("2025-03-31", "2025-03-31"),
])  # fmt: skip
def test_the_period_before_is_as_long_and_ends_where_this_one_begins(period: str, before: str):
    assert previous(Period.parse(period)).id == before


# Overdue


@pytest.mark.parametrize(("today", "late"), [(date(2024, 12, 31), True), (date(2024, 11, 30), False)])
def test_a_figure_is_overdue_once_the_next_one_s_usual_day_has_passed(today: date, late: bool):
    """After April to June, the next quarter ends in September and is due by the end of November."""
    found = list(overdue(series([41.0], today=today)))
    assert bool(found) is late
    assert all("30 November 2024" in doubt.text for doubt in found)


def test_every_sentence_is_whole():
    held = series(
        [210.0, 640.0, 650.0, 660.0, 655.0, 645.0, 9000.0],
        targets={YEAR: 500.0, quarter(2): 6.0}, today=date(2026, 1, 1), **CUMULATIVE,
    )  # fmt: skip
    found: list[Doubt] = [doubt for rule in RULES_HERE for doubt in rule(held)]
    assert {type(held) for _ in found} == {Series} and len(found) >= 3
    assert all(doubt.text[0].isupper() and doubt.text.endswith(".") for doubt in found)


RULES_HERE = (far_from_history, target_order_apart, target_never_neared, target_left_behind, overdue)
