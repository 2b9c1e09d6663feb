"""Whether two labels name the same time: "2023-24" and "year to March 2024", "Q3 2025/26" and "Oct to Dec 2025".

The labels are read here by themselves, so that a fault of the pipeline's own reading of times is seen.
"""

# ruff: noqa: E501  a pattern cut in two is harder to read than a long one

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = r"(?:\d{1,2} )?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
YEAR = r"((?:19|20)\d\d)"
NUMBERS = {"first": "1", "one": "1", "second": "2", "two": "2", "third": "3", "three": "3", "fourth": "4", "four": "4"}
QUARTER_NAMED = re.compile(rf"\b(?:({'|'.join(NUMBERS)}) quarter|quarter ({'|'.join(NUMBERS)}|[1-4]))\b")
FINANCIAL_START = 4


@dataclass(frozen=True, slots=True)
class Stretch:
    """Months counted from year 0: `last` included. A position on a day is a stretch of its month."""

    first: int
    last: int

    @property
    def months(self) -> int:
        return self.last - self.first + 1

    @property
    def is_calendar_year(self) -> bool:
        return self.months == 12 and self.first % 12 == 0


def at(year: str | int, month: str | int) -> int:
    number = MONTHS.index(month) if isinstance(month, str) else month - 1
    return 12 * int(year) + number


def ending(last: int, months: int) -> Stretch:
    return Stretch(last - months + 1, last)


def quarter(year: str, number: str) -> Stretch:
    return ending(at(year, 3 * int(number)), 3)


def years(first: str, last: str) -> Stretch:
    """ "2023", "24" is a year that spans two; "2018", "20" a run of calendar years."""
    until = int(first) // 100 * 100 + int(last[-2:])
    if until % 100 == (int(first) + 1) % 100:
        return ending(at(int(first) + 1, FINANCIAL_START - 1), 12)
    return Stretch(at(first, 1), at(until, 12))


def between(start: str, year: str | None, end: str, until: str) -> Stretch:
    """Months of one year, unless they run over its end."""
    last = at(until, end)
    first = at(year, start) if year else at(until, start)
    return Stretch(first if first <= last else first - 12, last)


Making = Callable[[re.Match[str]], Stretch]
FORMS: tuple[tuple[re.Pattern[str], Making], ...] = (
    (re.compile(rf"{YEAR}-(\d\d)-\d\d/p(?:(\d+)m|(\d)y)"), lambda m: Stretch(at(m[1], int(m[2])), at(m[1], int(m[2])) + int(m[3] or 12 * int(m[4] or 1)) - 1)),
    (re.compile(rf"\bq([1-4])\b[ ,(of]*{YEAR}[/-]\d\d"), lambda m: quarter(m[2], str(int(m[1]) + 1)) if m[1] != "4" else quarter(str(int(m[2]) + 1), "1")),
    (re.compile(rf"\b{YEAR}[/-]\d{{2,4}} q([1-4])\b"), lambda m: quarter(m[1], str(int(m[2]) + 1)) if m[2] != "4" else quarter(str(int(m[1]) + 1), "1")),
    (re.compile(rf"\bq([1-4])\b[ ,(of]*{YEAR}"), lambda m: quarter(m[2], m[1])),
    (re.compile(rf"\b{YEAR} ?q([1-4])\b"), lambda m: quarter(m[1], m[2])),
    (re.compile(rf"\b{MONTH}(?: {YEAR})? ?(?:to|-|until|and) ?{MONTH} {YEAR}"), lambda m: between(m[1], m[2], m[3], m[4])),
    (re.compile(rf"\b(?:quarter|three months|3 months) (?:to|end(?:ed|ing))(?: the)?(?: end of)? {MONTH} {YEAR}"), lambda m: ending(at(m[2], m[1]), 3)),
    (re.compile(rf"\b(?:year|12 months|twelve months) (?:to|end(?:ed|ing))(?: the)?(?: end of)? {MONTH} {YEAR}"), lambda m: ending(at(m[2], m[1]), 12)),
    (re.compile(rf"\b{YEAR} ?[/-] ?((?:19|20)?\d\d)\b"), lambda m: years(m[1], m[2])),
    (re.compile(rf"\b{YEAR} ?(?:to|and|until) ?{YEAR}\b"), lambda m: years(m[1], m[2])),
    (re.compile(rf"\b{MONTH} {YEAR}"), lambda m: ending(at(m[2], m[1]), 1)),
    (re.compile(rf"\b{YEAR}-(\d\d)-\d\d\b"), lambda m: ending(at(m[1], int(m[2])), 1)),
    (re.compile(rf"\b{YEAR}\b"), lambda m: Stretch(at(m[1], 1), at(m[1], 12))),
)  # fmt: skip


def stretch(label: str) -> Stretch | None:
    """None for a label that names no time."""
    plain = " ".join(re.sub(r"[–—−]", "-", label.casefold()).replace(",", " ").split())
    plain = QUARTER_NAMED.sub(lambda m: "q" + NUMBERS.get(m[1] or m[2], m[2] or ""), plain)
    for pattern, made in FORMS:
        if found := pattern.search(plain):
            return made(found)
    return None


def same_period(wanted: str, given: str) -> bool:
    """Whether `given` answers a question about `wanted`.

    A position at the end of a quarter or of a year that is no calendar one is the same as that quarter or year; a
    bare calendar year also stands for a month in it.
    """
    want, got = stretch(wanted), stretch(given)
    if want is None or got is None:
        return wanted.casefold().strip() == given.casefold().strip()
    if want == got or (want.is_calendar_year and got.months == 1 and want.first <= got.first <= want.last):
        return True
    short, long = sorted((want, got), key=lambda one: one.months)
    ends_there = short.months == 1 and short.last == long.last
    return ends_there and long.months in {3, 12} and not long.is_calendar_year
