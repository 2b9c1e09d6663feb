"""Oflog's own MEDIAN and MADs, reproduced from its file by the functions of position."""

from __future__ import annotations

import csv
from collections import defaultdict

import pytest

from data_layer.methods.position import deviation, modified_z, quartiles

pytestmark = pytest.mark.sources


@pytest.fixture(scope="module")
def published(sources):
    """(year, measure) -> all its rows."""
    found = defaultdict(list)
    with (sources / "oflog" / "adult_social_care.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["Financial year"], row["Measure"]].append(row)
    return found


def given(rows) -> list[float]:
    return [float(row["Value"]) for row in rows if row["Value"]]


def test_oflogs_median_is_the_plain_median_of_all_authorities(published):
    """README of the source: 6,376 of 6,376 equal."""
    compared = 0
    for rows in published.values():
        found = quartiles(given(rows))
        for row in rows:
            assert found and found.median == pytest.approx(float(row["MEDIAN"]), abs=1e-6)
            compared += 1
    assert compared == 6376


def test_oflogs_mads_are_distances_in_median_absolute_deviations(published):
    """README of the source: 6,078 of 6,078, all that have a value. Theirs are unscaled: ours are 0.6745 of them."""
    compared = 0
    for rows in published.values():
        values = given(rows)
        for row in (one for one in rows if one["Value"]):
            score = modified_z(float(row["Value"]), values)
            assert score is not None and score / 0.6745 == pytest.approx(float(row["MADs_from_median"]), abs=1e-6)
            compared += 1
    assert compared == 6078
    assert pytest.approx(5.19, abs=0.005) == 3.5 / 0.6745
    assert deviation([1.0, 2.0, 4.0]) == 1
