"""Answers on the real embedded data, without Rasa: a Reading in, an Answer out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from actions.answer import Answer
from actions.desk import Desk
from actions.reading import Kind, Reading, Scope, ScopeKind
from actions.registry import answer as answer_of
from data_layer.snapshots import Snapshots
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, Level
from tests.illustrative import at_once, in_three_returns
from tests.snapshot import shared_snapshots

HOME = AreaCode("E06000018")
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="session")
def desk() -> Desk:
    """A public viewer of Nottingham on a fixed day, so that ages do not move."""
    viewer = Viewer(level=Level.PUBLIC, home_area=HOME, now=TODAY)
    asked_at = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    return Desk(snapshot=shared_snapshots(HOME).current(), viewer=viewer, as_known_at=TODAY, asked_at=asked_at)


@pytest.fixture(scope="session")
def ask(desk: Desk) -> Callable[..., Answer]:
    """ask(Kind.PERFORMANCE, "recycling_rate", areas=[...], period=...) as the understanding would hand it over."""

    def asked(kind: Kind, *metrics: str, theme: str | None = None, **fields: object) -> Answer:
        scope = Scope(kind=ScopeKind.THEME, id=theme) if theme else Scope(kind=ScopeKind.METRIC)
        fields.setdefault("areas", (HOME,))
        return answer_of(Reading.model_validate({"kind": kind, "metrics": metrics, "scope": scope, **fields}), desk)

    return asked


@pytest.fixture(scope="session")
def illustrative(tmp_path_factory: pytest.TempPathFactory) -> Snapshots:
    """The embedded data with the illustrative return beside it, loaded on 12 November 2026."""
    return at_once(tmp_path_factory.mktemp("illustrative"), HOME)


@pytest.fixture(scope="session")
def return_by_return(tmp_path_factory: pytest.TempPathFactory) -> Snapshots:
    """The same as it came in over three returns; see tests/illustrative.py."""
    return in_three_returns(tmp_path_factory.mktemp("return by return"), HOME)


def desk_of(snapshots: Snapshots, level: Level, on: date = TODAY) -> Desk:
    """Of a council with a return, on a fixed day."""
    viewer = Viewer(level=level, home_area=HOME, now=on)
    asked_at = datetime(on.year, on.month, on.day, 9, 0, tzinfo=UTC)
    return Desk(snapshot=snapshots.current(), viewer=viewer, as_known_at=on, asked_at=asked_at)
