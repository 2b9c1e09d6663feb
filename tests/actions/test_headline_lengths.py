"""Headlines keep to their thirty words for whatever a question ranges over and whichever level it is for."""

from __future__ import annotations

import pytest

from actions.accountability import of_several
from actions.compose import HEADLINE_WORDS
from actions.reading import Kind, Reading, Scope, ScopeKind, Subkind
from actions.registry import answer as answer_of
from actions.scope import UNITS, metrics_in
from data_layer.vocabulary import Level
from tests.actions.conftest import desk_of
from tests.actions.council import HOME

ASKED = (
    (Kind.DEFINITION, Subkind.ACCOUNTABILITY),
    (Kind.EXCEPTIONS, None),
    (Kind.IMPROVING, None),
    (Kind.BRIEFING, None),
)
OF_A_RETURN = ((Kind.BRIEFING, Subkind.CLINIC), (Kind.EXCEPTIONS, Subkind.THREAD), (Kind.EXCEPTIONS, Subkind.CHANGED))


def scopes(catalogue) -> list[Scope]:
    """Everything, and every theme, outcome, portfolio, division, directorate and level."""
    units = [Scope(kind=kind, id=id) for kind, of in UNITS.items() for id in of.held(catalogue)]
    return [Scope(kind=ScopeKind.EVERYTHING), *units]


def too_long(headline: str) -> bool:
    return len(headline.split()) > HEADLINE_WORDS


def test_who_answers_is_said_in_a_headline_s_room_for_every_scope_and_level(desk, illustrative):
    for at in (desk, desk_of(illustrative, Level.OFFICER)):
        for scope in scopes(at.catalogue):
            for body in (None, *at.catalogue.levels):
                asked = Reading(kind=Kind.DEFINITION, scope=scope, body=body)
                metrics = [at.catalogue.metrics[id] for id in metrics_in(asked, at.catalogue)]
                if len(metrics) < 2:
                    continue
                line = of_several(metrics, asked, at.catalogue).headline
                assert not too_long(line), line
                assert line.endswith(".") and str(len(metrics)) in line.replace("Both", "2"), line


@pytest.mark.parametrize(("kind", "subkind"), ASKED)
def test_a_long_unit_for_a_long_level_leaves_out_what_there_is_no_room_for(desk, kind, subkind):
    """The level and the place first, then what it ranges over; how the question was read says all of it."""
    longest = max(desk.catalogue.levels.values(), key=lambda level: len(level.name.split())).id
    for scope in scopes(desk.catalogue):
        asked = Reading(kind=kind, subkind=subkind, scope=scope, areas=(HOME,), body=longest)
        answer = answer_of(asked, desk)
        assert not too_long(answer.headline), answer.headline


@pytest.mark.parametrize(("kind", "subkind"), OF_A_RETURN)
def test_beside_a_return_as_well(illustrative, kind, subkind):
    at = desk_of(illustrative, Level.OFFICER)
    longest = max(at.catalogue.divisions.values(), key=lambda division: len(division.name.split()))
    for body in at.catalogue.levels:
        scope = Scope(kind=ScopeKind.DIVISION, id=longest.id)
        headline = answer_of(Reading(kind=kind, subkind=subkind, scope=scope, areas=(HOME,), body=body), at).headline
        assert not too_long(headline), headline
