"""A load that is killed at any moment leaves what was in service, or what it loaded, and nothing in between."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from data_layer.returns.loads import ids_in_force, list_loads
from data_layer.returns.writing import write_workbook
from data_layer.snapshot_pointer import current
from data_layer.snapshot_verify import verify_snapshot
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import Level, MetricId
from tests.data_layer.returns.loading import AFTER_THE_SWAP
from tests.data_layer.returns.whole_return import whole_rows
from tests.data_layer.small_pack import seen_by

STEPS = (
    "Reading return.xlsx",
    "Checking the return",
    "Keeping the rows",
    "Reading the data pack and the definitions",
    "Loading the figures",
    "Working out what is usual and what stands out",
    "Checking the new data",
)
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def workbook(tmp_path):
    path = tmp_path / "return.xlsx"
    write_workbook(whole_rows(), path)
    return path


def start(desk, workbook: Path, stop_at: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.data_layer.returns.loading", str(desk.place.folder), str(workbook), stop_at]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def own_measure_is_there(desk) -> bool:
    with Snapshots(desk.data_dir).current().reader(seen_by(Level.PUBLIC)) as reader:
        return MetricId("missed_bins") in reader.catalogue.metrics


@pytest.mark.parametrize("step", STEPS)
def test_killed_before_it_is_done_the_old_snapshot_stays_and_the_next_load_works(desk, workbook, step):
    desk.refresh()
    before = current(desk.data_dir)
    with start(desk, workbook, step) as process:
        assert process.stdout
        assert step in (line.strip() for line in iter(process.stdout.readline, ""))
        process.kill()
    assert process.returncode == -signal.SIGKILL
    assert current(desk.data_dir) == before
    assert ids_in_force(desk.data_dir) == ()
    assert list_loads(desk.data_dir) == []
    assert not own_measure_is_there(desk)
    desk.load(workbook)
    assert own_measure_is_there(desk)
    assert len([*(desk.data_dir / "loads").iterdir()]) == 1
    assert not [*(desk.data_dir / "snapshots").glob("*.building*")]


def test_killed_at_the_last_moment_the_return_is_in_force_as_a_whole(desk, workbook):
    desk.refresh()
    with start(desk, workbook, AFTER_THE_SWAP) as process:
        assert process.wait(60) == -signal.SIGKILL
    assert own_measure_is_there(desk)
    [load] = ids_in_force(desk.data_dir)
    assert desk.refresh(force=True).endswith("is in service.")
    assert own_measure_is_there(desk)
    assert [path.name for path in (desk.data_dir / "loads").iterdir()] == [load]
    desk.undo()  # the build of the data that came after it
    assert own_measure_is_there(desk)
    assert "is undone" in desk.undo()
    assert not own_measure_is_there(desk)


@pytest.mark.parametrize("after", [0.05, 0.2, 0.4, 0.8])
def test_killed_without_warning_what_is_in_service_is_whole(desk, workbook, after):
    """Counted in seconds from the moment at which it begins to keep the rows."""
    desk.refresh()
    with start(desk, workbook, "never") as process:
        assert process.stdout
        assert "Keeping the rows" in (line.strip() for line in iter(process.stdout.readline, ""))
        time.sleep(after)
        process.kill()
    verify_snapshot(desk.data_dir / "snapshots" / f"{current(desk.data_dir)}.duckdb")
    assert own_measure_is_there(desk) == bool(ids_in_force(desk.data_dir))
    desk.refresh()
    assert own_measure_is_there(desk) == bool(ids_in_force(desk.data_dir))
