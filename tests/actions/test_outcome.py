"""How an outcome of the plan is going: its measures by exception, and a gap said to be one."""

from __future__ import annotations

import pytest

from actions.outcome import outcome
from actions.reading import Kind, Reading, Scope, ScopeKind
from tests.actions.council import HOME


@pytest.fixture
def of(desk):
    def asked(id: str | None):
        scope = Scope(kind=ScopeKind.OUTCOME if id else ScopeKind.EVERYTHING, id=id)
        return outcome(Reading(kind=Kind.OUTCOME, scope=scope, areas=(HOME,)), desk)

    return asked


def ids(desk, *, measured: bool) -> list[str]:
    return [one.id for one in desk.catalogue.outcomes.values() if bool(one.metrics) is measured]


def test_every_outcome_with_measures_answers_with_those_that_stand_out(of, desk):
    for id in ids(desk, measured=True):
        answer = of(id)
        assert answer.kind is Kind.OUTCOME and len(answer.headline.split()) <= 30
        assert set(answer.metrics) <= set(desk.catalogue.outcomes[id].metrics)
        assert desk.catalogue.outcomes[id].name in answer.reading.words


def test_an_outcome_that_nothing_measures_is_a_gap_and_no_success(of, desk):
    gaps = ids(desk, measured=False)
    assert len(gaps) == 2
    for id in gaps:
        answer = of(id)
        assert answer.subkind == "gap" and answer.figures == []
        assert answer.headline.startswith("No measure is held for the outcome")


def test_asked_about_all_it_counts_those_with_measures_and_names_the_gaps(of):
    answer = of(None)
    assert answer.headline == "8 of 10 outcomes have measures here. Ask about one of them."
    assert "Without a measure here: Safer Nottingham and Serving People Well." in answer.text
