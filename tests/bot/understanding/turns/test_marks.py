"""What a turn looks like to what learns from it: marks that hold for every measure, and those that tell one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.reading import Kind, Scope, ScopeKind
from bot.understanding.turns.marks import Kinship, kind_marks, subject_marks

AFTER = [
    ("is that good", "leaf fall"),
    ("and the ducks in Derby?", "leaf fall over time"),
    ("number of ducks and benches in good repair", "number of ducks"),
    ("swings in use", "happiness of children in the park"),
]


@pytest.mark.parametrize(("text", "after"), AFTER)
def test_no_name_of_a_measure_is_among_the_marks_of_a_kind(turn, park, text, after):
    """So that what is learned holds for measures that come later."""
    words = {word for mark in kind_marks(turn(text, after)) for word in mark.split()}
    assert not words & {*park.metrics, "leaf", "fall", "duck", "derby", "swings", "children"}


def test_a_kind_is_told_from_what_was_asked_before_and_what_the_rules_make_of_it(turn):
    marks = kind_marks(turn("and the ducks?", "leaf fall over time"))
    assert {"after trend", "goes on trend", "stays False", "measure before True", "after trend & the"} <= marks
    assert {"after performance", "goes on performance", "stays True"} <= kind_marks(turn("in Derby", "leaf fall"))


def test_the_likeliest_kind_of_the_words_alone_is_a_mark_by_how_likely_it_is(turn):
    said = turn("and the ducks?")
    likely = replace(said, likely={Kind.TREND: 0.8, Kind.SMALLTALK: 0.2})
    assert "alone trend 3" in kind_marks(likely) and "alone trend 1" not in kind_marks(likely)
    assert not {mark for mark in kind_marks(replace(said, likely={})) if mark.startswith("alone ")}


def test_what_was_meant_stands_before_where_it_was_asked_back_or_refused(turn, by_words):
    refused = by_words("burglary over time")
    assert refused.kind is Kind.NO_DATA
    meant = refused.model_copy(update={"kind": Kind.NO_DATA, "subkind": "trend"})
    assert {"after trend", "measure before False"} <= kind_marks(turn("leaf fall then", meant))


def test_a_subject_is_told_from_the_measure_in_hand_its_theme_and_the_words(turn, park):
    marks = subject_marks(turn("what about birds on the pond", "leaf fall"), park)
    assert {"in hand leaves", "theme parks", "bird", "pond", "bird pond"} <= marks


def test_a_measure_that_the_rules_go_to_is_a_mark_with_its_kinship(turn, park):
    assert {"ruled ducks", "ruled theme", "stays False"} <= subject_marks(turn("number of ducks?"), park)
    stays = subject_marks(turn("in Derby?"), park)
    assert "stays True" in stays and not {mark for mark in stays if mark.startswith("ruled ")}


def test_after_a_theme_its_name_stands_where_the_measure_would(turn, park, by_words):
    theme = by_words("leaf fall").model_copy(
        update={"metrics": (), "scope": Scope(kind=ScopeKind.THEME, id="parks"), "kind": Kind.EXCEPTIONS}
    )
    assert {"in hand None", "theme parks"} <= subject_marks(turn("number of ducks", theme), park)


@pytest.mark.parametrize(
    ("text", "after", "kinship"),
    [
        ("and adults?", "happiness of children in the park", Kinship.SIBLING),
        ("leaf fall", "number of ducks", Kinship.THEME),
        ("potholes filled", "number of ducks", Kinship.NONE),
        ("is it good", "number of ducks", Kinship.NONE),  # it stays
        ("number of ducks and benches in good repair", "leaf fall", Kinship.NONE),  # two of them
    ],
)
def test_how_near_the_measure_that_words_go_to_is_to_the_one_in_hand(turn, park, text, after, kinship):
    assert turn(text, after).kinship(park) is kinship


def test_one_of_several_in_hand_is_a_sibling(turn, park, by_words):
    both = by_words("number of ducks and benches in good repair")
    assert both.metrics == ("ducks", "benches")
    assert turn("only the benches in good repair", both).kinship(park) is Kinship.SIBLING


@pytest.mark.parametrize(
    ("text", "stays"),
    [("in Derby?", True), ("is that good", True), ("and adults?", False), ("potholes filled", False), ("crime", False)],
)
def test_a_turn_stays_where_what_is_asked_about_is_kept(turn, text, stays):
    assert turn(text, "happiness of children in the park").stays is stays


def test_a_turn_follows_where_it_needs_the_question_before(turn):
    assert turn("in Derby?").follows and turn("and ducks?").follows
    assert not turn("what is the number of ducks in Nottingham").follows
