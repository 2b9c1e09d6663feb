"""Numbers as people write them: "26.7%", "a fifth", "nearly 40,000", "£1.2m", "one in four", "5.2 per 1,000"."""

# ruff: noqa: E501  a pattern cut in two is harder to read than a long one

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from data_layer.claims.model import Bound, Size

WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
         "eleven": 11, "twelve": 12, "twenty": 20}  # fmt: skip
PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
BOUNDS: list[tuple[str, Bound]] = [
    (r"no (?:more|fewer|less) than|not (?:more|over)|at most|at the most|a maximum of|(?<=by )up to|(?<=of )up to", Bound.AT_MOST),
    (r"at least|no fewer than|not less than|a minimum of", Bound.AT_LEAST),
    (r"just over|just above|slightly (?:over|more than|above)|a little (?:over|more than|above)|just more than", Bound.JUST_OVER),
    (r"nearly|almost|close to|just (?:under|below|short of)|approaching|a little (?:under|below)|not quite|slightly (?:under|less than|below)", Bound.NEARLY),
    (r"(?:well )?(?:over|more than|above|upwards of|in excess of|greater than|higher than|larger than|bigger than)", Bound.OVER),
    (r"(?:well )?(?:under|less than|fewer than|lower than|smaller than|below)", Bound.UNDER),
    (r"about|around|roughly|some|approximately|approx\.?|circa|c\.?|or so|in the region of|~", Bound.ABOUT),
]  # fmt: skip
BOUND = "|".join(f"(?P<b{at}>{pattern})" for at, (pattern, _) in enumerate(BOUNDS))
COUNT_WORD = "|".join(WORDS)
PART_WORD = "|".join(PARTS)
UNIT = r"(?P<unit>%|per ?cent\b|percent\b|percentage[- ]points?\b|ppts?\b|pps?\b|(?:whole |full )?points?\b)"
FRACTION = (
    rf"(?P<tops>(?:\ba|\ban|\bone|\btwo|\bthree|\bfour|\bfive|\bseven|\bnine))[ -](?P<part>{PART_WORD})s?\b(?! of (?:the )?(?:year|councils)| of an? (?:percentage )?point)|"
    r"\b(?P<alone>half)\b(?! (?:an? (?:percentage )?point|of (?:the )?(?:year|councils)|the (?:\w+ )?(?:rate|level|figure|average)|as\b|that of\b|what))|"
    rf"\b(?P<ones>{COUNT_WORD}|\d{{1,3}}) (?:in|out of) (?:every )?(?P<of>{COUNT_WORD}|1?\d{{1,3}}|1,000)\b(?! years)"
)
FIGURE = (
    r"(?P<pound>£ ?)?(?<![\w.,/-])(?P<minus>[-−])?(?P<digits>\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?)"
    r"(?P<scale> ?(?:k|mn?|bn)\b| (?:thousand|million|billion)\b)?(?![\d/])"
    rf"(?: ?{UNIT})?"
    r"(?:(?: \w+){0,3}? (?:per|in every|for every) (?P<per>1,000,000|100,000|10,000|1,000|100k|100000|10000|1000|thousand|million)\b)?"
)
SPELT = rf"\b(?P<spelt>{COUNT_WORD}) (?:{UNIT.replace('<unit>', '<spelt_unit>')})"
NUMBER = re.compile(
    rf"(?:(?<!\w)(?:{BOUND}) ?(?:the )?)?(?:{FRACTION}|{SPELT}|{FIGURE})(?P<after> or (?:more|over|less|fewer|under|so)\b)?"
)
PER = {"thousand": 1e3, "million": 1e6, "100k": 1e5}
AFTER = {
    "more": Bound.AT_LEAST,
    "over": Bound.AT_LEAST,
    "less": Bound.AT_MOST,
    "fewer": Bound.AT_MOST,
    "under": Bound.AT_MOST,
    "so": Bound.ABOUT,
}
# a fraction in words stands for whatever is nearer to it than a tenth of it
OF_A_FRACTION = 0.1
SMALLEST_ROUND = 100
MOST_ROUNDED = 0.05  # of the number: "40,000" is not said of 44,000


