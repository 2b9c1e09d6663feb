"""What `pmf data` and its sisters do: the work, told in sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from data_layer.database import open_to_read
from data_layer.packing.builder import build_pack
from data_layer.returns.loads import loads_in_force, tidy
from data_layer.returns.undoing import undo_last_load
from data_layer.settings import DEFINITIONS, PACK, DataSettings
from data_layer.snapshot_build import build_alone, fingerprint
from data_layer.snapshot_pointer import builder_alone, finished, prune, read_pointer, snapshot_path, swap, undo
from data_layer.store import SnapshotId

Progress = Callable[[str], None]

ABOUT = "SELECT built, fingerprint, home_area, (SELECT count(*) FROM observation) FROM snapshot"


def refresh(
    settings: DataSettings | None = None,
    *,
    progress: Progress,
    force: bool = False,
    pack: Path = PACK,
    definitions: Path = DEFINITIONS,
) -> str:
    """Builds a snapshot from the pack and the council's returns in force, checks it and makes it the current one.

    Skipped where nothing has changed. Returns a sentence for the person who asked. Raises SnapshotFault or
    DefinitionError; the current one then stays.
    """
    settings = settings or DataSettings()
    data_dir, home_area = settings.data_dir, settings.home_area
    with builder_alone(data_dir):
        tidy(data_dir)
        loads = loads_in_force(data_dir)
        held = next((each for each in list_snapshots(data_dir) if each.current), None)
        if held and not force and held.fingerprint == fingerprint(pack, definitions, home_area, loads):
            return f"The data is up to date: snapshot {held.id}."
        snapshot = build_alone(pack, definitions, data_dir, home_area=home_area, progress=progress, loads=loads)
        swap(data_dir, snapshot)
        prune(data_dir)
    return f"Snapshot {snapshot} is in service."


def step_back(
    settings: DataSettings | None = None,
    *,
    by: str = "unknown",
    progress: Progress = lambda line: None,
    pack: Path = PACK,
    definitions: Path = DEFINITIONS,
) -> str:
    """Takes back the last change: a return of the council's own if that was the last, else a build of the data."""
    settings = settings or DataSettings()
    data_dir = settings.data_dir
    with builder_alone(data_dir):
        undone = undo_last_load(settings, by=by, progress=progress, pack=pack, definitions=definitions)
        if undone:
            return f"The load {undone.load} is undone. Snapshot {undone.snapshot} is in service."
        return f"Snapshot {undo(data_dir)} is in service again."


@dataclass(frozen=True, slots=True)
class Listed:
    """A finished snapshot as a list shows it; `built` in universal time."""

    id: SnapshotId
    built: datetime
    fingerprint: str
    home_area: str
    figures: int
    current: bool


def list_snapshots(data_dir: Path) -> list[Listed]:
    """Oldest first; a file that cannot be read as a snapshot is left out."""
    pointer = read_pointer(data_dir)
    current = pointer.current if pointer else None
    found = [listed(data_dir, snapshot, current=snapshot == current) for snapshot in finished(data_dir)]
    return [each for each in found if each]


def listed(data_dir: Path, snapshot: SnapshotId, *, current: bool) -> Listed | None:
    try:
        with open_to_read(snapshot_path(data_dir, snapshot)) as connection:
            [(built, mark, home_area, figures)] = connection.execute(ABOUT).fetchall()
    except (duckdb.Error, ValueError):
        return None
    return Listed(snapshot, built, mark, home_area, figures, current)


def listing(settings: DataSettings | None = None) -> list[str]:
    """A line a snapshot."""
    return [
        f"{'*' if each.current else ' '} {each.id}  built {each.built:%-d %b %Y %H:%M} UTC  "
        f"home area {each.home_area}  {each.figures:,} figures"
        for each in list_snapshots((settings or DataSettings()).data_dir)
    ]


def repack(sources: Path | None, *, progress: Progress) -> str:
    """Builds the embedded pack anew from the publishers' files; the snapshot in service stays as it is."""
    folder = sources or DataSettings().sources
    report = build_pack(folder, PACK, day=datetime.now(UTC).date(), progress=progress)
    size = f"{report.bytes / 1e6:.1f} MB"
    return f"The pack holds {report.observations:,} figures of {report.metrics} metrics in {size}."
