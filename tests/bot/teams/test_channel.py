"""The endpoint as Teams meets it: acknowledged at once, answered with cards in order, at the asker's level."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from bot.assistant import WENT_WRONG, Assistant, Reply
from bot.teams import bodies, channel, clerk
from bot.teams.messages import thread_of
from bot.teams.service import TeamsService
from bot.teams.settings import TeamsSettings
from data_layer.viewer import Viewer
from tests.assistants import assistant_at
from tests.bot.teams.conftest import APP, SERVICE, Provider, message, registered, token

PERSON = "7faf8ab2-0000-4000-8000-000000000000"


@dataclass
class Teams:
    """Microsoft's side: keys, and a service that takes replies."""

    provider: Provider = field(default_factory=Provider)
    posted: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)

    def answer(self, request: httpx.Request) -> httpx.Response:
        if not str(request.url).startswith(SERVICE):
            return self.provider.answer(request)
        activity = json.loads(request.content)
        self.posted.append((request.method, activity))
        self.addresses.append(str(request.url))
        return httpx.Response(201, json={"id": f"m{len(self.posted)}"})

    @property
    def cards(self) -> list[dict[str, Any]]:
        return [activity for _, activity in self.posted if activity["type"] == "message"]

    @property
    def said(self) -> list[str]:
        return [card["summary"] for card in self.cards]


