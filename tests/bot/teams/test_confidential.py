"""A restricted measure in Teams: cards for the public and for a chat of several are those of data without it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.assistant import Assistant
from bot.store.mailbox import Mailbox, Received
from bot.store.threads import Threads
from bot.teams.clerk import Clerk
from bot.teams.messages import key_of, thread_of
from bot.teams.people import Levels
from data_layer.settings import DataSettings
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import Level
from tests.assistants import shared_engine, store_at
from tests.bot.teams.conftest import message
from tests.restricted import publicly_held, with_restricted
from tests.served import HOME

OFFICER = "7faf8ab2-0000-4000-8000-000000000000"
LEVELS = Levels({OFFICER: Level.RESTRICTED})
GROUP = {"conversationType": "groupChat", "id": "19:g@thread.v2"}
STRANGER = {"id": "29:other", "name": "Another", "aadObjectId": "00000000-0000-4000-8000-000000000001"}
QUESTIONS = (
    "crew sickness absence", "staff grievances over time", "what do you hold on waste?", "how is waste doing?",
    "recycling rate", "what are we worst at?", "brief me on waste",
)  # fmt: skip


@pytest.fixture(scope="module")
def snapshots(tmp_path_factory: pytest.TempPathFactory) -> tuple[Snapshots, Snapshots]:
    without, beside = tmp_path_factory.mktemp("without"), tmp_path_factory.mktemp("beside")
    return publicly_held(without, HOME), with_restricted(beside, HOME)


@pytest_asyncio.fixture
async def clerks(snapshots: tuple[Snapshots, Snapshots], tmp_path: Path) -> AsyncIterator[tuple[Clerk, Clerk]]:
    """Of data without and with restricted rows."""
    assistants = [
        Assistant(shared_engine(), held, store_at(tmp_path / str(at)), DataSettings(home_area=HOME))
        for at, held in enumerate(snapshots)
    ]
    without, beside = [Clerk(each, Mailbox(each.engine), Threads(each.engine), LEVELS) for each in assistants]
    yield without, beside
    for assistant in assistants:
        await assistant.stop()


async def said(clerk: Clerk, text: str, at: int, *, verified: bool = True, **changes: object) -> list[str]:
    """What would be sent, without the ids of answers."""
    activity = message(text=text, id=str(at), **changes)
    body = json.dumps({"verified": verified, "activity": activity})
    sent = await clerk.answer(Received(key_of(activity), thread_of(activity), body))
    return [one.body.replace(one.answer_id, "ID") if one.answer_id else one.body for one in sent]


@pytest.mark.parametrize(
    ("asker", "verified"),
    [
        ({"from": STRANGER}, True),
        ({"conversation": GROUP}, True),  # though an officer asks there
        ({}, False),  # an officer's id that nobody vouches for
    ],
)
async def test_who_may_not_see_it_gets_the_cards_of_data_without_it(clerks, asker, verified):
    without, beside = clerks
    for at, text in enumerate(QUESTIONS):
        one, other = [await said(clerk, text, at, verified=verified, **asker) for clerk in (without, beside)]
        assert one == other, text


async def test_who_may_see_it_does_in_a_chat_of_their_own(clerks):
    _, beside = clerks
    *_, last = await said(beside, "crew sickness", 1)
    assert json.loads(last)["activity"]["summary"].startswith("Crew sickness absence in Nottingham")
