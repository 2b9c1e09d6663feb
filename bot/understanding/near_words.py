"""Words of a list that are one slip of the pen from a word: a letter left out, added, replaced, or two swapped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

MOST_SLIPS = 1


class NearWords:
    """Words that differ by one slip are the same once a letter is left out of one or both (Garbe, SymSpell, 2012).

    So each word is kept under itself and under all that is left of it without a letter: a look-up costs as many steps
    as the word has letters, however many words are listed.
    """

    def __init__(self, words: Iterable[str]) -> None:
        under: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(set(words)):
            for short in shortened(word):
                under[short].append(word)
        self._under = {short: tuple(listed) for short, listed in under.items()}

    def near(self, word: str) -> list[str]:
        """In the order of the alphabet, without the word itself."""
        found = {each for short in shortened(word) for each in self._under.get(short, ())}
        return sorted(each for each in found if each != word and OSA.distance(word, each) <= MOST_SLIPS)


def shortened(word: str) -> Iterator[str]:
    yield word
    yield from {word[:at] + word[at + 1 :] for at in range(len(word))}
