from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_layer.methods.change import change, earlier_period
from data_layer.periods import Period
from data_layer.vocabulary import AreaCode, Status
from tests.data_layer.methods.made import broken, figure, quarter, year

YEARLY = "financial year"


def pooled(start: int, years: int = 3) -> Period:
    return Period(date(start, 1, 1), 12 * years)


def test_a_year_is_compared_with_the_year_before():
    found = earlier_period(year(2023), [year(2021), year(2022), year(2023)], frequency=YEARLY)
    assert found and (found.period, found.gap) == (year(2022), False)


def test_a_missing_year_is_a_gap_and_the_last_held_is_named():
    found = earlier_period(year(2023), [year(2018), year(2019)], frequency=YEARLY)
    assert found and (found.period, found.gap) == (year(2019), True)


def test_a_survey_every_two_years_has_no_gap_after_two_and_one_after_four():
    two = earlier_period(year(2023), [year(2021)], frequency="every two years")
    four = earlier_period(year(2023), [year(2019)], frequency="every two years")
    assert two and not two.gap and four and four.gap


def test_a_quarter_is_compared_with_the_same_quarter_a_year_before():
    held = [quarter(2024, 4), quarter(2025, 1), quarter(2025, 2), quarter(2025, 3)]
    found = earlier_period(quarter(2025, 4), held, frequency="quarter")
    assert found and (found.period, found.gap) == (quarter(2024, 4), False)


def test_two_quarters_of_one_year_are_too_few():
    assert earlier_period(quarter(2026, 2), [quarter(2026, 1)], frequency="quarter") is None


@pytest.mark.parametrize("frequency", ["quarter end", "quarter"])
def test_a_position_at_a_quarters_end_is_seasonal_and_a_yearly_one_is_not(frequency):
    ends = [Period.parse("2025-09-30"), Period.parse("2024-12-31")]
    found = earlier_period(Period.parse("2025-12-31"), ends, frequency=frequency)
    assert found and found.period == Period.parse("2024-12-31")
    yearly = earlier_period(Period.parse("2025-04-30"), [Period.parse("2024-04-17")], frequency="annual survey")
    assert yearly and not yearly.gap


def test_averages_of_three_years_are_compared_with_the_latest_that_shares_no_year():
    held = [pooled(start) for start in range(2011, 2022)]
    found = earlier_period(pooled(2022), held, frequency="three years pooled")
    assert found and (found.period, found.gap) == (pooled(2019), False)


def test_two_overlapping_averages_are_too_few():
    assert earlier_period(pooled(2020, 5), [pooled(2019, 5)], frequency="five years pooled") is None


def test_no_change_is_computed_across_a_break_and_nothing_beyond_it_is_used_instead():
    held = [year(2021), year(2022)]
    assert earlier_period(year(2023), held, frequency=YEARLY, events=[broken(date(2023, 4, 1))]) is None
    assert earlier_period(year(2023), held, frequency=YEARLY, events=[broken(date(2024, 3, 31))]) is None
    assert earlier_period(year(2023), held, frequency=YEARLY, events=[broken(date(2024, 4, 1))])
    # it starts with the earlier period: both are on its later side
    assert earlier_period(year(2023), held, frequency=YEARLY, events=[broken(date(2022, 4, 1))])


def test_a_break_of_another_area_or_one_that_allows_a_change_stands_in_no_way():
    elsewhere, mild = broken(date(2023, 4, 1), area="B"), broken(date(2023, 4, 1), allows_change=True)
    assert earlier_period(year(2023), [year(2022)], frequency=YEARLY, events=[elsewhere, mild], area=AreaCode("A"))
    own = broken(date(2023, 4, 1), area="A")
    assert earlier_period(year(2023), [year(2022)], frequency=YEARLY, events=[own], area=AreaCode("A")) is None


@given(st.sets(st.integers(1990, 2030), min_size=1), st.integers(1990, 2030))
def test_the_year_before_is_the_newest_held_one(starts, now):
    """Pandas finds it by the last of the years before."""
    found = earlier_period(year(now), map(year, starts), frequency=YEARLY)
    before = pd.Series(sorted(starts)).loc[lambda years: years < now]
    assert (found.period if found else None) == (year(before.iloc[-1]) if len(before) else None)
    if found:
        assert found.gap == (now - found.period.start.year > 1)


def test_change_in_the_unit_and_in_percent():
    found = change(figure(25.1, year(2022)), figure(26.7), gap=False)
    assert found and found.value == pytest.approx(1.6) and found.relative == pytest.approx(6.374, abs=0.001)
    assert found.from_period == year(2022) and found.typical is None


def test_percent_has_the_sign_of_the_change_and_none_from_zero():
    rise = change(figure(-20, year(2022)), figure(-5), gap=False)
    assert rise and rise.relative == 75
    from_zero = change(figure(0, year(2022)), figure(5), gap=False)
    assert from_zero and from_zero.relative is None and from_zero.value == 5


@pytest.mark.parametrize("status", [Status.NOT_COMPARABLE, Status.SUPPRESSED, Status.NOT_AVAILABLE])
def test_what_may_not_be_compared_has_no_change(status):
    value = 5.0 if status is Status.NOT_COMPARABLE else None
    odd = figure(value, year(2022), status=status)
    assert change(odd, figure(6), gap=False) is None
    assert change(figure(6, year(2021)), odd, gap=False) is None
