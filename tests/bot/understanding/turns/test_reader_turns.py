"""A conversation read with what was learned of a few dozen: a turn goes where such words went there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from actions.reading import Kind, Reading
from bot.understanding.meaning.encoder import WIDTH
from bot.understanding.reader import Understanding
from bot.understanding.side_by_side import Workers
from bot.understanding.turns import turn_choice
from bot.understanding.turns.learned_turns import LearnedTurns, learn_turns
from bot.understanding.turns.taught_turns import TurnsByWords
from tests.bot.understanding.turns.conftest import UNSURE, talks
from tests.served import HOME

Read = Callable[..., Reading]


@pytest.fixture(scope="module")
def turns(park) -> LearnedTurns:
    told = TurnsByWords(park, HOME, lambda heard, ruled: UNSURE)(talks())
    nothing = np.zeros((0, WIDTH), dtype=np.float32)
    return learn_turns(
        told, lambda texts: np.zeros((len(texts), WIDTH), dtype=np.float32), [], nothing, Workers(cores=1)
    )


@pytest.fixture(scope="module")
def read(park, turns) -> Read:
    """read("over the years", last): with what was learned of conversations; of whole questions nothing was."""
    understanding = Understanding(park, turns=turns)

    def made(text: str, last: Reading | None = None) -> Reading:
        return understanding.read(text, last=last, home_area=HOME, opinion=lambda heard, ruled: UNSURE)

    return made


def test_words_that_name_nothing_go_to_the_measure_they_went_to_in_conversations(read, by_words):
    last = read("leaf fall")
    assert read("and the quacking birds", last).metrics == ("ducks",)
    assert by_words("and the quacking birds", last).metrics != ("ducks",)


def test_place_and_time_are_kept_on_the_way_to_another_measure(read):
    last = read("leaf fall in Derby in 2022/23")
    turned = read("and the quacking birds", last)
    assert (turned.metrics, turned.areas, turned.period) == (("ducks",), last.areas, last.period)
    assert {"area", "period"} <= set(turned.carried_over)


def test_what_is_asked_for_is_what_was_asked_for_in_conversations(read, by_words):
    last = read("benches in good repair")
    assert by_words("smashing stuff", last).kind is not Kind.SMALLTALK
    assert read("smashing stuff", last).kind is Kind.SMALLTALK
    trend = read("over the years", last)
    assert (trend.kind, trend.metrics) == (Kind.TREND, ("benches",))


def test_a_measure_named_is_read_as_it_is_without_a_question_before(read, by_words):
    for text in ("number of ducks", "swings in use", "burglary", "and the quacking birds", "hello there"):
        assert read(text).metrics == by_words(text).metrics


def test_an_own_measure_named_later_is_read_though_nothing_was_learned_of_it(read):
    kites = read("kites flown", read("leaf fall"))
    assert kites.metrics == read("over the years", kites).metrics == ("kites",)


def test_a_reply_to_what_was_asked_back_is_no_turn_of_a_conversation(read, by_words):
    asked_back = read("park happiness")
    assert asked_back.kind is Kind.CLARIFY
    assert read("children", asked_back).metrics == by_words("children", asked_back).metrics == ("happy_children",)


def test_without_an_opinion_of_whole_questions_nothing_learned_is_asked(park, turns, by_words):
    last = by_words("leaf fall")
    text = "and the quacking birds"
    assert Understanding(park, turns=turns).read(text, last=last, home_area=HOME) == by_words(text, last)


def test_a_turn_says_how_sure_it_is_and_what_of(park, turns):
    understanding = Understanding(park, turns=turns)
    last = understanding.read("leaf fall", last=None, home_area=HOME)

    def read(text: str):
        return understanding.read_with_evidence(text, last=last, home_area=HOME, opinion=lambda heard, ruled: UNSURE)

    plain, evidence = read("over the years")
    assert evidence is not None and 0 < plain.confidence <= 1
    assert read("???")[1] is None


def test_a_turn_is_the_same_each_time(read):
    last = read("leaf fall")
    assert read("and the quacking birds", last) == read("and the quacking birds", last)


# a return that was taken back in the middle of a conversation


@pytest.fixture(scope="module")
def without(park, turns) -> Read:
    """The same without the measure of the council's own."""
    metrics = {id: each for id, each in park.metrics.items() if id != "swings"}
    held = {at: periods for at, periods in park.holdings.items() if at[0] != "swings"}
    understanding = Understanding(replace(park, metrics=metrics, holdings=held), turns=turns)

    def made(text: str, last: Reading | None = None, *, learned: bool = True) -> Reading:
        opinion = (lambda heard, ruled: UNSURE) if learned else None
        return understanding.read(text, last=last, home_area=HOME, opinion=opinion)

    return made


@pytest.mark.parametrize(
    "text",
    ["over the years", "and in Derby?", "why", "and the quacking birds", "no", "not that", "1", "both", "thanks"],
)
@pytest.mark.parametrize("learned", [True, False])
def test_a_measure_that_was_taken_back_is_forgotten(read, without, text, learned):
    for asked in ("swings in use in Derby", "leaf fall and swings in use"):
        last = read(asked)
        assert "swings" in last.metrics
        after = without(text, last, learned=learned)
        assert after == without(text, learned=learned) and "swings" not in after.metrics


def test_a_measure_that_is_still_there_is_not(read, without):
    assert without("over the years", read("leaf fall")).metrics == ("leaves",)


def test_a_question_that_goes_on_as_a_conversation_would_is_about_both(read, by_words, monkeypatch):
    monkeypatch.setattr(turn_choice, "ANOTHER", 0.4)  # a few dozen turns make nothing as sure as thousands do
    asked = "number of ducks, and the brown stuff to rake"
    assert read(asked).metrics == ("ducks", "leaves")
    assert by_words(asked).metrics == ("ducks",)
    assert read("number of ducks, and over the years").metrics == ("ducks",)
