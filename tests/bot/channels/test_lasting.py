"""An answer lasts: opened again by who may see it, with the figures of its day, compared with today's, taken away."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import httpx
import openpyxl
import pytest

from actions.reading import Kind, Reading
from bot.access import new_token
from bot.app import create_app
from bot.assistant import Assistant
from bot.settings import ServiceSettings
from bot.store.conversations import Conversation, Remembered, Store
from data_layer.settings import DataSettings
from data_layer.snapshot_pointer import Pointer, folder, read_pointer, snapshot_path, write_pointer
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import Level, MetricId
from tests.assistants import DAY, shared_engine, store_at
from tests.served import HOME
from tests.snapshot import TEST_DATA, shared_snapshots

RECYCLING, RESERVES = MetricId("recycling_rate"), MetricId("reserves_share_of_net_revenue")
TOKEN, GRANT = new_token(Level.OFFICER, "an officer of the tests")
OFFICER = {"Authorization": f"Bearer {TOKEN}"}
EARLIER = date(2022, 1, 10)
# Defra's figure of 2023/24 for Nottingham given anew a month before the questions of these tests
REVISED, REVISED_ON = 27.4, date(2026, 10, 24)
REVISE = """
    INSERT INTO load BY NAME
        SELECT * REPLACE ('zz_revision' AS id, $day AS known_from, $day AS published, $day AS loaded)
        FROM load WHERE source = 'defra_waste' LIMIT 1;
    INSERT INTO observation BY NAME
        SELECT * REPLACE ('zz_revision' AS load, $value AS value, 'revised' AS status)
        FROM observation WHERE metric = 'recycling_rate' AND area = $area AND period = '2023-04-01/P1Y';
    UPDATE observation_current
        SET value = $value, status = 'revised',
            load_number = (SELECT number FROM load_number WHERE id = 'zz_revision')
        WHERE area = $area AND starts = DATE '2023-04-01'
          AND metric_position = (SELECT position FROM metric WHERE id = 'recycling_rate');
    UPDATE snapshot SET newest_known_from = $day;
