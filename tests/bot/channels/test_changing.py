"""A reading changed over HTTP: by a choice or in words, by whoever may open the answer; the talk goes on from it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from actions.reading import Kind, Reading, Slot
from bot.access import new_token
from bot.app import create_app
from bot.assistant import Assistant
from bot.settings import ServiceSettings
from bot.store.conversations import Conversation, Remembered, Store
from data_layer.settings import DataSettings
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import Level, MetricId
from tests.assistants import DAY, shared_engine, store_at
from tests.restricted import CREWS, with_restricted
from tests.served import HOME
from tests.snapshot import TEST_DATA, shared_snapshots

DERBY = "E06000015"
TOKEN, GRANT = new_token(Level.OFFICER, "an officer of the tests")
OFFICER = {"Authorization": f"Bearer {TOKEN}"}
KEPT = Remembered(
    "public",
    Reading(kind=Kind.PERFORMANCE, metrics=(MetricId("recycling_rate"),), areas=(HOME,)),
    Level.PUBLIC,
    HOME,
    DAY,
    datetime(DAY.year, DAY.month, DAY.day, 9, tzinfo=UTC),
)


class Served:
    """The application in this process, with its store and a client of it."""

    def __init__(self, store: Store, client: httpx.AsyncClient) -> None:
        self.store, self.client = store, client

    async def ask(self, text: str, conversation: str | None = None) -> dict:
        reply = await self.client.post("/api/ask", json={"text": text, "conversation_id": conversation})
        return reply.json()

    async def change(self, about: str, what: str, value: str, conversation: str | None = None, **headers: str):
        body = {"about": about, "change": {"what": what, "value": value}, "conversation_id": conversation}
        return await self.client.post("/api/ask", json=body, headers=headers)


@pytest.fixture(params=["shared"])
def snapshots(request, tmp_path: Path) -> Snapshots:
    return shared_snapshots(HOME) if request.param == "shared" else with_restricted(tmp_path / "restricted", HOME)


@pytest.fixture
async def service(tmp_path: Path, snapshots: Snapshots) -> AsyncIterator[Served]:
    """It remembers two answers, `public` and `officer`, after their levels."""
    app, store = create_app(ServiceSettings(tokens=GRANT.line)), store_at(tmp_path)
    data = DataSettings(home_area=HOME, data_dir=TEST_DATA / HOME)
    app.state.assistant = Assistant(shared_engine(), snapshots, store, data)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://pmf.test") as client:
        officers = replace(KEPT, id="officer", level=Level.OFFICER)
        store.remember(Conversation("before", "nobody"), [KEPT, officers])
        yield Served(store, client)
    await app.state.assistant.stop()


def refused(response: httpx.Response) -> str:
    """Its sentence."""
    assert response.status_code == 422 and response.headers["content-type"] == "application/problem+json"
    return response.json()["detail"]


async def test_a_choice_of_an_answer_asks_again_with_that_part_changed(service):
    asked = await service.ask("recycling rate 2021/22")
    [answer] = asked["answers"]
    parts = {part["what"]: part for part in answer["reading"]["parts"]}
    [derby] = [choice for choice in parts["area"]["choices"] if choice["label"] == "Derby"]
    response = await service.change(answer["id"], "area", derby["value"], asked["conversation_id"])
    assert response.status_code == 200
    [changed] = response.json()["answers"]
    assert response.json()["conversation_id"] == asked["conversation_id"] and changed["id"] != answer["id"]
    assert (changed["areas"], changed["period"], changed["metrics"]) == ([DERBY], "2021/22", ["recycling_rate"])
    assert "area" in {one["what"] for one in answer["reading"]["assumed"]} and changed["reading"]["assumed"] == []
    assert (await service.client.get(f"/api/answers/{changed['id']}")).json()["headline"] == changed["headline"]


async def test_every_part_of_an_answer_is_changed_by_any_of_its_choices(service):
    """To an answer with figures, or with a meaning, in which the part has the value of the choice."""
    asked = await service.ask("how did recycling compare with the core cities in 2021/22?")
    [answer] = asked["answers"]
    assert [part["what"] for part in answer["reading"]["parts"]] == ["metric", "area", "comparator", "period", "kind"]
    for part in answer["reading"]["parts"]:
        for choice in part["choices"]:
            response = await service.change(answer["id"], part["what"], choice["value"], asked["conversation_id"])
            [changed] = response.json()["answers"]
            assert changed["figures"] or changed["kind"] == "definition"
            values = {one["what"]: one["value"] for one in changed["reading"]["parts"]}
            assert values[part["what"]] == choice["value"] != part["value"]


async def test_a_follow_up_goes_on_from_the_changed_reading(service):
    asked = await service.ask("recycling rate")
    changed = await service.change(asked["answers"][0]["id"], "metric", "landfill_rate", asked["conversation_id"])
    went_on = await service.ask("and Derby?", changed.json()["conversation_id"])
    assert went_on["conversation_id"] == asked["conversation_id"]
    assert (went_on["answers"][0]["metrics"], went_on["answers"][0]["areas"]) == (["landfill_rate"], [DERBY])


async def test_an_answer_opened_again_is_changed_in_a_conversation_of_its_own(service):
    response = await service.change("public", "period", "last year")
    assert response.status_code == 200 and response.json()["answers"][0]["period"] == "2022/23"
    went_on = await service.ask("over time", response.json()["conversation_id"])
    assert went_on["answers"][0]["kind"] == "trend"


async def test_a_conversation_of_somebody_else_is_not_gone_on_with(service):
    theirs = await service.ask("recycling rate")
    response = await service.change("public", "area", DERBY, theirs["conversation_id"], **OFFICER)
    assert response.status_code == 200 and response.json()["conversation_id"] != theirs["conversation_id"]


async def test_what_is_not_held_is_said_as_no_data(service):
    answer = (await service.change("public", "period", "1997")).json()["answers"][0]
    assert answer["kind"] == "no_data" and "1997" in answer["headline"]
    assert {figure["period"] for figure in answer["figures"]} == {"2023/24"}  # the nearest that is held


async def test_words_for_several_measures_are_asked_back_and_a_number_picks_one(service):
    response = await service.change("public", "metric", "reserves")
    [answer] = response.json()["answers"]
    assert answer["kind"] == "clarify" and len(answer["options"]) > 1
    picked = await service.ask("1", response.json()["conversation_id"])
    assert picked["answers"][0]["metrics"] == [answer["options"][0]["value"].partition(".")[0]]


async def test_the_change_is_kept_for_the_performance_team_with_its_ids_alone(service, tmp_path):
    response = await service.change("public", "area", "quixotic Derby")
    assert response.status_code == 200
    kept = service.store.feedback.of("public")
    assert kept is not None and kept.vote is None and kept.seen.level is Level.PUBLIC
    assert (kept.reading.areas, kept.changed_to.areas) == ((HOME,), (DERBY,))
    assert not any(b"quixotic" in path.read_bytes() for path in tmp_path.glob("service.sqlite*"))


@pytest.mark.parametrize(
    ("what", "value"),
    [("metric", "xyzzy"), ("area", "Narnia"), ("period", "blah"), ("area", "?!"), ("kind", "briefing")],
)
async def test_a_value_that_names_nothing_is_refused_with_a_sentence_and_nothing_is_kept(service, what, value):
    sentence = refused(await service.change("public", what, value))
    assert sentence.endswith("Take one of the choices, or write another.") and value not in sentence
    assert service.store.feedback.of("public") is None


async def test_a_part_that_the_answer_has_not_is_refused_with_those_it_has(service):
    sentence = refused(await service.change("public", "comparator", "core_cities"))
    assert sentence == "That answer has no comparator to change. Its parts are: metric, area, period, kind."


CHANGE = {"what": "area", "value": DERBY}
UNUSABLE = [
    ({"about": "public"}, "change"),
    ({"change": CHANGE}, "about"),
    ({"about": "public", "change": CHANGE, "text": "and Derby?"}, "text"),
    ({"about": "public", "change": {**CHANGE, "what": "statistic"}}, "change.what"),
    ({"about": "public", "change": {**CHANGE, "value": " \n "}}, "change.value"),
    ({"about": "public", "change": {**CHANGE, "value": "x" * 201}}, "change.value"),
    ({"about": "public", "change": {**CHANGE, "level": "officer"}}, "change.level"),
    ({}, "text"),
]


@pytest.mark.parametrize(("body", "field"), UNUSABLE)
async def test_a_request_of_another_form_is_refused_and_names_the_field(service, body, field):
    assert field in refused(await service.client.post("/api/ask", json=body))


async def test_an_answer_of_a_higher_level_is_as_one_that_never_was(service):
    hidden, unknown = [await service.change(about, "area", DERBY) for about in ("officer", "never")]
    assert hidden.status_code == unknown.status_code == 404 and hidden.content == unknown.content
    assert hidden.content == (await service.client.get("/api/answers/never")).content
    assert service.store.feedback.of("officer") is None
    assert (await service.change("officer", "area", DERBY, **OFFICER)).status_code == 200


@pytest.mark.parametrize("snapshots", ["restricted"], indirect=True)
async def test_a_hidden_measure_is_neither_offered_nor_taken(service):
    """By its id or by its name it is refused as one that nobody has."""
    [answer] = (await service.ask("recycling rate"))["answers"]
    offered = {choice["value"] for part in answer["reading"]["parts"] for choice in part["choices"]}
    assert "residual_waste_per_household" in offered and CREWS not in offered
    unheard_of = refused(await service.change(answer["id"], "metric", "xyzzy"))
    for value in (CREWS, "crew sickness"):
        assert refused(await service.change(answer["id"], "metric", value)) == unheard_of


def test_the_description_has_the_parts_and_the_change():
    schemas = create_app().openapi()["components"]["schemas"]
    assert schemas["Slot"]["enum"] == [one.value for one in Slot]
    assert {"about", "change"} <= set(schemas["AskRequest"]["properties"])
    assert schemas["AskRequest"]["properties"]["text"]["anyOf"][0]["maxLength"] == 20_000
