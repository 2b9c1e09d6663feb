"""Why a measure stands out, a clause a reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.wording.reasons import WORDS, reason_clauses
from data_layer.council_facts import LikelihoodBasis, Rag, Risk, RiskRating
from data_layer.judged import Judged
from data_layer.methods.reasons import AtRisk, Good, Reason
from data_layer.methods.target import distance
from tests.actions.council import story_of, target_of


@pytest.fixture
def clause(figure, metric, catalogue):
    """The clause of one reason, of the recycling rate with something said of it by the council."""

    def of(reason: Reason | Good | AtRisk, judged: Judged | None = None) -> list[str]:
        found = replace(figure("recycling_rate"), judged=judged)
        return reason_clauses([reason], found, metric("recycling_rate"), catalogue)

    return of


@pytest.fixture
def red(figure, metric):
    found, rate = figure("recycling_rate"), metric("recycling_rate")
    goal = target_of(found, 30.0, 1.0)
    return Judged(target=goal, rag=Rag.RED, distance=distance(found.observation, goal, rate))


def test_every_reason_has_its_words():
    assert set(WORDS) == {*Reason, *Good, *AtRisk}


@pytest.mark.parametrize(
    ("running", "words"),
    [(1, ""), (2, ", the second report running"), (3, ", the third report running"), (9, ", the ninth report running"),
     (12, ", for 12 reports running")],
)  # fmt: skip
def test_how_long_a_target_has_been_missed_is_said_from_the_second_report_on(clause, red, running, words):
    assert clause(Reason.TARGET_RED, replace(red, missed_running=running)) == [
        f"3.3 percentage points short of the target of 30.0% (red){words}"
    ]


def test_a_risk_is_said_with_its_parts(clause):
    risk = Risk(RiskRating.VERY_HIGH, 4, 5, LikelihoodBasis.FORECAST)
    said = ["risk very high (likelihood 4 of 5, impact 5 of 5)"]
    assert clause(AtRisk.VERY_HIGH, Judged(risk=risk)) == said and clause(AtRisk.HIGH) == []


def test_silence_is_told_from_an_explanation_of_an_earlier_period(clause, red, figure):
    assert clause(Reason.RED_WITHOUT_NARRATIVE, red) == ["with no explanation recorded"]
    told = replace(red, narrative=story_of(figure("recycling_rate")))
    assert clause(Reason.RED_WITHOUT_NARRATIVE, told) == ["with its explanation of an earlier period"]


def test_late_data_is_a_reason_without_a_figure(clause):
    assert clause(Reason.DATA_OVERDUE) == ["with its next figure overdue"]
