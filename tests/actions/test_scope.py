"""What a question ranges over, as measures and as words."""

from __future__ import annotations

import pytest

from actions.reading import Kind, Reading, Scope, ScopeKind
from actions.scope import UNITS, commitments_in, metrics_in, scope_words, within
from tests.data_layer.methods.council_made import promise


def over(kind: ScopeKind, id: str | None = None, metrics: tuple = ()) -> Reading:
    return Reading(kind=Kind.EXCEPTIONS, scope=Scope(kind=kind, id=id), metrics=metrics)


@pytest.mark.parametrize(
    ("kind", "id", "words"),
    [
        (ScopeKind.THEME, "waste", " in waste and recycling"),
        (ScopeKind.OUTCOME, "scp_better_housing", " in the outcome Better Housing"),
        (ScopeKind.PORTFOLIO, "housing_and_planning", " in the Housing and Planning portfolio"),
        (ScopeKind.DIVISION, "housing", " in the Housing division"),
        (ScopeKind.LEVEL, "executive_panel", " for the Executive Panel"),
        (ScopeKind.EVERYTHING, None, ""),
    ],
)
def test_a_scope_is_named_as_people_say_it_and_holds_measures(desk, kind, id, words):
    asked = over(kind, id)
    assert within(asked, desk.catalogue) == words
    assert metrics_in(asked, desk.catalogue)


def test_the_measures_of_a_scope_are_whole_ones(desk):
    for kind, units in UNITS.items():
        for id in units.held(desk.catalogue):
            found = metrics_in(over(kind, id), desk.catalogue)
            assert all(desk.catalogue.metrics[metric].part_of is None for metric in found), (kind, id)


def test_what_is_not_there_holds_nothing(desk):
    for kind in UNITS:
        assert metrics_in(over(kind, "atlantis"), desk.catalogue) == []


def test_named_measures_come_before_a_scope(desk):
    asked = over(ScopeKind.EVERYTHING, metrics=("recycling_rate",))
    assert metrics_in(asked, desk.catalogue) == ["recycling_rate"]
    assert scope_words(asked, desk.catalogue) == "the recycling rate"


def test_a_body_of_the_cascade_has_all_promises_and_an_outcome_those_that_name_it(desk):
    made = [promise(outcome="scp_better_housing"), promise()]
    for kind, id, found in (
        (ScopeKind.EVERYTHING, None, made),
        (ScopeKind.LEVEL, "executive_panel", made),
        (ScopeKind.OUTCOME, "scp_better_housing", made[:1]),
        (ScopeKind.THEME, "waste", []),
        (ScopeKind.LEVEL, "atlantis", []),
    ):
        assert commitments_in(over(kind, id), made, desk.catalogue) == found
    assert commitments_in(over(ScopeKind.EVERYTHING, metrics=("recycling_rate",)), made, desk.catalogue) == []


def test_a_promise_without_an_owner_is_no_divisions(desk):
    """No published measure has an owner's role: a promise without one is not theirs for that."""
    assert commitments_in(over(ScopeKind.DIVISION, "housing"), [promise()], desk.catalogue) == []
