"""Common English words, so that none of them is taken for a slip in a word of the catalogue."""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from bot.understanding.meaning.encoder import PACKAGE
from bot.understanding.stems import stem

SHORTEST = 3


@cache
def english_words() -> frozenset[str]:
    """The some twenty thousand words that the encoder knows whole; none where its files are not installed."""
    found = find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        return frozenset()
    file = Path(found.submodule_search_locations[0]) / "model" / "tokenizer.json"
    pieces = json.loads(file.read_text(encoding="utf-8"))["model"]["vocab"]
    return frozenset(word for word in pieces if len(word) >= SHORTEST and word.isascii() and word.isalpha())


@cache
def english_stems() -> frozenset[str]:
    return frozenset(map(stem, english_words()))


def is_english(word: str) -> bool:
    """In any of its forms: "allotments" where only "allotment" is listed."""
    return word in english_words() or stem(word) in english_stems()
