"""A measure says by a word whether its small numbers are hidden; a published metric says nothing of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from openpyxl import load_workbook

from data_layer.returns.loads import list_loads
from data_layer.returns.measure_rows import MeasureRow
from data_layer.returns.problems import ReturnFault
from data_layer.returns.template import write_template
from data_layer.returns.words import SmallNumbers
from data_layer.returns.writing import write_workbook
from tests.data_layer.returns.whole_return import whole_rows

HEADING = "Small numbers"


@pytest.fixture
def workbook(tmp_path):
    rows = whole_rows()
    first, *others = rows.measures
    path = tmp_path / "return.xlsx"
    write_workbook(replace(rows, measures=(replace(first, small_numbers=SmallNumbers.SHOWN), *others)), path)
    return path


def cell_of(book, row: int):
    sheet = book["Measures"]
    [column] = [cell.column for cell in sheet[1] if cell.value == HEADING]
    return sheet.cell(row, column)


def test_the_word_is_kept_with_the_measure(desk, workbook):
    desk.load(workbook)
    [load] = list_loads(desk.data_dir)
    measures: tuple[MeasureRow, ...] = load.load.rows().measures
    assert [row.small_numbers for row in measures] == [SmallNumbers.SHOWN, None, None]


@pytest.mark.parametrize(
    ("row", "word", "why", "allowed"),
    [
        (2, "hiden", "This word is not among those allowed.", "Write one of: hidden, shown. Did you mean hidden?"),
        (4, "shown", "A published metric brings this with it.", "Leave the cell empty."),
    ],
    ids=["another word", "a published metric"],
)
def test_a_wrong_word_is_told_with_its_cell(desk, workbook, row, word, why, allowed):
    book = load_workbook(workbook)
    cell = cell_of(book, row)
    cell.value = word
    book.save(workbook)
    with pytest.raises(ReturnFault) as fault:
        desk.load(workbook)
    [problem] = fault.value.problems
    assert (problem.cell, problem.why, problem.allowed) == (cell.coordinate, why, allowed)


def test_the_template_offers_the_two_words(tmp_path):
    write_template(tmp_path / "empty.xlsx")
    book = load_workbook(tmp_path / "empty.xlsx")
    column = cell_of(book, 1).coordinate.rstrip("1")
    offered = [each.formula1 for each in book["Measures"].data_validations.dataValidation
               if f"{column}2" in str(each.sqref) or str(each.sqref).startswith(column)]  # fmt: skip
    assert offered == ['"hidden,shown"']
