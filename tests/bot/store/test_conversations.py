"""Conversations and answers are remembered over restarts, for their own viewer, without a word of the asker."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from actions.reading import Assumption, Choice, Doubt, DoubtKind, Kind, Missing, MissingKind, Reading
from bot.store import conversations
from bot.store.conversations import KEPT_FOR, Remembered, Store, without_words
from data_layer.periods import PeriodAsked
from data_layer.vocabulary import AreaCode, Group, Level, MetricId
from tests.assistants import store_at, viewer
from tests.served import HOME

READ = Reading(
    kind=Kind.COMPARISON,
    metrics=(MetricId("recycling_rate"),),
    areas=(HOME,),
    comparators=(Group.CORE_CITIES,),
    period=PeriodAsked(words="2021/22", first=date(2021, 4, 1), last=date(2022, 3, 31)),
    carried_over=("area",),
    confidence=0.9,
)
DERBY = AreaCode("E06000015")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = store_at(tmp_path)
    yield opened
    opened.close()


def answer_of(name: str, read: Reading = READ, *, asked_at: datetime | None = None) -> Remembered:
    day = asked_at or datetime.now(UTC)
    return Remembered(name, read, Level.OFFICER, HOME, date(2026, 11, 24), day)


def begun(store: Store, read: Reading | None = READ, *answers: Remembered) -> str:
    conversation, _ = store.open(None, viewer())
    conversation.reading, conversation.turns = read, 3
    store.remember(conversation, list(answers))
    return conversation.id


def bytes_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("service.sqlite*"))


def test_a_conversation_is_the_same_after_a_restart(store, tmp_path):
    name = begun(store)
    store.close()
    found, lost = store_at(tmp_path).open(name, viewer())
    assert (found.id, found.reading, found.turns, lost) == (name, READ, 3, False)


def test_a_conversation_goes_on_being_written_after_a_restart(store, tmp_path):
    name = begun(store)
    for turns in (4, 5):
        again = store_at(tmp_path)
        conversation, _ = again.open(name, viewer())
        assert conversation.turns == turns - 1
        conversation.turns = turns
        again.remember(conversation, [])
        again.close()


@pytest.mark.parametrize("other", [viewer(Level.OFFICER), viewer(home=DERBY)], ids=["level", "council"])
def test_another_viewers_conversation_is_not_given(store, tmp_path, other):
    name = begun(store)
    for at in (store, store_at(tmp_path)):
        found, lost = at.open(name, other)
        assert found.id != name and found.reading is None and lost


def test_a_conversation_belongs_to_its_viewer_on_the_next_day_too(store):
    name = begun(store)
    assert store.open(name, viewer(now=date(2026, 11, 25)))[0].id == name


@pytest.mark.parametrize("unknown", ["x", "", "' OR 1=1 --", "a" * 200])
def test_an_unknown_id_begins_anew_and_says_so(store, unknown):
    found, lost = store.open(unknown, viewer())
    assert found.id != unknown and found.reading is None and lost is True


def test_no_id_begins_anew_without_a_loss(store):
    assert store.open(None, viewer())[1] is False


def test_ids_are_of_128_random_bits(store):
    ids = [store.open(None, viewer())[0].id for _ in range(500)]
    raw = [base64.urlsafe_b64decode(f"{one}==") for one in ids]
    assert {len(one) for one in raw} == {16} and len(set(ids)) == 500
    # each byte takes many values: no counter and no clock in it
    assert min(len({one[place] for one in raw}) for place in range(16)) > 150


def test_an_answer_is_remembered_as_it_was_asked(store, tmp_path):
    asked = answer_of("a1", asked_at=datetime(2026, 11, 24, 9, 30, tzinfo=UTC))
    begun(store, READ, asked)
    assert store.answer("a1") == asked == store_at(tmp_path).answer("a1")
    assert store.answer("a2") is None


def test_several_answers_of_one_question_are_all_kept(store):
    begun(store, READ, answer_of("a1"), answer_of("a2"))
    assert store.answer("a1") and store.answer("a2")


def test_what_is_old_is_forgotten_at_the_next_start(store, tmp_path):
    old = datetime.now(UTC) - KEPT_FOR - timedelta(days=1)
    name, recent = begun(store, READ, answer_of("old", asked_at=old)), begun(store, READ, answer_of("recent"))
    with store._engine.begin() as connection:
        change = text("UPDATE pmf_conversation SET updated = :day WHERE id = :id")
        connection.execute(change, {"day": old.replace(tzinfo=None).isoformat(" "), "id": name})
    again = store_at(tmp_path)
    assert again.open(name, viewer())[1] is True and again.open(recent, viewer())[1] is False
    assert again.answer("old") is None and again.answer("recent") is not None


def test_memory_is_bounded_and_costs_no_conversation(store, monkeypatch):
    monkeypatch.setattr(conversations, "MOST_AT_HAND", 5)
    names = [begun(store) for _ in range(12)]
    assert len(store._at_hand) <= 5
    assert [store.open(name, viewer())[0].reading for name in names] == [READ] * 12


def test_a_conversation_without_a_reading_is_kept_too(store, tmp_path):
    name = begun(store, None)
    assert store_at(tmp_path).open(name, viewer())[0].reading is None


ASSUMED = {"what": "area", "as": "E06000018", "because": "“quixotry” is not a place here"}
UNREAD = [
    Reading(kind=Kind.NO_DATA, missing=Missing(kind=MissingKind.UNKNOWN_AREA, words="Quixotry")),
    Reading(kind=Kind.CLARIFY, doubt=Doubt(kind=DoubtKind.UNEXPLAINED, about="quixotry and more")),
    READ.model_copy(update={"assumed": (Assumption.model_validate(ASSUMED),)}),
]


@pytest.mark.parametrize("read", UNREAD)
def test_words_that_were_not_understood_are_not_written(store, tmp_path, read):
    begun(store, read, answer_of("a1", read))
    assert b"quixotry" not in bytes_in(tmp_path).lower()
    assert store.answer("a1") is not None


def test_nothing_else_is_lost_with_the_words():
    choices = (Choice(label="Recycling rate", value="recycling_rate"),)
    read = READ.model_copy(update={"doubt": Doubt(kind=DoubtKind.WHICH_METRIC, about="reserves", choices=choices)})
    kept = without_words(read)
    assert kept.doubt is not None and kept.doubt.choices == choices
    assert kept.model_copy(update={"doubt": None}) == READ
