"""Names of the parts of rates: every published rate that has parts is told in its own words."""

from __future__ import annotations

from data_layer.component_names import (
    ComponentFile,
    PartUnit,
    RateEntry,
    RateNames,
    SurveyNames,
    component_names,
    named_twice,
)
from data_layer.queries.components import components
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, Level
from tests.data_layer.small_pack import NOTTINGHAM, TODAY
from tests.snapshot import shared_snapshots


def test_all_that_come_with_parts_are_named_and_no_others():
    viewer = Viewer(Level.PUBLIC, AreaCode(NOTTINGHAM), TODAY)
    names = component_names()
    with shared_snapshots(AreaCode(NOTTINGHAM)).current().reader(viewer) as reader:
        for metric in reader.catalogue.metrics:
            held = components(reader, metric, [NOTTINGHAM], viewer=viewer, as_known_at=TODAY).get(NOTTINGHAM, {})
            both = any(one.numerator is not None and one.denominator is not None for one in held.values())
            assert (metric in names) == bool(held), metric
            if held:
                assert isinstance(names[metric], RateNames if both else SurveyNames), metric


def test_amounts_of_money_are_read_in_the_publishers_unit():
    names = component_names()
    reserves, spending = names["reserves_share_of_net_revenue"], names["spend_per_person_housing"]  # type: ignore[index]
    assert isinstance(reserves, RateNames) and reserves.counted.unit is PartUnit.THOUSAND_POUNDS
    assert isinstance(spending, RateNames) and spending.counted.unit is PartUnit.POUNDS


def test_a_measure_in_two_entries_is_refused():
    entry = RateEntry.model_validate({"metrics": ["a", "a"], "counted": {"name": "x"}, "against": {"name": "y"}})
    [problem] = named_twice(ComponentFile(rates=(entry,), surveys=()))
    assert "a" in str(problem) and "Leave one of the two out." in str(problem)
