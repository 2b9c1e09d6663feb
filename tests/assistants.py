"""The assistant inside the test's process, on the shared snapshot, with a model that is loaded once a worker."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from actions.desk import Desk, at_desk
from bot.assistant import Assistant, open_engine
from bot.settings import ServiceSettings
from bot.store.conversations import Store
from bot.training import model_path
from data_layer.settings import DataSettings
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, Level
from tests.served import HOME, ready_model
from tests.snapshot import TEST_DATA, shared_snapshots

if TYPE_CHECKING:
    from bot.engine.engine import Engine

DAY = date(2026, 11, 24)


@cache
def trained() -> Path:
    """The file of the trained model."""
    ready_model()
    return model_path(ServiceSettings())


@cache
def shared_engine() -> Engine:
    return open_engine(trained(), ServiceSettings(tracker="memory"))


def store_at(folder: Path) -> Store:
    return Store(f"sqlite:///{folder / 'service.sqlite'}")


def assistant_at(folder: Path, *, engine: Engine | None = None, home: AreaCode = HOME) -> Assistant:
    """An assistant with a store of its own; stop it at the end."""
    data = DataSettings(home_area=home, data_dir=TEST_DATA / home)
    return Assistant(engine or shared_engine(), shared_snapshots(home), store_at(folder), data)


def viewer(level: Level = Level.PUBLIC, *, home: AreaCode = HOME, now: date = DAY) -> Viewer:
    return Viewer(level=level, home_area=home, now=now)


def at_a_desk() -> AbstractContextManager[None]:
    """As the service sets it around a question."""
    asked_at = datetime(DAY.year, DAY.month, DAY.day, 9, tzinfo=UTC)
    return at_desk(Desk(shared_snapshots(HOME).current(), viewer(), as_known_at=DAY, asked_at=asked_at))
