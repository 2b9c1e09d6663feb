"""Three hundred claims of whole series, times, lists, groups and conditions, most of them not so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from actions.desk import Desk
from bot.understanding.hearing import Listener
from data_layer.claims.checked import Checked, Verdict
from tests.actions.claims.made_wide import Wide, wide
from tests.actions.claims.slow_truth import Truth

CLAIMS, SEED = 300, 20261129
BELIEVED = {Verdict.SUPPORTED, Verdict.TRUE_BUT}


@pytest.fixture(scope="module")
def outcomes(desk: Desk, listener: Listener, check: Callable[[str], list[Checked]]) -> list[tuple[Wide, list[Verdict]]]:
    claims = wide(Truth(desk), listener, count=CLAIMS, seed=SEED)
    return [(one, [found.verdict for found in check(one.text)]) for one in claims]


def test_nothing_false_and_nothing_on_a_condition_is_believed(outcomes: list[tuple[Wide, list[Verdict]]]):
    assert [one.text for one, found in outcomes if one.false and BELIEVED & set(found)] == []


def test_at_least_95_in_100_verdicts_are_the_due_one(outcomes: list[tuple[Wide, list[Verdict]]]):
    wrong = [(one.text, one.due, found) for one, found in outcomes if found != list(one.due)]
    assert len(wrong) <= 0.05 * CLAIMS, wrong


def test_every_form_is_among_them_true_and_false(outcomes: list[tuple[Wide, list[Verdict]]]):
    told = Counter((one.form, one.false) for one, _ in outcomes)
    for form in ("history", "used to", "time", "list", "group"):
        assert min(told[form, True], told[form, False]) >= 5, told
    assert told["condition", True] >= 20
