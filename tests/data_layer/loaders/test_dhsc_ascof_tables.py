"""What a table of the framework may look like, on small ones made here, and what is refused."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from data_layer.loaders.dhsc_ascof_tables import cell, table_rows
from data_layer.loaders.errors import CellError, LayoutError, LoaderError

OUTCOME, MARGIN, PEOPLE = "outcome", "margin of error", "number of respondents"
ABOUT = ["Local authority code", "Local authority", "ONS area code"]
COLUMNS = [f"{year} to {year + 1} - {what}" for what in (MARGIN, PEOPLE, OUTCOME) for year in (2023, 2024)]
DERBY = ["507", "Derby", "E06000015", 3.1, 3.2, 401, 402, 60.1, 60.2]


@pytest.fixture
def read(tmp_path):
    """The rows of a table below a line of title: header, and what stands under it."""

    def of(*rows, header=(*ABOUT, *COLUMNS)):
        book = Workbook()
        sheet = book.worksheets[0]
        sheet.title = "Table_3a"
        for row in (["Table 3a"], header, *rows):
            sheet.append(list(row))
        book.save(tmp_path / "ascof.xlsx")
        return list(table_rows(tmp_path / "ascof.xlsx", "Table_3a", OUTCOME))

    return of


def renamed(old: str, new: str) -> list[str]:
    header = [*ABOUT, *COLUMNS]
    header[header.index(old)] = new
    return header


def test_a_row_gives_each_year_its_own_columns(read):
    rows = read(DERBY)
    assert [(row.area, row.year.label) for row in rows] == [("E06000015", "2023/24"), ("E06000015", "2024/25")]
    assert {what: found.value for what, found in rows[1].cells.items()} == {MARGIN: 3.2, PEOPLE: 402, OUTCOME: 60.2}


def test_columns_are_found_by_heading_wherever_they_stand_and_however_spaced(read):
    header = [*ABOUT, *(name.replace(" - ", "  -\n") for name in COLUMNS)]
    turned = [[row[0], *reversed(row[1:])] for row in (header, DERBY)]
    assert read(turned[1], header=turned[0]) == read(DERBY)


def test_classes_of_councils_and_empty_rows_are_left_out(read):
    assert read(["[z]", "Unitary authorities", "[z]", *[1] * 6], [], DERBY, [None]) == read(DERBY)


@pytest.mark.parametrize("code", ["E6000015", "e06000015", "E060000150", "[x]", "", "Derby", "K02000001"])
def test_a_code_that_is_none_is_refused_and_no_council_is_dropped(read, code):
    with pytest.raises(
        CellError, match=r"^ascof\.xlsx, sheet Table_3a, row 4 \(ONS area code\): found '.*'\. Give the"
    ):
        read(DERBY, [*DERBY[:2], code, *DERBY[3:]])


@pytest.mark.parametrize("what", [OUTCOME, MARGIN, PEOPLE])
@pytest.mark.parametrize("new", ["{} (weighted)", "2024-25 - {}", "2024 to 2026 - {}", "{}"])
def test_a_heading_in_another_form_is_refused(read, what, new):
    old = f"2024 to 2025 - {what}"
    given = new.format(old if "weighted" in new else what)
    with pytest.raises(LayoutError) as raised:
        read(DERBY, header=renamed(old, given))
    assert str(raised.value).startswith(
        f"ascof.xlsx, sheet Table_3a, heading '{given}': it is in no known form. Give data_layer/"
    )


@pytest.mark.parametrize("what", [OUTCOME, MARGIN])
def test_a_year_that_lost_a_column_is_refused_and_does_not_vanish(read, what):
    lost = [*ABOUT, *COLUMNS].index(f"2023 to 2024 - {what}")
    header, row = ([*line[:lost], *line[lost + 1 :]] for line in ([*ABOUT, *COLUMNS], DERBY))
    said = rf"^ascof\.xlsx, sheet Table_3a, columns of 2023 to 2024: {what} missing, which other years have\. Get the"
    with pytest.raises(LayoutError, match=said):
        read(row, header=header)


def test_a_heading_given_twice_is_refused(read):
    with pytest.raises(LayoutError, match="heading '2024 to 2025 - outcome': given twice"):
        read(DERBY, header=renamed("2024 to 2025 - margin of error", "2024 to 2025 - outcome"))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Local authority code", "Code", "header: no row begins with 'Local authority code'. Get the file again."),
        ("ONS area code", "", "columns: ONS area code missing. Get the file again."),
    ],
)
def test_what_is_said_of_a_lost_column_of_codes_is_true(read, old, new, said):
    with pytest.raises(LoaderError) as raised:
        read(DERBY, header=renamed(old, new))
    assert str(raised.value) == f"ascof.xlsx, sheet Table_3a, {said}"


def test_two_figures_in_a_cell_are_told_from_a_mark_in_brackets():
    at = ("file", "sheet", 1, "field")
    numbers = {"34.8 (35.5)": 34.8, "7.6 (:)": 7.6, "1,240 (1,105)": 1240, "1,240": 1240, "100.0": 100}
    assert {text: cell(text, *at).value for text in numbers} == numbers
    assert cell(100, *at).value == 100
    assert [(cell(text, *at).value, cell(text, *at).mark) for text in (":", "", " [x] ")] == [
        (None, ":"), (None, ""), (None, "[x]")]  # fmt: skip


@pytest.mark.parametrize("text", ["34.8 35.5", "35%", True, "inf", "nan", "9_6", "1,24", "12,40", "[q]"])
def test_a_cell_that_is_neither_number_nor_mark_is_refused(text):
    with pytest.raises(CellError, match=r"found .*\. Known are numbers and the marks \[x\], \[c\], \[z\], \[w\], :\."):
        cell(text, "file", "sheet", 1, "field")
