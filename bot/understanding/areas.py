"""Places in a question: named, nearly named, "us", and places nobody here knows."""

# ruff: noqa: E501  a pattern or a list of words cut in two is harder to read than a long one

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.understanding.area_names import DROPPED, AreaNames
from bot.understanding.english import is_english
from bot.understanding.operations import cue_words
from bot.understanding.spans import Span
from bot.understanding.text import Text, Token
from bot.understanding.words import words
from data_layer.vocabulary import AreaCode

AFTER = {"in", "at", "for", "of", "with", "than", "against", "versus", "vs", "to", "about", "from", "compare", "compared", "around", "near", "v"}  # fmt: skip
INSIDE = {"in", "at", "around", "near", "across"}
PASSED_OVER = {"the", "that", "those", "of", "in", "for"}
FIGURE = {"figure", "figures", "rate", "number", "numbers", "one", "level", "score", "result", "results", "average"}
COUNCIL = {"council", "city", "county", "borough", "district", "cc", "mbc", "bc", "metropolitan", "unitary", "authority", "region"}  # fmt: skip
BEFORE = {"city", "county", "borough", "london", "royal", "metropolitan"}  # "city of", "royal borough of"
FOLLOWS = {"and", "what", "how", "about", "ok", "now", "or", "but", "no", "i", "meant", "same", "for", "try", "versus"}
BODIES = {"chamber", "department", "office", "institute", "secretary", "ministry", "house", "minister", "director", "head",
          "board", "committee", "centre", "association", "federation", "academy", "college", "bank", "court"}  # fmt: skip
SHORTEST_SLIP = 5  # letters: four wrong out of five would make a place of any short word
# "on Mansfield Road": a street, and not the town it is called after
STREETS = {"road", "street", "lane", "avenue", "drive", "close", "crescent", "terrace", "rd", "ave"}
# "in my ward?": a place below the council, where it is what the question is about and not where somebody lives
BELOW = re.compile(
    r"\b(?<!residents )(?<!people )(?<!resident )(?:in|for|on|across|by|of|from|within) (?P<place>(?:my|our|each|every|this) (?:own )?(?:ward|patch|estate|neighbourhood|parish|constituency|street|road))[ .?!]*$"
)
# "as a dad in Bulwell", "on the doorstep in Clifton": where who asks is from, and not what is asked about
SPEAKER = re.compile(
    r"(?:\b(?:a|an|one|my|our|another) (?:\w+ ){0,2}?(?:resident|constituent|councillor|cllr|member|dad|mum|mother|father|nan|"
    r"grandad|gran|parent|teacher|governor|volunteer|pensioner|landlord|shopkeeper|neighbour|lady|woman|man|chap|bloke|"
    r"gentleman|friend|sister|brother|colleague)|\bon (?:the|a) doorsteps?|\b(?:my|the) surgery) (?:over |up |down )?(?:in|from|of) $"
)
HOME = re.compile(
    r"\b(?:us|ours|ourselves|locally|my area|(?:our|this|my|the) (?:own )?(?:city|council|authority|borough|county|town)"
    r"|our (?:own )?(?:area|figure|rate|performance|position|numbers?))(?:'s)?\b|\bhere(?!'s)\b"
)
ASIDE = re.compile(
    r"\b(?:tell|show|give|let|help|remind|walk) us\b|\bhere (?:is|are)\b|\b(?:other|another) (?:city|council)\b"
    r"|\bthe city of\b|\bcity council of\b"
)


@dataclass(frozen=True, slots=True)
class AreaSaid:
    """A place in tokens. `codes` holds several where the name is shared, none where nobody here knows the place.

    `before` is the word before it, articles passed over, and `after` the one behind it: both empty at the ends.
    """

    span: Span
    codes: tuple[AreaCode, ...]
    words: str
    home: bool = False  # "us", "here": the home council, not a name
    before: str = ""
    after: str = ""


def is_slip(token: Token) -> bool:
    """A word of English in small letters is none: "eating" is not Ealing."""
    return token.capital or not is_english(token.word)


