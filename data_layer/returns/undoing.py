"""Takes the last load back out, so that every answer is what it was before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data_layer.database import open_to_read
from data_layer.returns.loads import folder_of, ids_in_force, loads_of, mark_undone, tidy
from data_layer.returns.stored import read_load
from data_layer.settings import DataSettings
from data_layer.snapshot_build import build_alone, fingerprint
from data_layer.snapshot_pointer import Pointer, finished, read_pointer, snapshot_path, write_pointer
from data_layer.store import SnapshotId

Progress = Callable[[str], None]
MARK = "SELECT fingerprint FROM snapshot"


@dataclass(frozen=True, slots=True)
class Undone:
    load: str
    snapshot: SnapshotId
    rebuilt: bool


def undo_last_load(
    settings: DataSettings, *, by: str, progress: Progress, pack: Path, definitions: Path
) -> Undone | None:
    """None where the last change was no load. Only for the builder that is alone.

    Goes back to the snapshot from before the load where it was built from just what is in force then and from the same
    data; else builds that anew. An earlier snapshot that holds the load is never gone back to again. A load that is
    damaged can be undone: its own files are not read.
    """
    data_dir = settings.data_dir
    tidy(data_dir)
    pointer, in_force = read_pointer(data_dir), ids_in_force(data_dir)
    if pointer is None or not in_force or not load_was_last(data_dir, pointer, in_force):
        return None
    *rest, last = in_force
    loads = [read_load(folder_of(data_dir, id)) for id in rest]
    before = [one for one in pointer.before if one in finished(data_dir) and loads_of(data_dir, one) == tuple(rest)]
    wanted = fingerprint(pack, definitions, settings.home_area, loads)
    same = next((one for one in reversed(before) if mark_of(data_dir, one) == wanted), None)
    snapshot = same or build_alone(
        pack, definitions, data_dir, home_area=settings.home_area, progress=progress, loads=loads
    )
    earlier = tuple(one for one in pointer.before if one != snapshot and last not in (loads_of(data_dir, one) or ()))
    write_pointer(data_dir, Pointer(snapshot, earlier))
    mark_undone(data_dir, last, by)
    return Undone(last, snapshot, rebuilt=same is None)


def load_was_last(data_dir: Path, pointer: Pointer, in_force: Sequence[str]) -> bool:
    """Whether the snapshot before the current one has the same loads but the last; without one, the load was last."""
    before = [one for one in pointer.before if one in finished(data_dir) and one != pointer.current]
    return not before or loads_of(data_dir, before[-1]) != tuple(in_force)


def mark_of(data_dir: Path, snapshot: SnapshotId) -> str | None:
    try:
        with open_to_read(snapshot_path(data_dir, snapshot)) as connection:
            return connection.execute(MARK).fetchall()[0][0]
    except (duckdb.Error, IndexError):
        return None
