"""What came from Teams is answered once and in its order, whatever is sent again and wherever a process ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.settings import ROOT
from bot.store.conversations import open_engine
from bot.store.mailbox import KEPT_FOR, Mailbox, Received, Reply, digest, now
from bot.store.tables import migrate


def engine_at(folder: Path) -> Engine:
    engine = open_engine(f"sqlite:///{folder / 'service.sqlite'}")
    migrate(engine)
    return engine


def received(at: int, thread: str = "a") -> Received:
    return Received(digest(thread, str(at)), digest(thread), f"question {at}")


def counted(engine: Engine, words: str) -> int:
    with engine.connect() as connection:
        return connection.execute(text(f"SELECT count(*) FROM {words}")).scalar_one()


def test_a_message_that_is_sent_again_is_written_down_once(mailbox):
    with ThreadPoolExecutor(8) as pool:
        accepted = list(pool.map(lambda _: mailbox.accept(received(1)), range(40)))
    assert sum(accepted) == 1 and len(mailbox.waiting()) == 1
    mailbox.answered(received(1).key, [Reply("answer")])
    assert not mailbox.accept(received(1)) and mailbox.waiting() == []


def test_what_is_not_answered_is_found_in_its_order_by_the_next_process(mailbox, engine, tmp_path):
    for at in (3, 1, 2):
        mailbox.accept(received(at))
    mailbox.answered(received(1).key, [Reply("answer 1")])
    again = Mailbox(engine_at(tmp_path))
    assert [one.body for one in again.waiting()] == ["question 3", "question 2"]
    assert [one.body for one in again.due()] == ["answer 1"]


def test_an_answer_is_put_out_once_however_often_it_is_given(mailbox, engine):
    mailbox.accept(received(1))
    for _ in range(3):
        mailbox.answered(received(1).key, [Reply("first"), Reply("second")])
    assert counted(engine, "pmf_teams_outbox") == 2


def test_a_message_without_an_answer_is_done(mailbox):
    mailbox.accept(received(1))
    mailbox.answered(received(1).key, [])
    assert mailbox.waiting() == [] and mailbox.due() == []


def test_a_reply_waits_for_those_before_it_in_its_conversation_and_for_no_other(mailbox):
    for at, thread in ((1, "a"), (2, "a"), (3, "b")):
        mailbox.accept(received(at, thread))
        mailbox.answered(received(at, thread).key, [Reply(f"to {at}")])
    first, other = mailbox.due()
    assert (first.body, other.body) == ("to 1", "to 3")
    mailbox.later(first.seq, now() + timedelta(minutes=1))
    assert [one.body for one in mailbox.due()] == ["to 3"]
    [again, _] = mailbox.due(now() + timedelta(minutes=2))
    assert (again.body, again.attempts) == ("to 1", 1)
    mailbox.sent(first.seq, "m1")
    assert [one.body for one in mailbox.due()] == ["to 2", "to 3"]


def test_a_reply_refused_for_good_holds_up_nothing(mailbox):
    for at in (1, 2):
        mailbox.accept(received(at))
        mailbox.answered(received(at).key, [Reply(f"to {at}")])
    [first] = mailbox.due()
    mailbox.not_sent(first.seq)
    assert [one.body for one in mailbox.due()] == ["to 2"]


def test_when_the_next_may_be_sent_is_known(mailbox):
    assert mailbox.next_at() is None
    mailbox.accept(received(1))
    mailbox.answered(received(1).key, [Reply("answer")])
    then = now() + timedelta(minutes=1)
    mailbox.later(mailbox.due()[0].seq, then)
    assert mailbox.next_at() == then


def test_no_text_is_kept_once_it_is_answered_and_sent(mailbox, engine):
    mailbox.accept(received(1))
    mailbox.accept(received(2))
    mailbox.given_up(received(2).key)
    mailbox.answered(received(1).key, [Reply("answer", "answer-id")])
    mailbox.sent(mailbox.due()[0].seq, "m1")
    assert counted(engine, "pmf_teams_inbox WHERE body IS NOT NULL") == 0
    assert counted(engine, "pmf_teams_outbox WHERE body IS NOT NULL") == 0


def test_a_message_of_ours_is_known_by_its_id_in_its_own_conversation(mailbox):
    mailbox.accept(received(1))
    mailbox.answered(received(1).key, [Reply("welcome"), Reply("first", "answer-1"), Reply("second", "answer-2")])
    for name in ("m0", "m1", "m2"):
        mailbox.sent(mailbox.due()[0].seq, name)
    assert mailbox.answer_of(digest("a"), "m2") == "answer-2"
    assert mailbox.answer_of(digest("a"), None) == "answer-2" and mailbox.answer_of(digest("b"), None) is None
    assert mailbox.answer_of(digest("b"), "m2") is None and mailbox.answer_of(digest("a"), "m9") is None
    assert mailbox.replies_to(received(1).key) == ["m1", "m2"]


def test_keys_and_ids_are_forgotten_in_time(mailbox, engine):
    mailbox.accept(received(1))
    mailbox.answered(received(1).key, [Reply("answer")])
    long_ago = (now() - KEPT_FOR - timedelta(days=1)).isoformat(" ")
    with engine.begin() as connection:
        for table, column in (("pmf_teams_inbox", "received"), ("pmf_teams_outbox", "written")):
            connection.execute(text(f"UPDATE {table} SET {column} = :then"), {"then": long_ago})
    Mailbox(engine)
    assert (counted(engine, "pmf_teams_inbox"), counted(engine, "pmf_teams_outbox")) == (0, 0)


STEPS = st.lists(st.tuples(st.sampled_from(["accept", "answer", "send", "later"]), st.integers(0, 5)), max_size=30)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_happens_each_message_is_answered_once_and_in_order(steps, tmp_path_factory):
    """Beside it a plain list of what was promised; at the end all that waits is done."""
    engine = engine_at(tmp_path_factory.mktemp("mail"))
    mailbox, promised, sent = Mailbox(engine), list[str](), list[str]()
    for step, at in [*steps, *[("answer", at) for at in range(6)], *[("send", 0)] * 40]:
        one = received(at)
        if step == "accept" and mailbox.accept(one):
            promised.append(one.body)
        elif step == "answer" and (waiting := mailbox.waiting()):
            mailbox.answered(waiting[0].key, [Reply(waiting[0].body)])
        elif step in {"send", "later"} and (due := mailbox.due(now() + timedelta(hours=1))):
            if step == "later":
                mailbox.later(due[0].seq, now() + timedelta(minutes=1))
            else:
                sent.append(due[0].body)
                mailbox.sent(due[0].seq, f"m{len(sent)}")
    engine.dispose()
    assert sent == promised


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from bot.store.mailbox import Mailbox, Received, Reply
from tests.bot.store.test_mailbox import engine_at, received
mailbox = Mailbox(engine_at(Path({folder!r})))
for at in range(3):
    mailbox.accept(received(at))
mailbox.answered(received(0).key, [Reply("to 0")])
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_killed_process_acknowledged_is_there_at_the_next_start(tmp_path):
    words = KILLED.format(root=str(ROOT), folder=str(tmp_path))
    ended = subprocess.run([sys.executable, "-c", words], cwd=ROOT, env={**os.environ}, check=False)
    assert ended.returncode == -signal.SIGKILL
    mailbox = Mailbox(engine_at(tmp_path))
    assert [one.body for one in mailbox.waiting()] == ["question 1", "question 2"]
    assert [one.body for one in mailbox.due()] == ["to 0"]


def test_a_reply_behind_one_that_waits_does_not_wake_the_delivery(mailbox):
    mailbox.accept(received(1))
    mailbox.answered(received(1).key, [Reply("first"), Reply("second")])
    [first] = mailbox.due()
    tomorrow = now() + timedelta(days=1)
    mailbox.later(first.seq, tomorrow)
    assert mailbox.due() == [] and mailbox.next_at() == tomorrow
