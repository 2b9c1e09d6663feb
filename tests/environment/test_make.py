"""The make targets and `make check`: all of them described, all failures said."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import check
import pytest

ROOT = Path(__file__).resolve().parents[2]
TARGETS = {"evaluate", "run", "test", "playground", "check", "bench", "train", "pack", "data", "lock", "clean", "help"}


def make(*arguments: str) -> str:
    return subprocess.run(
        ["make", "--no-print-directory", *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout


def test_help_has_a_sentence_a_target():
    described = dict(line.removeprefix("make ").split(None, 1) for line in make("help").splitlines())
    assert set(described) == TARGETS
    assert all(re.fullmatch(r"[A-Z].*\.", sentence) for sentence in described.values())


def test_run_makes_ready_and_serves_on_this_machine_only():
    steps = make("-n", "run", "PORT=9000").splitlines()
    assert [step.split("/")[-1] for step in steps] == [
        "environment.py",
        "pmf data",
        "pmf train",
        "pmf serve --host 127.0.0.1 --port 9000",
    ]


@pytest.fixture
def outcomes(capsys):
    """A check that passes, one that fails with words, one whose tool is absent, and one more that passes."""
    return check.run_all(
        {
            "first": [sys.executable, "-c", ""],
            "second": [sys.executable, "-c", "raise SystemExit('line 3 is wrong')"],
            "third": ["/no/such/tool"],
            "fourth": [sys.executable, "-c", ""],
        }
    )


def test_check_goes_on_after_a_failure_and_says_all_that_failed(outcomes, capsys):
    shown = capsys.readouterr().out
    assert [outcome.passed for outcome in outcomes] == [True, False, False, True]
    assert "line 3 is wrong" in shown and "/no/such/tool" in shown
    assert check.verdict(outcomes) == "2 of 4 checks failed: second, third."


def test_check_says_when_all_is_well(outcomes):
    assert check.verdict([outcomes[0], outcomes[3]]) == "All 2 checks passed."
