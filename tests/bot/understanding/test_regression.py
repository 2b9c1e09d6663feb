"""What is learned from marks and vectors: the scores of a slow sum, and the same after they were stored."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.regression import Regression, fitted

MARKS = {"bin": ("w rubbish", "w week", "w lorry"), "road": ("w hole", "w week"), "tree": ("w leaf", "w branch")}
TIMES = 4
EXAMPLES = [(frozenset(marks), label) for label, marks in MARKS.items() for _ in range(TIMES)]
WIDTH = 3  # numbers of a vector
# the vectors of one label point one way, none of them quite
VECTORS = np.eye(WIDTH, dtype=np.float32).repeat(TIMES, axis=0) + np.linspace(
    -0.1, 0.1, len(EXAMPLES) * WIDTH, dtype=np.float32
).reshape(-1, WIDTH)
BY_MARKS = fitted(EXAMPLES, seen_in=2, strength=1.0)
BY_BOTH = fitted(EXAMPLES, seen_in=2, strength=1.0, vectors=VECTORS)

marks_said = st.sets(st.sampled_from([*sorted({mark for marks in MARKS.values() for mark in marks}), "w never"]))
vectors = st.lists(st.floats(-3, 3, width=32), min_size=WIDTH, max_size=WIDTH)


def slow_scores(learned: Regression, marks: Collection[str], vector: Sequence[float] = ()) -> dict[str, float]:
    """One weight after the other."""
    odds = {}
    for column, label in enumerate(learned.labels):
        total = float(learned.weights[-1, column])
        for mark, row in learned.places.items():
            if mark in marks:
                total += float(learned.weights[row, column])
        for at, number in enumerate(vector):
            total += number * float(learned.weights[len(learned.places) + at, column])
        odds[label] = math.exp(total)
    return {label: each / sum(odds.values()) for label, each in odds.items()}


@given(marks_said)
def test_scores_of_marks_are_those_of_a_slow_sum(marks):
    scores = BY_MARKS.scores(marks)
    assert scores == pytest.approx(slow_scores(BY_MARKS, marks), rel=1e-4)
    assert sum(scores.values()) == pytest.approx(1)


@given(marks_said, vectors)
def test_scores_of_marks_and_a_vector_are_those_of_a_slow_sum(marks, vector):
    scores = BY_BOTH.scores(marks, np.array(vector, dtype=np.float32))
    assert scores == pytest.approx(slow_scores(BY_BOTH, marks, vector), rel=1e-4)
    assert sum(scores.values()) == pytest.approx(1)


@pytest.mark.parametrize("at", range(WIDTH))
def test_a_vector_alone_tells_the_label_whose_examples_it_is_like(at):
    scores = BY_BOTH.scores((), VECTORS[at * TIMES] * 3)
    assert max(scores, key=lambda label: scores[label]) == EXAMPLES[at * TIMES][1]


def test_large_weights_stay_probabilities():
    """Sums of many hundreds are no overflow."""
    scores = BY_BOTH.scores(MARKS["bin"], np.array([1e5, -1e5, 0], dtype=np.float32))
    assert all(math.isfinite(each) for each in scores.values()) and sum(scores.values()) == pytest.approx(1)


def test_a_mark_of_too_few_examples_says_nothing():
    learned = fitted([*EXAMPLES, (frozenset({"w once"}), "bin")], seen_in=2, strength=1.0)
    assert "w once" not in learned.places and learned.scores({"w once"}) == learned.scores(())


@pytest.mark.parametrize("learned", [BY_MARKS, BY_BOTH], ids=["by marks", "by both"])
def test_it_is_the_same_after_it_was_stored(learned, tmp_path):
    learned.save(tmp_path / "deep" / "kept")
    again = Regression.load(tmp_path / "deep" / "kept")
    assert (again.labels, again.places) == (learned.labels, learned.places)
    assert (again.weights == learned.weights).all()


def test_one_of_vectors_alone_is_the_same_after_it_was_stored(tmp_path):
    """No mark was seen often enough."""
    learned = fitted(EXAMPLES, seen_in=len(EXAMPLES), strength=1.0, vectors=VECTORS)
    learned.save(tmp_path)
    again = Regression.load(tmp_path)
    assert again.places == learned.places == {}
    assert again.scores({"w hole"}, VECTORS[0]) == learned.scores({"w hole"}, VECTORS[0])


def test_an_empty_folder_holds_none(tmp_path):
    with pytest.raises(OSError):
        Regression.load(tmp_path)


def test_two_labels_are_too_few_to_learn_from():
    with pytest.raises(ValueError, match="fewer than three sorts"):
        fitted([one for one in EXAMPLES if one[1] != "tree"], seen_in=2, strength=1.0)
