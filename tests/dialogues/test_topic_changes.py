"""A person turns to something else, and comes back."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("turn", ["what is the claimant count?", "how is the claimant count doing?", "claimant count"])
def test_a_full_question_starts_afresh(talk, places, turn):
    reading = talk("how did recycling in Derby compare with core cities in 2021/22", turn)
    assert (reading.kind, reading.metrics, places(reading)) == ("performance", ("claimant_count",), ["Nottingham"])
    assert (reading.comparators, reading.period, reading.carried_over) == ((), None, ())


def test_coming_back_is_a_question_of_its_own(talk, places):
    turns = ["recycling rate in Derby", "what is the claimant count in Leeds?", "what is the recycling rate in Hull?"]
    assert places(talk(*turns)) == ["Kingston upon Hull"]
    then = talk(*turns, "and last year?")
    assert (then.metrics, places(then)) == (("recycling_rate",), ["Kingston upon Hull"])


@pytest.mark.parametrize("turn", ["and landfill?", "how about landfill?", "what about landfill?", "same for landfill"])
def test_another_measure_named_in_passing_keeps_the_place(talk, places, turn):
    reading = talk("recycling rate in Derby", turn)
    assert (reading.kind, reading.metrics, places(reading)) == ("performance", ("landfill_rate",), ["Derby"])


@pytest.mark.parametrize(
    "turn", ["back to the claimant count", "let's talk about the claimant count", "moving on, claimant count"]
)
def test_the_words_of_a_change_of_subject_are_understood(talk, turn):
    reading = talk("claimant count", "recycling rate", turn)
    assert (reading.kind, reading.metrics) == ("performance", ("claimant_count",))


@pytest.mark.parametrize(
    ("first", "turn", "kind", "theme"),
    [
        ("how is waste doing?", "and health?", "performance", "health"),
        ("brief me on waste", "and health?", "briefing", "health"),
        ("what is getting worse in waste?", "and in health?", "exceptions", "health"),
        ("what is getting worse?", "in waste?", "exceptions", "waste"),
    ],
)
def test_a_theme_takes_the_place_of_a_theme(talk, first, turn, kind, theme):
    reading = talk(first, turn)
    assert (reading.kind, reading.scope.id) == (kind, theme)


def test_a_subject_not_held_is_said_whatever_was_asked_before(talk):
    reading = talk("recycling rate in Derby", "and crime?")
    assert (reading.kind, reading.missing.kind, reading.missing.id) == ("no_data", "subject", "crime")


@pytest.mark.parametrize("turn", ["how are we doing?", "how is the council doing?"])
def test_the_whole_council_is_not_the_last_measure(talk, turn):
    assert talk("recycling rate in Derby", turn).scope.kind == "everything"


@pytest.mark.parametrize("turn", ["how is recycling?", "recycling", "and recycling in Derby?"])
def test_words_of_the_measure_in_hand_lead_to_no_sibling(talk, turn):
    reading = talk("recycling rate", turn)
    assert (reading.metrics, reading.carried_over) == (("recycling_rate",), ())


def test_words_that_are_of_a_sibling_alone_still_lead_to_it(talk):
    assert talk("recycling rate", "and the contamination?").metrics == ("recycling_contamination_rate",)


@pytest.mark.parametrize(
    ("turn", "kind"),
    [
        ("early warning", "early_warning"),
        ("are we keeping our promises?", "commitments"),
        ("how are the outcomes doing?", "outcome"),
        ("which measures do you have?", "catalogue"),
    ],
)
def test_what_is_asked_of_the_whole_council_keeps_no_measure(talk, turn, kind):
    reading = talk("recycling rate in Derby", turn)
    assert (reading.kind, reading.metrics, reading.scope.kind) == (kind, (), "everything")
    assert reading.carried_over == ()


def test_what_points_at_the_measure_in_hand_keeps_it(talk):
    reading = talk("recycling rate", "is that an early warning?")
    assert (reading.kind, reading.metrics, reading.carried_over) == ("early_warning", ("recycling_rate",), ("metric",))


@pytest.mark.parametrize("first", ["brief me on waste", "how is waste doing?", "is waste improving?"])
@pytest.mark.parametrize(
    ("turn", "kind"), [("What can I ask about?", "help"), ("Which measures do you have?", "catalogue")]
)
def test_what_can_be_asked_is_asked_of_everything_also_after_a_theme(talk, first, turn, kind):
    reading = talk(first, turn)
    assert (reading.kind, reading.metrics, reading.carried_over) == (kind, (), ())
    assert reading.scope.kind != "theme"


@pytest.mark.parametrize(
    ("first", "turn", "theme"),
    [
        ("brief me on waste", "What needs attention?", None),
        ("how is waste doing?", "so what needs attention?", None),
        ("brief me on waste", "what needs attention there?", "waste"),
        ("brief me on waste", "and what needs attention?", "waste"),
        ("brief me on waste", "anything getting worse?", "waste"),
        ("what is getting worse in waste?", "what is improving?", "waste"),  # both sides of one list
    ],
)
def test_a_list_in_a_sentence_of_its_own_is_of_everything(talk, first, turn, theme):
    reading = talk(first, turn)
    assert (reading.kind in {"exceptions", "improving"}, reading.scope.id) == (True, theme)
