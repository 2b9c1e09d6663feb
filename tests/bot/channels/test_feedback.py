"""What is said of an answer over HTTP: by whoever may open it, checked, with words only by agreement."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from actions.reading import Kind, Reading
from bot.access import new_token
from bot.app import create_app
from bot.assistant import Assistant
from bot.settings import ServiceSettings
from bot.store.conversations import Conversation, Remembered, Store
from bot.store.feedback import Feedback, Verdict, Vote, Wrong
from data_layer.settings import DataSettings
from data_layer.vocabulary import Level, MetricId
from tests.assistants import DAY, shared_engine, store_at
from tests.served import HOME
from tests.snapshot import TEST_DATA, shared_snapshots

TOKEN, GRANT = new_token(Level.OFFICER, "an officer of the tests")
OFFICER = {"Authorization": f"Bearer {TOKEN}"}
READING = Reading(kind=Kind.PERFORMANCE, metrics=(MetricId("recycling_rate"),), areas=(HOME,))
DISLIKE = {"verdict": "dislike", "wrong": "wrong_place"}


class Served:
    """The application in this process, with its store and a client of it."""

    def __init__(self, store: Store, client: httpx.AsyncClient) -> None:
        self.store, self.client = store, client

    def kept(self, level: Level, id: str) -> str:
        """As the service remembers an answer that it gave."""
        asked_at = datetime(DAY.year, DAY.month, DAY.day, 9, tzinfo=UTC)
        answer = Remembered(id, READING, level, HOME, DAY, asked_at)
        self.store.remember(Conversation(f"of-{id}", "nobody"), [answer])
        return id

    async def say(self, said: dict, to: str = "public", **headers: str) -> httpx.Response:
        return await self.client.post(f"/api/answers/{to}/feedback", json=said, headers=headers)

    def of(self, answer: str) -> Feedback | None:
        return self.store.feedback.of(answer)


@pytest.fixture
async def service(tmp_path: Path) -> AsyncIterator[Served]:
    """It remembers two answers, `public` and `officer`, after their levels."""
    app, store = create_app(ServiceSettings(tokens=GRANT.line)), store_at(tmp_path)
    data = DataSettings(home_area=HOME, data_dir=TEST_DATA / HOME)
    app.state.assistant = Assistant(shared_engine(), shared_snapshots(HOME), store, data)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://pmf.test") as client:
        served = Served(store, client)
        served.kept(Level.PUBLIC, "public")
        served.kept(Level.OFFICER, "officer")
        yield served
    await app.state.assistant.stop()


def words_at(folder: Path, word: bytes) -> bool:
    return any(word in path.read_bytes() for path in folder.glob("service.sqlite*"))


async def test_an_answer_that_was_asked_for_can_be_liked(service):
    asked = await service.client.post("/api/ask", json={"text": "recycling rate in Derby"})
    answer = asked.json()["answers"][0]
    response = await service.say({"verdict": "like"}, answer["id"])
    assert response.status_code == 200
    nothing_more = {"wrong": None, "comment": None, "words": None}
    assert response.json() == {"answer": answer["id"], "verdict": "like", **nothing_more}
    kept = service.of(answer["id"])
    assert kept is not None and kept.vote == Vote(Verdict.LIKE)
    assert (kept.reading.metrics, kept.reading.areas) == (("recycling_rate",), ("E06000015",))
    assert (kept.seen.snapshot, kept.seen.level) == (answer["snapshot"], Level.PUBLIC)


@pytest.mark.parametrize("wrong", list(Wrong))
async def test_a_dislike_says_what_was_wrong(service, wrong):
    assert (await service.say({"verdict": "dislike", "wrong": wrong.value})).status_code == 200
    assert service.of("public").vote == Vote(Verdict.DISLIKE, wrong)


async def test_a_second_vote_replaces_the_first(service):
    await service.say({**DISLIKE, "comment": "Derby!", "keep_words": True, "words": "and derby"})
    await service.say({"verdict": "like"})
    assert service.of("public").vote == Vote(Verdict.LIKE)


async def test_words_without_agreement_are_thrown_away(service, tmp_path):
    response = await service.say({**DISLIKE, "words": "quixotic question"})
    assert response.status_code == 200 and response.json()["words"] is None
    assert service.of("public").vote.words is None and not words_at(tmp_path, b"quixotic")


async def test_words_with_agreement_are_kept_on_one_line(service):
    await service.say(
        {**DISLIKE, "comment": "I  meant\nDerby", "keep_words": True, "words": "recycling\r\nin \u2028 derby\x00"}
    )
    assert service.of("public").vote == Vote(Verdict.DISLIKE, Wrong.PLACE, "I meant Derby", "recycling in derby")


async def test_half_a_character_in_a_comment_is_refused(service):
    body = b'{"verdict": "dislike", "wrong": "other", "comment": "ab \\ud800 c"}'
    to = "/api/answers/public/feedback"
    response = await service.client.post(to, content=body, headers={"Content-Type": "application/json"})
    assert response.status_code == 422 and service.of("public") is None


UNUSABLE = [
    ({}, "verdict"),
    ({"verdict": "maybe"}, "verdict"),
    ({"verdict": "dislike"}, "wrong"),
    ({"verdict": "like", "wrong": "other"}, "wrong"),
    ({"verdict": "dislike", "wrong": "all of it"}, "wrong"),
    ({**DISLIKE, "comment": "x" * 501}, "comment"),
    ({**DISLIKE, "keep_words": True}, "words"),
    ({**DISLIKE, "keep_words": True, "words": " \n "}, "words"),
    ({**DISLIKE, "keep_words": True, "words": "x" * 2001}, "words"),
    ({**DISLIKE, "name": "Ann"}, "name"),
]


@pytest.mark.parametrize(("said", "field"), UNUSABLE)
async def test_what_cannot_be_used_is_refused_with_a_sentence_and_nothing_is_kept(service, said, field):
    response = await service.say(said)
    assert response.status_code == 422 and response.headers["content-type"] == "application/problem+json"
    assert field in response.json()["detail"] and service.of("public") is None


async def test_a_body_that_is_too_large_is_refused_as_elsewhere(service):
    response = await service.say({**DISLIKE, "comment": "x" * 70_000})
    assert response.status_code == 413 and service.of("public") is None


async def test_an_answer_of_a_higher_level_is_as_one_that_never_was(service):
    refused, unknown = await service.say(DISLIKE, "officer"), await service.say(DISLIKE, "never")
    assert refused.status_code == unknown.status_code == 404
    assert refused.content == unknown.content and refused.headers == unknown.headers
    assert refused.content == (await service.client.get("/api/answers/never")).content
    assert service.of("officer") is None and service.of("never") is None


async def test_an_officer_is_kept_as_a_level_and_not_as_a_person(service, tmp_path):
    for answer in ("officer", "public"):
        assert (await service.say(DISLIKE, answer, **OFFICER)).status_code == 200
        assert service.of(answer).seen.level is Level.OFFICER
    assert not words_at(tmp_path, GRANT.digest.encode()) and not words_at(tmp_path, b"an officer of the tests")


async def test_a_token_that_is_not_known_is_refused(service):
    response = await service.say(DISLIKE, "public", Authorization="Bearer nonsense")
    assert response.status_code == 401 and service.of("public") is None


def test_the_description_has_the_route_with_what_may_be_said():
    described = create_app().openapi()
    assert "post" in described["paths"]["/api/answers/{answer_id}/feedback"]
    schemas = described["components"]["schemas"]
    assert schemas["Wrong"]["enum"] == [one.value for one in Wrong]
    assert schemas["FeedbackRequest"]["properties"]["comment"]["anyOf"][0]["maxLength"] == 500
