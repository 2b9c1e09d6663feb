"""The loss that is fitted by: a slow sum's, with slopes that a small step confirms, least where scikit-learn's is."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from bot.understanding.loss import Loss, table_of

PLACES = {"rubbish": 0, "week": 1, "hole": 2, "leaf": 3}
MARKED = [{"rubbish", "week"}, {"hole", "week", "unheard"}, {"leaf"}, {"rubbish"}, {"hole"}, {"leaf", "week"}, set()]
MEANT = np.array([0, 1, 2, 0, 1, 2, 1])
LABELS, STRENGTH = 3, 0.7
VECTORS = np.random.default_rng(7).normal(size=(len(MARKED), 2)).astype(np.float32)
LOSS = Loss(table_of(MARKED, PLACES), VECTORS, MEANT, LABELS, STRENGTH)
STEP = 1e-2

weights = st.lists(st.floats(-2, 2), min_size=LOSS.size, max_size=LOSS.size).map(np.array)


def slow_loss(given: np.ndarray) -> float:
    """One example after the other, one label after the other."""
    table = given.reshape(-1, LABELS)
    total = 0.0
    for marks, vector, meant in zip(MARKED, VECTORS, MEANT, strict=True):
        sums = []
        for label in range(LABELS):
            by_mark = sum(table[PLACES[mark], label] for mark in marks if mark in PLACES)
            by_vector = sum(number * table[len(PLACES) + at, label] for at, number in enumerate(vector))
            sums.append(by_mark + by_vector + table[-1, label])
        total += math.log(sum(map(math.exp, sums))) - sums[meant]
    return (total + sum(each**2 for each in table[:-1].ravel()) / (2 * STRENGTH)) / len(MARKED)


@given(weights)
def test_the_loss_is_that_of_a_slow_sum(given):
    assert LOSS(given)[0] == pytest.approx(slow_loss(given), rel=1e-4, abs=1e-4)


@given(weights, st.integers(0, LOSS.size - 1))
def test_a_slope_is_what_a_small_step_changes(given, at):
    step = np.zeros(LOSS.size)
    step[at] = STEP
    changed = (slow_loss(given + step) - slow_loss(given - step)) / (2 * STEP)
    assert LOSS(given)[1][at] == pytest.approx(changed, abs=1e-3)


def test_it_is_least_where_a_known_library_finds_it():
    found = LOSS.shaped(minimize(LOSS, np.zeros(LOSS.size), jac=True, method="L-BFGS-B").x)
    both = np.hstack([table_of(MARKED, PLACES).toarray(), VECTORS])
    known = LogisticRegression(C=STRENGTH, tol=1e-6).fit(both, MEANT)
    assert pytest.approx(known.coef_, abs=5e-3) == found[:-1].T
    # one number added to each label's bias changes nothing
    found_bias, known_bias = found[-1] - found[-1].mean(), known.intercept_ - known.intercept_.mean()
    assert found_bias == pytest.approx(known_bias, abs=5e-3)


def test_marks_without_a_place_are_passed_over_and_one_said_twice_counts_once():
    assert table_of([["hole", "unheard", "hole"], []], PLACES).toarray().tolist() == [[0, 0, 1, 0], [0, 0, 0, 0]]
