"""Which loads are in force is never guessed, and never lost with a snapshot."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from data_layer.faults import Fault
from data_layer.returns.loads import ids_in_force, incoming_folder, list_loads, listing, loads_folder, tidy
from data_layer.snapshot_pointer import current, finished, pointer_path, snapshot_path
from tests.data_layer.returns.whole_return import whole_load, whole_rows


@pytest.fixture
def two_loads(desk) -> list[str]:
    desk.refresh()
    return [desk.accept(whole_load(whole_rows(title))).load for title in ("First return", "Second return")]


def test_the_snapshots_may_be_deleted_and_the_next_build_has_the_loads_again(desk, two_loads):
    pointer_path(desk.data_dir).unlink()
    shutil.rmtree(desk.data_dir / "snapshots")
    assert ids_in_force(desk.data_dir) == tuple(two_loads)
    desk.refresh()
    assert ids_in_force(desk.data_dir) == tuple(two_loads)


def test_what_was_undone_does_not_come_back_with_a_lost_pointer(desk, two_loads):
    desk.undo()
    pointer_path(desk.data_dir).unlink()
    assert ids_in_force(desk.data_dir) == tuple(two_loads[:1])


def test_with_a_lost_snapshot_nothing_that_came_in_is_removed(desk, two_loads):
    incoming = incoming_folder(desk.data_dir, "20260101-000000-000")
    incoming.mkdir()
    snapshot_path(desk.data_dir, current(desk.data_dir)).unlink()
    tidy(desk.data_dir)
    assert incoming.exists()


def test_what_a_killed_load_left_is_removed_by_the_next_build(desk, two_loads):
    incoming = incoming_folder(desk.data_dir, "20260101-000000-000")
    incoming.mkdir()
    desk.refresh()
    assert not incoming.exists()
    assert sorted(path.name for path in loads_folder(desk.data_dir).iterdir()) == sorted(two_loads)


def test_a_load_killed_before_it_took_its_name_is_in_force_and_takes_it(desk, two_loads):
    whole = loads_folder(desk.data_dir) / two_loads[1]
    whole.rename(incoming_folder(desk.data_dir, two_loads[1]))
    assert [each.in_force for each in list_loads(desk.data_dir)] == [True, True]
    assert desk.refresh().startswith("The data is up to date")
    assert whole.is_dir()


def test_a_damaged_load_stops_a_build_with_what_to_do_and_can_be_undone(desk, two_loads):
    (loads_folder(desk.data_dir) / two_loads[1] / "targets.parquet").write_bytes(b"PAR1")
    with pytest.raises(Fault, match=r"damaged.*pmf undo"):
        desk.refresh(force=True)
    assert two_loads[1] in desk.undo()
    assert ids_in_force(desk.data_dir) == tuple(two_loads[:1])


def test_the_original_file_is_not_kept(desk, two_loads):
    names = {path.suffix for path in loads_folder(desk.data_dir).rglob("*") if path.is_file()}
    assert names - {".txt"} == {".parquet", ".json"}  # a text says what was odd in it


def test_the_list_says_when_by_whom_from_what_and_how_much(desk, two_loads):
    desk.undo()
    first, second = listing(list_loads(desk.data_dir))
    assert first.startswith(f"* {two_loads[0]}") and second.startswith(f"  {two_loads[1]}")
    for part in ("by Performance Lead", "in force", "First return (return.xlsx)", "Measures 3", "Observations 7"):
        assert part in first
    assert "undone" in second


def test_a_refused_return_leaves_no_snapshot_and_no_folder(desk, two_loads):
    held, rows = finished(desk.data_dir), whole_rows()
    with pytest.raises(Fault):
        desk.accept(whole_load(replace(rows, observations=(replace(rows.observations[0], measure="no_such"),))))
    assert finished(desk.data_dir) == held
    assert len(list(loads_folder(desk.data_dir).iterdir())) == 2
