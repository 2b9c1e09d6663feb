"""The pack's list of contents: every file with its sum and its number of rows, so that a damaged pack is refused."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from data_layer.snapshot_faults import SnapshotFault

MANIFEST = "manifest.json"
REBUILD = "Get the file again, or run make pack."


class PackFile(BaseModel):
    model_config = ConfigDict(frozen=True)

    sha256: str
    rows: int


class PackManifest(BaseModel):
    """`files`: name of each Parquet file -> what it must be. `metrics`: those it is meant to have figures of.

    Whatever else stands there is for people.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    files: Mapping[str, PackFile]
    metrics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack whose files are what its manifest says."""

    folder: Path
    manifest: PackManifest
    text: bytes  # the manifest as it stands in the file

    def file(self, table: str) -> Path | None:
        """The table's file; None where the pack has none."""
        name = f"{table}.parquet"
        return self.folder / name if name in self.manifest.files else None


def write_manifest(folder: Path, rows: Mapping[str, int], metrics: Iterable[str], **about: object) -> None:
    """Lists the Parquet files of a folder: `rows` of each table; `about` is anything JSON for people to read."""
    files = {
        f"{table}.parquet": {"sha256": sum_of(folder / f"{table}.parquet"), "rows": count}
        for table, count in sorted(rows.items())
    }
    text = json.dumps({**about, "metrics": sorted(metrics), "files": files}, indent=1)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def sum_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_pack(folder: Path) -> Pack:
    """Raises SnapshotFault with every file that is missing or is not what the manifest says."""
    path = folder / MANIFEST
    try:
        text = path.read_bytes()
        manifest = PackManifest.model_validate_json(text)
    except FileNotFoundError:
        raise SnapshotFault(f"{path} is missing, so there is no data pack. {REBUILD}") from None
    except ValidationError as error:
        raise SnapshotFault(f"{path} lists no pack ({error.error_count()} mistakes). {REBUILD}") from None
    if wrong := [sentence for name, file in manifest.files.items() if (sentence := fault(folder / name, file.sha256))]:
        raise SnapshotFault(*wrong)
    return Pack(folder, manifest, text)


def fault(path: Path, sha256: str) -> str | None:
    """What is wrong with a file, or None."""
    if not path.is_file():
        return f"{path} is missing, though {MANIFEST} lists it. {REBUILD}"
    if sum_of(path) != sha256:
        return f"{path} is not the file that {MANIFEST} lists: it was changed or damaged. {REBUILD}"
    return None
