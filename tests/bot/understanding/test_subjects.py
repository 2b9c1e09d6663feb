"""From matches to what is meant: a metric, several, a theme, a subject not held, or a doubt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.reading import ScopeKind
from bot.understanding.reader import Understanding
from data_layer.catalogue import COUNCIL_RETURN, NotHeld
from tests.served import HOME


def test_every_alias_alone_names_its_metric_or_asks_among_choices_that_hold_it(read, catalogue):
    other = {}
    for metric in catalogue.metrics.values():
        for alias in {metric.name, metric.short_name, *metric.aliases}:
            reading = read(alias)
            choices = [choice.value for choice in reading.doubt.choices] if reading.doubt else []
            if metric.id not in reading.metrics and metric.id not in choices:
                other[alias] = (metric.id, reading.metrics, reading.scope.id)
    assert other == {}


def test_the_id_of_a_metric_or_a_theme_alone_is_understood(read, catalogue):
    """It is what a click on a choice sends."""
    assert [each for each in catalogue.metrics if read(each).metrics != (each,)] == []
    clicked = [each for each in catalogue.themes if "_" in each]
    assert [each for each in clicked if read(each).scope.id != each] == []


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("how is waste doing", "waste"),
        ("how are bins and recycling doing", "waste"),
        ("adult social care", "adult_social_care"),
        ("roads", "roads"),
        ("road condition", "roads"),
        ("what about waste", "waste"),
        ("how are our finances", "finance"),
        ("public health", "health"),
        ("what is happening in education", "children_and_education"),
        ("the local economy", "economy"),
    ],
)
def test_a_theme_is_a_scope_and_none_of_its_measures_alone(read, text, theme):
    reading = read(text)
    assert (reading.scope.kind, reading.scope.id) == (ScopeKind.THEME, theme)


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("how is landfill doing in waste", "landfill_rate"),
        ("social care staff turnover", "asc_workforce_turnover"),
    ],
)
def test_a_metric_named_whole_goes_before_the_theme_around_it(read, text, metric):
    assert read(text).metrics == (metric,)


def test_a_second_measure_named_in_full_is_heard_beside_the_first(read):
    assert read("employment rate and economic inactivity").metrics == ("employment_rate", "economic_inactivity")


@pytest.mark.parametrize(
    ("said", "own", "meant"),
    [
        ("FOI", True, "own"),
        ("FOI requests", True, "own"),
        ("data breaches", True, None),
        ("FOI", False, None),
    ],
)
def test_a_measure_of_the_councils_own_goes_before_what_is_not_published(small, metric, area, said, own, meant):
    """Where it has that name; what it does not name stays not held."""
    refused = NotHeld("foi", "FOI requests", ("FOI", "data breaches"), "", "", None, ())
    answered = replace(metric("own", "requests answered in time", aliases=("FOI",)), source=COUNCIL_RETURN)
    measures = [answered] if own else [metric("other", "leaf fall")]
    park = small(*measures, areas=(area(HOME, "Nottingham"),), not_held=(refused,))
    reading = Understanding(park).read(said, last=None, home_area=HOME)
    assert reading.metrics == ((meant,) if meant else ())
    assert reading.kind == ("performance" if meant else "no_data")


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("how many burglaries were there", "crime"),
        ("potholes in Derby", "potholes"),
        ("missed bins", "missed_bins"),
        ("air pollution", "air_quality"),
        ("recycling in my ward", "ward_figures"),
        ("staff sickness", "sickness_absence"),
        ("parking", "traffic_and_parking"),
        ("noisy neighbours", "antisocial_behaviour"),
        ("bins not collected", "missed_bins"),
        ("next year's budget", "budget_gap"),
        ("council tax collection rates", "council_tax_collection"),
        ("ombudsman decisions", "complaints_ombudsman"),
        ("planning decisions in time", "planning_in_time"),
    ],
)
def test_a_subject_not_held_is_said_and_never_answered_with_a_neighbour(read, text, subject):
    reading = read(text)
    assert (reading.kind, reading.metrics) == ("no_data", ())
    assert (reading.missing.kind, reading.missing.id) == ("subject", subject)


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("recycling and landfill", {"recycling_rate", "landfill_rate"}),
        ("claimant count and employment rate in Derby", {"claimant_count", "employment_rate"}),
        ("compare smoking with adult obesity", {"smoking_prevalence", "adult_obesity"}),
    ],
)
def test_two_measures_named_whole_are_both_meant(read, text, metrics):
    reading = read(text)
    assert set(reading.metrics) == metrics
    assert reading.doubt is None


def test_an_alias_of_several_asks_for_at_most_four(read, catalogue):
    for metric in catalogue.metrics.values():
        for alias in metric.aliases:
            reading = read(alias)
            if reading.doubt:
                values = [choice.value for choice in reading.doubt.choices]
                assert 1 <= len(values) <= 4, alias
                assert len(set(values)) == len(values), alias


def test_a_comparison_passes_over_amounts_that_grow_with_a_council(read):
    """Reserves in pounds cannot be banded; the two shares can."""
    compared = read("how do our reserves compare with core cities")
    assert {choice.value for choice in compared.doubt.choices} == {
        "reserves_share_of_net_revenue",
        "reserves_share_of_service_spend",
    }


def test_a_slip_of_the_pen_is_read_over(read):
    assert read("recyling").metrics == ("recycling_rate",)
    assert read("claiment count in Derby").metrics == ("claimant_count",)


def test_a_word_nobody_knows_names_nothing(read):
    reading = read("how is our flurbing")
    assert reading.metrics == ()
    assert reading.doubt.kind == "unexplained"


@pytest.mark.parametrize(("text", "portfolio"), [("how is the environment portfolio doing", "environment_and_waste")])
def test_a_portfolio_is_a_scope(read, text, portfolio):
    scope = read(text).scope
    assert (scope.kind, scope.id) == (ScopeKind.PORTFOLIO, portfolio)


def test_an_outcome_is_a_scope(read):
    scope = read("how is Child Friendly Nottingham doing").scope
    assert (scope.kind, scope.id) == (ScopeKind.OUTCOME, "scp_child_friendly")


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("council tax without police and fire", ("council_tax_band_d",)),
        ("no qualifications", ("no_qualifications",)),
        ("people not looking for work", ("economic_inactivity",)),
        ("people out of work", ("claimant_count",)),
        ("waste not recycled", ("residual_waste_per_household",)),
        ("quality of life of people who use care", ("asc_quality_of_life",)),
        ("how many people get care", ()),
        ("people in care", ()),
    ],
)
def test_a_small_word_that_turns_the_meaning_is_not_passed_over(read, text, metrics):
    assert read(text).metrics == metrics


@pytest.mark.parametrize(
    "text", ["reserves against net revenue", "house prices against earnings", "people in care seeing enough of others"]
)
def test_a_name_with_a_comparing_word_in_it_asks_for_a_figure(read, text):
    assert read(text).kind == "performance"


def test_a_time_in_a_name_is_no_time_asked_for(read, catalogue):
    name = catalogue.metrics["asc_short_term_services"].name
    assert "2022/23" in name
    assert read(name).period is None
    assert read(f"{name} in 2016/17").period.words == "in 2016/17"
