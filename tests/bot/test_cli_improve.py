"""`pmf improve` as the performance team uses it: what it prints, what it keeps back, and what it writes."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from typer.testing import CliRunner

from actions.reading import Kind, Reading
from bot.cli import app
from bot.store.conversations import Store
from bot.store.feedback import Seen, Verdict, Vote, Wrong
from data_layer.vocabulary import Level, MetricId
from tests.assistants import store_at
from tests.served import HOME


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The service's own, which the command finds by its setting."""
    monkeypatch.setenv("PMF_VAR_DIR", str(tmp_path))
    return store_at(tmp_path)


def disliked(store: Store, name: str, metric: str, level: Level = Level.PUBLIC, words: str | None = None) -> None:
    reading = Reading(kind=Kind.PERFORMANCE, metrics=(MetricId(metric),), areas=(HOME,))
    store.feedback.vote(name, reading, Vote(Verdict.DISLIKE, Wrong.PLACE, None, words), Seen(level, "s"))


def run(*words: str):
    return CliRunner().invoke(app, ["improve", *words])


def test_where_nothing_was_said_it_says_so(store):
    done = run()
    assert done.exit_code == 0 and done.stdout == "Nothing was disliked or changed.\n"


def test_it_lists_what_was_disliked_the_most_frequent_first(store):
    disliked(store, "a", "reserves")
    for name in ("b", "c"):
        disliked(store, name, "recycling_rate")
    first, second = run().stdout.splitlines()
    assert first == f"   2  performance · recycling_rate · {HOME} · latest: wrong place"
    assert "reserves" in second


def test_csv_goes_alone_to_standard_output(store):
    disliked(store, "a", "recycling_rate")
    done = run("--csv")
    [row] = csv.DictReader(io.StringIO(done.stdout))
    assert (row["times"], row["subject"], row["what was wrong"]) == ("1", "recycling_rate", "wrong place")
    assert "seen at level public" in done.stderr


def test_days_before_the_first_are_left_out(store):
    disliked(store, "a", "recycling_rate")
    assert "recycling_rate" in run("--since", "2020-01-01").stdout
    assert "recycling_rate" not in run("--since", "2999-01-01").stdout


def test_what_officers_saw_is_shown_only_where_this_machine_may(store, monkeypatch):
    disliked(store, "a", "sickness_days", Level.OFFICER)
    refused = run("--level", "officer")
    assert "sickness_days" not in run().stdout and refused.exit_code == 1 and "PMF_LEVEL" in refused.stderr
    monkeypatch.setenv("PMF_LEVEL", "officer")
    assert "sickness_days" in run().stdout and "sickness_days" not in run("--level", "public").stdout


def test_agreed_words_are_written_for_review(store, tmp_path):
    disliked(store, "a", "recycling_rate", words="how is derby recycling")
    done = run("--training", str(tmp_path / "proposal.yml"))
    assert done.exit_code == 0 and "Review each line" in done.stderr
    assert "- how is derby recycling\n" in (tmp_path / "proposal.yml").read_text()


def test_a_proposal_that_is_there_ends_with_a_sentence(store, tmp_path):
    disliked(store, "a", "recycling_rate", words="how is derby recycling")
    done = [run("--training", str(tmp_path / "proposal.yml")) for _ in range(2)][1]
    assert done.exit_code == 1 and "is there already" in done.stderr and "Traceback" not in done.stderr


def test_the_time_that_feedback_is_kept_is_a_setting(store, monkeypatch):
    disliked(store, "a", "recycling_rate")
    monkeypatch.setenv("PMF_FEEDBACK_DAYS", "0")
    refused = run()
    assert refused.exit_code == 1 and "PMF_FEEDBACK_DAYS" in refused.stderr
