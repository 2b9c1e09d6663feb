"""What people say of answers is kept once an answer, without themselves, and not for ever."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from actions.reading import Assumption, Doubt, DoubtKind, Kind, Missing, MissingKind, Reading
from bot.data_sets import DataSet
from bot.store.conversations import Store
from bot.store.feedback import KEPT_FOR, Seen, Verdict, Vote, Wrong
from data_layer.periods import PeriodAsked
from data_layer.vocabulary import AreaCode, Group, Level, MetricId
from tests.assistants import store_at
from tests.served import HOME

READ = Reading(
    kind=Kind.COMPARISON,
    metrics=(MetricId("recycling_rate"),),
    areas=(HOME,),
    comparators=(Group.CORE_CITIES,),
    period=PeriodAsked(words="2021/22", first=date(2021, 4, 1), last=date(2022, 3, 31)),
)
OTHER = READ.model_copy(update={"areas": (AreaCode("E06000015"),), "kind": Kind.TREND})
SEEN = Seen(Level.PUBLIC, "20261124-0900-abc", DataSet.ILLUSTRATIVE)
LIKE = Vote(Verdict.LIKE)
DISLIKE = Vote(Verdict.DISLIKE, Wrong.PERIOD, "I meant this year", "recycling now")
LONG_AGO = date(2020, 1, 1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = store_at(tmp_path)
    yield opened
    opened.close()


def aged(store: Store, answer_id: str, age: timedelta) -> None:
    """As if it had been said that long ago."""
    when = (datetime.now(UTC) - age).replace(tzinfo=None).isoformat(" ")
    with store._engine.begin() as connection:
        change = text("UPDATE pmf_feedback SET given = :given WHERE answer_id = :id")
        connection.execute(change, {"given": when, "id": answer_id})


def rows(store: Store) -> int:
    with store._engine.connect() as connection:
        return connection.execute(text("SELECT count(*) FROM pmf_feedback")).scalar_one()


def test_a_vote_is_kept_over_a_restart_with_the_reading_and_how_it_was_seen(store, tmp_path):
    store.feedback.vote("a", READ, DISLIKE, SEEN)
    kept = store_at(tmp_path).feedback.of("a")
    assert kept is not None
    assert (kept.vote, kept.reading, kept.seen, kept.changed_to) == (DISLIKE, READ, SEEN, None)
    assert datetime.now(UTC) - kept.given < timedelta(minutes=1)


def test_a_second_vote_replaces_the_first_with_its_comment_and_words(store):
    for vote in (DISLIKE, LIKE):
        store.feedback.vote("a", READ, vote, SEEN)
    kept = store.feedback.of("a")
    assert kept is not None and kept.vote == LIKE and rows(store) == 1
    assert store.feedback.to_improve(LONG_AGO, Level.RESTRICTED) == []


def test_votes_at_the_same_time_leave_one(store):
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: store.feedback.vote("a", READ, LIKE, SEEN), range(32)))
    assert rows(store) == 1


@pytest.mark.parametrize("vote_first", [True, False])
def test_a_changed_reading_and_a_vote_stand_beside_each_other(store, vote_first):
    steps = [
        lambda: store.feedback.vote("a", READ, DISLIKE, SEEN),
        lambda: store.feedback.changed("a", READ, OTHER, SEEN),
    ]
    for step in steps if vote_first else reversed(steps):
        step()
    kept = store.feedback.of("a")
    assert kept is not None and (kept.vote, kept.reading, kept.changed_to) == (DISLIKE, READ, OTHER)


def test_a_changed_reading_alone_is_something_to_improve_and_a_like_is_not(store):
    store.feedback.vote("liked", READ, LIKE, SEEN)
    store.feedback.changed("changed", READ, OTHER, SEEN)
    [found] = store.feedback.to_improve(LONG_AGO, Level.PUBLIC)
    assert found.answer_id == "changed" and found.vote is None


def test_what_was_seen_at_a_higher_level_is_not_given_below_it(store):
    store.feedback.vote("public", READ, DISLIKE, SEEN)
    store.feedback.vote("officer", READ, DISLIKE, Seen(Level.OFFICER, "s"))

    def ids(level: Level) -> set[str]:
        return {one.answer_id for one in store.feedback.to_improve(LONG_AGO, level)}

    assert ids(Level.PUBLIC) == ids(Level.COUNCILLOR) == {"public"}
    assert ids(Level.OFFICER) == {"public", "officer"}


@pytest.mark.parametrize("officer_first", [True, False])
@pytest.mark.parametrize("last", ["vote", "change"])
def test_what_a_higher_level_said_of_an_answer_does_not_come_down_with_what_a_lower_one_says(
    store, officer_first, last
):
    officer, public = Seen(Level.OFFICER, "s"), SEEN
    steps = [
        lambda seen: store.feedback.vote("a", READ, DISLIKE, seen),
        lambda seen: store.feedback.changed("a", READ, OTHER, seen),
    ]
    first, second = steps if last == "change" else reversed(steps)
    first(officer if officer_first else public)
    second(public if officer_first else officer)
    assert store.feedback.to_improve(LONG_AGO, Level.COUNCILLOR) == []
    [found] = store.feedback.to_improve(LONG_AGO, Level.OFFICER)
    assert (found.vote, found.changed_to) == (DISLIKE, OTHER)


def test_a_change_to_what_was_read_already_is_not_kept(store):
    store.feedback.changed("a", READ, READ.model_copy(update={"confidence": 0.2}), SEEN)
    assert store.feedback.of("a") is None


def test_only_what_was_said_since_the_day_is_given(store):
    for name, days in (("old", 10), ("new", 0)):
        store.feedback.vote(name, READ, DISLIKE, SEEN)
        aged(store, name, timedelta(days=days))
    since = datetime.now(UTC).date() - timedelta(days=5)
    assert [one.answer_id for one in store.feedback.to_improve(since, Level.PUBLIC)] == ["new"]


@pytest.mark.parametrize("kept_for", [KEPT_FOR, timedelta(days=7)])
def test_feedback_is_forgotten_after_its_time_at_the_next_start(store, kept_for):
    for name, age in (("old", kept_for + timedelta(days=1)), ("recent", kept_for - timedelta(days=1))):
        store.feedback.vote(name, READ, DISLIKE, SEEN)
        aged(store, name, age)
    again = Store(str(store._engine.url), kept_for)
    assert again.feedback.of("old") is None and again.feedback.of("recent") is not None


QUOTING = READ.model_copy(
    update={
        "missing": Missing(kind=MissingKind.SUBJECT, words="quixotry"),
        "doubt": Doubt(kind=DoubtKind.UNEXPLAINED, about="quixotry and more"),
        "assumed": (Assumption.model_validate({"what": "area", "as": HOME, "because": "quixotry is no place"}),),
    }
)


def test_words_that_a_reading_quotes_are_not_written(store, tmp_path):
    store.feedback.vote("a", QUOTING, Vote(Verdict.DISLIKE, Wrong.OTHER), SEEN)
    store.feedback.changed("a", READ, QUOTING.model_copy(update={"kind": Kind.NO_DATA}), SEEN)
    written = b"".join(path.read_bytes() for path in tmp_path.glob("service.sqlite*"))
    assert b"recycling_rate" in written and b"quixotry" not in written


def test_nothing_in_the_table_tells_who_said_it(store):
    with store._engine.connect() as connection:
        columns = set(connection.execute(text("SELECT * FROM pmf_feedback")).keys())
    assert columns == {
        *("answer_id", "verdict", "wrong", "comment", "words", "reading", "changed_to"),
        *("level", "snapshot", "data_set", "given"),
    }
