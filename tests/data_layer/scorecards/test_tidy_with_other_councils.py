"""Stirling's and Trafford's long files, every cell against a plain reading of the CSV."""

from __future__ import annotations

import csv

import pytest

from data_layer.scorecards.period_words import period_in
from data_layer.scorecards.read import answered, propose

pytestmark = pytest.mark.sources


def rows_of(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def period_id(text: str) -> str:
    found = period_in(text)
    assert found and found.period
    return found.period.id


def test_the_quarters_of_the_year_are_the_council_year():
    assert period_id("2018-19;Q1") == "2018-04-01/P3M" and period_id("2022/23 Q4") == "2023-01-01/P3M"


def test_stirling_all_252_values_with_their_counts(sources):
    path = sources / "scorecards" / "stirling_lgbf_quarterly.csv"
    found = answered(propose(path), {"scale: *": "suggested"}).preview
    held = {(v.measure, v.area, v.period.id): (v.value, v.numerator, v.denominator) for v in found.values}
    expected = {
        (row["Code"].lower().replace(" ", "-"), row["LocalAuthority"], period_id(row["Period"])): (
            pytest.approx(float(row["Value"]) * 100), float(row["Numerator"]), float(row["Denominator"]),
        )
        for row in rows_of(path)
    }  # fmt: skip
    assert len(found.values) == 252 and held == expected
    assert {measure.unit for measure in found.measures} == {"%"}


def test_stirling_without_an_answer_stays_as_written_and_without_a_unit(sources):
    path = sources / "scorecards" / "stirling_lgbf_quarterly.csv"
    found = propose(path).preview
    assert [value.value for value in found.values] == [float(row["Value"]) for row in rows_of(path)]
    assert {measure.unit for measure in found.measures} == {None}


def test_trafford_all_221_values(sources):
    path = sources / "scorecards" / "trafford_planning_quarterly.csv"
    found = propose(path).preview
    held = {(value.area, value.period.id): value.value for value in found.values}
    assert held == {(row["area_name"], period_id(row["period"])): float(row["value"]) for row in rows_of(path)}
    (measure,) = found.measures
    assert measure.name.startswith("Percentage of major planning applications") and measure.unit == "%"


@pytest.mark.parametrize("home", ["Trafford", "E08000009", "Trafford Council"])
def test_only_the_home_council_is_kept_where_it_is_named(sources, home):
    path = sources / "scorecards" / "trafford_planning_quarterly.csv"
    found = propose(path, home_names=[home]).preview
    own = [float(row["value"]) for row in rows_of(path) if row["area_name"] == "Trafford"]
    assert [value.value for value in found.values] == own and len(own) == 13
    assert {value.area for value in found.values} == {None}
    assert sum(1 for each in found.left_out if each.why.startswith("another area")) == 16


def test_nottinghams_38_figures_among_all_authorities(sources):
    path = sources / "oflog" / "adult_social_care.csv"
    found = propose(path, home_names=["Nottingham"]).preview
    own = [row for row in rows_of(path) if row["Local authority name"] == "Nottingham"]
    held = {(value.measure, value.period.id): value.value for value in found.values}
    assert held == {
        (row["Code"].lower(), period_id(row["Financial year"])): float(row["Value"]) for row in own if row["Value"]
    }
    assert len(held) == 38
