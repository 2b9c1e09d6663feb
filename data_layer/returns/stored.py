"""An accepted return as it is kept: a folder of Parquet files, one a sheet, with their list and who loaded it.

loads/<id>/manifest.json     who, when, from what file, how many rows, and the sum of each Parquet file
loads/<id>/<table>.parquet   the rows of one sheet, in the order of the sheet; the workbook itself is never kept
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
from pydantic import BaseModel, ConfigDict, ValidationError

from data_layer.faults import Fault
from data_layer.pack_manifest import MANIFEST, Pack, read_pack, write_manifest
from data_layer.packing.parquet import write_parquet
from data_layer.packing.tables import Table
from data_layer.returns.columns import Row, Sheet
from data_layer.returns.model import SHEETS, CouncilLoad, CouncilRows
from data_layer.snapshot_faults import SnapshotFault
from data_layer.vocabulary import AreaCode

READ = "SELECT * FROM read_parquet($path) ORDER BY position"
POSITION = ("position", "INTEGER")


class LoadRecord(BaseModel):
    """What the manifest says of the load; `accepted` in universal time, `by` a role."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    accepted: datetime
    by: str
    title: str
    illustrative: bool
    file: str
    sha256: str
    home_area: AreaCode
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class StoredLoad:
    """A load whose files are what its manifest says."""

    record: LoadRecord
    pack: Pack

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def source_id(self) -> str:
        """The source of its figures, of which illustrative ones have one of their own."""
        return "illustrative_return" if self.record.illustrative else "council_return"

    @property
    def load_id(self) -> str:
        """Its id in the snapshot's table of loads; sorts by time."""
        return f"council_return {self.record.id}"

    def file(self, sheet: Sheet) -> Path | None:
        return self.pack.file(sheet.table)

    def rows(self, sheets: Iterable[Sheet] = SHEETS) -> CouncilRows:
        """The typed rows of some sheets, or of all; none of the others."""
        with duckdb.connect() as connection:
            return CouncilRows(**{sheet.table: self._rows_of(sheet, connection) for sheet in sheets})

    def _rows_of(self, sheet: Sheet, connection: duckdb.DuckDBPyConnection) -> Any:
        path = self.file(sheet)
        if path is None:
            return ()
        cursor = connection.execute(READ, {"path": str(path)})
        names = [each[0] for each in cursor.description or ()]
        # by name: a load that was kept before a column was added lacks it
        columns = [(names.index(name), name, one.value) for name, one in sheet.columns.items() if name in names]
        return tuple(
            sheet.row(**{name: value.restore(stored[index]) for index, name, value in columns})
            for stored in cursor.fetchall()
        )


def write_load(folder: Path, load: CouncilLoad, *, id: str, accepted: datetime, home_area: AreaCode) -> None:
    """Writes the folder whole and to the disk before it returns; its rows must be settled and without problems."""
    folder.mkdir(parents=True)
    counts = load.rows.counts()
    for sheet, rows in load.rows:
        if rows:
            write_parquet(table_of(sheet, rows), folder / f"{sheet.table}.parquet")
    record = LoadRecord(
        id=id,
        accepted=accepted,
        by=load.by,
        title=load.title,
        illustrative=load.illustrative,
        file=load.file,
        sha256=load.sha256,
        home_area=home_area,
        counts=counts,
    )
    measures = [row.id for row in load.rows.measures]
    write_manifest(folder, counts, measures, **record.model_dump(mode="json"))
    to_disk(folder)


def table_of(sheet: Sheet, rows: Sequence[Row]) -> Table:
    columns = [(name, column.value) for name, column in sheet.columns.items()]
    return Table(
        sheet.table,
        [POSITION, *((f'"{name}"', value.sql) for name, value in columns)],  # quoted: some are words of SQL
        [(place, *(value.store(getattr(row, name)) for name, value in columns)) for place, row in enumerate(rows)],
    )


def to_disk(folder: Path) -> None:
    """The files and the folder's own list of them survive a power cut from here on."""
    for path in [*folder.iterdir(), folder, folder.parent]:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def read_load(folder: Path) -> StoredLoad:
    """Raises Fault where a file is missing or is not what the manifest says."""
    try:
        pack = read_pack(folder)
        return StoredLoad(LoadRecord.model_validate_json(pack.text), pack)
    except (SnapshotFault, ValidationError):
        raise Fault(
            f"The load in {folder} is damaged: a file is missing, or is not what its {MANIFEST} lists. Put the folder "
            "back from a copy, or take the load out with pmf undo."
        ) from None
