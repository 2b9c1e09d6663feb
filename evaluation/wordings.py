"""The training wordings with the kind that each is meant as, read from Rasa's own files."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from actions.reading import Kind
from data_layer.settings import ROOT

TRAINING = ROOT / "nlu_data" / "training" / "nlu"
SEED = 20231122


@dataclass(frozen=True, slots=True)
class Wording:
    text: str
    kind: Kind


def wordings(folder: Path = TRAINING) -> list[Wording]:
    """Of all files, each once; a list item is a line that begins with a dash."""
    found: dict[Wording, None] = {}
    for file in sorted(folder.glob("*.yml")):
        for block in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
            for line in block["examples"].splitlines():
                if line.startswith("- "):
                    found[Wording(line[2:].strip(), Kind(block["intent"]))] = None
    return list(found)


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
