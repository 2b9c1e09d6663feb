"""The rough sleeping snapshot against its workbook, and what its loader refuses."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook

from data_layer.loaders import mhclg_rough_sleeping
from data_layer.loaders.errors import CellError, LayoutError
from data_layer.loaders.mhclg_rough_sleeping import FILE
from data_layer.vocabulary import Status

NOTTINGHAM, RUSHCLIFFE, WESTMINSTER, WEST_NORTHAMPTONSHIRE = "E06000018", "E07000176", "E09000033", "E06000062"
ENGLAND, EAST_MIDLANDS = "E92000001", "E12000004"
YEARS = range(2010, 2023)
ABOUT = ["Local authority ONS code", "Local authority", "Region", "Region ONS code"]
ABOUT_APPROACH = ["Local authority", "Local authority ONS code", "Region", "Region ONS code"]


@pytest.fixture(scope="module")
def release(sources):
    (only,) = mhclg_rough_sleeping.load(sources)
    return only


@pytest.fixture(scope="module")
def held(release):
    return {(r.area, int(r.period.label)): r for r in release.records}


@pytest.mark.sources
def test_every_figure_is_the_publishers(held, sources):
    rows = pd.read_excel(sources / FILE, sheet_name="Table 1 Total", header=None, engine="calamine").values.tolist()
    wanted = {}
    for row in rows:
        code = row[3] if row[0] == "---" else row[0]
        if isinstance(code, str) and len(code) == 9 and code[0] == "E":
            wanted |= {(code, year): row[4 + year - 2010] for year in YEARS}
    assert {key: record.value for key, record in held.items()} == wanted
    assert len(wanted) == 13 * (309 + 10)


@pytest.mark.sources
def test_figures_that_anyone_can_look_up(held, release):
    assert [held[NOTTINGHAM, year].value for year in YEARS] == [3, 10, 7, 9, 9, 14, 35, 43, 34, 30, 31, 23, 27]
    assert [held[area, 2022].value for area in (WESTMINSTER, RUSHCLIFFE)] == [250, 4]
    assert [held[area, 2022].value for area in (EAST_MIDLANDS, ENGLAND)] == [213, 3069]
    assert (release.release.id, str(release.release.published)) == ("mhclg_rough_sleeping autumn 2022", "2023-02-28")


@pytest.mark.sources
def test_a_count_is_told_from_an_estimate(held):
    """Nottingham counted in 2022 and estimated before; Westminster counts each year."""
    assert [held[NOTTINGHAM, year].status for year in (2021, 2022)] == [Status.ESTIMATED, Status.FINAL]
    assert {held[WESTMINSTER, year].status for year in YEARS} == {Status.FINAL}
    assert {held[area, 2022].status for area in (ENGLAND, EAST_MIDLANDS)} == {Status.ESTIMATED}
    assert held[WEST_NORTHAMPTONSHIRE, 2012].status is Status.ESTIMATED
    assert Counter(record.status for record in held.values()) == {Status.ESTIMATED: 3492, Status.FINAL: 655}


@pytest.fixture
def load(tmp_path: Path):
    """Loads a small workbook: the rows of the table of people, below its header, and the approach of each year."""

    def of(*rows, header=(*ABOUT, "2021", "2022"), approach=("Estimate", "Count")):
        book = Workbook()
        people = book.worksheets[0]
        people.title = "Table 1 Total"
        for row in (["Table 1"], header, *rows):
            people.append(list(row))
        how = book.create_sheet("Table 3 Approach")
        for row in ([*ABOUT_APPROACH, "2021", "2022"], ["Derby", "E06000015", "East Midlands", "E12000004", *approach]):
            how.append(row)
        (tmp_path / FILE.parent).mkdir(exist_ok=True)
        book.save(tmp_path / FILE)
        return mhclg_rough_sleeping.load(tmp_path)[0].records

    return of


DERBY = ["E06000015", "Derby", "East Midlands", "E12000004", 8, 9]
REGION = ["---", "---", "East Midlands", "E12000004", 175, 213]


def test_regions_are_kept_and_the_rest_of_england_and_notes_left_out(load):
    rest = ["---", "---", "Rest of England", "-", 1803, 2211]
    found = load(REGION, rest, DERBY, [], ["1 People sleeping rough are those who bed down outside."])
    assert [(r.area, r.period.label, r.value, r.status) for r in found] == [
        ("E12000004", "2021", 175, Status.ESTIMATED),
        ("E12000004", "2022", 213, Status.ESTIMATED),
        ("E06000015", "2021", 8, Status.ESTIMATED),
        ("E06000015", "2022", 9, Status.FINAL),
    ]


@pytest.mark.parametrize("rubbish", ["..", "few", ""])
def test_rubbish_in_a_cell_is_refused_with_its_row(load, rubbish):
    said = r"^Rough_sleeping\.xlsx, sheet Table 1 Total, row 4 \(2022\): found .*\. Known are numbers only"
    with pytest.raises(CellError, match=said):
        load(REGION, [*DERBY[:5], rubbish])


@pytest.mark.parametrize("code", ["", "---", "E600015", "Derby"])
def test_a_council_that_lost_its_code_is_refused_and_not_dropped(load, code):
    with pytest.raises(CellError, match=r"row 4 \(area code\): found"):
        load(REGION, [code, *DERBY[1:]])


def test_an_area_given_twice_is_refused(load):
    with pytest.raises(CellError, match=r"row 4 \(area code\): found 'E06000015'. Keep one row of each area\.$"):
        load(DERBY, DERBY)


def test_an_approach_that_is_not_known_is_refused(load):
    said = r"sheet Table 3 Approach, row 2 \(2022\): found 'Guess'. Known are Count, Estimate, Estimate including"
    with pytest.raises(CellError, match=said):
        load(DERBY, approach=("Count", "Guess"))


@pytest.mark.parametrize(
    ("header", "said"),
    [
        (
            (*ABOUT[:3], "Region code", "2021", "2022"),
            "the header: no row names both codes. Give the table its columns",
        ),
        ((*ABOUT, "Autumn", "Last autumn"), "the years: they are []. Head each column of figures with its own year"),
        ((*ABOUT, "2022", "2022"), "the years: they are [2022, 2022]. Head each column of figures with its own year"),
    ],
)
def test_a_broken_header_is_refused_and_says_what_to_do(load, header, said):
    with pytest.raises(LayoutError) as raised:
        load(DERBY, header=header)
    assert str(raised.value).startswith(f"Rough_sleeping.xlsx, sheet Table 1 Total, {said}")
