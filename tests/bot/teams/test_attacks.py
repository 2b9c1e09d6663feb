"""The served endpoint under attack, with a stand-in for Microsoft's cloud: who does not belong is refused, nothing is
sent to them or for them, and the bot's token and secret go nowhere else.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from itertools import count
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt.utils import base64url_encode

from bot.settings import ServiceSettings
from bot.store.conversations import Store
from bot.store.feedback import Verdict, Vote
from bot.teams.bodies import BODY_WITHIN, PATH
from tests.bot.teams.cloud import CONNECTOR, ENTRA, SECRET, Bot, Cloud, bot_of, cloud_at
from tests.bot.teams.conftest import APP, SERVICE, TENANT, claims, message, private_key, token
from tests.restricted import with_restricted
from tests.served import HOME

WELCOME = "Ask me how the council is doing."
ATTACKER, OTHER_TENANT, FOREIGN = "a:attacker", TENANT.replace("1bb", "2cc"), "https://evil.example/amer/"
NOT_MICROSOFTS = (
    FOREIGN, "https://evil.trafficmanager.net/amer/", "https://smba.trafficmanager.net.evil.example/",
    "https://smba.trafficmanager.net@evil.example/", "https://smba.trafficmanager.net:8443/amer/",
    "http://smba.trafficmanager.net/amer/", "http://127.0.0.1:9/", "https://login.microsoftonline.com/",
)  # fmt: skip
PICKED, COUNCILLOR = "7faf8ab2-0000-4000-8000-000000000000", "7faf8ab2-0000-4000-8000-000000000001"
numbers = count(1)


@pytest.fixture(scope="module")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cloud]:
    with cloud_at(tmp_path_factory.mktemp("cloud")) as made:
        yield made


@pytest.fixture(scope="module")
def bot(cloud: Cloud, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    with bot_of(cloud, tmp_path_factory.mktemp("bot")) as made:
        yield made


@pytest.fixture(scope="module", autouse=True)
def dripping(bot: Bot) -> Iterator[Future[tuple[bytes, float]]]:
    """A body that comes a byte a time with a good token, while the other tests go on: the answer to it and the seconds
    until then.
    """
    with ThreadPoolExecutor(1) as pool:
        yield pool.submit(drip, bot.port, token())


@pytest.fixture(autouse=True)
def nothing_goes_astray(cloud: Cloud) -> Iterator[None]:
    """Whatever a test does, no other host is asked for, and what is secret goes only where it belongs."""
    yield
    assert cloud.strangers == []
    asked = list(cloud.asked)
    assert {one.host for one in asked if cloud.bot_token in str(one)} <= {CONNECTOR}
    assert {one.host for one in asked if SECRET in str(one)} <= {ENTRA}


def head(*lines: str) -> bytes:
    """Of a request whose body of a thousand bytes is still to come."""
    return "\r\n".join([f"POST {PATH} HTTP/1.1", "Host: bot", "Content-Length: 1000", *lines, "", ""]).encode()


def drip(port: int, bearer: str) -> tuple[bytes, float]:
    with socket.create_connection(("127.0.0.1", port)) as slow:
        slow.settimeout(0.5)
        slow.sendall(head(f"Authorization: Bearer {bearer}"))
        begun = time.monotonic()
        while time.monotonic() - begun < 3 * BODY_WITHIN:
            slow.sendall(b" ")
            try:
                return slow.recv(1_000), time.monotonic() - begun
            except TimeoutError:
                continue
    return b"", time.monotonic() - begun


def test_a_message_of_teams_is_answered_there_with_the_token_of_the_directory(bot, cloud):
    assert bot.ask("a:good", "recycling rate", "1") == 202
    welcome, answer = bot.cloud.wait_for("a:good", 2)
    assert welcome == WELCOME and "recycling rate in Nottingham" in answer
    sent = [one for one in cloud.asked if one.conversation == "a:good"]
    assert sorted(one.body["type"] for one in sent) == ["message", "message", "typing"]
    assert {one.authorization for one in sent} == {f"Bearer {cloud.bot_token}"}
    [(path, form), *_] = [(one.path, one.body) for one in cloud.asked if one.host == ENTRA and one.method == "POST"]
    assert path == f"/{TENANT}/oauth2/v2.0/token"
    assert (form["client_id"], form["client_secret"], form["scope"]) == (
        APP, SECRET, "https://api.botframework.com/.default",
    )  # fmt: skip


def by_hand(header: dict[str, str], sign: Callable[[bytes], bytes]) -> str:
    """What no library would make."""
    signed = b".".join(base64url_encode(json.dumps(part).encode()) for part in (header, claims()))
    return (signed + b"." + base64url_encode(sign(signed))).decode()


def signed_with_the_public_key() -> str:
    public = private_key("first").public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return by_hand({"alg": "HS256", "kid": "first"}, lambda signed: hmac.digest(public, signed, hashlib.sha256))


def changed_after_signing() -> str:
    header, _, signature = token(aud="another").split(".")
    return ".".join([header, token().split(".")[1], signature])


def soon() -> int:
    return int(time.time()) + 3_600


def megabytes() -> Iterator[bytes]:
    return (b" " * 65_536 for _ in range(80))


def bearing(made: Callable[[], str | None]) -> Callable[[], dict[str, Any]]:
    return lambda: {"bearer": made()}


def saying(**changes: object) -> Callable[[], dict[str, Any]]:
    return lambda: {"changes": changes}


# status, and what is sent instead of a good message with a good token
ATTACKS: dict[str, tuple[int, Callable[[], dict[str, Any]]]] = {
    "no token": (401, bearing(lambda: None)),
    "no token, from a proxy here": (401, lambda: {"bearer": None, "x_forwarded_for": "127.0.0.1"}),
    "a token of no form": (401, bearing(lambda: "let-me-in")),
    "expired": (401, bearing(lambda: token(exp=int(time.time()) - 3_600))),
    "without exp": (401, bearing(lambda: token(exp=None))),
    "not yet valid": (401, bearing(lambda: token(nbf=soon()))),
    "issued later": (401, bearing(lambda: token(iat=soon()))),
    "without serviceurl": (401, bearing(lambda: token(serviceurl=None))),
    "wrong audience": (401, bearing(lambda: token(aud=OTHER_TENANT))),
    "several audiences": (401, bearing(lambda: token(aud=[APP, OTHER_TENANT]))),
    "without audience": (401, bearing(lambda: token(aud=None))),
    "wrong issuer": (401, bearing(lambda: token(iss=f"https://sts.windows.net/{TENANT}/"))),
    "without issuer": (401, bearing(lambda: token(iss=None))),
    "unknown key": (401, bearing(lambda: token("unknown"))),
    "another's key of that name": (401, bearing(lambda: token("unknown", kid="first"))),
    "no key named": (401, bearing(lambda: token(kid=None))),
    "a small key": (401, bearing(lambda: token("small"))),
    "changed after signing": (401, bearing(changed_after_signing)),
    "HS256 with the public key": (401, bearing(signed_with_the_public_key)),
    "alg none": (401, bearing(lambda: by_hand({"alg": "none", "kid": "first"}, lambda _: b""))),
    "alg none, signed": (401, bearing(lambda: by_hand({"alg": "none", "kid": "first"}, lambda _: b"x"))),
    "key of another channel": (403, bearing(lambda: token("for another channel"))),
    "key of no channel": (403, bearing(lambda: token("for none"))),
    "token for another address": (403, bearing(lambda: token(serviceurl=SERVICE.replace("amer", "emea")))),
    "message for another address": (403, saying(serviceUrl=SERVICE.replace("amer", "emea"))),
    "message for a foreign address": (403, saying(serviceUrl=FOREIGN)),
    "another tenant": (403, saying(channelData={"tenant": {"id": OTHER_TENANT}})),
    "no tenant": (403, saying(channelData=None)),
    "conversation of another tenant": (403, saying(conversation={"id": ATTACKER, "tenantId": OTHER_TENANT})),
    "another channel": (403, saying(channelId="webchat")),
    "another bot": (403, saying(recipient={"id": f"28:{OTHER_TENANT}"})),
    "not JSON": (400, lambda: {"content": b"hello"}),
    "a list": (400, lambda: {"content": json.dumps([message()]).encode()}),
    "deep JSON": (400, lambda: {"content": b'{"type": "message", "value": ' + b"[" * 90_000 + b"]" * 90_000 + b"}"}),
    "5 MB without a token": (401, lambda: {"content": b" " * 5 * 1024 * 1024, "bearer": None}),
    "5 MB in pieces without a token": (401, lambda: {"content": megabytes(), "bearer": None}),
    "deep JSON without a token": (401, lambda: {"content": b"[" * 90_000 + b"]" * 90_000, "bearer": None}),
    "5 MB": (413, lambda: {"content": b" " * 5 * 1024 * 1024}),
    "5 MB in pieces": (413, lambda: {"content": megabytes()}),
} | {
    f"both for {address}": (403, lambda address=address: {
        "bearer": token(serviceurl=address), "changes": {"serviceUrl": address},
    })
    for address in NOT_MICROSOFTS
}  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_it_is_refused_and_nothing_is_sent(bot: Bot, cloud: Cloud, attack: str):
    status, made = ATTACKS[attack]
    sent, before = made(), len(cloud.asked)
    usual = {"id": f"x{next(numbers)}", "conversation": {"conversationType": "personal", "id": ATTACKER}}
    answer = bot.post(message(**{**usual, **sent.pop("changes", {})}), **sent)
    assert answer.status_code == status
    assert ("WWW-Authenticate" in answer.headers) == (status == 401)
    assert set(answer.json()) == {"type", "title", "status", "detail"}
    witness = f"a:witness {attack}"
    assert bot.ask(witness, "landfill rate", "1") == 202  # had the other been taken, it would be answered by then
    assert len(cloud.wait_for(witness, 2)) == 2
    assert {one.conversation for one in cloud.asked[before:] if one.host == CONNECTOR} == {witness}


def test_who_sends_too_much_is_held_up_alone(bot):
    waved = {"type": "messageReaction", "reactionsAdded": [{"type": "like"}]}
    statuses = [bot.ask("a:eager", id=str(number), **waved) for number in range(25)]
    assert set(statuses) == {202, 429} and statuses[:20] == [202] * 20
    assert bot.ask("a:patient", id="1", **waved) == 202


def test_without_a_token_the_answer_waits_for_no_body(bot: Bot):
    with socket.create_connection(("127.0.0.1", bot.port)) as knocking:
        knocking.settimeout(BODY_WITHIN / 2)
        knocking.sendall(head())
        assert knocking.recv(1_000).startswith(b"HTTP/1.1 401 ")
        knocking.sendall(b" " * 1_000 + b"GET /healthz HTTP/1.1\r\nHost: bot\r\n\r\n")  # what comes late is thrown away
        while b"HTTP/1.1 200 " not in (told := knocking.recv(8_000)):
            assert told, "the connection was closed"


@pytest.mark.parametrize("gone", ["type", "id", "channelId", "serviceUrl", "conversation", "recipient", "from"])
def test_what_microsoft_vouches_for_and_nobody_could_answer_is_acknowledged(bot: Bot, cloud: Cloud, gone: str):
    """An error would make Teams send nothing to the bot any more."""
    before = len(cloud.asked)
    assert bot.post({name: held for name, held in message(id=f"g{gone}").items() if name != gone}).status_code == 202
    witness = f"a:witness without {gone}"
    assert bot.ask(witness, "landfill rate", "1") == 202
    assert len(cloud.wait_for(witness, 2)) == 2
    assert {one.conversation for one in cloud.asked[before:] if one.host == CONNECTOR} == {witness}


@pytest.mark.parametrize(
    "odd",
    [{"type": "somethingNew"}, {"entities": [{"text": "x"}]}, {"attachments": [{"content": "x"}]}, {"locale": None}],
    ids=["unknown type", "entity without type", "attachment without contentType", "no locale"],
)
def test_a_message_of_a_shape_not_documented_is_acknowledged_and_the_service_goes_on(bot, cloud, odd):
    chat = f"a:odd {odd}"
    sent = {**message(id="1", conversation={"conversationType": "personal", "id": chat}), **odd}
    assert bot.post(sent).status_code == 202
    assert bot.ask(chat, "landfill rate", "2") == 202
    answered = 2 if "type" in odd else 3  # with the welcome
    assert len(cloud.wait_for(chat, answered)) == answered


def test_what_is_sent_again_is_acknowledged_and_answered_once(bot, cloud):
    assert [bot.ask("a:again", "recycling rate", "1") for _ in range(3)] == [202] * 3
    assert bot.ask("a:again", "landfill rate", "2") == 202
    welcome, recycling, landfill = cloud.wait_for("a:again", 3)
    assert "recycling" in recycling and "landfill" in landfill and welcome == WELCOME


def test_an_edited_question_takes_the_place_of_its_answer(bot, cloud):
    bot.ask("a:edits", "recycling rate", "1")
    cloud.wait_for("a:edits", 2)
    edited = {"type": "messageUpdate", "channelData": {"tenant": {"id": TENANT}, "eventType": "editMessage"}}
    assert bot.ask("a:edits", "landfill rate", "1", timestamp="2026-11-28T10:00:00Z", **edited) == 202
    cloud.wait_for("a:edits", 3)
    _, recycling, landfill = cloud.cards("a:edits")
    assert landfill.method == "PUT" and "landfill" in landfill.body["summary"]
    assert landfill.path.endswith(f"/activities/{cloud.id_of(recycling)}")


def test_a_button_that_runs_something_is_answered_in_the_request(bot):
    value = {"action": {"type": "Action.Execute", "verb": "x", "data": {}}, "trigger": "manual"}
    answer = bot.post(message(type="invoke", name="adaptiveCard/action", value=value, id="e1", text=None))
    said = answer.json()
    assert (answer.status_code, said["statusCode"]) == (200, 200)
    assert said["type"] == "application/vnd.microsoft.activity.message" and said["value"].endswith("in words.")


def test_a_vote_is_stored_with_the_answer_of_the_message_that_it_is_about(bot, cloud):
    bot.ask("a:votes", "recycling rate", "1")
    cloud.wait_for("a:votes", 2)
    bot.ask("a:votes", "landfill rate", "2")
    cloud.wait_for("a:votes", 3)
    _, recycling, landfill = cloud.cards("a:votes")
    given = {"reaction": "dislike", "feedback": '{"feedbackText": "too old"}'}
    vote = message(type="invoke", name="message/submitAction", id="v1", text=None, replyToId=cloud.id_of(recycling),
                   value={"actionName": "feedback", "actionValue": given},
                   conversation={"conversationType": "personal", "id": "a:votes"})  # fmt: skip
    answer = bot.post(vote)
    assert (answer.status_code, answer.json()) == (200, {})
    with closing(Store(ServiceSettings(var_dir=bot.var_dir).store_url)) as store:
        about, other = (set(re.findall(r'"about": "([^"]+)"', json.dumps(one.body))) for one in (recycling, landfill))
        kept = [store.feedback.of(id) for id in about]
        assert [one and one.vote for one in kept] == [Vote(Verdict.DISLIKE, comment="too old")]
        assert [store.feedback.of(id) for id in other] == [None]


@pytest.fixture(scope="module")
def told(bot: Bot, cloud: Cloud, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The cards that answer about a restricted measure, by who asks; of the unknown one: where no such data is held."""
    folder = tmp_path_factory.mktemp("restricted")
    with_restricted(folder, HOME)
    people = folder / "people.csv"
    people.write_text(f"object_id,level\n{PICKED},restricted\n{COUNCILLOR},councillor\n", encoding="utf-8")
    councillor = {"aadObjectId": COUNCILLOR, "name": "A person"}
    picked, stranger = {"aadObjectId": PICKED, "name": "A person"}, {"aadObjectId": OTHER_TENANT, "name": "A person"}
    group = {"conversation": {"conversationType": "groupChat", "id": "19:group", "tenantId": TENANT}}

    def cards(asked: Bot, chat: str, asker: dict[str, str], **changes: object) -> list[str]:
        asker = {"id": f"29:{chat}", **asker}
        assert asked.ask(chat, "crew sickness absence", "1", **{"from": asker, **changes}) == 202
        cloud.wait_for(chat, 2)
        said = [json.dumps([one.body["summary"], one.body["attachments"]]) for one in cloud.cards(chat)]
        return [re.sub(r'"about": "[^"]+"', '"about": "the answer"', one) for one in said]

    settings = {"PMF_TEAMS_PEOPLE": str(people), "PMF_DATA_DIR": str(folder / "data")}
    with bot_of(cloud, folder / "kept", **settings) as beside:
        found = {
            "picked": cards(beside, "a:picked", picked),
            "stranger": cards(beside, "a:stranger", stranger),
            "councillor": cards(beside, "a:councillor", councillor),
            "group": cards(beside, "19:group", picked, **group),
        }
    return found | {"unknown": cards(bot, "a:unknown", stranger)}


