"""Reads a period as people write it in a return: "Q1 2025/26", "Apr 2025", "2025-26", "31 March 2026"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from data_layer.periods import Period, add_months, calendar_year, financial_year, is_month_end
from data_layer.returns.words import Frequency

NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
SHORT_YEAR = r"(?P<year>(?:(?:19|20)\d\d)|\d\d)"
SPLIT = r"(?:fy\s*)?(?P<year>(?:19|20)\d\d)\s*[/–-]\s*(?P<next>(?:(?:19|20)\d\d)|\d\d)"
QUARTER = r"q(?:uarter)?\.?\s*(?P<quarter>[1-4])"
MONTHS_OF = {Frequency.MONTH: 1, Frequency.QUARTER: 3, Frequency.YEAR: 12}

Found = re.Match[str]


def start_of(found: Found) -> int | None:
    """The first year of a split one; None where the two are not neighbours."""
    year, following = int(found["year"]), int(found["next"])
    return year if following in ((year + 1) % 100, year + 1) else None


def split_year(found: Found) -> Period | None:
    year = start_of(found)
    return financial_year(year) if year else None


def financial_quarter(found: Found) -> Period | None:
    """The first quarter of 2025/26 is April to June 2025."""
    year = start_of(found)
    return Period(add_months(date(year, 4, 1), 3 * (int(found["quarter"]) - 1)), 3) if year else None


def calendar_quarter(found: Found) -> Period:
    """A quarter of one year is of the calendar year, as everywhere in this project."""
    return Period(date(int(found["year"]), 3 * int(found["quarter"]) - 2, 1), 3)


def named_month(found: Found) -> Period:
    year = int(found["year"])
    return Period(date(year if year > 99 else 2000 + year, NAMES.index(found["month"][:3]) + 1, 1), 1)


def numbered_month(found: Found) -> Period | None:
    month = int(found["number"])
    return Period(date(int(found["year"]), month, 1), 1) if 1 <= month <= 12 else None


def on_day(found: Found) -> Period | None:
    groups = found.groupdict()
    month = NAMES.index(groups["month"][:3]) + 1 if groups.get("month") else int(groups["number"])
    try:
        return Period(date(int(groups["year"]), month, int(groups["day"])), 0)
    except ValueError:
        return None


def year_to(found: Found) -> Period:
    month = named_month(found)
    return Period(add_months(month.start, -11), 12)


TABLE: tuple[tuple[str, Callable[[Found], Period | None]], ...] = (
    (SPLIT, split_year),
    (rf"{YEAR}", lambda found: calendar_year(int(found["year"]))),
    (rf"{QUARTER}[\s,]*{SPLIT}", financial_quarter),
    (rf"{SPLIT}[\s,]*{QUARTER}", financial_quarter),
    (rf"{QUARTER}[\s,]*{YEAR}", calendar_quarter),
    (rf"{YEAR}[\s,]*{QUARTER}", calendar_quarter),
    (rf"{MONTH}[\s,'-]*{SHORT_YEAR}", named_month),
    (r"(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)", numbered_month),
    (r"(?P<number>\d{1,2})/(?P<year>(?:19|20)\d\d)", numbered_month),
    (rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{MONTH}[\s,-]+{YEAR}", on_day),
    (rf"(?P<day>\d{{1,2}})/(?P<number>\d{{1,2}})/{YEAR}", on_day),
    (rf"(?:the )?year (?:to|ending)\s+{MONTH}\s+{YEAR}", year_to),
)
EARLIEST, LATEST = 1990, 2100


@lru_cache(maxsize=4_096)
def period_in(text: str) -> Period | None:
    """The period that a whole text names; None where it names none, or one outside 1990 to 2100."""
    period = read(" ".join(text.split()))
    return period if period and EARLIEST <= period.start.year <= LATEST else None


def read(text: str) -> Period | None:
    try:
        return Period.parse(text)
    except ValueError:
        pass
    lower = text.casefold()
    for pattern, make in TABLE:
        if (found := re.fullmatch(pattern, lower)) and (period := make(found)):
            return period
    return None


def fitted(period: Period, frequency: Frequency) -> Period:
    """A spreadsheet turns "Apr 2025" into a date: the first day of a month stands for the period that starts there.

    Any other day stays what it is, a position on that day.
    """
    months = MONTHS_OF[frequency]
    starts = (period.start.month - 1) % 3 == 0 if months == 3 else period.start.month == 4 or months == 1
    return Period(period.start, months) if not period.months and period.start.day == 1 and starts else period


def suits(period: Period, frequency: Frequency, *, or_year: bool = False) -> bool:
    """Whether a period is one of the frequency: of its length, or a position at the end of a month.

    `or_year`: a year is taken as well, as for the target of a quarterly measure.
    """
    if not period.months:
        return is_month_end(period.start)
    return period.months == MONTHS_OF[frequency] or (or_year and period.months == 12)
