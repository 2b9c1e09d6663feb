"""A figure against the council's own target, and what is said where there is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.reading import Kind, Reading, Scope, ScopeKind
from actions.target import one_draft, several_draft, target
from data_layer.vocabulary import Status
from tests.actions.council import HOME, beside, figure_of, story_of, target_of

RECYCLING = "recycling_rate"


def test_without_a_target_that_is_said_with_the_figure_and_no_rating(ask):
    answer = ask(Kind.TARGET, RECYCLING)
    assert answer.kind is Kind.TARGET and answer.subkind == "no_target"
    assert answer.headline.startswith("No target of Nottingham's own is held for the recycling rate; it was 26.7%")
    assert answer.figures[0].rag is None and answer.figures[0].target is None


def test_a_national_ambition_is_named_as_context_and_is_no_target(ask):
    answer = ask(Kind.TARGET, RECYCLING)
    assert "context only, not the council's target" in answer.text and "65%" in answer.text
    assert "ambition" not in answer.headline


@pytest.mark.parametrize(
    ("value", "tolerance", "words"),
    [
        (30.0, 1.0, "3.3 percentage points short of the target of 30.0% (red)"),
        (27.0, 1.0, "0.3 percentage points short of the target of 27.0% (amber)"),
        (26.7, 1.0, "which meets the target of 26.7% (green)"),
        (27.0, None, "0.3 percentage points short of the target of 27.0% (target not met)"),
        (25.0, None, "which meets the target of 25.0% (target met)"),
    ],
)
def test_the_headline_says_the_distance_and_the_rating(desk, value, tolerance, words):
    found = figure_of(desk, RECYCLING)
    draft = one_draft(beside(desk, found, targets=(target_of(found, value, tolerance),)), desk.catalogue)
    assert words in draft.headline and draft.headline.startswith(
        "The recycling rate in Nottingham was 26.7% in 2023/24"
    )
    assert len(draft.headline.split()) <= 30


def test_a_withheld_figure_is_said_to_be_so_beside_its_target(desk):
    """Its distance would tell it."""
    found = figure_of(desk, RECYCLING)
    withheld = replace(found, observation=replace(found.observation, value=None, status=Status.SUPPRESSED))
    draft = one_draft(beside(desk, withheld, targets=(target_of(withheld, 30.0, 1.0),)), desk.catalogue)
    assert draft.subkind is None and draft.headline.startswith(
        "There is no figure for the recycling rate in Nottingham"
    )
    assert draft.sentences[0] == "The target for 2023/24 is 30.0%." and "26.7" not in draft.headline


def test_a_lower_is_better_target_is_missed_from_above(desk):
    found = figure_of(desk, "residual_waste_per_household")
    draft = one_draft(beside(desk, found, targets=(target_of(found, 550.0, 2.0, relative=True),)), desk.catalogue)
    assert "22.6 kg per household above the target of 550.0 (red)" in draft.headline
    assert "Amber is within 2% of it (11.0 kg per household) of the target, red is beyond." in draft.sentences


def test_the_next_target_is_named_where_none_is_for_the_figure(desk):
    found = figure_of(desk, RECYCLING)
    later = replace(found.observation.period, start=found.observation.period.start.replace(year=2025))
    goal = replace(target_of(found, 35.0, 1.0), period=later)
    draft = one_draft(beside(desk, found, targets=(goal,)), desk.catalogue)
    assert "is held for the recycling rate for that period" in draft.headline
    assert "The next target is 35.0% in 2025/26." in draft.sentences


def test_the_risk_of_missing_is_shown_with_its_parts(desk):
    found = figure_of(desk, RECYCLING)
    shown = one_draft(beside(desk, found, targets=(target_of(found, 30.0, 1.0),)), desk.catalogue)
    assert any("likelihood 3 of 5, impact 5 of 5" in sentence for sentence in shown.sentences)
    [figure] = shown.figures
    assert figure.risk and (figure.risk.likelihood, figure.risk.impact) == (3, 5)
    assert figure.rag == "red" and figure.target and figure.target.value == 30.0


def test_a_recorded_story_is_told_and_a_missing_one_is_said(desk):
    found = figure_of(desk, RECYCLING)
    goal = (target_of(found, 30.0, 1.0),)
    told = one_draft(
        beside(desk, found, targets=goal, story=story_of(found, why="Fewer rounds.", what_next="More rounds")),
        desk.catalogue,
    )
    assert "Fewer rounds." in told.details[0] and "Next: More rounds" in told.details[0]
    silent = one_draft(beside(desk, found, targets=goal), desk.catalogue)
    assert silent.details[0] == "No explanation is recorded for it."


def test_several_are_counted_by_rating_and_listed_the_worst_first(desk):
    recycling, residual = figure_of(desk, RECYCLING), figure_of(desk, "residual_waste_per_household")
    found = [
        beside(desk, recycling, targets=(target_of(recycling, 25.0, 1.0),)),
        beside(desk, residual, targets=(target_of(residual, 550.0, 2.0),)),
        figure_of(desk, "landfill_rate"),
    ]
    asked = Reading(kind=Kind.TARGET, scope=Scope(kind=ScopeKind.THEME, id="waste"), areas=(HOME,))
    draft = several_draft(found, asked, desk.catalogue)
    assert draft.headline == ("Of 2 measures in waste and recycling in Nottingham with a target, 1 red and 1 green.")
    assert draft.sentences[0].startswith("Residual household waste") and "1 measure has no target." in draft.sentences


def test_a_scope_without_any_target_says_so(desk):
    asked = Reading(kind=Kind.TARGET, scope=Scope(kind=ScopeKind.EVERYTHING), areas=(HOME,))
    assert target(asked, desk).headline == "No target of Nottingham's own is held."
