"""Applies the migrations of this folder in order; each is recorded in the file, in one transaction with its change."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from duckdb import DuckDBPyConnection

from data_layer.snapshot_faults import SnapshotFault

FOLDER = Path(__file__).resolve().parent
RECORDS = """
CREATE TABLE IF NOT EXISTS migration (name VARCHAR PRIMARY KEY, sha256 VARCHAR NOT NULL,
    applied TIMESTAMP NOT NULL DEFAULT current_timestamp::TIMESTAMP)
"""
HAS_RECORDS = "SELECT count(*) FROM information_schema.tables WHERE table_name = 'migration'"


@dataclass(frozen=True, slots=True)
class Migration:
    name: str  # the file's stem: "0001_initial"
    sql: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.sql.encode()).hexdigest()


def migrations(folder: Path = FOLDER) -> list[Migration]:
    """All migrations, in the order of their numbers."""
    return [Migration(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("[0-9]*.sql"))]


def applied(connection: DuckDBPyConnection) -> dict[str, str]:
    """Name -> sha256 of the migrations recorded in the file; only reads."""
    if not connection.execute(HAS_RECORDS).fetchall()[0][0]:
        return {}
    return dict(connection.execute("SELECT name, sha256 FROM migration ORDER BY name").fetchall())


def pending(connection: DuckDBPyConnection, folder: Path = FOLDER) -> list[Migration]:
    """Migrations the file lacks; only reads.

    Raises SnapshotFault where the file was made with a migration that has since been changed or is unknown here.
    """
    done, known = applied(connection), migrations(folder)
    expected = {migration.name: migration.sha256 for migration in known}
    if strange := [name for name, sha256 in done.items() if expected.get(name) != sha256]:
        raise SnapshotFault(
            f"The data was made by another version of this program (schema {', '.join(strange)}). "
            "Run make data to build it again."
        )
    return [migration for migration in known if migration.name not in done]


def migrate(connection: DuckDBPyConnection, folder: Path = FOLDER) -> list[str]:
    """Applies what is pending and returns the names; a migration that fails leaves neither a change nor a record."""
    connection.execute(RECORDS)
    waiting = pending(connection, folder)
    for migration in waiting:
        connection.begin()
        try:
            connection.execute(migration.sql)
            connection.execute(
                "INSERT INTO migration (name, sha256) VALUES ($name, $sha256)",
                {"name": migration.name, "sha256": migration.sha256},
            )
            connection.commit()
        except BaseException:
            connection.rollback()
            raise
    return [migration.name for migration in waiting]
