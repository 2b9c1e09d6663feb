"""What tells sibling measures apart."""

from __future__ import annotations

import pytest

from bot.understanding.qualifiers import also_named, decided, evidence, said_of, siblings, switched
from bot.understanding.text import tokens


@pytest.fixture
def herons(metric):
    """Two siblings, and one of another sort beside them."""
    return [
        metric("young", "herons ringed, young", aliases=("herons",), qualifiers={"people": "children"}),
        metric("old", "herons ringed, old", aliases=("herons",), qualifiers={"people": "adults"}),
        metric("geese", "geese", qualifiers={"people": "adults"}),
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("carers", "satisfaction of carers"),
        ("users", "people who use services"),
        ("women", "how long do ladies live"),
        ("men", "boys"),
        ("after", "child poverty after housing costs"),
        ("before", "BHC"),
        ("free_school_meals", "pupils on FSM"),
        ("looked_after", "looked-after children"),
        ("A roads", "the A roads"),
        ("somebody nobody_wrote", "somebody nobody wrote"),
    ],
)
def test_a_value_is_heard_in_its_wordings(value, text):
    assert said_of(value, tokens(text))


@pytest.mark.parametrize(("value", "text"), [("men", "women"), ("users", "carers"), ("before", "after housing costs")])
def test_a_value_is_not_heard_in_its_opposite(value, text):
    assert not said_of(value, tokens(text))


def test_every_value_in_use_differs_from_its_siblings_by_a_wording(catalogue):
    """Two values of one dimension that shared all their wordings would never be told apart."""
    for metric in catalogue.metrics.values():
        for dimension, other in siblings(metric, catalogue.metrics.values()):
            mine, theirs = metric.qualifiers[dimension], other.qualifiers[dimension]
            assert set(evidence().get(mine, (mine,))) != set(evidence().get(theirs, (theirs,)))


def test_names_that_share_only_how_they_are_counted_are_no_siblings(metric):
    users, carers = ({"people": people} for people in ("users", "carers"))
    safe = metric("safe", "share of care users who feel safe", qualifiers=users)
    company = metric("company", "share of care users with company", qualifiers=users)
    theirs = metric("theirs", "share of carers with company", qualifiers=carers)
    assert siblings(safe, [company, theirs]) == []
    assert siblings(company, [safe, theirs]) == [("people", theirs)]


def test_the_qualifier_said_decides_between_equals(herons):
    assert [m.id for m in decided(herons[:2], tokens("herons of kids"))] == ["young"]


def test_all_stay_where_none_or_both_are_said(herons):
    assert len(decided(herons[:2], tokens("herons"))) == 2
    assert len(decided(herons[:2], tokens("herons, children and adults"))) == 2


def test_siblings_differ_in_one_qualifier_and_share_what_they_are_about(herons):
    assert [(each, other.id) for each, other in siblings(herons[0], herons)] == [("people", "old")]


def test_a_sibling_named_beside_it_is_meant_too(herons):
    assert [m.id for m in also_named(herons[0], herons, tokens("herons, children and adults"))] == ["old"]
    assert also_named(herons[0], herons, tokens("herons children adults")) == []


def test_a_word_alone_switches_to_the_sibling(herons):
    assert [m.id for m in switched(herons[0], herons, tokens("and adults"))] == ["old"]
    assert switched(herons[0], herons, tokens("and children")) == []


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("quality of life of carers", {"asc_carer_quality_of_life"}),
        ("quality of life of service users", {"asc_quality_of_life"}),
        ("healthy life expectancy for men", {"healthy_life_expectancy_male"}),
        (
            "healthy life expectancy of women and men",
            {"healthy_life_expectancy_female", "healthy_life_expectancy_male"},
        ),
        ("child poverty after housing costs", {"child_poverty_after_housing"}),
        ("child poverty before housing costs", {"child_poverty_before_housing"}),
        ("persistent absence of looked-after children", {"persistent_absence_looked_after"}),
        ("persistent absence", {"persistent_absence"}),
        ("apprenticeship starts and achievements", {"apprenticeship_starts", "apprenticeship_achievements"}),
        ("life expectancy gap for women", {"life_expectancy_gap_female"}),
        ("early years maths", {"early_years_maths"}),
    ],
)
def test_siblings_of_the_embedded_data_are_told_apart(read, text, metrics):
    assert set(read(text).metrics) == metrics


@pytest.mark.parametrize("text", ["quality of life", "child poverty", "apprenticeships", "early years"])
def test_what_siblings_share_asks_which(read, text):
    """But for women and men, of whom both are told."""
    reading = read(text)
    assert reading.doubt.kind == "which_metric"
    assert 2 <= len(reading.doubt.choices) <= 4


@pytest.mark.parametrize(
    "text", ["healthy life expectancy", "healthy life expectancy over time", "life expectancy vs England"]
)
def test_where_neither_women_nor_men_are_named_both_are_told(read, text):
    reading = read(text)
    assert reading.doubt is None and len(reading.metrics) == 2
