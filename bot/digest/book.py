"""The digests of a chat or channel, as actions put them down: the address is added here, and sealed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.engine import Engine

from actions.digest_book import MOST, Calendar, Coming, Pause, SwitchedOff, Wanted
from bot.digest.schedule import Schedule
from bot.digest.sealing import Address, Seal
from bot.store.digests import Digests, Sent
from bot.store.pauses import Pauses
from bot.store.subscriptions import Subscription, Subscriptions, id_of
from bot.teams.messages import place_key_of
from bot.teams.said import conversation_in, part


@dataclass(frozen=True, slots=True)
class PlaceBook:
    """A DigestBook of one place."""

    place: str
    address: Address
    subscriptions: Subscriptions
    digests: Digests
    pauses: Pauses
    seal: Seal
    schedule: Schedule

    @property
    def shared(self) -> bool:
        return self.address.shared

    def put_down(self, wanted: Wanted, asked_at: datetime) -> bool:
        one = Subscription(self.place, wanted, self.seal.sealed(self.address), asked_at)
        return self.subscriptions.put(one, MOST)

    def first(self, wanted: Wanted, calendar: Calendar, asked_at: datetime) -> Coming | None:
        today, id = asked_at.date(), id_of(self.place, wanted)
        settled = self.digests.settled(id).get(id, ())
        occasions = self.schedule.occasions(wanted, calendar, asked_at, today, settled)
        return self.schedule.coming(occasions, today, lambda day: bool(self.pause(day) or calendar.pause(day)))

    def arrived(self, wanted: Wanted, day: date) -> bool:
        known = self.digests.known(id_of(self.place, wanted))
        return any(one.state is Sent.DONE and one.occasion == day.isoformat() for one in known)

    def held(self) -> list[Wanted]:
        return [one.wanted for one in self.subscriptions.of(self.place)]

    def strike_out(self, wanted: Sequence[Wanted]) -> None:
        held = self.subscriptions.of(self.place)
        if all(one.wanted in wanted for one in held):
            self.subscriptions.end_all(self.place)
        else:
            self.subscriptions.end([one.id for one in held if one.wanted in wanted])

    def pause(self, day: date) -> Pause | None:
        return self.pauses.on(day)


class Books:
    """Of every chat and channel. `seal` None: no digests are sent."""

    def __init__(self, engine: Engine, seal: Seal | None, schedule: Schedule) -> None:
        self._subscriptions, self._digests, self._pauses = Subscriptions(engine), Digests(engine), Pauses(engine)
        self._seal, self._schedule = seal, schedule

    def of(
        self, activity: Mapping[str, Any], *, shared: bool, verified: bool, identity: str
    ) -> PlaceBook | SwitchedOff:
        """Of where an activity of Teams came from."""
        if self._seal is None:
            return SwitchedOff()
        address = address_of(activity, shared=shared, verified=verified, identity=identity)
        place = place_key_of(activity)
        return PlaceBook(place, address, self._subscriptions, self._digests, self._pauses, self._seal, self._schedule)

    def close(self, activity: Mapping[str, Any]) -> None:
        """The bot was taken out of there."""
        self._subscriptions.end_all(place_key_of(activity))


def address_of(activity: Mapping[str, Any], *, shared: bool, verified: bool, identity: str) -> Address:
    """As little of a message of Teams as a digest needs."""
    person = part(activity, "from").get("aadObjectId")
    return Address(
        service_url=str(activity.get("serviceUrl")),
        conversation=conversation_in(activity),
        bot=str(part(activity, "recipient").get("id")),
        shared=shared,
        identity=identity,
        person=str(person) if person and verified and not shared else None,
        verified=verified,
    )
