"""Which held period someone means."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_layer.periods import (
    Period,
    PeriodAsked,
    academic_year,
    add_months,
    calendar_year,
    financial_year,
    held_in,
)

FINANCIAL = [financial_year(year) for year in range(2015, 2024)]
QUARTERS = [Period(date(year, month, 1), 3) for year in (2024, 2025) for month in (1, 4, 7, 10)]
POOLED = [Period(date(year, 1, 1), 36) for year in range(2015, 2023)]
QUARTER_ENDS = [Period(day, 0) for day in (date(2025, 6, 30), date(2025, 9, 30), date(2025, 12, 31))]


def asked(first: date | None = None, last: date | None = None, **more: object) -> PeriodAsked:
    return PeriodAsked("as asked", first, last, **more)  # pyright: ignore[reportArgumentType]


def year(number: int) -> PeriodAsked:
    return asked(date(number, 1, 1), date(number, 12, 31))


def labels(wanted: PeriodAsked | None, held: list[Period]) -> list[str]:
    return [period.label for period in held_in(wanted, held)]


def test_the_latest_is_meant_where_nothing_is_said():
    assert labels(None, FINANCIAL) == ["2023/24"]


def test_nothing_is_meant_where_nothing_is_held():
    assert held_in(None, []) == []
    assert held_in(year(2021), []) == []


@pytest.mark.parametrize("held", [FINANCIAL, [academic_year(2021)], [calendar_year(2021)]])
def test_a_year_is_the_same_year_however_the_publisher_counts_it(held):
    assert held_in(asked(date(2021, 4, 1), date(2022, 3, 31)), held)[0].start.year == 2021
    assert held_in(year(2021), held)[0].start.year == 2021


def test_a_year_that_is_not_held_gives_nothing_and_no_neighbour():
    assert labels(year(2011), FINANCIAL) == []
    assert labels(year(2024), FINANCIAL) == []


def test_a_day_means_the_year_that_ends_with_it():
    assert labels(asked(date(2023, 3, 31), date(2023, 3, 31)), FINANCIAL) == ["2022/23"]
    assert labels(asked(date(2023, 4, 30), date(2023, 4, 30)), FINANCIAL) == []


def test_a_month_means_the_year_that_ends_with_it_and_no_other():
    assert labels(asked(date(2023, 3, 1), date(2023, 3, 31)), FINANCIAL) == ["2022/23"]
    assert labels(asked(date(2023, 5, 1), date(2023, 5, 31)), FINANCIAL) == []


def test_a_quarter_is_itself_or_the_day_it_ends_on():
    third = asked(date(2025, 7, 1), date(2025, 9, 30))
    assert labels(third, QUARTERS) == ["Q3 2025"]
    assert labels(third, QUARTER_ENDS) == ["30 Sep 2025"]
    assert labels(third, FINANCIAL) == []


def test_a_year_of_quarters_means_its_last():
    assert labels(year(2024), QUARTERS) == ["Q4 2024"]


def test_a_run_holds_the_years_that_start_in_it():
    run = asked(date(2019, 1, 1), date(2022, 12, 31), spans=True)
    assert labels(run, FINANCIAL) == ["2019/20", "2020/21", "2021/22", "2022/23"]


def test_a_run_may_be_one_average_over_several_years():
    assert labels(asked(date(2019, 1, 1), date(2021, 12, 31), spans=True), POOLED) == ["2019 to 2021"]


def test_since_has_no_end_and_until_no_beginning():
    assert labels(asked(date(2022, 1, 1), None, spans=True), FINANCIAL) == ["2022/23", "2023/24"]
    assert labels(asked(None, date(2016, 12, 31), spans=True), FINANCIAL) == ["2015/16", "2016/17"]


def test_steps_count_from_the_newest_held():
    assert labels(asked(years_back=1), FINANCIAL) == ["2022/23"]
    assert labels(asked(years_back=1), QUARTERS) == ["Q4 2024"]
    assert labels(asked(steps_back=1), QUARTERS) == ["Q3 2025"]
    assert labels(asked(newest=2, spans=True), FINANCIAL) == ["2022/23", "2023/24"]


def test_counted_from_today_the_newest_of_yearly_figures_is_that_of_last_year():
    """None of this year is there: last year's, or an older one, is the newest."""
    counts = [Period(date(year, 9, 1), 1) for year in (2022, 2023, 2024)]
    assert labels(asked(years_back=1, from_today=True), FINANCIAL) == labels(None, FINANCIAL)
    assert labels(asked(years_back=2, from_today=True), FINANCIAL) == labels(asked(years_back=1), FINANCIAL)
    assert held_in(asked(years_back=1, from_today=True), counts) == counts[-1:]
    assert held_in(asked(years_back=1, from_today=True), counts[-1:]) == counts[-1:]
    assert labels(asked(years_back=1, from_today=True), QUARTERS) == ["Q4 2024"]


def test_months_without_a_year_are_the_newest_such_or_those_of_a_year_before_the_newest_figure():
    assert labels(asked(months=(4, 6)), QUARTERS) == ["Q2 2025"]
    assert labels(asked(months=(4, 6), years_back=0), QUARTERS) == ["Q2 2025"]
    assert labels(asked(months=(4, 6), years_back=1), QUARTERS) == ["Q2 2024"]
    assert labels(asked(months=(10, 12)), QUARTERS[:-1]) == ["Q4 2024"]
    assert labels(asked(months=(10, 12), years_back=0), QUARTERS[:-1]) == []  # this year's is not held yet


def test_months_end_with_a_position_and_a_month_with_its_quarter_but_a_quarter_with_no_year():
    assert labels(asked(months=(7, 9)), QUARTER_ENDS) == ["30 Sep 2025"]
    assert labels(asked(months=(9, 9)), QUARTERS) == ["Q3 2025"]
    assert labels(asked(months=(4, 3)), FINANCIAL) == ["2023/24"]
    assert labels(asked(months=(1, 3)), FINANCIAL) == []


@given(st.integers(1, 12), st.integers(0, 11), st.integers(2000, 2030), st.integers(2, 5))
def test_of_years_of_the_same_months_the_newest_is_meant(first, more, start, years):
    held = [Period(date(start + each, first, 1), more + 1) for each in range(years)]
    assert held_in(asked(months=(first, (first + more - 1) % 12 + 1)), held) == held[-1:]


def test_the_future_and_the_time_before_the_first_figure_are_not_held():
    assert labels(asked(years_back=-1), FINANCIAL) == []
    assert labels(asked(years_back=40), FINANCIAL) == []
    assert labels(asked(steps_back=40), FINANCIAL) == []


@given(st.integers(2000, 2030), st.sampled_from([1, 3, 12, 36]), st.integers(1, 12))
def test_a_period_asked_for_by_its_own_dates_is_found(start, months, month):
    period = Period(date(start, month, 1), months)
    others = [Period(add_months(period.start, step * months), months) for step in (-2, -1, 1, 2)]
    assert held_in(asked(period.start, period.end), [*others, period]) == [period]


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("2026-07-01/P3M", "July to September 2026"),
        ("2026-04-01/P1M", "April 2026"),
        ("2025-12-31", "31 December 2025"),
        ("2023-04-01/P1Y", "2023/24"),
        ("2024-10-01/P1Y", "the year to September 2025"),
    ],
)
def test_in_a_sentence_no_quarter_has_a_number(id, said):
    """Q2 is April to June to some, and July to September to a council."""
    assert Period.parse(id).words == said
