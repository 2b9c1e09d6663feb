"""Run every check of the code, then say all that failed.

Two run at a time; each one's output is shown whole, in the order of the list.
"""

import subprocess
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

# the slowest first, so that the others run beside it
CHECKS = {
    "types (pyright)": [str(BIN / "pyright")],
    "format (ruff format)": [str(BIN / "ruff"), "format", "--check", "."],
    "lint (ruff check)": [str(BIN / "ruff"), "check", "--output-format", "concise", "."],
    "import rules (import-linter)": [str(BIN / "lint-imports"), "--no-cache", "--no-logo"],
    "fresh locks": [sys.executable, str(ROOT / "scripts" / "lock.py"), "--check"],
}


@dataclass(frozen=True)
class Outcome:
    """How one check ended."""

    name: str
    passed: bool
    seconds: float
    output: str


def run_one(name: str, command: list[str]) -> Outcome:
    """Run one check; a tool that is not there is a failure, not a crash."""
    began = time.monotonic()
    try:
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        passed, output = done.returncode == 0, done.stdout
    except OSError as problem:
        passed, output = False, f"{problem}\n"
    return Outcome(name, passed, time.monotonic() - began, output)


def run_all(checks: Mapping[str, list[str]]) -> list[Outcome]:
    """Run all, whatever fails, and show each as soon as those before it are shown."""
    outcomes = []
    with ThreadPoolExecutor(max_workers=2) as pool:
        for outcome in pool.map(run_one, checks.keys(), checks.values()):
            mark = "ok" if outcome.passed else "FAILED"
            print(f"== {outcome.name}: {mark} ({outcome.seconds:.1f} s)", flush=True)
            if not outcome.passed:
                print(outcome.output, flush=True)
            outcomes.append(outcome)
    return outcomes


def verdict(outcomes: list[Outcome]) -> str:
    """One sentence with everything that failed."""
    failed = [outcome.name for outcome in outcomes if not outcome.passed]
    if not failed:
        return f"All {len(outcomes)} checks passed."
    return f"{len(failed)} of {len(outcomes)} checks failed: {', '.join(failed)}."


def main() -> None:
    """Exit code 1 if any failed."""
    outcomes = run_all(CHECKS)
    print(verdict(outcomes))
    sys.exit(0 if all(outcome.passed for outcome in outcomes) else 1)


if __name__ == "__main__":
    main()
