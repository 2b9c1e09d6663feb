"""Asked which of several is meant, a person answers by number, by place in the list, in words, or with all."""

from __future__ import annotations

import pytest

NET, SERVICE, FREE = "reserves_share_of_net_revenue", "reserves_share_of_service_spend", "unallocated_reserves"


@pytest.mark.parametrize(
    ("reply", "metric"),
    [
        ("1", NET),
        ("2", SERVICE),
        ("number 3", FREE),
        ("#2", SERVICE),
        ("option 1", NET),
        ("two", SERVICE),
        ("the first", NET),
        ("the second one", SERVICE),
        ("third please", FREE),
        ("the last one", FREE),
        ("net revenue", NET),
        ("as a share of service spending please", SERVICE),
        ("unallocated", FREE),
        ("the one in pounds", FREE),
        ("Unallocated reserves", FREE),
        ("unallocated_reserves", FREE),
    ],
)
def test_a_reply_picks_the_measure(talk, reply, metric):
    reading = talk("reserves", reply)
    assert (reading.kind, reading.metrics, reading.doubt) == ("performance", (metric,), None)


@pytest.mark.parametrize("reply", ["all of them", "all three", "the lot"])
def test_all_can_be_picked(talk, reply):
    assert talk("reserves", reply).metrics == (NET, SERVICE, FREE)


def test_what_was_asked_of_it_goes_on(talk, places):
    """Kind, place, group and time of the question that was asked back."""
    trend = talk("how have reserves in Derby changed since 2018", "1")
    assert (trend.kind, trend.metrics, places(trend), trend.period.words) == ("trend", (NET,), ["Derby"], "since 2018")
    compared = talk("how do reserves in Derby compare with core cities", "the last one")
    assert (compared.kind, compared.metrics, places(compared)) == ("comparison", (SERVICE,), ["Derby"])
    assert compared.comparators == ("core_cities",)
    assert talk("why are reserves so low", "the third one").kind == "explanation"


def test_the_answer_picked_is_the_context_of_the_next_question(talk, places):
    reading = talk("reserves", "the last one", "and in Derby?")
    assert (reading.metrics, places(reading)) == ((FREE,), ["Derby"])


@pytest.mark.parametrize(
    ("question", "reply", "metric"),
    [
        ("healthy life expectancy", "women", "healthy_life_expectancy_female"),
        ("healthy life expectancy", "the men's one", "healthy_life_expectancy_male"),
        ("child poverty", "after housing costs", "child_poverty_after_housing"),
        ("loneliness", "carers", "asc_social_contact_carers"),
        ("early years", "maths", "early_years_maths"),
        ("apprenticeships", "starts", "apprenticeship_starts"),
    ],
)
def test_a_word_is_enough(talk, question, reply, metric):
    assert talk(question, reply).metrics == (metric,)


@pytest.mark.parametrize(
    ("reply", "place"),
    [
        ("1", "Nottingham"),
        ("the second", "Nottinghamshire"),
        ("Nottinghamshire", "Nottinghamshire"),
        ("the county", "Nottinghamshire"),
        ("the city", "Nottingham"),
        ("Nottingham", "Nottingham"),
    ],
)
def test_a_reply_picks_the_place(talk, places, reply, place):
    reading = talk("recycling in Notts in 2021/22", reply)
    assert (reading.metrics, places(reading), reading.doubt) == (("recycling_rate",), [place], None)
    assert reading.period.words == "in 2021/22"


def test_another_question_in_place_of_a_reply_is_answered(talk):
    reading = talk("reserves", "what is the claimant count?")
    assert (reading.kind, reading.metrics) == ("performance", ("claimant_count",))


@pytest.mark.parametrize("reply", ["neither", "I don't know", "7", "1000"])
def test_a_reply_that_fits_none_is_never_an_answer(talk, reply):
    assert talk("reserves", reply).kind == "clarify"


def test_after_a_reply_that_fits_none_the_choices_are_still_there(talk):
    assert talk("reserves", "7", "2").metrics == (SERVICE,)
