"""A run over a small file says what was right, shows what was seen of what was wrong, and writes page and picture."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

from actions.reading import Kind
from evaluation.__main__ import main
from evaluation.report import Report, Shown, markdown, table
from evaluation.trained import Seen
from tests.assistants import trained as model
from tests.served import HOME
from tests.snapshot import TEST_DATA, shared_snapshots

LINES = [
    {"id": "a", "text": "what is the recycling rate in Derby?",
     "expect": {"kind": ["performance", "comparison"], "metrics": ["recycling_rate"], "areas": ["E06000015"]}},
    {"id": "b", "turns": [
        {"text": "recycling rate since 2018", "expect": {"kind": ["trend"], "metrics": ["recycling_rate"]}},
        {"text": "and Derby?", "expect": {"kind": ["smalltalk"]}},
        {"text": "2", "if_previous_kind": ["clarify"], "expect": {"kind": ["performance"]}},
    ]},
    {"id": "c", "text": "sickness days", "data": "illustrative", "expect": {"kind": ["performance"]}},
]  # fmt: skip


@pytest.fixture
def settings(tmp_path, monkeypatch):
    shared_snapshots(HOME)
    model()
    monkeypatch.setenv("PMF_DATA_DIR", str(TEST_DATA / HOME))
    monkeypatch.setenv("PMF_VAR_DIR", str(tmp_path / "var"))


def test_a_small_run_is_told_written_and_drawn(settings, tmp_path, capsys):
    file = tmp_path / "mine.jsonl"
    file.write_text("\n".join(map(json.dumps, LINES)))
    assert main([str(file), "--into", str(tmp_path / "told"), "--published-only"]) == 0
    page = (tmp_path / "told" / "evaluation.md").read_text()
    assert page in capsys.readouterr().out
    assert "2 of 3 turns wholly right (66.7%), of mine.jsonl. 1 line about illustrative figures was left out" in page
    wrong = page.partition("### b turn 2: and Derby?")[2]
    assert "- wrong: kind; confidence " in wrong and "- expected: smalltalk" in wrong
    assert "- slots: area “Derby” at 4 to 9" in wrong and "- learned: " in wrong
    assert "### a:" not in page
    assert ElementTree.parse(tmp_path / "told" / "reliability.svg").getroot().tag.endswith("svg")


def test_a_bad_file_is_told_and_nothing_is_asked(settings, tmp_path, capsys):
    (tmp_path / "bad.jsonl").write_text('{"id": "a", "text": "x", "expect": {}}')
    assert main([str(tmp_path / "bad.jsonl"), "--into", str(tmp_path / "told")]) == 2
    assert "bad.jsonl, line 1: turns.0.expect.kind" in capsys.readouterr().err
    assert not (tmp_path / "told").exists()


def test_what_the_pipeline_saw_stands_under_the_question(case):
    wrong = case("help", "trend", 0.71, name="q7", metrics=["recycling_rate"])
    saw = Seen((("area", "“Derby” at 3 to 8"),), {"value": 1.0}, ((Kind.TREND, 0.4), (Kind.HELP, 0.3)), ("zebra",))
    page = markdown(Report(["mine.jsonl"], 0, [wrong], [Shown(wrong, saw)]))
    for line in (
        "### q7: words",
        "- wrong: kind, metric, area; confidence 0.71",
        "- expected: trend; metrics recycling_rate",
        "- operations: value 1",
        "- learned: trend 0.40, help 0.30",
        "- unexplained: zebra",
    ):
        assert f"\n{line}\n" in page


def test_times_are_those_of_the_turns(case):
    found = [case("help", "help", seconds=each / 1000) for each in range(1, 101)]
    assert "p50 50.0 ms, p95 95.0 ms, p99 99.0 ms" in markdown(Report(["mine.jsonl"], 0, found, []))


def test_columns_of_a_table_are_as_wide_as_their_widest_cell():
    assert table(("a", "long"), [("wide one", "b|c")]) == [
        "| a        | long |",
        "| -------- | ---- |",
        "| wide one | b/c  |",
    ]
