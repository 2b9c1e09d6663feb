"""Rows that come with the home council's own return: for its viewers' level, and as known on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode


def council_rows(
    reader: Reader, sql_file: Path, area: AreaCode, *, viewer: Viewer, as_known_at: date
) -> list[tuple[Any, ...]]:
    """Of a query with `level` and `as_known_at`; none of another council."""
    if area != reader.keys.home_area:
        return []
    return reader.rows(sql_file, level=int(viewer.level), as_known_at=as_known_at)
