"""Bank holidays as gov.uk lists them for England, and working days counted one by one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from dateutil.easter import easter
from hypothesis import given
from hypothesis import strategies as st

from bot.digest.working_days import (
    bank_holidays,
    easter_sunday,
    is_working,
    working_day_from,
    working_days_before,
)

DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))
# (month, day) of each
LISTED = {
    2025: [(1, 1), (4, 18), (4, 21), (5, 5), (5, 26), (8, 25), (12, 25), (12, 26)],
    2026: [(1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)],
    2027: [(1, 1), (3, 26), (3, 29), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)],
}


@pytest.mark.parametrize("year", LISTED)
def test_the_bank_holidays_of_a_year_are_those_that_are_listed(year):
    assert sorted(bank_holidays(year)) == [date(year, *day) for day in LISTED[year]]


def test_easter_is_where_another_reckoning_has_it():
    assert all(easter_sunday(year) == easter(year) for year in range(1900, 2200))


@given(DAYS, st.integers(0, 20))
def test_so_many_working_days_lie_between(day, number):
    found = working_days_before(day, number)
    between = [found + timedelta(days=at) for at in range((day - found).days)]
    assert sum(is_working(one) for one in between) == number and (number == 0 or is_working(found))


@given(DAYS)
def test_the_next_working_day_is_the_first_that_is_one(day):
    assert working_day_from(day) == next(one for at in range(10) if is_working(one := day + timedelta(days=at)))
