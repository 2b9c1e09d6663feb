"""A sheet is found by its plain name, and missed by that name."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from data_layer.loaders.errors import LayoutError
from data_layer.loaders.sheet import sheet_named


@pytest.fixture
def workbook(tmp_path):
    def write(*names: str) -> Path:
        book = Workbook()
        book.remove(book.worksheets[0])
        for name in names:
            book.create_sheet(name).append([name])
        book.save(tmp_path / "made.xlsx")
        return tmp_path / "made.xlsx"

    return write


@pytest.mark.parametrize("given", ["Table_2e(2b)", "Table_2e(2b) ", "Table 2e(2b)", "Table_2e(2b)_"])
def test_spaces_underscores_and_brackets_do_no_harm(workbook, given):
    assert sheet_named(workbook("Table_2e(2a)", given, "Table_2e"), "Table_2e(2b)") == (given, [[given]])


@pytest.mark.parametrize("others", [("Notes", "Table_2e(2b) old"), ("Table_2e(2b)", "Table 2e(2b)")])
def test_no_sheet_or_two_of_the_name_are_refused_in_plain_words(workbook, others):
    with pytest.raises(LayoutError) as raised:
        sheet_named(workbook(*others), "Table_2e(2b)")
    assert str(raised.value) == (
        f"made.xlsx, sheet Table_2e(2b), the sheet: its sheets are {', '.join(others)}. Check that it is the "
        "publisher's file, and whether the sheet has a new name this year."
    )
