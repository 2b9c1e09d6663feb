"""A table of a workbook is read by the words of its headings."""

from __future__ import annotations

import re

import pytest
from openpyxl import Workbook

from data_layer.loaders.errors import CellError, LayoutError
from data_layer.loaders.publisher_table import area_in, marks_in, published_table, without_marks


@pytest.fixture
def table(tmp_path):
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Made"
    for row in (
        ["A title"],
        ["Name", "ONS  code [note 1]", "2022-23 [r] [note 17]", "2023-24"],
        [],
        ["Oldtown", "E1", 4, "[x]"],
        ["Newtown", "E2", "n/a", 6],
    ):
        sheet.append(row)
    book.save(tmp_path / "made.xlsx")
    return published_table(tmp_path / "made.xlsx", "Made", "ONS code")


def test_headings_are_found_without_their_notes_wherever_they_stand(table):
    assert (table.header, table.column("ONS code")) == (2, 1)
    assert {n: match[0] for n, match in table.columns(re.compile(r"\d{4}-\d\d")).items()} == {
        2: "2022-23",
        3: "2023-24",
    }


def test_rows_bear_the_number_of_the_sheet_and_empty_ones_are_left_out(table):
    assert [(number, row[0]) for number, row in table.rows()] == [(4, "Oldtown"), (5, "Newtown")]


def test_a_cell_is_a_number_or_a_known_mark(table):
    (_, first), (_, second) = table.rows()
    assert table.cell(first, 4, 2, {"[x]"}, "homes").value == 4
    assert (table.cell(first, 4, 3, {"[x]"}, "homes").value, table.cell(first, 4, 3, {"[x]"}, "homes").mark) == (
        None,
        "[x]",
    )
    with pytest.raises(
        CellError, match=r"row 5 \(2022-23 \[r\] \[note 17\]\): found 'n/a'\. Known are numbers \(homes\)"
    ):
        table.cell(second, 5, 2, {"[x]"}, "homes")


def test_a_heading_that_is_not_there_says_what_to_do(table):
    with pytest.raises(
        LayoutError, match=r"made\.xlsx, sheet Made, column 'Region': no columns have .*Give its loader"
    ):
        table.column("Region")
    with pytest.raises(LayoutError, match=r"none has such a heading"):
        table.columns(re.compile("FYE"))


@pytest.mark.parametrize(
    ("text", "plain", "marks"),
    [
        ("2023-24 [r] [note 17]", "2023-24", {"r", "note 17"}),
        ("Lambeth [note 7, 12] [r]", "Lambeth", {"note 7", "note 12", "r"}),
        ("2018-19", "2018-19", set()),
    ],
)
def test_marks_in_brackets_are_told_from_the_words(text, plain, marks):
    assert (without_marks(text), marks_in(text)) == (plain, marks)


def test_only_councils_regions_and_england_are_areas():
    assert [area_in(code) for code in ("E06000018 ", "E12000004", "E92000001")] == [
        "E06000018",
        "E12000004",
        "E92000001",
    ]
    assert [area_in(code) for code in ("E26000006", "E0600001", "", None, "-")] == [None] * 5
