"""A thread of Teams goes on where it was, is welcomed once, and starts anew once the bot was taken out."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import OperationalError

from bot.store.mailbox import digest, now
from bot.store.threads import KEPT_FOR, Thread, Threads
from tests.bot.store.test_mailbox import counted

HERE, THERE = digest("a"), digest("b")


def nothing(_: Connection) -> None:
    return


@pytest.fixture
def threads(engine) -> Threads:
    return Threads(engine)


def test_a_thread_goes_on_in_its_own_conversation_over_a_restart(threads, engine):
    assert threads.of(HERE) == Thread()
    threads.asked(HERE, "one", digest("ann"))
    threads.asked(HERE, "two", digest("ben"))
    assert Threads(engine).of(HERE) == Thread("two", digest("ben")) and threads.of(THERE) == Thread()


def test_of_two_events_of_one_installation_one_is_welcomed(threads):
    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(lambda _: threads.welcome(HERE, nothing), range(20))) == 1
    assert threads.of(HERE).welcomed and not threads.of(THERE).welcomed


@pytest.mark.parametrize("known", [True, False])
def test_a_welcome_that_could_not_be_put_out_is_said_the_next_time(threads, known):
    def locked(_: Connection) -> None:
        raise OperationalError("INSERT", {}, Exception("database is locked"))

    if known:
        threads.asked(HERE, "one", digest("ann"))
    with pytest.raises(OperationalError):
        threads.welcome(HERE, locked)
    assert not threads.of(HERE).welcomed and threads.welcome(HERE, nothing)


def test_who_asked_before_the_welcome_is_welcomed_and_goes_on(threads):
    threads.asked(HERE, "one", digest("ann"))
    assert threads.welcome(HERE, nothing) and not threads.welcome(HERE, nothing)
    assert threads.of(HERE) == Thread("one", digest("ann"), welcomed=True)


def test_once_taken_out_it_starts_anew(threads):
    threads.asked(HERE, "one", digest("ann"))
    threads.welcome(HERE, nothing)
    threads.gone(HERE)
    assert threads.of(HERE) == Thread() and threads.welcome(HERE, nothing)


def test_a_thread_is_forgotten_in_time(threads, engine):
    threads.asked(HERE, "one", digest("ann"))
    with engine.begin() as connection:
        then = (now() - KEPT_FOR - timedelta(days=1)).isoformat(" ")
        connection.execute(text("UPDATE pmf_teams_thread SET updated = :then"), {"then": then})
    Threads(engine)
    assert counted(engine, "pmf_teams_thread") == 0
