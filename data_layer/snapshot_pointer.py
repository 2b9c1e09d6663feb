"""Which snapshot is current: one small file, replaced as a whole, beside the folder of snapshots.

data_dir/current.json            the pointer: the current snapshot, and those that were current before it
data_dir/snapshots/<id>.duckdb   a finished and verified snapshot, never written again
data_dir/snapshots/<id>.building a build under way, or what a killed one left
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from data_layer.snapshot_faults import SnapshotFault
from data_layer.store import SnapshotId

KEPT = 3
NO_SNAPSHOT = "No data has been built in {} yet. Run make data."


@dataclass(frozen=True, slots=True)
class Pointer:
    current: SnapshotId
    before: tuple[SnapshotId, ...] = ()  # the newest of them last

    def text(self) -> str:
        return json.dumps({"current": self.current, "before": self.before}, indent=1) + "\n"


def pointer_path(data_dir: Path) -> Path:
    return data_dir / "current.json"


def folder(data_dir: Path) -> Path:
    return data_dir / "snapshots"


def snapshot_path(data_dir: Path, snapshot: SnapshotId) -> Path:
    return folder(data_dir) / f"{snapshot}.duckdb"


def read_pointer(data_dir: Path) -> Pointer | None:
    """None where nothing has been built yet. Raises SnapshotFault where the file is not ours."""
    path = pointer_path(data_dir)
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return Pointer(SnapshotId(found["current"]), tuple(map(SnapshotId, found["before"])))
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):
        raise SnapshotFault(f"{path} does not name a snapshot. Delete it and run make data.") from None


def write_pointer(data_dir: Path, pointer: Pointer) -> None:
    """Readers see the old file or the new one, never half of it."""
    path = pointer_path(data_dir)
    beside = path.with_suffix(f".{os.getpid()}.new")
    with beside.open("w", encoding="utf-8") as file:
        file.write(pointer.text())
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def current(data_dir: Path) -> SnapshotId:
    """Raises SnapshotFault where there is none."""
    pointer = read_pointer(data_dir)
    if pointer is None:
        raise SnapshotFault(NO_SNAPSHOT.format(data_dir))
    return pointer.current


def swap(data_dir: Path, snapshot: SnapshotId) -> None:
    """Makes a finished snapshot the current one; servers notice between two questions."""
    held = finished(data_dir)
    if snapshot not in held:
        raise SnapshotFault(f"There is no snapshot {snapshot} in {folder(data_dir)}. {there_are(held)}")
    pointer = read_pointer(data_dir)
    if pointer is None:
        write_pointer(data_dir, Pointer(snapshot))
    elif pointer.current != snapshot:
        write_pointer(data_dir, Pointer(snapshot, (*pointer.before, pointer.current)[-KEPT:]))


def undo(data_dir: Path) -> SnapshotId:
    """Goes back to the snapshot that was current before, and returns it."""
    pointer, held = read_pointer(data_dir), finished(data_dir)
    if pointer is None:
        raise SnapshotFault(NO_SNAPSHOT.format(data_dir))
    before = [snapshot for snapshot in pointer.before if snapshot in held and snapshot != pointer.current]
    if not before:
        raise SnapshotFault(f"There is no earlier snapshot to go back to. {there_are(held)}")
    write_pointer(data_dir, Pointer(before[-1], tuple(before[:-1])))
    return before[-1]


def finished(data_dir: Path) -> list[SnapshotId]:
    """Oldest first: an id begins with the time of its build."""
    return [SnapshotId(path.stem) for path in sorted(folder(data_dir).glob("*.duckdb"))]


def there_are(held: Sequence[SnapshotId]) -> str:
    return f"There are: {', '.join(held)}." if held else "There are none: run make data."


@contextmanager
def builder_alone(data_dir: Path) -> Iterator[None]:
    """One builder at a time; the system lets go of the lock when a builder is killed."""
    folder(data_dir).mkdir(parents=True, exist_ok=True)
    with (data_dir / "builder.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SnapshotFault(
                f"Another build of the data is under way in {data_dir}. Wait for it to end, then run this again."
            ) from None
        yield


def clean(data_dir: Path) -> None:
    """Removes what killed builders left; only for the builder that is alone."""
    for stray in [*folder(data_dir).glob("*.building*"), *data_dir.glob("current.*.new")]:
        stray.unlink(missing_ok=True)


def prune(data_dir: Path, keep: int = KEPT) -> list[SnapshotId]:
    """Removes all but the newest `keep` snapshots, never the current one nor the one before it; returns those gone.

    A server that still reads a removed file keeps it until it lets go.
    """
    pointer = read_pointer(data_dir)
    kept = {pointer.current, *pointer.before[-1:]} if pointer else set()
    held = finished(data_dir)
    for newest in reversed(held):
        if len(kept) < keep:
            kept.add(newest)
    gone = [snapshot for snapshot in held if snapshot not in kept]
    for snapshot in gone:
        snapshot_path(data_dir, snapshot).unlink(missing_ok=True)
    return gone
