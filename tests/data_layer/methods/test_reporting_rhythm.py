"""Whether a rule of reporting holds on a day, and which reports a plan is to have by its year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_layer.methods.reporting_rhythm import (
    Rhythm,
    Standing,
    begins,
    paused_between,
    plan_year,
    quarter_in,
    reports,
    rhythm_in,
    standing,
)
from data_layer.periods import Period
from data_layer.reporting_facts import ReportingRule
from data_layer.returns.words import RuleStatus

KNOWN = date(2023, 11, 22)
PLAIN = ReportingRule(
    id="r", plan=None, subject="Council plan", body="Scrutiny", frequency="quarterly", valid_from=None,
    valid_from_as_given=None, valid_to=None, status=None, suspended_from=None, suspended_from_as_given=None,
    suspended_until=None, suspended_until_as_given=None, reason=None, authority=None, document=None, source="s",
    known_from=KNOWN, loaded=date(2026, 11, 26),
)  # fmt: skip
# as the report to Corporate Scrutiny of 22 November 2023 has it
PAUSED = replace(
    PLAIN, valid_to=KNOWN, suspended_from_as_given="not stated", suspended_until_as_given="quarter 4 of 2023/24"
)
ANNUAL = "annual; every six months from year 3 of the plan; quarter 4 shared"


@pytest.mark.parametrize(
    ("day", "so"),
    [
        (date(2021, 6, 1), Standing.HOLDS),
        (date(2023, 11, 21), Standing.HOLDS),  # since when it was paused is not stated: not before it was known
        (date(2023, 11, 22), Standing.PAUSED),
        (date(2023, 12, 31), Standing.PAUSED),
        (date(2024, 1, 1), Standing.ENDED),  # quarter 4 has begun; the rule itself ended before
    ],
)
def test_the_pause_of_november_2023_is_certain_until_quarter_four(day, so):
    assert standing(PAUSED, day) is so


def test_a_time_that_holds_a_day_of_the_pause_was_paused():
    assert paused_between(PAUSED, date(2023, 4, 1), date(2024, 3, 31))
    assert not paused_between(PAUSED, date(2022, 4, 1), date(2023, 3, 31))
    assert not paused_between(PAUSED, date(2024, 4, 1), date(2025, 3, 31))


@pytest.mark.parametrize(
    ("words", "day", "so"),
    [
        ("2022", date(2021, 12, 31), Standing.TO_COME),
        ("2022", date(2022, 6, 1), Standing.NOT_STATED),
        ("2022", date(2023, 1, 1), Standing.HOLDS),
        ("after April 2024, when the revised plan is in place", date(2024, 4, 30), Standing.TO_COME),
        ("after April 2024, when the revised plan is in place", date(2026, 11, 28), Standing.NOT_STATED),
        ("in development, November 2023", date(2026, 11, 28), Standing.NOT_STATED),
    ],
)
def test_words_for_a_beginning_say_no_more_than_they_do(words, day, so):
    assert standing(replace(PLAIN, valid_from_as_given=words), day) is so


def test_given_days_bound_a_rule_and_its_pause():
    first, last = date(2026, 4, 1), date(2026, 6, 30)
    rule = replace(PLAIN, valid_from=date(2025, 4, 1), valid_to=date(2027, 3, 31), suspended_from=first,
                   suspended_until=last)  # fmt: skip
    days = [date(2025, 3, 31), date(2025, 4, 1), first, last, last + timedelta(1), date(2027, 4, 1)]
    assert [standing(rule, day) for day in days] == [
        Standing.TO_COME, Standing.HOLDS, Standing.PAUSED, Standing.PAUSED, Standing.HOLDS, Standing.ENDED
    ]  # fmt: skip


def test_a_pause_without_an_end_goes_on_and_one_that_ends_in_words_is_not_certain():
    begun = replace(PLAIN, suspended_from=date(2026, 4, 1))
    assert standing(begun, date(2030, 1, 1)) is Standing.PAUSED
    assert standing(replace(begun, suspended_until_as_given="the election is over"), date(2026, 5, 1)) is Standing.HOLDS
    assert standing(replace(PLAIN, status=RuleStatus.SUSPENDED), date(2020, 1, 1)) is Standing.PAUSED


def test_a_quarter_in_words_is_of_the_financial_year():
    assert quarter_in("quarter 4 of 2023/24") == Period(date(2024, 1, 1), 3)
    assert quarter_in("quarter 1 of 2023/24") == Period(date(2023, 4, 1), 3)
    assert quarter_in("spring") is None and begins("spring") == (None, None)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (ANNUAL, Rhythm(12, 6, 3, 4)),
        ("quarterly", Rhythm(3)),
        ("Monthly", Rhythm(1)),
        ("half-yearly; quarter 4 shared", Rhythm(6, shared_quarter=4)),
        ("likely to be quarterly, built on monthly divisional clinics", None),
        ("annual; when asked", None),
        ("", None),
    ],
)
def test_a_frequency_is_read_whole_or_not_at_all(words, meant):
    assert rhythm_in(words) == meant


def test_plan_commitments_are_annual_and_half_yearly_from_the_third_year():
    """A plan from April 2024: two reports a year from April 2026 on, and that of the last quarter is shared."""
    found = list(reports(Rhythm(12, 6, 3, 4), date(2024, 4, 1), date(2027, 4, 1)))
    assert [(one.covers.start, one.covers.months, one.plan_year, one.shared) for one in found] == [
        (date(2024, 4, 1), 12, 1, True),
        (date(2025, 4, 1), 12, 2, True),
        (date(2026, 4, 1), 6, 3, False),
        (date(2026, 10, 1), 6, 3, True),
        (date(2027, 4, 1), 6, 4, False),
    ]


BEGUN = st.builds(lambda year, month: date(year, month, 1), st.integers(2000, 2030), st.integers(1, 12))


def month_by_month(rhythm: Rhythm, began: date, months: int) -> list[tuple[int, int, bool]]:
    """(plan year, months covered, shared) of each report, by walking through the months one by one."""
    found, covered = [], 0
    for month in range(months):
        year = month // 12 + 1
        covered += 1
        every = rhythm.later if rhythm.later and rhythm.from_year and year >= rhythm.from_year else rhythm.months
        if covered == every:
            quarter_ends = (month % 12 + 1) % 3 == 0 and (month % 12 + 1) // 3
            found.append((year, covered, rhythm.shared_quarter is not None and quarter_ends == rhythm.shared_quarter))
            covered = 0
    return found


@given(
    began=BEGUN,
    months=st.sampled_from([1, 3, 6, 12]),
    later=st.none() | st.sampled_from([1, 3, 6, 12]),
    from_year=st.integers(2, 5),
    shared=st.none() | st.integers(1, 4),
    years=st.integers(1, 7),
)
def test_reports_are_those_that_counting_the_months_gives(began, months, later, from_year, shared, years):
    rhythm = Rhythm(months, later, from_year if later else None, shared)
    last = date(began.year + years, began.month, 1) - timedelta(1)
    found = [(one.plan_year, one.covers.months, one.shared) for one in reports(rhythm, began, last)]
    assert found == month_by_month(rhythm, began, 12 * years)


@given(began=BEGUN, days=st.integers(0, 4000))
def test_reports_lie_end_to_end_and_the_last_one_holds_the_day(began, days):
    day = began + timedelta(days)
    found = list(reports(Rhythm(12, 6, 3, 4), began, day))
    assert found[0].covers.start == began
    assert all(one.covers.end + timedelta(1) == next_.covers.start for one, next_ in pairwise(found))
    assert found[-1].covers.start <= day <= found[-1].covers.end
    assert found[-1].plan_year == plan_year(began, found[-1].covers.start)
