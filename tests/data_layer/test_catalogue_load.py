"""The catalogue as each level sees it: what a level may not see is not there, and each place stands once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from data_layer.catalogue import Catalogue
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import AreaCode, Group, Level, MetricId
from tests.data_layer.small_pack import (
    ALLERDALE,
    CUMBERLAND,
    DERBY,
    DERBYSHIRE,
    LEICESTER,
    NOTTINGHAM,
    SHEFFIELD,
    SHEFFIELD_THEN,
    YEARS,
    Place,
    figure,
    metric_text,
    small_pack,
)

RECYCLING, RESERVES = MetricId("recycling"), MetricId("reserves")


@pytest.fixture
def catalogue(small: Snapshots) -> Catalogue:
    return small.current().catalogue(Level.PUBLIC)


def members(catalogue: Catalogue, group: Group, area: AreaCode) -> Sequence[AreaCode] | None:
    found = catalogue.group(group, area)
    return found.members if found else None


def test_periods_held_come_oldest_first_and_a_missing_value_counts(catalogue):
    assert catalogue.held(RECYCLING, NOTTINGHAM) == tuple(YEARS)
    assert catalogue.held(RECYCLING, LEICESTER) == (YEARS[2],)
    assert catalogue.held(RESERVES, DERBY) == ()


def test_a_place_with_two_codes_stands_once_with_the_figures_of_both(catalogue):
    assert SHEFFIELD_THEN not in catalogue.areas
    assert catalogue.areas[SHEFFIELD].aliases == (SHEFFIELD_THEN, "Steel City")
    assert catalogue.held(RECYCLING, SHEFFIELD) == (YEARS[1], YEARS[2])


def test_a_name_of_several_places_is_a_name_of_each(catalogue):
    assert "Derbys" in catalogue.areas[DERBY].aliases and "Derbys" in catalogue.areas[DERBYSHIRE].aliases


def test_neighbours_count_each_place_once_without_the_council_itself(catalogue):
    """The list names itself, Leicester twice, Sheffield by its former code, and Allerdale beside Cumberland."""
    assert members(catalogue, Group.NEAREST_NEIGHBOURS, NOTTINGHAM) == (CUMBERLAND, DERBY, LEICESTER, SHEFFIELD)


def test_an_abolished_council_stays_where_none_that_followed_it_is_listed(catalogue):
    assert members(catalogue, Group.NEAREST_NEIGHBOURS, SHEFFIELD) == (ALLERDALE, NOTTINGHAM)


def test_regions_and_classes_are_the_councils_of_today(catalogue):
    assert members(catalogue, Group.REGION, NOTTINGHAM) == (DERBY, DERBYSHIRE, LEICESTER)
    assert members(catalogue, Group.TYPE, NOTTINGHAM) == (CUMBERLAND, DERBY, LEICESTER)
    assert members(catalogue, Group.ENGLAND, DERBYSHIRE) == (CUMBERLAND, DERBY, LEICESTER, NOTTINGHAM, SHEFFIELD)
    assert members(catalogue, Group.REGION, SHEFFIELD) is None
    assert members(catalogue, Group.TYPE, ALLERDALE) is None


def test_a_council_planned_for_later_is_no_council_of_today(place):
    rows = [("E06000099", "Somewhere", "unitary", None, date(2028, 4, 1), None, None)]
    catalogue = place.write(small_pack().plus("area", rows)).serve().current().catalogue(Level.PUBLIC)
    assert members(catalogue, Group.TYPE, NOTTINGHAM) == (CUMBERLAND, DERBY, LEICESTER)


def test_core_cities_are_everyones_group(catalogue):
    assert members(catalogue, Group.CORE_CITIES, NOTTINGHAM) == (SHEFFIELD,)
    assert members(catalogue, Group.CORE_CITIES, DERBY) == (NOTTINGHAM, SHEFFIELD)


def test_groups_say_of_when_they_are_and_go_into_a_sentence(catalogue):
    region = catalogue.group(Group.REGION, NOTTINGHAM)
    assert (region.name, region.vintage) == ("the East Midlands", "councils of 2026")
    assert catalogue.group(Group.NEAREST_NEIGHBOURS, NOTTINGHAM).vintage == "2024"


def test_a_metric_without_figures_is_there_and_says_so(place):
    place.write(more=[metric_text("litter", "litter score")])
    catalogue = place.serve().current().catalogue(Level.PUBLIC)
    assert not catalogue.metrics[MetricId("litter")].loaded
    assert catalogue.metrics[RECYCLING].loaded


def test_what_a_level_may_not_see_makes_no_difference_to_what_it_sees(tmp_path):
    """The whole catalogue is, byte for byte, that of a snapshot which never had the restricted metric."""

    def shown(place: Place) -> str:
        catalogue = place.serve().current().catalogue(Level.PUBLIC)
        return repr(replace(catalogue, snapshot=""))

    without = small_pack()
    rows = [row for row in without.tables["observation"] if row[0] != RESERVES]
    with_it = Place(tmp_path / "with").write(reserves="officer")
    never = Place(tmp_path / "never").write(
        replace(without.instead("observation", rows), metrics=("recycling", "residual_waste"))
    )
    (never.definitions / "themes" / "finance.yml").unlink()
    assert shown(with_it) == shown(never)
    assert RESERVES in with_it.serve().current().catalogue(Level.OFFICER).metrics


def test_a_figure_for_a_higher_level_is_not_held_below_it(place):
    rows = [figure("reserves", DERBY, 2023, 9.9, audience=int(Level.OFFICER))]
    snapshot = place.write(small_pack().plus("observation", rows)).serve().current()
    assert snapshot.catalogue(Level.COUNCILLOR).held(RESERVES, DERBY) == ()
    assert snapshot.catalogue(Level.OFFICER).held(RESERVES, DERBY) == (YEARS[2],)


def test_a_figure_under_embargo_is_held_from_the_day_it_ends(place):
    rows = [figure("reserves", NOTTINGHAM, 2022, 31.0, embargo=date(2026, 12, 1))]
    snapshot = place.write(small_pack().plus("observation", rows)).serve().current()
    before = snapshot.catalogue(Level.RESTRICTED, now=date(2026, 11, 30))
    after = snapshot.catalogue(Level.RESTRICTED, now=date(2026, 12, 1))
    assert before.held(RESERVES, NOTTINGHAM) == (YEARS[2],)
    assert after.held(RESERVES, NOTTINGHAM) == (YEARS[1], YEARS[2])


def test_it_is_made_once_a_level(small):
    snapshot = small.current()
    assert snapshot.catalogue(Level.PUBLIC) is snapshot.catalogue(Level.PUBLIC)


def test_the_framework_of_another_council_does_not_apply(place):
    framework = f"""
