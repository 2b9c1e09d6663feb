"""A reply goes where Teams said, with a token only to Microsoft, and what became of it is told."""

from __future__ import annotations

import json
from collections.abc import Callable

import httpx
import pytest

from bot.store.mailbox import Due
from bot.teams.delivery import Delivered
from bot.teams.sending import Envelope, Sender, new_client

MICROSOFT, HERE = "https://smba.trafficmanager.net/emea/", "http://127.0.0.1:56150"
CHANNEL = "19:abc@thread.tacv2;messageid=17"
ACTIVITY = {"type": "message", "summary": "Recycling 26.7%"}
Answered = Callable[[httpx.Request], httpx.Response]


def due(envelope: Envelope, replaces: str | None = None) -> Due:
    return Due(1, "thread", envelope.dumped(), 0, replaces)


async def delivered(
    envelope: Envelope,
    answer: Answered,
    token: str | None = "secret",
    *,
    emulator: bool = False,
    replaces: str | None = None,
) -> Delivered:
    async def of_the_bot() -> str | None:
        return token

    async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as client:
        return await Sender(client, of_the_bot, emulator=emulator).deliver(due(envelope, replaces))


@pytest.mark.parametrize(
    ("envelope", "replaces", "call"),
    [
        (Envelope(MICROSOFT, CHANNEL, ACTIVITY), None, ("POST", "19%3Aabc%40thread.tacv2%3Bmessageid%3D17/activities")),
        (Envelope(MICROSOFT, "a:1", ACTIVITY, answers="1/2"), None, ("POST", "a%3A1/activities/1%2F2")),
        (Envelope(MICROSOFT, "a:1", ACTIVITY, "5"), "m1", ("PUT", "a%3A1/activities/m1")),
    ],
)
async def test_a_reply_goes_to_its_conversation_with_the_bots_token(envelope, replaces, call):
    seen = list[httpx.Request]()

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(201, json={"id": "m9"})

    assert await delivered(envelope, answer, replaces=replaces) == Delivered(201, "m9")
    [request] = seen
    base = "https://smba.trafficmanager.net/emea/v3/conversations/"
    assert (request.method, str(request.url)) == (call[0], base + call[1])
    assert request.headers["Authorization"] == "Bearer secret" and json.loads(request.content) == ACTIVITY


def refused(request: httpx.Request) -> httpx.Response:
    raise AssertionError(f"{request.url} was asked")


@pytest.mark.parametrize(
    ("address", "emulator"),
    [
        ("https://evil.example/", False),
        ("https://smba.trafficmanager.net.evil.example/", False),
        ("https://evil.example@smba.trafficmanager.net/", False),
        ("http://smba.trafficmanager.net/", False),
        (HERE, False),
        ("http://192.0.2.1:80", True),
    ],
)
async def test_nothing_is_sent_anywhere_else(address, emulator):
    told = await delivered(Envelope(address, "a:1", ACTIVITY), refused, emulator=emulator)
    assert told == Delivered(403) and not told.may_work_later


async def test_the_emulator_on_this_machine_gets_no_token():
    def answer(request: httpx.Request) -> httpx.Response:
        assert "Authorization" not in request.headers
        return httpx.Response(200, json={"id": "m1"})

    assert (await delivered(Envelope(HERE, "a:1", ACTIVITY), answer, emulator=True)).done


async def test_without_a_token_it_is_tried_again_later_and_nothing_is_sent():
    told = await delivered(Envelope(MICROSOFT, "a:1", ACTIVITY), refused, token=None)
    assert told.may_work_later and not told.done


@pytest.mark.parametrize(
    ("asked", "wait"),
    [("7", 7.0), ("-3", 0.0), ("99999", 600.0), ("Wed, 21 Oct 2026 07:28:00 GMT", None), (None, None)],
)
async def test_how_long_the_service_wants_us_to_wait_is_told(asked, wait):
    headers = {"Retry-After": asked} if asked else {}
    answer = httpx.Response(429, headers=headers, text="busy")
    assert await delivered(Envelope(MICROSOFT, "a:1", ACTIVITY), lambda _: answer) == Delivered(429, None, wait)


@pytest.mark.parametrize("body", ["", "[]", '{"id": 3}', '{"id": ""}', "{", f'{{"id": "{"m" * 65}"}}'])
async def test_an_answer_without_an_id_is_an_answer(body):
    told = await delivered(Envelope(MICROSOFT, "a:1", ACTIVITY), lambda _: httpx.Response(202, text=body))
    assert told == Delivered(202)


async def test_no_redirect_is_followed():
    async with new_client() as client:
        assert client.follow_redirects is False


def test_an_envelope_is_the_same_after_it_was_written_down():
    envelope = Envelope(MICROSOFT, CHANNEL, ACTIVITY | {"text": "£ – “”"}, "5")
    assert Envelope.loaded(envelope.dumped()) == envelope
