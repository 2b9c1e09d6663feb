"""Comparisons: groups with their middle and size, councils by name, never a rank."""

import re

import pytest
from pytest import approx

from actions.answer import ComparisonRequested
from actions.reading import Kind


def test_waste_against_comparators_is_the_main_question(ask):
    answer = ask(Kind.COMPARISON, theme="waste", comparators=("nearest_neighbours",))
    recycling = next(figure for figure in answer.figures if figure.metric == "recycling_rate")
    assert recycling.comparator
    group = recycling.comparator
    assert (group.n, group.of, group.band) == (14, 15, "lowest_quarter")
    assert (group.median, group.q1, group.q3) == (
        approx(35.6, abs=0.05),
        approx(28.3, abs=0.06),
        approx(40.3, abs=0.05),
    )
    residual = next(figure for figure in answer.figures if figure.metric == "residual_waste_per_household")
    assert residual.formatted == "572.6 kg per household"
    assert answer.comparator == "nearest_neighbours" and "years" in answer.headline


def test_a_neighbour_without_a_figure_is_left_out_and_named(ask):
    answer = ask(Kind.COMPARISON, "recycling_rate", comparators=("nearest_neighbours",))
    assert "14 of 15" in answer.text and "Bristol" in answer.text


def test_named_councils_stand_home_first_then_by_name(ask):
    answer = ask(Kind.COMPARISON, "recycling_rate", areas=("E06000018", "E06000016", "E06000015"))
    names = re.findall(r"Nottingham|Derby|Leicester", answer.headline)
    assert names == ["Nottingham", "Derby", "Leicester"]
    assert len({figure.period for figure in answer.figures}) == 1


def test_england_is_its_published_figure_where_there_is_one(ask):
    answer = ask(Kind.COMPARISON, "recycling_rate", comparators=("england",))
    assert answer.figures[0].comparator and answer.figures[0].comparator.basis == "published"
    assert "England" in answer.headline


def test_where_england_is_not_published_the_median_of_councils_is_said_as_such(ask):
    answer = ask(Kind.COMPARISON, "asc_short_term_services", comparators=("england",))
    assert answer.figures[0].comparator and answer.figures[0].comparator.basis == "median_of_members"
    assert "all councils in England that publish it" in answer.text


def test_members_are_shown_alphabetically(ask, desk):
    answer = ask(Kind.COMPARISON, "asc_workforce_turnover", comparators=("region",))
    assert answer.figures[0].comparator
    names = [desk.catalogue.area_name(member.area) for member in answer.figures[0].comparator.members]
    assert names == sorted(names) and len(names) == 9
    assert answer.figures[0].comparator.median == approx(24.3)


def test_the_middle_of_the_group_when_that_is_asked(ask):
    answer = ask(Kind.COMPARISON, "household_waste_per_person", comparators=("nearest_neighbours",), statistic="median")
    assert answer.headline.startswith("The median") and "341.8" in answer.headline


def test_amounts_that_grow_with_size_have_no_band(ask):
    answer = ask(Kind.COMPARISON, "service_spend", comparators=("core_cities",))
    assert answer.figures[0].comparator and answer.figures[0].comparator.band is None
    assert "no band is given" in answer.text


def test_a_published_figure_of_england_is_a_bar_beside_the_council(ask):
    """ONS, employment rate 2023: Nottingham 66.1%, England 76.0%; the next question asks for another group."""
    answer = ask(Kind.COMPARISON, "employment_rate", comparators=["england"])
    [drawn] = answer.chart_requests
    assert isinstance(drawn, ComparisonRequested) and drawn.median is None
    assert [(name, round(value or 0, 1)) for name, value in drawn.bars] == [("Nottingham", 66.1), ("England", 76.0)]
    assert not any("England" in question for question in answer.follow_ups)


def test_a_theme_of_two_councils_is_drawn_once_and_says_whose_each_caveat_is(ask):
    answer = ask(Kind.COMPARISON, theme="waste", areas=["E06000018", "E06000015"])
    assert len(answer.chart_requests) == 1
    shared, *own = answer.caveats
    assert shared.code == "stale" and all(": " in caveat.text for caveat in own)


def test_an_abolished_council_is_said_to_have_become_part_of_another(ask):
    """Allerdale ended on 31 March 2023 and lies in Cumberland."""
    answer = ask(Kind.COMPARISON, "recycling_rate", areas=["E06000018", "E07000026"])
    assert "It ended on 31 March 2023 and became part of Cumberland." in answer.text


@pytest.mark.parametrize(("group", "whole"), [("england", "England"), ("region", "the East Midlands")])
def test_council_tax_is_set_beside_councils_that_levy_the_same_part(ask, group, whole):
    """MHCLG, 2024/25: districts levy some £260 at Band D and unitary councils some £1,870."""
    answer = ask(Kind.COMPARISON, "council_tax_band_d", comparators=(group,))
    comparator = answer.figures[0].comparator
    assert comparator and comparator.group == "type" and round(comparator.median or 0) == 1869
    assert "323.79" not in answer.text and "far above" not in answer.text
    said = (
        f"It is set beside other unitary councils and not all of {whole}, where counties and districts each have only"
    )
    assert said in answer.summary


def test_reserves_of_councils_that_do_all_the_work_are_not_judged_beside_those_of_districts(ask):
    """Districts hold far more of their small net revenue."""
    answer = ask(Kind.COMPARISON, theme="finance", comparators=("england",))
    assert "is set beside other unitary councils and not all of England" in answer.summary
    groups = {figure.metric: figure.comparator.group for figure in answer.figures if figure.comparator}
    assert groups["reserves_share_of_net_revenue"] == "type" and groups["council_tax_band_d_area"] == "england"


def test_the_group_asked_for_stays_where_all_councils_are_alike_in_it(ask):
    for metric in ("council_tax_band_d_area", "claimant_count", "recycling_rate"):
        answer = ask(Kind.COMPARISON, metric, comparators=("england",))
        assert answer.figures[0].comparator and answer.figures[0].comparator.group == "england", metric
        assert "set beside" not in answer.text and len(answer.figures[0].comparators) == 1


def test_both_groups_asked_for_and_only_one_shown_says_why(ask):
    answer = ask(Kind.COMPARISON, "council_tax_band_d", comparators=("england", "type"))
    assert [one.group for one in answer.figures[0].comparators] == ["type"] and "not all of England" in answer.summary


def test_a_district_beside_a_council_that_does_all_the_work_is_not_like_with_like(ask):
    """Rushcliffe is a district in Nottinghamshire; Derby does all the work of its area."""
    said = "Not like with like: a county and its districts each have only a part of it"
    assert said in ask(Kind.COMPARISON, "council_tax_band_d", areas=("E06000018", "E07000176")).summary
    assert said not in ask(Kind.COMPARISON, "council_tax_band_d", areas=("E06000018", "E06000015")).text
    assert said not in ask(Kind.COMPARISON, "claimant_count", areas=("E06000018", "E07000176")).text


def test_a_place_without_a_figure_is_named(ask):
    answer = ask(Kind.COMPARISON, "child_poverty_after_housing", areas=("E06000018", "E92000001"))
    assert "No figure for the child poverty rate after housing costs is held for England." in answer.summary
