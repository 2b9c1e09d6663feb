"""Clinic, thread and what changed, as the public sees them, are byte for byte those of data without hidden rows."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from actions.desk import Desk
from actions.reading import Kind, Reading, Scope, ScopeKind, Subkind
from actions.registry import answer as answer_of
from data_layer.periods import PeriodAsked
from data_layer.viewer import Viewer
from data_layer.vocabulary import Level, MetricId
from tests.actions.council import HOME
from tests.restricted import TODAY, publicly_held, with_restricted

ASKED = ((Kind.BRIEFING, Subkind.CLINIC), (Kind.EXCEPTIONS, Subkind.THREAD), (Kind.EXCEPTIONS, Subkind.CHANGED))
SINCE_SPRING = PeriodAsked(words="since April 2026", first=date(2026, 4, 1), spans=True)
SCOPES = [
    *(Scope(kind=ScopeKind.DIVISION, id=id) for id in ("housing", "waste_and_street_scene", "personnel")),
    Scope(kind=ScopeKind.LEVEL, id="executive_panel"),
    Scope(kind=ScopeKind.EVERYTHING),
]


@pytest.fixture(scope="module")
def desks(tmp_path_factory) -> list[Desk]:
    """Without and with what is restricted, for the public."""
    made = tmp_path_factory.mktemp("divisions")
    viewer = Viewer(level=Level.PUBLIC, home_area=HOME, now=TODAY)
    return [
        Desk(snapshot=snapshots.current(), viewer=viewer, as_known_at=TODAY, asked_at=datetime.now(UTC))
        for snapshots in (publicly_held(made / "public", HOME), with_restricted(made / "restricted", HOME))
    ]


def readings() -> list[Reading]:
    ranged = [
        Reading(kind=kind, subkind=subkind, scope=scope, areas=(HOME,), period=period)
        for kind, subkind in ASKED
        for scope in SCOPES
        for period in ((None, SINCE_SPRING) if subkind is Subkind.CHANGED else (None,))
    ]
    of_one = Reading(kind=Kind.EXCEPTIONS, subkind=Subkind.THREAD, metrics=(MetricId("recycling_rate"),), areas=(HOME,))
    return [*ranged, of_one]


@pytest.mark.parametrize("reading", readings(), ids=lambda one: f"{one.subkind} {one.scope.id or one.scope.kind}")
def test_the_public_cannot_tell_that_anything_is_hidden(desks, reading):
    without, with_hidden = (
        answer_of(reading, desk).model_dump_json(exclude={"id", "snapshot", "asked_at"}, by_alias=True)
        for desk in desks
    )
    assert with_hidden == without
