"""From the measure in hand to its sibling by a word alone."""

from __future__ import annotations

import pytest

from actions.reading import Kind, Reading
from bot.understanding.subjects import Chosen
from bot.understanding.switching import as_qualified, corrected, own_words, related, sibling, told_again
from bot.understanding.text import tokens
from data_layer.vocabulary import MetricId

NOTHING, GEESE = Chosen(), Chosen(metrics=(MetricId("geese"),))


@pytest.fixture(scope="module")
def herons(small, metric):
    return small(
        metric("young", "young herons", aliases=("herons",), qualifiers={"people": "children"}),
        metric("old", "old herons", aliases=("herons",), qualifiers={"people": "adults"}),
        metric("grey", "grey plumage", aliases=("herons",), qualifiers={"colour": "grey"}),
        metric("geese", "geese", qualifiers={"people": "adults"}),
    )


def last(*metrics: str) -> Reading:
    return Reading.model_validate({"kind": Kind.PERFORMANCE, "metrics": metrics})


@pytest.mark.parametrize(("said", "found"), [("and for adults?", ("old",)), ("and for kids?", ()), ("and Derby?", ())])
def test_a_word_names_the_sibling(herons, said, found):
    assert sibling(last("young"), tokens(said), NOTHING, herons) == found


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("rate of net new homes", "net_additional_dwellings"),
        ("new homes for our size", "net_additional_dwellings"),
        ("new homes in Leeds, the number not the rate", "net_additional_homes"),
        ("of every hundred planning decisions, how many are made", "planning_decisions"),
        ("do men in Derby live as long as the men here", "life_expectancy_male"),
        ("life expectancy of women, rich and poor", "life_expectancy_gap_female"),
        ("non-principal roads", "roads_bc_maintenance"),
    ],
)
def test_a_whole_question_is_about_the_sibling_that_its_words_speak_for(read, text, metric):
    assert read(text).metrics == (metric,)


def test_words_that_speak_for_the_measure_itself_keep_it(hear, catalogue):
    """Both are said; and one that is tied is asked about."""
    for text in ("new homes, the rate and the number", "life expectancy"):
        heard = hear(text)
        assert as_qualified(heard, catalogue) is heard


def test_two_measures_in_hand_or_a_long_question_switch_nothing(herons):
    assert sibling(last("young", "geese"), tokens("and for adults?"), NOTHING, herons) == ()
    long = tokens("and could you now please show me adults instead")
    assert sibling(last("young"), long, NOTHING, herons) == ()


def test_another_measure_named_is_not_switched(herons):
    assert sibling(last("young"), tokens("geese adults"), GEESE, herons) == ()


def test_a_measure_that_is_gone_switches_nothing(herons):
    assert sibling(last("dodo"), tokens("and for adults?"), NOTHING, herons) == ()


def test_a_correction_names_one_of_the_family_by_its_own_words(herons):
    assert corrected(last("young"), tokens("no, plumage"), NOTHING, herons) == ("grey",)
    assert corrected(last("young"), tokens("no, herons"), NOTHING, herons) == ()
    assert corrected(last("young"), tokens("no, plumage"), GEESE, herons) == ()


def test_a_family_shares_an_alias_and_each_has_words_of_its_own(herons):
    family = [herons.metrics["young"], *related(herons.metrics["young"], herons)]
    assert {each.id for each in family} == {"young", "old", "grey"}
    [plumage] = tokens("plumage")
    assert plumage.root in own_words(herons.metrics["grey"], family)
    [heron] = tokens("herons")
    assert heron.root not in own_words(herons.metrics["grey"], family)


@pytest.mark.parametrize(
    ("first", "then", "metric"),
    [
        ("quality of life of carers", "and for users?", "asc_quality_of_life"),
        ("healthy life expectancy of women", "and men?", "healthy_life_expectancy_male"),
        ("apprenticeship starts", "and achievements?", "apprenticeship_achievements"),
        ("early years literacy", "and maths?", "early_years_maths"),
        ("unallocated reserves", "no, as a share of net revenue", "reserves_share_of_net_revenue"),
    ],
)
def test_siblings_of_the_embedded_data_are_a_word_away(read, first, then, metric):
    assert read(then, last=read(first)).metrics == (metric,)


def test_what_tells_the_measure_in_hand_from_its_siblings_keeps_it(herons):
    assert told_again(last("young"), tokens("for children"), herons) == ("young",)
    assert told_again(last("young"), tokens("for adults"), herons) == ()
    assert told_again(last("young", "old"), tokens("for children"), herons) == ()


def test_what_is_asked_of_it_goes_to_no_other_measure(read):
    """Though a measure is "of level 3 or better"."""
    last = read("adults with no qualifications")
    assert last.metrics == ("no_qualifications",)
    assert read("has that got better", last=last).metrics == ("no_qualifications",)
