"""Days on which no digest is sent."""

from __future__ import annotations

from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.engine import Engine

from actions.digest_book import Pause
from bot.store.tables import DIGEST_PAUSE


class Pauses:
    """Set by whoever looks after the assistant, beside the subscriptions in the same database. All calls may block."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, pause: Pause) -> None:
        with self._engine.begin() as connection:
            connection.execute(DIGEST_PAUSE.insert().values(first=pause.first, last=pause.last, why=pause.why))

    def from_day(self, day: date) -> list[Pause]:
        """Those that are in force that day or come later, the next first."""
        asked = select(DIGEST_PAUSE).where(DIGEST_PAUSE.c.last >= day).order_by(DIGEST_PAUSE.c.first)
        with self._engine.connect() as connection:
            return [Pause(row.first, row.last, row.why) for row in connection.execute(asked).all()]

    def on(self, day: date) -> Pause | None:
        return next((pause for pause in self.from_day(day) if pause.first <= day), None)

    def end(self, day: date) -> int:
        """Takes away those that are in force that day; how many."""
        gone = delete(DIGEST_PAUSE).where(DIGEST_PAUSE.c.first <= day, DIGEST_PAUSE.c.last >= day)
        with self._engine.begin() as connection:
            return connection.execute(gone).rowcount
