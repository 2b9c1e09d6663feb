"""Snapshots are built beside each other, checked, and swapped without anyone noticing."""

from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

import pytest

from data_layer.queries.observations import observations
from data_layer.snapshot_faults import SnapshotFault
from data_layer.snapshot_pointer import builder_alone, current, finished, folder, prune, snapshot_path, swap, undo
from data_layer.snapshots import Snapshot, Snapshots
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, Level, MetricId
from tests.data_layer.small_pack import (
    DERBY,
    DERBYSHIRE,
    NOTTINGHAM,
    SHEFFIELD_THEN,
    TODAY,
    Place,
    figure,
    seen_by,
    small_pack,
)

ROOT = Path(__file__).resolve().parents[2]


def newest(snapshot: Snapshot, area: AreaCode = NOTTINGHAM) -> float | None:
    viewer: Viewer = seen_by(Level.PUBLIC)
    with snapshot.reader(viewer) as reader:
        return observations(reader, [MetricId("recycling")], [area], viewer=viewer, as_known_at=TODAY)[-1].value


def revised(value: float):
    """The small pack with another recycling rate of Nottingham in 2023/24."""
    pack = small_pack()
    return pack.instead("observation", [row for row in pack.tables["observation"] if row[5] != 26.7]).plus(
        "observation", [figure("recycling", NOTTINGHAM, 2023, value)]
    )


def test_a_build_puts_a_finished_file_beside_the_others_and_switches_nobody(place):
    first = place.write().build()
    assert finished(place.data_dir) == [first]
    with pytest.raises(SnapshotFault, match="Run make data"):
        current(place.data_dir)


def test_a_swap_is_seen_by_the_next_question(place):
    snapshots = place.write().serve()
    assert newest(snapshots.current()) == 26.7
    place.write(revised(30.0)).serve()
    assert newest(snapshots.current()) == 30.0


def test_a_question_under_way_keeps_its_snapshot_to_the_end(place):
    snapshots = place.write().serve()
    held = snapshots.current()
    viewer = seen_by(Level.PUBLIC)
    with held.reader(viewer) as reader:
        before = observations(reader, [MetricId("recycling")], [NOTTINGHAM], viewer=viewer, as_known_at=TODAY)
        place.write(revised(30.0)).serve()
        assert newest(snapshots.current()) == 30.0
        snapshot_path(place.data_dir, held.id).unlink()
        after = observations(reader, [MetricId("recycling")], [NOTTINGHAM], viewer=viewer, as_known_at=TODAY)
    assert before == after
    assert newest(held) == 26.7


def test_an_old_snapshot_is_closed_when_the_last_question_lets_go(place):
    snapshots = place.write().serve()
    held = snapshots.current()
    path = str(snapshot_path(place.data_dir, held.id))

    def opened() -> bool:
        return any(link.is_symlink() and str(link.readlink()) == path for link in Path("/proc/self/fd").iterdir())

    swap(place.data_dir, place.write(revised(30.0)).build())
    snapshots.current()
    assert opened()
    del held
    assert not opened()


def test_readers_during_swaps_see_one_consistent_snapshot_each(place):
    """Derby and Nottingham are given the same figure, another in every snapshot; a mixture would show two."""

    def same_for_both(value: float):
        rows = [figure("recycling", area, 2023, value) for area in (NOTTINGHAM, DERBY)]
        return small_pack().instead("observation", rows)

    def without_others(pack):
        return replace(pack, metrics=("recycling",))

    snapshots = place.write(without_others(same_for_both(1.0))).serve()
    stop, seen, wrong = Event(), set(), []

    def ask() -> None:
        viewer = seen_by(Level.PUBLIC)
        while not stop.is_set():
            with snapshots.current().reader(viewer) as reader:
                rows = [
                    observations(reader, [MetricId("recycling")], [area], viewer=viewer, as_known_at=TODAY)
                    for area in (NOTTINGHAM, DERBY)
                ]
            values = {row.value for (row,) in rows}
            seen.update(values)
            if len(values) != 1:
                wrong.append(values)

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for value in (2.0, 3.0, 4.0):
        swap(place.data_dir, place.write(without_others(same_for_both(value))).build())
        prune(place.data_dir, keep=2)
    while 4.0 not in seen and any(thread.is_alive() for thread in threads):
        pass
    stop.set()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert seen >= {1.0, 4.0}