class Areas:
    """`known` says whether a word means something else here, so that it is no place with a slip in it."""

    def __init__(self, names: AreaNames, known: Callable[[Token], bool]) -> None:
        self._names = names
        self._known = known

    def named(self, text: Text, blocked: set[int]) -> list[AreaSaid]:
        """The longest names first; `blocked` are tokens that other slots hold."""
        found: list[AreaSaid] = []
        taken = set(blocked)
        strange = [not self._known(token) and is_slip(token) for token in text.tokens]
        for length in range(min(self._names.longest + 2, len(text.tokens)), 0, -1):
            for first in range(len(text.tokens) - length + 1):
                span = Span(first, first + length)
                if not taken.isdisjoint(range(span.first, span.last)) or word_after(text, span) in STREETS:
                    continue
                codes = self._read(text, span, strange)
                if codes:
                    wide = with_council(text, span, taken)
                    said = AreaSaid(wide, codes, text.words(span.first, span.last))
                    found.append(replace(said, before=word_before(text, wide), after=word_after(text, wide)))
                    taken |= set(range(wide.first, wide.last))
        return sorted(found, key=lambda one: one.span.first)

    def _read(self, text: Text, span: Span, strange: Sequence[bool]) -> tuple[AreaCode, ...]:
        """`strange`: of each token, whether it means nothing else here."""
        said = [token.word for token in text.tokens[span.first : span.last]]
        if said[0] in DROPPED or said[-1] in DROPPED:
            return ()
        if codes := self._names.exactly(said):
            risky = span.length == 1 and {said[0], said[0].removesuffix("s")} & words().risky_places
            return codes if not risky or looks_like_a_place(text, span.first) else ()
        if not any(strange[at] and len(text.tokens[at].word) >= SHORTEST_SLIP for at in range(span.first, span.last)):
            return ()
        first = text.tokens[span.first]
        if span.length == 1 and len(first.word) < SHORTEST_SLIP + 1 and not looks_like_a_place(text, span.first):
            return ()
        return self._names.nearly(tuple(word for word in said if word not in DROPPED))

    def unknown(self, text: Text, blocked: set[int]) -> AreaSaid | None:
        """A word that stands where a place stands and means nothing else here; a ward, a street."""
        if below := BELOW.search(text.lower):
            at = [
                at for at, token in enumerate(text.tokens) if below.start("place") <= token.start < below.end("place")
            ]
            return AreaSaid(Span(at[0], at[-1] + 1), (), below["place"])
        for at, token in enumerate(text.tokens):
            if at in blocked or token.word.isdigit() or len(token.word) < 3:
                continue
            before = text.tokens[at - 1].word if at else ""
            after = text.tokens[at + 1].word if at + 1 < len(text.tokens) else ""
            if token.word in words().elsewhere and (before in AFTER | FOLLOWS or not at or token.capital):
                return AreaSaid(Span(at, at + 1), (), token.written)
            if self._known(token) or token.word in cue_words() or (at and text.tokens[at - 1].word in {"per", "level"}):
                continue
            follows = before in FOLLOWS - {"i", "no", "ok", "what", "how"} and len(text.tokens) <= 5
            named = (
                text.cased
                and token.capital
                and not token.written.isupper()
                and (before in AFTER or (at > 0 and follows))
            )
            lower = before in INSIDE and len(token.word) > 3 and token.word.isalpha()
            if (
                named
                or lower
                or (after in {"council", "borough", "county"} and at + 1 not in blocked and before != "a")
            ):
                if SPEAKER.search(text.lower[: token.start]) or in_a_name(text, at):
                    continue
                last = at + 1
                while last < len(text.tokens) and last not in blocked and named and text.tokens[last].capital:
                    last += 1
                return AreaSaid(Span(at, last), (), text.words(at, last))
        return None


def in_a_name(text: Text, at: int) -> bool:
    """ "the Chamber of Commerce", "the Department for Education": bodies, and no places."""
    return at > 1 and text.tokens[at - 1].word in {"of", "for"} and text.tokens[at - 2].word in BODIES


def looks_like_a_place(text: Text, at: int) -> bool:
    """For a name that is a word as well: a capital inside a sentence, a preposition or "council" beside it."""
    token = text.tokens[at]
    before = text.tokens[at - 1].word if at else ""
    after = text.tokens[at + 1].word if at + 1 < len(text.tokens) else ""
    if {before, after} & words().skill_words or (
        after == "and" and at + 2 < len(text.tokens) and text.tokens[at + 2].word in words().skill_words
    ):
        return False
    if after in COUNCIL or token.written.endswith(("'s", "s'")):
        return True
    if at and text.cased and token.capital:
        return True
    return before in AFTER or (before in FOLLOWS and len(text.tokens) <= 5) or len(text.tokens) == 1


def word_before(text: Text, span: Span) -> str:
    at = span.first - 1
    while at > 0 and (text.tokens[at].word in PASSED_OVER or is_figure_of(text, at)):
        at -= 1
    return text.tokens[at].word if at >= 0 else ""


def is_figure_of(text: Text, at: int) -> bool:
    """ "beside the figure for England": what a place is set against is named before it."""
    return text.tokens[at].word in FIGURE and text.tokens[at + 1].word in PASSED_OVER


def word_after(text: Text, span: Span) -> str:
    return text.tokens[span.last].word if span.last < len(text.tokens) else ""


def with_council(text: Text, span: Span, taken: set[int]) -> Span:
    """ "Derby" grows to "Derby City Council", "the city of Derby"."""
    first, last = span.first, span.last
    while last < len(text.tokens) and last not in taken and text.tokens[last].word in COUNCIL and last - span.last < 3:
        last += 1
    if first >= 2 and text.tokens[first - 1].word == "of" and text.tokens[first - 2].word in BEFORE:
        first -= 2
    return Span(first, last)


def home_words(text: Text, blocked: set[int]) -> list[AreaSaid]:
    """ "us", "here", "the council": said of the home council."""
    found = []
    aside = [match.span() for match in ASIDE.finditer(text.lower)]
    for match in HOME.finditer(text.lower):
        inside = [i for i, token in enumerate(text.tokens) if match.start() <= token.start < match.end()]
        if any(a <= match.start() < b for a, b in aside) or not inside or set(inside) & blocked:
            continue
        found.append(AreaSaid(Span(inside[0], inside[-1] + 1), (), match.group(), home=True))
    return found
