"""The wordings that stand in files of our own: each with its kind, and with its measure where that was written down."""

from __future__ import annotations

import pytest

from actions.reading import Kind
from bot.understanding.turns.conversations import Said, asked_alone
from bot.understanding.wordings import Wording, subject_of, wordings_beside
from data_layer.faults import Fault
from data_layer.vocabulary import MetricId, ThemeId

DUCKS, LEAVES = MetricId("ducks"), MetricId("leaves")


def test_a_file_is_named_for_the_kind_of_its_wordings(tmp_path):
    written = "Anybody:\n  - are ducks on the up\n  - 'ducks: up or down?'\nA boy:\n  - more ducks\n"
    (tmp_path / "trend.yml").write_text(written)
    found = list(wordings_beside(tmp_path, every=1))
    assert found[:3] == [
        Wording("are ducks on the up", Kind.TREND),
        Wording("ducks: up or down?", Kind.TREND),
        Wording("more ducks", Kind.TREND),
    ]


def test_one_in_so_many_is_taken_of_each_file(tmp_path):
    for kind in ("trend", "target"):
        (tmp_path / f"{kind}.yml").write_text(f"Anybody:\n  - {kind} one\n  - {kind} two\nA boy:\n  - {kind} three\n")
    found = [one.text for one in wordings_beside(tmp_path, every=2)]
    assert found[:4] == ["target one", "target three", "trend one", "trend three"]


def test_a_file_named_for_no_kind_is_told(tmp_path):
    (tmp_path / "trends.yml").write_text("Anybody:\n  - are ducks on the up\n")
    with pytest.raises(Fault, match=r"^trends\.yml bears the name of no kind of answer\."):
        list(wordings_beside(tmp_path))


@pytest.mark.parametrize(
    ("said", "subject"),
    [
        (Said("ducks?", Kind.TREND, ((DUCKS,),)), "ducks"),
        (Said("ducks and leaves?", Kind.TREND, ((DUCKS, LEAVES),)), None),
        (Said("what comes down", Kind.TREND, ((DUCKS,), (LEAVES,))), None),
        (Said("the park", Kind.TREND, theme=ThemeId("parks")), "theme parks"),
        (Said("hello", Kind.SMALLTALK), None),
    ],
)
def test_a_subject_is_known_where_one_is_meant(said, subject):
    assert subject_of(said) == subject


def test_questions_asked_alone_are_lines_of_blocks(tmp_path):
    written = "- |\n  trend of ducks: ducks lately\n\n  smalltalk: hello\n- |\n  target of ducks: enough ducks?\n"
    (tmp_path / "people.yml").write_text(written)
    found = list(asked_alone(tmp_path))
    assert found[:3] == [
        Said("ducks lately", Kind.TREND, ((DUCKS,),)),
        Said("hello", Kind.SMALLTALK),
        Said("enough ducks?", Kind.TARGET, ((DUCKS,),)),
    ]


def test_the_first_turn_of_each_conversation_is_a_whole_question():
    assert len(list(asked_alone())) > 4_000
