"""Times in the story beside a figure, whose measure is known: "in 2023/24", "since 2019", "on the previous quarter"."""

from __future__ import annotations

import re
from datetime import date

from data_layer.claims.masked import Slot
from data_layer.periods import PeriodAsked, add_months

YEARS = re.compile(
    r"\b(?P<since>since |from )?(?:in )?(?P<long>(?:19|20)\d\d)(?:\s?[/-]\s?(?P<tail>\d\d(?:\d\d)?))?(?![\d/.,]\d|\d)"
)
STEPS = re.compile(
    r"\b(?P<year>(?:this time |the same (?:quarter|month|period|time) (?:of |in )?)?last year|"
    r"the (?:previous|prior) year|a year (?:ago|earlier|before))|"
    r"\b(?:the )?(?:last|previous|prior) (?:quarter|month|period)\b"
)


def times_in(lower: str) -> list[Slot]:
    """In a text in small letters; those that do not overlap."""
    found = [Slot(one.start(), one.end(), period=step(one), timed=True) for one in STEPS.finditer(lower)]
    return [*found, *(Slot(one.start(), one.end(), period=year(one), timed=True) for one in YEARS.finditer(lower))]


def step(match: re.Match[str]) -> PeriodAsked:
    return PeriodAsked(match[0], years_back=1) if match["year"] else PeriodAsked(match[0], steps_back=1)


def year(match: re.Match[str]) -> PeriodAsked:
    first = date(int(match["long"]), 4 if match["tail"] else 1, 1)
    if match["since"]:
        return PeriodAsked(match[0].strip(), first=first, spans=True)
    return PeriodAsked(match[0].strip(), first=first, last=add_months(first, 12) - date.resolution)
