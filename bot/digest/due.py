"""What is due at a time: digests whose occasion is open, and of which nothing is settled yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.engine import Engine

from actions.desk import Desk
from actions.digest_wanted import Dates, calendar_of, dates_known
from bot.digest.schedule import Occasion, Schedule
from bot.store.digests import Digests
from bot.store.pauses import Pauses
from bot.store.subscriptions import Subscription, Subscriptions
from data_layer.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Due:
    subscription: Subscription
    occasion: Occasion


@dataclass(frozen=True, slots=True)
class Diary:
    """All that decides what is due at a time, as it was when it was opened. `every`: whoever asked first comes first,
    none on a day of a pause.
    """

    now: datetime
    schedule: Schedule
    dates: Dates
    every: Sequence[Subscription]
    settled: dict[str, set[str]]

    @classmethod
    def opened(cls, now: datetime, engine: Engine, schedule: Schedule, desk: Desk) -> Diary:
        """`now`: in UTC; `desk`: for the council's dates alone, which are no secret. May block."""
        every = [] if Pauses(engine).on(now.date()) else Subscriptions(engine).every()
        return cls(now, schedule, dates_known(desk), every, Digests(engine).settled())

    def due(self, one: Subscription, catalogue: Catalogue) -> list[Due]:
        """`catalogue`: of the level of who reads it, whose measures decide which meetings it comes before."""
        today, calendar = self.now.date(), calendar_of(one.wanted, self.dates, catalogue)
        if calendar.pause(today):
            return []
        settled = self.settled.get(one.id, ())
        occasions = self.schedule.occasions(one.wanted, calendar, one.asked, today, settled)
        return [Due(one, occasion) for occasion in occasions if self.schedule.due(occasion, self.now)]


def due_at(now: datetime, engine: Engine, schedule: Schedule, desk: Desk) -> list[Due]:
    """To readers of the desk's level. `now`: in UTC. May block."""
    diary = Diary.opened(now, engine, schedule, desk)
    return [due for one in diary.every for due in diary.due(one, desk.catalogue)]
