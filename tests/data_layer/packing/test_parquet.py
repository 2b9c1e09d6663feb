"""A table written as Parquet: the same rows give the same bytes, and come back as they were."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest

from data_layer.packing.parquet import write_parquet
from data_layer.packing.tables import Row, Table

COLUMNS = [("area", "VARCHAR"), ("value", "DOUBLE"), ("known_from", "DATE"), ("same_place", "BOOLEAN")]
ROWS: list[Row] = [
    ("E06000018", 26.7, date(2025, 3, 27), True),
    ("E06000023", None, None, None),
    ('King\'s Lynn; "West" Norfolk, £ 1', 0.1 + 0.2, date(1998, 1, 1), False),
    ("W06000002", -2.0, date(2025, 3, 27), True),
]


def back(path) -> list[tuple]:
    return duckdb.sql(f"SELECT * FROM '{path}'").fetchall()


def test_rows_come_back_unrounded_and_sorted_with_gaps_as_gaps(tmp_path):
    write_parquet(Table("figure", COLUMNS, ROWS), tmp_path / "figure.parquet")
    assert back(tmp_path / "figure.parquet") == sorted(ROWS)


def test_the_order_in_which_a_loader_reads_does_not_change_the_file(tmp_path):
    for name, rows in (("one", ROWS), ("other", ROWS[::-1])):
        write_parquet(Table("figure", COLUMNS, rows), tmp_path / f"{name}.parquet")
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "other.parquet").read_bytes()


def test_one_changed_figure_changes_the_file(tmp_path):
    write_parquet(Table("figure", COLUMNS, ROWS), tmp_path / "one.parquet")
    write_parquet(Table("figure", COLUMNS, [("E06000018", 26.8, None, True), *ROWS[1:]]), tmp_path / "other.parquet")
    assert (tmp_path / "one.parquet").read_bytes() != (tmp_path / "other.parquet").read_bytes()


def test_a_table_without_rows_keeps_its_columns(tmp_path):
    write_parquet(Table("figure", COLUMNS, []), tmp_path / "figure.parquet")
    held = duckdb.sql(f"SELECT * FROM '{tmp_path / 'figure.parquet'}'")
    assert (held.columns, held.fetchall()) == ([name for name, _ in COLUMNS], [])


def test_what_was_there_is_replaced(tmp_path):
    path = tmp_path / "figure.parquet"
    for rows in (ROWS, ROWS[:1]):
        write_parquet(Table("figure", COLUMNS, rows), path)
    assert back(path) == ROWS[:1]


def test_a_row_that_lacks_a_column_is_refused(tmp_path):
    with pytest.raises(ValueError, match="shorter"):
        write_parquet(Table("figure", COLUMNS, [*ROWS, ("E06000015",)]), tmp_path / "figure.parquet")