@dataclass(frozen=True, slots=True)
class NumberSaid:
    """A number and where it stands; `amount` in full (1.2m is 1200000), of a fraction and of percent in percent."""

    start: int
    end: int
    amount: float
    step: float
    size: Size
    bound: Bound
    per: float | None = None
    fraction: bool = False
    upto: float | None = None  # of a range, whose `amount` is its lower end


BETWEEN = re.compile(r"\bbetween (?:about |around |roughly )?$")
SCALED_APART = 100  # "between 1 and 2 million" leaves the scale of the first open


def numbers_in(lower: str) -> list[NumberSaid]:
    """In a text in small letters, in its order; "between 5 and 9 points" is one."""
    found: list[NumberSaid] = []
    for each in read(lower):
        ranged = joined(found[-1], each, lower) if found else None
        found = [*found[:-1], ranged] if ranged else [*found, each]
    return found


def joined(first: NumberSaid, second: NumberSaid, lower: str) -> NumberSaid | None:
    """Two ends of a range as one; None where they are none, or not of one scale and unit."""
    opening = BETWEEN.search(lower[: first.start])
    if opening is None or lower[first.end : second.start] != " and ":
        return None
    alike = first.size in {second.size, Size.COUNT} and first.per in {second.per, None}
    one_scale = 0 <= first.amount < second.amount and (first.amount == 0 or second.amount < SCALED_APART * first.amount)
    exact = first.bound is second.bound is Bound.EXACT
    if not (alike and one_scale and exact):
        return None
    return replace(second, start=opening.start(), amount=first.amount, upto=second.amount, bound=Bound.AT_LEAST)


def read(lower: str) -> Iterator[NumberSaid]:
    for match in NUMBER.finditer(lower):
        said = figure(match) if match["digits"] else spelt(match) if match["spelt"] else fraction(match)
        if said:
            yield said


def bound_of(match: re.Match[str]) -> Bound:
    if match["after"]:
        return AFTER[match["after"].split()[-1]]
    return next((bound for at, (_, bound) in enumerate(BOUNDS) if match[f"b{at}"]), Bound.EXACT)


def counted(word: str) -> float:
    return float(WORDS.get(word) or word.replace(",", ""))


def fraction(match: re.Match[str]) -> NumberSaid | None:
    """None of what is no part of a whole, such as "5 in 4"."""
    if match["part"]:
        tops, of = counted({"a": "one", "an": "one"}.get(match["tops"], match["tops"])), float(PARTS[match["part"]])
    else:
        tops, of = (1.0, 2.0) if match["alone"] else (counted(match["ones"]), counted(match["of"]))
    if not 0 < tops <= of:
        return None
    percent = 100 * tops / of
    return NumberSaid(
        *match.span(), percent, OF_A_FRACTION * percent, Size.PERCENT, bound_of(match), fraction=True
    )  # fmt: skip


def spelt(match: re.Match[str]) -> NumberSaid:
    """ "Three points", "two per cent"."""
    return NumberSaid(*match.span(), WORDS[match["spelt"]], 1.0, size_of(match["spelt_unit"]), bound_of(match))


def figure(match: re.Match[str]) -> NumberSaid:
    digits = match["digits"]
    scale = SCALES[match["scale"].strip()] if match["scale"] else 1.0
    amount = float(digits.replace(",", "")) * scale * (-1 if match["minus"] else 1)
    size = Size.POUNDS if match["pound"] else size_of(match["unit"]) if match["unit"] else Size.COUNT
    per = match["per"]
    return NumberSaid(
        *match.span(), amount, step_of(digits, scale, size), size, bound_of(match),
        per=(PER.get(per) or float(per.replace(",", ""))) if per else None,
    )  # fmt: skip


def size_of(unit: str) -> Size:
    return Size.PERCENT if unit[:1] == "%" or (unit.startswith("per") and "point" not in unit) else Size.POINTS


def step_of(digits: str, scale: float, size: Size) -> float:
    """One unit of the last digit; of a round number of things one of its last digit that is no nought.

    That is a twentieth of the number at most, so that a round number stays a number.
    """
    whole, _, decimals = digits.replace(",", "").partition(".")
    step = 10.0 ** -len(decimals)
    amount = float(whole)
    if not decimals and size in {Size.COUNT, Size.POUNDS} and amount >= SMALLEST_ROUND:
        step = 10.0 ** (len(whole) - len(whole.rstrip("0")))
        step = max(1.0, min(step, MOST_ROUNDED * amount))
    return step * scale
