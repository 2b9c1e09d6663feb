"""What scrutiny asked and recommended: typed, the newest word on each, as far as a level may see it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from data_layer.queries.scrutiny_items import ScrutinyItem, scrutiny_items
from data_layer.returns.governance_rows import ScrutinyRow
from data_layer.returns.model import CouncilRows
from data_layer.returns.words import ScrutinyKind, ScrutinyStatus
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import Level
from tests.data_layer.returns.conftest import Desk
from tests.data_layer.returns.loaded_on import load_on
from tests.data_layer.returns.whole_return import QUARTERS, whole_rows
from tests.data_layer.small_pack import DERBY, NOTTINGHAM, Place, seen_by

FIRST, SECOND = date(2026, 2, 10), date(2026, 5, 12)
RAISED = date(2025, 10, 10)


def row(id: str, **more) -> ScrutinyRow:
    given = {"kind": ScrutinyKind.RECOMMENDATION, "subject": "Missed bins", "wording": "Do it.",
             "status": ScrutinyStatus.OPEN, "raised": RAISED}  # fmt: skip
    return ScrutinyRow(id=id, **{**given, **more})


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Place(tmp_path).write())


def items(desk: Desk, level: Level = Level.PUBLIC, day: date = SECOND, area=NOTTINGHAM) -> list[ScrutinyItem]:
    viewer = seen_by(level, day)
    with Snapshots(desk.data_dir).current().reader(viewer) as reader:
        return scrutiny_items(reader, area, viewer=viewer, as_known_at=day)


def test_an_item_comes_back_as_it_was_given(desk, monkeypatch):
    given = row("it", measure="missed_bins", period=QUARTERS[2], value_then=44.0, due=date(2025, 12, 10),
                response="It was done.", status=ScrutinyStatus.DONE)  # fmt: skip
    load_on(FIRST, replace(whole_rows(), scrutiny=(given,)), desk, monkeypatch)
    [found] = items(desk)
    assert found == ScrutinyItem(
        id="it", kind=ScrutinyKind.RECOMMENDATION, subject="Missed bins", metric=found.metric, period=QUARTERS[2],
        value_then=44.0, raised=RAISED, wording="Do it.", response="It was done.", due=date(2025, 12, 10),
        status=ScrutinyStatus.DONE, audience=Level.PUBLIC, source="council_return", loaded=FIRST,
    )  # fmt: skip
    assert found.metric == "missed_bins" and not found.is_recorded


def test_the_newest_return_says_how_it_stands(desk, monkeypatch):
    load_on(FIRST, replace(whole_rows(), scrutiny=(row("it"),)), desk, monkeypatch)
    assert [one.status for one in items(desk)] == [ScrutinyStatus.OPEN]
    answered = row("it", status=ScrutinyStatus.ANSWERED, response="Done.")
    load_on(SECOND, CouncilRows(scrutiny=(answered,)), desk, monkeypatch)
    assert [(one.status, one.response) for one in items(desk)] == [(ScrutinyStatus.ANSWERED, "Done.")]


def test_each_level_sees_its_own_and_those_below_and_never_one_of_a_measure_above_it(desk, monkeypatch):
    rows = (row("everyone"), row("members", audience=Level.COUNCILLOR), row("officers", measure="empty_homes"))
    load_on(FIRST, replace(whole_rows(), scrutiny=rows), desk, monkeypatch)
    seen = [[one.id for one in items(desk, level)] for level in (Level.PUBLIC, Level.COUNCILLOR, Level.OFFICER)]
    assert seen == [["everyone"], ["everyone", "members"], ["everyone", "members", "officers"]]


def test_what_came_later_was_not_known_before(desk, monkeypatch):
    load_on(FIRST, replace(whole_rows(), scrutiny=(row("it"),)), desk, monkeypatch)
    load_on(SECOND, CouncilRows(scrutiny=(row("next", raised=SECOND),)), desk, monkeypatch)
    assert [one.id for one in items(desk, day=FIRST)] == ["it"]
    assert items(desk, day=date(2026, 2, 9)) == []


def test_another_council_has_none(desk, monkeypatch):
    load_on(FIRST, replace(whole_rows(), scrutiny=(row("it"),)), desk, monkeypatch)
    assert items(desk, area=DERBY) == []


@pytest.mark.parametrize(("status", "due", "is_open", "is_overdue"), [
    (ScrutinyStatus.OPEN, date(2026, 5, 11), True, True),
    (ScrutinyStatus.OPEN, SECOND, True, False),
    (ScrutinyStatus.OPEN, None, True, False),
    (ScrutinyStatus.ACCEPTED, date(2026, 5, 11), True, True),
    (ScrutinyStatus.ANSWERED, date(2026, 5, 11), False, False),
    (ScrutinyStatus.REJECTED, date(2026, 5, 11), False, False),
    (ScrutinyStatus.DONE, date(2026, 5, 11), False, False),
])  # fmt: skip
def test_what_was_accepted_is_open_until_it_is_done_and_nothing_settled_is_overdue(
    desk, monkeypatch, status, due, is_open, is_overdue
):
    load_on(FIRST, replace(whole_rows(), scrutiny=(row("it", status=status, due=due),)), desk, monkeypatch)
    [found] = items(desk)
    assert (found.is_open, found.is_overdue(SECOND)) == (is_open, is_overdue)


def test_how_it_stood_on_an_earlier_day_is_still_known_after_a_later_return(desk, monkeypatch):
    load_on(FIRST, replace(whole_rows(), scrutiny=(row("it"),)), desk, monkeypatch)
    load_on(SECOND, CouncilRows(scrutiny=(row("it", status=ScrutinyStatus.DONE),)), desk, monkeypatch)
    assert [one.status for one in items(desk, day=FIRST)] == [ScrutinyStatus.OPEN]
    assert [one.status for one in items(desk)] == [ScrutinyStatus.DONE]