"""
WITHDRAW = "UPDATE metric SET audience = 3 WHERE id = 'recycling_rate'"


class Served:
    """The application in this process, with its store and a client of it."""

    def __init__(self, store: Store, client: httpx.AsyncClient) -> None:
        self.store, self.client = store, client

    def kept(self, reading: Reading, *, level: Level = Level.PUBLIC, day: date = DAY, id: str = "kept") -> str:
        """As the service remembers an answer that it gave on a day."""
        asked_at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
        self.store.remember(Conversation(f"of-{id}", "nobody"), [Remembered(id, reading, level, HOME, day, asked_at)])
        return id

    async def ask(self, text: str) -> dict:
        return (await self.client.post("/api/ask", json={"text": text})).json()["answers"][0]


async def served_by(snapshots: Snapshots, folder: Path, data_dir: Path) -> AsyncIterator[Served]:
    app = create_app(ServiceSettings(tokens=GRANT.line))
    store = store_at(folder)
    data = DataSettings(home_area=HOME, data_dir=data_dir)
    app.state.assistant = Assistant(shared_engine(), snapshots, store, data)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://pmf.test") as client:
        yield Served(store, client)
    await app.state.assistant.stop()


@pytest.fixture
async def service(tmp_path: Path) -> AsyncIterator[Served]:
    async for one in served_by(shared_snapshots(HOME), tmp_path, TEST_DATA / HOME):
        yield one


def changed_data(to: Path, *statements: str, **values: object) -> Snapshots:
    """A data folder of one snapshot: the shared one with something changed in it."""
    pointer = read_pointer(TEST_DATA / HOME)
    assert pointer is not None
    folder(to).mkdir(parents=True)
    shutil.copy(snapshot_path(TEST_DATA / HOME, pointer.current), snapshot_path(to, pointer.current))
    with duckdb.connect(str(snapshot_path(to, pointer.current))) as connection:
        for statement in statements:
            used = {name: value for name, value in values.items() if f"${name}" in statement}
            connection.execute(statement, used)
    write_pointer(to, Pointer(pointer.current))
    return Snapshots(to)


@pytest.fixture
async def revised(tmp_path: Path) -> AsyncIterator[Served]:
    data_dir = tmp_path / "data"
    steps = [step for step in REVISE.split(";") if step.strip()]
    snapshots = changed_data(data_dir, *steps, value=REVISED, day=REVISED_ON, area=HOME)
    async for one in served_by(snapshots, tmp_path, data_dir):
        yield one


@pytest.fixture
async def withdrawn(tmp_path: Path) -> AsyncIterator[Served]:
    data_dir = tmp_path / "data"
    async for one in served_by(changed_data(data_dir, WITHDRAW), tmp_path, data_dir):
        yield one


def asked(metric: MetricId, kind: Kind = Kind.PERFORMANCE) -> Reading:
    return Reading(kind=kind, metrics=(metric,), areas=(HOME,))


def csv_rows(response: httpx.Response) -> list[list[str]]:
    assert response.status_code == 200, response.text
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


# Opened again


async def test_an_answer_opens_again_with_the_same_figures(service):
    answer = await service.ask("recycling rate in Nottingham, Derby and Leicester since 2018")
    again = (await service.client.get(f"/api/answers/{answer['id']}")).json()
    assert again.pop("newer") is False and again.pop("data") == "published"
    assert again["figures"] and again["figures"] == answer["figures"] and again["charts"] == answer["charts"]
    assert again["headline"] == answer["headline"] and set(again) == set(answer)


async def test_figures_that_came_out_later_are_told_of_and_not_shown(service):
    """In January 2022 the newest reserves held were those of 31 March 2020; today they are those of 2024."""
    kept = service.kept(asked(RESERVES), day=EARLIER)
    then = (await service.client.get(f"/api/answers/{kept}")).json()
    today = await service.ask(RESERVES)
    assert then["newer"] is True
    assert then["figures"][0]["period"] < today["figures"][0]["period"] == "2023/24"
    assert then["asked_at"].startswith("2022-01-10")


async def test_a_figure_revised_since_is_shown_as_it_was_and_told_of(revised):
    day_before = date(2026, 10, 1)
    then = (await revised.client.get(f"/api/answers/{revised.kept(asked(RECYCLING), day=day_before)}")).json()
    assert then["figures"][0]["value"] == pytest.approx(26.7) and then["newer"] is True
    today = await revised.ask("recycling rate")
    assert today["figures"][0]["value"] == REVISED
    assert (await revised.client.get(f"/api/answers/{today['id']}")).json()["newer"] is False


async def test_an_older_answer_whose_figures_still_stand_has_none_newer(service):
    kept = service.kept(asked(RECYCLING), day=date(2026, 7, 1))
    then = (await service.client.get(f"/api/answers/{kept}")).json()
    assert then["newer"] is False and then["figures"][0]["freshness"]["age_months"] == 27


async def test_asked_again_it_is_answered_with_todays_figures_and_the_conversation_goes_on(service):
    kept = service.kept(asked(RESERVES), day=EARLIER)
    reply = (await service.client.post(f"/api/answers/{kept}/again")).json()
    [answer] = reply["answers"]
    assert answer["figures"][0]["period"] == "2023/24" and answer["id"] != kept
    assert (await service.client.get(f"/api/answers/{answer['id']}")).json()["newer"] is False
    follow_up = {"text": "and Derby?", "conversation_id": reply["conversation_id"]}
    [following] = (await service.client.post("/api/ask", json=follow_up)).json()["answers"]
    assert following["metrics"] == [RESERVES] and following["areas"] == ["E06000015"]


# Who may


ROUTES = [
    ("GET", "/api/answers/{}"),
    ("POST", "/api/answers/{}/again"),
    ("GET", "/api/export/{}.csv"),
    ("GET", "/api/export/{}.xlsx"),
    ("GET", "/a/{}"),
]


@pytest.mark.parametrize(("method", "route"), ROUTES)
async def test_an_answer_of_a_higher_level_is_as_one_that_never_was(service, method, route):
    kept = service.kept(asked(RECYCLING), level=Level.OFFICER)
    refused = await service.client.request(method, route.format(kept))
    unknown = await service.client.request(method, route.format("never"))
    assert refused.status_code == unknown.status_code == 404
    assert refused.content == unknown.content and refused.headers == unknown.headers
    assert (await service.client.request(method, route.format(kept), headers=OFFICER)).status_code == 200


@pytest.mark.parametrize(("method", "route"), ROUTES)
async def test_what_was_withdrawn_from_the_public_since_does_not_open_for_it_again(withdrawn, method, route):
    kept = withdrawn.kept(asked(RECYCLING))
    refused = await withdrawn.client.request(method, route.format(kept))
    assert refused.status_code == 404
    assert refused.content == (await withdrawn.client.request(method, route.format("never"))).content


async def test_an_officers_export_says_so_and_is_kept_by_nobody_on_the_way(service):
    kept = service.kept(asked(RECYCLING), level=Level.OFFICER)
    response = await service.client.get(f"/api/export/{kept}.csv", headers=OFFICER)
    notes = {row[0]: row[1] for row in csv_rows(response)}
    assert notes["Level"] == "officer: for officers only"
    assert "officer-level" in response.headers["content-disposition"]
    assert "no-store" in response.headers["cache-control"] and "Authorization" in response.headers["vary"]


# Taken away


async def test_the_figures_come_as_csv_and_as_a_workbook(service):
    answer = await service.ask("how does the recycling rate compare with nearest neighbours?")
    as_csv = await service.client.get(f"/api/export/{answer['id']}.csv")
    head, first, second, *_ = csv_rows(as_csv)
    assert first[head.index("council")] == "Nottingham" and first[head.index("value")] == "26.7"
    assert second[head.index("council")] < "C" and second[head.index("listed as")] == "comparator"
    assert as_csv.headers["content-type"] == "text/csv; charset=utf-8"
    name = 'attachment; filename="recycling-rate-nottingham-2023-24.{}"'
    assert as_csv.headers["content-disposition"] == name.format("csv")
    as_xlsx = await service.client.get(f"/api/export/{answer['id']}.xlsx")
    assert as_xlsx.headers["content-disposition"] == name.format("xlsx")
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx.content))
    assert book["Figures"]["F2"].value == 26.7
    notes = list(book["Notes"].iter_rows(values_only=True, min_row=2))
    assert ("Address of the answer", f"http://pmf.test/a/{answer['id']}") in notes


async def test_an_export_holds_the_figures_of_the_day_it_was_asked(revised):
    kept = revised.kept(asked(RECYCLING), day=date(2026, 10, 1))
    head, first, *_ = csv_rows(await revised.client.get(f"/api/export/{kept}.csv"))
    assert (first[head.index("value")], first[head.index("published")]) == ("26.7", "2025-03-27")
    today = await revised.ask("recycling rate")
    head, first, *_ = csv_rows(await revised.client.get(f"/api/export/{today['id']}.csv"))
    assert (first[head.index("value")], first[head.index("published")]) == ("27.4", REVISED_ON.isoformat())


@pytest.mark.parametrize("text", ["what does the recycling rate mean?", "hello", "which measures do you have?"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
async def test_an_answer_without_figures_has_no_file_and_says_why(service, text, form):
    answer = await service.ask(text)
    response = await service.client.get(f"/api/export/{answer['id']}.{form}")
    assert response.status_code == 409 and response.headers["content-type"] == "application/problem+json"
    assert response.json()["detail"].startswith("This answer has no figures to export.")


async def test_another_form_of_file_is_refused_with_those_there_are(service):
    response = await service.client.get("/api/export/kept.pdf")
    assert response.status_code == 422 and "csv" in response.json()["detail"] and "xlsx" in response.json()["detail"]


# The page


async def test_the_page_of_an_answer_can_be_read_without_a_script(service):
    answer = await service.ask("how does the recycling rate compare with nearest neighbours?")
    response = await service.client.get(f"/a/{answer['id']}")
    assert response.headers["content-type"].startswith("text/html")
    inside = response.text.partition("<noscript>")[2].partition("</noscript>")[0]
    assert "26.7%" in inside and "median of 35.6%" in inside and "Read as:" in inside
    assert f"/api/export/{answer['id']}.csv" in inside and "Newer figures" not in inside
    assert "26.7%" in response.text.partition("<title>")[2].partition("</title>")[0]


async def test_the_page_says_that_newer_figures_are_held(service):
    page = await service.client.get(f"/a/{service.kept(asked(RESERVES), day=EARLIER)}")
    assert "Newer figures are held: ask again" in page.text and "10 January 2022" in page.text


async def test_an_unknown_answer_is_a_page_that_says_so_and_repeats_nothing(service):
    response = await service.client.get("/a/%3Cscript%3Ealert(1)")
    assert response.status_code == 404 and "No answer is kept under that id" in response.text
    assert "alert(1)" not in response.text


def test_the_description_has_the_new_field_and_routes():
    described = create_app().openapi()
    assert described["components"]["schemas"]["KeptAnswer"]["properties"]["newer"]["type"] == "boolean"
    assert {"/api/answers/{answer_id}/again", "/api/export/{answer_id}.{form}"} <= set(described["paths"])
