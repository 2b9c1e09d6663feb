"""A question as tokens: cleaned, cut into words with their place in it, and into clauses."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from bot.understanding.stems import root, stem
from bot.understanding.words import words

# A question longer than this is a pasted document: its start and its end hold the question, and a bound holds the cost.
LONGEST_HEAD, LONGEST_TAIL = 400, 1200
AT_HAND = 64  # texts: those of a message are cut up several times on its way

QUOTES = str.maketrans("’‘ʼ`´“”„–—−‐‑‒", "'''''\"\"\"------")
TOKEN = re.compile(r"(?i:fly(?=tip))|\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|[^\W_]+(?:[&'][^\W_]+)*")
CONTRACTED = re.compile(r"'(?:s|re|ve|ll|d|m)$|'$")
CLAUSE_END = re.compile(r"[.?!;]+(?=\s|$)|\n+")
ABBREVIATED = re.compile(r"\b(?:st|mr|mrs|ms|dr|cllr|vs|no|approx)\.$", re.IGNORECASE)
PLACES_IN_ALPHABET = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Token:
    """One word: as written, in small letters without a possessive, and cut to its stem and root."""

    written: str
    word: str
    stem: str
    root: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return self.written[0].isupper()


@dataclass(frozen=True, slots=True)
class Text:
    """A clause, or a whole question. `clean` has the characters that the tokens' places count in."""

    clean: str
    tokens: tuple[Token, ...]

    @property
    def lower(self) -> str:
        return self.clean.lower()

    @property
    def cased(self) -> bool:
        """Whether capitals mean something here: some words have one and some have none."""
        letters = [token.written[0] for token in self.tokens if token.written[0].isalpha()]
        return any(map(str.isupper, letters)) and any(map(str.islower, letters))

    def words(self, first: int, last: int) -> str:
        """As written, from token `first` to before token `last`."""
        if first >= last:
            return ""
        return self.clean[self.tokens[first].start : self.tokens[last - 1].end]


def clean(raw: str) -> str:
    """One spelling of quotes, dashes and spaces; control and invisible characters gone; bounded in length."""
    if len(raw) > LONGEST_HEAD + LONGEST_TAIL:
        raw = f"{raw[:LONGEST_HEAD]}\n{raw[-LONGEST_TAIL:]}"
    text = unicodedata.normalize("NFKC", raw.translate(QUOTES))
    # most texts hold nothing but what is plain already
    text = text if text.isascii() and text.isprintable() else "".join(map(plain, text))
    return spelled_out(re.sub(r"[ \t]+", " ", text).strip())


def spelled_out(text: str) -> str:
    """Short forms as the words that they stand for: "qtr", "hholds"."""
    return short_forms().sub(lambda match: words().short[match.group().casefold()], text)


@cache
def short_forms() -> re.Pattern[str]:
    longest_first = sorted(words().short, key=len, reverse=True)
    return re.compile(rf"(?<![\w/])(?:{'|'.join(map(re.escape, longest_first))})(?![\w/])", re.IGNORECASE)


def plain(each: str) -> str:
    """Line ends stay; a soft hyphen inside a word is nothing; every other space or control is a space."""
    if each in "\r\n":
        return "\n"
    category = unicodedata.category(each)
    return "" if category == "Cf" else " " if category[0] in "ZC" else each


def tokens(text: str) -> tuple[Token, ...]:
    found = []
    for match in TOKEN.finditer(text):
        found.append(Token(match.group(), *cut_down(match.group()), match.start(), match.end()))
    return tuple(found)


@lru_cache(maxsize=50_000)
def cut_down(written: str) -> tuple[str, str, str]:
    """The word without what is tied to it, its stem and its root."""
    word = CONTRACTED.sub("", written.casefold()) or written.casefold()
    cut = stem(word)
    return word, cut, root(cut)


@lru_cache(maxsize=AT_HAND)
def as_text(raw: str) -> Text:
    cleaned = clean(raw)
    return Text(cleaned, tokens(cleaned))


def clauses(text: Text) -> tuple[Text, ...]:
    """Its sentences, in order; one that holds no word is left out."""
    return sentences(text.clean)


@lru_cache(maxsize=AT_HAND)
def sentences(clean: str) -> tuple[Text, ...]:
    cuts = [0]
    for match in CLAUSE_END.finditer(clean):
        if not ABBREVIATED.search(clean[: match.end()]):
            cuts.append(match.end())
    cuts.append(len(clean))
    parts = [clean[a:b].strip() for a, b in pairwise(cuts)]
    return tuple(Text(part, tokens(part)) for part in parts if TOKEN.search(part))


def readable(text: Text) -> bool:
    """Whether it holds a Latin letter or a figure at all."""
    return bool(PLACES_IN_ALPHABET.search(text.clean) or re.search(r"\d", text.clean))
