"""Metrics by name in a sentence."""

from __future__ import annotations

import pytest

from actions.wording.names import named, titled


@pytest.mark.parametrize(
    ("metric_id", "said"),
    [
        ("recycling_rate", "the recycling rate"),
        ("apprenticeship_starts", "apprenticeship starts"),
        ("core_spending_power", "core spending power"),
        ("council_tax_band_d_area", "the whole Band D council tax bill"),
        ("housing_delivery_test", "the result of the Housing Delivery Test"),
        ("residual_waste_per_household", "residual household waste"),
    ],
)
def test_a_name_takes_the_article_only_where_it_counts_something(metric, metric_id, said):
    assert named(metric(metric_id)) == said


def test_no_name_has_two_articles(catalogue):
    for one in catalogue.metrics.values():
        words = named(one).lower().split()
        assert words and words[:2] not in (["the", "the"], ["the", "a"]), one.id


def test_a_title_begins_with_a_capital_and_leaves_the_rest():
    assert titled("NEET rate") == "NEET rate" and titled("the rate of GPs") == "The rate of GPs" and titled("") == ""
