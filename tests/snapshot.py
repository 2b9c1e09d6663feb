"""One snapshot of the embedded pack for all tests of a run, built once and shared between workers."""

from __future__ import annotations

import fcntl
from functools import cache
from pathlib import Path

from data_layer.refresh import refresh
from data_layer.settings import DataSettings
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import AreaCode

TEST_DATA = Path(__file__).resolve().parent.parent / "var" / "test-data"


@cache
def shared_snapshots(home: AreaCode) -> Snapshots:
    """Built where pack, definitions or code changed since the last run; workers wait for each other."""
    folder = TEST_DATA / home
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        refresh(DataSettings(home_area=home, data_dir=folder), progress=lambda line: None)
    return Snapshots(folder)
