"""Which loads there are and which are in force.

A load is in force if and only if the current snapshot was built from it: the snapshot lists its loads, so that moving
the pointer decides, and nothing that is killed can leave a load half in force.

data_dir/loads/<id>.incoming   a load whose snapshot is being built; what is left of it is no load
data_dir/loads/<id>            a load that is or was in force; undone.json says that it was taken out, by whom and when
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from data_layer.database import open_to_read
from data_layer.faults import Fault
from data_layer.returns.model import SHEETS
from data_layer.returns.stored import StoredLoad, read_load
from data_layer.snapshot_pointer import read_pointer, snapshot_path
from data_layer.store import SnapshotId

INCOMING = ".incoming"
UNDONE = "undone.json"
NAMES = {sheet.table: sheet.name for sheet in SHEETS}
IN_FORCE = "SELECT id FROM council_load ORDER BY position"


def loads_folder(data_dir: Path) -> Path:
    return data_dir / "loads"


def incoming_folder(data_dir: Path, id: str) -> Path:
    return loads_folder(data_dir) / f"{id}{INCOMING}"


def loads_of(data_dir: Path, snapshot: SnapshotId) -> tuple[str, ...] | None:
    """The ids of the loads that a snapshot was built from, oldest first; None where it cannot be read."""
    try:
        with open_to_read(snapshot_path(data_dir, snapshot)) as connection:
            return tuple(id for (id,) in connection.execute(IN_FORCE).fetchall())
    except duckdb.CatalogException:
        return ()  # built before there were loads
    except duckdb.Error:
        return None


def ids_in_force(data_dir: Path) -> tuple[str, ...]:
    """Oldest first. Where no snapshot can say, as when it was deleted, every whole load that was not undone."""
    pointer = read_pointer(data_dir)
    found = loads_of(data_dir, pointer.current) if pointer else None
    if found is not None:
        return found
    return tuple(folder.name for folder in kept_folders(data_dir) if not (folder / UNDONE).exists())


def kept_folders(data_dir: Path) -> list[Path]:
    """The folders of all loads that are or were in force, oldest first."""
    folder = loads_folder(data_dir)
    return sorted(path for path in folder.glob("*") if path.is_dir() and path.suffix != INCOMING)


def loads_in_force(data_dir: Path) -> list[StoredLoad]:
    """Raises Fault where one of them is gone or damaged."""
    return [read_load(folder_of(data_dir, id)) for id in ids_in_force(data_dir)]


def folder_of(data_dir: Path, id: str) -> Path:
    """A load that was killed between taking force and taking its name still stands under the name it came in by."""
    whole, incoming = loads_folder(data_dir) / id, incoming_folder(data_dir, id)
    if not whole.exists() and not incoming.exists():
        raise Fault(f"The load {id} is in force and its folder {whole} is gone. Put it back from a copy.")
    return whole if whole.exists() else incoming


def tidy(data_dir: Path) -> None:
    """Gives loads in force their name and removes what killed ones left; only for the builder that is alone."""
    pointer = read_pointer(data_dir)
    in_force = loads_of(data_dir, pointer.current) if pointer else ()
    if in_force is None:
        return  # without a snapshot to say which are in force, nothing is removed
    for incoming in loads_folder(data_dir).glob(f"*{INCOMING}"):
        id = incoming.name.removesuffix(INCOMING)
        if id in in_force:
            incoming.rename(loads_folder(data_dir) / id)
        else:
            shutil.rmtree(incoming)


def mark_undone(data_dir: Path, id: str, by: str) -> None:
    text = json.dumps({"undone": datetime.now(UTC).isoformat(timespec="seconds"), "by": by}, indent=1)
    (loads_folder(data_dir) / id / UNDONE).write_text(text + "\n", encoding="utf-8")


@dataclass(frozen=True, slots=True)
class ListedLoad:
    load: StoredLoad
    in_force: bool


def list_loads(data_dir: Path) -> list[ListedLoad]:
    """All loads that are or were in force, oldest first."""
    in_force = ids_in_force(data_dir)
    ids = sorted({*in_force, *(folder.name for folder in kept_folders(data_dir))})
    return [ListedLoad(read_load(folder_of(data_dir, id)), id in in_force) for id in ids]


def listing(listed: Sequence[ListedLoad]) -> list[str]:
    """A line a load, those in force marked."""
    lines = []
    for each in listed:
        record = each.load.record
        counts = ", ".join(f"{NAMES.get(table, table)} {count:,}" for table, count in record.counts.items())
        state = "in force" if each.in_force else "undone"
        lines.append(
            f"{'*' if each.in_force else ' '} {record.id}  {record.accepted:%-d %b %Y %H:%M} UTC  by {record.by}  "
            f"{state}  {record.title} ({record.file}): {counts}"
        )
    return lines
