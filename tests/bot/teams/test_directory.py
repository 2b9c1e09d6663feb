"""Levels from Entra groups: asked once in a while, never for long, and public whenever the directory does not say."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.teams import directory
from bot.teams.directory import Directory, NoAnswer, groups_in
from bot.teams.own_token import OwnToken
from data_layer.vocabulary import Level
from tests.bot.teams.conftest import Clock

ANN, BEN, CAT = (f"{at}faf8ab2-3c5d-4b6e-8f90-123456789abc" for at in range(3))
MEMBERS, OFFICERS, LEADERS = (f"{at}aaf8ab2-3c5d-4b6e-8f90-123456789abc" for at in range(3))
GROUPS = {MEMBERS: Level.COUNCILLOR, OFFICERS: Level.OFFICER, LEADERS: Level.RESTRICTED}
FIVE_MINUTES = 300
Troubled = Callable[[], httpx.Response]


@dataclass
class Entra:
    """Answers as Microsoft Graph does: `inside` holds of a person or group the groups it stands in directly."""

    inside: dict[str, list[str]] = field(default_factory=dict)
    trouble: Troubled | None = None
    hangs: float = 0.0
    asked: list[httpx.Request] = field(default_factory=list)
    tokens: int = 0

    async def answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        await asyncio.sleep(self.hangs)
        if self.trouble:
            return self.trouble()
        person = request.url.path.split("/")[3]
        if person not in self.inside:
            return httpx.Response(404, json={"error": {"code": "Request_ResourceNotFound"}})
        wanted = json.loads(request.content)["groupIds"]
        return httpx.Response(200, json={"value": [one for one in wanted if one in self.reached(person)]})

    def reached(self, start: str) -> set[str]:
        direct = self.inside.get(start, [])
        return {*direct}.union(*map(self.reached, direct))

    async def token(self) -> str | None:
        self.tokens += 1
        return "of the bot"


def asking(entra: Entra, clock: Clock | None = None, **others: object) -> Directory:
    # one that would follow a redirect, if it were let
    client = httpx.AsyncClient(transport=httpx.MockTransport(entra.answer), follow_redirects=True)
    given = {"client": client, "token": entra.token, "groups": GROUPS, "clock": clock or Clock(), **others}
    return Directory(**given)  # type: ignore[arg-type]


async def test_a_level_is_that_of_the_highest_group_also_by_way_of_another_group():
    entra = Entra({ANN: [MEMBERS, "9" + LEADERS[1:]], "9" + LEADERS[1:]: [OFFICERS], BEN: [MEMBERS], CAT: []})
    asked = asking(entra)
    assert [await asked.level_of(one) for one in (ANN, BEN, CAT)] == [Level.OFFICER, Level.COUNCILLOR, Level.PUBLIC]


async def test_the_question_is_the_one_that_microsoft_documents():
    entra = Entra({ANN: []})
    await asking(entra).level_of(f" {ANN.upper()} ")
    [request] = entra.asked
    assert str(request.url) == f"https://graph.microsoft.com/v1.0/users/{ANN}/checkMemberGroups"
    assert (request.method, request.headers["Authorization"]) == ("POST", "Bearer of the bot")
    assert json.loads(request.content) == {"groupIds": [*GROUPS]}


@given(st.sets(st.sampled_from([*GROUPS, CAT])), st.randoms())
@settings(max_examples=30, deadline=None)
def test_whatever_order_groups_come_in_and_however_they_are_written_the_highest_counts(found, random):
    listed = random.sample([*found], len(found))
    entra = Entra(trouble=lambda: httpx.Response(200, json={"value": [one.upper() for one in listed]}))
    levels = sorted(GROUPS[one] for one in found if one in GROUPS)
    assert asyncio.run(asking(entra).level_of(ANN)) == ([Level.PUBLIC, *levels][-1])


async def test_a_person_is_asked_about_once_in_ten_minutes(clock):
    entra = Entra({ANN: [OFFICERS]})
    asked = asking(entra, clock)
    for _ in range(3):
        assert await asked.level_of(ANN) is Level.OFFICER
    entra.inside[ANN] = []
    clock.now += 2 * FIVE_MINUTES - 1
    assert await asked.level_of(ANN.upper()) is Level.OFFICER and len(entra.asked) == 1
    clock.now += 1
    assert await asked.level_of(ANN) is Level.PUBLIC and len(entra.asked) == 2


async def test_two_messages_at_once_of_one_person_ask_once_and_those_of_others_do_not_wait_for_it(clock):
    entra = Entra({ANN: [OFFICERS], BEN: [MEMBERS]}, hangs=0.05)
    asked = asking(entra, clock)
    found = await asyncio.gather(*(asked.level_of(one) for one in (ANN, ANN, BEN, ANN)))
    assert found == [Level.OFFICER, Level.OFFICER, Level.COUNCILLOR, Level.OFFICER] and len(entra.asked) == 2


async def test_one_of_two_that_is_called_off_leaves_the_other_its_answer(clock):
    entra = Entra({ANN: [OFFICERS]}, hangs=0.02)
    asked = asking(entra, clock)
    first, second = (asyncio.create_task(asked.level_of(ANN)) for _ in range(2))
    await asyncio.sleep(0.005)
    first.cancel()
    assert await second is Level.OFFICER


async def test_who_was_not_asked_about_for_longest_is_forgotten_first(clock, monkeypatch):
    monkeypatch.setattr(directory, "MOST_PEOPLE", 2)
    entra = Entra({ANN: [], BEN: [], CAT: []})
    asked = asking(entra, clock)
    for one in (ANN, BEN, ANN, CAT, ANN):
        await asked.level_of(one)
    assert len(entra.asked) == 3
    await asked.level_of(BEN)
    assert len(entra.asked) == 4


async def test_somebody_whom_the_directory_does_not_know_is_public_and_kept_like_any_other(clock, caplog):
    entra = Entra()
    asked = asking(entra, clock)
    assert [await asked.level_of(ANN) for _ in range(2)] == [Level.PUBLIC] * 2
    assert len(entra.asked) == 1 and not caplog.text


@pytest.mark.parametrize("nobody", ["", "29:1abc", "me", f"{ANN}/../{BEN}", f"{ANN}?$select=id", f"{ANN}\n/", "١" * 36])
async def test_what_is_no_id_of_the_directory_is_public_and_never_asked_about(nobody):
    entra = Entra({"me": [OFFICERS]})
    assert await asking(entra).level_of(nobody) is Level.PUBLIC and not entra.asked


def unreachable() -> httpx.Response:
    raise httpx.ConnectError(f"no way to {ANN}")


FAILURES: dict[str, Troubled] = {
    "status 401": lambda: httpx.Response(401),
    "status 403": lambda: httpx.Response(403),
    "status 429": lambda: httpx.Response(429),
    "status 500": lambda: httpx.Response(500, text=f"about {ANN}"),
    "status 503": lambda: httpx.Response(503, headers={"Retry-After": "Sat, 28 Nov 2026 10:00:00 GMT"}),
    "status 302": lambda: httpx.Response(302, headers={"Location": "https://evil.example/take"}),
    "status 307": lambda: httpx.Response(307, headers={"Location": "https://graph.microsoft.com.evil.example/"}),
    "ConnectError": unreachable,
    "an answer that cannot be read": lambda: httpx.Response(200, text="<html>"),
}


@pytest.mark.parametrize("reason", FAILURES)
async def test_after_a_failure_nobody_is_asked_about_for_half_a_minute_and_it_is_logged_once(reason, clock, caplog):
    entra = Entra({ANN: [OFFICERS], BEN: [MEMBERS], CAT: [LEADERS]})
    asked = asking(entra, clock)
    await asked.level_of(CAT)
    entra.trouble = FAILURES[reason]
    together = await asyncio.gather(asked.level_of(ANN), asked.level_of(BEN), asked.level_of(ANN))
    clock.now += 29
    assert {*together, await asked.level_of(ANN)} == {None} and len(entra.asked) == 3
    assert await asked.level_of(CAT) is Level.RESTRICTED  # still known
    [line] = [record.getMessage() for record in caplog.records if record.name == "pmf.teams"]
    assert f"({reason})" in line and "For 30 seconds" in line
    assert ANN not in caplog.text and "of the bot" not in caplog.text
    assert ("User.Read.All and GroupMember.Read.All" in line) == (reason == "status 403")
    assert {request.url.host for request in entra.asked} == {"graph.microsoft.com"}
    entra.trouble = None
    clock.now += 1
    assert await asked.level_of(ANN) is Level.OFFICER


async def test_what_was_known_is_not_believed_for_longer_while_the_directory_fails(clock):
    entra = Entra({ANN: [OFFICERS]})
    asked = asking(entra, clock)
    await asked.level_of(ANN)
    entra.trouble = FAILURES["status 500"]
    clock.now += 2 * FIVE_MINUTES
    assert await asked.level_of(ANN) is None


@pytest.mark.parametrize(("said", "waits"), [("120", 120), ("86400", 600), ("1", 30), ("nan", 30), ("-5", 30)])
async def test_a_directory_that_asks_for_time_gets_it_up_to_ten_minutes(said, waits, clock):
    entra = Entra({ANN: [OFFICERS]}, trouble=lambda: httpx.Response(429, headers={"Retry-After": said}))
    asked = asking(entra, clock)
    await asked.level_of(ANN)
    entra.trouble = None
    clock.now += waits - 1
    assert await asked.level_of(ANN) is None
    clock.now += 1
    assert await asked.level_of(ANN) is Level.OFFICER


async def test_a_directory_that_hangs_holds_nobody_up_beyond_the_limit(clock, monkeypatch, caplog):
    monkeypatch.setattr(directory, "TIMEOUT", 0.1)
    entra = Entra({ANN: [OFFICERS]}, hangs=30)
    asked = asking(entra, clock)
    began = time.monotonic()
    assert {*await asyncio.gather(*(asked.level_of(one) for one in (ANN, ANN, BEN, CAT)))} == {None}
    assert await asked.level_of(ANN) is None and len(entra.asked) == 3
    assert 0.1 <= time.monotonic() - began < 2 and "TimeoutError" in caplog.text


async def failing() -> str | None:
    raise KeyError(f"the library's own, about {ANN}")


async def none() -> str | None:
    return None


@pytest.mark.parametrize(("token", "reason"), [(none, "(no token)"), (failing, "(no token, KeyError)")])
async def test_without_a_token_the_directory_is_not_asked(token, reason, clock, caplog):
    entra = Entra({ANN: [OFFICERS]})
    assert await asking(entra, clock, token=token).level_of(ANN) is None
    assert not entra.asked and reason in caplog.text and ANN not in caplog.text


async def test_a_token_that_blocks_blocks_neither_the_service_nor_a_second_thread(clock, monkeypatch):
    monkeypatch.setattr(directory, "TIMEOUT", 0.05)
    begun = list[float]()

    async def blocks() -> None:
        begun.append(time.monotonic())
        time.sleep(0.4)

    asked = asking(Entra({ANN: [OFFICERS]}), clock, token=OwnToken(blocks))
    began = time.monotonic()
    for _ in range(2):
        assert await asked.level_of(ANN) is None
        clock.now += directory.PAUSE
    assert time.monotonic() - began < 0.35 and len(begun) == 1


@given(st.lists(st.text()))
def test_an_answer_of_texts_is_read_in_small_letters(found):
    assert groups_in(httpx.Response(200, json={"value": found})) == [one.lower() for one in found]


@given(st.binary(max_size=60))
def test_of_anything_else_it_is_only_said_that_it_cannot_be_read(body):
    with pytest.raises(NoAnswer):
        groups_in(httpx.Response(200, content=body))


SHAPES = {
    "empty": "", "a list": "[]", "null": "null", "an object": "{}", "too deep": "[" * 9_000,
    "a text": '{"value": "a"}', "no value": '{"value": null}', "a map": '{"value": {}}',
    "numbers": '{"value": [1]}', "of all kinds": '{"value": ["a", null]}',
}  # fmt: skip


@pytest.mark.parametrize("body", SHAPES.values(), ids=SHAPES)
def test_an_answer_of_another_shape_cannot_be_read(body):
    with pytest.raises(NoAnswer):
        groups_in(httpx.Response(200, text=body))
