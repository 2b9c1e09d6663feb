"""Where the year is heading, and the risk of missing its target, in words."""

from __future__ import annotations

from data_layer.catalogue import Metric
from data_layer.council_facts import RiskRating
from data_layer.facts import Figure

RISK_WORDS = {
    RiskRating.LOW: "low",
    RiskRating.MODERATE: "moderate",
    RiskRating.HIGH: "high",
    RiskRating.VERY_HIGH: "very high",
}


def outlook_sentences(figure: Figure, metric: Metric) -> list[str]:
    risk = figure.judged.risk if figure.judged else None
    if risk is None:
        return []
    parts = f"likelihood {risk.likelihood} of 5, impact {risk.impact} of 5"
    return [f"The risk of missing the target is {RISK_WORDS[risk.rating]} ({parts})."]
