"""How sure a reading is rises with what speaks for it, falls with what speaks against it, and is a chance."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.reading import Kind
from bot.understanding.confidence import NAMES, Evidence, confidence, evidence, fitted

MARK = st.floats(0, 1)
EVIDENCE = st.builds(Evidence, *([MARK] * len(NAMES)))
CLEAR = Evidence(left=0, agreed=1, worded=1, no_subject=0, by_meaning=0, carried=0, asks_back=0, refuses=0)


def test_every_mark_has_a_weight():
    assert set(fitted()) == {"bias", *NAMES}


@given(EVIDENCE)
def test_a_confidence_is_a_chance(seen):
    assert 0 < confidence(seen) < 1


def test_with_no_weight_at_all_it_is_even():
    assert confidence(CLEAR, dict.fromkeys(["bias", *NAMES], 0.0)) == 0.5


@given(EVIDENCE)
def test_what_was_learned_speaking_for_the_kind_makes_it_surer(seen):
    assert confidence(replace(seen, agreed=1.0)) >= confidence(seen) >= confidence(replace(seen, agreed=0.0))


@pytest.mark.parametrize("against", ["left", "by_meaning", "asks_back"])
def test_words_left_a_guess_and_a_question_back_make_it_less_sure(against):
    assert confidence(replace(CLEAR, **{against: 1.0})) < confidence(CLEAR)


def test_a_question_the_rules_and_the_learned_kinds_agree_on_is_surer_than_one_they_do_not(read):
    asked = "what is the recycling rate in Derby?"
    assert read(asked, scores={"performance": 0.9}).confidence > read(asked, scores={"trend": 0.4}).confidence


def test_an_aside_nobody_explains_is_seen(read, hear):
    asked = "what is the recycling rate in Derby in 2021/22 says wibblewobble"
    seen = evidence(read(asked), hear(asked), {Kind.PERFORMANCE: 0.8})
    assert seen.left > 0 and (seen.agreed, seen.no_subject, seen.carried) == (0.8, 0.0, 0.0)
