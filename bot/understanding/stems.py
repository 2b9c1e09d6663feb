"""Light stemming: enough that "recycled" and "recycling" meet, too little that "planning" meets "plan"."""

from __future__ import annotations

import re
from functools import lru_cache

# Words whose ending is no ending here: cut, they would meet a word with another meaning.
WHOLE = frozenset(
    [
        "planning",
        "parking",
        "reading",
        "housing",
        "building",
        "during",
        "spring",
        "king",
        "ring",
        "being",
        "thing",
        "nothing",
        "something",
        "anything",
        "evening",
        "morning",
        "bus",
        "gas",
        "us",
        "yes",
        "this",
        "his",
        "its",
        "plus",
        "less",
        "news",
        "process",
        "access",
        "progress",
        "business",
        "address",
        "class",
        "cross",
        "always",
        "perhaps",
        "does",
        "was",
        "has",
        "is",
        "as",
        "thus",
        "analysis",
        "basis",
        "crisis",
        "status",
        "versus",
        "census",
        "campus",
        "virus",
        "across",
        "sickness",
        "illness",
        "need",
        "feed",
        "speed",
        "seed",
        "indeed",
        "red",
        "bed",
        "hundred",
        "series",
        "species",
        "barking",
        "worthing",
        "wellbeing",
        "meeting",
        "rating",
        "ratings",
        "setting",
        "settings",
        "hastings",
        "reading's",
        "tees",
        "leeds",
        "wales",
        "ones",
        "gcses",
        "ofsted",
    ]
)
SAME = {
    "children": "child", "kids": "child", "kid": "child", "women": "woman", "female": "woman", "females": "woman",
    "men": "man", "male": "man", "males": "man", "persons": "person", "lives": "life", "temp": "temporary",
    "percentages": "percent", "percentage": "percent", "pct": "percent", "avg": "average", "averages": "average",
    "programme": "program", "center": "centre", "neighbors": "neighbour", "neighbor": "neighbour",
    "neighboring": "neighbour", "neighbouring": "neighbour", "authorities": "council", "authority": "council",
    "labor": "labour", "two": "2", "three": "3", "six": "6", "thousand": "1000", "1,000": "1000", "100,000": "100000",
    "spent": "spend", "satisfied": "satisfaction", "qualified": "qualification", "absent": "absence",
    "absenteeism": "absence", "jobless": "unemployment", "teeth": "tooth", "families": "family", "bought": "buy",
    "poorer": "poor", "left": "leave", "leaving": "leave", "leaves": "leave", "quit": "leave",
    "affordable": "affordability", "four": "4", "five": "5", "seven": "7", "ten": "10", "eleven": "11",
    "twelve": "12", "sixteen": "16", "eighteen": "18", 
    "grew": "grow", "built": "build", "burnt": "burn", "people": "person", "folk": "person", "adults": "adult",
}  # fmt: skip
# "e" is already gone from the stem; what is cut here may end in it all the same
SUFFIXES = re.compile(
    r"(?:isation|ational|ation|at|ition|ment|ness|ity|ively|iv|ion|ant|anc|enc|ship|ally|al|er|or|ly|(?<![aeo])y)e?$"
)
SHORTEST_ROOT = 4  # a shorter root ("inn", "act") meets too many words


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Plural, -ing and -ed gone; British spelling; a few words that mean the same made one."""
    if word in SAME:
        return SAME[word]
    if word in WHOLE or len(word) < 4 or not word.isalpha():
        return (
            word[:-1] if len(word) == 4 and word.endswith("s") and word[:-1].isalpha() and word not in WHOLE else word
        )
    word = singular(british(word))
    if word in WHOLE:
        return word
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and re.search(r"[aeiouy]", base) and len(base) >= 3:
            if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "sl":
                return base[:-1]
            return base if len(base) > 3 else word
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def british(word: str) -> str:
    """organization, behavior -> organisation, behaviour."""
    word = re.sub(r"iz(e|ed|es|ing|ation)$", r"is\1", word) if len(word) > 6 else word
    return re.sub(r"(behavi|neighb|col|fav|hon|lab)or", r"\1our", word)


@lru_cache(maxsize=50_000)
def root(stemmed: str) -> str:
    """The stem without what makes a noun, an adjective or a person of it: "inciner", "homeless", "depriv"."""
    if len(stemmed) <= SHORTEST_ROOT or not stemmed.isalpha():
        return stemmed
    for _ in range(3):  # "incinerator": or, then at
        cut = SUFFIXES.sub("", stemmed)
        if cut == stemmed or len(cut) < SHORTEST_ROOT:
            break
        stemmed = cut
    return stemmed.removesuffix("e")
