"""Conversations of Teams as ours: which of our conversations goes on in a thread, who asked last, who was welcomed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import IntegrityError

from bot.store.mailbox import now
from bot.store.tables import THREAD

KEPT_FOR = timedelta(days=400)  # a welcome is said once, and not again after a summer


@dataclass(frozen=True, slots=True)
class Thread:
    """`asker`: a digest of who asked last, None before anybody did."""

    conversation: str | None = None
    asker: str | None = None
    welcomed: bool = False


class Threads:
    """By digest of the conversation's id. All calls may block: make them off the loop."""

    def __init__(self, engine: Engine, kept_for: timedelta = KEPT_FOR) -> None:
        self._engine, self._kept_for = engine, kept_for
        self.sweep()

    def sweep(self) -> None:
        """Forgets what is too old."""
        with self._engine.begin() as connection:
            connection.execute(delete(THREAD).where(THREAD.c.updated < now() - self._kept_for))

    def of(self, thread: str) -> Thread:
        """An empty one for a thread that is not known."""
        with self._engine.connect() as connection:
            row = connection.execute(select(THREAD).where(THREAD.c.thread == thread)).first()
        return Thread(row.conversation, row.asker, row.welcomed) if row else Thread()

    def asked(self, thread: str, conversation: str, asker: str) -> None:
        values = {"conversation": conversation, "asker": asker}
        change = THREAD.update().where(THREAD.c.thread == thread).values(updated=now(), **values)
        with self._engine.begin() as connection:
            known = connection.execute(change).rowcount
        if not known and not self._added({"thread": thread, "welcomed": False, **values}):
            self.asked(thread, conversation, asker)  # another one was quicker

    def welcome(self, thread: str, also: Callable[[Connection], None]) -> bool:
        """Whether it is the first time, and then `also`, in one transaction; of two at once one is."""
        if self.of(thread).welcomed:
            return False
        changed = THREAD.update().where(THREAD.c.thread == thread, THREAD.c.welcomed.is_(False))
        with self._engine.begin() as connection:
            if connection.execute(changed.values(welcomed=True, updated=now())).rowcount:
                also(connection)
                return True
        return self._added({"thread": thread, "welcomed": True}, also)

    def gone(self, thread: str) -> None:
        """The bot was taken out: who takes it in again is welcomed again."""
        with self._engine.begin() as connection:
            connection.execute(delete(THREAD).where(THREAD.c.thread == thread))

    def _added(self, row: Mapping[str, object], also: Callable[[Connection], None] | None = None) -> bool:
        try:
            with self._engine.begin() as connection:
                connection.execute(THREAD.insert().values(updated=now(), **row))
                if also:
                    also(connection)
        except IntegrityError:
            return False
        return True
