"""Why a figure is an exception, or good news; in the order in which the reasons count. Source: this project."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    TARGET_RED = "target_red"
    FORECAST_TO_MISS = "forecast_to_miss"
    ADVERSE_CHANGE = "adverse_change_beyond_usual"
    ADVERSE_OUTLIER = "adverse_outlier"
    WORST_QUARTER = "worst_quarter_not_clearly_improving"
    COMMITMENT_OVERDUE = "commitment_overdue"
    RED_WITHOUT_NARRATIVE = "red_without_narrative"
    DATA_OVERDUE = "data_overdue"


class Good(StrEnum):
    TARGET_REACHED = "target_reached_after_missing"
    FAVOURABLE_CHANGE = "favourable_change_beyond_usual"
