"""Which places are asked about, which compared with, which times, and which middle."""

from __future__ import annotations

from datetime import date

import pytest


def names(catalogue, reading) -> list[str]:
    return [catalogue.area_name(code) for code in reading.areas]


@pytest.mark.parametrize(
    ("text", "areas", "comparators"),
    [
        ("is our recycling above the England average", ["Nottingham"], ["england"]),
        ("how does Derby compare with the East Midlands on recycling", ["Derby"], ["region"]),
        ("how does recycling in Derby compare with England", ["Derby"], ["england"]),
        ("recycling in Derby against core cities and the region", ["Derby"], ["core_cities", "region"]),
        ("how does recycling compare with Leeds", ["Nottingham", "Leeds"], []),
        ("recycling in the North West", ["North West"], []),
        ("how does our recycling compare with the North West", ["Nottingham", "North West"], []),
        ("the recycling rate in England", ["England"], []),
        ("recycling: us, Leicester and Derby", ["Nottingham", "Leicester", "Derby"], []),
        ("recycling in Derby and ourselves", ["Nottingham", "Derby"], []),
        ("tell us Leicester's recycling rate", ["Leicester"], []),
    ],
)
def test_a_place_is_asked_about_or_set_against(read, catalogue, text, areas, comparators):
    reading = read(text)
    assert (names(catalogue, reading), list(reading.comparators)) == (areas, comparators)


@pytest.mark.parametrize(
    ("text", "statistic"),
    [
        ("the median recycling rate of core cities", "median"),
        ("average recycling in core cities", "median"),
        ("what is the average recycling rate of our neighbours", "median"),
        ("the quartiles of recycling in core cities", "quartiles"),
        ("is our recycling above the core cities average", None),
        ("how does recycling compare with core cities", None),
    ],
)
def test_the_middle_of_a_group_is_asked_for_only_where_the_council_is_not(read, text, statistic):
    assert read(text).statistic == statistic


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("recycling in 2019/20 and in 2021/22", date(2019, 4, 1), date(2022, 3, 31)),
        ("how did recycling change from 2018 to 2021", date(2018, 1, 1), date(2021, 12, 31)),
        ("is recycling higher than in 2019", date(2019, 1, 1), None),
        ("how does recycling compare with 2019/20", date(2019, 4, 1), None),
    ],
)
def test_two_times_or_then_and_now_are_a_run(read, text, first, last):
    reading = read(text)
    assert (reading.kind, reading.period.spans) == ("trend", True)
    assert (reading.period.first, reading.period.last) == (first, last)


def test_better_than_last_year_is_the_run_of_both_years(read):
    reading = read("is recycling better than last year")
    assert (reading.kind, reading.period.newest) == ("trend", 2)


def test_one_time_is_one_period(read):
    reading = read("what was recycling in 2019/20")
    assert (reading.kind, reading.period.spans) == ("performance", False)


def test_the_latest_is_said_so_nothing_is_assumed_about_time(read):
    assert read("the latest recycling rate").period is None
    assert "period" not in [one.what for one in read("the latest recycling rate").assumed]
    assert "period" in [one.what for one in read("the recycling rate").assumed]


@pytest.mark.parametrize("text", ["is Leicester any different", "is recycling in Leicester any different?"])
def test_a_place_that_may_be_different_is_set_beside_the_home_council(read, catalogue, text):
    reading = read(text, last=read("recycling rate"))
    assert (reading.kind, reading.metrics) == ("comparison", ("recycling_rate",))
    assert names(catalogue, reading) == ["Nottingham", "Leicester"]
