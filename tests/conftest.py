"""What every test may lean on: the publishers' files, a Chromium, a client like Teams, and an environment that sends
nothing anywhere.

A test that needs one of the first three is marked `sources`, `browser` or `playground`. Where it is absent the marked
tests are left out, and the summary counts them aloud; in CI (CI=true) the absence is a failure.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

import playground

ROOT = Path(__file__).resolve().parent.parent
IN_CI = os.environ.get("CI") == "true"
SOURCES = Path(os.environ.get("PMF_SOURCES") or ROOT.parent / "shared" / "data").absolute()
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
# a slow machine is not a wrong answer; CI tries the same examples each time
settings.register_profile("house", deadline=None, derandomize=IN_CI)
settings.load_profile("house")


@dataclass(frozen=True)
class Need:
    """Something of the machine that marked tests need."""

    mark: str
    present: bool
    tests: str  # what the marked tests are called
    absent: str  # what to say where it is absent


NEEDS = (
    Need("sources", SOURCES.is_dir(), "tests against the publishers' files", f"PMF_SOURCES not found at {SOURCES}"),
    Need("browser", CHROMIUM is not None, "tests in a browser", "no chromium, chromium-browser or google-chrome found"),
    Need("playground", playground.installed(), "tests in a client like Teams", "run make playground once to fetch it"),
)
LEFT_OUT = pytest.StashKey[dict[str, int]]()


def pytest_configure(config: pytest.Config) -> None:
    """In CI nothing is left out, so an absence ends the run before it starts."""
    config.stash[LEFT_OUT] = {}
    if IN_CI and (absences := [need.absent for need in NEEDS if not need.present]):
        raise pytest.UsageError(f"CI=true leaves no test out, and {'; '.join(absences)}.")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Take out what cannot run here, and count it."""
    for need in NEEDS:
        out = [] if need.present else [item for item in items if item.get_closest_marker(need.mark)]
        if out:
            items[:] = [item for item in items if item not in out]
            config.hook.pytest_deselected(items=out)
            config.stash[LEFT_OUT][need.mark] = len(out)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker of xdist hands its counts to the process that prints the summary."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["left_out"] = session.config.stash[LEFT_OUT]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node) -> None:
    """Every worker collects all tests, so the counts of one are the counts of all."""
    node.config.stash[LEFT_OUT].update(getattr(node, "workeroutput", {}).get("left_out", {}))


def pytest_terminal_summary(terminalreporter, config: pytest.Config) -> None:
    """Say what was left out, and why."""
    for need in NEEDS:
        if count := config.stash[LEFT_OUT].get(need.mark):
            terminalreporter.write_line(f"{count} {need.tests} left out: {need.absent}", yellow=True)


@pytest.fixture(scope="session")
def sources() -> Path:
    """The folder of the publishers' files; only for tests marked `sources`."""
    return SOURCES


@pytest.fixture(scope="module")
def browser() -> Iterator:
    """The system's Chromium under playwright; only for tests marked `browser`.

    For one module at a time: playwright's loop would be in the way of another module's asyncio tests.
    """
    from playwright.sync_api import sync_playwright

    quiet = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update"]
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=[*quiet, "--disable-sync", *as_root])
        yield opened
        opened.close()
