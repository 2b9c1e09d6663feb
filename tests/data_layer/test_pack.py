"""The embedded pack: small, attributed, and what the publishers' files give."""

from __future__ import annotations

import json
from datetime import date

import duckdb
import pytest

from data_layer.faults import Fault
from data_layer.loaders import defra_waste_devolved, mhclg_core_spending_power
from data_layer.loaders.record import Loaded, Record, Release
from data_layer.packing.builder import build_pack
from data_layer.packing.checks import PackFault, check
from data_layer.periods import financial_year
from data_layer.settings import PACK
from data_layer.vocabulary import AreaCode, MetricId, Status

SLICE = (defra_waste_devolved.load, mhclg_core_spending_power.load)


def say_nothing(line: str) -> None: ...


def manifest() -> dict:
    return json.loads((PACK / "manifest.json").read_text(encoding="utf-8"))


def test_the_pack_is_under_ten_megabytes():
    assert sum(path.stat().st_size for path in PACK.iterdir()) < 10_000_000


def test_every_source_is_attributed():
    entries = {entry["id"]: entry for entry in manifest()["sources"]}
    assert all(entry["publisher"] and entry["licence"] and entry["attribution"] for entry in entries.values())
    assert "mySociety" in entries["mysociety_codes"]["attribution"]
    assert manifest()["attribution"].startswith("Contains public sector information licensed under")
    loads = duckdb.sql(f"SELECT DISTINCT source FROM '{PACK / 'load.parquet'}'").fetchall()
    assert {source for (source,) in loads} <= set(entries)


@pytest.mark.sources
def test_a_slice_built_again_is_what_the_pack_holds(sources, tmp_path):
    build_pack(sources, tmp_path, day=date.fromisoformat(manifest()["built"]), progress=say_nothing, loaders=SLICE)
    again = duckdb.sql(f"SELECT * FROM '{tmp_path / 'observation.parquet'}' ORDER BY ALL").fetchall()
    loads = f"SELECT id FROM '{tmp_path / 'load.parquet'}'"
    held = duckdb.sql(f"SELECT * FROM '{PACK / 'observation.parquet'}' WHERE load IN ({loads}) ORDER BY ALL").fetchall()
    assert again == held and len(again) > 4_000


@pytest.mark.sources
def test_the_same_files_and_day_give_the_same_bytes(sources, tmp_path):
    for name in ("first", "second"):
        build_pack(sources, tmp_path / name, day=date(2026, 1, 1), progress=say_nothing, loaders=SLICE)
    first, second = ({p.name: p.read_bytes() for p in (tmp_path / n).iterdir()} for n in ("first", "second"))
    assert first == second


def test_without_the_publishers_files_it_says_what_to_set(tmp_path):
    with pytest.raises(Fault, match="PMF_SOURCES"):
        build_pack(tmp_path / "nowhere", tmp_path / "pack", day=date(2026, 1, 1), progress=say_nothing)


def loaded(*records: Record) -> Loaded:
    return Loaded(Release("s", "2024", None, date(2024, 1, 1), PACK), records)


@pytest.mark.parametrize(
    ("records", "said"),
    [
        ([Record(MetricId("m"), AreaCode("E1"), financial_year(2023), 1.0, Status.FINAL)] * 2, "is given 2 times"),
        ([Record(MetricId("m"), AreaCode("E9"), financial_year(2023), 1.0, Status.FINAL)], "area E9 is unknown"),
        ([Record(MetricId("x"), AreaCode("E1"), financial_year(2023), 1.0, Status.FINAL)], "metric x is not defined"),
        ([Record(MetricId("m"), AreaCode("E1"), financial_year(2023), 1.0, Status.SUPPRESSED)], "has a value and"),
    ],
)
def test_what_may_not_be_in_a_pack_is_refused_with_a_sentence(records, said):
    with pytest.raises(PackFault, match=said):
        check([loaded(*records)], {AreaCode("E1")}, {MetricId("m")}, {"s"})
