"""How great the risk of missing a target is: likelihood times impact, each from 1 to 5, each shown.

Source of matrix and thresholds: National Patient Safety Agency, A Risk Matrix for Risk Managers, 2008 (1 to 3 low, 4 to
6 moderate, 8 to 12 high, 15 to 25 its "extreme"). How the two are found is this project's own.
"""

from __future__ import annotations

from data_layer.council_facts import Forecast, LikelihoodBasis, Outlook, Rag, Risk, RiskRating, Target, Tier
from data_layer.methods.measure import Measured
from data_layer.methods.target import missed_by
from data_layer.vocabulary import BetterWhen, Direction

LEAST, MOST = 1, 5
IMPACT = {Tier.CRITICAL_INDICATOR: 5, Tier.CORPORATE: 4, Tier.DIVISIONAL: 3, Tier.CONTEXT: 1}
# the highest product of each rating
UP_TO = ((3, RiskRating.LOW), (6, RiskRating.MODERATE), (12, RiskRating.HIGH), (25, RiskRating.VERY_HIGH))
LATEST = {Rag.GREEN: 2, Rag.MET: 2, Rag.AMBER: 3, Rag.RED: 4, Rag.NOT_MET: 4}
HEADING = {Direction.IMPROVING: -1, Direction.DETERIORATING: 1}


def risk(
    tier: Tier | None,
    metric: Measured,
    *,
    forecast: Forecast | None = None,
    target: Target | None = None,
    rag: Rag | None = None,
    direction: Direction | None = None,
) -> Risk | None:
    """None without a tier, and where neither a forecast against a target nor a RAG says how likely a miss is.

    The forecast counts where it has an outlook; else the latest RAG, one step up where the figure is clearly
    deteriorating and one down where it is improving. `target` is the one the forecast's outlook is for.
    """
    if tier is None or metric.better_when is BetterWhen.NEUTRAL:
        return None
    if forecast is not None and forecast.outlook is not None and target is not None:
        likelihood, basis = likelihood_of_forecast(forecast, target, metric), LikelihoodBasis.FORECAST
    elif rag is not None:
        likelihood, basis = likelihood_of_latest(rag, direction), LikelihoodBasis.RAG_AND_DIRECTION
    else:
        return None
    return Risk(rating(likelihood, IMPACT[tier]), likelihood, IMPACT[tier], basis)


def likelihood_of_forecast(forecast: Forecast, target: Target, metric: Measured) -> int:
    """1 where the whole interval reaches the target, 5 where none of it does.

    Between them by how far the forecast lies from the target, as a share of the half of the interval that faces it:
    3 up to a third on either side, else 2 where the target is reached and 4 where it is missed.
    """
    if forecast.outlook is Outlook.LIKELY_TO_REACH:
        return LEAST
    if forecast.outlook is Outlook.LIKELY_TO_MISS:
        return MOST
    assert forecast.lower is not None and forecast.upper is not None
    away = abs(forecast.value - target.value)
    end = forecast.upper if target.value >= forecast.value else forecast.lower
    if 3 * away <= abs(end - forecast.value):
        return 3
    return 4 if missed_by(forecast.value, target.value, metric) else 2


def likelihood_of_latest(rag: Rag, direction: Direction | None) -> int:
    return LATEST[rag] + (HEADING.get(direction, 0) if direction else 0)


def rating(likelihood: int, impact: int) -> RiskRating:
    return next(name for highest, name in UP_TO if likelihood * impact <= highest)
