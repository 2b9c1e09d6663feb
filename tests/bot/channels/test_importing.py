"""A scorecard over HTTP: for officers only, shown first, loaded whole or not at all, and answered at once."""

from __future__ import annotations

import base64
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from bot.access import new_token
from bot.app import create_app
from bot.settings import ServiceSettings
from data_layer.refresh import refresh
from data_layer.settings import DataSettings
from data_layer.vocabulary import Level
from tests.served import ready_model

CARD = (
    "Measure,Period,Value,Target,Status\n"
    "Swan upkeep visits,Q1 2025/26,41.5,40,Amber\n"
    "Swan upkeep visits,Q2 2025/26,39.0,40,Green\n"
)


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[tuple[TestClient, str, str]]:
    """The service on data of its own, with a token of an officer and one of a councillor."""
    ready_model()
    place = tmp_path_factory.mktemp("import")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PMF_DATA_DIR", str(place / "data"))
        officer, first = new_token(Level.OFFICER, "officer")
        councillor, second = new_token(Level.COUNCILLOR, "councillor")
        patch.setenv("PMF_TOKENS", f"{first.line};{second.line}")
        patch.setenv("PMF_VAR_DIR", str(place / "var"))
        refresh(DataSettings(), progress=lambda line: None)
        with TestClient(create_app(ServiceSettings())) as client:
            yield client, officer, councillor


def body(text: str = CARD, **other) -> dict:
    return {"file": "card.csv", "content": base64.b64encode(text.encode()).decode(), "audience": "public", **other}


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_the_public_and_councillors_may_not_load(served):
    client, _, councillor = served
    for headers in ({}, bearer(councillor)):
        refused = client.post("/api/import", json=body(), headers=headers)
        assert refused.status_code == 403 and "officer" in refused.json()["detail"]


def test_it_is_shown_before_it_is_loaded(served):
    client, officer, _ = served
    before = client.get("/readyz").json()["snapshot"]
    shown = client.post("/api/import", json=body(), headers=bearer(officer)).json()
    assert (shown["measures"], shown["figures"], shown["targets"]) == (1, 2, 2)
    assert shown["loaded"] is None and any(one["id"].startswith("polarity") for one in shown["questions"])
    assert client.get("/readyz").json()["snapshot"] == before


def test_what_is_loaded_answers_at_once_with_the_councils_own_rating(served):
    client, officer, _ = served
    done = client.post("/api/import", json=body(load=True, answers={"polarity: *": "lower"}), headers=bearer(officer))
    assert done.status_code == 200 and done.json()["loaded"], done.text
    answer = client.post("/api/ask", json={"text": "swan upkeep visits"}).json()["answers"][0]
    assert "39.0" in answer["headline"] and answer["figures"][0]["status_as_given"] == "Green"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"content": "not base64!"}, "base64"),
        ({"audience": "everyone"}, "The levels are"),
        ({"audience": "restricted"}, "higher level than your own"),
        ({"answers": {"polarity: *": "sideways"}}, "is not understood"),
    ],
)
def test_what_cannot_be_used_is_said_and_changes_nothing(served, changed, said):
    client, officer, _ = served
    before = client.get("/readyz").json()["snapshot"]
    refused = client.post("/api/import", json=body(load=True) | changed, headers=bearer(officer))
    assert refused.status_code == 422 and said in refused.json()["detail"]
    assert client.get("/readyz").json()["snapshot"] == before


def test_a_body_too_large_for_the_public_is_taken_from_an_officer(served):
    client, officer, _ = served
    quarters = [f"Q{quarter} {year}/{(year + 1) % 100:02}" for year in range(2005, 2025) for quarter in (1, 2, 3, 4)]
    rows = "".join(f"Measure {number},{quarter},{number}\n" for number in range(50) for quarter in quarters)
    large = body("Measure,Period,Value\n" + rows)
    assert client.post("/api/import", json=large).status_code == 413
    assert client.post("/api/import", json=large, headers=bearer(officer)).status_code == 200
