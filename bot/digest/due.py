"""What is due at a time: digests whose occasion is open, and of which nothing is settled yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.engine import Engine

from actions.desk import Desk
from actions.digest_wanted import calendar_for
from bot.digest.schedule import Occasion, Schedule
from bot.store.digests import Digests, key_of
from bot.store.pauses import Pauses
from bot.store.subscriptions import Subscription, Subscriptions


@dataclass(frozen=True, slots=True)
class Due:
    subscription: Subscription
    occasion: Occasion

    @property
    def key(self) -> str:
        return key_of(self.subscription.id, self.occasion.key)


def due_at(now: datetime, engine: Engine, schedule: Schedule, desk: Desk) -> list[Due]:
    """Whoever asked first comes first; none on a day of a pause. `now`: in UTC; `desk`: for the calendar alone. May
    block.
    """
    today = now.date()
    if Pauses(engine).on(today):
        return []
    settled = Digests(engine).settled()
    found = list[Due]()
    for one in Subscriptions(engine).every():
        calendar = calendar_for(one.wanted, desk)
        if not calendar.pause(today):
            occasions = schedule.occasions(one.wanted, calendar, one.asked, today)
            found += [Due(one, occasion) for occasion in occasions if schedule.due(occasion, now)]
    return [due for due in found if due.key not in settled]
