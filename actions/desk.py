"""What an action has in front of it: the snapshot, who asks, and when."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import TypedDict

from actions.digest_book import DigestBook, SwitchedOff
from actions.scrutiny_book import ScrutinyBook
from data_layer.catalogue import Catalogue
from data_layer.settings import DataSettings
from data_layer.snapshots import Snapshot, Snapshots
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import Level


class Known(TypedDict):
    viewer: Viewer
    as_known_at: date


@dataclass(frozen=True, slots=True)
class Desk:
    """One question's surroundings. `as_known_at` is the day whose knowledge answers it: today, but for replays.

    `digests`: of whoever asks in Teams, at the question itself; None on the page, and when an answer is opened again.
    """

    snapshot: Snapshot
    viewer: Viewer
    as_known_at: date
    asked_at: datetime
    digests: DigestBook | SwitchedOff | None = None
    scrutiny: ScrutinyBook | None = None  # what officers recorded; None where nothing can be

    @property
    def catalogue(self) -> Catalogue:
        return self.snapshot.catalogue(self.viewer.level)

    @property
    def known(self) -> Known:
        """What every query takes: who asks, and the day whose knowledge answers."""
        return {"viewer": self.viewer, "as_known_at": self.as_known_at}

    @contextmanager
    def reader(self) -> Iterator[Reader]:
        with self.snapshot.reader(self.viewer) as reader:
            yield reader


CURRENT: ContextVar[Desk | None] = ContextVar("desk", default=None)


@contextmanager
def at_desk(desk: Desk) -> Iterator[None]:
    """The service sets the desk around each question; actions run in the same context."""
    token = CURRENT.set(desk)
    try:
        yield
    finally:
        CURRENT.reset(token)


def current_desk() -> Desk:
    """The desk of this question; under the stock `rasa run actions` a public one on the current snapshot."""
    return CURRENT.get() or public_desk()


def public_desk() -> Desk:
    asked_at = datetime.now(UTC)
    viewer = Viewer(level=Level.PUBLIC, home_area=DataSettings().home_area, now=asked_at.date())
    return Desk(snapshot=stock_snapshots().current(), viewer=viewer, as_known_at=asked_at.date(), asked_at=asked_at)


@cache
def stock_snapshots() -> Snapshots:
    return Snapshots(DataSettings().data_dir)
