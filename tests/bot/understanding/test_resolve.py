"""What was asked meets what is held: gaps are said, and what was left open is filled and said."""

from __future__ import annotations

import pytest

from actions.reading import MissingKind
from bot.understanding.reader import Understanding
from bot.understanding.resolve import default_group
from data_layer.periods import held_in
from data_layer.vocabulary import AreaCode, Group

HOME = AreaCode("E06000018")


def assumed(reading) -> dict[str, str]:
    return {one.what: one.as_ for one in reading.assumed}


def test_what_was_left_open_is_filled_and_said(read):
    reading = read("how does recycling compare")
    assert reading.areas == (HOME,)
    assert reading.comparators == (Group.NEAREST_NEIGHBOURS,)
    assert reading.period is None
    assert assumed(reading) == {"area": "Nottingham", "comparator": "nearest neighbours", "period": "latest"}


def test_what_was_said_is_not_assumed(read):
    assert assumed(read("how did recycling in Derby compare with core cities in 2021/22")) == {}


def test_a_definition_assumes_no_time(read):
    assert "period" not in assumed(read("what does the recycling rate mean"))


@pytest.mark.parametrize("when", ["in 1997", "in 2030", "next year", "Q3 2024", "FYE 2045", "in 1066"])
def test_a_time_that_is_not_held_is_never_answered_with_another(read, when):
    reading = read(f"what was the recycling rate {when}")
    assert (reading.kind, reading.subkind) == ("no_data", "performance")
    assert (reading.missing.kind, reading.missing.words) == (MissingKind.PERIOD, when.lower())


@pytest.mark.parametrize(
    ("when", "labels"),
    [
        ("in 2021/22", ["2021/22"]),
        ("in 2021-22", ["2021/22"]),
        ("in 2021", ["2021/22"]),
        ("year to March 2022", ["2021/22"]),
        ("at 31 March 2022", ["2021/22"]),
        ("end of March 2022", ["2021/22"]),
        ("FYE 2022", ["2021/22"]),
        ("before covid", ["2019/20"]),
        ("between 2019 and 2021", ["2019/20", "2020/21", "2021/22"]),
        ("since 2021", ["2021/22", "2022/23", "2023/24"]),
        ("over the last two years", ["2022/23", "2023/24"]),
        ("last year", ["2023/24"]),
        ("a year ago", ["2022/23"]),
        ("the year before last", ["2022/23"]),
        ("five years ago", ["2018/19"]),
    ],
)
def test_a_time_meets_the_periods_held(read, catalogue, when, labels):
    """Waste figures run to 2023/24."""
    reading = read(f"recycling rate {when}")
    held = [p for p in catalogue.held("recycling_rate", HOME) if p.label <= "2023/24"]
    assert [period.label for period in held_in(reading.period, held)] == labels


@pytest.mark.parametrize("years", ["2019 to 2021", "2019-2021", "2019-21", "2019 – 21"])
def test_three_years_with_just_these_ends_are_one_average(read, catalogue, years):
    reading = read(f"healthy life expectancy of women {years}")
    held = catalogue.held("healthy_life_expectancy_female", HOME)
    assert [period.label for period in held_in(reading.period, held)] == ["2019 to 2021"]


def test_every_period_held_of_the_home_council_is_asked_for_by_its_label(read, catalogue):
    wrong = []
    for metric in catalogue.metrics.values():
        held = catalogue.held(metric.id, HOME)
        for period in held:
            reading = read(f"what was the {metric.short_name} in {period.label}?")
            if held_in(reading.period, held) != [period] or reading.kind == "no_data":
                wrong.append((metric.short_name, period.label, reading.period))
    assert wrong == []


def test_a_metric_without_figures_is_said_to_have_none(small, metric, area):
    catalogue = small(metric("snow", "snow days", loaded=False), areas=(area("U1", "Oakham"),))
    reading = Understanding(catalogue).read("snow days in Oakham", last=None, home_area=AreaCode("U1"))
    assert (reading.kind, reading.subkind) == ("no_data", "performance")
    assert (reading.missing.kind, reading.missing.id) == (MissingKind.METRIC_NOT_LOADED, "snow")


def test_a_subject_not_held_goes_before_a_place_nobody_knows(read):
    assert read("potholes in Gotham").missing.kind in {MissingKind.SUBJECT, MissingKind.UNKNOWN_AREA}
    assert read("potholes in Gotham").kind == "no_data"


def test_england_with_its_own_figure_is_shown_itself(read, catalogue):
    reading = read("recycling rate in England")
    assert (reading.kind, [catalogue.area_name(a) for a in reading.areas]) == ("performance", ["England"])


def test_neighbours_come_first_and_another_group_stands_in(catalogue):
    assert default_group(HOME, catalogue) is Group.NEAREST_NEIGHBOURS
    without = next(
        a.code
        for a in catalogue.areas.values()
        if catalogue.group(Group.TYPE, a.code) and not catalogue.group(Group.NEAREST_NEIGHBOURS, a.code)
    )
    assert default_group(without, catalogue) is Group.TYPE


def test_a_council_without_the_group_asked_for_is_told_so(read):
    """Derby is a unitary council."""
    reading = read("how does recycling in Derby compare with London boroughs")
    assert (reading.missing.kind, reading.missing.words) == (MissingKind.GROUP, "London boroughs")


def test_england_without_its_own_figure_is_the_middle_of_its_councils(read, catalogue):
    """Finance tables hold no England row."""
    england = next(a.code for a in catalogue.areas.values() if a.name == "England")
    assert catalogue.held("unallocated_reserves", england) == ()
    reading = read("unallocated reserves in England")
    assert (reading.kind, reading.statistic, reading.comparators) == ("comparison", "median", (Group.ENGLAND,))
    assert reading.areas == (HOME,)


def test_a_time_kept_from_before_gives_way_where_the_next_measure_has_no_figure_of_it(read):
    before = read("what was the recycling rate in 2012/13")
    reading = read("and the deprivation score?", last=before)
    assert before.missing is None and reading.missing is None and reading.period is None
    assert any(one.what == "period" and "2012/13" in one.because for one in reading.assumed)


def test_a_time_kept_of_the_same_measure_stays(read):
    before = read("what was the recycling rate in 2030")
    assert before.missing.kind is MissingKind.PERIOD
    assert read("and Derby?", last=before).missing.kind is MissingKind.PERIOD
