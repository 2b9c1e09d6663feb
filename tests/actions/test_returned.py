"""A return that brings little: whatever it holds is told with where it comes from, to those who may see it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from actions.desk import Desk
from actions.reading import Kind, Reading, Scope, ScopeKind, Subkind
from actions.registry import answer as answer_of
from data_layer.returns.model import CouncilRows
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import Level
from tests.data_layer.returns.conftest import Desk as Loading
from tests.data_layer.returns.whole_return import whole_load, whole_rows
from tests.data_layer.small_pack import NOTTINGHAM, Place, seen_by

NOW = datetime.now(UTC)  # a return is known from the day it is loaded
OURS = "The council's own return"
TOLD_BY = {
    "scrutiny": (Kind.COMMITMENTS, Subkind.RECOMMENDATIONS, "“What was done?”"),
    "risks": (Kind.EXCEPTIONS, Subkind.RISK_REGISTER, "Vehicles out of service"),
    "budget_lines": (Kind.TARGET, Subkind.BUDGET, "Waste and Street Scene"),
    "divisional_actions": (Kind.COMMITMENTS, Subkind.ACTIONS, "Redraw four rounds"),
    "clinic_decisions": (Kind.BRIEFING, Subkind.CLINIC, "Hire two vehicles"),
    "soft_intelligence": (Kind.EARLY_WARNING, None, "Bins left on two estates"),
}
ASKED = (
    *((kind, subkind) for kind, subkind, _ in TOLD_BY.values()),
    (Kind.BRIEFING, None), (Kind.SCRUTINY_QUESTIONS, None), (Kind.EXCEPTIONS, None), (Kind.EXCEPTIONS, Subkind.THREAD),
    (Kind.EXCEPTIONS, Subkind.CHANGED), (Kind.EXPLANATION, Subkind.ACTION), (Kind.OUTCOME, None),
    (Kind.OUTCOME, Subkind.EVIDENCE), (Kind.CALENDAR, None),
)  # fmt: skip


def alone(sheet: str) -> CouncilRows:
    """One sheet of the whole return and no figure; that recycling is a division's, which that of a clinic needs."""
    whole = whole_rows()
    kept: dict[str, Any] = {sheet: tuple(without_measure(row) for row in getattr(whole, sheet))}
    if sheet == "risks":
        kept["risk_reviews"] = whole.risk_reviews
    return CouncilRows(about=whole.about, measures=whole.measures[2:], **kept)


def without_measure(row: Any) -> Any:
    row = replace(row, measure=None) if hasattr(row, "measure") else row
    return replace(row, subject="Waste") if hasattr(row, "subject") else row


@pytest.fixture(scope="module", params=TOLD_BY)
def returned(request, tmp_path_factory):
    loading = Loading(Place(tmp_path_factory.mktemp(request.param)).write())
    loading.accept(whole_load(alone(request.param)))
    return request.param, Snapshots(loading.data_dir)


def desk_at(level: Level, snapshots: Snapshots) -> Desk:
    return Desk(snapshots.current(), seen_by(level, NOW.date()), as_known_at=NOW.date(), asked_at=NOW)


def asked(kind: Kind, subkind: str | None, scope: Scope, desk: Desk):
    return answer_of(Reading(kind=kind, subkind=subkind, scope=scope, areas=(NOTTINGHAM,)), desk)


def scopes(desk: Desk) -> list[Scope]:
    of_it = [Scope(kind=ScopeKind.DIVISION, id=id) for id in desk.catalogue.divisions]
    return [Scope(kind=ScopeKind.EVERYTHING), *of_it]


def test_it_is_told_with_its_source(returned):
    sheet, snapshots = returned
    kind, subkind, words = TOLD_BY[sheet]
    desk = desk_at(Level.OFFICER, snapshots)
    told = [asked(kind, subkind, scope, desk) for scope in scopes(desk)]
    assert any(words in one.text and any(each.source == OURS for each in one.provenance) for one in told)


@pytest.mark.parametrize("level", [Level.PUBLIC, Level.OFFICER])
def test_whatever_is_asked_has_an_answer(returned, level):
    desk = desk_at(level, returned[1])
    for kind, subkind in ASKED:
        for scope in scopes(desk):
            assert asked(kind, subkind, scope, desk).headline


def test_the_source_is_there_for_those_alone_who_see_a_row_of_it(returned):
    sheet, snapshots = returned
    seen_from = Level.PUBLIC if sheet == "scrutiny" else Level.OFFICER
    for level in Level:
        assert ("council_return" in desk_at(level, snapshots).catalogue.sources) == (level >= seen_from)
