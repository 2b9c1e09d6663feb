"""What came from Teams and what goes back: written down before it is acknowledged, kept no longer than it must be.

A message that is sent again is known by its key. Its text is there until it is answered, the reply's until it is sent,
each for a day at most; afterwards only keys, states and the ids that feedback needs are left, and those for a month. A
process that is killed between two steps finds at its next start what was promised and not done.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from sqlalchemy import delete, func, or_, select
from sqlalchemy.engine import Connection, Engine, Row
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql.elements import ColumnElement

from bot.store.tables import INBOX, OUTBOX

KEPT_FOR = timedelta(days=30)
PROMISED_FOR = timedelta(hours=24)  # of an answer from the day before nobody is glad


class State(StrEnum):
    WAITING = "waiting"
    DONE = "done"
    GIVEN_UP = "given_up"


# of each conversation the reply that goes next
FIRST_WAITING = select(func.min(OUTBOX.c.seq)).where(OUTBOX.c.state == State.WAITING).group_by(OUTBOX.c.thread)


@dataclass(frozen=True, slots=True)
class Received:
    """A message to be answered; `body` as it came."""

    key: str
    thread: str
    body: str


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message of ours, as it will be sent; `answer_id` None where it holds no answer, such as a welcome."""

    body: str
    answer_id: str | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """A message of ours to be sent now. `attempts`: how often that was tried before; `replaces`: what Teams calls the
    message of ours in whose place it comes.
    """

    seq: int
    thread: str
    body: str
    attempts: int
    replaces: str | None = None


