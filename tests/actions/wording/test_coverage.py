"""Why a place has no figure: who reports it instead, or for which places it is held."""

import pytest

from actions.wording.coverage import districts_holding, kinds_holding, why_not_held
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import AreaCode, AreaKind, MetricId

RUSHCLIFFE, NOTTINGHAMSHIRE = AreaCode("E07000176"), AreaCode("E10000024")


@pytest.mark.parametrize(
    ("metric", "area", "why"),
    [
        ("roads_a_maintenance", RUSHCLIFFE, "this is a matter for the county, Nottinghamshire"),
        ("healthy_life_expectancy_male", RUSHCLIFFE, "the figure held is that of the county, Nottinghamshire"),
        ("fly_tipping_rate", NOTTINGHAMSHIRE, "this is a matter for its districts"),
        ("deprivation_score_2025", NOTTINGHAMSHIRE, "the figures held are those of its districts"),
        ("rough_sleeping", "E06000063", "the council is newer than the figures held"),  # Cumberland, from April 2023
        ("healthy_life_expectancy_male", "E06000053", "the publisher gives none for it"),  # the Isles of Scilly
        (
            "asc_short_term_services",
            "E12000004",
            "it is held for counties, unitary councils, metropolitan boroughs and London boroughs",
        ),
    ],
)
def test_the_reason_is_said(desk, metric, area, why):
    catalogue: Catalogue = desk.catalogue
    assert not catalogue.held(MetricId(metric), AreaCode(area))
    assert why_not_held(catalogue.metrics[MetricId(metric)], AreaCode(area), catalogue) == why


def test_nothing_is_made_up_of_a_place_that_is_not_known(desk):
    metric = desk.catalogue.metrics[MetricId("recycling_rate")]
    assert why_not_held(metric, AreaCode("X00000000"), desk.catalogue) is None


def test_what_is_a_matter_for_one_tier_is_held_for_no_council_of_the_other(desk):
    """The duty in the definitions agrees with the publishers: nobody of the wrong tier has a value."""
    catalogue: Catalogue = desk.catalogue
    counties = [area.code for area in catalogue.areas.values() if area.kind is AreaKind.COUNTY and area.until is None]
    for metric in catalogue.metrics.values():
        if metric.duty and not metric.id.startswith("spend_per_person_") and "share_of" not in metric.id:
            kinds = kinds_holding(metric, catalogue)
            wrong = AreaKind.DISTRICT if metric.duty.value == "county" else AreaKind.COUNTY
            assert wrong not in kinds and AreaKind(metric.duty.value) in kinds, metric.id
    assert all(districts_holding(MetricId("recycling_rate"), county, catalogue) for county in counties)


def test_districts_of_a_county_are_alphabetical(desk):
    names = [
        desk.catalogue.area_name(code)
        for code in districts_holding(MetricId("population"), NOTTINGHAMSHIRE, desk.catalogue)
    ]
    assert len(names) == 7 and names == sorted(names) and "Nottingham" not in names
