from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_layer.methods.freshness import freshness, next_expected
from data_layer.periods import Period
from tests.data_layer.methods.made import quarter, year

TODAY = date(2026, 11, 24)


def fresh(period: Period, *, frequency="financial year", lag=12, now=TODAY, newest=True):
    return freshness(
        period, frequency=frequency, usual_lag_months=lag, published=None, loaded=TODAY, now=now, newest=newest
    )


def test_the_waste_of_2023_24_is_two_years_and_eight_months_old_and_stale():
    found = fresh(year(2023))
    assert (found.age_months, found.stale, found.period_end) == (32, True, date(2024, 3, 31))


def test_over_24_months_is_a_day_more_than_24():
    assert not fresh(year(2023), lag=24, now=date(2026, 3, 31)).stale
    assert fresh(year(2023), lag=24, now=date(2026, 4, 1)).stale


def test_a_release_overdue_by_more_than_six_months_is_stale():
    """The quarter to December 2025 with a lag of four months: the next is due by the end of July 2026."""
    assert next_expected(quarter(2025, 4), frequency="quarter", usual_lag_months=4) == date(2026, 7, 31)
    assert not fresh(quarter(2025, 4), frequency="quarter", lag=4, now=date(2027, 1, 31)).stale
    assert fresh(quarter(2025, 4), frequency="quarter", lag=4, now=date(2027, 2, 1)).stale


def test_an_older_figure_asked_for_beside_a_newer_one_is_not_stale():
    assert not fresh(year(2018), newest=False).stale


@pytest.mark.parametrize(
    ("period", "frequency", "due"),
    [
        (year(2024), "financial year", date(2026, 6, 30)),
        (year(2024), "every two years", date(2027, 6, 30)),
        (Period(date(2022, 1, 1), 36), "three years pooled", date(2026, 3, 31)),
        (Period.parse("2025-12-31"), "quarter end", date(2026, 6, 30)),
        (Period.parse("2026-01-01"), "snapshot", None),
        (year(2023), "one measurement (2023)", None),
        (year(2025), "one edition", None),
    ],
)
def test_the_next_is_expected_after_one_more_period_and_three_months(period, frequency, due):
    assert next_expected(period, frequency=frequency, usual_lag_months=3) == due


@given(st.integers(2000, 2026), st.integers(0, 24), st.dates(date(2000, 1, 1), date(2030, 1, 1)))
def test_once_stale_always_stale_and_age_never_falls(start, lag, now):
    later = date(now.year + 1, now.month, min(now.day, 28))
    a, b = fresh(year(start), lag=lag, now=now), fresh(year(start), lag=lag, now=later)
    assert b.age_months >= a.age_months >= 0
    assert b.stale or not a.stale
