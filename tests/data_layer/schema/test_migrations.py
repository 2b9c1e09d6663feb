"""Migrations run in order, once, each with its record in one transaction."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from data_layer.schema.migrations import applied, migrate, pending
from data_layer.snapshot_faults import SnapshotFault


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "0002_more.sql").write_text("ALTER TABLE a ADD COLUMN y INTEGER")
    (tmp_path / "0001_first.sql").write_text("CREATE TABLE a (x INTEGER); CREATE TABLE b (x INTEGER)")
    return tmp_path


@pytest.fixture
def connection():
    with duckdb.connect() as opened:
        yield opened


def test_they_run_in_the_order_of_their_numbers_and_are_recorded(connection, folder):
    assert migrate(connection, folder) == ["0001_first", "0002_more"]
    assert list(applied(connection)) == ["0001_first", "0002_more"]
    assert connection.execute("DESCRIBE a").fetchall()[1][0] == "y"


def test_none_runs_twice(connection, folder):
    migrate(connection, folder)
    assert migrate(connection, folder) == []


def test_pending_only_reads(connection, folder):
    assert [each.name for each in pending(connection, folder)] == ["0001_first", "0002_more"]
    assert connection.execute("SHOW TABLES").fetchall() == []


def test_one_that_fails_half_way_leaves_nothing_and_keeps_those_before_it(connection, folder):
    (folder / "0002_more.sql").write_text("CREATE TABLE c (x INTEGER); CREATE TABLE a (x INTEGER)")
    with pytest.raises(duckdb.CatalogException):
        migrate(connection, folder)
    assert list(applied(connection)) == ["0001_first"]
    assert connection.execute("SHOW TABLES").fetchall() == [("a",), ("b",), ("migration",)]


def test_a_file_made_with_another_text_of_a_migration_is_refused(connection, folder):
    migrate(connection, folder)
    (folder / "0001_first.sql").write_text("CREATE TABLE a (x VARCHAR)")
    with pytest.raises(SnapshotFault, match=r"another version of this program .*0001_first.*make data"):
        pending(connection, folder)


def test_the_real_schema_has_every_table_of_the_design(connection):
    migrate(connection)
    held = {name for (name,) in connection.execute("SHOW TABLES").fetchall()}
    asked = """area area_successor comparator_group comparator_member theme directorate division portfolio role metric
        metric_version metric_alias period observation load series_event framework outcome outcome_link metric_outcome
        plan commitment commitment_update divisional_action risk risk_review budget_line target trajectory_point
        baseline narrative soft_intelligence scrutiny_item reporting_rule reporting_event assessment"""
    assert set(asked.split()) - held == set()
