"""Every error of the API is problem JSON (RFC 9457) with a sentence, and never a traceback."""

from __future__ import annotations

import json
import logging

import httpx
import pytest
from fastapi import FastAPI, HTTPException

from actions.performance import ActionPerformance
from bot.app import create_app
from bot.channels import problems
from tests.assistants import assistant_at

JSON = {"content-type": "application/json"}


def is_problem(response: httpx.Response, status: int) -> dict:
    """The problem document, after what every one of them must hold."""
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert {"type", "title", "status", "detail"} <= set(body)
    assert body["status"] == status and body["type"] == "about:blank" and body["title"]
    assert body["detail"].endswith(".") and "Traceback" not in response.text
    return body


@pytest.mark.parametrize(
    "path",
    ["/nowhere", "/api", "/api/metrics/nothing", "/api/answers/nothing", "/api/charts/nothing-0.json", "/page/x"],
)
def test_what_is_not_there_is_a_problem_with_a_sentence(api, path):
    is_problem(api.get(path), 404)


@pytest.mark.parametrize(("method", "path"), [("GET", "/api/ask"), ("DELETE", "/api/metrics"), ("PUT", "/")])
def test_a_wrong_method_is_a_problem_that_names_the_right_ones(api, method, path):
    response = api.request(method, path)
    is_problem(response, 405)
    assert response.headers["allow"]


@pytest.mark.parametrize(
    ("body", "field"),
    [(b'{"text": 5}', "text"), (b'{"text": "x", "more": 1}', "more"), (b"{}", "text"), (b'{"text": null}', "text")],
)
def test_a_body_of_wrong_fields_names_them(api, body, field):
    problem = is_problem(api.post("/api/ask", content=body, headers=JSON), 422)
    assert [fault["field"] for fault in problem["errors"]] == [field] and field in problem["detail"]


def test_the_words_of_a_question_do_not_come_back_in_a_problem(api):
    body = b'{"text": "quixotry", "more": "quixotry"}'
    assert "quixotry" not in api.post("/api/ask", content=body, headers=JSON).text


@pytest.mark.parametrize("body", [b'{"text": ', b"not json", b"[" * 30_000, b'{"text": "\xff"}'])
def test_a_body_that_is_no_json_is_a_problem(api, body):
    response = api.post("/api/ask", content=body, headers=JSON)
    assert response.status_code in {400, 422}
    is_problem(response, response.status_code)


def test_a_body_of_another_type_is_a_problem(api):
    is_problem(api.post("/api/ask", content=b"recycling rate", headers={"content-type": "text/plain"}), 422)


@pytest.mark.parametrize("number", ["9", "x", "²", "-1", "%00", ""])
def test_a_chart_that_an_answer_has_not_is_a_problem(api, number):
    answer = api.post("/api/ask", json={"text": "recycling rate over time"}).json()["answers"][0]
    is_problem(api.get(f"/api/charts/{answer['id']}-{number}.json"), 404)


def test_another_form_of_chart_is_a_problem_that_names_the_forms(api):
    problem = is_problem(api.get("/api/charts/x-0.gif"), 422)
    assert all(form in problem["detail"] for form in ("json", "png", "svg"))


# The handlers alone


@pytest.fixture
async def small():
    """An application with nothing but the handlers and ways to fail."""
    app = FastAPI()
    problems.install(app)

    @app.get("/fails")
    def fails() -> None:
        raise ArithmeticError("inside knowledge")

    @app.get("/busy")
    def busy() -> None:
        raise HTTPException(503, "Come back in a minute.", headers={"Retry-After": "60"})

    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        yield client


async def test_an_unforeseen_failure_is_a_500_that_tells_nothing_of_the_inside(small, caplog):
    caplog.set_level(logging.ERROR, "pmf")
    response = await small.get("/fails?text=quixotry")
    assert "not with your question" in is_problem(response, 500)["detail"]
    assert "inside knowledge" not in response.text and "ArithmeticError" not in response.text
    assert "/fails" in caplog.text and "quixotry" not in caplog.text


async def test_a_known_failure_keeps_its_sentence_and_its_headers(small):
    response = await small.get("/busy")
    assert is_problem(response, 503)["detail"] == "Come back in a minute."
    assert response.headers["retry-after"] == "60"


def test_more_may_be_said_beside_the_standard_fields():
    body = json.loads(bytes(problems.problem(404, "Not there.", wanted="x").body))
    assert body == {"type": "about:blank", "title": "Not Found", "status": 404, "detail": "Not there.", "wanted": "x"}


async def test_a_failure_inside_an_action_is_an_apology_with_200_and_the_next_question_is_answered(
    tmp_path, monkeypatch
):
    app = create_app()
    app.state.assistant = assistant_at(tmp_path)

    def broken(self: object, asked: object, desk: object) -> None:
        raise ArithmeticError("inside knowledge")

    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
        with monkeypatch.context() as patched:
            patched.setattr(ActionPerformance, "answer", broken)
            failed = await client.post("/api/ask", json={"text": "recycling rate"})
        answer = failed.json()["answers"][0]
        assert failed.status_code == 200 and "Something went wrong" in answer["headline"]
        assert answer["figures"] == [] and "inside knowledge" not in failed.text
        following = await client.post("/api/ask", json={"text": "recycling rate"})
        assert "26.7%" in following.json()["answers"][0]["headline"]
