"""Migrations of the service's own database: in order, once, and recorded."""

from __future__ import annotations

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import OperationalError

from bot.store import tables
from bot.store.conversations import open_engine
from bot.store.tables import MIGRATIONS, migrate, pending


@pytest.fixture
def engine(tmp_path):
    opened = open_engine(f"sqlite:///{tmp_path / 'deep' / 'service.sqlite'}")
    yield opened
    opened.dispose()


def test_a_new_database_gets_every_table_and_a_record_of_each_step(engine):
    migrate(engine)
    names = {"pmf_migration", "pmf_conversation", "pmf_answer", "pmf_feedback", "pmf_teams_inbox", "pmf_teams_outbox",
             "pmf_teams_thread", "pmf_scrutiny_item", "pmf_scrutiny_answer", "pmf_subscription", "pmf_digest",
             "pmf_digest_pause"}  # fmt: skip
    assert set(inspect(engine).get_table_names()) == names
    with engine.connect() as connection:
        assert pending(connection) == []
        assert connection.execute(text("SELECT count(*) FROM pmf_migration")).scalar() == len(MIGRATIONS)


def test_what_was_applied_is_not_applied_again(engine):
    migrate(engine)
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO pmf_conversation VALUES ('c', 'v', NULL, 0, '2026-01-01 00:00:00')"))
    migrate(engine)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT id FROM pmf_conversation")).scalar() == "c"


def test_a_later_step_is_applied_to_a_database_of_before(engine, monkeypatch):
    migrate(engine)

    def second(connection) -> None:
        connection.execute(text("CREATE TABLE pmf_later (id TEXT)"))

    monkeypatch.setattr(tables, "MIGRATIONS", (*MIGRATIONS, ("9999_later", second)))
    with engine.connect() as connection:
        assert pending(connection) == ["9999_later"]
    migrate(engine)
    assert inspect(engine).has_table("pmf_later")


def test_answers_kept_before_there_were_two_sets_of_figures_are_of_the_published_one(engine):
    with engine.begin() as connection:
        connection.execute(
            text(
                "CREATE TABLE pmf_answer (id VARCHAR(40) PRIMARY KEY, reading TEXT, level INTEGER, "
                "home_area VARCHAR(9), as_known_at DATE, asked_at DATETIME)"
            )
        )
        values = "'a', '{}', 0, 'E06000018', '2026-11-01', '2026-11-01 09:00:00'"
        connection.execute(text(f"INSERT INTO pmf_answer VALUES ({values})"))
        tables.METADATA.create_all(connection, tables=[tables.MIGRATION])
        first = "INSERT INTO pmf_migration VALUES ('0001_first_tables', '2026-11-01 09:00:00')"
        connection.execute(text(first))
    migrate(engine)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT id, data_set FROM pmf_answer")).all() == [("a", "published")]


def test_a_step_that_fails_is_not_recorded(engine, monkeypatch):
    migrate(engine)

    def broken(connection) -> None:
        connection.execute(text("CREATE TABLE nonsense ("))

    monkeypatch.setattr(tables, "MIGRATIONS", (*MIGRATIONS, ("9999_broken", broken)))
    with pytest.raises(OperationalError):
        migrate(engine)
    with engine.connect() as connection:
        assert pending(connection) == ["9999_broken"]


def test_no_table_has_a_place_for_a_figure_or_words_but_feedback_and_what_is_on_its_way():
    """Messages of Teams are there until they are answered and sent; see the tests of the mailbox. What officers record
    of scrutiny, and why they pause digests, is written to be read.
    """
    with_words = {tables.FEEDBACK.name, tables.INBOX.name, tables.OUTBOX.name, tables.DIGEST_PAUSE.name}
    with_words |= {tables.SCRUTINY_ITEM.name, tables.SCRUTINY_ANSWER.name}
    others = [table for table in tables.METADATA.tables.values() if table.name not in with_words]
    columns = {column.name for table in others for column in table.columns}
    assert columns == {
        *("name", "applied", "id", "viewer", "reading", "turns", "updated"),
        *("level", "home_area", "as_known_at", "asked_at", "data_set"),
        *("thread", "conversation", "asker", "welcomed"),
        *("place", "rhythm", "address", "asked"),  # the address is sealed
        *("key", "subscription", "occasion", "state", "claim", "until", "attempts", "status", "written"),
    }


def test_readers_and_the_writer_do_not_wait_for_each_other(engine):
    migrate(engine)
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA busy_timeout")).scalar() == 5000
