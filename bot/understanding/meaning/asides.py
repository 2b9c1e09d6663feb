"""Sentences around a question that tell of who asks, why and for whom: learned from many, and left out.

"Cllr Whitworth reckons she knows the answer. How many homes were let? Anyway, rant over." asks what its middle asks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import yaml

from bot.understanding.hearing import Heard, Listener
from bot.understanding.meaning.encoder import Vectors
from bot.understanding.regression import Regression, fitted
from bot.understanding.text import Text, as_text, clauses, tokens
from bot.understanding.words import words
from data_layer.faults import Fault
from data_layer.settings import ROOT

FILE = ROOT / "nlu_data" / "asides" / "asides.yml"
ASIDE, ASKS, NAMES = "aside", "asks", "names"
LIKELY, SURE = 0.8, 0.95  # before a sentence is left out, and before it is even where little else is said
SEEN_IN, STRENGTH, HEED = 3, 1.0, 4.0  # as in `learned_subjects`; set on asides of another writer
LONGEST = 5  # steps of four words
FEW = 2  # words that name a measure and may be said for another reason
OF_A_YEAR = 2  # digits that a time of figures has: "by Friday" has none
BINDING = {"instructions", "change", "creative"}  # what is refused is refused whatever else is said
PLEASANTRIES = {"greeting", "thanks", "goodbye", "value", "remark"}


@dataclass(frozen=True, slots=True)
class Sentences:
    """`requests`: without a subject, such as "One page please." """

    asides: tuple[str, ...]
    requests: tuple[str, ...]


def sentences(file: Path = FILE) -> Sentences:
    """Raises Fault for a file without both."""
    held = yaml.safe_load(file.read_text(encoding="utf-8"))
    if not (isinstance(held, dict) and held.get("asides") and held.get("requests")):
        raise Fault(f"{file.name} has no asides or no requests. Write down both.")
    return Sentences(tuple(held["asides"]), tuple(held["requests"]))


@dataclass(frozen=True, slots=True)
class Asides:
    learned: Regression

    def likely(self, text: str, vector: Vectors) -> float:
        return self.learned.scores(marks_of(text), vector * HEED)[ASIDE]

    def save(self, folder: Path) -> None:
        self.learned.save(folder)

    @classmethod
    def load(cls, folder: Path) -> Asides:
        """Raises OSError or ValueError where the folder holds no saved one."""
        return cls(Regression.load(folder))


def learn_asides(texts: Sequence[str], labels: Sequence[str], vectors: Vectors) -> Asides:
    """`labels`: ASIDE, ASKS or NAMES of each text; `vectors`: a row each."""
    marked = [(marks_of(text), label) for text, label in zip(texts, labels, strict=True)]
    beside = np.asarray(vectors, np.float32) * HEED
    return Asides(fitted(marked, seen_in=SEEN_IN, strength=STRENGTH, vectors=beside))


def marks_of(text: str) -> frozenset[str]:
    """Everyday words and pairs of them, any other word as a star, the first words, and whether it is a question."""
    said = [token.word if words().ordinary(token.word) else "*" for token in tokens(text)]
    asked = "?" if text.rstrip().endswith("?") else "."
    around = [f"{first} {second}" for first, second in pairwise(said)]
    return frozenset([*said, *around, f"first {' '.join(said[:1])}", asked, f"long {min(len(said) // 4, LONGEST)}"])


def without_asides(whole: Text, listener: Listener, likely: Callable[[Heard], float], *, in_hand: bool) -> Text:
    """The rest of a text of several sentences; the same text where nothing in it is an aside.

    `likely`: how likely a sentence is one; `in_hand`: whether something was asked about before, which "it" may mean.
    """
    parts = clauses(whole)
    if len(parts) < 2:
        return whole
    heard = [listener.hear(part) for part in parts]
    told = [0.0 if asks_plainly(one) else likely(one) for one in heard]
    asking = [one for one, aside in zip(heard, told, strict=True) if aside < LIKELY]
    backed = in_hand or not any(one.refers and not one.chosen.named for one in asking)
    kept = [
        one.text.clean
        for one, aside in zip(heard, told, strict=True)
        if aside < LIKELY or not backed or not may_go(one, asking, sure=aside >= SURE)
    ]
    return as_text(" ".join(kept)) if asking and len(kept) < len(parts) else whole


def asks_plainly(heard: Heard) -> bool:
    return heard.text.clean.rstrip().endswith("?")


def may_go(heard: Heard, asking: Sequence[Heard], *, sure: bool) -> bool:
    """Whether no place, group, year, subject or request in it is needed by the sentences that ask."""
    dated = any(sum(map(str.isdigit, heard.text.clean[one.start : one.end])) >= OF_A_YEAR for one in heard.periods)
    binding = heard.operations.sure & (BINDING if sure else BINDING | {"request"})
    if heard.areas or heard.groups or dated or binding:
        return False
    named, wanted = any(one.chosen.named for one in asking), any(one.operations.sure - PLEASANTRIES for one in asking)
    if not wanted and not sure and heard.operations.sure - PLEASANTRIES:
        return False  # "some probing questions, if you'd be so kind"
    if not heard.chosen.named:
        return sure or named or wanted
    if len(heard.chosen.at) < FEW:
        by_chance = not heard.chosen.theme and (not heard.chosen.whole or bool(heard.chosen.not_held))
        return named or (sure and by_chance)
    return any(one.chosen.metrics for one in asking) and not any(one.refers for one in asking)
