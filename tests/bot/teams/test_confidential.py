"""A restricted measure in Teams: cards for the public, a councillor and a chat of several are those of data without
it.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.assistant import Assistant
from bot.store.mailbox import Mailbox, Received
from bot.store.threads import Threads
from bot.teams.clerk import Clerk
from bot.teams.messages import key_of, thread_of
from bot.teams.people import Levels
from data_layer.returns.model import CouncilRows
from data_layer.settings import DEFINITIONS, PACK, DataSettings
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import Level
from tests.assistants import shared_engine, store_at
from tests.bot.teams.conftest import message
from tests.restricted import UNSAID, loaded, public_part, publicly_held, whole_return, with_restricted
from tests.served import HOME

OFFICER, COUNCILLOR = "7faf8ab2-0000-4000-8000-000000000000", "7faf8ab2-0000-4000-8000-000000000002"
LEVELS = Levels({OFFICER: Level.RESTRICTED, COUNCILLOR: Level.COUNCILLOR})
GROUP = {"conversationType": "groupChat", "id": "19:g@thread.v2"}
STRANGER = {"id": "29:other", "name": "Another", "aadObjectId": "00000000-0000-4000-8000-000000000001"}
QUESTIONS = (
    "crew sickness absence", "staff grievances over time", "what do you hold on waste?", "how is waste doing?",
    "recycling rate", "what are we worst at?", "brief me on waste",
)  # fmt: skip


def councillors_part(rows: CouncilRows) -> CouncilRows:
    """What is left of a return once all that a councillor may not see is taken out of it; the rest is public there."""

    def lowered(sheet: str, row: Any) -> Any:
        audience = getattr(row, "audience", None)
        level = UNSAID.get(sheet, Level.PUBLIC) if audience is None else audience
        return replace(row, audience=Level.PUBLIC) if hasattr(row, "audience") and level <= Level.COUNCILLOR else row

    sheets: dict[str, Any] = {sheet.table: tuple(lowered(sheet.table, row) for row in of) for sheet, of in rows}
    return public_part(CouncilRows(**sheets))


@pytest.fixture(scope="module")
def snapshots(tmp_path_factory: pytest.TempPathFactory) -> tuple[Snapshots, ...]:
    public, councillors, beside = [tmp_path_factory.mktemp(name) for name in ("public", "councillors", "beside")]
    return (
        publicly_held(public, HOME),
        loaded(councillors, HOME, councillors_part(whole_return()), PACK, DEFINITIONS),
        with_restricted(beside, HOME),
    )


@pytest_asyncio.fixture
async def clerks(snapshots: tuple[Snapshots, ...], tmp_path: Path) -> AsyncIterator[Sequence[Clerk]]:
    """Of data that the public may see, of what councillors may see, and with all that is restricted beside it."""
    assistants = [
        Assistant(shared_engine(), held, store_at(tmp_path / str(at)), DataSettings(home_area=HOME))
        for at, held in enumerate(snapshots)
    ]
    yield [Clerk(each, Mailbox(each.engine), Threads(each.engine), LEVELS) for each in assistants]
    for assistant in assistants:
        await assistant.stop()


async def said(clerk: Clerk, text: str, at: int, *, verified: bool = True, **changes: object) -> list[str]:
    """What would be sent in answer, without the ids of answers."""
    activity = message(text=text, id=str(at), **changes)
    body = json.dumps({"verified": verified, "activity": activity})
    sent = await clerk.answer(Received(key_of(activity), thread_of(activity), body))
    return [one.body.replace(one.answer_id, "ID") if one.answer_id else one.body for one in sent.replies]


@pytest.mark.parametrize(
    ("asker", "verified"),
    [
        ({"from": STRANGER}, True),
        ({"conversation": GROUP}, True),  # though an officer asks there
        ({}, False),  # an officer's id that nobody vouches for
    ],
)
async def test_who_may_not_see_it_gets_the_cards_of_data_without_it(clerks, asker, verified):
    public, _, beside = clerks
    for at, text in enumerate(QUESTIONS):
        one, other = [await said(clerk, text, at, verified=verified, **asker) for clerk in (public, beside)]
        assert one == other, text


async def test_a_councillor_gets_the_cards_of_data_without_what_is_above_councillors(clerks):
    public, councillors, beside = clerks
    asker: dict[str, Any] = {"from": {**STRANGER, "aadObjectId": COUNCILLOR}}
    more = 0
    for at, text in enumerate(QUESTIONS):
        least, one, other = [await said(clerk, text, at, **asker) for clerk in (public, councillors, beside)]
        assert one == other, text
        more += one != least
    assert more  # or the councillor would be taken for anybody


async def test_who_may_see_it_does_in_a_chat_of_their_own(clerks):
    *_, beside = clerks
    *_, last = await said(beside, "crew sickness", 1)
    assert json.loads(last)["activity"]["summary"].startswith("Crew sickness absence in Nottingham")
