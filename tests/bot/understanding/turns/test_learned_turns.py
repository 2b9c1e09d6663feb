"""What is learned from a few dozen turns: what words ask for after each kind, and which measure they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from actions.reading import Kind
from bot.understanding.meaning.encoder import WIDTH, Vectors
from bot.understanding.meaning.learned_subjects import Example
from bot.understanding.regression import Regression
from bot.understanding.side_by_side import Workers
from bot.understanding.turns.learned_turns import PLAIN, STAYS, LearnedTurns, TurnOpinion, learn_turns
from bot.understanding.turns.taught_turns import TurnsByWords
from tests.bot.understanding.turns.conftest import UNSURE, talks
from tests.served import HOME

DESCRIBED = [Example("birds on the pond", "ducks"), Example("what the trees shed", "leaves")] * 2


@pytest.fixture(scope="module")
def learned(park) -> LearnedTurns:
    """To whose encoder all texts are alike."""
    told = examples(park)
    return learn_turns(told, unseeing, DESCRIBED, blind(len(DESCRIBED)), Workers(cores=1))


def unseeing(texts: Sequence[str]) -> Vectors:
    return blind(len(texts))


def examples(park):
    return TurnsByWords(park, HOME, lambda heard, ruled: UNSURE)(talks())


def blind(rows: int) -> Vectors:
    return np.zeros((rows, WIDTH), dtype=np.float32)


def best(scores) -> str:
    return max(scores, key=scores.get)


@pytest.mark.parametrize(
    ("text", "after", "kind"),
    [
        ("and over the years?", "leaf fall", Kind.TREND),
        ("over the years then", "number of ducks", Kind.TREND),
        ("smashing stuff", "benches in good repair", Kind.SMALLTALK),
    ],
)
def test_what_is_asked_for_is_learned_whatever_the_measure(learned, turn, park, text, after, kind):
    opinion = learned.opinion(turn(text, after), park, None)
    assert best(opinion.kinds) is kind and opinion.kinds[kind] > 0.5


def test_the_measure_meant_is_learned_from_turns(learned, turn, park):
    opinion = learned.opinion(turn("and the quacking birds"), park, None)
    assert best(opinion.subjects) == "ducks"


def test_that_the_measure_in_hand_is_meant_is_learned_too(learned, turn, park):
    assert best(learned.opinion(turn("over the years", "benches in good repair"), park, None).subjects) == STAYS


def test_what_describes_a_measure_outside_conversations_is_learned_beside_them(learned, turn, park):
    """No turn says anything of a pond."""
    text = "what of the pond"
    without = learn_turns(examples(park), unseeing, [], blind(0), Workers(cores=1))
    by_both, by_turns = (one.opinion(turn(text), park, None).subjects["ducks"] for one in (learned, without))
    assert by_both > by_turns


def test_likelihoods_add_up_to_one(learned, turn, park):
    opinion = learned.opinion(turn("and over the years?"), park, None)
    assert sum(opinion.kinds.values()) == pytest.approx(1) == sum(opinion.subjects.values())
    assert set(opinion.kinds) <= set(Kind)


def test_the_same_opinion_after_it_was_stored(learned, turn, park, tmp_path):
    learned.save(tmp_path / "turns")
    again = LearnedTurns.load(tmp_path / "turns")
    vector = np.ones(WIDTH, dtype=np.float32)
    for text in ("and over the years?", "and the quacking birds", "wibbled wobbled"):
        for given in (None, lambda: vector):
            assert again.opinion(turn(text), park, given) == learned.opinion(turn(text), park, given)


def test_a_folder_that_holds_nothing_learned_is_told(tmp_path):
    with pytest.raises(OSError, match=r"kinds"):
        LearnedTurns.load(tmp_path)


def test_fewer_than_three_kinds_are_too_few_to_learn_from(park):
    told = [one for one in examples(park) if one.kind is not Kind.SMALLTALK]
    with pytest.raises(ValueError, match="fewer than three sorts"):
        learn_turns(told, unseeing, DESCRIBED, blind(len(DESCRIBED)), Workers(cores=1))


# the vector


@pytest.fixture
def by_marks(learned) -> LearnedTurns:
    """Sure of each by marks alone, and of another subject by the vector."""
    sure = settled(("trend", "smalltalk", "target"))
    about, another = settled(("leaves", "ducks", STAYS)), settled(("ducks", "leaves", STAYS))
    return replace(learned, kinds=sure, subjects=about, subjects_by_both=another)


def settled(labels: tuple[str, ...], odds: float = 6.0) -> Regression:
    """To which the first label is likeliest whatever the marks; the vector is of no weight."""
    weights = np.zeros((WIDTH + 1, len(labels)), dtype=np.float32)
    weights[-1, 0] = odds
    return Regression(labels, {}, weights)


def seen(learned: LearnedTurns, turn, park) -> tuple[TurnOpinion, int]:
    """The opinion, and how often the vector was asked."""
    asked: list[Vectors] = []

    def vector() -> Vectors:
        asked.append(np.zeros(WIDTH, dtype=np.float32))
        return asked[-1]

    return learned.opinion(turn("over the years"), park, vector), len(asked)


def test_what_marks_tell_plainly_is_taken_without_working_out_a_vector(by_marks, turn, park):
    opinion, asked = seen(by_marks, turn, park)
    assert min(max(opinion.kinds.values()), max(opinion.subjects.values())) >= PLAIN
    assert (best(opinion.kinds), best(opinion.subjects), asked) == (Kind.TREND, "leaves", 0)


@pytest.mark.parametrize("part", ["kinds", "subjects"])
def test_where_the_kind_or_the_subject_is_in_doubt_the_vector_tells_the_subject(by_marks, turn, park, part):
    unsure = replace(by_marks, **{part: settled(getattr(by_marks, part).labels, odds=1.0)})
    opinion, asked = seen(unsure, turn, park)
    assert (best(opinion.kinds), best(opinion.subjects), asked) == (Kind.TREND, "ducks", 1)


def test_without_an_encoder_marks_alone_tell_whatever_the_doubt(by_marks, turn, park):
    unsure = replace(by_marks, kinds=settled(by_marks.kinds.labels, odds=1.0))
    assert best(unsure.opinion(turn("over the years"), park, None).kinds) is Kind.TREND
