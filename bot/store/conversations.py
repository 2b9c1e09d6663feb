"""Conversations and answers as they are remembered: ids, readings and days."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections import OrderedDict
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import cast

from sqlalchemy import create_engine, delete, event, select
from sqlalchemy.engine import Engine
from sqlalchemy.engine.url import URL, make_url
from sqlalchemy.pool import QueuePool

from actions.conversation import from_slot, to_slot
from actions.reading import MissingKind, Reading
from bot.data_sets import DataSet
from bot.store import feedback
from bot.store.feedback import FeedbackStore
from bot.store.tables import ANSWER, CONVERSATION, migrate
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, Level

KEPT_FOR = timedelta(days=30)
MOST_AT_HAND = 2_000
WRITE_AHEAD = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=NORMAL", "PRAGMA busy_timeout=5000")


@dataclass(slots=True)
class Conversation:
    id: str
    viewer: str
    reading: Reading | None = None
    turns: int = 0
    stored: bool = False


@dataclass(frozen=True, slots=True)
class Remembered:
    """An answer to be given again: what was asked, by whom it may be seen, and the day whose knowledge answers it."""

    id: str
    reading: Reading
    level: Level
    home_area: AreaCode
    as_known_at: date
    asked_at: datetime
    data_set: DataSet = DataSet.PUBLISHED


class Store:
    """One database for all that is remembered; the conversations in hand are also kept in memory."""

    def __init__(self, url: str, feedback_kept_for: timedelta = feedback.KEPT_FOR) -> None:
        self._engine = open_engine(url)
        migrate(self._engine)
        self.feedback = FeedbackStore(self._engine, feedback_kept_for)
        self._at_hand: OrderedDict[str, Conversation] = OrderedDict()
        self._forget_old()

    def open(
        self, conversation_id: str | None, viewer: Viewer, data_set: DataSet = DataSet.PUBLISHED
    ) -> tuple[Conversation, bool]:
        """The conversation, and whether one was asked for that is not there, or not this viewer's about these data."""
        held = self.held(conversation_id, viewer, data_set) if conversation_id else None
        if held is not None:
            return held, False
        # 128 bits, so that nobody guesses another's
        fresh = Conversation(secrets.token_urlsafe(16), mark_of(viewer, data_set))
        self._keep(fresh)
        return fresh, conversation_id is not None

    def held(self, conversation_id: str, viewer: Viewer, data_set: DataSet = DataSet.PUBLISHED) -> Conversation | None:
        """None where it is not there, or not this viewer's about these data."""
        held = self._held(conversation_id)
        return held if held is not None and held.viewer == mark_of(viewer, data_set) else None

    def remember(self, conversation: Conversation, answers: list[Remembered]) -> None:
        """Writes the conversation's state and the answers just given, in one transaction."""
        now = datetime.now(UTC).replace(tzinfo=None)
        state = {
            "viewer": conversation.viewer,
            "reading": dumped(conversation.reading) if conversation.reading else None,
            "turns": conversation.turns,
            "updated": now,
        }
        with self._engine.begin() as connection:
            if conversation.stored:
                connection.execute(CONVERSATION.update().where(CONVERSATION.c.id == conversation.id).values(**state))
            else:
                connection.execute(CONVERSATION.insert().values(id=conversation.id, **state))
            if answers:
                connection.execute(ANSWER.insert(), [row_of(one) for one in answers])
        conversation.stored = True

    def answer(self, answer_id: str) -> Remembered | None:
        with self._engine.connect() as connection:
            row = connection.execute(select(ANSWER).where(ANSWER.c.id == answer_id)).first()
        if row is None:
            return None
        return Remembered(
            row.id,
            from_slot(json.loads(row.reading)),
            Level(row.level),
            AreaCode(row.home_area),
            row.as_known_at,
            row.asked_at.replace(tzinfo=UTC),
            DataSet(row.data_set),
        )

    @property
    def engine(self) -> Engine:
        return self._engine

    def close(self) -> None:
        self._engine.dispose()

    def _held(self, conversation_id: str) -> Conversation | None:
        if conversation_id in self._at_hand:
            self._at_hand.move_to_end(conversation_id)
            return self._at_hand[conversation_id]
        with self._engine.connect() as connection:
            row = connection.execute(select(CONVERSATION).where(CONVERSATION.c.id == conversation_id)).first()
        if row is None:
            return None
        reading = from_slot(json.loads(row.reading)) if row.reading else None
        found = Conversation(row.id, row.viewer, reading, row.turns, stored=True)
        self._keep(found)
        return found

    def _keep(self, conversation: Conversation) -> None:
        self._at_hand[conversation.id] = conversation
        if len(self._at_hand) > MOST_AT_HAND:
            self._at_hand.popitem(last=False)

    def _forget_old(self) -> None:
        before = datetime.now(UTC).replace(tzinfo=None) - KEPT_FOR
        with self._engine.begin() as connection:
            connection.execute(delete(CONVERSATION).where(CONVERSATION.c.updated < before))
            connection.execute(delete(ANSWER).where(ANSWER.c.asked_at < before))


def mark_of(viewer: Viewer, data_set: DataSet) -> str:
    """Of level, council, identity and set of figures: a conversation is its own viewer's only."""
    others = "" if data_set is DataSet.PUBLISHED else f" {data_set}"
    marked = f"{int(viewer.level)} {viewer.home_area} {viewer.identity}".rstrip() + others
    return hashlib.sha256(marked.encode()).hexdigest()


def dumped(reading: Reading) -> str:
    return json.dumps(to_slot(without_words(reading)), ensure_ascii=False)


def without_words(reading: Reading) -> Reading:
    """The reading without the asker's own words, where it quotes a claim or what was not understood."""
    missing, doubt = reading.missing, reading.doubt
    if missing and missing.kind is MissingKind.UNKNOWN_AREA:
        missing = missing.model_copy(update={"words": "The place asked about"})
    assumed = tuple(one.model_copy(update={"because": "no place was named"}) if "“" in one.because else one
                    for one in reading.assumed)  # fmt: skip
    doubt = doubt.model_copy(update={"about": ""}) if doubt else None
    # what was to be recorded is so by then: opened again, an answer records nothing once more
    claims = tuple(claim.model_copy(update={"words": "", "unread": ""}) for claim in reading.claims)
    said = {"wording": None, "claims": claims}
    return reading.model_copy(update={"missing": missing, "doubt": doubt, "assumed": assumed, **said})


def row_of(one: Remembered) -> dict:
    return {
        "id": one.id,
        "reading": dumped(one.reading),
        "level": int(one.level),
        "home_area": one.home_area,
        "as_known_at": one.as_known_at,
        "asked_at": one.asked_at.replace(tzinfo=None),
        "data_set": one.data_set.value,
    }


def open_engine(url: str) -> Engine:
    """SQLite in write-ahead mode, so that readers and the writer do not wait for each other."""
    parts = cast(URL, make_url(url))
    quiet = {"future": True, "hide_parameters": True}  # an error's text may be logged, what was asked may not
    if not parts.drivername.startswith("sqlite"):
        return cast(Engine, create_engine(url, pool_pre_ping=True, **quiet))
    if parts.database:
        Path(parts.database).parent.mkdir(parents=True, exist_ok=True)
    # connections kept open: opening a file and setting it up takes longer than writing to it
    kept = {"poolclass": QueuePool, "connect_args": {"check_same_thread": False}}
    engine = cast(Engine, create_engine(url, **quiet, **kept))

    @event.listens_for(engine, "connect")
    def write_ahead(connection, record) -> None:
        for pragma in WRITE_AHEAD:
            connection.execute(pragma)

    return engine
