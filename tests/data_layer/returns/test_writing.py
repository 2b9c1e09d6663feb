"""What is written as a workbook or as CSV files reads back as the same rows, and the template loads nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from data_layer.faults import Fault
from data_layer.returns.columns import Need
from data_layer.returns.found_sheets import sum_of_return
from data_layer.returns.guide import sheets_described
from data_layer.returns.model import SHEETS, CouncilRows
from data_layer.returns.reader import read_return
from data_layer.returns.template import write_csv_template, write_template
from data_layer.returns.writing import write_csv_folder, write_workbook
from tests.data_layer.returns.whole_return import whole_rows

GUIDE = Path(__file__).resolve().parents[3] / "docs" / "return.md"


def read(path: Path) -> CouncilRows:
    found = read_return(path, progress=lambda line: None)
    assert found.problems == []
    return found.rows


def test_a_workbook_and_a_csv_folder_read_back_as_the_same_rows(tmp_path):
    rows = whole_rows()
    assert all(rows.of(sheet) for sheet in SHEETS)
    write_workbook(rows, tmp_path / "return.xlsx")
    write_csv_folder(rows, tmp_path / "return")
    assert read(tmp_path / "return.xlsx") == rows
    assert read(tmp_path / "return") == rows


def test_a_workbook_and_a_csv_folder_load_as_the_same_return(desk, tmp_path):
    write_workbook(whole_rows(), tmp_path / "return.xlsx")
    write_csv_folder(whole_rows(), tmp_path / "return")
    first = desk.load(tmp_path / "return.xlsx")
    again = desk.load(tmp_path / "return")
    assert first.changes.added == 7
    assert (again.changes.added, again.changes.revised, again.changes.unchanged) == (0, 0, 7)
    assert all(new == 0 and changed == 0 for _, new, changed in again.changes.others)


def test_the_template_has_every_column_and_loads_nothing(tmp_path):
    write_template(tmp_path / "template.xlsx")
    write_csv_template(tmp_path / "template")
    assert read(tmp_path / "template.xlsx") == read(tmp_path / "template") == CouncilRows()
    book = load_workbook(tmp_path / "template.xlsx")
    assert book.sheetnames == ["Read me", *(sheet.name for sheet in SHEETS)]
    for sheet in SHEETS:
        page = book[sheet.name]
        assert [cell.value for cell in page[1]][1:] == [column.heading for column in sheet.columns.values()]
        assert page["A2"].value == "EXAMPLE"
        assert page.freeze_panes == "C2"


def test_every_example_of_the_template_is_a_right_row(tmp_path):
    """Without its mark the example is read as any other row; all that is needed is filled in."""
    write_template(tmp_path / "template.xlsx")
    book = load_workbook(tmp_path / "template.xlsx")
    for sheet in SHEETS:
        book[sheet.name]["A2"] = None
    book.save(tmp_path / "filled.xlsx")
    rows = read(tmp_path / "filled.xlsx")
    assert [len(rows.of(sheet)) for sheet in SHEETS] == [1] * len(SHEETS)
    for sheet, held in rows:
        for name, column in sheet.columns.items():
            assert column.need is Need.NO or getattr(held[0], name) is not None, (sheet.name, column.heading)


def test_the_template_s_own_examples_load_as_a_return(desk, tmp_path):
    write_template(tmp_path / "template.xlsx")
    book = load_workbook(tmp_path / "template.xlsx")
    for sheet in SHEETS:
        book[sheet.name]["A2"] = None
    book.save(tmp_path / "filled.xlsx")
    assert desk.load(tmp_path / "filled.xlsx").changes.added == 1


def test_choices_are_offered_as_drop_downs(tmp_path):
    write_template(tmp_path / "template.xlsx")
    page = load_workbook(tmp_path / "template.xlsx")["Measures"]
    headings = {cell.value: get_column_letter(cell.column or 0) for cell in page[1]}
    offered = {str(one.sqref).split(":")[0]: one.formula1 for one in page.data_validations.dataValidation}
    assert offered[f"{headings['Better when']}2"] == '"higher,lower,neutral"'
    assert offered[f"{headings['Audience']}2"] == '"public,councillor,officer,restricted"'


def test_something_else_than_example_in_its_column_is_a_problem(tmp_path):
    """It would be easy to take it for a place for remarks, and to lose the row."""
    write_workbook(whole_rows(), tmp_path / "return.xlsx")
    book = load_workbook(tmp_path / "return.xlsx")
    book["Targets"]["A2"] = "new"
    book.save(tmp_path / "return.xlsx")
    [problem] = read_return(tmp_path / "return.xlsx", progress=lambda line: None).problems
    assert (problem.cell, problem.found) == ("A2", "new")


def test_a_template_never_writes_over_what_is_there(tmp_path):
    path = tmp_path / "return.xlsx"
    write_workbook(whole_rows(), path)
    before = sum_of_return(path)
    with pytest.raises(Fault, match="is there already"):
        write_template(path)
    with pytest.raises(Fault, match="is there already"):
        write_csv_template(tmp_path)
    assert sum_of_return(path) == before


def test_the_guide_describes_the_sheets_as_they_are():
    assert sheets_described() in GUIDE.read_text(encoding="utf-8")
