"""The period in a heading, a title or a cell, in every spelling that councils use; never a guess.

What the words leave open (a quarter without its year, "2012", 06/10/2014) comes back as what it is, to be asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from data_layer.periods import Period, add_months, financial_year

MONTHS = {
    name: at
    for at, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
    )
}
MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
YEAR = r"((?:19|20)\d{2})"
TO = r"\s*(?:-|to|until)\s*"
END = r"(?![\w/])"
START = r"(?<![\w/.])"
SPLIT_YEAR = START + r"(?:fy\s*)?((?:(?:19|20)\d{2})|\d{2})\s*(?:/|-|to)\s*((?:19|20)\d{2}|\d{2})" + END
QUARTER = (
    START + r"(?:q(?:uarter|tr)?\s*\.?\s*([1-4])|([1-4])(?:st|nd|rd"
    r"|th)\s+(?:quarter|qtr)|(first|second|third|fourth)\s+quarter)" + END
)
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


class Relative(StrEnum):
    """A period told only by where it lies from the one being reported."""

    THIS = "this period"
    YEAR_TO_DATE = "year to date"
    LAST_PERIOD = "the period before"
    SAME_LAST_YEAR = "the same period last year"
    LAST_YEAR = "last year"


@dataclass(frozen=True, slots=True)
class Part:
    """Months of a financial year whose year is not said; `first` is the month's number, April 4."""

    first: int
    months: int

    def of(self, year: Period) -> Period:
        """In a financial year."""
        return Period(date(year.start.year + (self.first < 4), self.first, 1), self.months)


@dataclass(frozen=True, slots=True)
class When:
    """What a text says of a period: one of `period`, `part` and `relative`, or `choices` with the `doubt` to ask about.

    `rest` is the text without the words of the period.
    """

    words: str
    rest: str
    period: Period | None = None
    part: Part | None = None
    relative: Relative | None = None
    doubt: str | None = None
    choices: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    period: Period | None = None
    part: Part | None = None
    relative: Relative | None = None
    doubt: str | None = None
    choices: tuple[Period, ...] = ()


Reader = Callable[[re.Match[str]], Found | None]


def tidy(text: str) -> str:
    text = re.sub(r"[‐‑‒–—−]", "-", text)
    return re.sub(r"[\s_;]+", " ", text).strip()


@lru_cache(maxsize=65536)
def period_in(text: str) -> When | None:
    """The first period that the text names, by the most telling spelling; None where it names none."""
    plain = tidy(text)
    for pattern, reader in SPELLINGS:
        for match in pattern.finditer(plain):
            found = reader(match)
            if found is not None:
                rest = tidy(f"{plain[: match.start()]} {plain[match.end() :]}")
                words = match.group().strip()
                said = When(words, rest, found.period, found.part, found.relative, found.doubt, found.choices)
                return narrowed(said) if reader is whole_split_year else said
    return None


def narrowed(year: When) -> When:
    """A financial year whose quarter or month stands elsewhere in the text: "Quarter 4 report 2022/23"."""
    inner = period_in(year.rest) if year.rest else None
    if not inner or not inner.part or not year.period:
        return year
    return When(f"{inner.words} {year.words}", inner.rest, inner.part.of(year.period))


def is_period_alone(text: str) -> bool:
    """Whether a text names a period and nothing else: "Q3 2022/23", "Q1 (April to June 2019)"."""
    found = period_in(text)
    return found is not None and not re.sub(r"[\W_]+", "", found.rest)


def month_number(name: str) -> int:
    return MONTHS[name[:3].lower()]


def full_year(text: str) -> int:
    """ "07" is 2007, "97" 1997."""
    number = int(text)
    return number if number > 99 else number + (1900 if number > 79 else 2000)


def split_year(first: str, second: str) -> Period | None:
    """A financial year; None where the second year does not follow the first."""
    start = full_year(first)
    return financial_year(start) if (start + 1) % 100 == int(second) % 100 and 1980 <= start <= 2079 else None


def quarter_number(match: re.Match[str], at: int) -> int:
    digit = match.group(at) or match.group(at + 1)
    return int(digit) if digit else ORDINALS[match.group(at + 2).lower()]


def quarter_part(number: int) -> Part:
    return Part((1, 4, 7, 10)[number % 4], 3)


def months_between(first: int, last: int) -> int:
    return (last - first) % 12 + 1


def quarter_then_split_year(match: re.Match[str]) -> Found | None:
    year = split_year(match.group(4), match.group(5))
    return Found(quarter_part(quarter_number(match, 1)).of(year)) if year else None


