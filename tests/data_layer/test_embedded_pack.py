"""The embedded pack as a snapshot: real published figures, found in each of the ways in which they can be asked for."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from statistics import median
from time import perf_counter

import pytest

from data_layer.catalogue import Catalogue
from data_layer.catalogue_load import load_catalogue
from data_layer.council_facts import CommitmentStatus
from data_layer.database import open_to_read
from data_layer.definition_files import read_definitions
from data_layer.loaders import areas
from data_layer.loaders.plans import load as load_plans
from data_layer.packing.parquet import write_parquet
from data_layer.packing.plan_tables import plan_tables
from data_layer.periods import financial_year
from data_layer.queries.commitments import commitments
from data_layer.queries.comparison import comparison
from data_layer.queries.observations import observations
from data_layer.queries.plan_totals import plan_totals
from data_layer.queries.plans import plans
from data_layer.queries.reporting import reporting_events, reporting_rules
from data_layer.queries.revisions import revisions
from data_layer.settings import PACK
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


def test_the_council_plans_are_held_with_their_ratings_and_none_is_in_force(reader, catalogue):
    """Nottingham City Council: of 25 commitments of three ended plans, 3 were rated green, 2 amber and 2 red."""
    made = commitments(reader, NOTTINGHAM, **KNOWN)
    assert Counter(one.status_as_given for one in made) == {"green": 3, "amber": 2, "red": 2, "not stated": 18}
    assert not any(one.in_force for one in made) and all(one.ended(TODAY) for one in made)
    assert all(one.outcome in catalogue.outcomes and catalogue.sources[one.source] and one.document for one in made)
    totals = plan_totals(reader, NOTTINGHAM, **KNOWN)
    assert {(one.on_track_or_achieved, one.commitments) for one in totals.values()} == {(178, 202), (118, 184)}


def test_a_commitment_is_known_as_its_paper_gave_it_and_not_before(reader):
    """The minutes are of 22 January 2019."""
    then = {
        day: {one.commitment for one in commitments(reader, NOTTINGHAM, viewer=VIEWER, as_known_at=day)}
        for day in (date(2019, 1, 21), date(2019, 1, 22), date(2021, 8, 16))
    }
    assert "CP15-01" not in then[date(2019, 1, 21)] and "CP15-01" in then[date(2019, 1, 22)]
    assert len(then[date(2021, 8, 16)]) == 20, "the draft plan of 17 August 2021 is not known yet"


def test_in_the_years_of_a_plan_its_commitments_were_in_force(snapshot):
    then = Viewer(Level.PUBLIC, NOTTINGHAM, date(2020, 6, 1))
    with snapshot.reader(then) as opened:
        found = commitments(opened, NOTTINGHAM, viewer=then, as_known_at=then.now)
    assert {one.plan for one in found if one.in_force} == {"Council Plan 2019-2023"}
    assert {one.status for one in found if one.in_force} == {CommitmentStatus.NOT_STATED}


def test_the_rules_of_reporting_are_held_as_the_report_of_november_2023_states_them(reader):
    rules = {rule.id: rule for rule in reporting_rules(reader, **KNOWN)}
    assert set(rules) == {"scp_quarterly", "scp_annual", "critical_indicators", "framework", "clinics"}
    paused = rules["scp_quarterly"]
    assert (paused.suspended_from_as_given, paused.suspended_until_as_given) == ("not stated", "quarter 4 of 2023/24")
    assert paused.document and paused.document.endswith("22 November 2023, paragraphs 3.7 and 3.8")
    assert reporting_rules(reader, viewer=VIEWER, as_known_at=date(2023, 11, 21)) == []
    assert reporting_events(reader, **KNOWN) == []


def test_another_council_sees_no_plans_of_its_neighbour():
    snapshot = shared_snapshots(DERBY).current()
    viewer = Viewer(Level.RESTRICTED, DERBY, TODAY)
    with snapshot.reader(viewer) as opened:
        asked = {"viewer": viewer, "as_known_at": TODAY}
        assert commitments(opened, DERBY, **asked) == [] == commitments(opened, NOTTINGHAM, **asked)
        assert plans(opened, **asked) == [] == reporting_rules(opened, **asked)
        assert plan_totals(opened, DERBY, **asked) == {}
    assert "nottingham_plans" not in snapshot.catalogue(Level.RESTRICTED).sources


@pytest.mark.sources
def test_the_packs_plans_are_what_the_files_give_today(sources, tmp_path):
    """Byte for byte, so that no row is changed by hand."""
    given = load_plans(sources, areas.places(sources))
    framework = read_definitions().framework
    outcomes = {one.name: one.id for one in framework.outcomes} if framework else {}
    built = date.fromisoformat(json.loads((PACK / "manifest.json").read_text(encoding="utf-8"))["built"])
    for table in plan_tables(given, outcomes, sources, built):
        write_parquet(table, tmp_path / "made.parquet")
        assert (tmp_path / "made.parquet").read_bytes() == (PACK / f"{table.name}.parquet").read_bytes(), table.name
