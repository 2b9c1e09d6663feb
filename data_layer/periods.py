"""Periods: when a figure is about, in one spelling for all publishers, and the labels people use for them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:/P(?:(\d+)Y|(\d+)M))?")
SUB_YEARLY = {1, 3}  # months
SPLIT_YEAR_MONTHS = {4, 8, 9}  # financial years start in April, academic years in August or September


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of whole months from `start`, or one day (`months` = 0).

    Its id is ISO 8601 as the Office for National Statistics writes it: "2023-04-01/P1Y", "2025-12-31".
    """

    start: date
    months: int

    @classmethod
    def parse(cls, text: str) -> Period:
        """Reads an id. Raises ValueError, naming the text, when it is not one."""
        found = ISO.fullmatch(text)
        if not found:
            raise ValueError(f"{text!r} is not a period. Write 2023-04-01/P1Y, 2025-10-01/P3M or 2025-12-31.")
        year, month, day, years, months = found.groups()
        return cls(date(int(year), int(month), int(day)), int(years or 0) * 12 + int(months or 0))

    @property
    def id(self) -> str:
        if not self.months:
            return self.start.isoformat()
        length = f"P{self.months // 12}Y" if self.months % 12 == 0 else f"P{self.months}M"
        return f"{self.start.isoformat()}/{length}"

    @property
    def end(self) -> date:
        """The last day, included."""
        return add_months(self.start, self.months) - timedelta(days=1) if self.months else self.start

    @property
    def label(self) -> str:
        """As a person says it: "2023/24", "2023", "2022 to 2024", "Q4 2025", "Apr 2026", "31 Dec 2025"."""
        if not self.months:
            return f"{self.start.day} {self.start:%b %Y}" if is_quarter_end(self.start) else f"{self.start:%b %Y}"
        if self.months == 1:
            return f"{self.start:%b %Y}"
        if self.months == 3:
            return f"Q{(self.start.month + 2) // 3} {self.start.year}"
        if self.months != 12:
            return f"{self.start.year} to {self.end.year}"
        if self.start.month == 1:
            return str(self.start.year)
        if self.start.month in SPLIT_YEAR_MONTHS or self.start.day != 1:
            return f"{self.start.year}/{(self.start.year + 1) % 100:02d}"
        return f"year to {self.end:%b %Y}"

    @property
    def words(self) -> str:
        """In a sentence: "July to September 2026", "31 December 2025", "2023/24"; no quarter's number, for
        a financial year counts its own.
        """
        if not self.months and is_quarter_end(self.start):
            return f"{self.start.day} {self.start:%B %Y}"
        if self.months <= 1:
            return f"{self.start:%B %Y}"
        if self.months == 3:
            return f"{self.start:%B} to {self.end:%B %Y}"
        return f"the year to {self.end:%B %Y}" if self.label.startswith("year to") else self.label

    def overlaps(self, other: Period) -> bool:
        return self.start <= other.end and other.start <= self.end

    def year_before(self) -> Period:
        """The same period one year earlier."""
        return Period(add_months(self.start, -12), self.months)


