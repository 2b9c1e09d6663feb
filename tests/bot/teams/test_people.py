"""Levels in Teams come from ids of the directory; whoever is not listed, and every chat of several, is public."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.teams.people import Levels, levels_in
from data_layer.faults import Fault
from data_layer.vocabulary import Level

ANN, BEN = "7faf8ab2-3c5d-4b6e-8f90-123456789abc", "0aaf8ab2-3c5d-4b6e-8f90-123456789abc"
CHANNEL = "19:abc@thread.tacv2"


def listed(folder: Path, text: str, name: str = "people.csv") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_a_person_has_the_level_of_the_list_and_anybody_else_is_public(tmp_path):
    levels = levels_in(listed(tmp_path, f"object_id,level\n{ANN},officer\n{BEN}, Councillor\n"), None)
    assert (levels.of_person(ANN), levels.of_person(BEN.upper())) == (Level.OFFICER, Level.COUNCILLOR)
    assert levels.knows_any and not Levels().knows_any
    for nobody in ("b" * 36, "", None, "Ann Lee"):
        assert levels.of_person(nobody) is Level.PUBLIC


def test_columns_may_stand_in_any_order_beside_others_as_spreadsheets_save_them(tmp_path):
    text = f"\ufeffName, Level , object_id\nAnn Lee,officer,{{{ANN.upper()}}}\n"
    assert levels_in(listed(tmp_path, text), None).of_person(ANN) is Level.OFFICER


def test_a_chat_of_several_is_public_unless_its_channel_has_a_level(tmp_path):
    file = listed(tmp_path, f"conversation_id,level\n{CHANNEL},councillor\n", "channels.csv")
    levels = levels_in(None, file)
    assert levels.of_channel(f"{CHANNEL};messageid=17") is Level.COUNCILLOR
    assert levels.of_channel("19:other@thread.v2") is Level.PUBLIC
    assert Levels().of_channel(CHANNEL) is Level.PUBLIC


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "line 1: there is no column object_id and no column level"),
        ("object_id\n", "line 1: there is no column level"),
        ("object_id,level\nann@example.org,officer\n", "line 2: column object_id: this is no object id"),
        (f"object_id,level\n{ANN},boss\n", "line 2: There is no level 'boss'"),
        (f"object_id,level\n{ANN},officer\n{ANN},public\n", "line 3: the same id stands on a line before"),
        (f"object_id,level\n{ANN}\n", "line 2: There is no level ''"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path, text, words):
    with pytest.raises(Fault, match=r"people\.csv") as raised:
        levels_in(listed(tmp_path, text), None)
    assert words in str(raised.value)


def test_of_many_wrong_lines_the_first_are_named_and_the_others_counted(tmp_path):
    text = "object_id,level\n" + "nobody,officer\n" * 8
    with pytest.raises(Fault, match="And 3 more lines"):
        levels_in(listed(tmp_path, text), None)


def test_a_file_that_is_no_text_and_one_that_is_not_there_are_told(tmp_path):
    (tmp_path / "people.csv").write_bytes(b"\xff\xfe\x00")
    for name in ("people.csv", "nowhere.csv"):
        with pytest.raises(Fault, match=f"{name} cannot be read as text"):
            levels_in(tmp_path / name, None)


def test_a_channel_list_wants_ids_of_channels(tmp_path):
    with pytest.raises(Fault, match="no id of a channel"):
        levels_in(None, listed(tmp_path, "conversation_id,level\nGeneral,officer\n", "channels.csv"))
