"""The embedded pack as a snapshot: real published figures, found in each of the ways in which they can be asked for."""

from __future__ import annotations

from datetime import date
from statistics import median
from time import perf_counter

import pytest

from data_layer.catalogue import Catalogue
from data_layer.catalogue_load import load_catalogue
from data_layer.database import open_to_read
from data_layer.periods import financial_year
from data_layer.queries.comparison import comparison
from data_layer.queries.observations import observations
from data_layer.queries.revisions import revisions
from data_layer.snapshot_pointer import snapshot_path
from data_layer.snapshots import Snapshot
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, AreaKind, Group, Level, MetricId, Status
from tests.snapshot import TEST_DATA, shared_snapshots

NOTTINGHAM, DERBY = AreaCode("E06000018"), AreaCode("E06000015")
SHEFFIELD_THEN, SHEFFIELD = AreaCode("E08000019"), AreaCode("E08000039")
NOTTINGHAMSHIRE, CAMDEN = AreaCode("E10000024"), AreaCode("E09000007")
TODAY = date(2026, 11, 24)
VIEWER = Viewer(Level.PUBLIC, NOTTINGHAM, TODAY)
KNOWN = {"viewer": VIEWER, "as_known_at": TODAY}
RECYCLING, RESERVES = MetricId("recycling_rate"), MetricId("unallocated_reserves")


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return shared_snapshots(NOTTINGHAM).current()


@pytest.fixture
def reader(snapshot):
    with snapshot.reader(VIEWER) as opened:
        yield opened


@pytest.fixture(scope="module")
def catalogue(snapshot) -> Catalogue:
    return snapshot.catalogue(Level.PUBLIC)


def neighbours(catalogue: Catalogue, area: AreaCode = NOTTINGHAM) -> tuple[AreaCode, ...]:
    found = catalogue.group(Group.NEAREST_NEIGHBOURS, area)
    assert found
    return found.members


def test_recycling_stands_beside_fourteen_of_fifteen_neighbours(reader, catalogue):
    """Defra, recycling 2023/24: Nottingham 26.7%; Bristol published none; the others' median is 35.6."""
    members = neighbours(catalogue)
    rows = comparison(reader, [(RECYCLING, financial_year(2023))], [NOTTINGHAM, *members], **KNOWN)
    values = {row.area: row.value for row in rows}
    own = values.pop(NOTTINGHAM)
    assert own is not None and round(own, 1) == 26.7
    others = [value for value in values.values() if value is not None]
    assert (len(members), len(others), round(median(others), 1)) == (15, 14, 35.6)


def test_sheffield_is_one_place_under_either_code(reader, catalogue):
    assert SHEFFIELD in neighbours(catalogue) and SHEFFIELD_THEN not in catalogue.areas
    then, now = (observations(reader, [RECYCLING], [code], **KNOWN) for code in (SHEFFIELD_THEN, SHEFFIELD))
    assert then == now != []
    assert catalogue.held(RECYCLING, SHEFFIELD) == tuple(row.period for row in now)
    assert len(neighbours(catalogue, SHEFFIELD)) == 15 and DERBY in neighbours(catalogue, SHEFFIELD)


def test_outturn_of_2017_was_provisional_and_then_final(reader):
    known = revisions(reader, RESERVES, NOTTINGHAM, financial_year(2017), **KNOWN)
    assert [each.status for each in known] == [Status.PROVISIONAL, Status.FINAL]
    (before,) = [
        row
        for row in observations(reader, [RESERVES], [NOTTINGHAM], viewer=VIEWER, as_known_at=known[0].known_from)
        if row.period == financial_year(2017)
    ]
    assert (before.value, before.status) == (known[0].value, Status.PROVISIONAL)


def test_the_sorted_table_says_the_same_as_the_whole_history(reader, catalogue, monkeypatch):
    areas = [NOTTINGHAM, DERBY, SHEFFIELD, *neighbours(catalogue)]
    fast = observations(reader, catalogue.metrics, areas, **KNOWN)
    monkeypatch.setattr(Reader, "newest", lambda *_: False)
    assert observations(reader, catalogue.metrics, areas, **KNOWN) == fast
    assert len(fast) > 5_000


def test_what_the_catalogue_says_is_held_can_be_found(reader, catalogue):
    rows = observations(reader, catalogue.metrics, [NOTTINGHAM], **KNOWN)
    held = {
        (metric, period) for (metric, area), of in catalogue.holdings.items() if area == NOTTINGHAM for period in of
    }
    assert {(row.metric, row.period) for row in rows} == held


def test_every_living_english_council_has_a_class_and_a_region(catalogue):
    councils = [code for group, code in catalogue.groups if group is Group.ENGLAND]
    assert 290 <= len(councils) <= 330
    without = {code for code in councils if not catalogue.group(Group.REGION, code)}
    assert without == set()
    assert all(catalogue.group(Group.TYPE, code) for code in councils)


def test_no_group_holds_a_place_twice_or_itself_or_an_abolished_council_beside_its_successor(catalogue):
    for (_, area), group in catalogue.groups.items():
        members = set(group.members)
        assert len(members) == len(group.members) and area not in members
        assert not any(set(catalogue.areas[member].successors) & members for member in members)


def test_no_two_councils_of_today_share_a_name(catalogue):
    names = [
        area.name.casefold()
        for area in catalogue.areas.values()
        if area.until is None and area.kind not in {AreaKind.COMBINED_AUTHORITY, AreaKind.REGION, AreaKind.COUNTRY}
    ]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_a_catalogue_is_made_in_under_a_second(snapshot):
    path = snapshot_path(TEST_DATA / NOTTINGHAM, snapshot.id)
    with open_to_read(path) as connection:
        began = perf_counter()
        load_catalogue(connection, Level.OFFICER)
        assert perf_counter() - began < 1


@pytest.mark.parametrize("home", [DERBY, NOTTINGHAMSHIRE, CAMDEN], ids=["unitary", "county", "London borough"])
def test_another_council_is_at_home_too(home):
    snapshot = shared_snapshots(home).current()
    catalogue = snapshot.catalogue(Level.PUBLIC)
    assert snapshot.home_area == home
    assert neighbours(catalogue, home) and catalogue.group(Group.REGION, home)
    assert catalogue.outcomes == {} == catalogue.portfolios
