"""Sensible spellings of one time count as the same, and two times never do."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_layer.periods import Period
from evaluation.periods import same_period

SAME = [
    ("2023/24", "2023-24"),
    ("2023/24", "2023 to 2024"),
    ("2023/24", "the year to March 2024"),
    ("2023/24", "April 2023 to March 2024"),
    ("2023/24", "31 Mar 2024"),
    ("2018 to 2020", "2018-20"),
    ("2022 to 2024", "between 2022 and 2024"),
    ("31 Dec 2025", "Q3 2025/26"),
    ("31 Dec 2025", "end of December 2025"),
    ("Q4 2025", "Oct to Dec 2025"),
    ("Q4 2025", "October – December 2025"),
    ("Q4 2025", "fourth quarter 2025"),
    ("Q1 2026", "Q4 2025/26"),
    ("Q1 2026", "2025/26 Q4"),
    ("Q4 2025", "three months to December 2025"),
    ("year to Sep 2025", "Sep 2025"),
    ("year to Sep 2025", "Oct 2024 to Sep 2025"),
    ("2025", "Apr 2025"),
    ("2023", "calendar year 2023"),
    ("Nov 2024 to Jan 2025", "Nov to Jan 2025"),
]
OTHER = [
    ("2023/24", "2022/23"),
    ("2023", "2023/24"),
    ("2023/24", "2024"),
    ("Q3 2025", "Q3 2025/26"),
    ("31 Dec 2025", "30 Sep 2025"),
    ("Apr 2025", "2025"),
    ("2024", "Apr 2025"),
    ("2018 to 2020", "2018"),
    ("2022 to 2024", "31 Dec 2024"),
    ("year to Sep 2025", "year to Jun 2025"),
    ("2023/24", ""),
]


@pytest.mark.parametrize(("wanted", "given"), SAME)
def test_spellings_of_one_time_are_the_same(wanted, given):
    assert same_period(wanted, given)


@pytest.mark.parametrize(("wanted", "given"), OTHER)
def test_another_time_is_not(wanted, given):
    assert not same_period(wanted, given)


@given(st.integers(1996, 2030), st.integers(1, 12), st.sampled_from([3, 12, 24, 36]))
def test_every_label_of_the_project_is_read_back_and_is_none_of_the_year_before(year, month, months):
    period = Period(date(year, month if months < 24 else 1, 1), months)
    assert same_period(period.label, period.label)
    assert not same_period(period.label, period.year_before().label)


@given(st.integers(1996, 2030), st.integers(0, 3))
def test_a_quarter_is_the_same_by_its_label_its_months_and_its_end(year, quarter):
    period = Period(date(year, 3 * quarter + 1, 1), 3)
    assert same_period(period.label, period.words)
    assert same_period(period.label, Period(period.end, 0).label)
