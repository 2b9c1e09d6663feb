"""What the data takes on disk, in MB (a million bytes)."""

from __future__ import annotations

from pathlib import Path

from data_layer.settings import PACK
from data_layer.snapshot_pointer import current, snapshot_path

MB = 1e6


def snapshot_mb(data_dir: Path) -> float:
    """Of the snapshot in service."""
    return snapshot_path(data_dir, current(data_dir)).stat().st_size / MB


def pack_mb(pack: Path = PACK) -> float:
    """Of the embedded pack, all its files."""
    return sum(file.stat().st_size for file in pack.rglob("*") if file.is_file()) / MB
