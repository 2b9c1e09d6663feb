"""Since when something is asked to have changed: a day that was named, the last meeting, or the last quarter end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from actions.desk import Desk
from actions.meetings import CLINIC, Meetings, meetings_of
from actions.reading import Reading, ScopeKind
from actions.scope import level_asked
from actions.wording.times import full_date
from data_layer.periods import PeriodAsked
from data_layer.queries.clinic_decisions import clinic_decisions
from data_layer.store import Reader
from data_layer.vocabulary import AreaCode


@dataclass(frozen=True, slots=True)
class Since:
    """What was known at the end of `day` is compared with now. `words` go on after "since"; `aside` says what was
    assumed, empty where nothing was.
    """

    day: date
    words: str
    aside: str = ""


def since_when(asked: Reading, divisions: Sequence[str], area: AreaCode, reader: Reader, desk: Desk) -> Since:
    """`divisions`: ids of those that answer for what is asked about; the last clinic is theirs."""
    today = desk.viewer.now
    if (day := day_named(asked.period)) and day < today:
        return Since(day, full_date(day))
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
            return Since(last, f"{name} of {full_date(last)}")
    ended = last_quarter_end(today)
    no_meeting = "No meeting is named" if level is None else f"No earlier meeting of the {level.name} is held"
    return Since(ended, full_date(ended), f"{no_meeting}, so the last quarter end is compared with now.")


def day_named(period: PeriodAsked | None) -> date | None:
    """A day itself; of a longer time the day before it began, for what came in it is new."""
    if period is None or period.first is None:
        return None
    return period.first if period.first == period.last else period.first - timedelta(days=1)


def last_of(meetings: Meetings, divisions: Sequence[str], area: AreaCode, reader: Reader, desk: Desk) -> date | None:
    """By the calendar, or by what a clinic decided, whichever is later."""
    decided = clinic_decisions(reader, area, divisions=divisions, **desk.known) if divisions else []
    days = [one.decided for one in decided if one.decided < desk.viewer.now]
    return max([*days, *([meetings.last] if meetings.last else [])], default=None)


def last_quarter_end(today: date) -> date:
    first_of_quarter = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    return first_of_quarter - timedelta(days=1)
