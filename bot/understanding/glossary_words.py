"""The words by which people ask what a word means, read once from glossary_words.yml."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

import yaml

from bot.understanding.text import Token

FILE = Path(__file__).with_name("glossary_words.yml")


@dataclass(frozen=True)
class Asking:
    """Each set of words is described in the file."""

    meaning: frozenset[str]
    phrases: frozenset[tuple[str, str]]
    opening: frozenset[str]
    explaining: frozenset[str]
    polite: frozenset[str]
    determiners: frozenset[str]
    around: frozenset[str]

    @cached_property
    def beside_an_opening(self) -> frozenset[str]:
        return self.opening | self.explaining | self.polite | self.determiners

    @cached_property
    def allowed(self) -> frozenset[str]:
        return self.meaning | self.beside_an_opening | self.around

    def asks(self, said: Sequence[str]) -> bool:
        """Whether words in their order ask for a meaning by themselves."""
        return bool(self.meaning & set(said) or self.phrases & set(pairwise(said)))

    def word(self, token: Token) -> str | None:
        """The word of asking that a token is; None for any other word."""
        return token.word if token.word in self.allowed else None


@cache
def asking() -> Asking:
    read = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    phrases = frozenset((first, second) for first, second in map(str.split, read.pop("phrases")))
    return Asking(phrases=phrases, **{name: frozenset(listed.split()) for name, listed in read.items()})
