"""A damaged pack is refused before anything is built from it."""

from __future__ import annotations

import pytest

from data_layer.pack_manifest import read_pack
from data_layer.snapshot_faults import SnapshotFault
from tests.data_layer.small_pack import small_pack


def test_a_whole_pack_gives_its_files(tmp_path):
    pack = read_pack(small_pack().write(tmp_path))
    assert pack.file("area") == tmp_path / "area.parquet"
    assert pack.file("target") is None
    assert pack.manifest.metrics == ("recycling", "reserves", "residual_waste")


def test_every_file_that_is_changed_or_missing_is_named(tmp_path):
    small_pack().write(tmp_path)
    (tmp_path / "area.parquet").write_bytes(b"other")
    (tmp_path / "load.parquet").unlink()
    with pytest.raises(SnapshotFault) as fault:
        read_pack(tmp_path)
    first, second = fault.value.sentences
    assert first.startswith(f"{tmp_path / 'area.parquet'} is not the file that manifest.json lists")
    assert second.startswith(f"{tmp_path / 'load.parquet'} is missing")
    assert first.endswith("Get the file again, or run make pack.")


def test_without_a_list_there_is_no_pack(tmp_path):
    with pytest.raises(SnapshotFault, match="is missing, so there is no data pack"):
        read_pack(tmp_path)


@pytest.mark.parametrize("text", ["", "{}", '{"files": []}'])
def test_a_list_that_is_none_is_refused(tmp_path, text):
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(SnapshotFault, match="lists no pack"):
        read_pack(tmp_path)


def test_a_pack_without_figures_cannot_be_built(place):
    place.write()
    manifest = place.pack / "manifest.json"
    manifest.write_text(manifest.read_text().replace("observation.parquet", "area.parquet2"))
    with pytest.raises(SnapshotFault, match=r"area\.parquet2 is missing"):
        place.build()
