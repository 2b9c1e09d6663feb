from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_layer.council_facts import (
    Forecast,
    ForecastBasis,
    IntervalBasis,
    LikelihoodBasis,
    Rag,
    RiskRating,
    Shape,
    Target,
    Tier,
)
from data_layer.methods.forecast import outlook
from data_layer.methods.risk import rating, risk
from data_layer.vocabulary import BetterWhen, Direction
from tests.data_layer.methods.council_made import target
from tests.data_layer.methods.made import RATE, Measure, year

LOWER = replace(RATE, better_when=BetterWhen.LOWER)
BASIS = ForecastBasis(2, 4, Shape.DIFFERENCE, year(2022), IntervalBasis.PAST_ERRORS, 3)
CRITICAL = Tier.CRITICAL_INDICATOR


def foretold(value: float, lower: float, upper: float, goal: Target, metric: Measure = RATE) -> Forecast:
    made = Forecast(year(2023), value, lower, upper, BASIS)
    return replace(made, outlook=outlook(made, goal, metric))


def likelihood(aim: float, metric: Measure = RATE) -> int:
    """Of a forecast of 30, between 24 and 39."""
    goal = target(aim)
    found = risk(CRITICAL, metric, forecast=foretold(30, 24, 39, goal, metric), target=goal)
    assert found and found.basis is LikelihoodBasis.FORECAST
    return found.likelihood


def test_likelihood_rises_as_the_target_moves_through_the_interval():
    assert [likelihood(aim) for aim in (24, 24.1, 27.9, 28.0, 33.0, 33.1, 39.0, 39.1)] == [1, 2, 2, 3, 3, 4, 4, 5]
    assert [likelihood(aim, LOWER) for aim in (23.9, 24.1, 27.9, 28.0, 33.0, 33.1, 38.9, 39.0)] == [
        5,
        4,
        4,
        3,
        3,
        2,
        2,
        1,
    ]


def test_without_a_forecast_the_latest_rating_and_where_it_is_heading():
    found = {
        (rag, heading): risk(Tier.CORPORATE, RATE, rag=rag, direction=heading).likelihood
        for rag, heading in product(Rag, (Direction.IMPROVING, Direction.NO_CLEAR_CHANGE, Direction.DETERIORATING))
    }
    for rag, steady in ((Rag.GREEN, 2), (Rag.MET, 2), (Rag.AMBER, 3), (Rag.RED, 4), (Rag.NOT_MET, 4)):
        assert [likely for (of, _), likely in found.items() if of is rag] == [steady - 1, steady, steady + 1]


def test_each_part_is_shown():
    found = risk(Tier.DIVISIONAL, RATE, rag=Rag.RED, direction=Direction.DETERIORATING)
    assert found and (found.likelihood, found.impact, found.score) == (5, 3, 15)
    assert found.rating is RiskRating.VERY_HIGH and found.basis is LikelihoodBasis.RAG_AND_DIRECTION


def test_a_tier_that_is_context_is_never_rated_high():
    assert risk(Tier.CONTEXT, RATE, rag=Rag.RED, direction=Direction.DETERIORATING).rating is RiskRating.MODERATE


@pytest.mark.parametrize(
    "found",
    [
        risk(None, RATE, rag=Rag.RED),
        risk(CRITICAL, RATE),
        risk(CRITICAL, RATE, direction=Direction.DETERIORATING),
        risk(CRITICAL, replace(RATE, better_when=BetterWhen.NEUTRAL), rag=Rag.RED),
    ],
    ids=["no tier", "nothing known", "no target", "neither way is better"],
)
def test_no_risk_is_made_up(found):
    assert found is None


def test_the_matrix_as_published():
    """National Patient Safety Agency, 2008, table of consequence times likelihood, written out."""
    matrix = ["LLLMM", "LMMHH", "LMHHV", "MHHVV", "MHVVV"]
    letters = {"L": RiskRating.LOW, "M": RiskRating.MODERATE, "H": RiskRating.HIGH, "V": RiskRating.VERY_HIGH}
    for likely, impact in product(range(1, 6), repeat=2):
        assert rating(likely, impact) is letters[matrix[likely - 1][impact - 1]]


@given(
    st.floats(0, 100),
    st.floats(0.5, 20),
    st.floats(0.5, 20),
    st.floats(-50, 150),
    st.floats(0.1, 20),
    st.sampled_from([RATE, LOWER]),
)
def test_a_harder_target_is_never_less_at_risk(value, below, above, aim, harder, metric):
    easy = target(aim)
    hard = target(aim + harder if metric.better_when is BetterWhen.HIGHER else aim - harder)
    found = [
        risk(CRITICAL, metric, forecast=foretold(value, value - below, value + above, goal, metric), target=goal)
        for goal in (easy, hard)
    ]
    assert found[0].likelihood <= found[1].likelihood
