"""A lock that does not belong to pyproject.toml, or that names an address, is refused with a sentence."""

from __future__ import annotations

import copy
import tomllib

import lock
import pytest

PROJECT = tomllib.loads("""
[project]
requires-python = ">=3.11"
dependencies = ["rasa==3.6.21", "rasa-lean", "python_calamine>=0.4", "uvicorn[standard]>=0.35"]
[dependency-groups]
dev = ["pytest>=8"]
[tool.uv]
package = true
""")
LOCKED = "rasa==3.6.21 \\\n    --hash=sha256:0a\npython-calamine==0.6\nuvicorn==0.40\n"
PINS = f"{lock.MADE_FROM}{lock.digest(PROJECT)}\n{LOCKED}"


def test_a_fresh_lock_has_no_fault():
    assert lock.problems(PROJECT, {"runtime": PINS, "dev": f"{PINS}pytest==9.0\n"}) == []


@pytest.mark.parametrize(
    ("table", "key", "value"),
    [
        ("project", "dependencies", ["rasa==3.6.20"]),
        ("project", "requires-python", ">=3.12"),
        ("dependency-groups", "dev", ["pytest>=9"]),
        ("tool", "uv", {"package": True, "override-dependencies": ["multidict>=6"]}),
    ],
)
def test_what_decides_the_versions_makes_a_lock_stale(table, key, value):
    changed = copy.deepcopy(PROJECT)
    changed[table][key] = value
    [first, *_] = lock.problems(changed, {"runtime": PINS})
    assert first == (
        "requirements.lock: does not belong to this pyproject.toml. Run `make lock` and commit what it changes."
    )


def test_how_the_code_is_checked_does_not_make_a_lock_stale():
    changed = copy.deepcopy(PROJECT)
    changed["tool"]["ruff"] = {"line-length": 100}
    assert lock.problems(changed, {"runtime": PINS}) == []


@pytest.mark.parametrize(
    "line", ["rasa @ https://example.org/rasa.whl", "--index-url example.org", "--find-links wheels", "-i example.org"]
)
def test_an_address_is_refused(line):
    [only] = lock.problems(PROJECT, {"runtime": f"{PINS}{line}\n"})
    assert only.startswith("requirements.lock: names an address (")


def test_a_package_asked_for_and_not_locked_is_named():
    [only] = lock.problems(PROJECT, {"dev": PINS})
    assert only == "requirements-dev.lock: lacks pytest. Run `make lock`."


def test_a_missing_lock_is_stale():
    assert "does not belong" in lock.problems(PROJECT, {"runtime": ""})[0]
