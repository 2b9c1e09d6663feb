"""Who wants which digest: what it is about in ids, and where it goes as a sealed text."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, func, select
from sqlalchemy.engine import Engine, Row
from sqlalchemy.exc import IntegrityError

from actions.conversation import from_slot
from actions.digest_book import Rhythm, Wanted
from bot.store.feedback import ids_in
from bot.store.mailbox import digest
from bot.store.tables import SUBSCRIPTION

log = logging.getLogger("pmf.digest")


@dataclass(frozen=True, slots=True)
class Subscription:
    """`place`: a digest of the chat or channel; `address`: where it goes, sealed; `asked`: in UTC."""

    place: str
    wanted: Wanted
    address: str
    asked: datetime

    @property
    def id(self) -> str:
        return id_of(self.place, self.wanted)


def id_of(place: str, wanted: Wanted) -> str:
    """The same whenever the same place asks for the same, whatever the rhythm."""
    return digest(place, reading_of(wanted), wanted.level or "")


def reading_of(wanted: Wanted) -> str:
    """Ids alone, with the level beside its subject."""
    held = json.loads(ids_in(wanted.reading))
    return json.dumps({**held, **({"body": wanted.reading.body} if wanted.reading.body else {})}, sort_keys=True)


class Subscriptions:
    """Beside the conversations in the same database. All calls may block: make them off the loop."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, one: Subscription, most: int) -> bool:
        """Replaces one of the same id; False, and nothing, where the place has `most` others."""
        values = {"rhythm": one.wanted.rhythm, "address": one.address}
        change = SUBSCRIPTION.update().where(SUBSCRIPTION.c.id == one.id).values(**values)
        counted = select(func.count()).select_from(SUBSCRIPTION).where(SUBSCRIPTION.c.place == one.place)
        row = {
            **values, "id": one.id, "place": one.place, "reading": reading_of(one.wanted), "level": one.wanted.level,
            "asked": one.asked.astimezone(UTC).replace(tzinfo=None),
        }  # fmt: skip
        try:
            with self._engine.begin() as connection:
                if connection.execute(change).rowcount:
                    return True
                if int(connection.execute(counted).scalar() or 0) >= most:
                    return False
                connection.execute(SUBSCRIPTION.insert().values(**row))
        except IntegrityError:  # another one was quicker
            return self.put(one, most)
        return True

    def of(self, place: str) -> list[Subscription]:
        """The oldest first; what can't be read is left out, and counted in the log."""
        return self._found(place)

    def every(self) -> list[Subscription]:
        """As `of`, of all places."""
        return self._found(None)

    def addresses(self) -> list[tuple[str, str]]:
        """The id and the sealed address of each, whether or not the rest of it can be read."""
        asked = select(SUBSCRIPTION.c.id, SUBSCRIPTION.c.address).order_by(SUBSCRIPTION.c.asked, SUBSCRIPTION.c.id)
        with self._engine.connect() as connection:
            return [(row.id, row.address) for row in connection.execute(asked).all()]

    def end(self, ids: list[str]) -> None:
        with self._engine.begin() as connection:
            connection.execute(delete(SUBSCRIPTION).where(SUBSCRIPTION.c.id.in_(ids)))

    def end_all(self, place: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(delete(SUBSCRIPTION).where(SUBSCRIPTION.c.place == place))

    def seal_again(self, id: str, before: str, address: str) -> None:
        """Nothing where the address has changed since it was `before`."""
        change = SUBSCRIPTION.update().where(SUBSCRIPTION.c.id == id, SUBSCRIPTION.c.address == before)
        with self._engine.begin() as connection:
            connection.execute(change.values(address=address))

    def _found(self, place: str | None) -> list[Subscription]:
        asked = select(SUBSCRIPTION).order_by(SUBSCRIPTION.c.asked, SUBSCRIPTION.c.id)
        if place is not None:
            asked = asked.where(SUBSCRIPTION.c.place == place)
        with self._engine.connect() as connection:
            found = [subscription_of(row) for row in connection.execute(asked).all()]
        read = [one for one in found if one]
        if lost := len(found) - len(read):
            log.error("%d digests can't be read by this version of the assistant; they are kept and not sent", lost)
        return read


def subscription_of(row: Row) -> Subscription | None:
    """None for what another version wrote and this one can't read, so that nobody else's digest is held up by it."""
    try:
        wanted = Wanted(from_slot(json.loads(row.reading)), row.level, Rhythm(row.rhythm) if row.rhythm else None)
    except ValueError:
        return None
    return Subscription(row.place, wanted, row.address, row.asked.replace(tzinfo=UTC))
