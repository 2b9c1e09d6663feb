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
from bot.store.mailbox import KEPT_FOR, PROMISED_FOR, Mailbox, Outgoing, Received, digest, now
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
    mailbox.answered(received(1).key, [Outgoing("answer")])
    assert not mailbox.accept(received(1)) and mailbox.waiting() == []


def test_what_is_not_answered_is_found_in_its_order_by_the_next_process(mailbox, engine, tmp_path):
    for at in (3, 1, 2):
        mailbox.accept(received(at))
    mailbox.answered(received(1).key, [Outgoing("answer 1")])
    again = Mailbox(engine_at(tmp_path))
    assert [one.body for one in again.waiting()] == ["question 3", "question 2"]
    assert [one.body for one in again.due()] == ["answer 1"]


def test_an_answer_is_put_out_once_however_often_it_is_given(mailbox, engine):
    mailbox.accept(received(1))
    for _ in range(3):
        mailbox.answered(received(1).key, [Outgoing("first"), Outgoing("second")])
    assert counted(engine, "pmf_teams_outbox") == 2


def test_a_message_without_an_answer_is_done(mailbox):
    mailbox.accept(received(1))
    mailbox.answered(received(1).key, [])
    assert mailbox.waiting() == [] and mailbox.due() == []


def test_a_reply_waits_for_those_before_it_in_its_conversation_and_for_no_other(mailbox):
    for at, thread in ((1, "a"), (2, "a"), (3, "b")):
        mailbox.accept(received(at, thread))
        mailbox.answered(received(at, thread).key, [Outgoing(f"to {at}")])
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
        mailbox.answered(received(at).key, [Outgoing(f"to {at}")])
    [first] = mailbox.due()
    mailbox.not_sent(first.seq)
    assert [one.body for one in mailbox.due()] == ["to 2"]


def test_when_the_next_may_be_sent_is_known(mailbox):
    assert mailbox.next_at() is None
    mailbox.accept(received(1))
    mailbox.answered(received(1).key, [Outgoing("answer")])
    then = now() + timedelta(minutes=1)
    mailbox.later(mailbox.due()[0].seq, then)
    assert mailbox.next_at() == then


def test_no_text_is_kept_once_it_is_answered_and_sent(mailbox, engine):
    mailbox.accept(received(1))
    mailbox.accept(received(2))
    mailbox.answered(received(2).key, [])
    mailbox.answered(received(1).key, [Outgoing("answer", "answer-id")])
    mailbox.sent(mailbox.due()[0].seq, "m1")
    assert counted(engine, "pmf_teams_inbox WHERE body IS NOT NULL") == 0
    assert counted(engine, "pmf_teams_outbox WHERE body IS NOT NULL") == 0


def test_a_message_of_ours_is_known_by_its_id_in_its_own_conversation(mailbox):
    mailbox.accept(received(1))
    mailbox.answered(
        received(1).key, [Outgoing("welcome"), Outgoing("first", "answer-1"), Outgoing("second", "answer-2")]
    )
    for name in ("m0", "m1", "m2"):
        mailbox.sent(mailbox.due()[0].seq, name)
    assert mailbox.answer_of(digest("a"), "m2") == "answer-2"
    assert mailbox.answer_of(digest("a"), None) == "answer-2" and mailbox.answer_of(digest("b"), None) is None
    assert mailbox.answer_of(digest("b"), "m2") is None and mailbox.answer_of(digest("a"), "m9") is None


def test_keys_and_ids_are_forgotten_in_time(mailbox, engine):
    mailbox.accept(received(1))
    mailbox.answered(received(1).key, [Outgoing("answer")])
    long_ago = (now() - KEPT_FOR - timedelta(days=1)).isoformat(" ")
    with engine.begin() as connection:
        for table, column in (("pmf_teams_inbox", "received"), ("pmf_teams_outbox", "written")):
            connection.execute(text(f"UPDATE {table} SET {column} = :then"), {"then": long_ago})
    Mailbox(engine)
    assert (counted(engine, "pmf_teams_inbox"), counted(engine, "pmf_teams_outbox")) == (0, 0)


def test_what_was_promised_longer_than_a_day_ago_is_given_up_without_its_text(mailbox, engine):
    for at in (1, 2, 3):
        mailbox.accept(received(at, str(at)))
    mailbox.answered(received(1, "1").key, [Outgoing("to 1")])
    mailbox.answered(received(2, "2").key, [Outgoing("to 2")])
    mailbox.sent(mailbox.due()[1].seq, "m2")
    late = (now() - PROMISED_FOR - timedelta(minutes=1)).isoformat(" ")
    with engine.begin() as connection:
        for table, column in (("pmf_teams_inbox", "received"), ("pmf_teams_outbox", "written")):
            connection.execute(text(f"UPDATE {table} SET {column} = :then"), {"then": late})
    mailbox.accept(received(4))
    assert mailbox.sweep() == 2
    assert [one.body for one in mailbox.waiting()] == ["question 4"] and mailbox.due() == []
    assert counted(engine, "pmf_teams_outbox WHERE body IS NOT NULL") == 0
    assert not mailbox.accept(received(3, "3"))  # and is still known, should it be sent again


