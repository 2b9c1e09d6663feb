"""Planning decisions against the workbook's own XML, and what is refused."""

from __future__ import annotations

import re

import pytest
from pytest import approx

from data_layer.loaders import areas, mhclg_planning
from data_layer.loaders.errors import CellError, LayoutError, LoaderError
from data_layer.loaders.places import wider_places
from data_layer.vocabulary import Status
from tests.data_layer.loaders.ods_cells import sheet_cells, with_replaced

pytestmark = pytest.mark.sources

NOTTINGHAM, LAMBETH, RUSHCLIFFE, EAST_MIDLANDS = "E06000018", "E09000022", "E07000176", "E12000004"
DECISIONS, GRANTED = "planning_decisions", "planning_granted"
COUNCIL = re.compile(r"E(?:06|07|08|09|12|92)\d{6}")


@pytest.fixture(scope="module")
def release(sources):
    (only,) = mhclg_planning.load(sources)
    return only


@pytest.fixture(scope="module")
def held(release):
    return {(r.metric, r.part, r.area): r for r in release.records}


def table(sources, sheet):
    """Area -> heading without notes -> what the cell says."""
    rows = sheet_cells(sources / mhclg_planning.FILE, sheet)
    header = [re.sub(r" \[.*", "", cell) for cell in rows[3]]
    return {row[1]: dict(zip(header, row, strict=False)) for row in rows if COUNCIL.fullmatch(row[1])}


def test_decisions_and_shares_are_those_of_the_table(sources, held):
    rows = table(sources, "LT_P134")
    assert {area for _, _, area in held} == set(rows) and len(rows) == 306
    for area, row in rows.items():
        share = held[GRANTED, None, area]
        assert held[DECISIONS, None, area].value == float(row["Total number of decisions"])
        assert share.value == float(row["Percentage of decisions granted"])
        assert share.value == approx(100 * share.numerator / share.denominator)
        assert share.status is Status.FINAL


def test_parts_are_those_of_the_table_by_type_and_fit_into_the_whole(sources, held):
    rows = table(sources, "LT_P124A")
    for area, row in rows.items():
        major, minor, homes = (held[DECISIONS, part, area].value for part in ("major", "minor", "householder"))
        assert [major, minor, homes] == [
            float(row["Major decisions: TOTAL"]),
            float(row["Minor decisions: TOTAL"]),
            float(row["Other decisions: Householder developments"]),
        ]
        assert major + minor + float(row["Other decisions: TOTAL"]) == held[DECISIONS, None, area].value
        assert homes <= float(row["Other decisions: TOTAL"])
    assert {part for _, part, _ in held} == {None, "major", "minor", "householder"}


def test_nottingham_a_borough_a_district_and_the_region(held):
    assert held[DECISIONS, None, NOTTINGHAM].value == 983
    assert held[GRANTED, None, NOTTINGHAM].value == approx(91.1495422)
    assert held[DECISIONS, "householder", NOTTINGHAM].value == 459
    assert held[GRANTED, None, EAST_MIDLANDS].value == approx(89.7671264)
    for area in (LAMBETH, RUSHCLIFFE):
        assert held[DECISIONS, None, area].value > 500 and 50 < held[GRANTED, None, area].value < 100


def test_there_is_one_period_the_year_to_september_2025(release):
    assert {r.period.id for r in release.records} == {"2024-10-01/P1Y"}
    assert {r.period.label for r in release.records} == {"year to Sep 2025"}


def test_parks_and_development_corporations_are_left_out_and_every_area_is_known(sources, release):
    given = {r.area for r in release.records}
    assert not [area for area in given if area.startswith(("E26", "E51"))]
    successors = {one.new for one in areas.successions(sources)}
    assert given <= {one.code for one in [*areas.places(sources), *wider_places()]} | successors


def test_the_day_of_the_release_is_the_one_on_the_cover(sources, release):
    words = [cell for row in sheet_cells(sources / mhclg_planning.FILE, "Cover") for cell in row]
    assert f"{release.release.published:%dth %B %Y}" in words


DECIDED = 'office:value-type="float" office:value="303215"'


@pytest.mark.parametrize(
    ("sheet", "old", "new", "error", "said"),
    [
        (
            "LT_P134",
            ">ONS code<",
            ">Code<",
            LayoutError,
            r"the header: no row above the areas has a cell 'ONS code'\. Check",
        ),
        ("LT_P134", ">Total number of decisions<", ">Decided<", LayoutError, r"no columns have .*Give its loader"),
        ("LT_P134", "year ending September 2025", "July to September 2025", LayoutError, r"it names no year ending\."),
        ("LT_P124A", "year ending September 2025", "year ending June 2025", LayoutError, r"Get one release with both"),
        (
            "LT_P134",
            DECIDED,
            'office:value-type="string"',
            CellError,
            r"row 6 \(Total number .*found '303,215'\. Known",
        ),
        ("LT_P134", ">E12000004<", ">E1200000<", CellError, r"row 8 \(ONS code\): found 'E1200000'\. Give the"),
        ("LT_P124A", DECIDED, DECIDED.replace("5", "6"), CellError, r"row 6 \(Total decisions.*correct one of the two"),
        (
            "LT_P134",
            'value="263565"',
            'value="263566"',
            CellError,
            r"row 6 \(Percentage of .*263566 of 303215: correct",
        ),
    ],
)
def test_a_workbook_that_is_not_as_known_says_where_and_what_to_do(sources, tmp_path, sheet, old, new, error, said):
    with_replaced(sources / mhclg_planning.FILE, tmp_path / mhclg_planning.FILE, sheet, old, new)
    with pytest.raises(LoaderError, match=rf"^planning-data\.ods, sheet {sheet}, .*{said}") as raised:
        mhclg_planning.load(tmp_path)
    assert type(raised.value) is error
