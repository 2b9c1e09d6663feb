"""What people said of answers: helpful or not, what was wrong, and what they changed a reading to.

No person is in it: the level at which an answer was seen, ids of what was read, and a day. The words of a question are
there only where the person agreed to it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from sqlalchemy import case, delete, or_, select
from sqlalchemy.engine import Engine, Row
from sqlalchemy.exc import IntegrityError

from actions.conversation import from_slot, to_slot
from actions.reading import Reading
from bot.data_sets import DataSet
from bot.store.tables import FEEDBACK
from data_layer.vocabulary import Level

KEPT_FOR = timedelta(days=400)
LONGEST_COMMENT, LONGEST_WORDS = 500, 2_000


class Verdict(StrEnum):
    LIKE = "like"
    DISLIKE = "dislike"


class Wrong(StrEnum):
    """What a person found wrong with an answer."""

    MEASURE = "wrong_measure"
    PLACE = "wrong_place"
    PERIOD = "wrong_period"
    KIND = "wrong_kind"  # a trend was wanted, a comparison came
    NOT_CLEAR = "not_clear"
    FIGURE = "figure_looks_wrong"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Vote:
    """One person's word on one answer. `words`: the question's, None unless the person agreed that they are kept."""

    verdict: Verdict
    wrong: Wrong | None = None
    comment: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """How the answer was seen: the viewer's level, the snapshot in service, and which set of figures.

    Of an answer of which several viewers said something the level is the highest of theirs.
    """

    level: Level
    snapshot: str
    data_set: DataSet = DataSet.PUBLISHED


@dataclass(frozen=True, slots=True)
class Feedback:
    """All that is kept of one answer. `vote` is None where the reading was changed and nothing else was said."""

    answer_id: str
    reading: Reading
    seen: Seen
    given: datetime
    vote: Vote | None = None
    changed_to: Reading | None = None


class FeedbackStore:
    """Beside the conversations in the same database; one row an answer."""

    def __init__(self, engine: Engine, kept_for: timedelta = KEPT_FOR) -> None:
        self._engine, self._kept_for = engine, kept_for
        self._forget_old()

    def vote(self, answer_id: str, reading: Reading, vote: Vote, seen: Seen) -> None:
        """A second vote on the same answer replaces the first whole, its comment and words with it."""
        said = {"verdict": vote.verdict, "wrong": vote.wrong, "comment": vote.comment, "words": vote.words}
        self._write(answer_id, reading, seen, said)

    def changed(self, answer_id: str, from_reading: Reading, to_reading: Reading, seen: Seen) -> None:
        """Someone changed how the question was read. The last change counts; a vote on the answer stays as it is.

        Nothing is kept where both readings have the same ids.
        """
        to = ids_in(to_reading)
        if to != ids_in(from_reading):
            self._write(answer_id, from_reading, seen, {"changed_to": to})

    def of(self, answer_id: str) -> Feedback | None:
        with self._engine.connect() as connection:
            row = connection.execute(select(FEEDBACK).where(FEEDBACK.c.answer_id == answer_id)).first()
        return feedback_of(row) if row else None

    def to_improve(self, since: date, level: Level) -> list[Feedback]:
        """What was disliked or changed since a day and seen at no higher level, oldest first."""
        asked = select(FEEDBACK).where(
            FEEDBACK.c.given >= datetime.combine(since, time.min),
            FEEDBACK.c.level <= int(level),
            or_(FEEDBACK.c.verdict == Verdict.DISLIKE.value, FEEDBACK.c.changed_to.is_not(None)),
        )
        with self._engine.connect() as connection:
            rows = connection.execute(asked.order_by(FEEDBACK.c.given, FEEDBACK.c.answer_id)).all()
        return [feedback_of(row) for row in rows]

    def _write(self, answer_id: str, reading: Reading, seen: Seen, said: dict) -> None:
        kept = {
            **said,
            "reading": ids_in(reading),
            "level": int(seen.level),
            "snapshot": seen.snapshot,
            "data_set": seen.data_set.value,
            "given": datetime.now(UTC).replace(tzinfo=None),
        }
        if self._replaced(answer_id, kept):
            return
        try:
            with self._engine.begin() as connection:
                connection.execute(FEEDBACK.insert().values(answer_id=answer_id, **kept))
        except IntegrityError:  # another one was quicker
            self._replaced(answer_id, kept)

    def _replaced(self, answer_id: str, kept: dict) -> bool:
        # what another viewer said before may stand in the row still, and must not come down to this one's level
        highest = case((FEEDBACK.c.level > kept["level"], FEEDBACK.c.level), else_=kept["level"])
        change = FEEDBACK.update().where(FEEDBACK.c.answer_id == answer_id).values(**{**kept, "level": highest})
        with self._engine.begin() as connection:
            done = connection.execute(change)
        return done.rowcount > 0

    def _forget_old(self) -> None:
        before = datetime.now(UTC).replace(tzinfo=None) - self._kept_for
        with self._engine.begin() as connection:
            connection.execute(delete(FEEDBACK).where(FEEDBACK.c.given < before))


def ids_in(reading: Reading) -> str:
    """What was read, without doubts, assumptions and what was not held: those quote the asker."""
    ids = Reading(
        kind=reading.kind,
        subkind=reading.subkind,
        metrics=reading.metrics,
        scope=reading.scope,
        areas=reading.areas,
        comparators=reading.comparators,
        period=reading.period,
        statistic=reading.statistic,
    )
    return json.dumps(to_slot(ids), ensure_ascii=False, sort_keys=True)


def feedback_of(row: Row) -> Feedback:
    vote = None
    if row.verdict:
        vote = Vote(Verdict(row.verdict), Wrong(row.wrong) if row.wrong else None, row.comment, row.words)
    return Feedback(
        row.answer_id,
        from_slot(json.loads(row.reading)),
        Seen(Level(row.level), row.snapshot, DataSet(row.data_set)),
        row.given.replace(tzinfo=UTC),
        vote,
        from_slot(json.loads(row.changed_to)) if row.changed_to else None,
    )
