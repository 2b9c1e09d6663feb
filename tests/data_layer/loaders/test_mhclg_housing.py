"""Net additional homes against the workbook's own XML, and what is refused."""

from __future__ import annotations

import re
import shutil

import pytest

from data_layer.loaders import areas, mhclg_housing
from data_layer.loaders.errors import CellError, LayoutError, LoaderError
from data_layer.loaders.places import wider_places
from data_layer.vocabulary import Status
from tests.data_layer.loaders.ods_cells import sheet_cells, with_replaced

pytestmark = pytest.mark.sources

NOTTINGHAM, NOTTINGHAMSHIRE, LAMBETH, RUSHCLIFFE = "E06000018", "E10000024", "E09000022", "E07000176"
YEARS = [f"{year}/{(year + 1) % 100:02d}" for year in range(2001, 2025)]
SHEET = "LT_122"


@pytest.fixture(scope="module")
def release(sources):
    (only,) = mhclg_housing.load(sources)
    return only


@pytest.fixture(scope="module")
def held(release):
    return {(r.area, r.period.label): r for r in release.records}


@pytest.fixture(scope="module")
def raw(sources):
    """(area, year) -> what the cell says, for all rows with a code; the years stand in columns E to AB."""
    rows = sheet_cells(sources / mhclg_housing.FILE, SHEET)
    return {
        (row[2], year): text
        for row in rows
        if re.fullmatch(r"E\d{8}", row[2])
        for year, text in zip(YEARS, row[4:28], strict=True)
    }


def test_every_figure_of_a_known_council_is_loaded_as_published(sources, raw, held):
    known = {one.code for one in [*areas.places(sources), *wider_places()]}
    figures = {key: float(text) for key, text in raw.items() if re.fullmatch(r"-?\d+", text)}
    assert {key: r.value for key, r in held.items() if r.value is not None} == {
        key: value for key, value in figures.items() if key[0] in known
    }
    left_out = {key: value for key, value in figures.items() if key[0] not in known}
    councils = {area for area, _ in left_out if not area.startswith("E11")}
    assert len(councils) == 45 and max(year for area, year in left_out if area in councils) == "2008/09"


def test_24_years_318_areas_today_and_366_in_all(held):
    assert {year for _, year in held} == set(YEARS)
    assert len({area for area, _ in held}) == 366
    now = [area for area, year in held if year == "2024/25"]
    assert len(now) == 318 and len([area for area in now if area[:3] in {"E06", "E07", "E08", "E09"}]) == 296


def test_nottingham_a_county_a_borough_and_a_district(raw, held):
    assert (held[NOTTINGHAM, "2024/25"].value, held[NOTTINGHAM, "2024/25"].status) == (1905, Status.PROVISIONAL)
    assert (held[NOTTINGHAM, "2023/24"].value, held[NOTTINGHAM, "2023/24"].status) == (2015, Status.REVISED)
    assert (held[NOTTINGHAM, "2022/23"].value, held[NOTTINGHAM, "2022/23"].status) == (1943, Status.FINAL)
    for area in (NOTTINGHAMSHIRE, LAMBETH, RUSHCLIFFE):
        assert [held[area, year].value for year in YEARS] == [float(raw[area, year]) for year in YEARS]


def test_a_county_is_the_sum_of_its_districts(held):
    districts = [f"E0700017{number}" for number in range(0, 7)]
    assert sum(held[area, "2024/25"].value for area in districts) == held[NOTTINGHAMSHIRE, "2024/25"].value


def test_a_year_in_which_more_homes_went_than_came_is_negative(held):
    assert held[NOTTINGHAM, "2011/12"].value == -326 and held[NOTTINGHAM, "2013/14"].value == -284


def test_the_newest_year_is_provisional_and_the_one_before_revised(held):
    by_year = {year: {r.status for (_, of), r in held.items() if of == year} for year in YEARS}
    assert (by_year["2024/25"], by_year["2023/24"]) == ({Status.PROVISIONAL}, {Status.REVISED})
    assert all(by_year[year] == {Status.FINAL} for year in YEARS[:-2])


def test_abolished_councils_stay_with_the_years_in_which_they_existed(held):
    """South Bucks to 2019/20, Carlisle to 2022/23; Cheshire East from 2009/10, with homes of its own."""
    assert [year for area, year in held if area == "E07000006"] == YEARS[:19]
    assert [year for area, year in held if area == "E07000028"] == YEARS[:22]
    assert [year for area, year in held if area == "E06000049"] == YEARS[8:]


def test_no_living_council_loses_a_year_at_the_end(sources, held):
    living = {one.code for one in areas.places(sources) if one.until is None}
    assert not [area for area, _ in held if area in living and (area, "2024/25") not in held]


def test_the_day_of_the_release_is_the_one_on_the_cover(sources, release):
    words = " ".join(cell for row in sheet_cells(sources / mhclg_housing.FILE, "Cover") for cell in row)
    assert f"{release.release.published:%d %B %Y}" in words


@pytest.mark.parametrize(
    ("old", "new", "error", "said"),
    [
        (
            ">Current ONS code<",
            ">Code<",
            LayoutError,
            r"the header: no row above the areas has a cell 'Current ONS code'\. Check",
        ),
        (">2018-19<", ">2019-20<", LayoutError, r"two have the same heading\. Get the file again"),
        (">Authority data<", ">Name<", LayoutError, r"column 'Authority data': no columns .*Give its loader the new"),
        (">[x]<", ">n/a<", CellError, r"row 9 \(2001-02\): found 'n/a'\. Known are numbers \(homes\) and \[x\]"),
        (">E06000022<", ">E0600002<", CellError, r"row 8 \(Current ONS code\): found 'E0600002'\. Give the council's"),
        (">Unitary Authorities<", ">Oldtown<", CellError, r"row 7 \(Current ONS code\): found ''\. Give the council's"),
    ],
)
def test_a_workbook_that_is_not_as_known_says_where_and_what_to_do(sources, tmp_path, old, new, error, said):
    with_replaced(sources / mhclg_housing.FILE, tmp_path / mhclg_housing.FILE, SHEET, old, new)
    shutil.copytree(sources / "codes", tmp_path / "codes")
    with pytest.raises(LoaderError, match=rf"^housing-data\.ods, sheet {SHEET}, .*{said}") as raised:
        mhclg_housing.load(tmp_path)
    assert type(raised.value) is error