framework: {{id: plan, name: The plan, owner: Nottingham City Council, home_area: {NOTTINGHAM}}}
outcomes:
  - {{id: clean, name: Clean streets, framework: scp, audience: public, aliases: [clean]}}
  - {{id: inner, name: Inner workings, framework: one_council, audience: officer, aliases: [inside]}}
portfolios:
  - {{id: bins, name: Waste, aliases: [bins]}}
metrics:
  recycling: {{tier: corporate, outcomes: [clean, inner], directorate: null, division: Waste, portfolio: bins}}
"""
    place.write()
    (place.definitions / "framework.yml").write_text(framework)
    own = place.serve().current()
    public, officer = own.catalogue(Level.PUBLIC), own.catalogue(Level.OFFICER)
    assert public.outcomes["clean"].metrics == (RECYCLING,) == public.portfolios["bins"].metrics
    assert (public.metrics[RECYCLING].outcomes, public.metrics[RECYCLING].tier) == (("clean",), "corporate")
    assert "inner" not in public.outcomes and officer.metrics[RECYCLING].outcomes == ("clean", "inner")

    other = Place(place.folder, DERBY).serve().current().catalogue(Level.OFFICER)
    assert (other.outcomes, other.portfolios) == ({}, {})
    assert (other.metrics[RECYCLING].outcomes, other.metrics[RECYCLING].tier) == ((), None)
