"""A follow-up that follows nothing is asked about, never answered with some measure."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "turn",
    [
        "and Derby?",
        "in Derby?",
        "what about last year",
        "since 2018?",
        "what was it last year?",
        "compare with core cities",
        "nearest neighbours?",
        "compare it with Leeds",
        "how does it compare?",
        "how do we compare?",
        "is that normal?",
        "why?",
        "what does it mean?",
        "how is it calculated?",
        "where does that come from?",
        "how has it changed?",
        "show me a chart",
        "no, Leicester",
        "the other one",
        "same again",
        "first one please",
        "the second one",
        "is that good?",
        "is it getting better?",
        "why is it so low?",
        "are we on target?",
    ],
)
def test_the_missing_measure_is_asked_for(talk, turn):
    reading = talk(turn)
    assert (reading.kind, reading.metrics) == ("clarify", ())
    assert (reading.doubt.kind, reading.doubt.choices) == ("missing_metric", ())


@pytest.mark.parametrize("turn", ["both", "2", "and carers?", "and the rest?"])
def test_a_reply_to_nothing_is_no_answer(talk, turn):
    assert (talk(turn).kind, talk(turn).metrics) == ("clarify", ())


def test_a_measure_named_next_is_answered_as_asked(talk, places):
    """Asked which measure, a person names it: place and wish of the first question go on."""
    reading = talk("and Derby?", "the recycling rate")
    assert reading.metrics == ("recycling_rate",)


@pytest.mark.parametrize("turn", ["hello", "thanks", "help"])
def test_small_talk_is_no_context(talk, turn):
    assert talk(turn, "and Derby?").doubt.kind == "missing_metric"
