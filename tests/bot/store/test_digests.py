"""Each digest of an occasion is claimed by one, posted once, and settled; what was not posted is taken over."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest

from actions.digest_book import Pause
from bot.settings import ROOT
from bot.store.digests import HELD_FOR, KEPT_FOR, Claim, Digests, Sent
from bot.store.pauses import Pauses
from bot.store.subscriptions import Subscriptions
from tests.bot.store.test_mailbox import counted, engine_at
from tests.bot.store.test_subscriptions import one

NOW = datetime(2026, 12, 4, 9, tzinfo=UTC)
SOON = timedelta(seconds=1)


@pytest.fixture
def digests(engine) -> Digests:
    Subscriptions(engine).put(one(), 5)
    return Digests(engine)


def claimed(digests: Digests, at: datetime = NOW) -> Claim | None:
    return digests.claim(one().id, "meeting 1", at)


def state(digests: Digests) -> Sent:
    [known] = digests.known()
    return known.state


def test_of_many_at_once_one_has_the_claim(digests):
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: claimed(digests), range(40)))
    assert sum(claim is not None for claim in found) == 1


def test_of_many_at_once_one_takes_over_a_claim_that_ran_out(digests):
    first = claimed(digests)
    assert claimed(digests, NOW + HELD_FOR - SOON) is None
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: claimed(digests, NOW + HELD_FOR), range(40)))
    [second] = [claim for claim in found if claim]
    assert not digests.posting(first, NOW) and digests.posting(second, NOW)


def test_one_that_is_posted_is_posted_once_and_never_taken_over(digests):
    claim = claimed(digests)
    assert digests.posting(claim, NOW) and not digests.posting(claim, NOW)
    assert claimed(digests, NOW + timedelta(days=99)) is None and state(digests) is Sent.POSTING


def test_what_was_not_taken_waits_for_its_time_and_counts_its_attempts(digests):
    claim = claimed(digests)
    digests.posting(claim, NOW)
    digests.again(claim, NOW + timedelta(minutes=1), 503)
    assert claimed(digests, NOW + timedelta(seconds=59)) is None
    assert claimed(digests, NOW + timedelta(minutes=1)).attempts == 1
    assert digests.known()[0].status == 503


def test_what_is_done_or_refused_is_over(digests):
    claim, noted = claimed(digests), list[str]()
    digests.posting(claim, NOW)
    for _ in range(3):
        digests.done(claim, 201, lambda _: noted.append("noted"))
    assert noted == ["noted"] and state(digests) is Sent.DONE
    digests.again(claim, NOW)
    digests.refused(claim, 403)
    assert state(digests) is Sent.DONE and claimed(digests, NOW + timedelta(days=1)) is None


def test_what_is_settled_is_known_by_its_subscription_and_occasion(digests):
    claim = claimed(digests)
    assert not digests.settled()
    digests.posting(claim, NOW)
    assert digests.settled() == digests.settled(one().id) == {one().id: {"meeting 1"}}
    assert digests.settled("another") == {}
    digests.again(claim, NOW)
    assert not digests.settled()


def test_what_is_written_with_it_is_written_with_it_or_nothing_is(digests):
    claim = claimed(digests)
    digests.posting(claim, NOW)

    def fails(_: object) -> None:
        raise RuntimeError("no room")

    with pytest.raises(RuntimeError):
        digests.done(claim, 201, fails)
    assert state(digests) is Sent.POSTING


def test_one_that_was_stopped_is_not_posted(digests, engine):
    claim = claimed(digests)
    Subscriptions(engine).end_all("here")
    assert not digests.posting(claim, NOW)


def test_another_occasion_or_subscription_has_its_own(digests):
    assert claimed(digests) and digests.claim(one().id, "meeting 2", NOW)
    assert digests.claim(one("there").id, "meeting 1", NOW)


def test_keys_are_forgotten_in_time(digests, engine):
    claimed(digests)
    digests.sweep(NOW + KEPT_FOR)
    assert counted(engine, "pmf_digest") == 1
    digests.sweep(NOW + KEPT_FOR + SOON)
    assert counted(engine, "pmf_digest") == 0


KILLED = """
import os, signal, sys
from datetime import datetime, UTC
from pathlib import Path
sys.path.insert(0, {root!r})
from bot.store.digests import Digests
from tests.bot.store.test_digests import NOW, claimed
from tests.bot.store.test_mailbox import engine_at
digests = Digests(engine_at(Path({folder!r})))
claim = claimed(digests)
{posting}
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize(("posting", "taken_over"), [("", True), ("assert digests.posting(claim, NOW)", False)])
def test_a_killed_process_leaves_what_it_had_not_begun_to_post(tmp_path, posting, taken_over):
    Subscriptions(engine_at(tmp_path)).put(one(), 5)
    words = KILLED.format(root=str(ROOT), folder=str(tmp_path), posting=posting)
    ended = subprocess.run([sys.executable, "-c", words], cwd=ROOT, env={**os.environ}, check=False)
    assert ended.returncode == -signal.SIGKILL
    found = claimed(Digests(engine_at(tmp_path)), NOW + HELD_FOR)
    assert (found is not None) is taken_over


def test_a_pause_is_in_force_on_each_of_its_days(engine):
    first, last = date(2027, 3, 15), date(2027, 5, 6)
    pauses, election, day = Pauses(engine), Pause(first, last, "pre-election period"), timedelta(days=1)
    pauses.add(election)
    assert [pauses.on(on) for on in (first - day, first, last, last + day)] == [None, election, election, None]
    assert pauses.from_day(date(2027, 1, 1)) == [election] and pauses.from_day(last + day) == []
    assert pauses.end(first - day) == 0 and pauses.end(first) == 1 and pauses.from_day(NOW.date()) == []
