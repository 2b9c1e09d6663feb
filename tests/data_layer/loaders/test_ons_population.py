"""The mid-year population against the publisher's workbook, and what its loader refuses."""

from __future__ import annotations

import pandas as pd
import pytest
from openpyxl import Workbook

from data_layer.loaders import ons_population
from data_layer.loaders.errors import CellError, LayoutError
from data_layer.loaders.ons_population import FILE, people
from data_layer.vocabulary import Status

NOTTINGHAM, NOTTINGHAMSHIRE, ENGLAND, EAST_MIDLANDS = "E06000018", "E10000024", "E92000001", "E12000004"


@pytest.fixture(scope="module")
def held(sources):
    return people(sources)


@pytest.mark.sources
def test_the_newest_year_is_that_of_the_sheet_of_persons(held, sources):
    """MYE2 gives mid-2023 by age; MYE5, which is read, gives all years."""
    rows = pd.read_excel(sources / FILE, sheet_name="MYE2 - Persons", header=7, engine="calamine")
    by_age = dict(zip(rows["Code"], rows["All ages"], strict=True))
    newest = {area: count for (area, year), count in held.items() if year == 2023}
    assert len(newest) == 351 and newest == {area: by_age[area] for area in newest}


@pytest.mark.sources
def test_figures_that_anyone_can_look_up(held):
    assert (held[NOTTINGHAM, 2023], held[NOTTINGHAM, 2021], held[NOTTINGHAM, 2019]) == (329_276, 319_978, 323_160)
    assert {year for _, year in held} == set(range(2011, 2024))


@pytest.mark.sources
def test_a_county_and_a_region_are_the_sum_of_their_districts(held):
    districts = [f"E0700017{last}" for last in range(7)]
    assert held[NOTTINGHAMSHIRE, 2023] == sum(held[district, 2023] for district in districts)
    assert sum(held[f"E1200000{last}", 2023] for last in range(1, 10)) == held[ENGLAND, 2023]


@pytest.mark.sources
def test_each_figure_is_of_a_day_and_known_since_its_release(sources):
    (loaded,) = ons_population.load(sources)
    assert {record.status for record in loaded.records} == {Status.FINAL}
    assert {record.period.label for record in loaded.records if record.period.start.year == 2023} == {"30 Jun 2023"}
    assert str(loaded.release.known_from) == "2024-07-15"


HEADER = ["Code", "Name", "Geography", "Estimated Population mid-2022", "Estimated Population mid-2023"]
DERBY = ["E06000015", "Derby", "Unitary Authority", 262_700, 266_460]


@pytest.fixture
def read(tmp_path):
    def of(*rows, header=HEADER):
        book = Workbook()
        sheet = book.active
        sheet.title = "MYE5"
        for row in (["MYE5: Population density"], header, *rows):
            sheet.append(row)
        (tmp_path / FILE.parent).mkdir(exist_ok=True)
        book.save(tmp_path / FILE)
        return people(tmp_path)

    return of


def test_metropolitan_counties_have_no_council_and_are_left_out(read):
    found = read(["E11000001", "Greater Manchester", "Metropolitan County", 1, 2], DERBY, [])
    assert found == {("E06000015", 2022): 262_700, ("E06000015", 2023): 266_460}


@pytest.mark.parametrize("rubbish", ["", "..", 0, -5])
def test_a_count_that_is_none_is_refused_with_its_row(read, rubbish):
    with pytest.raises(CellError, match=r"sheet MYE5, row 3 \(mid-2023\): found .*Enter the number of residents"):
        read([*DERBY[:4], rubbish])


def test_a_council_that_lost_its_code_is_refused_and_not_dropped(read):
    with pytest.raises(CellError, match=r"row 3 \(Code\): found 'E600015'"):
        read(["E600015", *DERBY[1:]])


def test_an_area_given_twice_is_refused(read):
    with pytest.raises(LayoutError, match="E06000015: the area is given twice"):
        read(DERBY, DERBY)


@pytest.mark.parametrize(
    ("header", "said"),
    [
        (["Area", *HEADER[1:]], "no row begins with Code"),
        ([*HEADER[:3], "mid-2022", "mid-2023"], "no column is named 'Estimated Population mid-'"),
        ([*HEADER[:4], HEADER[3]], "given twice"),
    ],
)
def test_a_header_that_is_not_as_known_is_refused(read, header, said):
    with pytest.raises(LayoutError, match=said):
        read(DERBY, header=header)
