"""How a snapshot's file is opened: to build it, or only to read it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

# one thread: a question reads a few thousand rows, and two threads made it no faster (docs/performance.md)
READING = {
    "threads": 1,
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "python_enable_replacements": False,
    "lock_configuration": True,
}


def open_to_read(path: Path) -> DuckDBPyConnection:
    """Read-only, cut off from files and network, its configuration locked."""
    return duckdb.connect(path, read_only=True, config=READING)


def open_to_build(path: Path) -> DuckDBPyConnection:
    """A new file nobody else knows yet; python objects in scope are never taken for tables."""
    return duckdb.connect(path, config={"python_enable_replacements": False})


@cache
def sql_text(path: Path) -> str:
    """The text of a query's file, read once."""
    return path.read_text(encoding="utf-8")
