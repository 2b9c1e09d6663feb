"""`pmf import`: a scorecard goes in, and its figures answer beside the published ones."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.cli_import import parted
from data_layer.faults import Fault
from data_layer.refresh import refresh
from data_layer.scorecards.mapping import load
from data_layer.settings import DataSettings
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import AreaCode, Level, MetricId

CARD = (
    "Measure,Period,Value,Target,Status\n"
    "Missed bins per 100,Q1 2025/26,41.5,40,Amber\n"
    "Missed bins per 100,Q2 2025/26,39.0,40,Green\n"
).replace("per 100", "per hundred")


@pytest.fixture
def data_dir(tmp_path, monkeypatch):
    folder = tmp_path / "data"
    monkeypatch.setenv("PMF_DATA_DIR", str(folder))
    refresh(DataSettings(), progress=lambda line: None)
    return folder


def run(*words: str):
    return CliRunner().invoke(app, ["import", *words])


def test_it_is_shown_loaded_and_its_answers_are_kept(data_dir, tmp_path):
    file = tmp_path / "card.csv"
    file.write_text(CARD, encoding="utf-8")
    shown = run(str(file), "--audience", "public", "--check-only")
    assert shown.exit_code == 0 and "missed bins" in shown.output.lower()
    before = Snapshots(data_dir).current().id
    asked = next(line for line in shown.output.splitlines() if "better" in line.lower() or "polarity" in line.lower())
    assert asked
    done = run(str(file), "--audience", "public", "--yes", "--answer", "polarity: *=lower")
    assert done.exit_code == 0, done.output
    current = Snapshots(data_dir).current()
    assert current.id != before
    catalogue = current.catalogue(Level.PUBLIC)
    [own] = [metric for metric in catalogue.metrics.values() if metric.is_own]
    assert [period.id for period in catalogue.held(MetricId(own.id), AreaCode("E06000018"))] == [
        "2025-04-01/P3M",
        "2025-07-01/P3M",
    ]
    assert load(file.with_suffix(".answers.yml")).answers


def test_a_file_that_is_no_scorecard_changes_nothing_and_says_why(data_dir, tmp_path):
    file = tmp_path / "letter.csv"
    file.write_text("Dear all,\nthank you.\n", encoding="utf-8")
    before = Snapshots(data_dir).current().id
    told = run(str(file), "--audience", "public", "--yes")
    assert told.exit_code == 1 and "letter.csv" in told.output and "Traceback" not in told.output
    assert Snapshots(data_dir).current().id == before


def test_an_unknown_audience_is_a_sentence(data_dir, tmp_path):
    file = tmp_path / "card.csv"
    file.write_text(CARD, encoding="utf-8")
    told = run(str(file), "--audience", "everyone", "--yes")
    assert told.exit_code == 1 and "The levels are public, councillor, officer, restricted" in told.output


def test_an_answer_has_a_question_and_a_sign():
    assert parted("polarity: hr11=lower") == ("polarity: hr11", "lower")
    with pytest.raises(Fault, match="is no answer"):
        parted("lower")
