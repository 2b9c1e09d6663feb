"""A store of a test's own as the book of what officers record, and readings that ask for it or write in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from actions.answer import Answer
from actions.desk import Desk
from actions.reading import Kind, Reading, Scope, ScopeKind, Subkind
from actions.registry import answer as answer_of
from actions.scrutiny_book import RecordPart
from bot.data_sets import DataSet
from bot.store.conversations import Store
from bot.store.scrutiny import StoredBook
from data_layer.periods import PeriodAsked
from data_layer.vocabulary import Level, MetricId

EVERYTHING = Scope(kind=ScopeKind.EVERYTHING)


def book_at(folder: Path) -> StoredBook:
    """Opened anew: what was kept before is there."""
    return StoredBook(Store(f"sqlite:///{folder / 'service.sqlite'}").engine, DataSet.PUBLISHED)


def seated(
    desk: Desk, book: StoredBook | None, level: Level = Level.OFFICER, who: str = "ann", day: date | None = None
):
    """Someone of a level at the desk, on its day or another one."""
    today = day or desk.viewer.now
    viewer = replace(desk.viewer, level=level, identity=who, now=today)
    return replace(desk, viewer=viewer, as_known_at=today, scrutiny=book)


def record(desk: Desk, part: RecordPart, wording: str | None, *metrics: str, due: date | None = None, **more) -> Answer:
    period = PeriodAsked(words="that day", first=due, last=due) if due else None
    more.setdefault("scope", Scope(kind=ScopeKind.METRIC))
    reading = Reading(
        kind=Kind.COMMITMENTS, subkind=Subkind.RECORD, part=part, wording=wording, period=period,
        metrics=tuple(MetricId(one) for one in metrics), **more,
    )  # fmt: skip
    return answer_of(reading, desk)


def recommended(desk: Desk, *metrics: str, part: str | None = None, scope: Scope = EVERYTHING, **more) -> Answer:
    wanted = tuple(MetricId(one) for one in metrics)
    about = Scope(kind=ScopeKind.METRIC) if wanted else scope
    return answer_of(
        Reading(kind=Kind.COMMITMENTS, subkind=Subkind.RECOMMENDATIONS, metrics=wanted, scope=about, part=part, **more),
        desk,
    )
