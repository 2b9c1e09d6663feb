"""A clause heard: its slots side by side, and the words that nothing explains."""

from __future__ import annotations

import pytest


def test_slots_are_found_side_by_side_and_the_question_keeps_their_places(hear):
    heard = hear("how did recycling in Derby compare with core cities in 2021/22")
    assert heard.chosen.metrics == ("recycling_rate",)
    assert [one.words for one in heard.areas] == ["Derby"]
    assert [one.group for one in heard.groups] == ["core_cities"]
    assert [one.asked.words for one in heard.periods] == ["in 2021/22"]
    assert heard.skeleton == "how did SUBJECT in AREA compare with GROUP PERIOD"
    assert heard.unexplained == ()


def test_words_that_nothing_explains_are_kept(hear):
    assert hear("what is the flurb of our recycling").unexplained == ("flurb",)


@pytest.mark.parametrize(
    "text", ["recycling per household", "the recycling rate please, as a percentage", "recycling, thanks"]
)
def test_ordinary_words_and_units_are_explained(hear, text):
    assert hear(text).unexplained == ()


def test_a_small_word_inside_a_name_belongs_to_it(hear):
    """ "control over daily life" is asked about, not something over something."""
    assert hear("what is control over daily life").skeleton.endswith("SUBJECT")


@pytest.mark.parametrize(
    ("text", "refers"), [("is that good", True), ("why is it low", True), ("recycling in Derby", False)]
)
def test_a_pronoun_refers_back(hear, text, refers):
    assert hear(text).refers is refers


@pytest.mark.parametrize(
    "text", ["how are we doing", "how is the council doing", "how is everything", "across the board"]
)
def test_the_whole_council_is_heard(hear, text):
    assert hear(text).everything


def test_a_subject_named_is_not_the_whole_council(hear):
    assert not hear("how is recycling doing across the council").everything


@pytest.mark.parametrize(
    ("text", "nothing"), [("well then", True), ("in Derby", False), ("why", False), ("last year", False)]
)
def test_a_clause_with_no_slot_and_no_wish_says_nothing(hear, text, nothing):
    assert hear(text).says_nothing is nothing


@pytest.mark.parametrize(
    ("text", "peers"),
    [("how does recycling compare", True), ("rank councils on recycling", True), ("recycling", False)],
)
def test_a_wish_to_compare_is_told(hear, text, peers):
    assert hear(text).tells_peers is peers


def test_a_time_is_no_place_and_no_subject(hear):
    heard = hear("recycling in march 2024")
    assert (heard.areas, heard.unknown) == ((), None)
    assert heard.chosen.metrics == ("recycling_rate",)


def test_what_was_learned_is_heard_beside_the_words(hear):
    assert "help" in hear("some help with it", {"help": 0.9}).operations
    assert "help" not in hear("some help with it").operations


def test_a_subject_with_nothing_left_to_explain_is_no_cause(hear):
    assert "cause" not in hear("recycling", {"explanation": 0.9}).operations


@pytest.mark.parametrize(
    ("text", "skeleton"),
    [
        ("obesity year by year", "SUBJECT year by year"),
        ("GCSE English and maths, year by year", "SUBJECT year by year"),
        ("year by year please: obesity in year 6", "year by year please SUBJECT"),
    ],
)
def test_year_by_year_is_asked_for_and_no_part_of_a_name(hear, text, skeleton):
    """Though names have years in them: "obesity year by year" is not that of Year 6."""
    assert hear(text).skeleton == skeleton


def test_survey_by_survey_is_no_survey_of_residents(hear):
    assert hear("resident survey").chosen.not_held and not hear("survey by survey").chosen.named


def test_a_committee_that_something_is_for_is_no_subject(hear):
    assert hear("brief me on finance for audit").chosen.theme == "finance"
    assert hear("the audit").chosen.not_held == "pension_fund"
