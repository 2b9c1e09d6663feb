"""Since when something is asked to have changed: a day that was named, the last meeting, or the last quarter end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from actions.desk import Desk
from actions.meetings import CLINIC, Meetings, meetings_of
from actions.meetings_named import body_words
from actions.reading import Reading, ScopeKind
from actions.scope import level_asked
from actions.wording.times import full_date
from data_layer.periods import PeriodAsked, add_months
from data_layer.queries.clinic_decisions import clinic_decisions
from data_layer.store import Reader
from data_layer.vocabulary import AreaCode

MONTH, QUARTER = 31, 93  # days, at most
END = re.compile(r"\bend(ed|ing)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Since:
    """What was known at the end of `day` is compared with now. `words` go on after "since"; `aside` says what was
    assumed, empty where nothing was.
    """

    day: date
    words: str
    aside: str = ""


def since_when(asked: Reading, divisions: Sequence[str], area: AreaCode, reader: Reader, desk: Desk) -> Since:
    """A day that is named comes first, then the body that is named, then the clinic of what is asked about.

    `divisions`: ids of those that answer for what is asked about; the last clinic is theirs.
    """
    today = desk.viewer.now
    named = day_named(asked.period, today)
    if named and named.day < today:
        return named
    not_begun = "The time that was named is still to come. " if named else ""
    catalogue = desk.catalogue
    level = level_asked(asked, catalogue)
    if level is None and divisions and asked.scope.kind is not ScopeKind.EVERYTHING:
        level = catalogue.levels.get(CLINIC)
    if level is not None:
        of_clinic = divisions if level.id == CLINIC else ()
        last = last_of(meetings_of(level, area, reader, desk, of_clinic), of_clinic, area, reader, desk)
        if last:
            names = [catalogue.divisions[id].name for id in of_clinic]
            name = f"the {names[0]} clinic" if len(names) == 1 else f"the {level.name}"
            return Since(last, f"{name} of {full_date(last)}", not_begun.strip())
    ended = last_quarter_end(today)
    no_meeting = "No meeting is named"
    if level is not None:
        no_meeting = (
            f"No earlier meeting of {body_words(level, divisions if level.id == CLINIC else (), catalogue)} is held"
        )
    return Since(ended, full_date(ended), f"{not_begun}{no_meeting}, so the last quarter end is compared with now.")


def day_named(period: PeriodAsked | None, today: date) -> Since | None:
    """The day that a time stands for, in words that say which was taken; None without a time.

    A day is itself. A longer time is from its beginning, for what came in it is new, or from its end where that is what
    was said ("the end of March"), and a quarter without a year from its end, for what it brought was known by then.
    """
    if period is None:
        return None
    if period.months:
        return of_months(*period.months, period, today)
    if period.first:
        return of_days(period.first, period.last, period.words, today)
    if period.ended_by:
        return Since(period.ended_by, full_date(period.ended_by))
    if period.steps_back:  # quarters: since the last one is since it ended
        day = last_quarter_end(add_months(today, 3 - 3 * period.steps_back))
        return Since(day, full_date(day))
    if back := months_back(period):
        day = add_months(today, -back)
        return Since(day, full_date(day))
    return None


def of_days(first: date, last: date | None, words: str, today: date) -> Since:
    if first == last:
        return Since(first, full_date(first))
    a_quarter = last is not None and MONTH < (last - first).days < QUARTER
    if last and last < today and (a_quarter or END.search(words)):
        return Since(last, full_date(last))
    return Since(first - timedelta(days=1), f"the beginning of {month_words(first)}")


def of_months(first: int, last: int, period: PeriodAsked, today: date) -> Since:
    """The latest that had begun, or for its end had ended, before today; of a year so many back where that was said."""
    length = (last - first) % 12 + 1
    year = today.year - (period.years_back or 0)
    starts = [date(each, first, 1) for each in (year, year - 1, year - 2)]
    if length > 1 or END.search(period.words):
        ends = (add_months(start, length) - timedelta(days=1) for start in starts)
        day = next(end for end in ends if end < today)
        return Since(day, full_date(day))
    begun = next(start for start in starts if start < today)
    return Since(begun - timedelta(days=1), f"the beginning of {month_words(begun)}")


def months_back(period: PeriodAsked) -> int:
    """ "since last year": a year ago; "in the last two years": two years ago."""
    if period.newest is not None:
        return 12 * (period.newest if re.search(r"\byears\b", period.words) else 1)
    return 12 * max(period.years_back or 0, 0)


def month_words(day: date) -> str:
    return f"{day:%B %Y}" if day.day == 1 else full_date(day)


def last_of(meetings: Meetings, divisions: Sequence[str], area: AreaCode, reader: Reader, desk: Desk) -> date | None:
    """By the calendar, or by what a clinic decided, whichever is later."""
    decided = clinic_decisions(reader, area, divisions=divisions, **desk.known) if divisions else []
    days = [one.decided for one in decided if one.decided < desk.viewer.now]
    return max([*days, *([meetings.last] if meetings.last else [])], default=None)


def last_quarter_end(today: date) -> date:
    first_of_quarter = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    return first_of_quarter - timedelta(days=1)
