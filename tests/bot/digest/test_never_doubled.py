"""Wherever a process ends, however many there are: no digest arrives twice, and none is lost before it was posted."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.engine import Engine

from actions.digest_book import MOST
from bot.digest.schedule import Schedule
from bot.digest.sealing import Seal
from bot.digest.sending import Round
from bot.store.digests import Digests, Sent
from bot.store.mailbox import Mailbox
from bot.store.subscriptions import Subscription, Subscriptions
from bot.teams.delivery import Delivered
from bot.teams.sending import Envelope
from tests.bot.digest.conftest import KEY, Teams, address, at, wanted
from tests.bot.store.test_mailbox import engine_at

STEPS = ("claim", "posting", "done", "again")
TROUBLES = (201, 201, 503, 429, None)


class Killed(BaseException):
    """The process ends here."""


@dataclass
class Fate:
    """Ends a process before or after its step of that number; counts the steps of all."""

    ends_at: int | None = None
    steps: int = 0

    def step(self) -> None:
        self.steps += 1
        if self.steps == self.ends_at:
            raise Killed


class Mortal:
    """The store's digests, each of whose steps may be the last."""

    def __init__(self, real: Digests, fate: Fate) -> None:
        self._real, self._fate = real, fate

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method = getattr(self._real, name)
        if name not in STEPS:
            return method

        def called(*given: Any) -> Any:
            self._fate.step()
            found = method(*given)
            self._fate.step()
            return found

        return called


@dataclass
class MortalTeams(Teams):
    fate: Fate = field(default_factory=Fate)

    async def send(self, envelope: Envelope) -> Delivered:
        self.fate.step()
        delivered = await super().send(envelope)
        self.fate.step()
        return delivered


def process(engine: Engine, office: MortalTeams, fate: Fate) -> Round:
    made = Round(engine, Mailbox(engine), Seal([KEY]), Schedule(), office, chance=lambda: 0.0)
    made._digests = Mortal(made._digests, fate)  # type: ignore[assignment]
    return made


async def lived(look: Round, minute: int) -> None:
    with suppress(Killed):
        await look.once(at(4) + timedelta(minutes=minute))


THEMES = ("waste", "homelessness")


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    ends=st.lists(st.one_of(st.none(), st.integers(1, 14)), max_size=4),
    troubles=st.lists(st.sampled_from(TROUBLES), max_size=5),
    together=st.booleans(),
)
def test_none_arrives_twice_and_none_is_lost_before_it_was_posted(ends, troubles, together, tmp_path_factory, council):
    """Processes that live one after another, or two at a time, a minute apart: longer than a claim lasts."""
    engine = engine_at(tmp_path_factory.mktemp("digests"))
    asked = {theme: Subscription("place", wanted(theme), Seal([KEY]).sealed(address()), at(1)) for theme in THEMES}
    for one in asked.values():
        Subscriptions(engine).put(one, MOST)
    offices = list[MortalTeams]()

    async def life() -> None:
        for number, end in enumerate([*ends, *[None] * (len(troubles) + 2)]):
            office = MortalTeams(council, fate=Fate(end))
            office.troubles.extend(troubles[number : number + 2])
            living = [office, *([MortalTeams(council)] if together else [])]
            offices.extend(living)
            await asyncio.gather(*(lived(process(engine, each, each.fate), number) for each in living))

    asyncio.run(life())
    on_their_way = {known.subscription for known in Digests(engine).known() if known.state is Sent.POSTING}
    engine.dispose()
    said = [said for office in offices for said in office.said]
    for theme, one in asked.items():
        arrived = sum(f": {theme}" in each for each in said)
        assert arrived == 1 or (arrived == 0 and one.id in on_their_way)
