"""What a reader can and cannot do."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from data_layer.queries.observations import observations
from data_layer.queries.revisions import revisions
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import AreaCode, Level, MetricId
from tests.data_layer.small_pack import DERBY, NOTTINGHAM, SHEFFIELD, SHEFFIELD_THEN, TODAY, YEARS, seen_by

HOSTILE = ["recycling' OR 1=1 --", "'; DROP TABLE observation; --", '"', "$level", "x' UNION SELECT * FROM load", "\0"]


@pytest.fixture
def reader(small: Snapshots):
    with small.current().reader(seen_by(Level.PUBLIC)) as opened:
        yield opened


@pytest.mark.parametrize("text", HOSTILE)
def test_sql_in_a_parameter_is_only_a_value(reader, text):
    known = {"viewer": reader.viewer, "as_known_at": TODAY}
    assert observations(reader, [MetricId(text)], [NOTTINGHAM], **known) == []
    assert observations(reader, [MetricId("recycling")], [AreaCode(text)], **known) == []
    assert revisions(reader, MetricId(text), AreaCode(text), YEARS[0], **known) == []
    assert len(observations(reader, [MetricId("recycling")], [NOTTINGHAM], **known)) == 3


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE t (x INTEGER)",
        "DELETE FROM observation",
        "SET threads = 8",
        "SET enable_external_access = true",
        "SELECT * FROM read_csv('/etc/passwd')",
        "COPY (SELECT 1) TO '/tmp/leak.csv'",
        "ATTACH '/tmp/other.duckdb'",
        "INSTALL httpfs",
    ],
)
def test_it_can_neither_write_nor_reach_files_nor_change_its_configuration(reader, tmp_path: Path, statement):
    file = tmp_path / "statement.sql"
    file.write_text(statement)
    with pytest.raises(duckdb.Error):
        reader.rows(file)


def test_python_objects_are_no_tables(reader, tmp_path: Path):
    secret = {"x": [1]}
    file = tmp_path / "secret.sql"
    file.write_text("SELECT * FROM secret")
    with pytest.raises(duckdb.CatalogException):
        reader.rows(file)
    assert secret


def test_it_knows_its_snapshot_catalogue_and_viewer(small, reader):
    assert reader.snapshot == small.current().id == reader.catalogue.snapshot
    assert reader.viewer == seen_by(Level.PUBLIC)


def test_a_former_code_of_a_place_is_the_place(reader):
    assert reader.places([SHEFFIELD_THEN, NOTTINGHAM, SHEFFIELD]) == [SHEFFIELD, NOTTINGHAM]


def test_many_threads_read_at_once(small):
    def ask(number: int) -> float | None:
        area = (NOTTINGHAM, DERBY)[number % 2]
        with small.current().reader(seen_by(Level.PUBLIC)) as reader:
            found = observations(reader, [MetricId("recycling")], [area], viewer=reader.viewer, as_known_at=TODAY)
        return found[-1].value

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(ask, range(200))) == [26.7, 36.5] * 100
