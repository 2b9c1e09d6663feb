"""Which period a column or a cell is about: its own words, the titles above, the name of the file, or a question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data_layer.periods import Period, add_months, financial_year
from data_layer.scorecards.columns import ColumnRead
from data_layer.scorecards.errors import AnswerFault
from data_layer.scorecards.headers import Table
from data_layer.scorecards.period_words import Part, Relative, When, period_in, tidy
from data_layer.scorecards.questions import Asking, Kind, Question

FIRM = 3  # months: a month or a day in a title may be that of a meeting, so that it is proposed and not taken


@dataclass(frozen=True, slots=True)
class Dated:
    """A period, or None with the reason why there is none. `each`: of every period that its row has a result for."""

    period: Period | None
    why_not: str | None = None
    each: bool = False


@dataclass(slots=True)
class Calendar:
    """What is known of time round one table; asks for the rest, once a file."""

    asking: Asking
    title: When | None  # of a title or the sheet's name
    file: When | None  # of the file's name: proposed, never taken
    newest: Period | None  # the newest month or quarter that a heading of results names
    columns: Period | None  # the newest financial year that a heading names: proposed, never taken

    def of(self, when: When | None) -> Dated:
        if when is None:
            return self.this()
        if when.period:
            return Dated(when.period)
        if when.part:
            return self.in_year(when.part, when.words)
        if when.relative:
            return self.relative(when.relative)
        return self.chosen(when)

    def this(self) -> Dated:
        """The period that the file reports: a title's quarter or month is taken, all else is asked."""
        if self.title and self.title.period and FIRM <= self.title.period.months < 12:
            return Dated(self.title.period)
        if self.title and self.title.part:
            return self.in_year(self.title.part, self.title.words)
        near = self.title.period if self.title and self.title.period else self.file.period if self.file else None
        reason = (
            "a title says so" if self.title and self.title.period else "the name of the file says so" if near else None
        )
        question = Question(
            Kind.THIS_PERIOD,
            "the file",
            "Which period are the figures of this file about?",
            ("Q1 2024/25", "April 2024", "2024/25"),
            "figures without a period of their own are left out",
            written_as(near) if near else None,
            reason,
            free=True,
        )
        return self.from_answer(question, "the period is not said")

    def in_year(self, part: Part, words: str) -> Dated:
        if self.title and self.title.period and is_firm(self.title) and (year := year_of(self.title.period)):
            return Dated(part.of(year))
        near = self.columns or (year_of(self.file.period) if self.file and self.file.period else None)
        reason = (
            "other headings of the table name it" if self.columns else "the name of the file says so" if near else None
        )
        question = Question(
            Kind.YEAR,
            "the file",
            f"Which financial year do periods such as {words!r} belong to?",
            ("2023/24", "2024/25"),
            "figures of such periods are left out",
            near.label if near else None,
            reason,
            free=True,
        )
        dated = self.from_answer(question, f"the year of {words!r} is not said")
        year = year_of(dated.period) if dated.period else None
        return Dated(part.of(year)) if year else dated

    def relative(self, which: Relative) -> Dated:
        if which is Relative.YEAR_TO_DATE and self.newest and (year := year_of(self.newest)):
            return Dated(from_start(year, self.newest))
        this = self.this()
        if this.period is None or which in {Relative.THIS}:
            return this
        if which is Relative.LAST_PERIOD:
            return Dated(Period(add_months(this.period.start, -this.period.months), this.period.months))
        if which is Relative.SAME_LAST_YEAR:
            return Dated(this.period.year_before())
        year = year_of(this.period)
        if which is Relative.YEAR_TO_DATE and year:
            return Dated(from_start(year, this.period))
        if which is Relative.LAST_YEAR and year:
            before = year.year_before()
            return self.last_year(before, this.period)
        return Dated(None, f"which period {which} means is not said")

    def last_year(self, year: Period, this: Period) -> Dated:
        if this.months == 12:
            return Dated(year)
        whole, same = "the whole year before", "the same months a year before"
        question = Question(
            Kind.PERIOD,
            "last year",
            "What does 'last year' mean in this file?",
            (whole, same),
            "figures of last year are left out",
            whole,
            "a column of last year usually holds its outturn",
        )
        answer = self.asking.ask(question)
        if answer is None:
            return Dated(None, "whether last year means the whole year is not said")
        return Dated(year if answer == whole else this.year_before())

    def chosen(self, when: When) -> Dated:
        """Bare years are asked once a file, other doubts by their words."""
        bare = bool(re.fullmatch(r"(?:19|20)\d{2}", when.words))
        ways = ("the financial year that starts in it", "the financial year that ends in it", "the calendar year")
        choices = ways if bare else tuple(written_as(choice) for choice in when.choices)
        subject = "years" if bare else "dates" if when.doubt == "day or month first?" else when.words
        if subject == "dates":
            choices = ("day first", "month first")
        question = Question(
            Kind.PERIOD,
            subject,
            f"{when.words!r}: {when.doubt}",
            choices or ("Q1 2024/25", "2024/25"),
            "its figures are left out",
            free=not choices,
        )
        answer = self.asking.ask(question)
        if answer is None:
            return Dated(None, f"{when.words!r} may be read in more than one way")
        if choices:
            return Dated(when.choices[choices.index(answer)])
        return self.parsed(answer, question)

    def from_answer(self, question: Question, why_not: str) -> Dated:
        answer = self.asking.ask(question)
        return Dated(None, why_not) if answer is None else self.parsed(answer, question)

    def parsed(self, answer: str, question: Question) -> Dated:
        found = period_in(answer)
        if found is None or found.period is None:
            raise AnswerFault(question.text, answer, "a period such as Q1 2024/25, April 2024 or 2024/25")
        return Dated(found.period)