def test_who_is_listed_sees_the_restricted_measure_in_a_chat_of_their_own(told):
    assert "Crew sickness absence in Nottingham" in told["picked"][1]


def test_a_councillor_is_answered_with_what_councillors_may_see_and_no_word_of_it(told):
    answer = told["councillor"][1].lower()
    assert "days lost to sickness for each employee" in answer and "crew" not in answer


@pytest.mark.parametrize("asker", ["stranger", "group"])
def test_nobody_else_does_nor_a_group_that_they_ask_in(told, asker):
    assert told[asker][1] == told["unknown"][1] and "No figures are held" in told[asker][1]


def test_a_body_that_drips_is_not_waited_for(dripping: Future[tuple[bytes, float]]):
    answer, seconds = dripping.result()
    assert answer.startswith(b"HTTP/1.1 408 ") and BODY_WITHIN <= seconds < 2 * BODY_WITHIN


def test_a_body_that_breaks_off_and_every_refusal_leave_a_line_that_names_nobody(bot: Bot, cloud: Cloud):
    with socket.create_connection(("127.0.0.1", bot.port)) as leaving:
        leaving.sendall(head(f"Authorization: Bearer {token()}") + b"{")
    assert httpx.get(f"{bot.address}/readyz").status_code == 200
    assert bot.post(message(channelId="webchat")).status_code == 403
    assert bot.post(content=b" " * 5 * 1024 * 1024).status_code == 413
    written = bot.log()
    assert "refused with 413, as the body is too large" in written
    assert "the sender went away" in written and "refused with 403, as it is of another channel" in written
    assert "Traceback" not in written
    names = [SECRET, cloud.bot_token, token()[:20], APP, TENANT, OTHER_TENANT, ATTACKER, PICKED, "29:", "A person"]
    assert [name for name in [*names, "evil.example", "recycling", "landfill"] if name in written] == []
