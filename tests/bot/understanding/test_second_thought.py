"""Where what was learned overrules the rules, and where it must not."""

from __future__ import annotations

import pytest


def test_what_the_rules_leave_open_is_taken_from_what_was_learned(read):
    text = "recycling, blimey, wherefore"
    assert read(text).kind == "clarify"
    assert read(text, scores={"explanation": 0.5}).kind == "explanation"


def test_a_ruled_kind_gives_way_only_to_one_more_likely_than_all_others(read):
    assert read("recycling rate", scores={"trend": 0.45}).kind == "performance"
    assert read("recycling rate", scores={"trend": 0.65}).kind == "trend"


def test_nothing_learned_makes_a_subject_held(read):
    assert read("crime", scores={"performance": 0.99}).kind == "no_data"


@pytest.mark.parametrize("kind", ["trend", "comparison", "target", "definition"])
def test_a_kind_that_needs_a_subject_is_not_guessed_without_one(read, kind):
    assert read("wibble wobble", scores={kind: 0.9}).kind == "clarify"


def test_words_nobody_knows_are_said_not_to_be_held(read):
    reading = read("wibble wobble", scores={"no_data": 0.9})
    assert reading.kind == "no_data" and reading.missing.words == "wibble wobble"


def test_a_question_of_which_every_word_is_ours_is_never_talk(read):
    for kind in ("out_of_scope", "smalltalk", "help", "not_permitted"):
        assert read("what is the recycling rate", scores={kind: 0.99}).kind == "performance"


def test_a_follow_up_keeps_what_it_follows(read):
    last = read("recycling rate", scores={"performance": 0.9})
    assert read("and Derby?", last=last, scores={"trend": 0.9}).kind == "performance"


def test_asking_back_is_never_learned(read):
    assert read("recycling rate", scores={"clarify": 0.99}).kind == "performance"


def test_a_word_nobody_knows_is_sooner_asked_about_than_taken_for_talk(read):
    assert read("wibble", scores={"smalltalk": 0.35}).kind == "clarify"
    assert read("wibble", scores={"smalltalk": 0.5}).kind == "smalltalk"


def test_a_file_to_be_loaded_is_no_file_to_be_taken_away(read):
    text = "I have it in a spreadsheet, can you load it for me"
    assert read(text, scores={"export": 0.99}).kind == "not_permitted"
