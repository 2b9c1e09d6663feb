"""Tests that cannot run on a machine are counted aloud there, and fail the run in CI."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TESTS = """
import pytest

@pytest.mark.sources
@pytest.mark.parametrize("row", range(3))
def test_a_figure(sources, row):
    assert (sources / "README.md").exists()

@pytest.mark.browser
def test_the_page():
    pass

@pytest.mark.playground
def test_the_client():
    pass

def test_plain():
    pass
"""


@pytest.fixture
def suite(tmp_path: Path):
    """A small suite under the house's conftest, run on a machine without publishers' files, browser or playground."""
    tests = tmp_path / "project" / "tests"
    tests.mkdir(parents=True)
    shutil.copy(ROOT / "tests" / "conftest.py", tests)
    shutil.copytree(ROOT / "scripts", tests.parent / "scripts")
    (tests / "test_small.py").write_text(TESTS)
    (tests.parent / "pytest.ini").write_text(
        "[pytest]\npythonpath = scripts\nmarkers =\n  sources: s\n  browser: b\n  playground: p\n"
    )

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if name not in {"CI", "PMF_SOURCES"}}
        kept |= {"PATH": str(tmp_path), **environment}
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests", *arguments]
        return subprocess.run(command, cwd=tests.parent, env=kept, capture_output=True, text=True, timeout=60)

    return run


@pytest.mark.parametrize("workers", [(), ("-n", "2")])
def test_they_are_left_out_and_counted(suite, tmp_path, workers):
    done = suite(*workers)
    assert done.returncode == 0, done.stdout
    where = tmp_path / "shared" / "data"
    assert f"3 tests against the publishers' files left out: PMF_SOURCES not found at {where}" in done.stdout
    assert "1 tests in a browser left out: no chromium, chromium-browser or google-chrome found" in done.stdout
    assert "1 tests in a client like Teams left out: run make playground once to fetch it" in done.stdout
    assert "1 passed" in done.stdout


def test_they_run_where_the_files_are(suite, tmp_path):
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "README.md").touch()
    done = suite(PMF_SOURCES=str(tmp_path / "files"))
    assert "4 passed" in done.stdout and "publishers' files left out" not in done.stdout


@pytest.mark.parametrize("workers", [(), ("-n", "2")])
def test_in_ci_their_absence_fails_the_run_with_a_sentence(suite, workers):
    done = suite(*workers, CI="true")
    assert done.returncode != 0
    assert "CI=true leaves no test out, and PMF_SOURCES not found at" in done.stdout + done.stderr
    assert "passed" not in done.stdout
