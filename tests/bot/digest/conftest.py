"""A council with two meetings to come, a store of its own, and a stand-in for what reaches Teams."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from actions.answer import Answer
from actions.desk import Desk
from actions.digest_book import MOST, Wanted
from actions.reading import Kind, Reading, Scope, ScopeKind
from actions.registry import answer as answer_of
from bot.digest.schedule import Schedule
from bot.digest.sealing import Address, Seal
from bot.digest.sending import Round
from bot.digest.settings import new_key
from bot.store.mailbox import Mailbox
from bot.store.subscriptions import Subscription, Subscriptions
from bot.teams.cards.card import message_of
from bot.teams.cards.message import Message
from bot.teams.delivery import Delivered
from bot.teams.sending import Envelope
from data_layer.snapshots import Snapshot, Snapshots
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, Level
from tests.council_calendar import PANEL, Meeting, with_calendar

HOME = AreaCode("E06000018")
HELD = date(2026, 12, 9)  # of scrutiny; three working days before is Friday 4 December
KEY = new_key()
CHAT = "a:1a2b3c"


def at(day: int, hour: int = 9, month: int = 12) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


def wanted(theme: str = "waste", level: str | None = "corporate_scrutiny_committee", **more: object) -> Wanted:
    scope = Scope(kind=ScopeKind.THEME, id=theme)
    return Wanted(Reading(kind=Kind.EXCEPTIONS, scope=scope, body=level, areas=(HOME,)), level, **more)  # type: ignore[arg-type]


def address(**more: object) -> Address:
    usual = {
        "service_url": "https://smba.trafficmanager.net/uk/", "conversation": CHAT, "bot": "28:bot", "shared": False,
        "identity": "someone", "person": "7faf8ab2-0000-4000-8000-000000000000", "verified": True,
    }  # fmt: skip
    return Address(**{**usual, **more})  # type: ignore[arg-type]


@dataclass
class Teams:
    """An office whose replies to a post are `troubles`, first come first, and then that it was taken."""

    snapshot: Snapshot
    seen_at: Level | None = Level.PUBLIC
    troubles: deque[int | Exception | None] = field(default_factory=deque)
    arrived: list[Envelope] = field(default_factory=list)
    answered_at: list[Level] = field(default_factory=list)

    def desk(self, level: Level, day: date, identity: str = "") -> Desk:
        viewer = Viewer(level=level, home_area=HOME, now=day, identity=identity)
        return Desk(self.snapshot, viewer, as_known_at=day, asked_at=datetime(2026, 12, 1, tzinfo=UTC))

    async def level(self, address: Address) -> Level | None:
        return self.seen_at

    async def answer(self, reading: Reading, desk: Desk) -> Answer:
        self.answered_at.append(desk.viewer.level)
        return answer_of(reading, desk)

    async def card(self, answer: Answer, desk: Desk) -> Message:
        return message_of(answer, desk.catalogue)

    async def send(self, envelope: Envelope) -> Delivered:
        await asyncio.sleep(0)
        trouble = self.troubles.popleft() if self.troubles else 201
        if isinstance(trouble, Exception):
            raise trouble
        if trouble == 201:
            self.arrived.append(envelope)
        return Delivered(trouble, f"m{len(self.arrived)}" if trouble == 201 else None)

    @property
    def said(self) -> list[str]:
        return [str(one.activity["summary"]) for one in self.arrived]


@pytest.fixture(scope="session")
def council(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    meetings = [Meeting(HELD), Meeting(date(2027, 3, 10), "Quarter 3"), Meeting(date(2026, 12, 8), "Quarter 2", PANEL)]
    return Snapshots(with_calendar(tmp_path_factory.mktemp("calendar"), meetings, home=HOME)).current()


@pytest.fixture
def teams(council: Snapshot) -> Teams:
    return Teams(council)


@pytest.fixture
def subscriptions(engine: Engine) -> Subscriptions:
    return Subscriptions(engine)


@pytest.fixture
def round_of(engine: Engine, mailbox: Mailbox, teams: Teams):
    def made(office: Teams | None = None) -> Round:
        return Round(engine, mailbox, Seal([KEY]), Schedule(), office or teams, chance=lambda: 0.0)

    return made


@pytest.fixture
def someone(subscriptions: Subscriptions) -> Iterator[Subscription]:
    """Asked on 28 November for waste, before scrutiny."""
    one = Subscription("place", wanted(), Seal([KEY]).sealed(address()), at(28, month=11))
    assert subscriptions.put(one, MOST)
    yield one


@pytest.fixture
def calendar_at(tmp_path: Path):
    """Another council's calendar, to be asked as an office."""

    def made(*meetings: Meeting, **more: object) -> Teams:
        return Teams(Snapshots(with_calendar(tmp_path / "data", meetings, home=HOME, **more)).current())  # type: ignore[arg-type]

    return made
