"""Which rows of which file of public health figures are which metric, and how their periods are written."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from data_layer.loaders.years import financial_year_of
from data_layer.periods import Period, academic_year
from data_layer.vocabulary import MetricId

THREE_YEARS = re.compile(r"(20[0-9]{2}) - ([0-9]{2})")


@dataclass(frozen=True, slots=True)
class Profile:
    """One file. `metrics`: what the column `inequality` says -> metric; `left_out`: other indicators of the file."""

    file: str
    indicator: str
    holds: tuple[str, str]  # measure, unit
    metrics: dict[str, MetricId]
    period: Callable[[str], Period]
    left_out: re.Pattern[str] | None = None


def three_years_of(text: str) -> Period:
    """Reads "2015 - 17", three calendar years. Raises ValueError for anything else."""
    found = THREE_YEARS.fullmatch(text.strip())
    if not found or (int(found[1]) + 2) % 100 != int(found[2]):
        raise ValueError(f"{text!r} is not three years. Write 2015 - 17.")
    return Period(date(int(found[1]), 1, 1), 36)


def academic_year_of(text: str) -> Period:
    """Reads "2023/24". Raises ValueError for anything else."""
    return academic_year(financial_year_of(text).start.year)


def survey_year_of(text: str) -> Period:
    """Reads "2023/24", which here runs from mid-November to mid-November, as the Active Lives survey does."""
    return Period(date(financial_year_of(text).start.year, 11, 16), 12)


def by_sex(stem: str) -> dict[str, MetricId]:
    return {"Female": MetricId(f"{stem}_female"), "Male": MetricId(f"{stem}_male")}


ALL = "NA"
PROFILES = (
    Profile(
        "life_expectancy.csv",
        "Life expectancy at birth",
        ("Life expectancy", "Years"),
        by_sex("life_expectancy"),
        three_years_of,
    ),
    Profile(
        "inequality_life_expectancy.csv",
        "Inequality in life expectancy at birth",
        ("Slope Index of Inequality", "Years"),
        by_sex("life_expectancy_gap"),
        three_years_of,
    ),
    Profile(
        "inactive_adults.csv",
        "Percentage of physically inactive adults",
        ("Percentage", "Persons"),
        {ALL: MetricId("inactive_adults")},
        survey_year_of,
    ),
    Profile(
        "overweight_adult.csv",
        "Overweight (including obesity) prevalence in adults, (using adjusted self-reported height and weight)",
        ("Percentage", "Persons"),
        {ALL: MetricId("overweight_adults")},
        survey_year_of,
    ),
    Profile(
        "obese_year6.csv",
        "Year 6 prevalence of obesity (including severe obesity)",
        ("Percentage", "Persons"),
        {ALL: MetricId("obesity_year_6")},
        academic_year_of,
        # wards and fifths by deprivation, of several years together
        left_out=re.compile(r".*, [0-9] years data combined"),
    ),
    Profile(
        "children_dental_decay.csv",
        "Percentage of 5 year olds with experience of visually obvious dental decay",
        ("Percentage", "5 years children"),
        {ALL: MetricId("dental_decay_age_5")},
        academic_year_of,
    ),
)
