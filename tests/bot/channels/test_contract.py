"""Contract version 1: the committed schema is the service's, and real answers keep to it."""

import json
from pathlib import Path

import jsonschema
import pytest

from bot.channels.api import AskReply

SCHEMA = Path(__file__).resolve().parents[3] / "docs" / "contract" / "answer-v1.schema.json"
QUESTIONS = [
    "how is waste performing against comparators?",
    "recycling rate in Nottingham, Derby and Leicester since 2018",
    "what does residual waste per household mean?",
    "which measures do you have on finance?",
    "recycling in 1997",
    "hello",
    "help",
    "when is my bin collected?",
    "reserves",
]


def test_the_committed_schema_is_what_the_service_gives():
    """A field may be added, never renamed. After adding one: python -m bot.channels.contract."""
    assert json.loads(SCHEMA.read_text()) == AskReply.model_json_schema(by_alias=True, mode="serialization")


@pytest.mark.parametrize("text", QUESTIONS)
def test_real_answers_keep_to_the_schema(api, text):
    reply = api.post("/api/ask", json={"text": text}).json()
    jsonschema.validate(reply, json.loads(SCHEMA.read_text()))
    assert reply["contract"] == "1" and reply["answers"]
    for answer in reply["answers"]:
        assert answer["headline"] and len(answer["headline"].split()) <= 30, answer["headline"]
        assert len(answer["summary"].split()) <= 80 and answer["text"]


def test_a_conversation_goes_on_with_its_id(api):
    first = api.post("/api/ask", json={"text": "recycling rate"}).json()
    second = api.post("/api/ask", json={"text": "and Derby?", "conversation_id": first["conversation_id"]}).json()
    assert second["conversation_id"] == first["conversation_id"]
    assert "E06000015" in second["answers"][0]["areas"] and second["answers"][0]["metrics"] == ["recycling_rate"]


def test_an_answer_opens_again_by_its_id(api):
    answer = api.post("/api/ask", json={"text": "recycling rate"}).json()["answers"][0]
    again = api.get(f"/api/answers/{answer['id']}").json()
    assert again["headline"] == answer["headline"] and again["figures"] == answer["figures"]
    assert api.get("/api/answers/unknown").status_code == 404


def test_charts_have_an_address(api):
    answer = api.post("/api/ask", json={"text": "recycling rate over time"}).json()["answers"][0]
    chart = answer["charts"][0]
    assert api.get(chart["url"]).json() == chart["spec"]
    assert api.get("/api/charts/unknown-0.json").status_code == 404


def test_metrics_and_areas_are_listed(api):
    metrics = {metric["id"]: metric for metric in api.get("/api/metrics").json()}
    assert metrics["recycling_rate"]["latest"] == "2023/24" and metrics["recycling_rate"]["publisher"]
    full = api.get("/api/metrics/recycling_rate").json()
    assert full["counts"] and full["beware"] and len(full["aliases"]) >= 6
    assert {"code": "E06000018", "name": "Nottingham"}.items() <= {a["code"]: a for a in api.get("/api/areas").json()}[
        "E06000018"
    ].items()


def test_the_api_describes_itself(api):
    paths = api.get("/openapi.json").json()["paths"]
    assert {"/api/ask", "/api/metrics", "/api/metrics/{metric_id}", "/api/areas", "/healthz", "/readyz"} <= set(paths)
    assert api.get("/healthz").json() == {"status": "up"} and api.get("/readyz").json()["status"] == "ready"
