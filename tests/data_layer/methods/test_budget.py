"""How far a forecast is from its budget, worked out again by hand and by a slow second way."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from data_layer.divisional_facts import BudgetLine
from data_layer.methods.budget import Variance, division_budgets, newest_budgets, variance
from data_layer.periods import Period, financial_year

YEAR, QUARTER = financial_year(2026), Period(date(2026, 7, 1), 3)
POUNDS = st.integers(min_value=0, max_value=100_000_000).map(float)


def line(
    division: str = "Housing",
    budget: float = 100.0,
    forecast: float | None = 110.0,
    period: Period = YEAR,
    id: str = "b1",
) -> BudgetLine:
    return BudgetLine(
        id, division, None, "Repairs", "council_return", date(2026, 10, 1), period, budget, forecast, None
    )


def test_a_forecast_above_the_budget_is_an_overspend_in_pounds_and_percent():
    over, under = variance(21_700_000, 22_950_000), variance(5_200_000, 5_150_000)
    assert over and over.pounds == 1_250_000 and over.percent == approx(5.76, abs=0.01)
    assert under and under.pounds == -50_000


def test_without_a_forecast_there_is_none_and_of_no_budget_no_percent():
    assert variance(100.0, None) is None
    assert variance(0.0, 40.0) == Variance(40.0, None)


def test_lines_of_unlike_periods_never_add_up_and_the_newest_counts():
    lines = [line(), line(id="b2", period=financial_year(2025)), line(id="b3", period=QUARTER)]
    assert [(one.period, one.budget) for one in division_budgets(lines)] == [
        (financial_year(2025), 100.0), (QUARTER, 100.0), (financial_year(2026), 100.0)
    ]  # fmt: skip
    assert [one.period for one in newest_budgets(lines)] == [financial_year(2026)]


def test_a_line_without_a_forecast_is_left_out_of_both_sides_and_counted():
    [one] = division_budgets([line(), line(id="b2", budget=900.0, forecast=None)])
    assert (one.budget, one.forecast, one.forecast_lines, len(one.lines)) == (100.0, 110.0, 1, 2)
    [none] = division_budgets([line(forecast=None)])
    assert none.variance is None


@given(st.lists(st.tuples(st.sampled_from(["Housing", "Waste"]), POUNDS, st.one_of(st.none(), POUNDS)), max_size=12))
def test_totals_are_what_adding_line_by_line_gives(given_lines):
    lines = [line(division, budget, forecast) for division, budget, forecast in given_lines]
    for one in division_budgets(lines):
        over = 0.0
        for division, budget, forecast in given_lines:
            if division == one.division and forecast is not None:
                over += forecast - budget
        assert (one.variance.pounds if one.variance else 0.0) == approx(over)
