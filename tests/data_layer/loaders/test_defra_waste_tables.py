"""What the waste tables may look like, on small tables made here, and what is refused."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from data_layer.loaders.defra_waste_tables import AuthorityType, authority_rows, regional_part
from data_layer.loaders.errors import LoaderError

HEADER = ["Year", "Region", "ONS code", "Authority", "Authority type", "Rate  (Ex NI192)", "Landfill (Ex NI193)"]
DERBY = ["2023-24", "East Midlands", "E06000015", "Derby City Council", "Unitary", 0.4, 0.1]
REGIONS = ["North East", "North West", "Yorkshire and the Humber", "East Midlands", "West Midlands"]
REGIONS += ["Eastern", "London", "South East", "South West", "England"]


@pytest.fixture
def workbook(tmp_path):
    """Writes one sheet; the reader takes any of the publisher's file formats."""

    def write(*rows, name="Table_3"):
        book = Workbook()
        sheet = book.active
        sheet.title = name
        for row in rows:
            sheet.append(row)
        book.save(tmp_path / "waste.xlsx")
        return tmp_path / "waste.xlsx"

    return write


def read(path):
    return authority_rows(path, "Table_3", [r".*\(Ex NI192\)", r".*\(Ex NI193\)"])


def test_columns_are_found_by_name_wherever_they_stand(workbook):
    turned = [list(reversed(row)) for row in (HEADER, DERBY)]
    (row,) = read(workbook(["Table 3"], [], *turned))
    assert (row.area, row.kind, row.year.label) == ("E06000015", AuthorityType.UNITARY, "2023/24")
    assert [cell.value for cell in row.cells] == [0.4, 0.1]


def test_totals_notes_and_shared_codes_are_left_out(workbook):
    total = ["2023-24", "", "Total", "Total", "Total", 0.3, 0.2]
    shared = ["2023-24", "", "E07000150 / E07000153", "A shared service", "Collection", 0.3, "-"]
    note = ["Notes:", "", "", "", "", "", ""]
    assert [row.area for row in read(workbook(HEADER, total, DERBY, shared, note))] == ["E06000015"]


@pytest.mark.parametrize("mark", [":", "-"])
def test_a_mark_is_no_figure_and_never_zero(workbook, mark):
    (row,) = read(workbook(HEADER, [*DERBY[:5], mark, 0]))
    assert [(cell.value, cell.mark) for cell in row.cells] == [(None, mark), (0, None)]


@pytest.mark.parametrize(
    ("place", "wrong", "said"),
    [(0, "2023-25", "2023-25"), (2, "E6000015", "E6000015"), (5, "n/a", "n/a"), (5, "", "NI192")],
)
def test_a_cell_that_cannot_be_read_is_named(workbook, place, wrong, said):
    row = [*DERBY]
    row[place] = wrong
    with pytest.raises(LoaderError, match=r"waste\.xlsx.*Table_3.*row 2") as refused:
        read(workbook(HEADER, row))
    assert said in str(refused.value)


def test_an_authority_given_twice_in_a_year_is_refused(workbook):
    with pytest.raises(LoaderError, match=r"E06000015.*2023/24"):
        read(workbook(HEADER, DERBY, DERBY))


def test_a_column_that_is_gone_is_refused(workbook):
    with pytest.raises(LoaderError, match="NI193"):
        read(workbook(HEADER[:-1], DERBY[:-1]))


def test_a_table_that_is_gone_is_refused(workbook):
    with pytest.raises(LoaderError, match="Table_4"):
        read(workbook(HEADER, DERBY, name="Table_4"))


def part(regions):
    return [["A part", ""], ["", "Provisional"], ["Region", "2023/24"], *[[name, 50] for name in regions]]


def test_a_part_gives_nine_regions_and_england(workbook):
    figures = regional_part(workbook(*part(REGIONS), name="Table_3a"), "A part")
    assert len(figures) == 10 and all(figure.provisional for figure in figures)
    assert figures[-1].area == "E92000001" and figures[3].area == "E12000004"


def test_a_part_without_all_regions_is_refused(workbook):
    with pytest.raises(LoaderError, match="A part"):
        regional_part(workbook(*part(REGIONS[:-1]), name="Table_3a"), "A part")
