"""The committed pack against the publishers' files, read here without any of the project's loaders.

Chosen by a fixed seed: eight rows of every metric of the Office for National Statistics, of the Adult Social Care
Outcomes Framework and of Oflog, gaps included.
"""

from __future__ import annotations

import csv
import hashlib
import random
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import duckdb
import pandas as pd
import pytest

from data_layer.settings import PACK

pytestmark = pytest.mark.sources

SEED, EACH = 20261124, 8
INDICATORS = {
    "fe_achievements": "Further education and skills learner achievements",
    "fe_participation": "Further education and skills participation",
    "apprenticeship_starts": "Apprenticeship starts (England)",
    "apprenticeship_achievements": "Apprenticeship achievements (England)",
    "level3_qualifications": "Level 3 or above qualifications (Great Britain)",
    "no_qualifications": "No qualifications",
    "gcse_english_maths": "GCSEs in English and Maths",
    "ks2_expected_standard": "Pupils meeting the expected standard in reading, writing and maths",
    "early_years_communication": "Communication and language",
    "early_years_literacy": "Literacy",
    "early_years_maths": "Mathematics",
    "persistent_absence": "Persistent absences for all pupils",
    "persistent_absence_looked_after": "Persistent absences for pupils looked after by local authorities",
    "persistent_absence_free_school_meals": "Persistent absences for pupils eligible for free school meals",
    "child_poverty_before_housing": "Children in relative poverty before housing costs",
    "child_poverty_after_housing": "Children in relative poverty after housing costs",
    "claimant_count": "Claimant Count",
    "employment_rate": "Employment rate",
    "economic_inactivity": "Economically inactive",
    "median_weekly_pay": "Gross median weekly pay",
    "net_additional_dwellings": "Net additions to the housing stock (England)",
    "housing_affordability_ratio": "Housing affordability ratio (residence-based)",
    "greenhouse_gas_emissions": "Greenhouse gas emissions",
    "ev_chargers": "Public electric vehicle chargers",
    "gigabit_broadband": "Gigabit capable broadband",
    "healthy_life_expectancy_female": "Female healthy life expectancy",
    "healthy_life_expectancy_male": "Male healthy life expectancy",
    "smoking_prevalence": "Cigarette smokers",
    "adult_obesity": "Adult obesity prevalence",
    "library_access": "Residents within a 30 minute walk of their nearest library",
    "arts_engagement": "Engaged with the arts",
}
TABLES = {
    "asc_quality_of_life": "Table_1b",
    "asc_carer_quality_of_life": "Table_1c",
    "asc_user_satisfaction": "Table_1d",
    "asc_carer_satisfaction": "Table_1e",
    "asc_reablement_no_further_request": "Table_2a",
    "asc_admissions_65_plus": "Table_2c",
    "asc_at_home_65_plus": "Table_2e(2b)",
    "asc_control_over_daily_life": "Table_3a",
    "asc_information_users": "Table_3c(1)",
    "asc_information_carers": "Table_3c(2)",
    "asc_direct_payments": "Table_3d(2a)",
    "asc_feel_safe": "Table_4a",
    "asc_safeguarding_risk_reduced": "Table_4b",
    "asc_social_contact_users": "Table_5a(1)",
    "asc_social_contact_carers": "Table_5a(2)",
    "asc_workforce_turnover": "Table_6a",
    "asc_residential_good_or_outstanding": "Table_6b",
}
MEASURES = {
    "asc_short_term_services": "Outcome, Outcome of short-term services: sequel to service",
    "asc_requests_resulting_in_service": "Outcome, Requests resulting in a service",
    "asc_workforce_turnover": "Outcome, Workforce turnover rate",
}
COUNCILS = re.compile(r"E0[6-9]\d{6}|E10\d{6}|W06\d{6}|S12\d{6}|N09\d{6}")


class Figure(NamedTuple):
    """As a publisher gives it; `period` in ISO 8601, a gap as None."""

    metric: str
    area: str
    period: str
    value: float | None
    lower: float | None = None
    upper: float | None = None


@pytest.fixture(scope="module")
def held() -> dict[tuple[str, str, str], Figure]:
    """The pack's figures as they stand in its file."""
    columns = "metric, area, period, value, lower, upper"
    rows = duckdb.sql(f"SELECT {columns} FROM '{PACK / 'observation.parquet'}' WHERE part = ''").fetchall()
    return {row[:3]: Figure(*row) for row in rows if row[0] in {*INDICATORS, *TABLES, *MEASURES}}


@pytest.fixture(scope="module")
def published(sources) -> dict[str, list[Figure]]:
    """Every row about a council, by the metric it is a figure of."""
    found: dict[str, list[Figure]] = {}
    for figure in [*statistics(sources), *framework(sources), *explorer(sources)]:
        if COUNCILS.fullmatch(figure.area):
            found.setdefault(figure.metric, []).append(figure)
    return found


