"""A question with slips of the pen mended: to words of names, places and requests, by the words beside them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache, lru_cache
from itertools import pairwise

from bot.understanding.area_names import AreaNames
from bot.understanding.english import english_words, is_english
from bot.understanding.glossary_words import asking
from bot.understanding.groups import COMPILED as GROUPS
from bot.understanding.near_words import NearWords
from bot.understanding.operations import STRONG, cues, skeleton, spelt_out
from bot.understanding.period_rules import TABLE as PERIODS
from bot.understanding.stems import stem
from bot.understanding.subject_index import SubjectIndex
from bot.understanding.text import Text, Token, tokens
from bot.understanding.words import words
from data_layer.glossary import glossary

SHORTEST_ALONE = 5  # letters of a word that is meant whatever stands beside it
LONGEST_NAME = 12  # words of a name that are looked for on each side of a slip
SHORTEST_BESIDE = 4  # of one that a name has beside the words that stand there: shorter ones are abbreviations
SHORTEST_STEM = 4  # a shorter one is that of any few letters
Stems = tuple[str, ...]


class Standing(Enum):
    """Of a word as it is written."""

    KNOWN = auto()
    FORM = auto()  # looks like a form of a word that is known
    STRANGE = auto()


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a word stands where it stands.

    `name` is the longest name said around it, in words, and `told` how many of these are more than grammar; `beside`
    says of how many of its two neighbours some name knows it; `alone` whether it is a name by itself.
    """

    name: int = 0
    told: int = 0
    beside: int = 0
    alone: bool = False

    @property
    def rank(self) -> tuple[int, int, bool]:
        return self.name, self.beside, self.alone


class Spelling:
    """Built once a catalogue."""

    def __init__(self, index: SubjectIndex, areas: AreaNames, groups: Iterable[str]) -> None:
        grouped = [tokens(name) for name in groups]
        spelt = {token.word for name in grouped for token in name} | index.spellings | areas.words
        self._subjects = frozenset(word for word in spelt if not word.isdigit())
        self._known = self._subjects | asked_words() | words().elsewhere | words().short.keys()
        self._stems = frozenset(map(stem, self._known))
        self._names = {*index.phrases, *areas.phrases, *(tuple(token.stem for token in name) for name in grouped)}
        self._pairs = frozenset(pair for name in self._names for pair in pairwise(name))
        named = {name[0] for name in areas.phrases if len(name) == 1}
        self._places = named - set(map(stem, index.spellings | asked_words()))
        self._near = lru_cache(maxsize=20_000)(NearWords(self._subjects | asked_words()).near)

    def mended(self, text: Text) -> Text:
        """The same text where nothing in it is a slip. What is no word is mended first: the rest stands beside it."""
        said = list(text.tokens)
        standing = {at: self._standing(token) for at, token in enumerate(said) if is_word(text, token)}
        found: dict[int, str] = {}
        for at in sorted(standing, key=lambda at: standing[at] is not Standing.STRANGE):
            word = self._meant(said, at, standing[at])
            if word and not (standing[at] is Standing.KNOWN and asks_with(text, at)):
                found[at] = as_written(word, said[at], place=stem(word) in self._places)
                [said[at]] = tokens(word)
        return replaced(text, found) if found else text

    def _meant(self, said: Sequence[Token], at: int, standing: Standing) -> str | None:
        """The word that is likelier meant than the one that is written."""
        token = said[at]
        # "compar" is a slip though its stem is that of "compare"; "footpath" beside "footpaths" is none
        alike = asked_words() if standing is Standing.STRANGE else frozenset[str]()
        options = [each for each in self._near(token.word) if stem(each) != token.stem or each in alike]
        options = [each for each in options if may_be(token, each)]
        if not options:
            return None
        around = Around.of(said, at)
        if standing is Standing.KNOWN:
            beside = around.beside(token.stem, self._pairs)
            options = [each for each in options if around.beside(stem(each), self._pairs) > beside]
        if not options:
            return None
        fits = {each: self._fit(around, stem(each)) for each in options}
        best = max(options, key=lambda each: (fits[each].rank, self._likelihood(token.word, each, fits[each])))
        if standing is Standing.STRANGE:
            meant = told(fits[best], best) or stands_alone(token.word, best, fits[best])
            return best if meant else None
        meant = told_of_a_word(fits[best], best) if standing is Standing.KNOWN else told(fits[best], best)
        return best if meant and fits[best].name > self._fit(around, token.stem).name else None

    def _standing(self, token: Token) -> Standing:
        if token.word in self._known or token.word in english_words():
            return Standing.KNOWN
        form = token.word != token.stem and len(token.stem) >= SHORTEST_STEM
        return Standing.FORM if form and (token.stem in self._stems or is_english(token.word)) else Standing.STRANGE

    def _likelihood(self, written: str, meant: str, fit: Fit) -> tuple[bool, bool, bool, bool, str]:
        """Of words that fit alike: the same letters, the same consonants, one that starts alike, of a name said here.

        Where no name is, what is asked: "trenv" is the trend before it is a part of Stoke-on-Trent.
        """
        in_place = (meant in self._subjects and meant not in asked_words()) == (fit.beside > 0 or fit.alone)
        alike = consonants(written) == consonants(meant)
        return sorted(written) == sorted(meant), alike, written[0] == meant[0], in_place, meant

    def _fit(self, around: Around, word: str) -> Fit:
        beside = around.beside(word, self._pairs)
        name = around.longest(word, self._names) if beside else ()
        return Fit(len(name), sum(each not in stop_stems() for each in name), beside, (word,) in self._names)


