"""Which of many patterns a text can hold at all, so that the others need not be searched for.

Most of some hundred patterns need letters that a question has not: looking for these first takes a quarter of the time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from re import _parser  # pyright: ignore[reportAttributeAccessIssue, reportPrivateUsage]
from typing import Any

Parts = Iterable[tuple[Any, Any]]  # a pattern as the standard library has read it: an operation and what it is given
Letters = frozenset[str]


class Spotter:
    """Built once for patterns that are searched for in the same text."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._always: list[int] = []
        needing: defaultdict[str, list[int]] = defaultdict(list)
        for at, pattern in enumerate(patterns):
            needs = needed(pattern)
            for letters in needs:
                needing[letters].append(at)
            if not needs:
                self._always.append(at)
        self._needing = list(needing.items())

    def possible(self, *texts: str) -> list[int]:
        """Places of the patterns that one of the texts may hold, in their order."""
        together, found = "\n".join(texts), set(self._always)
        for letters, places in self._needing:
            if letters in together:
                found.update(places)
        return sorted(found)


def needed(pattern: re.Pattern[str]) -> Letters:
    """Stretches of letters one of which stands in whatever it matches; none where that can't be told."""
    if pattern.flags & re.IGNORECASE:
        return frozenset()
    return of_parts(_parser.parse(pattern.pattern, pattern.flags))


def of_parts(parts: Parts) -> Letters:
    """Of the parts that all have to be there, the one that tells most: with the longest stretches."""
    found: list[Letters] = []
    spelt = ""
    for operation, given in parts:
        if operation is _parser.LITERAL:
            spelt += chr(given)
            continue
        found.append(frozenset({spelt} - {""}))
        found.append(of_part(operation, given))
        spelt = ""
    found.append(frozenset({spelt} - {""}))
    return max(found, key=lambda letters: (min(map(len, letters), default=0), -len(letters)))


def of_part(operation: Any, given: Any) -> Letters:
    """Of a group, of alternatives or of what is repeated; anything else may be any letters, or none."""
    if operation is _parser.SUBPATTERN:
        _, added, _, parts = given
        return frozenset() if added & re.IGNORECASE else of_parts(parts)
    if operation is _parser.BRANCH:
        each = [of_parts(parts) for parts in given[1]]
        return frozenset().union(*each) if all(each) else frozenset()
    if operation in {_parser.MAX_REPEAT, _parser.MIN_REPEAT} and given[0] > 0:
        return of_parts(given[2])
    return frozenset()
