"""Where the year is heading, and the risk of missing its target, in words."""

from __future__ import annotations

from actions.wording.numbers import formatted, short
from actions.wording.times import in_period
from data_layer.catalogue import Metric
from data_layer.council_facts import IntervalBasis, Outlook, RiskRating
from data_layer.facts import Figure
from data_layer.judged import Judged

RISK_WORDS = {
    RiskRating.LOW: "low",
    RiskRating.MODERATE: "moderate",
    RiskRating.HIGH: "high",
    RiskRating.VERY_HIGH: "very high",
}
OUTLOOK_WORDS = {
    Outlook.LIKELY_TO_REACH: "likely to reach the year's target",
    Outlook.MAY_MISS: "may miss the year's target",
    Outlook.LIKELY_TO_MISS: "likely to miss the year's target",
}


def outlook_sentences(figure: Figure, metric: Metric) -> list[str]:
    """The forecast with its interval and what it rests on, then the risk with its parts."""
    judged = figure.judged
    if judged is None:
        return []
    said = [forecast_sentence(judged, metric), risk_sentence(judged)]
    return [sentence for sentence in said if sentence]


def forecast_sentence(judged: Judged, metric: Metric) -> str | None:
    """ "At the year's end it may stand at 948 homes (890 to 1,010), likely to miss the year's target of 1,040." """
    ahead = judged.forecast
    if ahead is None:
        return None
    between = ""
    if ahead.lower is not None and ahead.upper is not None:
        between = f" ({short(ahead.lower, metric)} to {short(ahead.upper, metric)})"
    line = f"At the end of {in_period(ahead.year).removeprefix('in ')} it may stand at {formatted(ahead.value, metric)}"
    line += between
    if ahead.outlook is not None and judged.year_target is not None:
        line += f", {OUTLOOK_WORDS[ahead.outlook]} of {short(judged.year_target.value, metric)}"
    basis = "from this year so far and the way last year went"
    if ahead.basis.interval is IntervalBasis.STATED:
        basis += ", with a wide interval by rule of thumb"
    return f"{line}; {basis}."


def risk_sentence(judged: Judged) -> str | None:
    risk = judged.risk
    if risk is None:
        return None
    parts = f"likelihood {risk.likelihood} of 5, impact {risk.impact} of 5"
    return f"The risk of missing the target is {RISK_WORDS[risk.rating]} ({parts})."