@lru_cache(maxsize=4096)  # the same few days again and again, and lists over everything ask for thousands
def add_months(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def is_month_end(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def is_quarter_end(day: date) -> bool:
    """A position is given at one; any other day is when a survey or a snapshot was made, and its month is enough."""
    return day.month % 3 == 0 and is_month_end(day)


def financial_year(start: int) -> Period:
    return Period(date(start, 4, 1), 12)


def academic_year(start: int) -> Period:
    return Period(date(start, 8, 1), 12)


def calendar_year(year: int) -> Period:
    return Period(date(year, 1, 1), 12)


@dataclass(frozen=True, slots=True)
class PeriodAsked:
    """A time as someone asked for it, before it meets what is held.

    `first` and `last` are whole days, both ends included; None leaves that end open. `spans` is true
    where a run of periods is meant ("since 2018", "between 2019 and 2022"), false for one ("2021/22").
    `years_back` asks for a step from the newest held ("a year ago" = 1; below zero is in the future). `from_today` it
    is counted from today ("last year"): of yearly figures the newest is then the first step, for none is of this year.
    `steps_back` asks for a step in the run of held periods ("the quarter before" = 1); `newest` for that many of the
    newest periods' years ("the last five years" = 5); `ended_by` for the newest that had ended by a day ("before the
    pandemic"). `months` are the first and the last of a time whose year was not said ("April to June"): the newest such
    is meant, or with `years_back` that of so many years before the year of the newest figure ("April to June last
    year" = 1).
    """

    words: str
    first: date | None = None
    last: date | None = None
    spans: bool = False
    years_back: int | None = None
    newest: int | None = None
    steps_back: int | None = None
    ended_by: date | None = None
    from_today: bool = False
    months: tuple[int, int] | None = None


def held_in(asked: PeriodAsked | None, held: Sequence[Period]) -> list[Period]:
    """Which of the held periods (any order) someone means, oldest first; empty when none of them is meant.

    One period is meant where its dates agree with those asked for: the same year however it is written, a position
    on the last day of the asked period, or, for a bare calendar year, the year that starts in it; of several shorter
    periods in it, the last.
    """
    ordered = sorted(held)
    if not ordered:
        return []
    if asked is None:
        return ordered[-1:]
    if asked.months is not None:
        return of_months(*asked.months, asked.years_back, ordered)
    if asked.ended_by is not None:
        return [p for p in ordered if p.end <= asked.ended_by][-1:]
    if asked.newest is not None:
        since = add_months(ordered[-1].start, -12 * asked.newest)
        return [p for p in ordered if p.start > since]
    if asked.years_back is not None:
        years = asked.years_back - (asked.from_today and yearly(ordered))
        wanted = add_months(ordered[-1].start, -12 * years)
        near = [p for p in ordered if p.start.year == wanted.year and p.months == ordered[-1].months >= 12]
        return [p for p in ordered if p.start == wanted] or near[-1:]
    if asked.steps_back is not None:
        at = len(ordered) - 1 - asked.steps_back
        return ordered[at : at + 1] if at >= 0 else []
    if asked.spans:
        return run_asked(asked, ordered)
    return one_asked(asked, ordered)


def of_months(first: int, last: int, years_back: int | None, ordered: Sequence[Period]) -> list[Period]:
    """The newest of just these months, else the newest that ends with them: a position on the last day, or for a month
    its quarter.
    """
    length = (last - first) % 12 + 1
    year = None if years_back is None else ordered[-1].end.year - years_back
    ending = [p for p in ordered if p.end.month == last and year in {None, p.end.year}]
    alike = [p for p in ending if p.months == length]
    return (alike or [p for p in ending if p.months == 0 or (length == 1 and p.months == 3)])[-1:]


def yearly(ordered: Sequence[Period]) -> bool:
    """Whether there is one a year, of a year or of a day in it."""
    return ordered[-1].months >= 12 or len(ordered) < 2 or ordered[-2].start <= add_months(ordered[-1].start, -11)


def run_asked(asked: PeriodAsked, ordered: Sequence[Period]) -> list[Period]:
    """The one period of several years with just these dates ("2019 to 2021", an average of three years), or the run.

    A year belongs to the run by where it starts, so that "2019 to 2022" holds 2019/20 and 2022/23, never 2018/19.
    """
    first, last = asked.first or date.min, asked.last or date.max
    exact = [p for p in ordered if p.months > 12 and p.start == first and p.end == last]
    return exact or [p for p in ordered if first <= p.start <= last]


def one_asked(asked: PeriodAsked, ordered: Sequence[Period]) -> list[Period]:
    first, last = asked.first, asked.last
    if first is None or last is None:
        return []
    exact = [p for p in ordered if p.start == first and p.end == last]
    if exact:
        return exact
    if first == last:  # a position on a day: the period that ends with it
        return [p for p in ordered if p.end == first][-1:]
    length = round((last - first).days / 30.44)
    alike = [
        p for p in ordered if p.months == length and abs((p.start - first).days) <= 250 and p.start.year == first.year
    ]
    if length in SUB_YEARLY:  # a month or quarter is itself or nothing, but for the year that ends with it
        alike = [p for p in ordered if p.months == 12 and p.end == last]
    within = [p for p in ordered if p.months < length and first <= p.start and p.end <= last]
    return alike[-1:] or within[-1:]
