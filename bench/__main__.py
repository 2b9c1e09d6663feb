"""`make bench`: measures what a user waits for and writes docs/performance.md. Run nothing else meanwhile.

Words after it name the parts to measure (`make bench ARGS="loading metrics"`); the others stay as they were measured.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from bench import loading, many_metrics, questions, teams
from bench.page import renew
from bench.report import dated, of_loading, of_metrics, of_questions, of_teams
from data_layer.settings import ROOT

PAGE = ROOT / "docs" / "performance.md"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page: its title, and its text from what is measured in a folder of its own."""

    title: str
    text: Callable[[Path], str]


PARTS: Mapping[str, Part] = MappingProxyType(
    {
        "questions": Part("Questions", lambda folder: of_questions(questions.measure(folder))),
        "teams": Part("Teams", lambda folder: of_teams(teams.measure(folder))),
        "loading": Part("Loading and importing", lambda folder: of_loading(loading.measure(folder))),
        "metrics": Part("Many metrics", lambda folder: of_metrics(list(many_metrics.measure(folder)))),
    }
)


def main(asked: Sequence[str], page: Path = PAGE, parts: Mapping[str, Part] = PARTS) -> int:
    """Measures the parts asked for, all where none is; returns 2 where a name is none of theirs."""
    unknown = [name for name in asked if name not in parts]
    if unknown:
        say(f"There is no part {', '.join(unknown)}. Name some of: {', '.join(parts)}; or none, to measure all.")
        return 2
    order = [part.title for part in parts.values()]
    for name in asked or parts:
        say(f"measuring {name}")
        with tempfile.TemporaryDirectory() as made:
            body = dated(parts[name].text(Path(made)), date.today())
        renew(page, {parts[name].title: body}, order)
    return 0


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
