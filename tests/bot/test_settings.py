"""Settings come from the environment alone, and a wrong one is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import ROOT, ServiceSettings

NAMES = ("VAR_DIR", "MODELS_DIR", "DATABASE_URL", "TRACKER")


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(f"PMF_{name}", raising=False)


def test_without_any_everything_stays_inside_the_project():
    settings = ServiceSettings()
    assert (settings.var_dir, settings.models_dir, settings.tracker) == (ROOT / "var", ROOT / "models", "memory")
    assert settings.store_url == f"sqlite:///{ROOT / 'var' / 'service.sqlite'}"


def test_each_is_taken_from_its_variable(monkeypatch):
    monkeypatch.setenv("PMF_VAR_DIR", "/srv/pmf")
    monkeypatch.setenv("PMF_MODELS_DIR", "/srv/models")
    monkeypatch.setenv("PMF_TRACKER", "sql")
    settings = ServiceSettings()
    assert (settings.var_dir, settings.models_dir, settings.tracker) == (Path("/srv/pmf"), Path("/srv/models"), "sql")
    assert settings.store_url == "sqlite:////srv/pmf/service.sqlite"
    monkeypatch.setenv("PMF_DATABASE_URL", "postgresql://pmf@db/pmf")
    assert ServiceSettings().store_url == "postgresql://pmf@db/pmf"


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_variable_counts_as_not_set(monkeypatch, name):
    standard = ServiceSettings()
    monkeypatch.setenv(f"PMF_{name}", "")
    assert ServiceSettings() == standard


def test_a_value_that_is_none_of_those_allowed_is_refused(monkeypatch):
    monkeypatch.setenv("PMF_TRACKER", "redis")
    with pytest.raises(ValidationError, match="'memory' or 'sql'"):
        ServiceSettings()


def test_settings_do_not_change_once_made():
    with pytest.raises(ValidationError):
        ServiceSettings().tracker = "sql"
