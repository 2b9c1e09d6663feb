"""Periods and figures in the spellings of councils, and what is never guessed from them."""

from __future__ import annotations

import pytest

from data_layer.scorecards.period_words import Part, Relative, period_in
from data_layer.scorecards.value_words import in_text, written
from data_layer.vocabulary import Status

PERIODS = {
    "Q3 2022/23": "2022-10-01/P3M", "2022/23 Q3": "2022-10-01/P3M", "2018-19;Q1": "2018-04-01/P3M",
    "Q1 (April to June 2019)": "2019-04-01/P3M", "Q4 (January to March 2020)": "2020-01-01/P3M",
    "Quarter 4 Performance Report 2022/23": "2023-01-01/P3M", "2010-11": "2010-04-01/P1Y", "2015/16": "2015-04-01/P1Y",
    "14-15": "2014-04-01/P1Y", "Actual 07/08": "2007-04-01/P1Y", "2016 to 2017": "2016-04-01/P1Y",
    "2022-2023": "2022-04-01/P1Y", "April 2023": "2023-04-01/P1M", "2022-04": "2022-04-01/P1M",
    "2025-12-31": "2025-12-31", "31 March 2023": "2023-03-31", "25/12/2014": "2014-12-25",
    "November 2020": "2020-11-01/P1M",
    "Apr-23": "2023-04-01/P1M", "Year ending March 2023": "2022-04-01/P1Y", "Oct 2022 to Mar 2023": "2022-10-01/P6M",
    "H1 2023/24": "2023-04-01/P6M", "FYE 2025": "2024-04-01/P1Y", "Nov 2008/09": "2008-11-01/P1M", 
    "3rd Quarter 19/20": "2019-10-01/P3M",
}  # fmt: skip


@pytest.mark.parametrize("words", PERIODS)
def test_a_period_is_read(words):
    found = period_in(words)
    assert found and found.period and found.period.id == PERIODS[words]


@pytest.mark.parametrize("words", ["2012", "Q1 2022", "6/10/2014", "2010-14"])
def test_a_period_with_two_readings_is_none(words):
    found = period_in(words)
    assert found and found.period is None and found.doubt


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("Actual Nov", Part(11, 1)),
        ("Apr-May Actual", Part(4, 2)),
        ("Quarter 2", Part(7, 3)),
        ("Q2 (Jul-Sep)", Part(7, 3)),
    ],
)
def test_a_part_of_a_year_waits_for_its_year(words, part):
    found = period_in(words)
    assert found and found.part == part and found.period is None


@pytest.mark.parametrize(
    ("words", "which"),
    [
        ("Last year", Relative.LAST_YEAR),
        ("Previous quarter", Relative.LAST_PERIOD),
        ("Same quarter last year", Relative.SAME_LAST_YEAR),
    ],
)
def test_a_period_may_be_told_by_another(words, which):
    found = period_in(words)
    assert found and found.relative is which


@pytest.mark.parametrize("words", ["You may like this", "18-24", "Number of cases", "10-15", "Month 3"])
def test_other_words_are_no_period(words):
    assert period_in(words) is None


FIGURES = {
    "90%": (90, "%"), "35 weeks": (35, "weeks"), "£772,799.00": (772799, "£"), "9,599": (9599, None),
    "−3.24%": (-3.24, "%"),
    "£1.2m": (1_200_000, "£"), "10.3 days": (10.3, "days"), "4 minutes (Quarterly target)": (4, "minutes"),
    "664 kg (Target in new Corporate Plan agreed 18 March)": (664, "kg"), "Octagon: R\n85.55": (85.55, None),
    "512 kg (Q3 time lag) (GREEN)": (512, "kg"), "0": (0, None), "£-5,200": (-5200, "£"), "45% Red": (45, "%"),
}  # fmt: skip


@pytest.mark.parametrize("words", FIGURES)
def test_a_figure_is_read_with_its_unit(words):
    found = in_text(words)
    assert (found.value, found.unit, found.problem) == (*FIGURES[words], None)


@pytest.mark.parametrize(
    "words",
    [
        "Greater than 50%", "Maintain 9% or above", "9 per day\n3250 pa", "640 kg (494kg – Q3 time lag)", "12 of 15",
        "1,23",
        "95%+", "10-12", "> 95%", "3 May", "23:15", "1 in 5", "2.4%<", "4 mins 30 secs", "85% (17/20)", "3rd",
    ],
)  # fmt: skip
def test_what_is_no_plain_figure_gives_none_and_says_why(words):
    found = in_text(words)
    assert found.value is None and found.problem


NO_VALUE = (
    "N/A", "n/a", "*", "NS", "x", "TBC", "-", "..", "Annual Indicator", "Not available", "Measured twice per year",
    "Contextual- Partner data", "Awaiting data", "FTR",
)  # fmt: skip


@pytest.mark.parametrize("words", NO_VALUE)
def test_words_for_no_value(words):
    assert in_text(words).status is Status.NOT_AVAILABLE and in_text(words).value is None


def test_marks_beside_a_figure():
    assert in_text("£1,112.44*").status is Status.PROVISIONAL and in_text("12 (p)").status is Status.PROVISIONAL
    assert in_text("12 (r)").status is Status.REVISED and in_text("<5").status is Status.SUPPRESSED


def test_a_number_with_a_percent_format_is_per_cent():
    assert (written(0.402, "0.0%").value, written(0.402, "0.0%").unit) == (40.2, "%")
    assert (written(0.402).value, written(0.402).unit) == (0.402, None)
