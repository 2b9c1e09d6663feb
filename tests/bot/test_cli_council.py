"""`pmf load` as a person uses it: what it prints, and what it refuses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from data_layer.periods import Period
from data_layer.returns.measure_rows import ObservationRow
from data_layer.returns.model import CouncilRows
from data_layer.returns.writing import write_workbook
from tests.data_layer.returns.whole_return import own_measure

LONG_AGO = Period(date(2023, 1, 1), 3)


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PMF_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


def run(*words: str):
    return CliRunner().invoke(app, list(words))


def test_the_empty_template_is_refused_and_nothing_is_there(data_dir, tmp_path):
    file = str(tmp_path / "return.xlsx")
    assert run("template", file).exit_code == 0
    for words in (("load", "--check-only", file), ("load", file)):
        refused = run(*words)
        assert refused.exit_code != 0 and "return.xlsx is empty" in refused.output
    assert not list(data_dir.glob("loads/*"))


def test_many_warnings_of_a_kind_are_counted_and_all_of_them_kept(data_dir, tmp_path):
    measure = own_measure("old", theme="Waste and recycling", portfolio=None, outcomes=(), aliases=())
    measures = tuple(replace(measure, id=f"old_{at}", name=f"Old {at}", short_name=f"old {at}") for at in range(25))
    figures = tuple(ObservationRow(measure=row.id, period=LONG_AGO, value=1.0) for row in measures)
    write_workbook(CouncilRows(measures=measures, observations=figures), tmp_path / "return.xlsx")
    done = run("load", str(tmp_path / "return.xlsx"))
    assert done.exit_code == 0, done.output
    assert done.output.count("No figure has come since") == 20 and "and 5 more of this kind" in done.output
    [kept] = data_dir.glob("loads/*/warnings.txt")
    assert kept.read_text().count("No figure has come since") == 25
    assert str(kept.relative_to(data_dir)) in done.output
