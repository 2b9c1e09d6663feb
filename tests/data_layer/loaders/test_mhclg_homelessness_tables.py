"""What a table of statutory homelessness may look like, on small ones made here, and what is refused."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from openpyxl import Workbook

from data_layer.loaders.errors import CellError, LayoutError
from data_layer.loaders.mhclg_homelessness import published_on
from data_layer.loaders.mhclg_homelessness_tables import area_rows
from data_layer.loaders.sheet import Cell

TITLE = "Table TA1 - Number of households\nEngland, 31st March 2025"
ASKED = (("Total number of households in TA",), ("Hostels", "Total"), ("Hostels", "Total with children"))
MERGED = ["", "", "Total number of households in TA1,2,3", "Bed and breakfast5", "", "Hostels6", ""]
BELOW = ["", "", "", "Total", "Total with children", "Total", "Total  with\nchildren 8"]
ENGLAND = ["E92000001", "England", 1230, 20, 10, 700, 310]
DERBY = ["E06000015", "Derby", 60, 1, 1, 20, 10]
LONDON = ["E12000007", "London", 500, 20, 10, 300, 110]


@pytest.fixture
def read(tmp_path):
    def of(*rows, header=(MERGED, BELOW), title=TITLE):
        book = Workbook()
        sheet = book.worksheets[0]
        sheet.title = "TA1_"
        for row in ([title], *header, *rows):
            sheet.append(list(row))
        book.save(tmp_path / "made.xlsx")
        return area_rows(tmp_path / "made.xlsx", "TA1", date(2025, 3, 31), ASKED)

    return of


def values(rows):
    return {row.area: [cell.value for cell in row.cells] for row in rows}


def test_columns_are_found_under_merged_headings_whatever_their_notes(read):
    assert values(read(ENGLAND, DERBY)) == {"E92000001": [1230, 700, 310], "E06000015": [60, 20, 10]}


def test_columns_may_stand_in_another_order_and_beside_new_ones(read):
    def moved(row):
        return [*row[:2], "East Midlands" if row[0] == "E06000015" else "", *row[5:7], "", *row[2:5]]

    header = [[*row[:2], "", *row[5:7], "", *row[2:5]] for row in (MERGED, BELOW)]
    assert read(moved(ENGLAND), moved(DERBY), header=header) == read(ENGLAND, DERBY)


def test_marks_are_kept(read):
    rows = read(ENGLAND, ["E06000015", "Derby", "..", "..", "..", " - ", "-"])
    assert rows[1].cells == (Cell(None, ".."), Cell(None, "-"), Cell(None, "-"))


def test_london_twice_the_rest_of_england_notes_and_workings_are_no_further_areas(read):
    rest = ["-", "Rest of England", 730, 0, 0, 400, 200]
    working = ["", "", 0.798, "", "", "", ""]
    notes = [["", "Notes:"], ["", "1", "Totals are rounded."], ["..", "no data"], ["Source", "H-CLIC"], [1, "A note"]]
    assert read(ENGLAND, LONDON, rest, [], working, LONDON, DERBY, [], *notes) == read(ENGLAND, LONDON, DERBY)


def test_one_area_with_two_different_rows_is_refused(read):
    with pytest.raises(
        LayoutError, match=r"^made\.xlsx, sheet TA1_, E06000015 in row 6: its figures differ from those"
    ):
        read(ENGLAND, DERBY, [*DERBY[:5], 21, 10])


@pytest.mark.parametrize(
    ("level", "place", "text", "heading"),
    [
        (0, 2, "Households in TA", "Total number of households in TA"),
        (0, 5, "Hostels and refuges", "Hostels / Total"),
        (1, 6, "Families", "Hostels / Total with children"),
        (1, 6, "Total", "Hostels / Total"),
    ],
)
def test_a_broken_header_is_refused_and_says_what_to_do(read, level, place, text, heading):
    header = [list(MERGED), list(BELOW)]
    header[level][place] = text
    with pytest.raises(LayoutError) as raised:
        read(ENGLAND, DERBY, header=header)
    said = str(raised.value)
    assert said.startswith(f"made.xlsx, sheet TA1_, heading '{heading}': ")
    assert said.endswith("columns.py the words that now stand above the figures.")


@pytest.mark.parametrize("rubbish", ["n/a", "[x]", "", "12 households", -1, "1,200", True])
def test_rubbish_in_a_cell_is_refused_with_its_row(read, rubbish):
    with pytest.raises(
        CellError, match=r"^made\.xlsx, sheet TA1_, row 5 \(Hostels / Total\): found .*Known are numbers"
    ):
        read(ENGLAND, [*DERBY[:5], rubbish, 10])


@pytest.mark.parametrize("code", ["", "E0600015", "Derby", "e06000015", "[z]"])
def test_a_council_that_lost_its_code_is_refused_and_not_dropped(read, code):
    with pytest.raises(CellError, match=r"row 5 \(area code\): found .*\. Give the area's nine-character code\.$"):
        read(ENGLAND, [code, *DERBY[1:]])


def test_the_table_of_another_quarter_is_refused(read):
    with pytest.raises(
        LayoutError, match=r"the title: it is .*31 December 2024'. Give the table of the quarter that ends"
    ):
        read(ENGLAND, title=TITLE.replace("31st March 2025", "31 December 2024"))


def test_a_table_without_england_is_refused(read):
    with pytest.raises(LayoutError, match="the rows of areas: none has England's code"):
        read(DERBY)


@pytest.mark.parametrize(
    "written", [date(2026, 4, 30), datetime(2026, 4, 30), "Thursday, April 30, 2026", " Thursday,  April 30, 2026 "]
)
def test_the_day_of_publication_is_read_as_a_date_or_in_words(contents, written):
    assert published_on(contents("Detailed tables", "October to December 2025", written)) == date(2026, 4, 30)


@pytest.mark.parametrize("written", ["Spring 2026", "", 2026])
def test_a_file_that_names_no_day_of_publication_is_refused(contents, written):
    with pytest.raises(LayoutError, match="sheet Contents, the day of publication: none stands in the first 10 rows"):
        published_on(contents("Detailed tables", written))


@pytest.fixture
def contents(tmp_path):
    def of(*cells):
        book = Workbook()
        book.worksheets[0].title = "Contents"
        for text in cells:
            book.worksheets[0].append(["", text])
        book.save(tmp_path / "made.xlsx")
        return tmp_path / "made.xlsx"

    return of
