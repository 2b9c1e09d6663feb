"""Whether a rule of reporting holds on a day, and which reports it asks for by the year of a plan.

Source: this project. Nothing is guessed: where a rule or a plan states no day, the method says that it cannot tell.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from data_layer.periods import Period, add_months
from data_layer.reporting_facts import ReportingRule
from data_layer.returns.words import RuleStatus


class Standing(StrEnum):
    HOLDS = "holds"
    PAUSED = "paused"
    ENDED = "ended"
    TO_COME = "to_come"
    NOT_STATED = "not_stated"  # its words do not say whether it holds on that day


MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
YEAR_ALONE = re.compile(r"\d{4}")
AFTER_MONTH = re.compile(rf"after ({'|'.join(MONTHS)}) (\d{{4}})\b")
QUARTER = re.compile(r"quarter ([1-4]) of (\d{4})/\d{2}")


def standing(rule: ReportingRule, day: date) -> Standing:
    """A pause outlasts the rule itself. A rule without any word of its beginning is taken to hold until it ends."""
    if paused(rule, day):
        return Standing.PAUSED
    if rule.valid_to and day > rule.valid_to:
        return Standing.ENDED
    if rule.valid_from:
        return Standing.HOLDS if day >= rule.valid_from else Standing.TO_COME
    if rule.valid_from_as_given is None:
        return Standing.HOLDS
    earliest, certain = begins(rule.valid_from_as_given)
    if earliest and day < earliest:
        return Standing.TO_COME
    return Standing.HOLDS if certain and day >= certain else Standing.NOT_STATED


def paused(rule: ReportingRule, day: date) -> bool:
    """Only where that is certain. A pause whose first day is not stated has begun by the day on which it was known; one
    until a quarter is over when that begins; one without an end goes on. A rule marked as suspended, with no day of it
    at all, is so on every day.
    """
    if not rule.has_pause:
        return False
    if rule.status is RuleStatus.SUSPENDED and not rule.suspended_from and not rule.suspended_until:
        return True
    if day < (rule.suspended_from or rule.known_from):
        return False
    if rule.suspended_until:
        return day <= rule.suspended_until
    if resumes := quarter_in(rule.suspended_until_as_given or ""):
        return day < resumes.start
    return rule.suspended_until_as_given is None


def paused_between(rule: ReportingRule, first: date, last: date) -> bool:
    """Whether it certainly was on a day of that time."""
    began = rule.suspended_from or rule.known_from
    return any(first <= day <= last and paused(rule, day) for day in (first, began, last))


def begins(words: str) -> tuple[date | None, date | None]:
    """The first day on which it may have begun, and that from which it certainly had.

    "2022": 1 January 2022 and 1 January 2023. "after April 2024, when ...": 1 May 2024 and none. Others tell nothing.
    """
    if YEAR_ALONE.fullmatch(words):
        return date(int(words), 1, 1), date(int(words) + 1, 1, 1)
    if found := AFTER_MONTH.match(words):
        return add_months(date(int(found[2]), MONTHS[found[1]], 1), 1), None
    return None, None


def quarter_in(words: str) -> Period | None:
    """ "quarter 4 of 2023/24": of a financial year, January to March 2024."""
    found = QUARTER.fullmatch(words)
    return Period(add_months(date(int(found[2]), 4, 1), 3 * (int(found[1]) - 1)), 3) if found else None


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A report every so many months of a plan, from a year of it on every `later`; one quarter is shared."""

    months: int
    later: int | None = None
    from_year: int | None = None
    shared_quarter: int | None = None


@dataclass(frozen=True, slots=True)
class PlanReport:
    """`covers` is a stretch of the plan's year; `shared`: whether it is the one that goes to others."""

    covers: Period
    plan_year: int
    shared: bool


EVERY = {
    "monthly": 1, "every month": 1, "quarterly": 3, "every quarter": 3, "half-yearly": 6, "every six months": 6,
    "annual": 12, "annually": 12, "yearly": 12, "every year": 12,
}  # fmt: skip
LATER = re.compile(rf"({'|'.join(EVERY)}) from year (\d+)(?: of the plan)?")
SHARED = re.compile(r"quarter ([1-4]) shared")


def rhythm_in(words: str) -> Rhythm | None:
    """Of "annual; every six months from year 3 of the plan; quarter 4 shared"; None where a part of it is not known."""
    first, *others = [part.strip() for part in words.casefold().split(";")]
    if first not in EVERY:
        return None
    later = from_year = shared = None
    for part in others:
        if found := LATER.fullmatch(part):
            later, from_year = EVERY[found[1]], int(found[2])
        elif found := SHARED.fullmatch(part):
            shared = int(found[1])
        else:
            return None
    return Rhythm(EVERY[first], later, from_year, shared)


def reports(rhythm: Rhythm, began: date, until: date) -> Iterator[PlanReport]:
    """Those that a plan which began on a day is to have, for all that has ended by `until` or was under way then."""
    start = began
    while start <= until:
        year = plan_year(began, start)
        months = rhythm.later if rhythm.later and rhythm.from_year and year >= rhythm.from_year else rhythm.months
        covers = Period(start, months)
        start = add_months(start, months)
        in_year = months_between(add_months(began, 12 * (year - 1)), covers.end + timedelta(days=1))
        yield PlanReport(covers, year, rhythm.shared_quarter is not None and in_year == 3 * rhythm.shared_quarter)


def plan_year(began: date, day: date) -> int:
    """1 in the first twelve months."""
    return months_between(began, day) // 12 + 1


def months_between(first: date, later: date) -> int:
    """Whole months."""
    return (later.year - first.year) * 12 + later.month - first.month - (later.day < first.day)
