"""Levels in Teams come from ids of the directory; whoever has none there, and every chat of several, is public."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import jwt
import pytest
import requests

from bot.assistant import Reply
from bot.settings import ServiceSettings
from bot.store.conversations import KEPT_FOR as CONVERSATIONS_KEPT_FOR
from bot.store.mailbox import Received
from bot.teams.cards.welcome import UNKNOWN, WHAT_YOU_SEE, welcome
from bot.teams.delivery import Delivery
from bot.teams.messages import key_of, thread_of
from bot.teams.people import Levels, levels_in
from bot.teams.sending import Token
from bot.teams.service import TeamsService
from data_layer.faults import Fault
from data_layer.viewer import Viewer
from data_layer.vocabulary import Level
from tests.assistants import assistant_at
from tests.bot.teams.conftest import APP, TENANT, message, registered

ANN, BEN = "7faf8ab2-3c5d-4b6e-8f90-123456789abc", "0aaf8ab2-3c5d-4b6e-8f90-123456789abc"
MEMBERS, OFFICERS = "1aaf8ab2-3c5d-4b6e-8f90-123456789abc", "2aaf8ab2-3c5d-4b6e-8f90-123456789abc"
CHANNEL = "19:abc@thread.tacv2"


def listed(folder: Path, text: str, name: str = "people.csv") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_a_person_has_the_level_of_the_list_and_anybody_else_has_none_there(tmp_path):
    levels = levels_in(listed(tmp_path, f"object_id,level\n{ANN},officer\n{BEN}, Councillor\n"), None)
    assert (levels.of_person(ANN), levels.of_person(BEN.upper())) == (Level.OFFICER, Level.COUNCILLOR)
    assert levels.knows_any and not Levels().knows_any
    for nobody in ("b" * 36, "", None, "Ann Lee"):
        assert levels.of_person(nobody) is None


def test_columns_may_stand_in_any_order_beside_others_as_spreadsheets_save_them(tmp_path):
    text = f"\ufeffName, Level , object_id\nAnn Lee,officer,{{{ANN.upper()}}}\n"
    assert levels_in(listed(tmp_path, text), None).of_person(ANN) is Level.OFFICER


def test_a_chat_of_several_is_public_unless_its_channel_has_a_level(tmp_path):
    file = listed(tmp_path, f"conversation_id,level\n{CHANNEL},councillor\n", "channels.csv")
    levels = levels_in(None, file)
    assert levels.of_channel(f"{CHANNEL};messageid=17") is Level.COUNCILLOR
    assert levels.of_channel("19:other@thread.v2") is Level.PUBLIC
    assert Levels().of_channel(CHANNEL) is Level.PUBLIC


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "line 1: there is no column object_id and no column level"),
        ("object_id\n", "line 1: there is no column level"),
        ("object_id,level\nann@example.org,officer\n", "line 2: column object_id: this is no object id"),
        (f"object_id,level\n{ANN},boss\n", "line 2: There is no level 'boss'"),
        (f"object_id,level\n{ANN},officer\n{ANN},public\n", "line 3: the same id stands on a line before"),
        (f"object_id,level\n{ANN}\n", "line 2: There is no level ''"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path, text, words):
    with pytest.raises(Fault, match=r"people\.csv") as raised:
        levels_in(listed(tmp_path, text), None)
    assert words in str(raised.value)


def test_of_many_wrong_lines_the_first_are_named_and_the_others_counted(tmp_path):
    text = "object_id,level\n" + "nobody,officer\n" * 8
    with pytest.raises(Fault, match="And 3 more lines"):
        levels_in(listed(tmp_path, text), None)


def test_a_file_that_is_no_text_and_one_that_is_not_there_are_told(tmp_path):
    (tmp_path / "people.csv").write_bytes(b"\xff\xfe\x00")
    for name in ("people.csv", "nowhere.csv"):
        with pytest.raises(Fault, match=f"{name} cannot be read as text"):
            levels_in(tmp_path / name, None)


def test_a_channel_list_wants_ids_of_channels(tmp_path):
    with pytest.raises(Fault, match="no id of a channel"):
        levels_in(None, listed(tmp_path, "conversation_id,level\nGeneral,officer\n", "channels.csv"))


@pytest.mark.parametrize(
    "pasted",
    [
        "19%3aabc%40thread.tacv2",
        "19%3Aabc@thread.tacv2;messageid=1",
        "https://teams.microsoft.com/l/channel/19%3aabc%40thread.tacv2/General?groupId=1&tenantId=2",
        "https://teams.cloud.microsoft/l/channel/19%3Aabc%40thread.tacv2/R%C3%A9sum%C3%A9?groupId=1",
        "https://teams.microsoft.com/l/message/19:abc@thread.tacv2/1648741500652?tenantId=2",
        "https://teams.microsoft.com/l/chat/19:abc@thread.tacv2/conversations?context=%7B%22contextType%22%7D",
        " https://teams.microsoft.com/l/chat/19:abc@thread.tacv2 ",
    ],
)
def test_a_channel_may_be_pasted_as_teams_copies_it(tmp_path, pasted):
    file = listed(tmp_path, f"conversation_id,level\n{pasted},councillor\n", "channels.csv")
    assert levels_in(None, file).channels == {CHANNEL: Level.COUNCILLOR}


@pytest.mark.parametrize(
    "pasted",
    [
        "https://evil.example/l/channel/19%3aabc/General",
        "https://teams.microsoft.com/l/team/19%3aabc/conversations",
        "abc",
    ],
)
def test_another_link_is_no_channel(tmp_path, pasted):
    with pytest.raises(Fault, match=r"channels\.csv, line 2: .* no id of a channel or group chat, and no link to one"):
        levels_in(None, listed(tmp_path, f"conversation_id,level\n{pasted},officer\n", "channels.csv"))


def test_groups_are_listed_by_their_ids(tmp_path):
    text = f"group_id,level\n{MEMBERS.upper()},councillor\n{OFFICERS},officer\n"
    levels = levels_in(None, None, listed(tmp_path, text, "groups.csv"))
    assert levels.groups == {MEMBERS: Level.COUNCILLOR, OFFICERS: Level.OFFICER} and levels.knows_any
    with pytest.raises(Fault, match=r"groups\.csv, line 2: column group_id: this is no object id of a group"):
        levels_in(None, None, listed(tmp_path, "group_id,level\nAll officers,officer\n", "groups.csv"))


def test_more_groups_than_the_directory_takes_are_refused(tmp_path):
    lines = [f"{at:02}{OFFICERS[2:]},officer\n" for at in range(21)]
    few, many = (listed(tmp_path, "".join(["group_id,level\n", *lines[:most]]), f"{most}.csv") for most in (20, 21))
    assert len(levels_in(None, None, few).groups) == 20
    with pytest.raises(Fault, match=r"21\.csv holds 21 groups, and Microsoft Graph takes at most 20"):
        levels_in(None, None, many)


@dataclass
class Chat:
    """A service with Ann in the list as a councillor, and a directory in which both are officers while it answers."""

    service: TeamsService
    works: bool = True
    asked: list[str] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    levels: list[Level] = field(default_factory=list)

    def answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request.url.path.split("/")[3])
        self.tokens.append(request.headers["Authorization"])
        return httpx.Response(200, json={"value": [MEMBERS, OFFICERS]}) if self.works else httpx.Response(503)

    async def ask(self, person: str, id: str, *, verified: bool = True, **changes: Any) -> Sequence[dict[str, Any]]:
        """The messages that are put out, with what they replace; each is said to have arrived."""
        sender = {"id": f"29:{person}", "name": "Megan Bowen", "aadObjectId": person}
        usual = {"text": "recycling rate", "conversation": {"conversationType": "personal", "id": f"a:{person}"}}
        activity = message(**{"id": id, "from": sender, **usual, **changes})
        body = json.dumps({"verified": verified, "activity": activity})
        received, mailbox = Received(key_of(activity), thread_of(activity), body), self.service.mailbox
        mailbox.accept(received)
        made = await self.service.clerk.answer(received)
        mailbox.answered(received.key, made.replies, made.edits)
        sent = list[dict[str, Any]]()
        while due := mailbox.due():
            sent.append(json.loads(due[0].body) | {"replaces": due[0].replaces})
            mailbox.sent(due[0].seq, due[0].replaces or f"m{due[0].seq}")
        return sent


async def token_of_the_bot() -> str | None:
    return "of the bot"


@asynccontextmanager
async def chatting(
    folder: Path, monkeypatch: pytest.MonkeyPatch, token: Token | None = token_of_the_bot, **changes: object
) -> AsyncIterator[Chat]:
    """`token`: None for those of the Teams library; `changes` are settings."""
    people = listed(folder, f"object_id,level\n{ANN},councillor\n")
    groups = listed(folder, f"group_id,level\n{MEMBERS},councillor\n{OFFICERS},officer\n", "groups.csv")
    channels = listed(folder, f"conversation_id,level\n{CHANNEL},councillor\n", "channels.csv")
    assistant = assistant_at(folder)
    to_microsoft = httpx.AsyncClient(transport=httpx.MockTransport(lambda request: chat.answer(request)))
    chosen = registered(people=people, groups=groups, channels=channels, **changes)

    async def idle(_: Delivery) -> None:
        """What is put out stays there, for the test to take."""

    monkeypatch.setattr(Delivery, "run", idle)
    chat = Chat(await TeamsService.start(chosen, assistant, to_microsoft, token, token))
    ask = assistant.ask

    async def watched(text: str, conversation: str | None, viewer: Viewer, **others: Any) -> Reply:
        chat.levels.append(viewer.level)
        return await ask(text, conversation, viewer, **others)

    monkeypatch.setattr(assistant, "ask", watched)
    yield chat
    await chat.service.stop()
    await assistant.stop()


@pytest.fixture
async def chat(tmp_path, monkeypatch) -> AsyncIterator[Chat]:
    async with chatting(tmp_path, monkeypatch) as made:
        yield made


def body_of(sent: dict[str, Any]) -> list[dict[str, Any]]:
    [attachment] = sent["activity"]["attachments"]
    return attachment["content"]["body"]


@pytest.mark.parametrize(
    ("level", "words"),
    [
        (Level.PUBLIC, "You can see figures for everybody."),
        (Level.COUNCILLOR, "You can see figures for councillors."),
        (Level.OFFICER, "You can see figures for officers."),
        (Level.RESTRICTED, "You can see figures that few may see."),
        (None, "I can't check your access just now, so these are the public figures. Ask again in a minute."),
    ],
)
def test_the_welcome_says_in_plain_words_whose_figures_are_seen(level, words):
    assert words in str(welcome(level, known=True).card.speak)
    assert (words in str(welcome(level, known=False).card.speak)) == (level is not Level.PUBLIC)


def test_the_welcome_says_how_long_what_is_kept():
    said = str(welcome(Level.PUBLIC, known=False).card.speak)
    assert CONVERSATIONS_KEPT_FOR.days == 30 and "Which figures were asked about is kept for a month." in said
    assert (
        f"your comment are kept without your name: for {ServiceSettings.model_fields['feedback_days'].default} days"
        in said
    )


async def test_who_is_in_the_list_has_its_level_though_a_group_has_a_higher_one(chat):
    welcome, _ = await chat.ask(ANN, "1")
    assert chat.levels == [Level.COUNCILLOR] and not chat.asked
    assert "You can see figures for councillors." in [part.get("text") for part in body_of(welcome)]


async def test_who_is_not_has_the_highest_level_of_their_groups_and_is_asked_about_once(chat):
    welcome, answer = await chat.ask(BEN, "1")
    await chat.ask(BEN, "2", text="and Derby?")
    assert chat.levels == [Level.OFFICER] * 2 and chat.asked == [BEN]
    assert "You can see figures for officers." in [part.get("text") for part in body_of(welcome)]
    assert UNKNOWN not in json.dumps(answer, ensure_ascii=False)


async def test_a_chat_of_several_and_a_sender_whom_nobody_vouches_for_are_never_asked_about(chat):
    group = {"conversationType": "groupChat", "id": "19:g@thread.v2"}
    team = {"conversationType": "channel", "id": f"{CHANNEL};messageid=1"}
    sent = [await chat.ask(BEN, "1", conversation=group), await chat.ask(BEN, "2", conversation=team)]
    sent += [await chat.ask(BEN, "3", verified=False), await chat.ask(BEN, "4", conversation=team, verified=False)]
    assert chat.levels == [Level.PUBLIC, Level.COUNCILLOR, Level.PUBLIC, Level.PUBLIC] and not chat.asked
    assert UNKNOWN not in json.dumps(sent, ensure_ascii=False)


async def test_who_cannot_be_looked_up_is_public_and_told_so_before_the_answer(chat, caplog):
    chat.works = False
    welcome, first = await chat.ask(BEN, "1")
    [second] = await chat.ask(BEN, "2")
    assert chat.levels == [Level.PUBLIC] * 2 and chat.asked == [BEN]
    assert [part.get("text") for part in body_of(welcome)].count(UNKNOWN) == 1
    assert not {*WHAT_YOU_SEE.values()} & {part.get("text") for part in body_of(welcome)}
    assert UNKNOWN not in [part.get("text") for part in body_of(first)]  # the welcome just said so
    for sent in (second,):
        told, headline, *_ = body_of(sent)
        assert told["text"] == UNKNOWN and headline["style"] == "heading"
        card = sent["activity"]["attachments"][0]["content"]
        assert card["fallbackText"].startswith(UNKNOWN) and card["speak"].startswith(UNKNOWN)
        assert "recycling rate" in sent["activity"]["summary"]
    for secret in (BEN, "Megan", "recycling", OFFICERS):
        assert secret not in caplog.text
    await chat.ask(ANN, "3")
    assert chat.levels[-1] is Level.COUNCILLOR  # the list needs no directory


async def test_an_edited_question_takes_the_place_of_its_answer_though_nobody_can_be_looked_up(chat):
    chat.works = False
    await chat.ask(BEN, "1")
    edited = {"tenant": {"id": TENANT}, "eventType": "editMessage"}
    [sent] = await chat.ask(BEN, "1", type="messageUpdate", text="landfill rate", channelData=edited)
    assert sent["replaces"] == "m2" and "landfill" in sent["activity"]["summary"]


@pytest.mark.filterwarnings("ignore:HtmlWidget")  # the library's own, as it is imported
@pytest.mark.parametrize("identity", [False, True])
async def test_the_token_is_the_librarys_for_microsoft_graph_in_the_councils_tenant(identity, tmp_path, monkeypatch):
    calls, made = list[tuple[str, Any]](), jwt.encode({"aud": "graph"}, "k" * 32, "HS256")

    def answer(_: requests.Session, method: str, url: str, **given: Any) -> requests.Response:
        calls.append((url, given.get("data") or given.get("params")))
        base = f"https://login.microsoftonline.com/{TENANT}"
        told = {"issuer": f"{base}/v2.0", "authorization_endpoint": f"{base}/a", "token_endpoint": f"{base}/token"}
        response = requests.Response()
        response.status_code = 200
        token = {"token_type": "Bearer", "expires_in": "3600" if identity else 3600, "access_token": made}
        response._content = json.dumps(told if url.endswith("openid-configuration") else token).encode()
        return response

    monkeypatch.setattr(requests.Session, "request", answer)
    changes = {"client_secret": "", "managed_identity": True} if identity else {}
    async with chatting(tmp_path, monkeypatch, token=None, **changes) as chat:
        await chat.ask(BEN, "1")
        await chat.ask(OFFICERS, "2")
    assert chat.tokens == [f"Bearer {made}"] * 2 and chat.levels == [Level.OFFICER] * 2
    address, asked = calls[-1]
    if identity:
        assert asked["resource"] == "https://graph.microsoft.com" and asked["client_id"] == APP
    else:
        assert TENANT in address and asked["scope"] == "https://graph.microsoft.com/.default"
    assert len(calls) == (1 if identity else 2)