def calendar_of(table: Table, columns: list[ColumnRead], asking: Asking, sheet_titles: tuple[str, ...]) -> Calendar:
    name = table.sheet.name or ""
    texts = [*table.titles, *(title for title in sheet_titles if title not in table.titles), name]
    title = together([found for found in map(period_in, texts) if found and names_one_period(found)])
    file = period_in(tidy(Path(table.sheet.file).stem.replace("-q", " q")))
    years = [c.when.period for c in columns if c.when and c.when.period and c.when.period.months == 12]
    targets = [
        c.when.period for c in columns if c.role == "target" and c.when and c.when.period and c.when.period.months == 12
    ]
    newest = max(years, default=None)
    shorter = [
        c.when.period for c in columns if c.role == "value" and c.when and c.when.period and c.when.period.months < 12
    ]
    latest = max(shorter, key=lambda period: period.end, default=None)
    named = file if file and file.period else None
    return Calendar(asking, title, named, latest, min(targets, default=None) or newest)


def is_firm(title: When) -> bool:
    return title.period is not None and title.period.months >= FIRM


def names_one_period(title: When) -> bool:
    """A title of two years is that of a plan, and a day in a title that of a meeting."""
    if title.period is None:
        return title.part is not None
    other = period_in(title.rest) if title.period.months == 12 and title.rest else None
    return title.period.months > 0 and not (other and other.period and other.period.months == 12)


def together(found: list[When]) -> When | None:
    """The nearest title's period; a quarter in one title and the year in another make one."""
    if not found:
        return None
    first = found[0]
    if first.part:
        year = next((year_of(other.period) for other in found[1:] if other.period and year_of(other.period)), None)
        return When(first.words, "", period=first.part.of(year)) if year else first
    part = next((other.part for other in found[1:] if other.part), None)
    if part and first.period and first.period.months == 12 and first.period.start.month == 4:
        return When(first.words, "", period=part.of(first.period))
    return first


def from_start(year: Period, until: Period) -> Period:
    """The months of a year up to the end of a period in it."""
    return Period(year.start, (until.end.year - year.start.year) * 12 + until.end.month - year.start.month + 1)


def year_of(period: Period) -> Period | None:
    """The financial year that a period lies in; None where it reaches over its end."""
    year = financial_year(period.start.year - (period.start.month < 4))
    return year if period.end <= year.end else None


def written_as(period: Period) -> str:
    """In words that `period_in` reads back."""
    year = year_of(period)
    if period.months == 12 and period.start.month == 4:
        return period.label
    if period.months == 3 and year:
        return f"Q{(period.start.month - 4) % 12 // 3 + 1} {year.label}"
    if period.months == 0:
        return period.start.isoformat()
    last: date = period.end
    return f"{period.start:%B %Y}" if period.months == 1 else f"{period.start:%B %Y} to {last:%B %Y}"
