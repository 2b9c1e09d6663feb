"""No token is the public, a wrong one nobody; each level has its own view, and each asker their own threads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from bot.access import new_token
from bot.app import create_app
from bot.settings import ServiceSettings
from data_layer.faults import Fault
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import Level
from tests.data_layer.small_pack import Place
from tests.served import ready_model

Headers = Mapping[str, str]
TOKENS = {level: new_token(level, f"A person of level {level.name.lower()}") for level in Level}
COLLEAGUE = new_token(Level.OFFICER, "Another officer")
ROUTES = ("/api/metrics", "/api/metrics/recycling", "/api/metrics/reserves", "/api/areas", "/api/charts/x-0.json",
          "/api/answers/x", "/api/export/x.csv")  # fmt: skip


def bearer(level: Level) -> dict[str, str]:
    return {"Authorization": f"Bearer {TOKENS[level][0]}"}


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Snapshots:
    """The small pack; its reserves are for officers only."""
    return Place(tmp_path_factory.mktemp("place")).write(reserves="officer").serve()


@pytest.fixture(scope="module")
def client(held: Snapshots, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    ready_model()
    folder = tmp_path_factory.mktemp("var")
    file = folder / "tokens"
    file.write_text("\n".join(grant.line for _, grant in [*TOKENS.values(), COLLEAGUE]), encoding="utf-8")
    with TestClient(create_app(ServiceSettings(var_dir=folder, tokens_file=file), held)) as opened:
        yield opened


def ask(client: TestClient, text: str, headers: Headers | None = None, conversation: str | None = None) -> dict:
    asked = client.post("/api/ask", json={"text": text, "conversation_id": conversation}, headers=headers or {})
    assert asked.status_code == 200, asked.text
    return asked.json()


def ids(client: TestClient, headers: Headers | None = None) -> set[str]:
    return {one["id"] for one in client.get("/api/metrics", headers=headers or {}).json()}


def test_without_a_token_the_viewer_is_the_public(client):
    assert {"recycling", "residual_waste"} <= ids(client) and "reserves" not in ids(client)
    assert ask(client, "reserve level")["answers"][0]["level"] == "public"


@pytest.mark.parametrize("level", Level)
def test_a_token_gives_its_level_on_every_route(client, level):
    assert ("reserves" in ids(client, bearer(level))) == (level >= Level.OFFICER)
    assert (client.get("/api/metrics/reserves", headers=bearer(level)).status_code == 200) == (level >= Level.OFFICER)
    answer = ask(client, "reserve level", bearer(level))["answers"][0]
    assert answer["level"] == level.name.lower()
    assert ("30.5" in answer["text"]) == (level >= Level.OFFICER)


OFFICERS = TOKENS[Level.OFFICER]
WRONG = ["Bearer wrong", "Bearer", "Bearer  ", "Basic dXNlcjpwYXNz", "", "bearer ünknown", f"Token {OFFICERS[0]}",
         f"Bearer {OFFICERS[0]}x", f"Bearer {OFFICERS[1].digest}"]  # fmt: skip


@pytest.mark.parametrize("header", WRONG, ids=range(len(WRONG)))  # tokens differ from run to run
def test_a_wrong_token_is_refused_and_never_counts_as_public(client, header):
    for path in ROUTES:
        refused = client.get(path, headers={"Authorization": header.encode("latin-1")})
        assert (refused.status_code, refused.headers["content-type"]) == (401, "application/problem+json"), path
        assert refused.headers["www-authenticate"].startswith("Bearer") and refused.json()["detail"].endswith(".")
        assert refused.headers["cache-control"] == "no-store"
    asked = client.post("/api/ask", json={"text": "recycling"}, headers={"Authorization": header.encode("latin-1")})
    assert asked.status_code == 401


def test_two_tokens_at_once_are_refused(client):
    both = [("Authorization", "Bearer wrong"), ("Authorization", bearer(Level.OFFICER)["Authorization"])]
    assert client.get("/api/metrics", headers=both).status_code == 401


def test_what_hangs_on_the_viewer_says_so_to_every_cache(client):
    for path in ROUTES:
        for headers in ({}, bearer(Level.OFFICER)):
            given = client.get(path, headers=headers)
            assert "Authorization" in given.headers["vary"] and "private" in given.headers["cache-control"], path
    assert "Authorization" in client.post("/api/ask", json={"text": "hello"}).headers["vary"]
    assert "vary" not in client.get("/healthz").headers


def test_a_thread_is_its_own_persons_only(client):
    """Of another level or another person of the same level, the id is as unknown as any."""
    begun = ask(client, "reserve level", bearer(Level.OFFICER))["conversation_id"]
    assert ask(client, "and Derby?", bearer(Level.OFFICER), begun)["conversation_id"] == begun
    for headers in ({}, bearer(Level.RESTRICTED), {"Authorization": f"Bearer {COLLEAGUE[0]}"}):
        other = ask(client, "and Derby?", headers, begun)
        assert other["conversation_id"] != begun and "reserve" not in other["answers"][0]["text"]


def test_an_answer_and_its_chart_are_opened_only_by_who_may_see_them(client):
    answer = ask(client, "recycling rate over time", bearer(Level.OFFICER))["answers"][0]
    chart = answer["charts"][0]["url"]
    for path in (f"/api/answers/{answer['id']}", chart, f"/api/export/{answer['id']}.csv"):
        unknown = path.replace(answer["id"], "never-there")
        assert client.get(path, headers=bearer(Level.OFFICER)).status_code == 200, path
        for headers in ({}, bearer(Level.COUNCILLOR)):
            hidden = client.get(path, headers=headers)
            assert hidden.status_code == 404 and hidden.json() == client.get(unknown, headers=headers).json()


def test_an_unknown_measure_and_a_hidden_one_get_the_same_words(client):
    hidden, unknown = client.get("/api/metrics/reserves").json(), client.get("/api/metrics/reserve5").json()
    assert hidden["detail"].replace("reserves", "X") == unknown["detail"].replace("reserve5", "X")


def test_the_description_names_the_token(client):
    described = client.get("/openapi.json").json()
    assert described["components"]["securitySchemes"]["HTTPBearer"]["scheme"] == "bearer"
    assert described["paths"]["/api/ask"]["post"]["security"]


def test_tokens_that_cannot_be_used_stop_the_service_before_it_serves(tmp_path: Path):
    file = tmp_path / "tokens"
    file.write_text("officer:secret:Ann", encoding="utf-8")
    with pytest.raises(Fault, match="line 1"):
        create_app(ServiceSettings(tokens_file=file))
