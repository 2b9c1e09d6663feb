"""Every message is answered once and its replies arrive in order, whatever the service answers and whenever we stop."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import OperationalError

from bot.store.mailbox import Due, Mailbox, Outgoing, Received, digest
from bot.teams import delivery, lasting
from bot.teams.answering import Answered, Answering
from bot.teams.delivery import AGAIN, LONGEST_WAIT, Delivered, Delivery, wait_after
from tests.bot.store.test_mailbox import counted

PEOPLE, EACH = 20, 5


@pytest.fixture(autouse=True)
def quickly(monkeypatch) -> None:
    monkeypatch.setattr(delivery, "SHORTEST_WAIT", 0.01)
    monkeypatch.setattr(delivery, "LONGEST_WAIT", 0.02)
    monkeypatch.setattr(delivery, "GRACE", 0.2)
    monkeypatch.setattr(lasting, "PAUSES", (0.01,))


def message(person: int, at: int) -> Received:
    return Received(digest(str(person), str(at)), digest(str(person)), f"{person}:{at}")


async def echoed(received: Received) -> Answered:
    await asyncio.sleep(0)
    return Answered([Outgoing(received.body)])


def excused(received: Received) -> Answered:
    return Answered([Outgoing(f"sorry for {received.body}")])


class Teams:
    """Takes replies; the first answers of a reply are troubles, as many as `troubles` has for it."""

    def __init__(self, troubles: dict[str, list[int | None]] | None = None) -> None:
        self.troubles, self.arrived = troubles or {}, defaultdict(list)

    async def deliver(self, due: Due) -> Delivered:
        await asyncio.sleep(0)
        waiting = self.troubles.get(due.body, [])
        if waiting:
            return Delivered(waiting.pop(0))
        self.arrived[due.thread].append(due.body)
        return Delivered(201, f"m-{due.seq}")


def outbox(mailbox: Mailbox) -> list[Due]:
    """All that waits, taken out in its order."""
    taken = list[Due]()
    while due := mailbox.due():
        taken.append(due[0])
        mailbox.sent(due[0].seq, None)
    return taken


class Failing:
    """A mailbox whose database fails the first times that a method is called."""

    def __init__(self, mailbox: Mailbox, **times: int) -> None:
        self._mailbox, self._left = mailbox, times

    def __getattr__(self, name: str) -> Callable:
        if self._left.get(name, 0) <= 0:
            return getattr(self._mailbox, name)
        self._left[name] -= 1
        return self._fails

    def _fails(self, *_: object, **__: object) -> None:
        raise OperationalError("UPDATE", {"body": "what was asked"}, Exception("database is locked"))


async def until_sent(mailbox: Mailbox, sending: Delivery) -> None:
    """Runs it until nothing waits."""
    task = asyncio.create_task(sending.run())
    async with asyncio.timeout(20):
        while mailbox.next_at() is not None:
            await asyncio.sleep(0.01)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def test_each_of_many_is_answered_once_and_in_order_within_a_conversation(mailbox):
    teams = Teams()
    sending = Delivery(mailbox, teams.deliver)
    answering = Answering(mailbox, echoed, excused, sending.wake)
    for at in range(EACH):
        accepted = await asyncio.gather(*(answering.accept(message(person, at)) for person in range(PEOPLE)))
        again = await asyncio.gather(*(answering.accept(message(person, at)) for person in range(PEOPLE)))
        assert all(accepted) and not any(again)
    await answering.all_done()
    await until_sent(mailbox, sending)
    expected = {digest(str(person)): [f"{person}:{at}" for at in range(EACH)] for person in range(PEOPLE)}
    assert dict(teams.arrived) == expected


async def test_what_was_acknowledged_and_not_answered_is_taken_up_at_the_next_start(mailbox):
    never = asyncio.Event()

    async def stuck(_: Received) -> Answered:
        await never.wait()
        return Answered()

    first = Answering(mailbox, stuck, excused, lambda: None)
    assert await first.accept(message(1, 1)) and await first.accept(message(1, 2))
    await asyncio.sleep(0)
    await first.stop()
    second = Answering(mailbox, echoed, excused, lambda: None)
    await second.begin()
    await second.all_done()
    assert [one.body for one in mailbox.due()] == ["1:1"] and mailbox.waiting() == []


async def test_one_that_cannot_be_answered_is_excused_and_holds_up_nothing_nor_is_in_the_log(mailbox, engine, caplog):
    async def fails_first(received: Received) -> Answered:
        if received.body == "1:1":
            raise RuntimeError("what was asked")
        return Answered([Outgoing(received.body)])

    answering = Answering(mailbox, fails_first, excused, lambda: None)
    for at in (1, 2):
        await answering.accept(message(1, at))
    await answering.all_done()
    assert [one.body for one in outbox(mailbox)] == ["sorry for 1:1", "1:2"]
    assert counted(engine, "pmf_teams_inbox WHERE body IS NOT NULL") == 0
    assert "could not be answered" in caplog.text and "what was asked" not in caplog.text


async def test_troubles_of_the_service_delay_and_lose_nothing(mailbox):
    teams = Teams({"1:1": [429, None, 503], "2:1": [502], "1:2": [504, 504]})
    for person, at in ((1, 1), (1, 2), (2, 1)):
        mailbox.accept(message(person, at))
        mailbox.answered(message(person, at).key, [Outgoing(f"{person}:{at}")])
    await until_sent(mailbox, Delivery(mailbox, teams.deliver))
    assert dict(teams.arrived) == {digest("1"): ["1:1", "1:2"], digest("2"): ["2:1"]}


async def test_what_is_refused_for_good_is_given_up_and_the_next_goes_on(mailbox, caplog):
    teams = Teams({"1:1": [403]})
    for at in (1, 2):
        mailbox.accept(message(1, at))
        mailbox.answered(message(1, at).key, [Outgoing(f"1:{at}")])
    await until_sent(mailbox, Delivery(mailbox, teams.deliver))
    assert teams.arrived[digest("1")] == ["1:2"] and "given up after status 403" in caplog.text


async def test_an_error_of_the_network_counts_as_no_answer(mailbox):
    asked = list[int]()

    async def down_once(due: Due) -> Delivered:
        asked.append(due.attempts)
        if len(asked) == 1:
            raise OSError("no route")
        return Delivered(201)

    mailbox.accept(message(1, 1))
    mailbox.answered(message(1, 1).key, [Outgoing("1:1")])
    await until_sent(mailbox, Delivery(mailbox, down_once))
    assert asked == [0, 1]


async def test_a_slow_one_holds_up_no_other_that_is_tried_again(mailbox):
    released, tries = asyncio.Event(), list[str]()

    async def slow_for_the_first(due: Due) -> Delivered:
        tries.append(due.body)
        if due.body == "1:1":
            await released.wait()
        return Delivered(503 if tries == ["1:1", "2:1"] else 201)

    for person in (1, 2):
        mailbox.accept(message(person, 1))
        mailbox.answered(message(person, 1).key, [Outgoing(f"{person}:1")])
    task = asyncio.create_task(until_sent(mailbox, Delivery(mailbox, slow_for_the_first)))
    async with asyncio.timeout(2):
        while tries != ["1:1", "2:1", "2:1"]:
            await asyncio.sleep(0.01)
    released.set()
    await task


async def test_what_was_being_sent_when_the_process_ended_is_sent_at_the_next_start(mailbox):
    never = asyncio.Event()

    async def hangs(_: Due) -> Delivered:
        await never.wait()
        return Delivered(201)

    mailbox.accept(message(1, 1))
    mailbox.answered(message(1, 1).key, [Outgoing("1:1")])
    task = asyncio.create_task(Delivery(mailbox, hangs).run())
    await asyncio.sleep(0.05)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    teams = Teams()
    await until_sent(mailbox, Delivery(mailbox, teams.deliver))
    assert teams.arrived[digest("1")] == ["1:1"]


async def test_what_is_under_way_when_the_service_stops_has_a_moment_to_arrive(mailbox):
    begun = asyncio.Event()

    async def slow(_: Due) -> Delivered:
        begun.set()
        await asyncio.sleep(0.05)
        return Delivered(201, "m1")

    mailbox.accept(message(1, 1))
    mailbox.answered(message(1, 1).key, [Outgoing("1:1")])
    task = asyncio.create_task(Delivery(mailbox, slow).run())
    await begun.wait()
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    assert mailbox.due() == []


@pytest.mark.parametrize("fails", ["due", "next_at", "sent", "later"])
async def test_a_database_that_fails_for_a_moment_makes_no_reply_lost_or_twice(mailbox, caplog, fails):
    teams = Teams({"1:1": [503]})
    for person, at in ((1, 1), (1, 2), (2, 1)):
        mailbox.accept(message(person, at))
        mailbox.answered(message(person, at).key, [Outgoing(f"{person}:{at}")])
    failing = Failing(mailbox, **{fails: 3})
    await until_sent(mailbox, Delivery(failing, teams.deliver))  # type: ignore[arg-type]
    assert dict(teams.arrived) == {digest("1"): ["1:1", "1:2"], digest("2"): ["2:1"]}
    assert "the database failed over" in caplog.text and "what was asked" not in caplog.text


async def test_a_database_that_fails_for_a_moment_loses_no_answer(mailbox, caplog):
    failing = Failing(mailbox, answered=3)
    answering = Answering(failing, echoed, excused, lambda: None)  # type: ignore[arg-type]
    for at in (1, 2, 3):
        await answering.accept(message(1, at))
    await answering.all_done()
    assert [one.body for one in outbox(mailbox)] == ["1:1", "1:2", "1:3"] and "what was asked" not in caplog.text


@pytest.mark.parametrize(("times", "said"), [(3, "1:1"), (99, "sorry for 1:1")])
async def test_a_message_whose_answer_the_database_fails_is_answered_later_or_excused(mailbox, times, said):
    left = iter(range(times))

    async def locked(received: Received) -> Answered:
        if next(left, None) is not None:
            raise OperationalError("SELECT", {}, Exception("database is locked"))
        return await echoed(received)

    answering = Answering(mailbox, locked, excused, lambda: None)
    await answering.accept(message(1, 1))
    await answering.all_done()
    assert [one.body for one in outbox(mailbox)] == [said]


async def test_messages_are_answered_in_the_order_in_which_they_came_however_long_it_takes_to_write_them_down(mailbox):
    real, answered = mailbox.accept, list[str]()

    def slow_for_the_first(received: Received) -> bool:
        time.sleep(0.05 if received.body == "1:1" else 0)
        return real(received)

    async def noted(received: Received) -> Answered:
        answered.append(received.body)
        return Answered()

    mailbox.accept = slow_for_the_first
    answering = Answering(mailbox, noted, excused, lambda: None)
    await asyncio.gather(*(answering.accept(message(1, at)) for at in (1, 2, 3)))
    await answering.all_done()
    assert answered == ["1:1", "1:2", "1:3"]


@given(st.integers(0, 1_000), st.none() | st.floats(0, 600), st.floats(0, 1))
def test_a_wait_grows_to_a_bound_and_is_never_shorter_than_asked_for(attempts, asked, chance):
    wait = wait_after(attempts, asked, chance)
    assert wait >= (asked or 0) and wait <= max(asked or 0, LONGEST_WAIT)
    assert wait_after(attempts + 1, None, chance) >= wait_after(attempts, None, chance)


def test_only_what_may_work_later_is_tried_again():
    assert {status for status in range(200, 600) if Delivered(status).may_work_later} == AGAIN
    assert Delivered(None).may_work_later and not Delivered(403).may_work_later and Delivered(200).done
