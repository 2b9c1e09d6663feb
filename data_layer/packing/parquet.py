"""Writes a table as Parquet: sorted and with one thread, so that the same rows give the same bytes."""

from __future__ import annotations

from pathlib import Path

import duckdb

from data_layer.packing.tables import Table

# identifiers come from this package's own tables, never from a file
CREATE = "CREATE TABLE incoming ({columns})"
INSERT = "INSERT INTO incoming SELECT {lists}"
COPY = "COPY (SELECT * FROM incoming ORDER BY ALL) TO '{path}' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 15)"


def write_parquet(table: Table, path: Path) -> None:
    """Overwrites the file."""
    columns = ", ".join(f"{name} {kind}" for name, kind in table.columns)
    lists = ", ".join(f"unnest(${number}::{kind}[])" for number, (_, kind) in enumerate(table.columns, 1))
    create, insert, copy = CREATE.format(columns=columns), INSERT.format(lists=lists), COPY.format(path=path)
    with duckdb.connect(config={"threads": 1}) as connection:
        connection.execute(create)
        if table.rows:
            connection.execute(insert, [list(column) for column in zip(*table.rows, strict=True)])
        connection.execute(copy)
