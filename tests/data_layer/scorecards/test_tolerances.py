"""A scorecard's own tolerance is proposed in its question, and rates the figures only as someone has said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data_layer.council_facts import ToleranceKind
from data_layer.scorecards.as_return import as_return
from data_layer.scorecards.errors import AnswerFault
from data_layer.scorecards.mapping import next_mapping
from data_layer.scorecards.proposal import Proposal
from data_layer.scorecards.questions import Question
from data_layer.scorecards.read import answered, imported, propose
from data_layer.scorecards.tolerances import in_words, meanings, question_of
from data_layer.vocabulary import Level
from tests.conftest import SOURCES

DAY = date(2026, 11, 26)
NONE, ABSOLUTE, RELATIVE = ToleranceKind.NONE, ToleranceKind.ABSOLUTE, ToleranceKind.RELATIVE
HEAD = "Measure,Unit,Period,Value,Target,Tolerance\n"


def card(folder: Path, *rows: str) -> Path:
    path = folder / "card.csv"
    path.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def asked(proposal: Proposal) -> list[Question]:
    return [each for each in proposal.questions if each.kind == "tolerance"]


def targets(proposal: Proposal) -> list[tuple[float, ToleranceKind | None, float | None]]:
    found = as_return(imported(proposal), title="card", audience=Level.PUBLIC, written=DAY).rows.targets
    return [(row.value, row.tolerance_kind, row.tolerance) for row in found]


@pytest.mark.parametrize(("text", "unit", "kind", "amount"), [
    ("5%", "days", RELATIVE, 5), ("within 10% of target", "%", RELATIVE, 10), ("10% of the target", None, RELATIVE, 10),
    ("±2", "days", ABSOLUTE, 2), ("+/- 2.5", "%", ABSOLUTE, 2.5), ("2 percentage points", "%", ABSOLUTE, 2),
    ("2pp", "%", ABSOLUTE, 2), ("5 days", "days", ABSOLUTE, 5), ("within 1 day", "days", ABSOLUTE, 1),
    ("£1,500", "£", ABSOLUTE, 1500), ("none", "%", NONE, None), ("0%", "%", NONE, None),
])  # fmt: skip
def test_plain_words_have_one_meaning_which_is_proposed(text, unit, kind, amount):
    assert [(each.kind, each.amount) for each in meanings(text, unit)] == [(kind, amount)]
    question = question_of(text, unit)
    assert question.suggestion == question.choices[0] and question.suggestion == in_words(meanings(text, unit)[0], unit)


@pytest.mark.parametrize(("text", "unit", "choices"), [
    ("5%", "%", ("5 percentage points", "5% of the target", "none")),
    ("5%", None, ("5 in the measure's unit", "5% of the target", "none")),
    ("0.05", "%", ("0.05 percentage points", "5 percentage points", "5% of the target", "none")),
    ("0.05", "days", ("0.05 in the measure's unit", "5% of the target", "none")),
])  # fmt: skip
def test_a_percentage_that_may_mean_two_things_is_asked_and_neither_proposed(text, unit, choices):
    question = question_of(text, unit)
    assert (question.choices, question.suggestion, question.free) == (choices, None, False)


@pytest.mark.parametrize("text", ["see note", "+5%/-2%", "amber if over 3", "£20", "5 days", "2 percentage points"])
def test_other_words_are_not_understood_and_asked_freely(text):
    assert meanings(text, "visits") == []
    assert question_of(text, "visits").free and question_of(text, "visits").suggestion is None


def test_a_tolerance_as_large_as_a_threshold_is_not_proposed():
    assert question_of("85%", "days").suggestion is None


@pytest.mark.parametrize("unit", ["%", "days", "£", None])
@pytest.mark.parametrize("text", ["5%", "±2", "within 10% of target", "0.05", "none", "7.25"])
def test_every_choice_is_read_back_as_what_it_says(text, unit):
    for meant in meanings(text, unit):
        assert meanings(in_words(meant, unit), unit) == [meant]


def test_an_answered_tolerance_goes_into_the_return_and_an_open_one_does_not(tmp_path):
    proposal = propose(
        card(tmp_path, "Missed bins,days,Q1 2025/26,41.5,40,5%", "Fly-tips,days,Q1 2025/26,9,8,see note")
    )
    assert {each.suggestion for each in asked(proposal)} == {"5% of the target", None}
    assert targets(proposal) == [(40.0, NONE, None), (8.0, NONE, None)]
    taken = answered(proposal, {"tolerance: *": "suggested"})
    assert targets(taken) == [(40.0, RELATIVE, 5.0), (8.0, NONE, None)]
    left = as_return(imported(taken), title="card", audience=Level.PUBLIC, written=DAY).left_out
    assert [each.what for each in left if "tolerance" in each.what] == ["the tolerance see note"]
    [still] = asked(taken)
    told = answered(taken, {still.id: "2 in the measure's unit"})
    assert targets(told) == [(40.0, RELATIVE, 5.0), (8.0, ABSOLUTE, 2.0)] and asked(told) == []


def test_the_same_words_are_asked_once_for_all_measures_in_percent(tmp_path):
    rows = [f"Share {name},%,Q1 2025/26,88%,90%,5%" for name in "abc"]
    proposal = propose(card(tmp_path, *rows))
    [question] = asked(proposal)
    told = answered(proposal, {question.id: "5 percentage points"})
    assert targets(told) == [(90.0, ABSOLUTE, 5.0)] * 3


@pytest.mark.parametrize("answer", ["3", "soon", "5%"])
def test_an_answer_that_says_nothing_plain_is_refused(tmp_path, answer):
    """A bare number may be that of a choice, and 5% of a measure in % two things."""
    proposal = propose(card(tmp_path, "Share,%,Q1 2025/26,88%,90%,see note"))
    [question] = asked(proposal)
    with pytest.raises(AnswerFault, match="percentage points"):
        answered(proposal, {question.id: answer})


def test_next_quarter_does_not_ask_again(tmp_path):
    proposal = propose(card(tmp_path, "Missed bins,days,Q1 2025/26,41.5,40,±2"))
    taken = answered(proposal, {"tolerance: *": "suggested"})
    kept = next_mapping(taken.signature, taken.headings, taken.answers, taken.preview)
    later = propose(card(tmp_path, "Missed bins,days,Q2 2025/26,39.5,40,±2"), kept)
    assert asked(later) == [] and targets(later) == [(40.0, ABSOLUTE, 2.0)]


def test_a_tolerance_of_half_the_target_is_pointed_out(tmp_path):
    proposal = propose(card(tmp_path, "Missed bins,days,Q1 2025/26,41.5,40,38"))
    taken = answered(proposal, {"tolerance: *": "38 in the measure's unit"})
    [caution] = [each for each in taken.preview.cautions if "tolerance" in each.text]
    assert caution.origin.cell == "E2" and "half of the target" in caution.text


@pytest.mark.sources
def test_a_real_scorecard_of_percentages_is_asked_for_each_of_its_tolerances():
    card = SOURCES / "scorecards" / "cheshire_west_council_housing.csv"
    proposal = answered(propose(card), {"year: the file": "2023/24"})
    assert [question.choices[:2] for question in asked(proposal)] == [
        ("2 percentage points", "2% of the target"),
        ("1 percentage point", "1% of the target"),
        ("0.25 percentage points", "0.25% of the target"),
    ]
    told = answered(proposal, {"tolerance: 1.00% (measures in %)": "1 percentage point"})
    assert [kind for value, kind, _ in targets(told) if value == 7.5] == [ABSOLUTE, ABSOLUTE]
