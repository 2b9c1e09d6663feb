"""Each level of the cascade has its subset: its tiers, and what red brings up."""

from __future__ import annotations

import pytest

from actions.exceptions import exceptions
from actions.reading import Kind, Reading, Scope, ScopeKind
from data_layer.council_facts import Tier
from data_layer.methods.reasons import Reason
from data_layer.queries.assessments import assessments
from data_layer.vocabulary import Influence, Level, MetricId
from tests.actions.conftest import HOME, TODAY, desk_of

CLINIC, DIVISION, CORPORATE, LEADERSHIP, PANEL, SCRUTINY = (
    "divisional_clinic", "divisional_leadership_team", "corporate_leadership_team", "leadership", "executive_panel",
    "corporate_scrutiny_committee",
)  # fmt: skip
LOOKS_AT = {
    CLINIC: set(Tier),
    DIVISION: {Tier.CRITICAL_INDICATOR, Tier.CORPORATE, Tier.DIVISIONAL},
    CORPORATE: {Tier.CRITICAL_INDICATOR, Tier.CORPORATE},
    LEADERSHIP: {Tier.CRITICAL_INDICATOR, Tier.CORPORATE},
    PANEL: {Tier.CRITICAL_INDICATOR},
    SCRUTINY: {Tier.CRITICAL_INDICATOR, Tier.CORPORATE},
}
RED_COMES_UP = {DIVISION, CORPORATE, LEADERSHIP, PANEL}


@pytest.fixture(scope="module")
def seen(illustrative) -> dict[str, set[str]]:
    """Level -> the measures that its list names."""
    desk = desk_of(illustrative, Level.OFFICER)

    def of(level: str) -> set[str]:
        scope = Scope(kind=ScopeKind.LEVEL, id=level)
        return set(exceptions(Reading(kind=Kind.EXCEPTIONS, scope=scope, areas=(HOME,)), desk).metrics)

    return {level: of(level) for level in LOOKS_AT}


def test_there_are_six_levels(illustrative):
    assert list(desk_of(illustrative, Level.OFFICER).catalogue.levels) == list(LOOKS_AT)


@pytest.mark.parametrize("level", LOOKS_AT)
def test_a_level_sees_the_exceptions_of_its_tiers_and_what_red_brings_up(seen, illustrative, level):
    """A slow second way, measure by measure: nothing old, nothing that is context."""
    desk, expected = desk_of(illustrative, Level.OFFICER), set()
    with desk.reader() as reader:
        judged = assessments(reader, list(desk.catalogue.metrics), HOME, **desk.known)
    for one in judged:
        metric = desk.catalogue.metrics[one.metric]
        if metric.part_of or metric.influence is Influence.CONTEXT or not one.reasons:
            continue
        if (TODAY.year - one.period.end.year) * 12 + TODAY.month - one.period.end.month > 24:
            continue
        red = Reason.TARGET_RED in one.reasons
        if metric.tier in LOOKS_AT[level] or (metric.tier and red and level in RED_COMES_UP):
            expected.add(one.metric)
    late = {metric for metric in seen[level] - expected}
    assert expected <= seen[level]
    assert all(desk.catalogue.metrics[metric].is_own for metric in late)  # own figures that are overdue today


def test_the_lists_nest_up_the_cascade(seen):
    assert seen[CLINIC] >= seen[DIVISION] >= seen[CORPORATE] == seen[LEADERSHIP] >= seen[PANEL]
    assert seen[CORPORATE] >= seen[SCRUTINY]


def test_red_of_a_divisional_measure_comes_before_the_panel_and_not_before_scrutiny(seen):
    assert "ill_waste_complaints" in seen[PANEL] and "ill_waste_complaints" not in seen[SCRUTINY]


def test_each_level_is_told_what_it_looks_at_and_does(illustrative):
    desk = desk_of(illustrative, Level.OFFICER)
    for level in desk.catalogue.levels.values():
        asked = Reading(kind=Kind.EXCEPTIONS, scope=Scope(kind=ScopeKind.LEVEL, id=level.id), areas=(HOME,))
        note = exceptions(asked, desk).caveats[0]
        assert note.is_note and level.does and note.text.endswith(f"It {level.does}.")


def test_a_subject_for_a_level_is_the_part_of_it_that_comes_before_the_level(illustrative, seen):
    desk = desk_of(illustrative, Level.OFFICER)
    scope = Scope(kind=ScopeKind.DIVISION, id="waste_and_street_scene")
    of_waste = exceptions(Reading(kind=Kind.EXCEPTIONS, scope=scope, areas=(HOME,), body=PANEL), desk)
    division = set(desk.catalogue.divisions["waste_and_street_scene"].metrics)
    assert set(of_waste.metrics) == division & seen[PANEL]


def test_the_panel_is_told_how_many_come_up_because_they_miss_a_target(illustrative, seen):
    desk = desk_of(illustrative, Level.OFFICER)
    scope = Scope(kind=ScopeKind.LEVEL, id=PANEL)
    note = exceptions(Reading(kind=Kind.EXCEPTIONS, scope=scope, areas=(HOME,)), desk).caveats[0].text
    lower = [id for id in seen[PANEL] if desk.catalogue.metrics[MetricId(id)].tier != Tier.CRITICAL_INDICATOR]
    assert lower and f"and others once they miss a target ({len(lower)} of these)" in note
