"""What the environment may say, and what it may leave out."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_layer.settings import DEFINITIONS, PACK, ROOT, DataSettings


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PMF_HOME_AREA", "PMF_DATA_DIR", "PMF_SOURCES"):
        monkeypatch.delenv(name, raising=False)


def test_without_a_word_the_service_is_nottinghams_and_keeps_its_data_in_the_checkout():
    settings = DataSettings()
    assert settings.home_area == "E06000018"
    assert settings.data_dir == ROOT / "var" / "data"
    assert settings.sources == ROOT.parent / "shared" / "data"


def test_the_environment_decides(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("PMF_HOME_AREA", "E06000015")
    monkeypatch.setenv("PMF_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("PMF_SOURCES", str(tmp_path / "sources"))
    settings = DataSettings()
    assert (settings.home_area, settings.data_dir) == ("E06000015", tmp_path)
    assert settings.sources == tmp_path / "sources"


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PMF_HOME_AREA", "")
    assert DataSettings().home_area == "E06000018"


def test_pack_and_definitions_are_in_the_package():
    assert DEFINITIONS.is_dir()
    assert PACK.parent == DEFINITIONS.parent
