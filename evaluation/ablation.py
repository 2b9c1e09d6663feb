"""What each part of the reading is worth: `python -m evaluation.ablation FILE... [--page PAGE]`.

Every variant is made and trained anew and asked the same lines, without Rasa: those about the published figures, or
with `--illustrative` those about an invented return, whose measures have few aliases.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from actions.desk import Desk
from bot.data_sets import DataSet
from bot.training import train
from bot.understanding.meaning.vectors import NameVectors
from bot.understanding.wordings import Wording
from data_layer.faults import Fault
from data_layer.refresh import refresh
from data_layer.settings import ROOT
from evaluation.asking import ask_reader
from evaluation.desks import desk_on
from evaluation.format import Item, read_items
from evaluation.outcome import Scored, Share, by_part, mistakes, scored, share
from evaluation.report import table
from evaluation.scoring import known_of
from evaluation.trained import trained
from evaluation.variants import VARIANTS, Variant, reader
from evaluation.wordings import wordings

SECOND_SET = ROOT / "evaluation" / "second_set"
TITLE = "What each part is worth"
HEADING = "## "


@dataclass(frozen=True, slots=True)
class Measured:
    variant: Variant
    found: Sequence[Scored]
    seconds: float  # to make, train and ask it


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m evaluation.ablation", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, help="files of questions; default: the second open set")
    parser.add_argument("--illustrative", action="store_true", help="ask the lines about illustrative figures instead")
    parser.add_argument("--page", type=Path, help=f"a page whose part “{TITLE}” is renewed")
    asked = parser.parse_args(words)
    try:
        items = read_items(asked.files or sorted(SECOND_SET.glob("*.jsonl")))
        say(refresh(progress=say))
        vectors = trained(train(progress=say), remembering=True).vectors
        data = DataSet.ILLUSTRATIVE if asked.illustrative else DataSet.PUBLISHED
        held = [item for item in items if item.data is data]
        found = list(measured(held, desk_on(data), vectors, wordings()))
    except Fault as fault:
        say(str(fault))
        return 2
    body = told(found, date.today())
    print(body)
    if asked.page:
        asked.page.write_text(renewed(asked.page.read_text(encoding="utf-8"), TITLE, body), encoding="utf-8")
    return 0


def measured(
    items: Sequence[Item], desk: Desk, vectors: NameVectors | None, held: Sequence[Wording],
    variants: Sequence[Variant] = VARIANTS,
) -> Iterator[Measured]:  # fmt: skip
    known = dict.fromkeys(DataSet, known_of(desk.catalogue, desk.viewer.home_area))
    for variant in variants:
        started = time.perf_counter()
        with reader(variant, desk, vectors, held) as read:
            found = scored(ask_reader(items, read, desk), known)
        taken = time.perf_counter() - started
        say(f"{variant.name}: {shown(share(one.score.right for one in found))}, {taken:.0f} s")
        yield Measured(variant, found, taken)


def told(found: Sequence[Measured], day: date) -> str:
    """A row a variant, with the points that it loses against the first."""
    first, head = found[0], ("reading", "questions", "turns of dialogues", "all", "points", "kind", "metric",
                             "wrong figures", "needless clarifications")  # fmt: skip
    lines = table(head, (row(one, first) for one in found))
    asked = share(True for _ in first.found)
    data = first.found[0].asked.data
    return (
        f"Measured on {day.day} {day:%B %Y} on {asked.of} questions and turns about {data} figures.\n\n"
        + "\n".join(lines)
        + "\n"
    )


def row(one: Measured, first: Measured) -> list[str]:
    alone, turns = ([each for each in one.found if (" turn " in each.asked.name) is turn] for turn in (False, True))
    parts, wrong = by_part(one.found), mistakes(one.found)
    whole = parts["all right"]
    points = whole.percent - by_part(first.found)["all right"].percent
    return [
        one.variant.name,
        *(shown(share(each.score.right for each in some)) for some in (alone, turns)),
        f"{whole.percent:.1f}%",
        "" if one is first else f"{points:+.1f}",
        *(f"{parts[name].percent:.1f}%" for name in ("kind", "metric")),
        *(
            f"{wrong[name].percent:.1f}%"
            for name in ("a figure of another metric, area or period", "a needless clarification")
        ),
    ]


def shown(one: Share) -> str:
    return f"{one.n} of {one.of}" if one.of else "none"


def renewed(page: str, title: str, body: str) -> str:
    """The page with the text under one heading in the place of what stood there; the heading is added at the end."""
    head, found, rest = page.partition(f"{HEADING}{title}\n")
    after = rest.find(f"\n{HEADING}")
    tail = rest[after:] if found and after >= 0 else ""
    return f"{head.rstrip()}\n\n{HEADING}{title}\n\n{body.strip()}\n{tail}"


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