def digest(*parts: str) -> str:
    """64 characters that tell nothing of a conversation or an activity, and are the same for the same ones."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


class Mailbox:
    """Beside the conversations in the same database. All calls may block: make them off the loop."""

    def __init__(self, engine: Engine, kept_for: timedelta = KEPT_FOR) -> None:
        self._engine, self._kept_for = engine, kept_for
        self.sweep()

    def accept(self, received: Received) -> bool:
        """Writes a message down; False where it is there already, so that what is sent again is answered once."""
        row = {
            "key": received.key, "thread": received.thread, "body": received.body, "state": State.WAITING,
            "received": now(),
        }  # fmt: skip
        try:
            with self._engine.begin() as connection:
                connection.execute(INBOX.insert().values(**row))
        except IntegrityError:
            return False
        return True

    def waiting(self) -> list[Received]:
        """All that is not answered, in the order in which it came."""
        asked = select(INBOX).where(INBOX.c.state == State.WAITING).order_by(INBOX.c.seq)
        with self._engine.connect() as connection:
            return [Received(row.key, row.thread, row.body) for row in connection.execute(asked).all()]

    def answered(self, key: str, replies: Sequence[Outgoing], edits: str | None = None) -> None:
        """Takes a message off and puts its replies into the outbox, both or neither. A second call does nothing.

        `edits`: the key of the question in whose answer's place they come; what of that was not sent yet never is.
        """
        done = INBOX.update().where(INBOX.c.key == key, INBOX.c.state == State.WAITING)
        with self._engine.begin() as connection:
            thread = connection.execute(select(INBOX.c.thread).where(INBOX.c.key == key)).scalar()
            if not connection.execute(done.values(state=State.DONE, body=None)).rowcount:
                return
            if edits:
                unsent = OUTBOX.update().where(answers_to(edits), OUTBOX.c.state == State.WAITING)
                connection.execute(unsent.values(state=State.GIVEN_UP, body=None))
            self.put(connection, key, str(thread), replies, edits)

    def put(
        self, connection: Connection, key: str, thread: str, messages: Sequence[Outgoing], edits: str | None = None
    ) -> None:
        """Into the outbox, as part of a transaction; `key`: of what they are a reply to."""
        rows = [
            {
                "inbox_key": key, "thread": thread, "body": one.body, "answer_id": one.answer_id, "edits": edits,
                "state": State.WAITING, "attempts": 0, "not_before": now(), "written": now(),
            }
            for one in messages
        ]  # fmt: skip
        if rows:
            connection.execute(OUTBOX.insert(), rows)

    def note(self, connection: Connection, key: str, thread: str, answer_id: str, sent_id: str | None) -> None:
        """What was sent past the outbox, as part of a transaction, so that a vote on it finds its answer; as `put`."""
        row = {
            "inbox_key": key, "thread": thread, "answer_id": answer_id, "sent_id": sent_id, "state": State.DONE,
            "attempts": 1, "not_before": now(), "written": now(),
        }  # fmt: skip
        connection.execute(OUTBOX.insert().values(**row))

    def due(self, at: datetime | None = None, besides: Collection[str] = (), most: int | None = None) -> list[Due]:
        """The first reply that waits in each conversation, where its time has come; those behind it wait for it.

        `besides`: conversations that are not asked about; `most`: how many of the others.
        """
        asked = select(OUTBOX).where(OUTBOX.c.seq.in_(FIRST_WAITING), OUTBOX.c.not_before <= (at or now()))
        asked = asked.where(OUTBOX.c.thread.not_in(besides))
        with self._engine.connect() as connection:
            rows = connection.execute(asked.order_by(OUTBOX.c.seq).limit(most)).all()
            return [
                Due(row.seq, row.thread, row.body, row.attempts, replaced(row, connection) if row.edits else None)
                for row in rows
            ]

    def next_at(self, besides: Collection[str] = ()) -> datetime | None:
        """When the next of the replies that are first in their conversations may be sent; None where none waits.

        `besides` as for `due`.
        """
        asked = select(func.min(OUTBOX.c.not_before)).where(OUTBOX.c.seq.in_(FIRST_WAITING))
        asked = asked.where(OUTBOX.c.thread.not_in(besides))
        with self._engine.connect() as connection:
            return connection.execute(asked).scalar()

    def sent(self, seq: int, sent_id: str | None) -> None:
        """`sent_id`: what Teams calls the message, None where it does not say."""
        self._change(seq, state=State.DONE, body=None, sent_id=sent_id)

    def later(self, seq: int, not_before: datetime) -> None:
        """To be tried again from then on."""
        self._change(seq, attempts=OUTBOX.c.attempts + 1, not_before=not_before)

    def not_sent(self, seq: int) -> None:
        """It was refused for good: the conversation is gone, or the bot was taken out of it."""
        self._change(seq, state=State.GIVEN_UP, body=None)

    def answer_of(self, thread: str, sent_id: str | None) -> str | None:
        """The answer that a message of ours holds, or without its id the one sent last in that conversation; None where
        none is known.
        """
        asked = select(OUTBOX.c.answer_id).where(OUTBOX.c.thread == thread, OUTBOX.c.answer_id.is_not(None))
        asked = asked.where(OUTBOX.c.sent_id == sent_id if sent_id else OUTBOX.c.state == State.DONE)
        asked = asked.order_by(OUTBOX.c.seq.desc()).limit(1)
        with self._engine.connect() as connection:
            return connection.execute(asked).scalar()

    def _change(self, seq: int, **values: object) -> None:
        with self._engine.begin() as connection:
            connection.execute(OUTBOX.update().where(OUTBOX.c.seq == seq).values(**values))

    def sweep(self) -> int:
        """Gives up what was promised longer ago than it is worth, and forgets what is too old; how many messages it
        gave up.
        """
        late, before = now() - PROMISED_FOR, now() - self._kept_for
        with self._engine.begin() as connection:
            given_up = {"state": State.GIVEN_UP, "body": None}
            unanswered = INBOX.update().where(INBOX.c.state == State.WAITING, INBOX.c.received < late)
            unsent = OUTBOX.update().where(OUTBOX.c.state == State.WAITING, OUTBOX.c.written < late)
            count = sum(connection.execute(change.values(**given_up)).rowcount for change in (unanswered, unsent))
            connection.execute(delete(OUTBOX).where(OUTBOX.c.written < before))
            connection.execute(delete(INBOX).where(INBOX.c.received < before))
        return count


def answers_to(question: str) -> ColumnElement[bool]:
    """Messages of ours that answer a question, before or after it was edited."""
    return or_(OUTBOX.c.inbox_key == question, OUTBOX.c.edits == question)


def replaced(row: Row, connection: Connection) -> str | None:
    """What Teams calls the message in whose place this one comes: the first in that of the first, and so on."""
    ours = select(func.count()).where(OUTBOX.c.inbox_key == row.inbox_key, OUTBOX.c.seq < row.seq)
    place = connection.execute(ours).scalar() or 0
    earlier = select(OUTBOX.c.sent_id).where(
        answers_to(row.edits), OUTBOX.c.inbox_key != row.inbox_key, OUTBOX.c.sent_id.is_not(None)
    )
    found = connection.execute(earlier.order_by(OUTBOX.c.seq)).scalars()
    return dict(enumerate(dict.fromkeys(found))).get(place)


def now() -> datetime:
    """As the database keeps times: of UTC, without saying so."""
    return datetime.now(UTC).replace(tzinfo=None)
