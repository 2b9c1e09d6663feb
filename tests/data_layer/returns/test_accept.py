"""An accepted return becomes part of every later snapshot, a later one revises it, and an undo takes it out."""

from __future__ import annotations

from dataclasses import replace

import duckdb
import pytest

from data_layer.faults import Fault
from data_layer.returns.accept import accept
from data_layer.returns.governance_rows import GroupRow
from data_layer.returns.loads import list_loads, listing
from data_layer.returns.measure_rows import ObservationRow, TargetRow
from data_layer.returns.model import CouncilRows
from data_layer.snapshot_pointer import current, finished, snapshot_path
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import Group, Level, MetricId, ThemeId
from tests.data_layer.returns.whole_return import QUARTERS, own_measure, whole_load, whole_rows
from tests.data_layer.small_pack import DERBY, LEICESTER, figure, seen_by, small_pack

TABLES = (
    "target", "trajectory_point", "baseline", "narrative", "risk", "risk_review", "budget_line", "divisional_action",
    "plan", "commitment", "commitment_update", "soft_intelligence", "scrutiny_item", "reporting_rule",
    "reporting_event", "portfolio", "role", "division", "directorate",
)  # fmt: skip


@pytest.fixture
def rows(desk):
    """Rows of the current snapshot."""

    def ask(query: str) -> list[tuple]:
        with duckdb.connect(snapshot_path(desk.data_dir, current(desk.data_dir)), read_only=True) as connection:
            return connection.execute(query).fetchall()

    return ask


def test_every_sheet_of_a_return_finds_its_table(desk, rows):
    desk.accept(whole_load())
    empty = [table for table in TABLES if not rows(f"SELECT * FROM {table}")]
    assert empty == []
    assert rows("SELECT value, numerator, denominator, status_as_given FROM observation "
                "WHERE metric = 'missed_bins' AND part = '' ORDER BY period DESC LIMIT 1") == [
        (41.5, 83.0, 200_000.0, "Amber")]  # fmt: skip
    assert rows("SELECT area FROM comparator_member WHERE comparator_group LIKE 'own%' ORDER BY 1") == [
        ("E06000015",), ("E06000016",)]  # fmt: skip
    assert rows("SELECT metric FROM metric_outcome WHERE outcome = 'clean_streets' ORDER BY 1") == [
        ("missed_bins",), ("recycling",)]  # fmt: skip


def test_an_own_measure_stands_beside_the_published_ones_and_is_judged(desk):
    desk.accept(whole_load())
    with Snapshots(desk.data_dir).current().reader(seen_by(Level.PUBLIC)) as reader:
        catalogue = reader.catalogue
        assert list(catalogue.themes[ThemeId("waste")].metrics) == ["recycling", "residual_waste", "missed_bins"]
        assert catalogue.themes[ThemeId("waste")].name == "Waste"
        own = catalogue.metrics[MetricId("missed_bins")]
        assert (own.unit, own.division, own.owner_role) == (
            "per 100,000 collections", "Waste and Street Scene", "Head of Waste")  # fmt: skip
        assert catalogue.sources[own.source].title == "The council's own return"
        assert [p.label for p in catalogue.held(own.id, desk.settings.home_area)] == [p.label for p in QUARTERS]
        assert MetricId("empty_homes") not in catalogue.metrics


def test_what_is_kept_for_officers_is_there_for_officers_only(desk, rows):
    desk.accept(whole_load())
    with Snapshots(desk.data_dir).current().reader(seen_by(Level.OFFICER)) as reader:
        assert reader.catalogue.metrics[MetricId("empty_homes")].theme == "homes_brought_back"
    assert rows("SELECT DISTINCT audience FROM observation WHERE metric = 'empty_homes'") == [(2,)]


def test_a_published_metric_keeps_its_definition_and_takes_its_place_in_the_council(desk):
    desk.accept(whole_load())
    with Snapshots(desk.data_dir).current().reader(seen_by(Level.PUBLIC)) as reader:
        metric = reader.catalogue.metrics[MetricId("recycling")]
    assert (metric.name, metric.unit) == ("recycling rate", "%")
    assert (metric.owner_role, metric.tier, metric.division) == ("Head of Waste", "corporate", "Waste and Street Scene")


def test_a_later_return_revises_and_the_earlier_figure_stays(desk, rows):
    desk.accept(whole_load())
    later = CouncilRows(
        observations=(ObservationRow(measure="missed_bins", period=QUARTERS[3], value=41.9),),
        targets=(TargetRow(measure="missed_bins", period=whole_rows().targets[0].period, value=39.0),),
    )
    accepted = desk.accept(whole_load(later))
    assert (accepted.changes.revised, accepted.changes.added) == (1, 0)
    figures = rows("SELECT value FROM observation WHERE metric = 'missed_bins' AND part = '' "
                   "AND period = '2025-10-01/P3M' ORDER BY load")  # fmt: skip
    assert figures == [(41.5,), (41.9,)]
    assert rows("SELECT value FROM target WHERE metric = 'missed_bins' ORDER BY load") == [(40.0,), (39.0,)]
    newest = rows("SELECT c.value FROM observation_current AS c JOIN metric AS m ON m.position = c.metric_position "
                  "WHERE m.id = 'missed_bins' AND c.starts = DATE '2025-10-01'")  # fmt: skip
    assert newest == [(41.9,)]


