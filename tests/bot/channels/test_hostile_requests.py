"""Whatever is sent, the answer is 200 or 4xx with a sentence, never 500, and the service goes on."""

import pytest

HOSTILE = [
    "",
    " ",
    "a" * 10_000,
    "recycling " * 1_000,
    "\x00\x07\x1b[31mrecycling rate\x00",
    "переработка отходов",
    "回收率是多少？",
    "🗑️♻️",
    "Robert'); DROP TABLE observation;--",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "{{7*7}} ${jndi:ldap://x} %s %n",
    "/restart",
    '/comparison{"reading": null}',
    "\u202e\u200b\ufeff",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_gets_an_answer(api, text):
    response = api.post("/api/ask", json={"text": text})
    assert response.status_code == 200
    answer = response.json()["answers"][0]
    assert answer["headline"] and "Traceback" not in answer["text"]
    assert not answer["figures"] or "recycling" in text


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"not json", 422),
        (b"[]", 422),
        (b"{}", 422),
        (b'{"text": 5}', 422),
        (b'{"text": "x", "level": "officer"}', 422),
        (b'{"text": "' + b"a" * 30_000 + b'"}', 422),
        (b'{"text": "' + b"a" * 100_000 + b'"}', 413),
        (b"\xff\xfe", 422),
    ],
)
def test_an_unusable_body_is_a_problem_with_a_sentence(api, body, status):
    response = api.post("/api/ask", content=body, headers={"content-type": "application/json"})
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["detail"].endswith(".")


def test_another_conversation_id_starts_anew(api):
    reply = api.post("/api/ask", json={"text": "and Derby?", "conversation_id": "not-one-of-ours"}).json()
    assert reply["conversation_id"] != "not-one-of-ours" and reply["answers"][0]["kind"] == "clarify"


def test_the_service_still_answers(api):
    assert "26.7%" in api.post("/api/ask", json={"text": "recycling rate"}).json()["answers"][0]["headline"]
