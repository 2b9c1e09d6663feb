"""Why a figure is an exception, good news or a risk; in the order in which the reasons count. Source: this project."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    TARGET_RED = "target_red"
    FORECAST_TO_MISS = "forecast_to_miss"
    ADVERSE_CHANGE = "adverse_change_beyond_usual"
    ADVERSE_OUTLIER = "adverse_outlier"
    WORST_QUARTER = "worst_quarter_not_clearly_improving"
    RED_WITHOUT_NARRATIVE = "red_without_narrative"
    DATA_OVERDUE = "data_overdue"


class Good(StrEnum):
    TARGET_REACHED = "target_reached_after_missing"
    FAVOURABLE_CHANGE = "favourable_change_beyond_usual"


class AtRisk(StrEnum):
    """Of missing its target."""

    VERY_HIGH = "very_high_risk"
    HIGH = "high_risk"


Why = Reason | Good | AtRisk
