"""Layouts of the Revenue Outturn Summary, on small workbooks made here, and what is refused."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from data_layer.loaders.errors import LoaderError
from data_layer.loaders.mhclg_outturn_lines import Line
from data_layer.loaders.mhclg_outturn_return import CouncilClass, read_returns

ABOUT = ["E-code", "ONS Code", "Local authority", "", "Class"]
LINES = {
    "Children Social Care": 330,
    "Adult Social Care": 360,
    "TOTAL SERVICE EXPENDITURE (total of lines 190 to 698)": 699,
    "Provision for repayment of principal": 773,
    "Interest: external payments": 781,
    "NET REVENUE EXPENDITURE": 805,
    "Estimated other earmarked financial reserves level at 1 April": 915,
    "Estimated other earmarked financial reserves level at 31 March": 915,
    "Estimated unallocated financial reserves level at 1 April": 916,
    "Estimated unallocated financial reserves level at 31 March": 916,
    "Education services": 190,
    "Highways and transport services": 290,
    "Public Health": 390,
    "Housing services (GFRA only)": 490,
    "Cultural and related services": 509,
    "Environmental and regulatory services": 590,
    "Planning and development services": 599,
    "Central services": 690,
}
DERBY = ["E1001", "E06000015", "Derby UA", "", "UA", *range(1, 19)]


@pytest.fixture
def workbook(tmp_path):
    def write(*rows, name="RS LA Data 2017-18", lines=LINES, numbers=True):
        book = Workbook()
        sheet = book.active
        sheet.title = name
        sheet.append(["Revenue Outturn"])
        sheet.append(["", "", "", "", "", *(lines.values() if numbers else [""])])
        sheet.append([*ABOUT, *lines])
        for row in rows:
            sheet.append(row)
        book.save(tmp_path / "rs.xlsx")
        return tmp_path / "rs.xlsx"

    return write


def test_reserves_at_both_ends_of_the_year_are_told_apart_by_name(workbook):
    (derby,) = read_returns(workbook(DERBY), "2017-18")
    assert (derby[Line.EARMARKED_OPENING].value, derby[Line.EARMARKED_CLOSING].value) == (7, 8)
    assert (derby[Line.UNALLOCATED_OPENING].value, derby[Line.UNALLOCATED_CLOSING].value) == (9, 10)
    assert derby.council_class is CouncilClass.UNITARY and not derby.adjusted


@pytest.mark.parametrize("name", ["RS_LA_Data_2017-18", "RS LA Data 2017-18 ", "RS_LA_Data_2017-18"])
def test_the_sheet_is_found_under_each_of_its_names(workbook, name):
    assert len(read_returns(workbook(DERBY, name=name), "2017-18")) == 1


def test_an_adjusted_column_without_a_number_is_found_by_its_words(workbook):
    """2021-22 numbers its lines by code only, and the adjusted columns not at all."""
    lines = {name: f"C1R{number}" for name, number in LINES.items()}
    march = "Estimated other earmarked financial reserves level at 31 March"
    april = "Estimated other earmarked financial reserves level at 1 April"
    lines |= {f"{april} (unadjusted)": "C2R915", f"{april} (adjusted)": ""}
    lines |= {f"{march} (unadjusted)": "C3R915", f"{march} (adjusted)": ""}
    del lines[march], lines[april]
    (derby,) = read_returns(workbook([*DERBY, 19, 20], lines=lines), "2017-18")
    assert (derby[Line.EARMARKED_OPENING].value, derby[Line.EARMARKED_CLOSING].value) == (18, 20)
    assert derby[Line.EARMARKED_OPENING_AS_BEFORE].value == 17 and derby.adjusted


def test_other_bodies_and_totals_are_left_out(workbook):
    others = [
        ["E5100", "E12000007", "Greater London Authority", "", "O", *range(18)],
        ["", "", "UNITARY AUTHORITIES", "", "UA", *range(18)],
        ["[Y]", "E06", "Unitary Authorities", "", "UA", *range(18)],
        ["", "", "ENGLAND", "", "", *range(18)],
    ]
    assert [given.area for given in read_returns(workbook(*others, DERBY), "2017-18")] == ["E06000015"]


@pytest.mark.parametrize("written", ["L", "LB"])
def test_a_london_borough_is_one_under_both_of_its_class_codes(workbook, written):
    camden = ["E5011", "E09000007", "Camden", "", written, *range(18)]
    (given,) = read_returns(workbook(camden), "2017-18")
    assert given.council_class is CouncilClass.LONDON


@pytest.mark.parametrize("mark", ["…", "[x]"])
def test_a_mark_is_no_figure_and_never_zero(workbook, mark):
    (derby,) = read_returns(workbook([*DERBY[:5], mark, *DERBY[6:]]), "2017-18")
    assert (derby[Line.CHILDRENS_SOCIAL_CARE].value, derby[Line.CHILDRENS_SOCIAL_CARE].mark) == (None, mark)
    assert derby[Line.ADULT_SOCIAL_CARE].value == 2


def test_a_cell_that_cannot_be_read_is_named(workbook):
    with pytest.raises(LoaderError, match=r"rs\.xlsx.*row 4.*line 330.*'n/a'"):
        read_returns(workbook([*DERBY[:5], "n/a", *DERBY[6:]]), "2017-18")


def test_a_council_without_a_code_or_given_twice_is_refused(workbook):
    with pytest.raises(LoaderError, match="ONS Code"):
        read_returns(workbook(["E1001", "E0600001", *DERBY[2:]]), "2017-18")
    with pytest.raises(LoaderError, match=r"E06000015.*twice"):
        read_returns(workbook(DERBY, DERBY), "2017-18")


def test_another_year_is_refused(workbook):
    with pytest.raises(LoaderError, match="RS LA Data 2017-18"):
        read_returns(workbook(DERBY), "2018-19")


def test_a_line_that_is_gone_or_bears_another_number_is_refused(workbook):
    without = {name: number for name, number in LINES.items() if number != 805}
    with pytest.raises(LoaderError, match="line 805"):
        read_returns(workbook(DERBY, lines=without), "2017-18")
    renumbered = {**LINES, "NET REVENUE EXPENDITURE": 806}
    with pytest.raises(LoaderError, match=r"806.*805"):
        read_returns(workbook(DERBY, lines=renumbered), "2017-18")
