"""The words that questions are made of, read once from words.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from bot.understanding.stems import root, stem

FILE = Path(__file__).with_name("words.yml")


@dataclass(frozen=True, slots=True)
class Words:
    """`short` and `abbreviations`: a short form -> what it stands for; `stop` and `general` as words, `known_roots` and
    `weak_subjects` as roots.
    """

    short: Mapping[str, str]
    abbreviations: Mapping[str, str]
    stop: frozenset[str]
    general: frozenset[str]
    known_roots: frozenset[str]
    weak_subjects: frozenset[str]
    risky_places: frozenset[str]
    skill_words: frozenset[str]
    elsewhere: frozenset[str]

    def ordinary(self, word: str) -> bool:
        """A word of everyday questions, in any of its forms."""
        return word in self.stop or word in self.general or root(stem(word)) in self.known_roots


@cache
def words() -> Words:
    read = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    stop, general = frozenset(read["stop"].split()), frozenset(read["general"].split())
    return Words(
        short=read["short"],
        abbreviations=read["abbreviations"],
        stop=stop,
        general=general,
        known_roots=frozenset(root(stem(word)) for word in stop | general),
        weak_subjects=frozenset(root(stem(word)) for word in read["weak_subjects"].split()),
        risky_places=frozenset(read["risky_places"].split()),
        skill_words=frozenset(read["skill_words"]),
        elsewhere=frozenset(read["elsewhere"].split()),
    )
