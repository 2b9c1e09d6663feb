"""From operations, scope and lens to the kind of answer; what is in doubt is asked back."""

from __future__ import annotations

import pytest

from actions.reading import Kind
from bot.understanding.decide_kind import decide_kind
from bot.understanding.frame import Frame
from bot.understanding.reader import set_subject


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("recycling", "performance"),
        ("what's the recycling rate?", "performance"),
        ("how much household waste is collected per person", "performance"),
        ("what about recycling", "performance"),
        ("how many of the 329,276 residents are unemployed", "performance"),
        ("recycling against the baseline", "baseline"),
        ("is recycling good", "comparison"),
        ("who has the best recycling rate", "comparison"),
        ("is recycling getting worse", "trend"),
        ("plot recycling", "trend"),
        ("recycling since 2018", "trend"),
        ("recycling year by year", "trend"),
        ("claimant count quarter by quarter", "trend"),
        ("what is the recycling rate target", "target"),
        ("why has recycling fallen", "explanation"),
        ("explain what the recycling rate means", "definition"),
        ("what is residual waste", "definition"),
        ("give me a one-page summary of waste", "briefing"),
        ("what should scrutiny ask about waste", "scrutiny_questions"),
        ("what is going well in health", "improving"),
        ("good news on health please", "improving"),
        ("any bad news on health", "exceptions"),
        ("what is getting worse in waste", "exceptions"),
        ("are we going bust", "early_warning"),
        ("download recycling as csv", "export"),
        ("when is the recycling rate next published", "calendar"),
        ("what data do you have on health", "catalogue"),
    ],
)
def test_a_question_gets_its_kind(read, text, kind):
    assert read(text).kind == kind


@pytest.mark.parametrize(
    "text", ["what is residual waste", "what is persistent absence", "what is economic inactivity"]
)
def test_what_is_a_thing_asks_for_its_meaning(read, text):
    assert read(text).kind == "definition"


@pytest.mark.parametrize(
    "text", ["what is the recycling rate", "what is the claimant count", "what is the rate of smoking"]
)
def test_what_is_a_rate_asks_for_its_figure(read, text):
    assert read(text).kind == "performance"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("what is getting worse?", "exceptions"),
        ("what has gone well?", "improving"),
        ("how are we doing?", "exceptions"),
        ("how are we doing overall?", "exceptions"),
        ("what is getting better?", "improving"),
        ("our weakest areas", "exceptions"),
        ("have we kept our promises?", "commitments"),
        ("are we going bust?", "early_warning"),
    ],
)
def test_lists_and_documents_without_a_subject_range_over_everything(read, text, kind):
    reading = read(text)
    assert (reading.kind, reading.scope.kind) == (kind, "everything")


def test_words_left_over_in_a_plain_question_are_asked_about(read):
    reading = read("recycling wibble flurb")
    assert (reading.kind, reading.doubt.kind, reading.doubt.about) == ("clarify", "unexplained", "wibble flurb")
    assert [choice.value for choice in reading.doubt.choices] == ["recycling_rate"]


def test_an_aside_in_a_clear_question_only_lowers_confidence(read):
    reading = read("what is the recycling rate in Derby in 2021/22, says Percival")
    assert (reading.kind, reading.metrics) == ("performance", ("recycling_rate",))
    assert reading.confidence < read("what is the recycling rate in Derby in 2021/22").confidence


@pytest.mark.parametrize(
    "text", ["how do we compare", "what about last year", "in Derby", "why", "has it changed", "vs core cities"]
)
def test_a_question_without_a_measure_asks_which(read, text):
    reading = read(text)
    assert (reading.kind, reading.doubt.kind) == ("clarify", "missing_metric")


def test_a_shared_alias_asks_and_keeps_what_was_meant(read):
    reading = read("how have reserves in Derby changed since 2018")
    assert (reading.kind, reading.subkind, reading.metrics) == ("clarify", "trend", ())
    assert reading.doubt.kind == "which_metric"
    assert reading.period.words == "since 2018"


def test_a_remark_learned_gives_way_to_a_measure(read):
    assert read("what is the recycling rate", scores={"out_of_scope": 0.9}).kind == "performance"


def test_what_was_learned_decides_where_words_do_not(read):
    assert read("wibble", scores={"out_of_scope": 0.95}).kind == "out_of_scope"
    assert read("wibble", scores={"out_of_scope": 0.2}).kind == "clarify"


@pytest.mark.parametrize("text", ["and Birmingham", "core cities", "in 2021/22", "Derby?"])
def test_a_place_or_a_time_alone_goes_on_whatever_was_learned_of_it(read, text):
    for kind in ("out_of_scope", "smalltalk", "help"):
        reading = read(text, last=read("recycling rate"), scores={kind: 0.95})
        assert reading.metrics == ("recycling_rate",) and reading.kind in {"performance", "comparison"}


def test_a_place_in_a_request_is_still_a_request(read):
    assert read("mend my garden fence in Derby", scores={"out_of_scope": 0.95}).kind == "out_of_scope"


@pytest.mark.parametrize("text", ["do you hold figures on crime", "do you have any data on crime?"])
def test_whether_something_that_is_not_held_is_held_is_answered_no(read, text):
    """Rather than with the list of what is."""
    reading = read(text)
    assert (reading.kind, reading.missing.id) == ("no_data", "crime")


@pytest.mark.parametrize("text", ["do you hold figures on waste", "what do you hold on waste"])
def test_whether_something_that_is_held_is_held_is_answered_with_the_list(read, text):
    assert read(text).kind == "catalogue"


def test_what_is_known_not_to_be_held_is_named_whatever_words_are_left_beside_it(hear, catalogue):
    heard, frame = hear("how long is the waiting list for social housing?"), Frame()
    set_subject(frame, heard.chosen)
    decide_kind(frame, heard, None, catalogue, meant=Kind.NO_DATA)
    assert heard.unexplained and frame.missing is not None
    assert frame.missing.id == "housing_waiting_list"
