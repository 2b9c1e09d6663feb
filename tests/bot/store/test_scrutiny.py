"""What officers record of scrutiny outlives restarts and snapshots, is of one set of figures, and names nobody."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from actions.scrutiny_book import GivenAnswer, ScrutinyBook, TakenBack
from bot.data_sets import DataSet
from bot.store.conversations import mark_of
from bot.store.scrutiny import StoredBook
from bot.store.tables import SCRUTINY_ANSWER, SCRUTINY_ITEM
from data_layer.queries.scrutiny_items import RECORDED, ScrutinyItem
from data_layer.returns.words import ScrutinyKind, ScrutinyStatus
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, Level, MetricId
from tests.assistants import store_at
from tests.served import HOME

TODAY = date(2026, 11, 24)
ANN = Viewer(Level.OFFICER, HOME, TODAY, identity="a" * 64)
BEN = replace(ANN, identity="b" * 64)
ITEM = ScrutinyItem(
    "", ScrutinyKind.RECOMMENDATION, "recycling rate", MetricId("recycling_rate"), None, None, TODAY, "Collect more.",
    None, date(2027, 3, 31), ScrutinyStatus.OPEN, Level.PUBLIC, RECORDED, TODAY,
)  # fmt: skip


@pytest.fixture
def book(tmp_path) -> ScrutinyBook:
    return StoredBook(store_at(tmp_path).engine, DataSet.PUBLISHED)


def items(book: ScrutinyBook, viewer: Viewer = ANN, day: date = TODAY) -> list[ScrutinyItem]:
    return book.items(viewer=viewer, as_known_at=day)


def given(item: str, response: str = "It is done.", audience: Level = Level.PUBLIC) -> GivenAnswer:
    return GivenAnswer(item, response, ScrutinyStatus.DONE, TODAY, audience)


def test_an_item_comes_back_whole_over_a_restart(book, tmp_path):
    kept = book.keep(ITEM, viewer=ANN)
    again = StoredBook(store_at(tmp_path).engine, DataSet.PUBLISHED)
    assert items(again) == [kept] and kept == replace(ITEM, id=kept.id) and kept.id.startswith("kept-")


def test_an_answer_comes_back_in_the_order_in_which_it_was_recorded(book):
    kept = book.keep(ITEM, viewer=ANN)
    for words in ("It is planned.", "It is done."):
        book.answer(given(kept.id, words), viewer=ANN)
    book.answer(given("q12"), viewer=BEN)
    found = book.answers(viewer=ANN, as_known_at=TODAY)
    assert [(one.item, one.response) for one in found] == [
        (kept.id, "It is planned."), (kept.id, "It is done."), ("q12", "It is done."),
    ]  # fmt: skip


def test_a_lower_level_another_council_another_set_and_an_earlier_day_see_nothing(book):
    for audience in (Level.PUBLIC, Level.OFFICER):
        book.answer(given(book.keep(replace(ITEM, audience=audience), viewer=ANN).id, audience=audience), viewer=ANN)
    member = replace(ANN, level=Level.COUNCILLOR)
    assert [one.audience for one in items(book, member)] == [Level.PUBLIC]
    assert [one.audience for one in book.answers(viewer=member, as_known_at=TODAY)] == [Level.PUBLIC]
    assert items(book, replace(ANN, home_area=AreaCode("E06000015"))) == []
    assert items(book, day=date(2026, 11, 23)) == []
    other = StoredBook(book.engine, DataSet.ILLUSTRATIVE)
    assert items(other) == [] and other.answers(viewer=ANN, as_known_at=TODAY) == []


def test_in_a_channel_nobody_takes_back_what_another_there_recorded(book):
    """All who write in one are one viewer."""
    first, other = (replace(book, recorder=person * 64) for person in "pq")
    kept = first.keep(ITEM, viewer=ANN)
    first.answer(given("q12"), viewer=ANN)
    assert items(other) == [kept]
    assert [other.take_back(id, viewer=ANN) for id in (None, kept.id, "q12")] == [None, None, None]
    assert first.take_back("q12", viewer=ANN) == TakenBack("q12", answer_alone=True)
    assert first.take_back(None, viewer=ANN) == TakenBack(kept.id, answer_alone=False) and items(other) == []


def test_of_a_person_only_a_digest_is_kept(book):
    book.keep(ITEM, viewer=ANN)
    with book.engine.connect() as connection:
        rows = connection.execute(text("SELECT recorded_by FROM pmf_scrutiny_item")).scalars().all()
    assert rows == [mark_of(ANN, DataSet.PUBLISHED)] and ANN.identity not in rows[0]


def test_an_item_goes_with_all_its_answers(book):
    kept = book.keep(ITEM, viewer=ANN)
    book.answer(given(kept.id), viewer=BEN)
    assert book.take_back(kept.id, viewer=ANN) == TakenBack(kept.id, answer_alone=False)
    assert items(book) == [] and book.answers(viewer=ANN, as_known_at=TODAY) == []


def test_who_recorded_the_answer_alone_takes_back_the_answer_alone(book):
    kept = book.keep(ITEM, viewer=ANN)
    book.answer(given(kept.id), viewer=BEN)
    assert book.take_back(kept.id, viewer=BEN) == TakenBack(kept.id, answer_alone=True)
    assert items(book) == [kept] and book.answers(viewer=ANN, as_known_at=TODAY) == []
    assert book.take_back(kept.id, viewer=BEN) is None


def test_the_last_of_today_is_an_item_or_an_answer_whichever_came_last(book):
    first = book.keep(ITEM, viewer=ANN)
    book.answer(given(first.id), viewer=ANN)
    second = book.keep(replace(ITEM, wording="And glass."), viewer=ANN)
    taken = [book.take_back(None, viewer=ANN) for _ in range(4)]
    assert taken == [TakenBack(second.id, False), TakenBack(first.id, True), TakenBack(first.id, False), None]


def test_whoever_looks_after_the_service_removes_anybodys(book):
    kept = book.keep(ITEM, viewer=BEN)
    keeper = replace(ANN, identity="")
    assert book.take_back(kept.id, viewer=keeper) is None
    assert book.remove(kept.id, viewer=keeper) == TakenBack(kept.id, answer_alone=False) and items(book) == []


def test_several_officers_at_once_lose_nothing(book):
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda at: book.keep(replace(ITEM, wording=f"Do {at}."), viewer=ANN).id, range(24)))
    assert len(set(made)) == 24 and {one.id for one in items(book)} == set(made)


def test_the_tables_are_the_same_on_postgresql():
    """No server of it is here: what would be said to one is complete, and has no type of SQLite alone."""
    for table in (SCRUTINY_ITEM, SCRUTINY_ANSWER):
        said = str(CreateTable(table).compile(dialect=postgresql.dialect()))
        assert "seq SERIAL NOT NULL" in said and "recorded TIMESTAMP WITHOUT TIME ZONE NOT NULL" in said