def split_year_then_quarter(match: re.Match[str]) -> Found | None:
    year = split_year(match.group(1), match.group(2))
    return Found(quarter_part(quarter_number(match, 3)).of(year)) if year else None


def quarter_then_year(match: re.Match[str]) -> Found:
    """ "Q1 2022": of the financial year that starts then, or of the calendar year."""
    number, year = quarter_number(match, 1), int(match.group(4))
    return quarter_of_bare_year(number, year)


def year_then_quarter(match: re.Match[str]) -> Found:
    return quarter_of_bare_year(quarter_number(match, 2), int(match.group(1)))


def quarter_of_bare_year(number: int, year: int) -> Found:
    financial = quarter_part(number).of(financial_year(year))
    calendar = Period(date(year, number * 3 - 2, 1), 3)
    doubt = "a quarter of the financial year that starts in it, or of the calendar year?"
    return Found(doubt=doubt, choices=(financial, calendar))


def months_of_two_years(match: re.Match[str]) -> Found | None:
    first = date(int(match.group(2)), month_number(match.group(1)), 1)
    last = date(int(match.group(4)), month_number(match.group(3)), 1)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return Found(Period(first, months)) if months > 0 else None


def months_of_a_year(match: re.Match[str]) -> Found | None:
    """ "April to June 2019"; the year is that of the last month."""
    first, last, year = month_number(match.group(1)), month_number(match.group(2)), int(match.group(3))
    return Found(Period(date(year - (first > last), first, 1), months_between(first, last)))


def months_of_a_split_year(match: re.Match[str]) -> Found | None:
    year = split_year(match.group(3), match.group(4))
    first, last = month_number(match.group(1)), month_number(match.group(2))
    return Found(Part(first, months_between(first, last)).of(year)) if year else None


def year_to_month(match: re.Match[str]) -> Found:
    """ "Year ending March 2023", "12 months to 31 March 2023"; "Quarter ended June 2023"."""
    months = 3 if match.group(1).lower().startswith("q") else 12
    last = date(int(match.group(3)), month_number(match.group(2)), 1)
    return Found(Period(add_months(last, 1 - months), months))


def year_ending(match: re.Match[str]) -> Found:
    """ "FYE 2025" is 2024/25."""
    return Found(financial_year(full_year(match.group(1)) - 1))


def half_of_split_year(match: re.Match[str]) -> Found | None:
    year = split_year(match.group(2), match.group(3))
    return Found(Part(4 if match.group(1) == "1" else 10, 6).of(year)) if year else None


def day_in_words(match: re.Match[str]) -> Found | None:
    return on_day(int(match.group(3)), month_number(match.group(2)), int(match.group(1)))


def iso_day(match: re.Match[str]) -> Found | None:
    return on_day(int(match.group(1)), int(match.group(2)), int(match.group(3)))


def slashed_day(match: re.Match[str]) -> Found | None:
    """British or American order is told only by a number above 12."""
    first, second, year = int(match.group(1)), int(match.group(2)), full_year(match.group(3))
    british, american = on_day(year, second, first), on_day(year, first, second)
    both = [found.period for found in (british, american) if found and found.period]
    if len(set(both)) == 2:
        return Found(doubt="day or month first?", choices=tuple(both))
    return Found(both[0]) if both else None


def on_day(year: int, month: int, day: int) -> Found | None:
    try:
        return Found(Period(date(year, month, day), 0))
    except ValueError:
        return None


def month_and_year(match: re.Match[str]) -> Found:
    return Found(Period(date(full_year(match.group(2)), month_number(match.group(1)), 1), 1))


def year_and_month(match: re.Match[str]) -> Found | None:
    month = int(match.group(2))
    return Found(Period(date(int(match.group(1)), month, 1), 1)) if 1 <= month <= 12 else None


def year_and_month_name(match: re.Match[str]) -> Found:
    return Found(Period(date(int(match.group(1)), month_number(match.group(2)), 1), 1))


def month_of_split_year(match: re.Match[str]) -> Found | None:
    year = split_year(match.group(2), match.group(3))
    return Found(Part(month_number(match.group(1)), 1).of(year)) if year else None


def whole_split_year(match: re.Match[str]) -> Found | None:
    year = split_year(match.group(1), match.group(2))
    return Found(year) if year else None


def span_of_years(match: re.Match[str]) -> Found | None:
    first, last = full_year(match.group(1)), full_year(match.group(2))
    if not first + 1 < last <= first + 12 or len(match.group(1)) != 4:
        return None
    return Found(doubt="a run of several years: its first and last month are not said")


def bare_year(match: re.Match[str]) -> Found:
    year = int(match.group(1))
    doubt = "the financial year that starts in it, the one that ends in it, or the calendar year?"
    return Found(doubt=doubt, choices=(financial_year(year), financial_year(year - 1), Period(date(year, 1, 1), 12)))