def edited(at: int, time: int) -> Received:
    return Received(digest("a", str(at), f"edited at {time}"), digest("a"), f"question {at}, edited")


def answer_edit(mailbox: Mailbox, time: int, *replies: str) -> list[tuple[str, str | None]]:
    """What is sent for question 1 when it is edited, and in the place of what, as it is sent."""
    mailbox.accept(edited(1, time))
    mailbox.answered(edited(1, time).key, [Outgoing(one) for one in replies], received(1).key)
    return send_all(mailbox)


def send_all(mailbox: Mailbox) -> list[tuple[str, str | None]]:
    sent = list[tuple[str, str | None]]()
    while due := mailbox.due():
        sent.append((due[0].body, due[0].replaces))
        mailbox.sent(due[0].seq, due[0].replaces or f"m of {due[0].body}")
    return sent


def test_the_answer_to_an_edited_question_takes_the_place_of_the_one_before_each_time(mailbox):
    mailbox.accept(received(1))
    mailbox.answered(received(1).key, [Outgoing("a"), Outgoing("b")])
    send_all(mailbox)
    assert answer_edit(mailbox, 1, "c") == [("c", "m of a")]
    assert answer_edit(mailbox, 2, "d", "e", "f") == [("d", "m of a"), ("e", "m of b"), ("f", None)]
    assert answer_edit(mailbox, 3, "g", "h", "i") == [("g", "m of a"), ("h", "m of b"), ("i", "m of f")]


def test_a_question_that_is_edited_before_its_answer_went_out_is_answered_once(mailbox):
    mailbox.accept(received(1))
    mailbox.answered(received(1).key, [Outgoing("a")])
    assert answer_edit(mailbox, 1, "c") == [("c", None)]
    assert answer_edit(mailbox, 2, "d") == [("d", "m of c")]


def test_an_answer_on_its_way_when_its_question_is_edited_is_replaced_once_it_arrived(mailbox):
    mailbox.accept(received(1))
    mailbox.answered(received(1).key, [Outgoing("a")])
    [on_its_way] = mailbox.due()
    mailbox.accept(edited(1, 1))
    mailbox.answered(edited(1, 1).key, [Outgoing("c")], received(1).key)
    mailbox.sent(on_its_way.seq, "m1")
    assert send_all(mailbox) == [("c", "m1")]


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
            mailbox.answered(waiting[0].key, [Outgoing(waiting[0].body)])
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
from bot.store.mailbox import Mailbox, Outgoing, Received
from tests.bot.store.test_mailbox import engine_at, received
mailbox = Mailbox(engine_at(Path({folder!r})))
for at in range(3):
    mailbox.accept(received(at))
mailbox.answered(received(0).key, [Outgoing("to 0")])
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_killed_process_acknowledged_is_there_at_the_next_start(tmp_path):
    words = KILLED.format(root=str(ROOT), folder=str(tmp_path))
    ended = subprocess.run([sys.executable, "-c", words], cwd=ROOT, env={**os.environ}, check=False)
    assert ended.returncode == -signal.SIGKILL
    mailbox = Mailbox(engine_at(tmp_path))
    assert [one.body for one in mailbox.waiting()] == ["question 1", "question 2"]
    assert [one.body for one in mailbox.due()] == ["to 0"]


def test_what_is_being_sent_is_not_asked_about_again(mailbox):
    for thread in ("a", "b", "c"):
        mailbox.accept(received(1, thread))
        mailbox.answered(received(1, thread).key, [Outgoing(f"to {thread}")])
    assert [one.body for one in mailbox.due(besides=[digest("a")], most=1)] == ["to b"]
    assert mailbox.next_at([digest("a"), digest("b"), digest("c")]) is None


def test_a_reply_behind_one_that_waits_does_not_wake_the_delivery(mailbox):
    mailbox.accept(received(1))
    mailbox.answered(received(1).key, [Outgoing("first"), Outgoing("second")])
    [first] = mailbox.due()
    tomorrow = now() + timedelta(days=1)
    mailbox.later(first.seq, tomorrow)
    assert mailbox.due() == [] and mailbox.next_at() == tomorrow
