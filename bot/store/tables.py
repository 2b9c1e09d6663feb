"""The tables, and the steps that make them; each step is recorded with what it did in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import cast

from sqlalchemy import Boolean, Column, Date, DateTime, Integer, MetaData, String, Table, Text, inspect, select, text
from sqlalchemy.engine import Connection, Engine, Inspector

METADATA = MetaData()

MIGRATION = Table(
    "pmf_migration",
    METADATA,
    Column("name", String(80), primary_key=True),
    Column("applied", DateTime, nullable=False),
)
# `viewer` is a digest of level and identity: a conversation belongs to who began it
CONVERSATION = Table(
    "pmf_conversation",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("viewer", String(64), nullable=False),
    Column("reading", Text),
    Column("turns", Integer, nullable=False),
    Column("updated", DateTime, nullable=False, index=True),
)
# the question as read and the day whose knowledge answered it: enough to answer again, and never a figure
ANSWER = Table(
    "pmf_answer",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("reading", Text, nullable=False),
    Column("level", Integer, nullable=False),
    Column("home_area", String(9), nullable=False),
    Column("as_known_at", Date, nullable=False),
    Column("asked_at", DateTime, nullable=False, index=True),
    Column("data_set", String(20), nullable=False, server_default="published"),
)
# no person is in it; `comment` was written to be read, `words` are a question's where its asker agreed
FEEDBACK = Table(
    "pmf_feedback",
    METADATA,
    Column("answer_id", String(40), primary_key=True),
    Column("verdict", String(10)),
    Column("wrong", String(20)),
    Column("comment", Text),
    Column("words", Text),
    Column("reading", Text, nullable=False),
    Column("changed_to", Text),
    Column("level", Integer, nullable=False),
    Column("snapshot", String(80), nullable=False),
    Column("data_set", String(20), nullable=False),
    Column("given", DateTime, nullable=False, index=True),
)

# What came from Teams: `body` is there until it is answered, and no longer. `key` is a digest of conversation and
# activity, so that what is sent again is known again; `thread` one of the conversation, within which order is kept.
INBOX = Table(
    "pmf_teams_inbox",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("key", String(64), nullable=False, unique=True),
    Column("thread", String(64), nullable=False),
    Column("body", Text),
    Column("state", String(10), nullable=False, index=True),
    Column("received", DateTime, nullable=False, index=True),
)
# What is to be sent back: `body` until it is sent; `sent_id` is what Teams calls the message, by which feedback and
# an edited question find it; `edits` the key of the question in whose answer's place this one comes.
OUTBOX = Table(
    "pmf_teams_outbox",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("inbox_key", String(64), nullable=False, index=True),
    Column("thread", String(64), nullable=False, index=True),
    Column("body", Text),
    Column("answer_id", String(40)),
    Column("edits", String(64), index=True),
    Column("sent_id", String(64), index=True),
    Column("state", String(10), nullable=False, index=True),
    Column("attempts", Integer, nullable=False),
    Column("not_before", DateTime, nullable=False),
    Column("written", DateTime, nullable=False, index=True),
)

# `thread` as in the inbox; `asker` a digest of who asked last
THREAD = Table(
    "pmf_teams_thread",
    METADATA,
    Column("thread", String(64), primary_key=True),
    Column("conversation", String(40)),
    Column("asker", String(64)),
    Column("welcomed", Boolean, nullable=False),
    Column("updated", DateTime, nullable=False, index=True),
)

# What officers record of scrutiny, to be kept: `wording` and `response` were written to be read by those of `audience`.
# `recorded_by` is a digest as a conversation's `viewer`; `seq` the order in which it came.
SCRUTINY_ITEM = Table(
    "pmf_scrutiny_item",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String(40), nullable=False, unique=True),
    Column("data_set", String(20), nullable=False),
    Column("home_area", String(9), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("subject", Text, nullable=False),
    Column("metric", Text),
    Column("wording", Text, nullable=False),
    Column("raised", Date, nullable=False),
    Column("due", Date),
    Column("audience", Integer, nullable=False),
    Column("recorded_by", String(64), nullable=False),
    Column("recorded", DateTime, nullable=False),
)
# `item`: one of these, or one that a return of the council brought
SCRUTINY_ANSWER = Table(
    "pmf_scrutiny_answer",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("item", Text, nullable=False),
    Column("data_set", String(20), nullable=False),
    Column("home_area", String(9), nullable=False),
    Column("response", Text, nullable=False),
    Column("status", String(20), nullable=False),
    Column("given", Date, nullable=False),
    Column("audience", Integer, nullable=False),
    Column("recorded_by", String(64), nullable=False),
    Column("recorded", DateTime, nullable=False),
)

# Who wants which digest: `place` a digest of chat or channel; `address`, encrypted, is where it goes, and goes with the
# row. `id` is the same for what the same place asks again, so that stopping in between sends nothing twice.
SUBSCRIPTION = Table(
    "pmf_subscription",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("place", String(64), nullable=False, index=True),
    Column("reading", Text, nullable=False),
    Column("level", String(80)),
    Column("rhythm", String(20)),
    Column("address", Text, nullable=False),
    Column("asked", DateTime, nullable=False),
)
# One digest of one occasion, so that it is sent once: `claim` names the process that has it in hand until `until`, or
# whose time to be tried again that is; `status` is of the last attempt.
DIGEST = Table(
    "pmf_digest",
    METADATA,
    Column("key", String(64), primary_key=True),
    Column("subscription", String(64), nullable=False, index=True),
    Column("occasion", String(80), nullable=False),
    Column("state", String(10), nullable=False, index=True),
    Column("claim", String(32), nullable=False),
    Column("until", DateTime, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("status", Integer),
    Column("written", DateTime, nullable=False, index=True),
)
# no digest is sent on these days, both included
DIGEST_PAUSE = Table(
    "pmf_digest_pause",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Column("why", Text, nullable=False),
)


def first_tables(connection: Connection) -> None:
    METADATA.create_all(connection, tables=[CONVERSATION, ANSWER])


def data_set_of_answers(connection: Connection) -> None:
    add_column(connection, ANSWER, "data_set", "VARCHAR(20) NOT NULL DEFAULT 'published'")


def feedback_table(connection: Connection) -> None:
    METADATA.create_all(connection, tables=[FEEDBACK])


def teams_tables(connection: Connection) -> None:
    METADATA.create_all(connection, tables=[INBOX, OUTBOX, THREAD])


def edited_questions(connection: Connection) -> None:
    add_column(connection, OUTBOX, "edits", "VARCHAR(64)")


def scrutiny_tables(connection: Connection) -> None:
    METADATA.create_all(connection, tables=[SCRUTINY_ITEM, SCRUTINY_ANSWER])


def digest_tables(connection: Connection) -> None:
    METADATA.create_all(connection, tables=[SUBSCRIPTION, DIGEST, DIGEST_PAUSE])


def add_column(connection: Connection, table: Table, name: str, kind: str) -> None:
    """Tables made by the first step today have the column already."""
    held = {column["name"] for column in cast(Inspector, inspect(connection)).get_columns(table.name)}
    if name not in held:
        connection.execute(text(f"ALTER TABLE {table.name} ADD COLUMN {name} {kind}"))


MIGRATIONS: tuple[tuple[str, Callable[[Connection], None]], ...] = (
    ("0001_first_tables", first_tables),
    ("0002_data_set_of_answers", data_set_of_answers),
    ("0003_feedback", feedback_table),
    ("0004_teams", teams_tables),
    ("0005_edited_questions", edited_questions),
    ("0006_scrutiny", scrutiny_tables),
    ("0007_digests", digest_tables),
)


def pending(connection: Connection) -> list[str]:
    """Only reads; the table of steps must be there."""
    applied = set(connection.execute(select(MIGRATION.c.name)).scalars())
    return [name for name, _ in MIGRATIONS if name not in applied]


def migrate(engine: Engine) -> None:
    """Applies what is pending, in order."""
    METADATA.create_all(engine, tables=[MIGRATION])
    with engine.begin() as connection:
        waiting = pending(connection)
        for name, step in MIGRATIONS:
            if name in waiting:
                step(connection)
                connection.execute(MIGRATION.insert().values(name=name, applied=datetime.now(UTC).replace(tzinfo=None)))