def quarter_alone(match: re.Match[str]) -> Found:
    return Found(part=quarter_part(quarter_number(match, 1)))


def months_alone(match: re.Match[str]) -> Found:
    first, last = month_number(match.group(1)), month_number(match.group(2))
    return Found(part=Part(first, months_between(first, last)))


def month_alone(match: re.Match[str]) -> Found | None:
    word = match.group(1)
    return None if word == "may" else Found(part=Part(month_number(word), 1))


def relative_to(which: Relative) -> Reader:
    return lambda match: Found(relative=which)


def spelling(pattern: str, reader: Reader) -> tuple[re.Pattern[str], Reader]:
    return re.compile(pattern, re.IGNORECASE), reader


BETWEEN = r"[\s,(of:/-]*"
SPLIT = SPLIT_YEAR.removeprefix(START)
SPELLINGS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    spelling(
        rf"{START}(year|quarter|12 months|twelve months)\s*(?:to|ending"
        rf"|ended|end)\s*(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{MONTH}\s*{YEAR}{END}",
        year_to_month,
    ),
    spelling(rf"{START}{MONTH}\s*{YEAR}{TO}{MONTH}\s*{YEAR}{END}", months_of_two_years),
    spelling(rf"{START}(?:q(?:uarter)?\s*[1-4]\s*\(?)?{MONTH}{TO}{MONTH}\s*{YEAR}{END}\)?", months_of_a_year),
    spelling(rf"{START}{MONTH}{TO}{MONTH}\s*{SPLIT}", months_of_a_split_year),
    spelling(rf"{QUARTER}{BETWEEN}{SPLIT}", quarter_then_split_year),
    spelling(rf"{SPLIT_YEAR}{BETWEEN}{QUARTER}", split_year_then_quarter),
    spelling(rf"{START}h(?:alf)?\s*([12]){BETWEEN}{SPLIT}", half_of_split_year),
    spelling(rf"{START}(?:fye|(?:financial )?year end(?:ing|ed))\s*{YEAR}{END}", year_ending),
    spelling(rf"{START}(\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{MONTH}[\s-]+{YEAR}{END}", day_in_words),
    spelling(rf"{START}{YEAR}-(\d{{2}})-(\d{{2}}){END}", iso_day),
    spelling(rf"{START}(\d{{1,2}})[/.-](\d{{1,2}})[/.-]((?:19|20)\d{{2}}|\d{{2}}){END}", slashed_day),
    spelling(rf"{START}{MONTH}\s*(?:-|')?\s*{SPLIT}", month_of_split_year),
    spelling(rf"{START}{MONTH}[\s'-]*((?:19|20)\d{{2}}|(?<=[\s'-])\d{{2}}){END}", month_and_year),
    spelling(rf"{START}{YEAR}[\s-]+{MONTH}{END}", year_and_month_name),
    spelling(SPLIT_YEAR, whole_split_year),
    spelling(rf"{START}{YEAR}-(\d{{2}}){END}", year_and_month),
    spelling(SPLIT_YEAR, span_of_years),
    spelling(rf"{QUARTER}{BETWEEN}{YEAR}{END}", quarter_then_year),
    spelling(rf"{START}{YEAR}{BETWEEN}{QUARTER}", year_then_quarter),
    spelling(
        rf"{START}same (?:period|quarter|month|time) (?:of )?(?:the )?(?:last|previous|prior) year{END}",
        relative_to(Relative.SAME_LAST_YEAR),
    ),
    spelling(
        rf"{START}(?:last|previous|prior) (?:financial )?year'?s?{END}|{START}(?:ly|py){END}",
        relative_to(Relative.LAST_YEAR),
    ),
    spelling(
        rf"{START}(?:last|previous|prior) (?:quarter|month|period|qtr)'?s?{END}|{START}(?:lq|pq){END}",
        relative_to(Relative.LAST_PERIOD),
    ),
    spelling(rf"{START}(?:year to date|f?ytd){END}", relative_to(Relative.YEAR_TO_DATE)),
    spelling(
        rf"{START}(?:this|current|latest) (?:quarter|month|period|year|qtr){END}|{START}(?:tq|cq){END}",
        relative_to(Relative.THIS),
    ),
    spelling(rf"{START}{YEAR}{END}", bare_year),
    spelling(rf"{START}(?:q(?:uarter)?\s*[1-4]\s*\(?)?{MONTH}{TO}{MONTH}{END}\)?", months_alone),
    spelling(QUARTER, quarter_alone),
    spelling(rf"{START}{MONTH}{END}", month_alone),
)
