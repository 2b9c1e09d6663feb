"""The words by which a promise is named, made alike: stems, numbers, and words that mean nearly the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

WORD = re.compile(r"[a-z0-9]+")
# said around the subject of a promise, or in the name of every plan
AROUND = (
    "a about achieve achieved all already an and any anything are at be became been being bring by came can city come "
    "commitment commit committed could council councillor current date deadline did do doing does done each end ended "
    "ever every far find for from fulfil fulfilled gave get give going gone had happen happened has have hear honour "
    "how in into is it its keep kept know last latest left list live look made make manifesto many may me meet met "
    "million more most much my name named never new no not nothing now number of off on one or our out ours owner "
    "per plan please pledge promise promised put say said scrutiny see show so some state stated still strategic "
    "such tell than that the their them there these they thing this those to today total track under until up us "
    "was we went were what when where whether which who whom whose why will with without word work working would year "
    "yet you your"
)
# said of how a promise stands, or of its money: never what it is about
STANDING = (
    "accepted ahead amber answered behind broke broken budget budgeted complete completed delay delayed deliver "
    "delivered delivery due fail failed failing finish finished fund funded funding going good green late money miss "
    "missed missing on-track open outstanding overdue owed pending progress rag rated rating red rejected risk "
    "schedule slip slipped slipping standing started status stuck target time trouble unfunded update well"
)
# of each line the words mean nearly the same to whoever asks after a promise
NEAR = (
    "fewer less lower cut reduce reduction decrease drop",
    "build built buy bought construct constructed",
    "home house housing dwelling",
    "job employment",
    "pavement footpath footway",
    "child children kid",
    "young youth youngster teenager",
    "tenant renter",
    "noise noisy",
    "cost price",
)
WHOLE = (
    (re.compile(r"\basb\b"), "anti social behaviour"), (re.compile(r"\bantisocial\b"), "anti social"),
    (re.compile(r"\bnet zero\b"), "carbon neutral"), (re.compile(r"\blittle ones?\b"), "children"),
)  # fmt: skip
FRACTIONS = {"half": "50", "third": "33", "quarter": "25", "fifth": "20", "tenth": "10"}
NUMBERS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}


def stems(text: str) -> set[str]:
    """Words in small letters, numbers without commas, without the s of many."""
    return {word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words_of(text)}


def words_of(text: str) -> list[str]:
    return WORD.findall(text.casefold().replace(",", ""))


def senses(text: str) -> set[str]:
    """As `stems`, cut further, numbers in figures, and of words that mean nearly the same one for all."""
    plain = text.casefold()
    for pattern, words in WHOLE:
        plain = pattern.sub(words, plain)
    return {sense(word) for word in in_figures(words_of(plain))}


def sense(word: str) -> str:
    return ALIKE.get(root(word), root(word))


@lru_cache(maxsize=20_000)
def root(word: str) -> str:
    """ "filled", "filling" and "fills" are "fil": what is cut matters to nobody, as both sides are cut alike."""
    if word.isdigit():
        return word
    if len(word) > 4 and word.endswith("ies"):
        word = f"{word[:-3]}y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("eed"):
            word = word.removesuffix(ending)
            break
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def in_figures(words: Iterable[str]) -> list[str]:
    """ "six hundred" -> "600"; "fifth" -> "20", of a hundred; words that are no number stay."""
    found: list[str] = []
    number: int | None = None
    for word in words:
        if word in NUMBERS:
            number = (number or 0) + NUMBERS[word]
        elif word in SCALES:
            counted = int(found.pop()) if number is None and found and found[-1].isdigit() else number
            number = (counted or 1) * SCALES[word]
        else:
            if number is not None:
                found.append(str(number))
                number = None
            found.append(FRACTIONS.get(word, word))
    return found if number is None else [*found, str(number)]


def subject_in(wording: str, *aside: str) -> str:
    """What is left of the words once all that is said around a subject is gone, as they were written."""
    gone = ASIDE.union(*({sense(word) for word in words_of(each)} for each in aside))
    return " ".join(word for word in words_of(wording) if sense(word) not in gone)


ALIKE = {root(word): root(line.split()[0]) for line in NEAR for word in line.split()}
ASIDE = {sense(word) for word in words_of(f"{AROUND} {STANDING}")}
