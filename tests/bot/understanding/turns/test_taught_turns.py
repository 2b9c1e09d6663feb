"""What a conversation teaches: each later turn, read after a question that was understood as its writer meant it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from actions.reading import Kind, Missing, MissingKind, Reading, ScopeKind
from bot.understanding.turns.conversations import Conversation, Said, said
from bot.understanding.turns.learned_turns import AS_RULED, STAYS, TurnExample
from bot.understanding.turns.taught_turns import TurnsByWords, set_right, subjects_meant
from tests.bot.understanding.turns.conftest import UNSURE
from tests.served import HOME

Taught = Callable[..., list[TurnExample]]


@pytest.fixture
def taught(park, conversation) -> Taught:
    """taught("trend of ducks: ducks over time", "smalltalk: ta"): what one conversation teaches."""

    def made(*lines: str) -> list[TurnExample]:
        return TurnsByWords(park, HOME, lambda heard, ruled: UNSURE)([conversation(*lines)])

    return made


@pytest.fixture
def meant(turn, park) -> Callable[[str, str], list[str]]:
    """meant("trend of ducks: and the ducks", after="leaf fall"): which subjects would be right."""

    def made(line: str, after="leaf fall") -> list[str]:
        one = said(line, "a file")
        return list(subjects_meant(one, turn(one.text, after), park))

    return made


def test_each_later_turn_is_an_example_and_the_first_is_none(taught):
    examples = taught("performance of ducks: number of ducks", "trend of ducks: over time", "target of ducks: goal")
    assert [(one.text, one.kind, one.subjects) for one in examples] == [
        ("over time", Kind.TREND, (STAYS,)),
        ("goal", Kind.TARGET, (STAYS,)),
    ]


def test_all_conversations_teach_and_each_starts_afresh(park, conversation):
    told: list[Conversation] = [
        conversation("performance of ducks: number of ducks", "trend of ducks: over time"),
        conversation("performance of leaves: leaf fall", "trend of leaves: over time"),
    ]
    found = TurnsByWords(park, HOME, lambda heard, ruled: UNSURE)(told)
    assert [{mark for mark in one.subject_marks if mark.startswith("in hand")} for one in found] == [
        {"in hand ducks"},
        {"in hand leaves"},
    ]


def test_a_turn_follows_what_was_meant_and_not_what_was_read(taught):
    """ "wibbled birds" names nothing: the turn after it is one about ducks all the same."""
    *_, last = taught("performance of leaves: leaf fall", "trend of ducks: the wibbled birds", "target of ducks: goal")
    assert {"in hand ducks", "stays True"} <= set(last.subject_marks)
    assert {"after trend", "goes on target"} <= set(last.kind_marks) and last.subjects == (STAYS,)


def test_a_first_question_read_wrong_is_set_right_before_the_next(taught):
    [one] = taught("performance of ducks: the wibbled birds", "trend of ducks: over time")
    assert "in hand ducks" in one.subject_marks and "after performance" in one.kind_marks


def test_talk_leaves_the_measure_in_hand(taught):
    thanks, then = taught("trend of ducks: ducks over time", "smalltalk: thanks a lot", "target of ducks: any goal")
    assert thanks.kind is Kind.SMALLTALK and thanks.subjects == (AS_RULED,)
    assert {"in hand ducks", "measure before True"} <= set(then.subject_marks) | set(then.kind_marks)
    assert "after trend" in then.kind_marks


def test_after_talk_alone_there_is_nothing_to_go_on_from(taught):
    [one] = taught("smalltalk: hello there", "performance of ducks: number of ducks", "trend of ducks: over time")
    assert one.text == "over time"


def test_a_turn_without_a_word_teaches_nothing_and_changes_nothing(taught):
    [one] = taught("trend of ducks: ducks over time", "smalltalk: 👍", "target of ducks: any goal")
    assert one.kind is Kind.TARGET and "in hand ducks" in one.subject_marks


# which subjects would be right


@pytest.mark.parametrize("line", ["trend of leaves: over time", "trend of ducks or leaves: over time"])
def test_the_measure_in_hand_is_kept(meant, line):
    assert meant(line) == [STAYS]


def test_one_of_several_in_hand_is_kept_by_staying(meant, by_words):
    both = by_words("number of ducks and benches in good repair")
    assert meant("trend of ducks and benches: over time", both) == [STAYS]
    assert meant("trend of ducks: over time", both) == [STAYS]
    assert meant("trend of benches: benches over time", both) == [AS_RULED, "benches"]


def test_a_measure_that_words_name_is_right_by_the_rules_and_by_its_id(meant):
    assert meant("trend of ducks: ducks over time") == [AS_RULED, "ducks"]


def test_one_that_only_its_meaning_tells_is_right_by_its_id_alone(meant):
    assert meant("trend of ducks: the wibbled birds over time") == ["ducks"]


def test_a_measure_of_the_councils_own_is_never_learned_by_its_id(meant):
    """It comes and goes with a return."""
    assert meant("performance of swings: swings in use") == [AS_RULED]
    assert meant("performance of swings: the wibbled things") == []


def test_a_turn_about_no_measure_is_as_the_rules_have_it(meant):
    assert meant("smalltalk: thanks") == [AS_RULED]


def test_a_theme_is_right_where_the_rules_go_to_it_and_kept_where_it_is_in_hand(meant, by_words):
    assert meant("exceptions of theme parks: what is off track in parks") == [AS_RULED]
    assert meant("exceptions of theme streets: what is off track in parks") == []
    theme = by_words("what is off track in parks")
    assert theme.scope.id == "parks"
    assert meant("improving of theme parks: what is better", theme) == [STAYS]


# what was read set right


def test_what_was_read_right_stays_as_it_is(by_words):
    reading = by_words("number of ducks in Derby")
    assert set_right(reading, said("performance of ducks: x", "a file")) == reading
    assert set_right(reading, said("performance of leaves or ducks: x", "a file")) == reading


def test_a_wrong_kind_is_set_right_and_its_doubt_with_it(by_words):
    asked_back = by_words("the wibbled birds")
    assert asked_back.doubt
    right = set_right(asked_back, said("trend of ducks: x", "a file"))
    assert (right.kind, right.metrics, right.scope.kind, right.doubt) == ("trend", ("ducks",), ScopeKind.METRIC, None)


def test_a_wrong_measure_is_set_right_and_place_and_time_are_kept(by_words):
    reading = by_words("leaf fall in Derby in 2022/23")
    right = set_right(reading, said("performance of ducks and benches or leaves and ducks: x", "a file"))
    assert (right.metrics, right.areas, right.period) == (("ducks", "benches"), reading.areas, reading.period)


def test_a_theme_takes_the_place_of_a_measure(by_words):
    right = set_right(by_words("leaf fall"), said("exceptions of theme streets: x", "a file"))
    assert (right.kind, right.metrics, right.scope.kind, right.scope.id) == ("exceptions", (), "theme", "streets")


def test_what_was_refused_is_no_refusal_once_it_is_set_right():
    refused = Reading(kind=Kind.NO_DATA, missing=Missing(kind=MissingKind.SUBJECT, words="birds"))
    right = set_right(refused, Said("x", Kind.PERFORMANCE))
    assert (right.kind, right.missing) == (Kind.PERFORMANCE, None)
