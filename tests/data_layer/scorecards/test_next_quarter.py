"""Answers given once serve the next file of the same layout; titles that drift are asked about."""

from __future__ import annotations

import pytest

from data_layer.scorecards.errors import AnswerFault, MappingFault
from data_layer.scorecards.mapping import load, next_mapping, save
from data_layer.scorecards.preview import as_text
from data_layer.scorecards.read import answered, imported, propose
from tests.data_layer.scorecards.made_up import asked, figures, text

FIRST = (
    "Ref,Indicator,Q1 2024/25,Target 2024/25\nA1,Calls answered,80,85\nA2,Days lost to sickness,2.1,8\n"
    ",Visits to the leisure centres,500,2000\n"
)
SECOND = FIRST.replace("Q1 2024/25", "Q2 2024/25").replace("Calls answered", "Telephone calls that were answered")


@pytest.fixture
def kept(tmp_path):
    proposal = propose(text(tmp_path / "q1.csv", FIRST))
    answers = {
        question.id: "suggested" if question.suggestion else question.choices[0] for question in proposal.questions
    }
    proposal = answered(proposal, answers)
    assert proposal.questions == ()
    path = tmp_path / "mapping.yml"
    save(next_mapping(proposal.signature, proposal.headings, proposal.answers, proposal.preview), path)
    return path


def test_the_next_file_in_the_same_layout_asks_nothing_again(tmp_path, kept):
    mapping = load(kept)
    proposal = propose(text(tmp_path / "q2.csv", SECOND), mapping)
    assert proposal.questions == () and proposal.signature == mapping.signature
    assert set(figures(proposal.preview)) == {
        ("a1", "2024-07-01/P3M"), ("a2", "2024-07-01/P3M"), ("visits-to-the-leisure-centres", "2024-07-01/P3M"),
    }  # fmt: skip
    ways = {measure.key: measure.better_when for measure in proposal.preview.measures}
    assert ways["a1"] == "higher" and ways["a2"] == "lower"


def test_a_title_without_a_code_that_drifts_is_asked_about(tmp_path, kept):
    drifted = SECOND.replace("Visits to the leisure centres", "Visits to leisure centres")
    proposal = propose(text(tmp_path / "q2.csv", drifted), load(kept))
    (question,) = [each for each in proposal.questions if each.kind == "same measure"]
    assert "Visits to the leisure centres" in question.text
    same = imported(proposal, {question.id: "suggested"})
    assert "visits-to-the-leisure-centres" in {measure.key for measure in same.measures}


def test_another_layout_is_said(tmp_path, kept):
    proposal = propose(
        text(tmp_path / "q2.csv", SECOND.replace("Ref,", "Code,").replace("Target", "Annual target")), load(kept)
    )
    assert any("not those of the saved mapping" in doubt for doubt in proposal.doubts)


def test_the_mapping_is_yaml_that_a_person_can_read(kept):
    assert "'polarity: a2': lower\n" in kept.read_text(encoding="utf-8")


def test_a_broken_mapping_and_a_wrong_answer_are_said(tmp_path):
    broken = text(tmp_path / "m.yml", "answers: [1, 2")
    with pytest.raises(MappingFault, match=r"m\.yml: the mapping file is no YAML\. Mend it"):
        load(broken)
    with pytest.raises(MappingFault, match="signature"):
        load(text(tmp_path / "n.yml", "answers: {}\n"))
    with pytest.raises(AnswerFault, match=r"'sideways'.*higher, lower, neutral"):
        answered(propose(text(tmp_path / "q.csv", FIRST)), {"polarity: a1": "sideways"})


def test_the_preview_shows_reasons_doubts_and_numbered_choices(tmp_path):
    proposal = propose(text(tmp_path / "q1.csv", FIRST))
    shown = as_text(proposal)
    assert "q1.csv: 3 measures, 3 values, 3 targets, 0 ratings, 0 comments" in shown
    assert "Q1 2024/25" in shown and "its heading says value" in shown and "no RAG found" in shown
    assert "[1] higher  [2] lower  [3] neutral" in shown and "because its name says 'lost to'" in shown
    assert asked(proposal, "polarity") == ["a1", "a2", "visits-to-the-leisure-centres"]
