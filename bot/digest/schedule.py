"""When a digest comes: before the meetings that the calendar holds, or else by its rhythm."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from actions.digest_book import Calendar, Coming, Rhythm, Wanted
from bot.digest.working_days import ONE, working_day_from, working_days_before
from data_layer.reporting_facts import ReportingEvent

MONTHS = {Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3}
PATIENCE = timedelta(days=7)  # that one without a meeting waits for figures under embargo


@dataclass(frozen=True, slots=True)
class Occasion:
    """One digest to be sent: from the morning of `opens` to the end of `closes`, should anything keep it.

    `day`: on which the meeting is held, or without one the first of its month or quarter; `meeting`: the one it comes
    before, None of a rhythm alone.
    """

    day: date
    opens: date
    closes: date
    meeting: ReportingEvent | None = None

    @property
    def key(self) -> str:
        """The same in every snapshot and process, whatever the meeting is called and whatever the rhythm has become."""
        return self.day.isoformat()


@dataclass(frozen=True, slots=True)
class Schedule:
    """`days_before`: working days before a meeting; `hour`: of the morning (UTC)."""

    days_before: int = 3
    hour: int = 7

    def occasions(
        self, wanted: Wanted, calendar: Calendar, asked: datetime, today: date, settled: Collection[str] = ()
    ) -> list[Occasion]:
        """Those that are neither over nor settled, the next first; by rhythm alone where the calendar leaves none.

        `asked`: when the digest was asked for (UTC); by rhythm nothing is sent that was due before. `settled`: keys of
        what was sent, of whatever rhythm it then was; a month or quarter that had one has no other.
        """
        had = days_in(settled)
        if before := self._before(calendar.meetings, wanted.rhythm, had):
            return before
        rhythm = wanted.rhythm or Rhythm.QUARTERLY
        # a meeting that is settled and still to be held has its own month or quarter
        first = after(calendar.meetings[-1].held, rhythm) if calendar.meetings else period_of(today, rhythm)
        starts = [first, after(first, rhythm), after(after(first, rhythm), rhythm)]
        over = {period_of(day, rhythm) for day in had}
        found = [Occasion(start, working_day_from(start), after(start, rhythm) - ONE) for start in starts]
        return [one for one in found if one.day not in over and self.morning(one.opens) >= asked]

    def _before(self, meetings: Sequence[ReportingEvent], rhythm: Rhythm | None, had: set[date]) -> list[Occasion]:
        """One a day of meetings, or before the first of each month or quarter, without what had its own."""

        def turn(day: date) -> date:
            return period_of(day, rhythm) if rhythm else day

        over, found = set(map(turn, had)), dict[date, Occasion]()
        for meeting in meetings:
            opens = working_days_before(meeting.held, self.days_before)
            found.setdefault(turn(meeting.held), Occasion(meeting.held, opens, meeting.held, meeting))
        return [occasion for when, occasion in found.items() if when not in over]

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


def after(day: date, rhythm: Rhythm) -> date:
    """The first day of the month or quarter after that of a day."""
    return period_of(period_of(day, rhythm) + timedelta(days=31 * MONTHS[rhythm]), rhythm)


def days_in(keys: Iterable[str]) -> set[date]:
    """Of occasions; a key that another version wrote and this one can't read is of none."""
    days = set[date]()
    for key in keys:
        with suppress(ValueError):
            days.add(date.fromisoformat(key))
    return days
