"""Digests as whoever looks after the assistant sees them: what and when, and never to whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.engine import Engine

from actions.desk import Desk
from actions.digest_book import Coming, Pause
from actions.digest_wanted import calendar_for
from actions.registry import answer
from actions.wording.digests import line
from actions.wording.numbers import counted
from actions.wording.times import full_date
from bot.digest.compose import head
from bot.digest.due import Due, due_at
from bot.digest.schedule import Schedule
from bot.store.digests import Digests, Known, Sent
from bot.store.pauses import Pauses
from bot.store.subscriptions import Subscription, Subscriptions

BECAME = {
    Sent.CLAIMED: "is being made",
    Sent.WAITING: "waits to be tried again",
    Sent.POSTING: "was posted and may not have arrived",
    Sent.DONE: "was sent",
    Sent.REFUSED: "was refused",
}


@dataclass(frozen=True, slots=True)
class Overview:
    """`desk`: for the calendar, and whose level the digests are shown at."""

    engine: Engine
    desk: Desk
    schedule: Schedule

    def listed(self, now: datetime) -> list[str]:
        """A line each, with when the next comes and what became of the last; then the pauses."""
        every = Subscriptions(self.engine).every()
        return [*(self._line(one, now) for one in every), *map(pause_line, Pauses(self.engine).from_day(now.date()))]

    def _line(self, one: Subscription, now: datetime) -> str:
        calendar, today = calendar_for(one.wanted, self.desk), now.date()
        pauses = Pauses(self.engine)
        known = Digests(self.engine).known(one.id)
        settled = Digests(self.engine).settled(one.id).get(one.id, ())
        occasions = self.schedule.occasions(one.wanted, calendar, one.asked, today, settled)
        coming = self.schedule.coming(occasions, today, lambda day: bool(pauses.on(day) or calendar.pause(day)))
        when = coming_words(coming) if coming else "none before a pause ends"
        last = f"; the last {became(known[0])}" if known else ""
        return f"{one.id[:8]} {line(one.wanted, self.desk.catalogue).removeprefix('- ')}: {when}{last}"

    def due(self, now: datetime) -> list[str]:
        return [f"{due.subscription.id[:8]} {self._head(due)}" for due in self._due(now)]

    def texts(self, now: datetime) -> list[str]:
        """What is due as it would be sent, in words."""
        asked = replace(self.desk, asked_at=now)
        return [f"{self._head(due)}\n\n{answer(due.subscription.wanted.reading, asked).text}" for due in self._due(now)]

    def _due(self, now: datetime) -> list[Due]:
        return due_at(now, self.engine, self.schedule, self.desk)

    def _head(self, due: Due) -> str:
        return head(due.subscription.wanted, due.occasion, self.desk.catalogue)


def coming_words(coming: Coming) -> str:
    before = f", before the meeting on {full_date(coming.meeting.held)}" if coming.meeting else ""
    return f"next on {full_date(coming.day)}{before}"


def became(known: Known) -> str:
    status = f" (status {known.status})" if known.status and known.state is not Sent.DONE else ""
    tries = f", at the {counted(known.attempts, 'attempt')}" if known.attempts > 1 else ""
    return f"{BECAME[known.state]}{status}{tries}"


def pause_line(pause: Pause) -> str:
    last = f" until {full_date(pause.last)}" if pause.last else ""
    return f"No digest from {full_date(pause.first)}{last}: {pause.why}"
