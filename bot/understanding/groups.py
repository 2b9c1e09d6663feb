"""Comparator groups by the names people give them."""

# ruff: noqa: E501  a pattern cut in two is harder to read than a long one

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from data_layer.vocabulary import AreaKind, Group

OTHER = r"(?:(?:our|its|their|the|all|most|any|some|both|every) )*(?:other )?"
COUNCIL = r"(?:councils?|authorit(?:y|ies)|las?|areas|places|cities|towns|boroughs)"

# "my neighbour", "her next-door neighbours": people
NOT_NEXT_DOOR = r"(?<!\bmy )(?<!\bhis )(?<!\bher )(?<!\bold )(?<!\bdoor )(?<!\ba )(?<!\bnoisy )"

TABLE: list[tuple[str, Group, AreaKind | None]] = [
    (
        rf"\b{OTHER}(?:(?:cipfa|nearest|statistical|stat|closest|comparable|similar)[ -]*)*"
        rf"{NOT_NEXT_DOOR}(?:neighbours?|neighbors?|neighbouring|nns?)(?: (?:councils?|authorities|average|group))?\b",
        Group.NEAREST_NEIGHBOURS,
        None,
    ),
    (rf"\b{OTHER}(?:comparator|comparable|peer|benchmark|family|similar|like[- ]for[- ]like)s?[ -]?(?:group(?:ing)?s?|{COUNCIL})\b",
     Group.NEAREST_NEIGHBOURS, None),
    (rf"\b{OTHER}(?:comparators?|peers|benchmarks?|cipfa (?:group|family|comparators)|stat nns?)\b", Group.NEAREST_NEIGHBOURS, None),
    (rf"\b{COUNCIL} (?:that are |which are )?(?:like|similar to|comparable (?:to|with)|the same size as|much like) "
     r"(?:us|ours|ourselves|our own|our city|this one|it|them)\b", Group.NEAREST_NEIGHBOURS, None),
    (rf"\b(?:places|{COUNCIL}) of (?:a )?(?:similar|our|the same|comparable) (?:size|kind|sort|make-up)\b", Group.NEAREST_NEIGHBOURS, None),
    (rf"\b{OTHER}core[- ](?:cities|city)(?: group)?\b|\b{OTHER}(?:big|major|large|biggest|largest) (?:english |uk |british |regional )?cities\b",
     Group.CORE_CITIES, None),
    (rf"\b{OTHER}(?:unitar(?:y|ies)(?: (?:councils?|authorities))?)\b", Group.TYPE, AreaKind.UNITARY),
    (rf"\b{OTHER}(?:metropolitan|met) (?:boroughs?|districts?|councils?|authorities)\b", Group.TYPE, AreaKind.METROPOLITAN),
    (rf"\b{OTHER}london (?:boroughs|councils)\b", Group.TYPE, AreaKind.LONDON_BOROUGH),
    (rf"\b{OTHER}(?:shire )?county councils\b|\b(?:other|all) counties\b", Group.TYPE, AreaKind.COUNTY),
    (rf"\b{OTHER}district councils\b|\b(?:other|all) districts\b", Group.TYPE, AreaKind.DISTRICT),
    (rf"\b{COUNCIL} of (?:the same|our|its|that) (?:type|class|tier)\b|\bsame type of {COUNCIL}\b|\b(?:similar|same)[- ]type {COUNCIL}\b",
     Group.TYPE, None),
    (rf"\b(?:the |our |its )?(?:(?<!city )region|regional average|regionally|rest of the region|wider region|{COUNCIL} in (?:the|our) region|regional (?:{COUNCIL}|peers|picture|figure|median|one|level|rate|value|number|score|result))\b",
     Group.REGION, None),
    (r"\b(?:the |an? )?(?:average|typical|median|usual) english (?:council|authority|city|area|place)\b|\b(?:the |an? )?(?:average|typical|median) (?:council|authority) in (?:england|the country)\b",
     Group.ENGLAND, None),
    (r"\b(?:the )?(?:national(?:ly)?|england|english|country)(?:'s)?[ -](?:comparisons?|comparator|average|averge|avarage|avrage|median|mean|picture|norm|benchmark|level|figure|rate|position|standing)\b",
     Group.ENGLAND, None),
    (r"\b(?:nationally|nationwide|(?:across|in|for) the (?:whole )?(?:country|nation)|(?:the )?rest of (?:the country|england)|(?:the country|england) (?:generally|in general|at large|overall)|the nation|the country as a whole|"
     r"country[- ]wide|(?:across|all over) england|everywhere else|(?:all )?(?:other )?english (?:councils|authorities)|every (?:other )?council|all (?:other )?councils)\b",
     Group.ENGLAND, None),
    (r"\bthe (?:country|nation)\b|\bnational(?= \d|[?.,!]|$)", Group.ENGLAND, None),
]  # fmt: skip
# nobody in particular: says that a comparison is wanted, not with whom
ANYBODY = re.compile(
    r"\b(?:other|different) (?:councils?|authorit(?:y|ies)|places|areas|cities|towns)\b|\bothers\b|\belsewhere\b|"
    r"\beveryone else\b|\banyone else\b|\beverybody else\b"
)
# the middle of the group is asked for, not the council
MIDDLE = re.compile(r"\b(?:average|median|mean|typical|norm|middle|quartiles?)\b")
AFTER_GROUP = re.compile(r"[\"']?(?:'s?)? (?:average|median|mean)\b")
COMPILED = [(re.compile(pattern), group, kind) for pattern, group, kind in TABLE]


@dataclass(frozen=True, slots=True)
class GroupSaid:
    """A group, where it stands in characters, and its words; `group` None where nobody in particular is meant."""

    start: int
    end: int
    words: str
    group: Group | None
    kind: AreaKind | None  # the class of council named, where one was
    middle: bool  # "the national average": the group's own middle is named


def groups_in(text: str, own: Iterable[GroupSaid] = ()) -> list[GroupSaid]:
    """All groups named in a text, in its order; `own`: those found there by the names that the council gave them."""
    lower = text.lower()
    found = list(own)
    patterns = [*COMPILED, (ANYBODY, None, None)]
    for pattern, group, kind in patterns:
        for match in pattern.finditer(lower):
            if not any(match.start() < one.end and one.start < match.end() for one in found):
                found.append(said(text, match.start(), match.end(), group, kind))
    return sorted(found, key=lambda one: one.start)


def said(text: str, start: int, end: int, group: Group | None, kind: AreaKind | None = None) -> GroupSaid:
    """The group in a stretch of characters, with whether its middle is meant."""
    words, after = text[start:end], text[end : end + 12].lower()
    middle = bool(MIDDLE.search(words.lower()) or AFTER_GROUP.match(after))
    return GroupSaid(start, end, words.strip(), group, kind, middle)
