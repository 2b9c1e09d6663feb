"""A return with mistakes is not loaded at all, and every mistake is told with its cell."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from data_layer.faults import Fault
from data_layer.returns.governance_rows import AboutRow
from data_layer.returns.loads import list_loads
from data_layer.returns.model import CouncilRows
from data_layer.returns.problems import EmptyReturnFault, ReturnFault
from data_layer.returns.writing import write_csv_folder, write_workbook
from data_layer.snapshot_pointer import current, finished
from tests.data_layer.returns.planted import MISTAKES, plant
from tests.data_layer.returns.whole_return import whole_rows


@pytest.fixture
def workbook(tmp_path):
    path = tmp_path / "return.xlsx"
    write_workbook(whole_rows(), path)
    return path


def test_fifty_mistakes_are_all_told_with_their_cells_and_nothing_is_loaded(desk, workbook):
    desk.refresh()
    before = finished(desk.data_dir)
    places = plant(workbook)
    assert len(places) == len(MISTAKES) == 50
    with pytest.raises(ReturnFault) as fault:
        desk.load(workbook)
    told = {(one.sheet, one.cell): one for one in fault.value.problems}
    missed = [
        (sheet, cell, why) for sheet, cell, why in places if why not in getattr(told.get((sheet, cell)), "why", "")
    ]
    assert missed == [], "\n".join(map(str, fault.value.problems))
    assert {(one.sheet, one.cell) for one in fault.value.problems} == {(sheet, cell) for sheet, cell, _ in places}
    assert all(one.allowed for one in fault.value.problems)
    assert finished(desk.data_dir) == before
    assert not [*(desk.data_dir / "loads").glob("*")]


def test_the_mended_workbook_loads(desk, workbook):
    places = plant(workbook)
    with pytest.raises(ReturnFault):
        desk.load(workbook)
    book = load_workbook(workbook)
    for sheet, cell, _ in reversed(places):
        book[sheet].delete_rows(int("".join(filter(str.isdigit, cell))))
    book.save(workbook)
    assert desk.load(workbook).snapshot == current(desk.data_dir)


def test_a_mistake_is_told_as_a_sentence_with_file_sheet_cell_and_what_is_allowed(desk, workbook):
    book = load_workbook(workbook)
    book["Observations"]["E3"] = "n/a"
    book.save(workbook)
    with pytest.raises(ReturnFault) as fault:
        desk.load(workbook)
    [problem] = fault.value.problems
    assert str(problem).startswith(
        "return.xlsx, sheet Observations, cell E3 (Value): found 'n/a'. This is not a number."
    )
    assert str(fault.value).startswith("Nothing was loaded: the return has 1 problem.")


def test_misspelt_sheets_and_columns_are_told_with_the_name_that_was_meant(desk, workbook):
    book = load_workbook(workbook)
    book["Targets"].title = "Targest"
    book["Observations"]["E1"] = "Valeu"
    book["Narrative"]["C1"] = book["Narrative"]["B1"].value
    book.save(workbook)
    with pytest.raises(ReturnFault) as fault:
        desk.load(workbook)
    told = "\n".join(map(str, fault.value.problems))
    assert "Did you mean Targets?" in told
    assert "cell E1 (heading): found 'Valeu'. The sheet has no such column." in told and "Did you mean Value?" in told
    assert "sheet Narrative, cell C1 (heading): found 'Measure'. The column stands here twice." in told
    assert "sheet Narrative (Period): The column is missing." in told


def test_a_mistake_in_a_csv_file_is_told_with_its_file_and_cell(desk, tmp_path):
    folder = tmp_path / "return"
    write_csv_folder(whole_rows(), folder)
    file = folder / "observations.csv"
    file.write_text(file.read_text("utf-8-sig").replace("44", "44a", 1), encoding="utf-8")
    with pytest.raises(ReturnFault) as fault:
        desk.load(folder)
    assert "observations.csv, cell E4 (Value): found '44a" in str(fault.value)


@pytest.mark.parametrize("name", ["return.docx", "missing.xlsx", "empty"])
def test_what_is_no_return_is_refused_with_a_sentence(desk, tmp_path, name):
    path = tmp_path / name
    if name == "empty":
        path.mkdir()
    elif name == "return.docx":
        path.write_bytes(b"PK")
    with pytest.raises(Fault, match=r"pmf template|no CSV file|is not a return"):
        desk.load(path)


def test_a_broken_workbook_is_refused_with_a_sentence(desk, tmp_path):
    path = tmp_path / "return.xlsx"
    path.write_bytes(b"not a workbook")
    with pytest.raises(Fault, match="Save it again"):
        desk.load(path)


@pytest.mark.parametrize(("rows", "examples", "said"), [
    (CouncilRows(), True, "none of its sheets has a row"),
    (CouncilRows(), False, "none of its sheets has a row"),
    (CouncilRows(about=(AboutRow(title="Quarter 1"),)), False, "only its sheet About has a row"),
])  # fmt: skip
def test_a_return_without_a_row_is_refused_and_says_what_to_do(desk, tmp_path, rows, examples, said):
    """As pmf template writes it, with headings alone, or with nothing but its title."""
    desk.refresh()
    before = current(desk.data_dir)
    write_workbook(rows, tmp_path / "return.xlsx", examples=examples)
    with pytest.raises(EmptyReturnFault) as fault:
        desk.load(tmp_path / "return.xlsx")
    assert str(fault.value).startswith(f"Nothing was loaded: return.xlsx is empty, for {said}.")
    assert "Write rows into another sheet" in str(fault.value)
    assert (current(desk.data_dir), list_loads(desk.data_dir)) == (before, [])


def test_a_mistake_in_an_otherwise_empty_return_is_told_first(desk, tmp_path):
    write_workbook(CouncilRows(about=(AboutRow(title="Quarter 1"),)), tmp_path / "return.xlsx")
    book = load_workbook(tmp_path / "return.xlsx")
    book["Targets"].title = "Targest"
    book.save(tmp_path / "return.xlsx")
    with pytest.raises(ReturnFault, match="Did you mean Targets"):
        desk.load(tmp_path / "return.xlsx")
