"""What `pmf teams check` says of a service: each cross when the endpoint is not as shut as it has to be."""

from __future__ import annotations

import httpx
import pytest

from bot.teams import bodies, tokens
from bot.teams.knocking import MESSAGE, Heard, knock, made_up, of_service
from bot.teams.readiness import Line
from data_layer.faults import Fault

HERE = "http://127.0.0.1:8000"
SHUT = {"ready": 200, "without_token": 401, "made_up_token": 401, "read": 405}


def crosses(**changes: int | None) -> list[str]:
    lines: list[Line] = of_service(Heard(**{**SHUT, **changes}), HERE)
    return [line.said for line in lines if not line.ready]


def test_a_service_that_is_ready_and_shut_has_no_cross():
    assert crosses() == []
    assert len(of_service(Heard(**SHUT), HERE)) == 4


def test_a_proxy_that_passes_on_the_endpoint_alone_is_fine():
    assert crosses(ready=404) == []
    assert of_service(Heard(**{**SHUT, "ready": 404}), HERE)[0].said.startswith(
        "/readyz is not passed on, which is fine"
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"ready": None}, "Nothing answers at http://127.0.0.1:8000. Start the service with pmf serve"),
        ({"ready": 503}, "The service is not ready: /readyz gives 503."),
        ({"without_token": 404}, "Nothing is at /api/messages. Start the service with PMF_TEAMS_APP_ID set"),
        ({"without_token": 405}, "Nothing is at /api/messages."),
        ({"without_token": 202}, "A message without a token is not refused with 401 but answered with 202."),
        ({"without_token": None}, "A message without a token is not refused with 401; no answer came."),
        ({"made_up_token": 503}, "The service can't reach login.botframework.com, so it lets nobody in."),
        ({"made_up_token": 202}, "A message with a made-up token is not refused with 401 but answered with 202."),
        ({"read": 200}, "Reading /api/messages is not refused with 405 but answered with 200."),
    ],
)
def test_each_thing_that_is_wrong_is_one_cross(changes, said):
    [cross] = crosses(**changes)
    assert cross.startswith(said)


def test_it_knocks_with_a_message_and_a_token_of_the_right_form():
    """Others would be refused for their form, and would say nothing about who is let in."""
    asked = list[httpx.Request]()

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200 if request.url.path == "/readyz" else 401)

    assert knock(f"{HERE}/", httpx.MockTransport(answer)) == Heard(200, 401, 401, 401)
    assert [(each.method, each.url.path) for each in asked] == [
        *(("GET", "/readyz"), ("POST", bodies.PATH), ("POST", bodies.PATH), ("GET", bodies.PATH))
    ]
    assert [tokens.bearer(each.headers.get_list("authorization")) for each in asked[2:3]] == [made_up()]
    assert [each.headers.get("authorization") for each in (asked[0], asked[1], asked[3])] == [None] * 3
    assert bodies.activity(bodies.parsed(asked[1].read())).raw == MESSAGE
    assert tokens.key_id(made_up()) == "made-up"


def test_a_service_that_does_not_answer_is_asked_once():
    asked = list[httpx.Request]()

    def nobody(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        raise httpx.ConnectError("nobody there")

    assert knock(HERE, httpx.MockTransport(nobody)) == Heard(None) and len(asked) == 1


def test_a_certificate_may_be_the_reason_where_there_is_one():
    [line] = of_service(Heard(None), "https://performance.example.gov.uk")
    assert "whose certificate is trusted here" in line.said


@pytest.mark.parametrize("address", ["", "8000", "127.0.0.1:8000", "ftp://127.0.0.1", "http://[::1", "http://a/?b=c"])
def test_what_is_no_address_is_said(address):
    with pytest.raises(Fault, match="--address is no address of a service"):
        knock(address)