@dataclass
class Client:
    teams: Teams
    service: TeamsService
    http: httpx.AsyncClient
    assistant: Assistant

    @property
    def thread(self) -> str:
        return thread_of(message())

    async def send(self, **changes: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {token()}"}
        return await self.http.post(bodies.PATH, json=message(**changes), headers=headers)

    async def ask(self, text: str, id: str, **changes: Any) -> list[str]:
        """What was said in answer."""
        before = len(self.teams.cards)
        answer = await self.send(text=text, id=id, **changes)
        assert answer.status_code == 202
        await self.quiet()
        return self.teams.said[before:]

    async def quiet(self) -> None:
        """Until all that was promised is sent."""
        await self.service.answering.all_done()
        async with asyncio.timeout(20):
            while await asyncio.to_thread(self.service.mailbox.next_at) is not None:
                await asyncio.sleep(0.01)


@asynccontextmanager
async def running(folder: Path, settings: TeamsSettings | None = None) -> AsyncIterator[Client]:
    teams, assistant = Teams(), assistant_at(folder)

    async def of_the_bot() -> str | None:
        return "the bot's"

    to_microsoft = httpx.AsyncClient(transport=httpx.MockTransport(teams.answer))
    service = await TeamsService.start(settings or registered(), assistant, to_microsoft, of_the_bot)
    app = FastAPI()
    app.state.teams = service
    channel.install(app)
    transport = httpx.ASGITransport(app, client=("203.0.113.9", 443))
    async with httpx.AsyncClient(transport=transport, base_url="https://bot.example") as http:
        yield Client(teams, service, http, assistant)
    await service.stop()
    await assistant.stop()


@pytest.fixture
async def client(tmp_path) -> AsyncIterator[Client]:
    async with running(tmp_path) as made:
        yield made


async def test_a_conversation_is_answered_with_cards_after_one_welcome(client):
    welcome, first = await client.ask("how is waste performing against comparators?", "1")
    assert welcome == "Ask me how the council is doing." and "Waste and recycling" in first
    [derby] = await client.ask("and Derby?", "2")
    [why] = await client.ask("why?", "3")
    [briefing] = await client.ask("prepare me for scrutiny on waste", "4")
    assert "Derby's nearest neighbours" in derby and "Derby" in why and "Nottingham" in briefing
    types = [activity["type"] for _, activity in client.teams.posted]
    assert types[0] == "typing" and types.count("message") == 5
    for card in client.teams.cards:
        [attachment] = card["attachments"]
        assert attachment["contentType"].endswith("adaptive") and attachment["content"]["version"] == "1.5"


async def test_what_is_sent_again_is_acknowledged_and_answered_once(client):
    await client.ask("recycling rate", "1")
    assert await client.ask("recycling rate", "1") == []


async def test_installed_and_taken_out_and_installed_again_it_welcomes_once_each_time(client):
    added = {"type": "installationUpdate", "action": "add", "text": None}
    member = {"type": "conversationUpdate", "membersAdded": [{"id": f"28:{APP}"}], "text": None}
    await client.send(**added, id="f:1")
    await client.send(**member, id="f:2")
    await client.quiet()
    assert len(client.teams.said) == 1
    await client.send(type="installationUpdate", action="remove", text=None, id="f:3")
    await client.send(**added, id="f:4")
    await client.quiet()
    assert len(client.teams.said) == 2


async def test_threads_of_a_channel_are_apart_and_welcomed_once(client):
    def thread(number: int) -> dict[str, Any]:
        return {"conversationType": "channel", "id": f"19:c@thread.tacv2;messageid={number}"}

    welcome, _ = await client.ask("recycling rate", "1", conversation=thread(1))
    [landfill] = await client.ask("landfill rate", "2", conversation=thread(2))
    [derby] = await client.ask("and Derby?", "3", conversation=thread(1))
    assert welcome.startswith("Ask me") and "landfill" in landfill and "recycling rate in Derby" in derby
    assert "typing" not in [activity["type"] for _, activity in client.teams.posted]


async def test_all_who_write_in_a_channel_are_one_viewer_and_what_each_records_is_their_own(client, monkeypatch):
    asked, ask = list[tuple[str, str]](), Assistant.ask

    async def watched(self: Assistant, text: str, conversation: str | None, viewer: Viewer, **more: Any) -> Reply:
        asked.append((viewer.identity, self.desk(viewer, person=more["person"]).scrutiny.recorder))  # type: ignore[union-attr]
        return await ask(self, text, conversation, viewer, **more)

    monkeypatch.setattr(Assistant, "ask", watched)
    channel_, other = {"conversationType": "channel", "id": "19:c@thread.tacv2;messageid=1"}, PERSON[:-1] + "1"
    for id, person in (("1", PERSON), ("2", other), ("3", PERSON)):
        sender = {"id": f"29:{person}", "aadObjectId": person}
        await client.ask("recycling rate", id, conversation=channel_, **{"from": sender})
    viewers, recorders = zip(*asked, strict=True)
    assert len(set(viewers)) == 1 and recorders[0] == recorders[2] != recorders[1] and PERSON not in str(asked)


async def test_an_answer_that_makes_no_card_is_an_apology(client, monkeypatch, caplog):
    def fails(*_: Any, **__: Any) -> Any:
        raise ValueError("what was asked")

    monkeypatch.setattr(clerk, "message_of", fails)
    _, said = await client.ask("recycling rate", "1")
    assert said == WENT_WRONG and "what was asked" not in caplog.text


async def test_a_vote_is_stored_with_the_answer_of_its_message(client):
    await client.ask("recycling rate", "1")
    value = {
        "actionName": "feedback",
        "actionValue": {"reaction": "dislike", "feedback": '{"feedbackText": "too old"}'},
    }
    answer = await client.send(type="invoke", name="message/submitAction", value=value, text=None, id="v1")
    assert (answer.status_code, answer.json()) == (200, {})
    about = await asyncio.to_thread(client.service.mailbox.answer_of, client.thread, None)
    kept = client.assistant._store.feedback.of(about)
    assert kept is not None and kept.vote is not None
    assert (kept.vote.verdict, kept.vote.comment, kept.vote.words) == ("dislike", "too old", None)


async def test_a_vote_that_cannot_be_kept_is_answered_as_teams_wants_it(client, monkeypatch, caplog):
    async def fails(*_: Any, **__: Any) -> None:
        raise ValueError("too old")

    monkeypatch.setattr(client.service.clerk, "vote", fails)
    value = {"actionName": "feedback", "actionValue": {"reaction": "like", "feedback": ""}}
    answer = await client.send(type="invoke", name="message/submitAction", value=value, text=None, id="v1")
    assert (answer.status_code, answer.json()) == (200, {})
    assert "an activity of Teams could not be taken" in caplog.text and "too old" not in caplog.text


@pytest.mark.parametrize("gone", ["serviceUrl", "conversation", "id", "from"])
async def test_a_message_that_nobody_could_answer_is_acknowledged_with_a_line(client, gone, caplog):
    assert (await client.send(**{gone: None})).status_code == 202
    assert "acknowledged and not answered" in caplog.text
    assert await asyncio.to_thread(client.service.mailbox.waiting) == [] and client.teams.posted == []


async def test_a_button_changes_one_part_of_how_a_question_was_read(client):
    await client.ask("recycling rate", "1")
    about = await asyncio.to_thread(client.service.mailbox.answer_of, client.thread, None)
    value = {"about": about, "change": {"what": "area", "value": "E06000015"}}
    [changed] = await client.ask("", "2", value=value)
    assert "Derby" in changed
    [old] = await client.ask("", "3", value={"about": "gone", "change": {"what": "area", "value": "x"}})
    assert old == "That answer is not kept any more. Please ask the question again."


async def test_an_edited_question_takes_the_place_of_its_answer(client):
    await client.ask("recycling rate", "1")
    edit = {
        "type": "messageUpdate",
        "channelData": {"tenant": message()["channelData"]["tenant"], "eventType": "editMessage"},
    }
    [landfill] = await client.ask("landfill rate", "1", timestamp="2026-11-28T10:00:00Z", **edit)
    assert "landfill" in landfill and client.teams.posted[-1][0] == "PUT"
    recycling = next(at for at, (_, one) in enumerate(client.teams.posted, 1) if "recycling" in one.get("summary", ""))
    assert client.teams.addresses[-1].endswith(f"/activities/m{recycling}")


async def test_levels_come_from_the_list_and_a_chat_of_several_is_public(tmp_path, monkeypatch):
    people = tmp_path / "people.csv"
    people.write_text(f"object_id,level\n{PERSON},officer\n", encoding="utf-8")
    seen = list[str]()
    async with running(tmp_path / "kept", registered(people=people)) as client:
        watched(client, seen, monkeypatch)
        await client.ask("recycling rate", "1")
        group = {
            "conversationType": "groupChat",
            "id": "19:g@thread.v2",
            "tenantId": message()["conversation"]["tenantId"],
        }
        await client.ask("recycling rate", "2", conversation=group)
        stranger = {"id": "29:other", "name": "Ann", "aadObjectId": "00000000-0000-4000-8000-000000000001"}
        other = {"conversationType": "personal", "id": "a:other"}
        await client.ask("recycling rate", "3", conversation=other, **{"from": stranger})
    assert seen == ["OFFICER", "PUBLIC", "PUBLIC"]


def watched(client: Client, seen: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    asked = client.assistant.ask

    async def ask(text: str, conversation: str | None, viewer: Viewer, **others: Any) -> Reply:
        seen.append(viewer.level.name)
        return await asked(text, conversation, viewer, **others)

    monkeypatch.setattr(client.assistant, "ask", ask)


async def test_a_mention_alone_is_told_what_can_be_asked(client):
    welcome, answer = await client.ask("", "1")
    assert "Ask me" in welcome and answer.startswith("Ask how Nottingham or another council is doing on ")


async def test_a_button_tapped_twice_in_a_moment_asks_once(client):
    await client.ask("recycling rate", "1")
    tapped = {"text": None, "value": {"ask": "and Derby?"}, "replyToId": "m1"}
    assert (await client.send(id="2", **tapped)).status_code == 202
    assert (await client.send(id="3", **tapped)).status_code == 202
    assert len(await client.ask("landfill rate", "4")) == 2  # one of the taps, and this


async def test_another_person_goes_on_only_where_a_thread_has_one_subject(client):
    group = {"conversationType": "groupChat", "id": "19:g@thread.v2", "tenantId": message()["conversation"]["tenantId"]}
    ben: dict[str, Any] = {"from": {"id": "29:ben", "name": "Ben"}, "conversation": group}
    await client.ask("recycling rate", "1", conversation=group)
    [goes_on] = await client.ask("and Derby?", "2", **ben)
    assert "recycling rate in Derby" in goes_on
    await client.ask("landfill rate", "3", conversation=group)
    [lost] = await client.ask("and Leicester?", "4", **ben)
    assert lost == "Which measure do you mean? Please name it."
    [back] = await client.ask("and Leicester?", "5", conversation=group)  # who asked before is not cut off by that
    assert "landfill" in back and "Leicester" in back


async def test_what_was_promised_before_the_end_is_answered_at_the_next_start(tmp_path, monkeypatch):
    never = asyncio.Event()
    async with running(tmp_path) as first:
        monkeypatch.setattr(first.service.clerk, "answer", lambda _: never.wait())
        first.service.answering._answer = first.service.clerk.answer
        assert (await first.send(text="recycling rate", id="1")).status_code == 202
    async with running(tmp_path) as second:
        await second.quiet()
        assert any("recycling rate" in said for said in second.teams.said)


async def test_invokes_of_others_are_answered_in_the_request(client):
    button = await client.send(type="invoke", name="adaptiveCard/action", value={}, text=None, id="i1")
    assert (button.status_code, button.json()["type"]) == (200, "application/vnd.microsoft.activity.message")
    other = await client.send(type="invoke", name="task/fetch", value={}, text=None, id="i2")
    assert other.status_code == 501


@pytest.mark.parametrize("kind", ["messageReaction", "messageDelete", "event", "somethingNew"])
async def test_what_asks_for_nothing_is_acknowledged_and_forgotten(client, kind):
    assert (await client.send(type=kind, id="x")).status_code == 202
    assert await asyncio.to_thread(client.service.mailbox.waiting) == [] and client.teams.posted == []


async def test_who_does_not_belong_gets_nothing_and_nothing_is_sent(client):
    assert (await client.http.post(bodies.PATH, json=message())).status_code == 401
    assert client.teams.posted == []


async def test_nothing_of_a_question_or_a_person_is_logged(client, caplog, monkeypatch):
    async def fails(*_: Any) -> Any:
        raise RuntimeError("a secret question of Megan Bowen")

    monkeypatch.setattr(client.assistant, "ask", fails)
    await client.ask("a secret question", "1")
    for secret in ("secret", "Megan", PERSON, "a:17I0kl8"):
        assert secret not in caplog.text
