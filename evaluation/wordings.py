"""All wordings that are learned from, and parts of them that are the same in every run."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import yaml

from actions.reading import Kind
from bot.understanding.wordings import EVERY, Wording, wordings_beside
from data_layer.settings import ROOT

TRAINING = ROOT / "nlu_data" / "training" / "nlu"
SEED = 20231122


def wordings(every: int = EVERY) -> list[Wording]:
    """Each once; `every`: 1 for all that were written, else those that marks are learned from."""
    return list(dict.fromkeys([*of_rasa(), *wordings_beside(every=every)]))


def of_rasa(folder: Path = TRAINING) -> Iterator[Wording]:
    """Those in Rasa's own files; a list item is a line that begins with a dash."""
    for file in sorted(folder.glob("*.yml")):
        for block in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
            for line in block["examples"].splitlines():
                if line.startswith("- "):
                    yield Wording(line[2:].strip(), Kind(block["intent"]))


def some(held: Sequence[Wording], share: float, seed: int = SEED) -> list[Wording]:
    """So large a part of each kind, at least one, the same in every run; a smaller part lies in a larger one."""
    chosen: list[Wording] = []
    for each in by_kind(held):
        mixed = list(each)
        random.Random(seed).shuffle(mixed)
        chosen += mixed[: max(1, round(share * len(mixed)))]
    return chosen


def by_kind(held: Iterable[Wording]) -> list[list[Wording]]:
    kinds: defaultdict[Kind, list[Wording]] = defaultdict(list)
    for one in held:
        kinds[one.kind].append(one)
    return list(kinds.values())