def test_undo_goes_back_step_by_step(place):
    snapshots = place.write().serve()
    first = snapshots.current().id
    second = place.write(revised(30.0)).serve().current().id
    assert current(place.data_dir) == second
    assert undo(place.data_dir) == first
    assert newest(snapshots.current()) == 26.7
    with pytest.raises(SnapshotFault, match="no earlier snapshot"):
        undo(place.data_dir)


def test_swapping_to_what_is_not_there_says_what_is(place):
    first = place.write().build()
    with pytest.raises(SnapshotFault, match=f"no snapshot 20200101.*There are: {first}"):
        swap(place.data_dir, type(first)("20200101-000000-abc"))


def test_the_newest_three_are_kept_and_the_way_back(place):
    place.write()
    built = [place.build() for _ in range(5)]
    swap(place.data_dir, built[0])
    swap(place.data_dir, built[1])
    prune(place.data_dir)
    assert finished(place.data_dir) == [built[0], built[1], built[4]]
    assert undo(place.data_dir) == built[0]


def test_a_killed_builder_leaves_a_stray_file_and_nothing_else(place):
    """The process is killed while it writes; the snapshot in service stays, and the next build cleans up."""
    snapshots = place.write().serve()
    before = snapshots.current().id
    script = f"""
import os, signal, sys
sys.path.insert(0, {str(ROOT)!r})
from pathlib import Path
from data_layer import snapshot_build
snapshot_build.write_derived = lambda *_: (print("writing", flush=True), signal.pause())
place = Path({str(place.folder)!r})
snapshot_build.build_snapshot(
    place / "pack", place / "definitions", place / "data", home_area="E06000018", progress=lambda line: None)
"""
    builder = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert builder.stdout is not None and builder.stdout.readline() == "writing\n"
    with pytest.raises(SnapshotFault, match="Another build of the data is under way"), builder_alone(place.data_dir):
        pass
    builder.send_signal(signal.SIGKILL)
    builder.wait()
    strays = [path.name for path in folder(place.data_dir).iterdir() if path.suffix != ".duckdb"]
    assert strays and all(".building" in name for name in strays)
    assert finished(place.data_dir) == [before] and current(place.data_dir) == before
    assert newest(snapshots.current()) == 26.7

    after = place.build()
    assert sorted(path.name for path in folder(place.data_dir).iterdir()) == [f"{before}.duckdb", f"{after}.duckdb"]


def test_a_build_that_fails_leaves_nothing(place):
    place.write(small_pack().plus("observation", [figure("recycling", "E99999999", 2023, 1.0)]))
    with pytest.raises(SnapshotFault, match="recycling are given for the area 'E99999999'"):
        place.build()
    assert list(folder(place.data_dir).iterdir()) == []


def test_without_data_a_server_says_what_to_do(tmp_path):
    with pytest.raises(SnapshotFault, match=r"No data has been built .* Run make data"):
        Snapshots(tmp_path).current()


def test_a_pointer_to_a_damaged_file_leaves_the_old_snapshot_in_use(place, caplog):
    snapshots = place.write().serve()
    good = snapshots.current().id
    bad = snapshot_path(place.data_dir, type(good)("99999999-000000-bad"))
    bad.write_bytes(b"not a database")
    swap(place.data_dir, type(good)(bad.stem))
    assert snapshots.current().id == good
    assert "stays in use" in caplog.text
    with pytest.raises(SnapshotFault, match="cannot be read as a snapshot"):
        Snapshots(place.data_dir).current()


@pytest.mark.parametrize(
    ("home", "sentence"),
    [
        ("E06000019", r"no area has that code\. The nearest code is E0600001\d \("),
        ("Nottingham", "no area has that code"),
        (SHEFFIELD_THEN, "a former code of Sheffield. Set it to E08000039"),
        ("E12000004", "East Midlands is no council in England"),
        ("E07000026", "Allerdale was abolished on 31 March 2023"),
    ],
)
def test_a_home_area_that_is_no_council_is_refused_with_a_hint(place, home, sentence):
    place.write()
    with pytest.raises(SnapshotFault, match=sentence):
        Place(place.folder, AreaCode(home)).build()


@pytest.mark.parametrize("home", [DERBY, DERBYSHIRE])
def test_any_english_council_can_be_home(place, home):
    place.write()
    assert Place(place.folder, home).serve().current().home_area == home
