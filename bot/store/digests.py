"""Each digest of each occasion is sent once: claimed before it is made, noted before it is posted, settled after.

Whoever holds a claim that has run out without a post loses it to the next; what was noted as being posted is nobody's
any more, for only Teams knows whether it arrived. So a digest may be missing after a process was killed in that moment,
and never comes twice.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import takewhile

from sqlalchemy import and_, delete, exists, select
from sqlalchemy.engine import Connection, Engine, Row
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql import Select

from bot.store.mailbox import digest
from bot.store.tables import DIGEST, SUBSCRIPTION

HELD_FOR = timedelta(seconds=30)  # a claim; who takes longer to make a digest loses it, and posts nothing
KEPT_FOR = timedelta(days=400)


class Sent(StrEnum):
    CLAIMED = "claimed"
    WAITING = "waiting"  # to be tried again
    POSTING = "posting"  # and, where that was long ago, nobody knows whether it arrived
    DONE = "done"
    REFUSED = "refused"  # for good


OPEN = [Sent.CLAIMED, Sent.WAITING]


@dataclass(frozen=True, slots=True)
class Claim:
    """`attempts`: how often it was posted before."""

    subscription: str
    key: str
    name: str
    attempts: int


@dataclass(frozen=True, slots=True)
class Known:
    """What became of one digest. `status`: of HTTP at the last attempt, None where no answer came."""

    subscription: str
    occasion: str
    state: Sent
    attempts: int
    status: int | None
    written: datetime


class Digests:
    """Beside the subscriptions in the same database, for several processes. All calls may block. Times are of UTC."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def claim(self, subscription: str, occasion: str, at: datetime) -> Claim | None:
        """None where it was sent or refused, is another's, or its time to be tried again has not come."""
        at, key, name = plain(at), key_of(subscription, occasion), secrets.token_hex(8)
        row = {
            "key": key, "subscription": subscription, "occasion": occasion, "state": Sent.CLAIMED, "claim": name,
            "until": at + HELD_FOR, "attempts": 0, "written": at,
        }  # fmt: skip
        free = and_(DIGEST.c.state.in_(OPEN), DIGEST.c.until <= at)
        taken = DIGEST.update().where(DIGEST.c.key == key, free)
        try:
            with self._engine.begin() as connection:
                connection.execute(DIGEST.insert().values(**row))
            return Claim(subscription, key, name, 0)
        except IntegrityError:
            pass
        with self._engine.begin() as connection:
            if not connection.execute(taken.values(state=Sent.CLAIMED, claim=name, until=at + HELD_FOR)).rowcount:
                return None
            return Claim(subscription, key, name, int(connection.execute(attempts_of(key)).scalar() or 0))

    def posting(self, claim: Claim, at: datetime) -> bool:
        """Whether it may be posted now, once; not where the claim was lost, or the digest stopped meanwhile."""
        wanted = exists().where(SUBSCRIPTION.c.id == DIGEST.c.subscription)
        change = DIGEST.update().where(
            DIGEST.c.key == claim.key, DIGEST.c.claim == claim.name, DIGEST.c.state == Sent.CLAIMED, wanted
        )
        with self._engine.begin() as connection:
            values = {"state": Sent.POSTING, "attempts": DIGEST.c.attempts + 1, "until": plain(at)}
            return bool(connection.execute(change.values(**values)).rowcount)

    def done(self, claim: Claim, status: int, also: Callable[[Connection], None]) -> None:
        """`also`: what else is written in the same transaction."""
        with self._engine.begin() as connection:
            if self._settled(connection, claim, state=Sent.DONE, status=status):
                also(connection)

    def again(self, claim: Claim, not_before: datetime, status: int | None = None) -> None:
        """It certainly did not arrive, and is tried again from then on."""
        with self._engine.begin() as connection:
            self._settled(connection, claim, state=Sent.WAITING, status=status, until=plain(not_before))

    def refused(self, claim: Claim, status: int | None) -> None:
        """It is not tried again."""
        with self._engine.begin() as connection:
            self._settled(connection, claim, state=Sent.REFUSED, status=status)

    def _settled(self, connection: Connection, claim: Claim, **values: object) -> bool:
        held = DIGEST.update().where(
            DIGEST.c.key == claim.key, DIGEST.c.claim == claim.name, DIGEST.c.state.in_([Sent.CLAIMED, Sent.POSTING])
        )
        return bool(connection.execute(held.values(**values)).rowcount)

    def send_again(self, at: datetime) -> int:
        """Lets what was refused, or may not have arrived, be tried anew; how many. It may then come twice."""
        stuck = DIGEST.c.state.in_([Sent.REFUSED, Sent.POSTING]), DIGEST.c.until <= plain(at) - HELD_FOR
        with self._engine.begin() as connection:
            change = DIGEST.update().where(*stuck).values(state=Sent.WAITING, until=plain(at))
            return connection.execute(change).rowcount

    def settled(self, subscription: str | None = None) -> dict[str, set[str]]:
        """By subscription the occasions of all that are not to be tried again."""
        asked = select(DIGEST.c.subscription, DIGEST.c.occasion).where(DIGEST.c.state.not_in(OPEN))
        if subscription:
            asked = asked.where(DIGEST.c.subscription == subscription)
        found = defaultdict[str, set[str]](set)
        with self._engine.connect() as connection:
            for row in connection.execute(asked).all():
                found[row.subscription].add(row.occasion)
        return found

    def known(self, subscription: str | None = None) -> list[Known]:
        """The newest first."""
        asked = select(DIGEST).order_by(DIGEST.c.written.desc(), DIGEST.c.key)
        if subscription:
            asked = asked.where(DIGEST.c.subscription == subscription)
        with self._engine.connect() as connection:
            return [known_of(row) for row in connection.execute(asked).all()]

    def refused_running(self, subscription: str) -> int:
        """How many of its last digests Teams refused for good, one after another."""
        refused = (one.state is Sent.REFUSED and one.status is not None for one in self.known(subscription))
        return sum(1 for _ in takewhile(bool, refused))

    def sweep(self, at: datetime) -> None:
        """Forgets what is too old."""
        with self._engine.begin() as connection:
            connection.execute(delete(DIGEST).where(DIGEST.c.written < plain(at) - KEPT_FOR))


def key_of(subscription: str, occasion: str) -> str:
    return digest(subscription, occasion)


def attempts_of(key: str) -> Select:
    return select(DIGEST.c.attempts).where(DIGEST.c.key == key)


def known_of(row: Row) -> Known:
    return Known(
        row.subscription, row.occasion, Sent(row.state), row.attempts, row.status, row.written.replace(tzinfo=UTC)
    )


def plain(at: datetime) -> datetime:
    """As the database keeps times."""
    return at.astimezone(UTC).replace(tzinfo=None) if at.tzinfo else at
