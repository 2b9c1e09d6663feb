"""Every name of every place, looked up by its words; which place is meant where several share a name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.text import tokens
from data_layer.catalogue import Area, Catalogue
from data_layer.vocabulary import AreaCode, AreaKind

Key = tuple[str, ...]

OF = re.compile(r"^(?P<name>.+), (?P<what>City|County) of$")  # "Bristol, City of"
DROPPED = {"and", "the"}  # "Barking & Dagenham" has no "and"
# of places that share a name, the one people mean: a council before what it lies in
RANK = {
    AreaKind.COUNTRY: 1,
    AreaKind.REGION: 2,
    AreaKind.COMBINED_AUTHORITY: 3,
    AreaKind.OTHER: 4,
    AreaKind.WASTE_AUTHORITY: 5,
}
# A name is tolerated with one letter in five wrong ("Leciester"), and never where its first letter is: under that, real
# words begin to pass as places.
ALIKE = 0.8
A_WORD_ALIKE = 0.7
SHORTEST_OWNER = 5  # letters of a place that may stand with an s and no apostrophe
COMBINED = re.compile(r"^(?P<name>.+?)(?: (?:mayoral|combined|county))+ authority$", re.IGNORECASE)


class AreaNames:
    """Built once a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._areas = catalogue.areas
        self._held = {area for _, area in catalogue.holdings}
        by_name: defaultdict[Key, set[AreaCode]] = defaultdict(set)
        for area in catalogue.areas.values():
            for name in names_of(area):
                by_name[key(name)].add(area.code)
        self._by_name = {name: self._meant(codes) for name, codes in by_name.items() if name}
        self.longest = max(map(len, self._by_name), default=0)
        self._spelt: dict[int, dict[str, Key]] = defaultdict(dict)
        for name in self._by_name:
            self._spelt[len(name)][" ".join(name)] = name
        self.words = frozenset(word for name in self._by_name for word in name)
        self.phrases = frozenset(
            tuple(token.stem for token in tokens(name)) for area in catalogue.areas.values() for name in names_of(area)
        )

    def exactly(self, words: Iterable[str]) -> tuple[AreaCode, ...]:
        """The places of that name, several where it is ambiguous, none where nobody has it."""
        said = tuple(word for word in words if word not in DROPPED)
        return self._by_name.get(said, ()) or self._owning(said)

    def _owning(self, said: Key) -> tuple[AreaCode, ...]:
        """ "derbys" for "Derby's"."""
        if not said or len(said[-1]) <= SHORTEST_OWNER or not said[-1].endswith("s"):
            return ()
        return self._by_name.get((*said[:-1], said[-1][:-1]), ())

    def nearly(self, words: Key) -> tuple[AreaCode, ...]:
        """The places with the name most like it, within a slip of the pen."""
        spelt = self._spelt.get(len(words), {})
        found = process.extract(
            " ".join(words), list(spelt), scorer=OSA.normalized_similarity, score_cutoff=ALIKE, limit=3
        )
        # word by word: "West Yorkshire" is no slip for "West Berkshire"
        found = [one for one in found if all(map(slip, words, spelt[one[0]]))]
        best = [name for name, score, _ in found if score == found[0][1]]
        return tuple(dict.fromkeys(code for name in best for code in self._by_name[spelt[name]]))

    def _meant(self, codes: set[AreaCode]) -> tuple[AreaCode, ...]:
        """Living councils before abolished ones, those with figures before those without, councils before regions."""
        return tuple(sorted(self._best(codes), key=lambda code: self._areas[code].name))

    def _best(self, codes: set[AreaCode]) -> list[AreaCode]:
        def weight(code: AreaCode) -> tuple[bool, bool, int]:
            area = self._areas[code]
            return area.until is not None, bool(self._held) and code not in self._held, RANK.get(area.kind, 0)

        least = min(map(weight, codes))
        return [code for code in codes if weight(code) == least]


def slip(said: str, meant: str) -> bool:
    """Whether one word may be the other with a slip of the pen in it."""
    return said[0] == meant[0] and OSA.normalized_similarity(said, meant) >= A_WORD_ALIKE


def names_of(area: Area) -> list[str]:
    """The official name, its plain forms, and the everyday ones."""
    names = [area.name, area.code, *area.aliases]
    if found := OF.match(area.name):
        names += [found["name"], f"{found['what']} of {found['name']}"]
    if area.kind is AreaKind.COMBINED_AUTHORITY and (found := COMBINED.match(area.name)):
        names.append(found["name"])
    return names


def key(name: str) -> Key:
    return tuple(token.word for token in tokens(name) if token.word not in DROPPED)
