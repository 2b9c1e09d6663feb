"""Times in all the ways people write them, and what each means."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.periods import RULES, PeriodSaid, periods_in
from data_layer.periods import held_in
from data_layer.vocabulary import AreaCode

HOME = AreaCode("E06000018")
FY = {year: (date(year, 4, 1), date(year + 1, 3, 31)) for year in range(1990, 2031)}
CY = {year: (date(year, 1, 1), date(year, 12, 31)) for year in range(1990, 2031)}


def only(text: str) -> PeriodSaid:
    [said] = periods_in(text)
    return said


ONE_PERIOD = {
    "2023/24": FY[2023],
    "2023-24": FY[2023],
    "2023/2024": FY[2023],
    "21/22": FY[2021],
    "21-22": FY[2021],
    "in the financial year 2021/22": FY[2021],
    "the school year 2022-23": FY[2022],
    "for 2019/20": FY[2019],
    "2020": CY[2020],
    "in 2020": CY[2020],
    "in 1997": CY[1997],
    "in 1066": (date(1066, 1, 1), date(1066, 12, 31)),
    "fye 2025": FY[2024],
    "year ending 2025": FY[2024],
    "year to march 2022": FY[2021],
    "in the 12 months to 31 march 2022": FY[2021],
    "year ending september 2024": (date(2023, 10, 1), date(2024, 9, 30)),
    "q3 2024": (date(2024, 7, 1), date(2024, 9, 30)),
    "quarter 3 of 2024": (date(2024, 7, 1), date(2024, 9, 30)),
    "2024 q3": (date(2024, 7, 1), date(2024, 9, 30)),
    "q3 2024/25": (date(2024, 10, 1), date(2024, 12, 31)),
    "q4 2024-25": (date(2025, 1, 1), date(2025, 3, 31)),
    "the first quarter of 2025": (date(2025, 1, 1), date(2025, 3, 31)),
    "the last quarter of 2024/25": (date(2025, 1, 1), date(2025, 3, 31)),
    "july to september 2024": (date(2024, 7, 1), date(2024, 9, 30)),
    "nov to jan 2024": (date(2023, 11, 1), date(2024, 1, 31)),
    "october 2024 to december 2024": (date(2024, 10, 1), date(2024, 12, 31)),
    "march 2024": (date(2024, 3, 1), date(2024, 3, 31)),
    "in feb 2024": (date(2024, 2, 1), date(2024, 2, 29)),
    "31 march 2023": (date(2023, 3, 31), date(2023, 3, 31)),
    "at 31 march 2023": (date(2023, 3, 31), date(2023, 3, 31)),
    "as at the 31st of march 2023": (date(2023, 3, 31), date(2023, 3, 31)),
    "on march 31, 2023": (date(2023, 3, 31), date(2023, 3, 31)),
    "31/03/2023": (date(2023, 3, 31), date(2023, 3, 31)),
    "31/3/23": (date(2023, 3, 31), date(2023, 3, 31)),
    "31.03.2023": (date(2023, 3, 31), date(2023, 3, 31)),
    "end of march 2023": (date(2023, 3, 31), date(2023, 3, 31)),
    "at the end of june 2024": (date(2024, 6, 30), date(2024, 6, 30)),
    "apr-jun 26": (date(2026, 4, 1), date(2026, 6, 30)),
    "the first three months of 2026": (date(2026, 1, 1), date(2026, 3, 31)),
    "the last three months of 2025": (date(2025, 10, 1), date(2025, 12, 31)),
    "the three months to june 2025": (date(2025, 4, 1), date(2025, 6, 30)),
}


@pytest.mark.parametrize(("words", "days"), ONE_PERIOD.items())
def test_a_time_is_read_as_its_days(words, days):
    asked = only(words).asked
    assert asked is not None
    assert (asked.first, asked.last, asked.spans) == (*days, False)


LATEST_THERE_IS = "in the last year there is a figure for"
RUNS = {
    "since 2018": (date(2018, 1, 1), None),
    "after 2018": (date(2019, 1, 1), None),
    "after 2018/19": (date(2019, 4, 1), None),
    "from 2018/19 onwards": (date(2018, 4, 1), None),
    "since march 2020": (date(2020, 3, 1), None),
    "since covid": (date(2020, 3, 1), None),
    "since before covid": (date(2018, 4, 1), None),
    "pre pandemic up to now": (date(2018, 4, 1), None),
    "after the pandemic": (date(2020, 3, 1), None),
    "since the credit crunch": (date(2008, 1, 1), None),
    "after the financial crisis of 2008": (date(2008, 1, 1), None),
    "since the crash of 2008": (date(2008, 1, 1), None),
    "up to 2021": (None, date(2021, 12, 31)),
    "until 2021/22": (None, date(2022, 3, 31)),
    "before 2020": (None, date(2019, 12, 31)),
    "prior to 2019/20": (None, date(2019, 3, 31)),
    "between 2019 and 2022": (date(2019, 1, 1), date(2022, 12, 31)),
    "from 2015/16 to 2019/20": (date(2015, 4, 1), date(2020, 3, 31)),
    "2019 to 2021": (date(2019, 1, 1), date(2021, 12, 31)),
    "2019-2021": (date(2019, 1, 1), date(2021, 12, 31)),
    "2019-21": (date(2019, 1, 1), date(2021, 12, 31)),
    "2016/17 onwards": (date(2016, 4, 1), None),
    "2005 to now": (date(2005, 1, 1), None),
    "from 2019 until today": (date(2019, 1, 1), None),
}


@pytest.mark.parametrize(("words", "ends"), RUNS.items())
def test_a_run_of_years_keeps_its_open_ends(words, ends):
    said = only(words)
    assert said.asked is not None
    assert (said.asked.first, said.asked.last, said.asked.spans) == (*ends, True)
    assert said.against


@pytest.mark.parametrize("words", ["before covid", "pre-pandemic", "just before the pandemic"])
def test_before_the_pandemic_is_the_newest_period_that_had_ended(words):
    """Absence of the school year 2019/20 was never published: the year before it is meant then."""
    said = only(words)
    assert said.asked is not None and said.asked.ended_by == date(2020, 3, 31)


STEPS = {
    "a year earlier": (1, None, None, True),
    "twelve months later": (-1, None, None, True),
    "a twenty year picture": (None, 20, None, False),
    "last year": (1, None, None, False),
    "this time last year": (1, None, None, False),
    "a year ago": (1, None, None, False),
    "the year before last": (2, None, None, False),
    "ten years ago": (10, None, None, False),
    "3 years earlier": (3, None, None, False),
    "a couple of years ago": (2, None, None, False),
    "a decade ago": (10, None, None, False),
    "next year": (-1, None, None, False),
    "in five years' time": (-5, None, None, False),
    "the year before": (1, None, None, True),
    "the previous year": (1, None, None, True),
    "the year after": (-1, None, None, True),
    "over the last five years": (None, 5, None, False),
    "the past 3 years": (None, 3, None, False),
    "over the last decade": (None, 10, None, False),
    "ten years of": (None, 10, None, False),
    "in recent years": (None, 5, None, False),
    "the quarter before": (None, None, 1, True),
    "go back one more": (None, None, 1, True),
    "the three months after": (None, None, -1, True),
    "over the last eight quarters": (None, 2, None, False),
    "over the past twelve months": (None, 1, None, False),
    "the previous month": (None, None, 1, True),
}


@pytest.mark.parametrize(("words", "steps"), STEPS.items())
def test_a_relative_time_counts_steps(words, steps):
    """Years back, newest years, steps back, and whether it counts from the figure in hand."""
    said = only(words)
    assert said.asked is not None
    assert (said.asked.years_back, said.asked.newest, said.asked.steps_back, said.in_hand) == steps


MONTHS_ALONE = {
    "april to june": (4, 6, None),
    "in the oct-dec quarter": (10, 12, None),
    "jan to march this year": (1, 3, 0),
    "october to december last year": (10, 12, 1),
    "the quarter up to christmas": (10, 12, None),
    "in the year to march": (4, 3, None),
    "by the end of september": (9, 9, None),
    "in march last year": (3, 3, 1),
    "the spring quarter": (4, 6, None),
    "the third quarter": (10, 12, None),
    "q2": (7, 9, None),
}


@pytest.mark.parametrize(("words", "meant"), MONTHS_ALONE.items())
def test_months_without_a_year_and_how_far_back_they_lie(words, meant):
    """Quarters by number and by season are those of the financial year."""
    said = only(words).asked
    assert said is not None and said.months is not None
    assert (*said.months, said.years_back) == meant


@pytest.mark.parametrize(
    "text", ["a march on parliament", "we may march", "agreed in march", "it may be to do with jan"]
)
def test_a_month_that_is_no_time_asked_for(text):
    assert periods_in(text) == []


@pytest.mark.parametrize(
    "words",
    [
        "latest",
        LATEST_THERE_IS,
        "the last year we have figures for",
        "the most recent year",
        "right now",
        "this year",
        "at the moment",
        "last quarter",
    ],
)
def test_the_latest_needs_no_search(words):
    assert only(words).asked is None


@pytest.mark.parametrize(
    "text",
    [
        "of 2,000 homes",
        "of 329,276 people",
        "2000 households",
        "2023 tonnes of it",
        "band d of £2024",
        "1.2024 kg",
        "number 20231",
        "31/13/2023 was no day",
        "23/27",
        "per 2000 adults",
        "in 2019 pupils",
    ],
)
def test_a_number_that_counts_things_is_no_year(text):
    assert periods_in(text) == []


def test_two_times_are_read_apart_and_in_order():
    assert [one.asked and one.asked.words for one in periods_in("was 2019/20 better than 2021/22")] == [
        "2019/20",
        "2021/22",
    ]


def test_the_words_of_a_time_are_kept_for_the_answer():
    said = only("what was it at 31 march 2023 please")
    assert said.asked is not None
    assert said.asked.words == "at 31 march 2023"


def test_every_rule_has_a_wording_here_that_it_reads():
    wordings = [*ONE_PERIOD, *RUNS, *STEPS, *MONTHS_ALONE, "latest", LATEST_THERE_IS]
    idle = [rule.pattern for rule, make in RULES if not any(make(m) for w in wordings for m in rule.finditer(w))]
    assert idle == []


def test_every_period_held_of_the_home_council_is_found_by_its_label(catalogue):
    """A label is how answers write a period, so that a person can ask for it by what they read."""
    for (metric, area), held in catalogue.holdings.items():
        if area == HOME:
            for period in held:
                found = [one.asked for one in periods_in(f"the figure for {period.label}".lower())]
                assert [held_in(asked, held) for asked in found] == [[period]], (metric, period.label)


@given(st.integers(2000, 2060), st.sampled_from("/-"), st.booleans())
def test_a_financial_year_has_one_meaning_in_every_spelling(year, stroke, long):
    tail = str(year + 1) if long else f"{(year + 1) % 100:02d}"
    asked = only(f"{year}{stroke}{tail}").asked
    assert asked is not None
    assert (asked.first, asked.last) == (date(year, 4, 1), date(year + 1, 3, 31))


TIMELY = "in since the last year 2019 2021/22 to q3 march 31 and before covid of 5 years"


@given(st.lists(st.sampled_from(TIMELY.split())))
def test_times_never_share_a_letter(words):
    said = periods_in(" ".join(words))
    assert all(one.end <= other.start for one, other in pairwise(said))


@given(st.text(max_size=400))
def test_any_text_has_times_or_none(text):
    periods_in(text.lower())