@dataclass(frozen=True, slots=True)
class Around:
    """Stems of the words beside a word, the nearest first, so many as a name may have."""

    left: Stems
    right: Stems

    @classmethod
    def of(cls, said: Sequence[Token], at: int) -> Around:
        left = tuple(token.stem for token in reversed(said[max(0, at - LONGEST_NAME) : at]))
        return cls(left, tuple(token.stem for token in said[at + 1 : at + 1 + LONGEST_NAME]))

    def beside(self, word: str, pairs: Collection[tuple[str, str]]) -> int:
        """Of how many neighbours it is known as one."""
        left = bool(self.left) and (self.left[0], word) in pairs
        return left + (bool(self.right) and (word, self.right[0]) in pairs)

    def longest(self, word: str, names: Collection[Stems]) -> Stems:
        """The longest name of more than one word that is said with it."""
        said = (
            (*reversed(self.left[:before]), word, *self.right[:after])
            for before in range(len(self.left) + 1)
            for after in range(len(self.right) + 1)
            if before + after
        )
        return max((each for each in said if each in names), key=len, default=())


@cache
def asked_words() -> frozenset[str]:
    """What questions are made of besides names: grammar, requests, groups, times, and words asked about."""
    patterns = [cue.pattern.pattern for cue in cues()] + [pattern.pattern for pattern, *_ in GROUPS]
    patterns += [pattern for pattern, _ in PERIODS]
    spelt = frozenset(word for pattern in patterns for word in spelt_out(pattern) if not is_stump(word, pattern))
    terms = {
        token.word for term in glossary().values() for name in (term.name, *term.aliases) for token in tokens(name)
    }
    return words().stop | words().general | asking().allowed | terms | spelt


def is_stump(word: str, pattern: str) -> bool:
    """Whether a pattern spells out no more than a part of it: "compar" of "compare" and "comparison"."""
    whole = rf"(?<!\w\(){re.escape(word)}(?:\w\?)?(?:[?| )$]|\\b|$)"
    return word not in english_words() and not re.search(whole, pattern)


@cache
def stop_stems() -> frozenset[str]:
    return frozenset(map(stem, words().stop))


def asks_with(text: Text, at: int) -> bool:
    """Whether a word is part of a request of several words: "up to speed on adult social care" is not to spend."""
    said = skeleton(text, {})
    strong = (cue for cue in cues() if cue.weight == STRONG and cue.spells(text.tokens[at].word))
    found = ((cue, match) for cue in strong if (match := cue.pattern.search(said.words)))
    return any(at in (spelt := said.spelt(*match.span(), cue)) and len(spelt) > 1 for cue, match in found)


def is_word(text: Text, token: Token) -> bool:
    """Whether it is no figure, nor part of an id, an address or a date."""
    beside = text.clean[token.start - 1 : token.start] + text.clean[token.end : token.end + 1]
    return not token.word[0].isdigit() and token.word.isalnum() and not set(beside) & set("_@/")


def replaced(text: Text, found: Mapping[int, str]) -> Text:
    """`found`: token place -> what is to stand there."""
    parts: list[str] = []
    done = 0
    for at, word in sorted(found.items()):
        parts += [text.clean[done : text.tokens[at].start], word]
        done = text.tokens[at].end
    clean = "".join([*parts, text.clean[done:]])
    return Text(clean, tokens(clean))


def as_written(word: str, token: Token, *, place: bool) -> str:
    """With the capitals of what was written and what is tied to it ("'s"); a place has a capital always."""
    rest = token.written[len(token.word) :]
    if token.written.isupper() and len(token.word) > 1:
        return word.upper() + rest
    return (word.capitalize() if place or token.capital else word) + rest


def stands_alone(written: str, meant: str, fit: Fit) -> bool:
    """Whether a word that means nothing stands for another without a whole name around it.

    By itself "wibble" is not the Ribble of Ribble Valley; "erby" is Derby, a name by itself.
    """
    shortest = min(len(meant), len(written) + 1)
    same_letters = sorted(meant) == sorted(written)
    if shortest >= SHORTEST_ALONE:
        near = same_letters or meant[0] == written[0]
        return near or fit.alone or fit.beside > 0 or meant in asked_words()
    small = same_letters and meant in words().stop
    return shortest >= SHORTEST_BESIDE and (small or fit.beside > 0)


def told(fit: Fit, meant: str) -> bool:
    """Whether the name around a word shows it, where what is written is no word for sure."""
    if meant in words().stop:
        return fit.name >= 2
    return fit.told >= 2 and (len(meant) >= SHORTEST_BESIDE or meant in english_words())


def told_of_a_word(fit: Fit, meant: str) -> bool:
    """The same where what is written is a word as well."""
    return fit.told >= 3 or (fit.told >= 2 and fit.name >= (3 if meant in words().stop else 4))


def consonants(word: str) -> str:
    """Vowels are what is mistaken for one another by ear."""
    return re.sub("[aeiouy]", "", word)


def may_be(token: Token, meant: str) -> bool:
    """Who writes a capital has not left out the letter before it: "Radford" is not Bradford."""
    return not (token.capital and meant == meant[0] + token.word and token.written[1:].islower())
