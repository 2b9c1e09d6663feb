"""Groups of the council's own return in a question: named by their names, or nearly so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.area_names import ALIKE, AreaNames, Key, key, slip
from bot.understanding.groups import GroupSaid, groups_in, said
from bot.understanding.spans import Span
from bot.understanding.text import Text, Token
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import Group

BEFORE = {"the", "our", "its", "their", "my", "all", "other", "of", "members"}  # "members of our benchmarking club"
BEHIND = {"group", "groups", "club", "members", "councils", "authorities"}
ENDS_A_NAME = {"club", "group", "network", "family", "cluster", "circle", "league", "alliance"}
LEFT_OUT = {"the", "our", "and"}
LONGEST = 12  # words of a name that a question may still hold
SHORTEST_SLIP = 5  # letters: in a shorter word a wrong one makes another word


class OwnGroups:
    """By the whole name, or by its end where that is a name by itself: "our waste club" of "East Midlands Waste Club".

    `known` says whether a word means something else here, so that it is no group's name with a slip in it.

    A name of one such word, and one that is a place's as well, counts only where a word for a group follows: "the East
    Midlands group". Built once a catalogue.
    """

    def __init__(self, catalogue: Catalogue, areas: AreaNames, known: Callable[[Token], bool]) -> None:
        self._by_name = by_name(catalogue.own_groups)
        self._spelt = {" ".join(words): words for words in self._by_name}
        self._longest = min(max(map(len, self._by_name), default=0), LONGEST)
        self._areas = areas
        self._known = known

    def named(self, text: Text) -> list[GroupSaid]:
        """In the order of the text, the longest names first where they overlap."""
        found: list[Span] = []
        groups: list[GroupSaid] = []
        # a name may be written with small words that its key leaves out
        for length in range(min(2 * self._longest, len(text.tokens)), 0, -1):
            for first in range(len(text.tokens) - length + 1):
                span = Span(first, first + length)
                if not any(span.meets(other) for other in found) and (group := self._read(text, span)):
                    found.append(span)
                    groups.append(widened(text, span, group))
        return sorted(groups, key=lambda one: one.start)

    def _read(self, text: Text, span: Span) -> Group | None:
        tokens = text.tokens[span.first : span.last]
        if tokens[0].word in LEFT_OUT or tokens[-1].word in LEFT_OUT:
            return None
        words = tuple(token.word for token in tokens if token.word not in LEFT_OUT)
        if group := self._by_name.get(words):
            alone = len(words) == 1 and self._known(tokens[0])
            return group if not (alone or self._areas.exactly(words)) or followed(text, span) else None
        slips = any(len(token.word) >= SHORTEST_SLIP and not self._known(token) for token in tokens)
        return self._nearly(words) if slips else None

    def _nearly(self, words: Key) -> Group | None:
        """The group with the name most like it, within a slip of the pen; none where two are as like."""
        spelt = [name for name, key in self._spelt.items() if len(key) == len(words) and all(map(slip, words, key))]
        best = process.extract(
            " ".join(words), spelt, scorer=OSA.normalized_similarity, score_cutoff=ALIKE, limit=2
        )  # fmt: skip
        if not best or (len(best) > 1 and best[0][1] == best[1][1]):
            return None
        return self._by_name[self._spelt[best[0][0]]]


def by_name(groups: Mapping[Group, str]) -> dict[Key, Group]:
    """Whole names, and ends of names that belong to one group and mean no other: "Waste Club", never "family group"."""
    whole = {words: group for group, name in groups.items() if (words := own_key(name))}
    ends: defaultdict[Key, list[Group]] = defaultdict(list)
    for words, group in whole.items():
        for first in range(1, len(words) - 1):
            ends[words[first:]].append(group)
    short = {
        words: of[0]
        for words, of in ends.items()
        if len(of) == 1 and words[-1] in ENDS_A_NAME and not groups_in(" ".join(words))
    }
    return short | whole


def own_key(name: str) -> Key:
    return tuple(word for word in key(name) if word not in LEFT_OUT)


def followed(text: Text, span: Span) -> bool:
    return span.last < len(text.tokens) and text.tokens[span.last].word in BEHIND


def widened(text: Text, span: Span, group: Group) -> GroupSaid:
    """With "our" before the name and "group" behind it."""
    first, last = span.first, span.last
    while first and text.tokens[first - 1].word in BEFORE:
        first -= 1
    if followed(text, span):
        last += 1
    return said(text.clean, text.tokens[first].start, text.tokens[last - 1].end, group)