def test_the_next_build_of_the_data_holds_the_return(desk, rows):
    desk.accept(whole_load())
    assert desk.refresh().startswith("The data is up to date")
    desk.place.write(small_pack().plus("observation", [figure("recycling", DERBY, 2021, 34.0)]))
    assert desk.refresh().endswith("is in service.")
    assert rows("SELECT count(*) FROM observation WHERE metric = 'missed_bins'") == [(5,)]


def test_a_return_of_another_council_waits(desk, rows):
    desk.accept(whole_load())
    elsewhere = replace(desk, place=replace(desk.place, home_area=DERBY))
    elsewhere.refresh()
    assert rows("SELECT count(*) FROM observation WHERE metric = 'missed_bins'") == [(0,)]
    assert rows("SELECT count(*) FROM council_load") == [(1,)]
    desk.refresh()
    assert rows("SELECT count(*) FROM observation WHERE metric = 'missed_bins'") == [(5,)]


def test_an_illustrative_return_says_so_in_its_source(desk):
    rows = whole_rows()
    desk.accept(whole_load(replace(rows, about=(replace(rows.about[0], illustrative=True),))))
    with Snapshots(desk.data_dir).current().reader(seen_by(Level.PUBLIC)) as reader:
        own = reader.catalogue.metrics[MetricId("missed_bins")]
        assert "invented" in reader.catalogue.sources[own.source].title
        assert [caveat.code for caveat in own.caveats] == ["illustrative"]


CITIES = Group.own("Cities we learn from")


def test_an_own_group_holds_for_every_council_without_itself_until_the_undo(desk):
    desk.refresh()
    desk.accept(whole_load())
    with Snapshots(desk.data_dir).current().reader(seen_by(Level.PUBLIC)) as reader:
        groups = [reader.catalogue.group(CITIES, area) for area in (desk.settings.home_area, DERBY)]
    assert [group and (group.name, group.members) for group in groups] == [
        ("Cities we learn from", (DERBY, LEICESTER)), ("Cities we learn from", (LEICESTER,))]  # fmt: skip
    desk.undo()
    assert Snapshots(desk.data_dir).current().catalogue(Level.RESTRICTED).own_groups == {}


def test_the_newest_return_gives_all_of_a_group_however_its_name_is_written(desk):
    desk.accept(whole_load())
    renamed = CouncilRows(comparator_groups=(GroupRow(group="CITIES we learn from", area=LEICESTER),))
    desk.accept(whole_load(renamed))
    catalogue = Snapshots(desk.data_dir).current().catalogue(Level.PUBLIC)
    found = catalogue.group(CITIES, desk.settings.home_area)
    assert found and (found.name, found.members) == ("CITIES we learn from", (LEICESTER,))
    assert list(catalogue.own_groups) == [CITIES]


def test_a_return_with_a_problem_changes_nothing(desk):
    desk.refresh()
    before, held = current(desk.data_dir), finished(desk.data_dir)
    with pytest.raises(Fault, match="There is no such measure"):
        desk.accept(whole_load(CouncilRows(observations=(
            ObservationRow(measure="mised_bins", period=QUARTERS[0], value=1.0),))))  # fmt: skip
    assert (current(desk.data_dir), finished(desk.data_dir)) == (before, held)
    assert list_loads(desk.data_dir) == []


def test_a_load_that_is_stopped_on_the_way_leaves_no_trace(desk):
    """Stopped with Ctrl+C just before the new snapshot would be checked."""
    desk.refresh()
    before, held = current(desk.data_dir), finished(desk.data_dir)

    def stop(line: str) -> None:
        if line == "Checking the new data":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        accept(whole_load(), desk.settings, stop, **desk.folders)
    assert (current(desk.data_dir), finished(desk.data_dir)) == (before, held)
    assert [*(desk.data_dir / "loads").iterdir()] == []


def test_undo_takes_out_the_last_return_and_the_list_says_so(desk):
    desk.refresh()
    before = current(desk.data_dir)
    desk.accept(whole_load())
    assert "is undone" in desk.undo()
    assert current(desk.data_dir) == before
    [line] = listing(list_loads(desk.data_dir))
    assert "undone" in line and "Performance Lead" in line and "5" not in line.split("  ")[0]
    with Snapshots(desk.data_dir).current().reader(seen_by(Level.RESTRICTED)) as reader:
        assert MetricId("missed_bins") not in reader.catalogue.metrics


def test_undo_after_a_newer_pack_still_takes_out_only_the_return(desk, rows):
    """The snapshot from before the load would lack the newer figures of the pack, so it is built anew."""
    desk.refresh()
    desk.place.write(small_pack().plus("observation", [figure("recycling", DERBY, 2021, 34.0)]))
    desk.accept(whole_load())
    desk.undo()
    assert rows("SELECT count(*) FROM observation WHERE metric = 'missed_bins'") == [(0,)]
    assert rows("SELECT value FROM observation WHERE area = 'E06000015' AND period = '2021-04-01/P1Y'") == [(34.0,)]


def test_a_measure_without_figures_is_known_and_says_that_it_has_none(desk):
    only = CouncilRows(measures=(own_measure("missed_bins", portfolio=None, outcomes=()),))
    desk.accept(whole_load(only))
    with Snapshots(desk.data_dir).current().reader(seen_by(Level.PUBLIC)) as reader:
        assert reader.catalogue.metrics[MetricId("missed_bins")].loaded is False
