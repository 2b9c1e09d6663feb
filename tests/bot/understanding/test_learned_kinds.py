"""What is learned from the wordings: the likely kind of a question's shape, the same after it was stored."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.reading import Kind, Reading
from bot.understanding.features import features
from bot.understanding.learned_kinds import LearnedKinds, learn

SHAPES = {
    Kind.TREND: ["w since", "w PERIOD", "w SUBJECT"],
    Kind.COMPARISON: ["w against", "w GROUP", "w SUBJECT"],
    Kind.SMALLTALK: ["w hello", "w there"],
}
EXAMPLES = [(frozenset(marks), kind) for kind, marks in SHAPES.items() for _ in range(5)]


@pytest.fixture(scope="module")
def learned() -> LearnedKinds:
    return learn(EXAMPLES)


@pytest.mark.parametrize("kind", SHAPES)
def test_the_kind_of_a_shape_learned_is_the_likeliest(learned, kind):
    scores = learned.scores(SHAPES[kind])
    assert max(scores, key=scores.get) is kind


@given(st.sets(st.sampled_from([mark for marks in SHAPES.values() for mark in marks] + ["w never", "long 1"])))
def test_scores_are_those_of_a_slow_sum_and_add_up_to_one(marks):
    learned = learn(EXAMPLES)
    scores = learned.scores(marks)
    odds = {}
    for column, kind in enumerate(learned.learned.labels):
        total = float(learned.learned.weights[-1, column])
        for mark, row in learned.learned.places.items():
            total += float(learned.learned.weights[row, column]) if mark in marks else 0.0
        odds[kind] = math.exp(total)
    assert sum(scores.values()) == pytest.approx(1)
    assert scores == pytest.approx({kind: each / sum(odds.values()) for kind, each in odds.items()}, rel=1e-4)


def test_a_mark_of_one_wording_alone_says_nothing():
    learned = learn([*EXAMPLES, (frozenset({"w once"}), Kind.SMALLTALK)])
    assert "w once" not in learned.learned.places and learned.scores({"w once"}) == learned.scores(())


def test_it_is_the_same_after_it_was_stored(learned, tmp_path):
    learned.save(tmp_path / "kinds")
    again = LearnedKinds.load(tmp_path / "kinds")
    assert again.learned.labels == learned.learned.labels and again.scores({"w since"}) == learned.scores({"w since"})


def test_two_kinds_are_too_few_to_learn_from():
    with pytest.raises(ValueError, match="fewer than three sorts"):
        learn([one for one in EXAMPLES if one[1] is not Kind.SMALLTALK])


def test_no_name_of_a_measure_or_a_place_is_among_the_marks(hear, read):
    marks = features(hear("how does the recycling rate in Derby compare"), read("recycling rate in Derby"))
    assert {"w SUBJECT", "w AREA", "subject metric", "slot area"} <= marks
    assert not {word for mark in marks for word in mark.split()} & {"recycling", "derby"}


def test_what_the_rules_make_of_it_is_among_the_marks(hear):
    marks = features(hear("crime"), Reading(kind=Kind.NO_DATA, subkind="performance"))
    assert {"ruled no_data", "ruled no_data performance", "subject not held"} <= marks
