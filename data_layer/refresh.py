"""What `pmf data` and its sisters do: the work, told in sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from data_layer.database import open_to_read
from data_layer.packing.builder import build_pack
from data_layer.settings import DEFINITIONS, PACK, DataSettings
from data_layer.snapshot_build import build_snapshot, fingerprint
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
    """Builds a snapshot from the pack, checks it and makes it the current one; skipped where nothing has changed.

    Returns a sentence for the person who asked. Raises SnapshotFault or DefinitionError; the current one then stays.
    """
    settings = settings or DataSettings()
    held = next((each for each in list_snapshots(settings.data_dir) if each.current), None)
    if held and not force and held.fingerprint == fingerprint(pack, definitions, settings.home_area):
        return f"The data is up to date: snapshot {held.id}."
    snapshot = build_snapshot(pack, definitions, settings.data_dir, home_area=settings.home_area, progress=progress)
    swap(settings.data_dir, snapshot)
    with builder_alone(settings.data_dir):
        prune(settings.data_dir)
    return f"Snapshot {snapshot} is in service."


def step_back(settings: DataSettings | None = None) -> str:
    """Puts the snapshot that was current before back in service."""
    return f"Snapshot {undo((settings or DataSettings()).data_dir)} is in service again."


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
