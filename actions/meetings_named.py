"""The meeting or the quarter that someone asks the day of: those held of it, and those in the time that was named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from actions.clinic_divisions import divisions_in
from actions.desk import Desk
from actions.meetings import CLINIC, is_before
from actions.reading import Reading
from actions.scope import level_asked
from actions.wording.places import listed
from data_layer.catalogue import CascadeLevel, Catalogue
from data_layer.periods import PeriodAsked, add_months
from data_layer.reporting_facts import ReportingEvent

NUMBERS = ("first", "second", "third", "fourth")
QUARTER = re.compile(rf"\bq(?:uarter)?\s*([1-4])\b|\b({'|'.join(NUMBERS)})\s+quarter\b", re.IGNORECASE)
QUARTERS = {(4, 6): 1, (7, 9): 2, (10, 12): 3, (1, 3): 4}  # of the financial year, by first and last month


@dataclass(frozen=True, slots=True)
class Named:
    """`words`: "the Executive Panel", "the Housing clinic", "quarter 2"; `events` of any day, the earliest first."""

    words: str
    of_quarter: bool
    events: Sequence[ReportingEvent]
    elsewhere: Sequence[ReportingEvent] = ()  # on which a body reports the quarter, where another body was named

    def last(self, today: date) -> ReportingEvent | None:
        return next((one for one in reversed(self.events) if one.held < today), None)

    def next(self, today: date) -> ReportingEvent | None:
        return next((one for one in self.events if one.held >= today), None)

    def between(self, first: date, last: date) -> Sequence[ReportingEvent]:
        return [one for one in self.events if first <= one.held <= last]


def meeting_named(asked: Reading, every: Sequence[ReportingEvent], desk: Desk) -> Named | None:
    """None where neither a level of the cascade nor a quarter was named."""
    catalogue = desk.catalogue
    level, number = level_asked(asked, catalogue), quarter_in(asked.period)
    if level is None and number is None:
        return None
    divisions = divisions_in(asked, catalogue) if level and level.id == CLINIC else []
    events = [one for one in every if level is None or is_before(one, level, catalogue, divisions)]
    body = body_words(level, divisions, catalogue) if level else ""
    if number is None:
        return Named(body, False, events)
    reported = [one for one in every if quarter_of(one.title) == number and reports_on(one, asked.period)]
    words = f"quarter {number}{f' to {body}' if body else ''}"
    return Named(words, True, [one for one in reported if one in events], reported)


def body_words(level: CascadeLevel, divisions: Sequence[str], catalogue: Catalogue) -> str:
    """A clinic is its division's, where one or two are meant."""
    names = sorted(catalogue.divisions[id].name for id in divisions)
    return f"the {listed(names)} clinic" if 0 < len(names) < 3 else f"the {level.name}"


def quarter_in(asked: PeriodAsked | None) -> int | None:
    """By its number as it was said, for a council's reports count the financial year's; else by its months."""
    if asked is None:
        return None
    if number := quarter_of(asked.words):
        return number
    months = asked.months
    if months is None and asked.first and asked.last and (asked.last - asked.first).days < 93:
        months = (asked.first.month, asked.last.month)
    return QUARTERS.get(months) if months else None


def quarter_of(words: str) -> int | None:
    """ "Quarter 2 to the Executive Panel", "Q2", "second quarter" -> 2."""
    found = QUARTER.search(words)
    if found is None:
        return None
    return int(found[1]) if found[1] else NUMBERS.index(found[2].casefold()) + 1


def reports_on(event: ReportingEvent, asked: PeriodAsked | None) -> bool:
    """Of a quarter of a year that was named, within a year after it."""
    if asked is None or asked.last is None:
        return True
    return asked.last < event.held <= add_months(asked.last, 12)
