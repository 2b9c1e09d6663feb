"""Five hundred claims made from the data, half of them with a planted falsehood, from text to verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from actions.desk import Desk
from bot.understanding.hearing import Listener
from data_layer.claims.checked import Checked, Verdict
from tests.actions.claims.made import Made, made
from tests.actions.claims.slow_truth import Truth

CLAIMS, SEED = 500, 20261128
BELIEVED = {Verdict.SUPPORTED, Verdict.TRUE_BUT}


@pytest.fixture(scope="module")
def outcomes(desk: Desk, listener: Listener, check: Callable[[str], list[Checked]]) -> list[tuple[Made, list[Verdict]]]:
    claims = made(Truth(desk), listener, count=CLAIMS, seed=SEED)
    return [(one, [found.verdict for found in check(one.text)]) for one in claims]


def test_no_false_claim_is_called_supported_nor_true_with_a_reservation(outcomes: list[tuple[Made, list[Verdict]]]):
    assert [one.text for one, found in outcomes if one.false and BELIEVED & set(found)] == []


def test_at_least_95_in_100_verdicts_are_the_due_one(outcomes: list[tuple[Made, list[Verdict]]]):
    wrong = [(one.text, one.due, found) for one, found in outcomes if found != [one.due]]
    assert len(wrong) <= 0.05 * CLAIMS, wrong


def test_every_falsehood_was_planted_and_every_verdict_was_due(outcomes: list[tuple[Made, list[Verdict]]]):
    planted = Counter(one.planted for one, _ in outcomes)
    assert min(planted[each] for each in ("sign", "size", "value", "period", "base year")) >= 10
    assert planted["group"] >= 3
    assert {one.due for one, _ in outcomes} == set(Verdict)
