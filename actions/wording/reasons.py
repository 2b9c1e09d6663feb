"""Why a measure stands out, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from actions.wording.changes import change_clause
from actions.wording.numbers import short
from actions.wording.outlook import RISK_WORDS
from actions.wording.positions import is_adverse_outlier, position_clause
from actions.wording.targets import target_clause
from data_layer.catalogue import Catalogue, Metric
from data_layer.facts import Figure
from data_layer.methods.reasons import AtRisk, Good, Reason, Why

ORDINALS = {2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth"}

Words = Callable[[Figure, Metric, Catalogue], str | None]


def missed(figure: Figure, metric: Metric, catalogue: Catalogue) -> str | None:
    """ "3.0 percentage points short of the target of 30.0% (red), the third report running"."""
    judged, value = figure.judged, figure.observation.value
    clause = target_clause(judged, metric, value) if judged and value is not None else None
    running = running_words(judged.missed_running) if judged else None
    return f"{clause}, {running}" if clause and running else clause


def running_words(reports: int) -> str | None:
    """ "the third report running", "for 12 reports running"; None of the first."""
    if reports < 2:
        return None
    return f"the {ORDINALS[reports]} report running" if reports in ORDINALS else f"for {reports} reports running"


def reached(figure: Figure, metric: Metric, catalogue: Catalogue) -> str | None:
    judged, value = figure.judged, figure.observation.value
    clause = target_clause(judged, metric, value) if judged and value is not None else None
    return f"{clause} after missing it in the period before" if clause else None


def moved_adversely(figure: Figure, metric: Metric, catalogue: Catalogue) -> str | None:
    clause = change_clause(figure, metric)
    return f"{clause} (getting worse), more than councils usually see" if clause else None


def moved_favourably(figure: Figure, metric: Metric, catalogue: Catalogue) -> str | None:
    clause = change_clause(figure, metric)
    return f"{clause} (improving), more than councils usually see" if clause else None


def stands(figure: Figure, metric: Metric, catalogue: Catalogue) -> str | None:
    return position_clause(figure.positions[0], figure, metric, catalogue) if figure.positions else None


def stands_far(figure: Figure, metric: Metric, catalogue: Catalogue) -> str | None:
    position = figure.positions[0] if figure.positions else None
    return stands(figure, metric, catalogue) if position and is_adverse_outlier(position, metric) else None


def heading_to_miss(figure: Figure, metric: Metric, catalogue: Catalogue) -> str | None:
    """ "forecast to end the year at 948 against a target of 1,040"."""
    judged = figure.judged
    if judged is None or judged.forecast is None or judged.year_target is None:
        return None
    ahead, goal = judged.forecast.value, judged.year_target.value
    return f"forecast to end the year at {short(ahead, metric)} against a target of {short(goal, metric)}"


def unexplained(figure: Figure, metric: Metric, catalogue: Catalogue) -> str | None:
    story = figure.judged.narrative if figure.judged else None
    return "with no explanation recorded" if story is None else "with its explanation of an earlier period"


def at_risk(figure: Figure, metric: Metric, catalogue: Catalogue) -> str | None:
    """ "risk very high (likelihood 5 of 5, impact 4 of 5)"."""
    risk = figure.judged.risk if figure.judged else None
    if risk is None:
        return None
    return f"risk {RISK_WORDS[risk.rating]} (likelihood {risk.likelihood} of 5, impact {risk.impact} of 5)"


WORDS: dict[Why, Words] = {
    Reason.TARGET_RED: missed,
    Reason.FORECAST_TO_MISS: heading_to_miss,
    Reason.ADVERSE_CHANGE: moved_adversely,
    Reason.ADVERSE_OUTLIER: stands_far,
    Reason.WORST_QUARTER: stands,
    Reason.RED_WITHOUT_NARRATIVE: unexplained,
    Reason.DATA_OVERDUE: lambda figure, metric, catalogue: "with its next figure overdue",
    AtRisk.VERY_HIGH: at_risk,
    AtRisk.HIGH: at_risk,
    Good.TARGET_REACHED: reached,
    Good.FAVOURABLE_CHANGE: moved_favourably,
}


def reason_clauses(reasons: Sequence[Why], figure: Figure, metric: Metric, catalogue: Catalogue) -> list[str]:
    """A clause a reason, the strongest first; none twice."""
    said = [WORDS[reason](figure, metric, catalogue) for reason in reasons]
    return list(dict.fromkeys(clause for clause in said if clause))
