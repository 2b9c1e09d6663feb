"""Nobody gets in who does not belong: every attack on the endpoint is refused, and a message of Teams is let in."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator, Callable

import httpx
import pytest
from pydantic import SecretStr
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.teams.bodies import Incoming, Refused
from bot.teams.gate import refusal
from bot.teams.keys import DAY
from bot.teams.rate import Rate
from tests.bot.teams.conftest import APP, FAR, SERVICE, TENANT, Clock, Door, message, token

HERE, REPLIES_HERE = "127.0.0.1", "http://127.0.0.1:56150/_connector"
OTHER = TENANT.replace("1bb", "2cc")
FOREIGN = "https://evil.example/amer/"
DEEP = b'{"type": "message", "value": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"


async def status(door: Door, *knocked: object, **how: object) -> int:
    with pytest.raises(Refused) as why:
        await door.knock(*knocked, **how)  # type: ignore[arg-type]
    return why.value.status


async def megabytes(count: int) -> AsyncIterator[bytes]:
    for _ in range(count * 16):
        yield b" " * 65_536


async def test_a_message_of_teams_is_let_in(door):
    came = await door.knock()
    assert isinstance(came, Incoming) and came.verified and came.raw == message()


@pytest.mark.parametrize(
    "kind", ["invoke", "conversationUpdate", "installationUpdate", "messageUpdate", "somethingNew"]
)
async def test_so_is_whatever_else_teams_sends(door, kind):
    assert (await door.knock(message(type=kind))).type == kind


async def test_a_conversation_need_not_say_its_tenant(door):
    assert await door.knock(message(conversation={"id": "19:thread@thread.tacv2;messageid=1"}))


# Each attack of the issue. What is in a token alone is tried in test_tokens; here that the gate asks


async def test_without_a_token(door):
    assert await status(door, bearer=None) == 401


@pytest.mark.parametrize("said", ["", "Bearer", "Bearer x", "Basic dXNlcjpwYXNz", "Token a.b.c", "Bearer a.b.c a.b.c"])
async def test_with_a_malformed_header(door, said):
    assert await status(door, authorization=said) == 401


@pytest.mark.parametrize(
    "changes",
    [
        *({"exp": 1_000_000_000}, {"exp": None}, {"nbf": 4_000_000_000}, {"serviceurl": None}, {"aud": OTHER}),
        *({"iss": "https://evil.example"}, {"kid": "unknown"}, {"kid": None}),
    ],
    ids=str,
)
async def test_with_a_token_that_is_not_good(door, changes):
    assert await status(door, bearer=token(**changes)) == 401


async def test_with_a_key_of_another_channel(door):
    door.provider.rotate_in("web", ("webchat",))
    assert await status(door, bearer=token("web")) == 403


@pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")
async def test_with_a_small_key(door):
    door.provider.rotate_in("small")
    assert await status(door, bearer=token("small")) == 401


@pytest.mark.parametrize(
    "changes",
    [
        {"channelData": {"tenant": {"id": OTHER}}},
        {"conversation": {"id": "a:17I0kl8", "tenantId": OTHER}},
        {"channelData": {"tenant": {"id": OTHER}}, "conversation": {"id": "a:17I0kl8", "tenantId": OTHER}},
        {"channelData": None},
        {"channelData": {}},
        {"channelData": {"tenant": {}}},
        {"channelData": {"tenant": {"id": f"{TENANT} "}}},
    ],
    ids=str,
)
async def test_from_another_tenant_or_from_none(door, changes):
    assert await status(door, message(**changes)) == 403


@pytest.mark.parametrize(
    "said", [SERVICE + "x", SERVICE + "/", SERVICE.upper(), SERVICE[:-2], "https://smba.trafficmanager.net/emea/"]
)
async def test_with_another_service_address_than_the_tokens(door, said):
    assert await status(door, message(serviceUrl=said)) == 403
    assert await status(door, message(), bearer=token(serviceurl=said)) == 403


@pytest.mark.parametrize("said", [SERVICE, SERVICE.rstrip("/")])
@pytest.mark.parametrize("claimed", [SERVICE, SERVICE.rstrip("/")])
async def test_a_slash_at_the_end_makes_no_other_service_address(door, said, claimed):
    assert await door.knock(message(serviceUrl=said), bearer=token(serviceurl=claimed))


@pytest.mark.parametrize(
    "address",
    [FOREIGN, "http://smba.trafficmanager.net/amer/", "https://smba.trafficmanager.net@evil.example/", REPLIES_HERE],
)
async def test_with_a_foreign_service_address_even_where_the_token_has_the_same(door, address):
    assert await status(door, message(serviceUrl=address), bearer=token(serviceurl=address)) == 403


async def test_for_another_bot_or_channel(door):
    assert await status(door, message(recipient={"id": f"28:{OTHER}"})) == 403
    assert await status(door, message(recipient={"id": APP})) == 403
    assert await status(door, message(channelId="webchat")) == 403


@pytest.mark.parametrize("declared", [{}, {"content_length": "5242880"}, {"content_length": "7"}])
async def test_with_five_megabytes(door, declared):
    assert await status(door, body=b" " * 5 * 1024 * 1024, **declared) == 413
    assert await status(door, body=megabytes(5), **declared) == 413


@pytest.mark.parametrize("body", [DEEP, b"hello", b"[]", b'{"type": "\xff"}', b"", b'{"a": NaN}'], ids=range(6))
async def test_with_a_body_that_is_no_object_of_json(door, body):
    assert await status(door, body=body) == 400


@pytest.mark.parametrize("said", [None, "", "Bearer a.b.c", f"Bearer {token(aud=OTHER)}"], ids=range(4))
async def test_without_a_good_token_no_body_is_read(door, said):
    async def unread() -> AsyncIterator[bytes]:
        pytest.fail("the body was asked for")
        yield b""

    headers = {} if said is None else {"authorization": said}
    assert await status(door, body=unread(), bearer=None, content_length="5242880", **headers) == 401


async def test_without_a_token_the_provider_is_not_asked(door):
    await status(door, bearer=None)
    assert door.provider.asked == []


MALFORMED = [{}, {"type": "message"}, {**message(), "conversation": 7}, {**message(), "channelData": "x"}] + [
    {name: held for name, held in message().items() if name != gone}
    for gone in ("type", "id", "channelId", "serviceUrl", "conversation", "recipient", "from")
]


@pytest.mark.parametrize("activity", MALFORMED, ids=range(len(MALFORMED)))
async def test_what_microsoft_vouches_for_and_nobody_could_answer_is_let_go_with_a_line(door, activity, caplog):
    body = json.dumps(activity).encode()
    assert await door.knock(body=body) is None
    assert caplog.text.count("Teams: acknowledged and not answered, as ") == 1
    assert await status(door, body=body, bearer=None) == 401
    assert await status(door, body=body, bearer=token(exp=1_000_000_000)) == 401


async def test_headers_body_and_peer_are_taken_as_the_service_gets_them(door):
    async def endpoint(request: Request) -> Response:
        try:
            await door.gate.admit(request.headers, request.stream(), request.client.host)
        except Refused as refused:
            return refusal(refused)
        return Response(status_code=202)

    service = httpx.ASGITransport(Starlette(routes=[Route("/", endpoint, methods=["POST"])]), client=(FAR, 4_000))
    async with httpx.AsyncClient(transport=service, base_url="http://bot.example") as teams:
        good = {"Authorization": f"Bearer {token()}"}
        assert (await teams.post("/", json=message(), headers=good)).status_code == 202
        twice = [*good.items(), *good.items()]
        told = [
            await teams.post("/", json=message()),
            await teams.post("/", content=megabytes(5)),
            await teams.post("/", json=message(), headers=twice),
            await teams.post("/", content=megabytes(5), headers=good),
            await teams.post("/", content=DEEP[:200_000], headers=good),
        ]
    assert [response.status_code for response in told] == [401, 401, 401, 413, 400]
    assert {response.json()["detail"] for response in told} == {"The request was not accepted."}


# Keys that change, and a provider that is down


async def test_a_key_rotated_in_is_accepted_once_fetched(door):
    await door.knock()
    door.provider.rotate_in("second")
    door.clock.now += 61
    assert await door.knock(bearer=token("second"))


async def test_a_provider_that_is_down_stops_nobody_whose_key_is_held(door):
    await door.knock()
    door.provider.down, door.clock.now = True, door.clock.now + DAY
    assert await door.knock()


async def test_a_provider_that_is_down_from_the_start_lets_nobody_in(door):
    door.provider.down = True
    assert await status(door) == 503


# Tenants, and how much one person may send


async def test_other_tenants_may_be_allowed_beside_the_councils_own(door_with):
    door = door_with(allowed_tenants=(OTHER,))
    both = {"conversation": {"id": "a:1", "tenantId": OTHER.upper()}, "channelData": {"tenant": {"id": OTHER}}}
    assert await door.knock(message(**both))
    assert await door.knock()
    third = TENANT.replace("1bb", "3dd")
    assert await status(door, message(channelData={"tenant": {"id": third}})) == 403


async def test_one_who_sends_too_much_is_told_when_to_come_back(door_with):
    door = door_with(Rate(a_minute=20, burst=2, clock=Clock()))
    await door.knock()
    await door.knock()
    with pytest.raises(Refused) as why:
        await door.knock()
    assert why.value.status == 429 and refusal(why.value).headers["retry-after"] == "3"
    assert await door.knock(message(**{"from": {"id": "29:another"}}))


async def test_what_is_refused_takes_nobodys_turn(door_with):
    door = door_with(Rate(a_minute=1, burst=1, clock=Clock()))
    assert await status(door, bearer=None) == 401
    assert await status(door, message(channelId="webchat")) == 403
    assert await door.knock()


# The emulator


def tried(**changes: object) -> dict:
    """As the emulator sends it, for a bot without a registration."""
    return message(serviceUrl=REPLIES_HERE, recipient={"id": "28:emulated"}, channelData=None, **changes)


@pytest.fixture
def emulated(door_with: Callable[..., Door]) -> Door:
    return door_with(emulator=True, app_id="", tenant_id="", client_secret=SecretStr(""))


@pytest.mark.parametrize("peer", [HERE, "::1", "::ffff:127.0.0.1"])
async def test_the_emulator_needs_no_token_on_this_machine(emulated, peer):
    came = await emulated.knock(tried(), bearer=None, peer=peer)
    assert came.type == "message" and not came.verified


async def test_without_the_emulator_this_machine_needs_a_token_too(door):
    assert await status(door, tried(), bearer=None, peer=HERE) == 401


@pytest.mark.parametrize("peer", [FAR, "10.0.0.4", "testclient", "", None])
async def test_other_machines_need_a_token(emulated, peer):
    assert await status(emulated, tried(), bearer=None, peer=peer) == 401


@pytest.mark.parametrize("address", [SERVICE, FOREIGN, "http://10.0.0.4/", "http://localhost.evil.example/"])
async def test_the_emulators_replies_stay_on_this_machine(emulated, address):
    assert await status(emulated, {**tried(), "serviceUrl": address}, bearer=None, peer=HERE) == 401


@pytest.mark.parametrize("name", ["origin", "x_forwarded_for", "forwarded", "via", "x_real_ip"])
async def test_what_a_browser_or_a_proxy_passes_on_is_not_of_this_machine(emulated, name):
    assert await status(emulated, tried(), bearer=None, peer=HERE, **{name: HERE}) == 401


async def test_a_wrong_token_never_counts_as_none(emulated, door_with):
    assert await status(emulated, tried(), bearer=token(aud=""), peer=HERE) == 401 and not emulated.provider.asked
    assert await status(door_with(emulator=True), tried(), bearer="a.b.c", peer=HERE) == 401


async def test_the_emulators_activities_are_checked_like_others(emulated):
    assert await status(emulated, tried(channelId="webchat"), bearer=None, peer=HERE) == 403
    assert await status(emulated, body=DEEP, bearer=None, peer=HERE) == 400
    assert await status(emulated, body=b"{}", bearer=None, peer=HERE) == 400
    assert await status(emulated, body=megabytes(5), bearer=None, peer=HERE) == 413


# What is told, and to whom


async def test_every_refusal_tells_the_sender_the_same():
    told = [json.loads(bytes(refusal(Refused(403, reason)).body)) for reason in ("another tenant", "another bot")]
    assert told[0] == told[1] and told[0]["detail"] == "The request was not accepted."
    assert refusal(Refused(401, "x")).headers["www-authenticate"] == "Bearer"


async def test_the_log_says_why_and_names_nobody(door, caplog):
    said = token()
    with caplog.at_level(logging.DEBUG):
        await status(door, message(channelData={"tenant": {"id": OTHER}}), bearer=said)
        await status(door, message(serviceUrl=FOREIGN), bearer=said)
        await door.knock(message(**{"from": {"id": 7}}), bearer=said)
    assert "refused with 403, as it is of a tenant that is not allowed." in caplog.text
    ours = "\n".join(record.getMessage() for record in caplog.records if record.name == "pmf.teams")
    assert "acknowledged and not answered, as from.id is no text of sane length." in ours
    for word in (OTHER, TENANT, APP, "person", "7faf8ab2", "waste", "a:17I0kl8", "evil.example", said[:40]):
        assert word not in ours