def statistics(sources: Path) -> list[Figure]:
    metrics = {indicator: metric for metric, indicator in INDICATORS.items()}
    found = []
    for path in sorted((sources / "ons_els").glob("*.csv")):
        table = pd.read_csv(path, encoding="utf-8-sig", dtype=str, keep_default_na=False)
        for row in table.to_dict("records"):
            if metric := metrics.get(row["indicator"]):
                period = row["period"]
                if metric == "persistent_absence_looked_after":  # a school year, dated from April in its file
                    period = period.replace("-04-01/", "-08-01/")
                numbers = [float(row[name]) if row[name] else None for name in ("observation", "lci_95", "uci_95")]
                found.append(Figure(metric, row["areacd"], period, *numbers))
    return found


def framework(sources: Path) -> list[Figure]:
    found = []
    book = pd.ExcelFile(sources / "dhsc_ascof" / "ascof_2024_25.ods", engine="calamine")
    for metric, name in TABLES.items():
        sheet = pd.read_excel(book, sheet_name=name, header=None, dtype=str).fillna("")
        at = next(n for n, text in enumerate(sheet[0]) if str(text).startswith("Local authority code"))
        sheet.columns = [" ".join(str(text).split()) for text in sheet.iloc[at]]
        what = "6b outcome" if name == "Table_6b" else "outcome"
        for row in sheet.iloc[at + 1 :].to_dict("records"):
            for heading in (one for one in sheet.columns if one.endswith(f"- {what}")):
                if row[heading] == "[z]" and "carer" in metric:
                    continue
                value, margin = (leading(row.get(one)) for one in (heading, heading.replace(what, "margin of error")))
                if metric == "asc_quality_of_life" and value == 0:
                    value = None
                ends = (value - margin, value + margin) if value is not None and margin else (None, None)
                found.append(Figure(metric, row["ONS area code"], f"{heading[:4]}-04-01/P1Y", value, *ends))
    return found


def leading(text: str | None) -> float | None:
    """The first number of a cell; None for a mark."""
    number = re.match(r"\d+(\.\d+)?(e-\d+)?", text or "")
    return float(number[0]) if number else None


def explorer(sources: Path) -> list[Figure]:
    metrics = {measure: metric for metric, measure in MEASURES.items()}
    with (sources / "oflog" / "adult_social_care.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["Measure"] in metrics]
    found = []
    for row in rows:
        metric, value = metrics[row["Measure"]], float(row["Value"]) if row["Value"] else None
        if metric == "asc_short_term_services" and value == 0:
            value = None
        found.append(Figure(metric, row["Local authority code"], f"{row['Financial year'][:4]}-04-01/P1Y", value))
    return found


def test_a_sample_of_over_300_figures_is_in_the_pack_as_published(held, published):
    chance = random.Random(SEED)
    chosen = [one for metric in sorted(published) for one in chance.sample(published[metric], EACH)]
    assert len({one.metric for one in chosen}) == 50 and len(chosen) == 400
    assert len([one for one in chosen if one.value is not None]) > 300
    assert [(one, held.get(one[:3])) for one in chosen if held.get(one[:3]) != one] == []


def test_the_pack_holds_each_councils_figure_once_and_no_other(held, published):
    wanted = Counter(one.metric for figures in published.values() for one in figures)
    assert Counter(metric for metric, area, _ in held if COUNCILS.fullmatch(area)) == wanted
    assert sum(wanted.values()) > 90_000


def test_the_pack_was_built_from_the_files_that_stand_here(sources):
    """A release names its file and the file's sum."""
    ours = "source LIKE 'ons_els%' OR source IN ('oflog', 'dhsc_ascof')"
    loads = duckdb.sql(f"SELECT file, sha256 FROM '{PACK / 'load.parquet'}' WHERE {ours}").fetchall()
    assert len(loads) == 27
    assert [file for file, given in loads if hashlib.sha256((sources / file).read_bytes()).hexdigest() != given] == []


def test_no_two_places_of_the_pack_bear_one_name():
    rows = duckdb.sql(f"SELECT name FROM '{PACK / 'area.parquet'}' GROUP BY name HAVING count(*) > 1").fetchall()
    assert rows == []


def test_a_share_that_the_publisher_withheld_is_no_measure_that_does_not_apply():
    """Safeguarding: seven figures above 100%, which its table marks as another one marks councils long merged."""
    safeguarding = "metric = 'asc_safeguarding_risk_reduced' AND value IS NULL AND status <> 'suppressed'"
    table = PACK / "observation.parquet"
    rows = duckdb.sql(f"SELECT status, status_as_given FROM '{table}' WHERE {safeguarding}").fetchall()
    assert rows == [("not_available", "the council's counts gave a share above 100%")] * 7
