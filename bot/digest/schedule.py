"""When a digest comes: before the meetings that the calendar holds, or else by its rhythm."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from actions.digest_book import Calendar, Coming, Rhythm, Wanted
from bot.digest.working_days import ONE, working_day_from, working_days_before
from bot.store.mailbox import digest
from data_layer.reporting_facts import ReportingEvent

MONTHS = {Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3}
PATIENCE = timedelta(days=7)  # that one without a meeting waits for figures under embargo


@dataclass(frozen=True, slots=True)
class Occasion:
    """One digest to be sent: from the morning of `opens` to the end of `closes`, should anything keep it.

    `key`: the same in every snapshot and process; `meeting`: the one it comes before, None of a rhythm alone.
    """

    key: str
    opens: date
    closes: date
    meeting: ReportingEvent | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """`days_before`: working days before a meeting; `hour`: of the morning (UTC)."""

    days_before: int = 3
    hour: int = 7

    def occasions(self, wanted: Wanted, calendar: Calendar, asked: datetime, today: date) -> list[Occasion]:
        """Those that are not over, the next first; by rhythm alone the running one and the next.

        `asked`: when the digest was asked for (UTC); by rhythm nothing is sent that was due before.
        """
        if calendar.meetings:
            return self._before(calendar.meetings, wanted.rhythm)
        rhythm = wanted.rhythm or Rhythm.QUARTERLY
        first = period_of(today, rhythm)
        starts = [first, after(first, rhythm), after(after(first, rhythm), rhythm)]
        found = [
            Occasion(key_of(start, rhythm), working_day_from(start), after(start, rhythm) - ONE) for start in starts
        ]
        return [one for one in found if self.morning(one.opens) >= asked]

    def _before(self, meetings: Sequence[ReportingEvent], rhythm: Rhythm | None) -> list[Occasion]:
        """One a meeting, or before the first meeting of each month or quarter."""
        found = dict[str, Occasion]()
        for meeting in meetings:
            key = key_of(period_of(meeting.held, rhythm), rhythm) if rhythm else key_of_meeting(meeting)
            opens = working_days_before(meeting.held, self.days_before)
            found.setdefault(key, Occasion(key, opens, meeting.held, meeting))
        return list(found.values())

    def morning(self, day: date) -> datetime:
        return datetime.combine(day, time(self.hour), UTC)

    def due(self, occasion: Occasion, now: datetime) -> bool:
        return self.morning(occasion.opens) <= now and now.date() <= occasion.closes

    def coming(self, occasions: Sequence[Occasion], today: date, paused: Callable[[date], bool]) -> Coming | None:
        """The first that no pause swallows whole, and the day on which it then comes."""
        for occasion in occasions:
            day = max(occasion.opens, today)
            while day <= occasion.closes and paused(day):
                day += ONE
            if day <= occasion.closes:
                return Coming(day, occasion.meeting)
        return None


def waits_until(occasion: Occasion, embargoes: Sequence[date]) -> date | None:
    """The last of the days on which figures come out that is early enough: before the meeting, or without one within
    a week. None where there is none.
    """
    last = occasion.meeting.held - ONE if occasion.meeting else occasion.opens + PATIENCE
    return max((day for day in embargoes if day <= last), default=None)


def period_of(day: date, rhythm: Rhythm) -> date:
    """Its first day."""
    months = MONTHS[rhythm]
    return day.replace(month=(day.month - 1) // months * months + 1, day=1)


def after(start: date, rhythm: Rhythm) -> date:
    """The first day of the next month or quarter."""
    return period_of(start + timedelta(days=31 * MONTHS[rhythm]), rhythm)


def key_of(start: date, rhythm: Rhythm) -> str:
    return f"{rhythm} {start:%Y-%m}"


def key_of_meeting(meeting: ReportingEvent) -> str:
    """Of what the calendar says of it, for its id is a return's own; a meeting that is put off is another one."""
    return f"meeting {digest(meeting.title, meeting.body or '', meeting.held.isoformat())[:32]}"
