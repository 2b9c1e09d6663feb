"""Who answers for a measure: as the council's return says, else as the framework places it, and said to be ours."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.accountability import ILLUSTRATION, of_several
from actions.accountability_words import cascade_sentences, owner_line
from actions.draft_question import draft_question
from actions.reading import Kind, Reading, Scope, ScopeKind


def test_a_published_measure_is_placed_by_the_framework_and_that_is_said(ask):
    answer = ask(Kind.DEFINITION, "recycling_rate", subkind="accountability")
    assert answer.headline == (
        "The recycling rate is answered for by the Waste and Street Scene division, in the Environment and Waste "
        "portfolio."
    )
    assert ILLUSTRATION in answer.caveats and "Executive Panel" in answer.summary
    assert "No role is recorded here as answering for it." in answer.summary


def test_the_question_to_copy_goes_to_the_portfolio_holder_with_the_figure_in_it(ask):
    answer = ask(Kind.DEFINITION, "recycling_rate", subkind="accountability")
    [copied] = [part for part in answer.text.split("\n\n") if part.startswith("A question to copy:\n")]
    assert copied.split("\n")[1].startswith(
        "To the portfolio holder for Environment and Waste: The recycling rate in Nottingham was 26.7% in 2023/24, in "
        "the lowest quarter of its nearest neighbours (median 35.6%)"
    )
    assert copied.endswith("?") and [figure.metric for figure in answer.figures] == ["recycling_rate"]


def test_where_no_figure_is_held_the_question_is_there_without_one(ask):
    answer = ask(Kind.DEFINITION, "asc_feel_safe", subkind="accountability", areas=("E07000176",))
    assert "I would like to ask about the share of care users who feel safe." in answer.text and not answer.figures


def test_the_role_that_the_council_named_comes_first_and_is_not_said_to_be_missing(desk):
    own = replace(desk.catalogue.metrics["recycling_rate"], owner_role="Head of Waste")
    assert owner_line(own, desk.catalogue).startswith(
        "The recycling rate is answered for by the Head of Waste, Waste and Street Scene"
    )
    assert not any("No role" in sentence for sentence in cascade_sentences(own, desk.catalogue))


def test_a_measure_that_nobody_is_named_for_says_so_and_the_question_too(desk):
    nobody = replace(desk.catalogue.metrics["recycling_rate"], division=None, portfolio=None)
    assert owner_line(nobody, desk.catalogue) == "No one is recorded as answering for the recycling rate."
    assert draft_question(nobody, desk.catalogue).startswith(
        "To the portfolio holder who answers for the recycling rate (none is recorded here): I would like to ask about"
    )


def test_a_theme_is_told_by_who_answers_and_asks_about_what_is_most_in_need(ask):
    answer = ask(Kind.DEFINITION, theme="health", subkind="accountability")
    assert answer.headline == (
        "All 13 measures in public health are answered for by the Public Health division and the portfolio holder for "
        "Adults and Health."
    )
    assert "and 9 more" in answer.summary and "The adult obesity rate in Nottingham was 35.3%" in answer.text


def test_those_who_answer_for_most_come_first_and_nobody_last(desk):
    held = [desk.catalogue.metrics[id] for id in ("recycling_rate", "gcse_english_maths", "landfill_rate")]
    nobody = replace(desk.catalogue.metrics["net_additional_homes"], division=None, portfolio=None)
    asked = Reading(kind=Kind.DEFINITION, scope=Scope(kind=ScopeKind.EVERYTHING))
    draft = of_several([nobody, *held], asked, desk.catalogue)
    assert draft.headline.startswith("4 measures are answered for: 2 by the Waste and Street Scene division")
    assert len(draft.headline.split()) <= 30
    assert draft.sentences[-1].startswith("No one who is recorded here: ")


def test_measures_that_were_named_are_answered_by_their_names(ask):
    """Two of one division, one each of two, and more than there is room for."""
    same = ask(Kind.DEFINITION, "fly_tipping_incidents", "fly_tipping_rate", subkind="accountability")
    assert same.headline.startswith("Fly-tipping incidents and the fly-tipping rate are answered for by the Waste and")
    each = ask(Kind.DEFINITION, "recycling_rate", "gcse_english_maths", subkind="accountability")
    assert each.headline == (
        "The recycling rate is answered for by the Waste and Street Scene division, and the share of 19-year-olds with "
        "English and maths GCSEs by the Education and Children division."
    )
    many = ("recycling_rate", "gcse_english_maths", "net_additional_homes", "landfill_rate")
    assert ask(Kind.DEFINITION, *many, subkind="accountability").headline.startswith(
        "The 4 measures asked about are answered for: 2 by the Waste and Street Scene division, 1 by"
    )


def test_two_measures_of_a_scope_are_both_and_nobody_is_left_out_of_the_count(desk):
    scope = Reading(kind=Kind.DEFINITION, scope=Scope(kind=ScopeKind.THEME, id="waste"), body="executive_panel")
    held = [desk.catalogue.metrics[id] for id in ("recycling_rate", "landfill_rate")]
    assert of_several(held, scope, desk.catalogue).headline.startswith(
        "Both measures in waste and recycling, for the Executive Panel, are answered for by the Waste and Street Scene"
    )
    everything = Reading(kind=Kind.DEFINITION, scope=Scope(kind=ScopeKind.EVERYTHING))
    every = desk.catalogue.whole_metrics()
    line = of_several(every, everything, desk.catalogue).headline
    numbers = [int(number) for number in re.findall(r"(\d+) by ", line)]
    assert sum(numbers) == len(every) and line.startswith(f"{len(every)} measures are answered for: ")


def test_a_part_is_answered_for_by_those_who_answer_for_its_measure(ask):
    answer = ask(Kind.DEFINITION, "fly_tipping_incidents.on_highways", subkind="accountability")
    assert "answered for by the Waste and Street Scene division" in answer.headline


def test_a_division_and_a_portfolio_can_be_asked_about(ask):
    for kind, id in ((ScopeKind.DIVISION, "housing"), (ScopeKind.PORTFOLIO, "housing_and_planning")):
        answer = ask(Kind.DEFINITION, scope=Scope(kind=kind, id=id), subkind="accountability")
        assert (
            "the portfolio holder for Housing and Planning" in answer.headline and "A question to copy:" in answer.text
        )
