"""Files of questions are read as they are written, and a bad line is told with its file, its place and its field."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from actions.reading import Kind
from bot.data_sets import DataSet
from data_layer.faults import Fault
from evaluation.__main__ import SECOND_SET
from evaluation.format import BadLine, read_items

QUESTION = {"id": "q1", "text": "recycling rate", "expect": {"kind": ["performance"], "metrics": ["recycling_rate"]}}


def file_of(folder: Path, *lines: object) -> Path:
    file = folder / "mine.jsonl"
    said = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    file.write_text("\n".join(said), encoding="utf-8")
    return file


def problem_of(folder: Path, *lines: object) -> str:
    with pytest.raises(BadLine) as told:
        read_items([file_of(folder, *lines)])
    return str(told.value)


def test_a_question_is_a_conversation_of_one_turn(tmp_path):
    [item] = read_items([file_of(tmp_path, QUESTION)])
    assert (item.id, len(item.turns), item.data) == ("q1", 1, DataSet.PUBLISHED)
    assert item.turns[0].expect.all_metrics == {"recycling_rate"}


def test_a_dialogue_keeps_its_turns_and_the_set_of_figures_it_is_about(tmp_path):
    turns = [{"text": "recycling", "expect": {"kind": "performance"}},
             {"text": "2", "option": 2, "if_previous_kind": ["clarify"], "expect": {"kind": ["trend"]}}]  # fmt: skip
    [item] = read_items([file_of(tmp_path, {"id": "d1", "turns": turns, "data": "illustrative"})])
    assert item.data is DataSet.ILLUSTRATIVE
    assert [turn.expect.kind for turn in item.turns] == [(Kind.PERFORMANCE,), (Kind.TREND,)]
    assert (item.turns[1].option, item.turns[1].if_previous_kind) == (2, (Kind.CLARIFY,))


def test_one_value_stands_for_a_list_of_one_and_what_is_about_figures_is_put_aside(tmp_path):
    expect = {"kind": ["performance"], "metric": "landfill_rate", "area": "E06000016", "period": "2022/23",
              "value": 32.6, "decimals": 1, "unit": "%"}  # fmt: skip
    [item] = read_items([file_of(tmp_path, {**QUESTION, "expect": expect})])
    read = item.turns[0].expect
    assert (read.all_metrics, read.all_areas, read.period) == ({"landfill_rate"}, {"E06000016"}, ("2022/23",))
    assert read.unscored == {"value": 32.6, "decimals": 1, "unit": "%"}


def test_empty_lines_are_passed_over(tmp_path):
    assert len(read_items([file_of(tmp_path, QUESTION, "", "  ", {**QUESTION, "id": "q2"})])) == 2


@pytest.mark.parametrize(
    ("line", "field", "found"),
    [
        ({**QUESTION, "expect": {"kind": ["perfomance"]}}, "expect.kind", "perfomance"),
        ({**QUESTION, "expect": {"kind": []}}, "expect.kind", "at least 1"),
        ({**QUESTION, "expect": {"kind": ["trend"], "metrcs": ["x"]}}, "expect.metrcs", "not permitted"),
        ({"id": "q", "expect": {"kind": ["trend"]}}, "text", "required"),
        ({**QUESTION, "data": "invented"}, "data", "invented"),
        ({"id": "d", "turns": []}, "turns", "at least 1"),
        ([1, 2], "the whole line", "[1, 2]"),
    ],
)
def test_a_bad_line_is_told_with_its_file_its_number_and_its_field(tmp_path, line, field, found):
    said = problem_of(tmp_path, {**QUESTION, "id": "fine"}, line)
    assert said.startswith("mine.jsonl, line 2: ")
    assert field in said and found in said and said.endswith("Correct that line, or take it out.")


def test_a_line_that_is_no_json_is_told_with_the_character_where_it_breaks(tmp_path):
    assert "mine.jsonl, line 1: no JSON at character" in problem_of(tmp_path, '{"id": "q1", ')


def test_an_id_that_stands_twice_is_told(tmp_path):
    assert "line 2: the id 'q1' stands on a line before" in problem_of(tmp_path, QUESTION, QUESTION)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(Fault, match="cannot be read as text"):
        read_items([tmp_path / "none.jsonl"])


def test_the_second_open_set_can_be_asked():
    items = read_items(sorted(SECOND_SET.glob("*.jsonl")))
    assert len(items) == 175 and {item.data for item in items} == set(DataSet)
