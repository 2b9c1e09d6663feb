"""make pack leaves a whole pack or the one that was there, and says what it is doing."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import duckdb
import pytest

from data_layer.faults import Fault
from data_layer.loaders.errors import LayoutError
from data_layer.loaders.record import Loaded, Record, Release
from data_layer.pack_manifest import read_pack
from data_layer.packing.builder import build_pack
from data_layer.packing.checks import PackFault
from data_layer.periods import financial_year
from data_layer.vocabulary import AreaCode, MetricId, Status

pytestmark = pytest.mark.sources

NOTTINGHAM = AreaCode("E06000018")
DAY = date(2026, 1, 1)
TABLES = {"area", "area_alias", "area_successor", "comparator_group", "comparator_member", "load", "observation",
          "period", "series_event", "plan_load", "plan", "plan_total", "commitment", "commitment_update",
          "reporting_rule"}  # fmt: skip


def loading(area: str, value: float = 26.7):
    """A loader of one figure, which says that it came from Oflog's file."""

    def load(folder: Path) -> list[Loaded]:
        record = Record(MetricId("asc_workforce_turnover"), AreaCode(area), financial_year(2022), value, Status.FINAL)
        return [Loaded(Release("oflog", "2022-23", None, DAY, Path("oflog") / "adult_social_care.csv"), (record,))]

    return load


def failing(folder: Path) -> list[Loaded]:
    raise LayoutError("made.csv", None, "columns", "Value missing", "Get the file again.")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def build(sources, tmp_path):
    def made(*loaders, said: list[str] | None = None):
        lines = [] if said is None else said
        return build_pack(sources, tmp_path / "pack", day=DAY, progress=lines.append, loaders=loaders)

    return made


def test_a_pack_is_whole_and_its_list_of_contents_agrees(build, tmp_path):
    report = build(loading(NOTTINGHAM))
    pack = read_pack(tmp_path / "pack")
    assert set(pack.manifest.files) == {f"{table}.parquet" for table in TABLES}
    for name, file in pack.manifest.files.items():
        assert duckdb.sql(f"SELECT count(*) FROM '{tmp_path / 'pack' / name}'").fetchall() == [(file.rows,)]
    assert (report.observations, report.metrics) == (1, 1)
    assert report.bytes == sum(map(len, contents(tmp_path / "pack").values()))


def test_only_the_sources_that_were_used_are_credited(build, tmp_path):
    build(loading(NOTTINGHAM))
    manifest = json.loads((tmp_path / "pack" / "manifest.json").read_text(encoding="utf-8"))
    assert [one["id"] for one in manifest["sources"]] == [
        "mysociety_codes", "nottingham_plans", "oflog", "oflog_neighbours"]  # fmt: skip
    assert manifest["built"] == "2026-01-01" and manifest["metrics"] == ["asc_workforce_turnover"]


@pytest.mark.parametrize(
    ("loader", "error", "said"),
    [
        (failing, LayoutError, r"made\.csv, columns: Value missing\. Get the file again\."),
        (loading("E99999999"), PackFault, r"oflog 2022-23: area E99999999 is unknown"),
    ],
)
def test_a_build_that_fails_leaves_the_pack_that_was_there(build, tmp_path, loader, error, said):
    build(loading(NOTTINGHAM))
    before = contents(tmp_path / "pack")
    with pytest.raises(Fault, match=said) as raised:
        build(loading(NOTTINGHAM, 30.0), loader)
    assert type(raised.value) is error
    assert contents(tmp_path / "pack") == before
    assert [path.name for path in tmp_path.iterdir()] == ["pack"], "no half-made folder is left beside it"


def test_a_second_build_replaces_the_first(build, tmp_path):
    for value in (26.7, 30.0):
        build(loading(NOTTINGHAM, value))
    held = duckdb.sql(f"SELECT value FROM '{tmp_path / 'pack' / 'observation.parquet'}'").fetchall()
    assert held == [(30.0,)] and read_pack(tmp_path / "pack")


def test_who_waits_is_told_which_file_is_read(build):
    said: list[str] = []
    build(loading(NOTTINGHAM), said=said)
    assert said[0].startswith("Reading the publishers' files, 1 of 1") and said[-1] == "Writing the pack"
