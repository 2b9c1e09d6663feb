"""Housing Delivery Test against the workbook's own XML: councils alone, joint plans, and what says little."""

from __future__ import annotations

import re
import zipfile

import pytest
from pytest import approx

from data_layer.loaders import areas, mhclg_delivery_test
from data_layer.loaders.errors import CellError, LayoutError, LoaderError
from data_layer.vocabulary import EventKind, Status
from tests.data_layer.loaders.ods_cells import sheet_cells, with_replaced

pytestmark = pytest.mark.sources

NOTTINGHAM, LAMBETH, RUSHCLIFFE, PLYMOUTH = "E06000018", "E09000022", "E07000176", "E06000026"
COPELAND, OXFORD, RICHMONDSHIRE = "E07000029", "E07000178", "E07000166"
BARROW, SCILLY = "E07000027", "E06000053"
JOINT = {
    "Broadland, Norwich and South Norfolk": {"E07000144", "E07000148", "E07000149"},
    "Lincoln, North Kesteven and West Lindsey": {"E07000138", "E07000139", "E07000142"},
    "North Devon and Torridge": {"E07000043", "E07000046"},
    "Malvern Hills, Worcester and Wychavon": {"E07000235", "E07000237", "E07000238"},
    "Plymouth, South Hams and West Devon": {"E06000026", "E07000044", "E07000047"},
}


@pytest.fixture(scope="module")
def release(sources):
    (only,) = mhclg_delivery_test.load(sources)
    return only


@pytest.fixture(scope="module")
def held(release):
    return {r.area: r for r in release.records}


@pytest.fixture(scope="module")
def raw(sources):
    """Every row with a council's code, from all sections of the sheet; figures stand in columns F, J and K."""
    rows = sheet_cells(sources / mhclg_delivery_test.FILE, "Sheet1")
    return {row[0]: row for row in rows if re.fullmatch(r"E0[6-9]\d{6}", row[0])}


def test_every_council_of_every_section_has_its_result(raw, held):
    assert set(held) == set(raw) and len(raw) == 311
    for area, row in raw.items():
        if row[10] == "-":
            assert held[area].value is None
        else:
            assert held[area].value == approx(100 * float(row[10]))
            assert (held[area].denominator, held[area].numerator) == (float(row[5]), float(row[9]))
            assert held[area].value == approx(100 * float(row[9]) / float(row[5]), abs=0.51)


def test_nottingham_a_borough_and_a_district(raw, held):
    assert (held[NOTTINGHAM].value, held[NOTTINGHAM].status) == (115, Status.FINAL)
    for area in (LAMBETH, RUSHCLIFFE):
        assert held[area].value == approx(100 * float(raw[area][10])) and held[area].status is Status.FINAL


def test_the_measurement_is_of_three_years_to_march_2023(sources, release):
    assert {r.period.id for r in release.records} == {"2023-01-01/P1Y"}
    assert {r.period.label for r in release.records} == {"2023"}
    years = sheet_cells(sources / mhclg_delivery_test.FILE, "Sheet1")[5]
    assert years[2:5] == years[6:9] == ["2020-21", "2021-22", "2022-23"]


def test_where_hardly_any_homes_were_required_the_result_is_shown_but_never_compared(held):
    beyond = {area: r.value for area, r in held.items() if r.status is Status.NOT_COMPARABLE}
    assert beyond == {COPELAND: approx(2294), OXFORD: approx(1451), RICHMONDSHIRE: approx(6124)}
    assert held[COPELAND].status_as_given == "hardly any homes were required"
    assert max(r.value for r in held.values() if r.status is Status.FINAL) == 645


def test_where_none_were_required_the_test_does_not_apply(held):
    for area in (BARROW, SCILLY):
        assert (held[area].value, held[area].status) == (None, Status.NOT_APPLICABLE)
        assert held[area].status_as_given == "no homes were required"


def test_councils_of_one_plan_have_its_result_and_a_note_that_names_them_all(release, held):
    notes = {event.area: event for _, event in release.events}
    assert set(notes) == set.union(*JOINT.values()) and len(release.events) == len(notes)
    for names, members in JOINT.items():
        assert len({held[area].value for area in members}) == 1
        for area in members:
            assert notes[area].note.startswith(f"{names} have one plan")
            assert notes[area].kind is EventKind.METHOD_CHANGE and notes[area].allows_change
    assert held[PLYMOUTH].value == 113


def test_development_corporations_are_left_out_and_every_council_is_known(sources, held):
    assert set(held) <= {one.code for one in areas.places(sources)}


def test_the_release_is_known_from_the_day_on_which_the_file_was_saved(sources, release):
    with zipfile.ZipFile(sources / release.release.file) as book:
        assert f"<dc:date>{release.release.known_from.isoformat()}T" in book.read("meta.xml").decode()
    assert release.release.published is None


def test_a_section_with_other_headings_is_refused(sources, tmp_path):
    """The sheet repeats its headings above each section."""
    path, again = mhclg_delivery_test.FILE, "Development corporations"
    with_replaced(sources / path, tmp_path / path, "Sheet1", again, f"{again}, once more")
    assert len(mhclg_delivery_test.load(tmp_path)[0].records) == 311
    with zipfile.ZipFile(tmp_path / path) as book:
        text = book.read("content.xml").decode()
    head, title, tail = text.partition(f"{again}, once more")
    (tmp_path / path).unlink()
    with zipfile.ZipFile(sources / path) as book, zipfile.ZipFile(tmp_path / path, "w") as copy:
        for name in book.namelist():
            changed = head + title + tail.replace(">Area Name<", ">Name<", 1)
            copy.writestr(name, changed.encode() if name == "content.xml" else book.read(name))
    with pytest.raises(LayoutError, match=r"the headings of a section: row 297 has other headings than row 5\. Give"):
        mhclg_delivery_test.load(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "error", "said"),
    [
        (">ONS Code<", ">Code<", LayoutError, r"the header: no row above the areas has a cell 'ONS Code'\. Check"),
        (">Area Name<", ">Name<", LayoutError, r"column 'Area Name': no columns have .*Give its loader the new"),
        (">E07000223<", ">E0700022<", CellError, r"row 7 \(ONS Code\): found 'E0700022'\. Give the council's"),
        (
            ">E07000026<",
            ">E07000223<",
            CellError,
            r"row 8 \(ONS Code\): found 'E07000223'\. The council is given twice",
        ),
        (">Notes:<", ">Remarks:<", LayoutError, r"no row says 'Notes:'\. Get the file again"),
        (">-<", ">n/a<", CellError, r"row \d+ \(Total number of homes required\): found 'n/a'\. Known are numbers"),
    ],
)
def test_a_workbook_that_is_not_as_known_says_where_and_what_to_do(sources, tmp_path, old, new, error, said):
    with_replaced(sources / mhclg_delivery_test.FILE, tmp_path / mhclg_delivery_test.FILE, "Sheet1", old, new)
    with pytest.raises(LoaderError, match=rf"^housing-delivery-test\.ods, sheet Sheet1, .*(?:{said})") as raised:
        mhclg_delivery_test.load(tmp_path)
    assert type(raised.value) is error
