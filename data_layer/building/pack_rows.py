"""Brings the pack's tables into a new snapshot."""

from __future__ import annotations

from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from data_layer.database import sql_text
from data_layer.pack_manifest import MANIFEST, REBUILD, Pack
from data_layer.snapshot_faults import SnapshotFault
from data_layer.vocabulary import AreaCode

HERE = Path(__file__).resolve().parent
PLACES = HERE / "places.sql"
PLACES_DISAGREE = HERE / "places_disagree.sql"
OBSERVATIONS = HERE / "observations.sql"

# table -> whether a pack must have it; without comparator groups or events there are simply none
TABLES = {
    "area": True,
    "area_alias": False,
    "area_successor": False,
    "comparator_group": False,
    "comparator_member": False,
    "period": True,
    "load": True,
    "series_event": False,
}
# what belongs to one council: file of the pack -> table, its loads first
OF_ONE_COUNCIL = {
    "plan_load": "load",
    "plan": "plan",
    "commitment": "commitment",
    "commitment_update": "commitment_update",
    "plan_total": "plan_total",
    "reporting_rule": "reporting_rule",
}
# tables are of this program, never from a file
OF_ALL = "INSERT INTO {into} BY NAME SELECT * FROM read_parquet($path)"
OF_HOME = "INSERT INTO {into} BY NAME SELECT * EXCLUDE (area) FROM read_parquet($path) WHERE area = $home"
HELD = "SELECT count(*) FROM read_parquet($path)"
SHOWN = 5


def write_places(connection: DuckDBPyConnection, pack: Pack) -> None:
    """All tables of the pack but the figures, as they stand in it; `unite_places` follows."""
    for table, needed in TABLES.items():
        read_table(connection, pack, table, into=table, needed=needed)


def write_plans(connection: DuckDBPyConnection, pack: Pack, home_area: AreaCode) -> None:
    """Plans and rules of reporting are one council's own: those of another home area are left out."""
    for file, table in OF_ONE_COUNCIL.items():
        read_table(connection, pack, file, into=table, needed=False, home=home_area)


def unite_places(connection: DuckDBPyConnection) -> None:
    """Former codes of the same place become its names; leaves the temporary table `place` for the figures."""
    connection.execute(sql_text(PLACES))


def write_observations(connection: DuckDBPyConnection, pack: Pack) -> None:
    """The figures, each place once. Raises SnapshotFault where one place has two different figures in one release."""
    connection.execute("CREATE TEMP TABLE incoming AS SELECT * FROM observation LIMIT 0")
    # a pack leaves out what it has not got; the table's own NOT NULL comes with the next step
    read_table(connection, pack, "observation", into="incoming", needed=True)
    found = connection.execute(sql_text(PLACES_DISAGREE)).fetchall()
    if found:
        raise SnapshotFault(
            *(
                f"{metric}, {area}, {period}: the pack gives {low:g} and {high:g} for one place under its two codes. "
                "Correct the loader and run make pack."
                for metric, area, period, low, high in found[:SHOWN]
            ),
            *([f"There are {len(found) - SHOWN} more such figures."] if len(found) > SHOWN else []),
        )
    connection.execute(sql_text(OBSERVATIONS))
    kept = connection.execute("SELECT count(*) FROM observation").fetchall()[0][0]
    connection.execute("UPDATE pack_file SET rows_kept = $kept WHERE name = 'observation.parquet'", {"kept": kept})


def read_table(
    connection: DuckDBPyConnection, pack: Pack, table: str, *, into: str, needed: bool, home: AreaCode | None = None
) -> None:
    """Appends the table's file, column by column name, and records it; with `home` the rows of that council alone."""
    path = pack.file(table)
    if path is None:
        if needed:
            raise SnapshotFault(f"{pack.folder / MANIFEST} lists no {table}.parquet. {REBUILD}")
        return
    statement = (OF_HOME if home else OF_ALL).format(into=into)
    asked = {"path": str(path)} | ({"home": home} if home else {})
    try:
        kept = connection.execute(statement, asked).fetchall()[0][0]
        read = connection.execute(HELD, {"path": str(path)}).fetchall()[0][0]
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        raise SnapshotFault(f"{path} does not fit the table {table} ({reason}). {REBUILD}") from None
    listed = pack.manifest.files[path.name]
    if read != listed.rows:
        raise SnapshotFault(f"{path} has {read:,} rows, and {MANIFEST} lists {listed.rows:,}. {REBUILD}")
    connection.execute(
        "INSERT INTO pack_file VALUES ($name, $sha256, $listed, $kept)",
        {"name": path.name, "sha256": listed.sha256, "listed": listed.rows, "kept": kept},
    )
