"""Road condition against the workbook's own XML, cell by cell; which figures are kept apart; what is refused."""

from __future__ import annotations

import re
import shutil
from collections import Counter

import pytest

from data_layer.definition_files import read_definitions
from data_layer.loaders import areas, dft_roads
from data_layer.loaders.dft_roads_notes import marked_columns, place
from data_layer.loaders.errors import CellError, LayoutError, LoaderError
from data_layer.loaders.places import wider_places
from data_layer.loaders.publisher_table import published_table
from data_layer.periods import financial_year
from data_layer.vocabulary import EventKind, MetricId, Status
from tests.data_layer.loaders.ods_cells import sheet_cells, with_replaced

pytestmark = pytest.mark.sources

NOTTINGHAM, NOTTINGHAMSHIRE, LAMBETH, OLDHAM, LEEDS = "E06000018", "E10000024", "E09000022", "E08000004", "E08000035"
A, BC = "roads_a_maintenance", "roads_bc_maintenance"
SHEETS = {A: "RDC0120_A_Roads_and_Motorways", BC: "RDC0120_B_and_C_Roads"}
YEARS = [f"{year}/{(year + 1) % 100:02d}" for year in range(2007, 2025)]


@pytest.fixture(scope="module")
def release(sources):
    (only,) = dft_roads.load(sources)
    return only


@pytest.fixture(scope="module")
def held(release):
    return {(r.metric, r.area, r.period.label): r for r in release.records}


@pytest.fixture(scope="module")
def raw(sources):
    """Metric -> area -> its row, with the number that the sheet shows; figures stand in columns D to U."""
    path = sources / dft_roads.FILE
    return {
        metric: {row[0]: (number, row) for number, row in enumerate(sheet_cells(path, sheet), 1) if row[0][:1] == "E"}
        for metric, sheet in SHEETS.items()
    }


def noted(row, number, column):
    """Whether the last column says that note 7 applies to the cell of this column."""
    clause = re.search(r"\[7\] applies to ([A-Z0-9, ]+(?:and [A-Z]\d+)?)", row[21])
    return bool(clause) and f"{chr(ord('A') + column)}{number}" in re.findall(r"[A-Z]\d+", clause[1])


@pytest.mark.parametrize("metric", SHEETS)
def test_every_figure_is_loaded_as_published(raw, held, metric):
    wanted = {
        (area, label): float(row[3 + n])
        for area, (_, row) in raw[metric].items()
        for n, label in enumerate(YEARS)
        if re.fullmatch(r"\d+", row[3 + n]) and area not in {"E10000001", "E10000004"}
    }
    got = {(area, label): r.value for (m, area, label), r in held.items() if m == metric and r.value is not None}
    assert got == wanted


@pytest.mark.parametrize("metric", SHEETS)
def test_figures_are_not_comparable_where_note_7_or_londons_note_says_so_and_nowhere_else(raw, held, metric):
    for (of, area, label), record in held.items():
        if of == metric and record.value is not None:
            number, row = raw[metric][area]
            marked = noted(row, number, 3 + YEARS.index(label))
            london = "12" in row[2] and label in {"2019/20", "2020/21", "2021/22"}
            assert (record.status is Status.NOT_COMPARABLE) == (marked or london), (area, label)


def test_both_tables_hold_158_areas_and_18_years(held):
    for metric, not_comparable in ((A, 189), (BC, 230)):
        of = {(area, year): r for (m, area, year), r in held.items() if m == metric}
        assert (len({area for area, _ in of}), {year for _, year in of}) == (158, set(YEARS))
        assert Counter(r.status for r in of.values())[Status.NOT_COMPARABLE] == not_comparable


def test_nottinghams_figures_are_shown_from_2019_20_but_never_compared(held):
    assert (held[A, NOTTINGHAM, "2018/19"].value, held[A, NOTTINGHAM, "2018/19"].status) == (9, Status.FINAL)
    for metric, newest in ((A, 19), (BC, 21)):
        assert held[metric, NOTTINGHAM, "2024/25"].value == newest
        for year in YEARS[12:]:
            record = held[metric, NOTTINGHAM, year]
            assert (record.status, record.status_as_given) == (
                Status.NOT_COMPARABLE,
                "not surveyed by the standard method",
            )
    assert held[BC, NOTTINGHAM, "2021/22"].value == 6


def test_the_sentence_of_nottingham_is_the_one_of_the_definitions(release):
    """So that it is said once, and every other council with such a note gets the same words."""
    for metric in SHEETS:
        (own,) = [event for of, event in release.events if (of, event.area) == (metric, NOTTINGHAM)]
        assert own in read_definitions().events[MetricId(metric)]


def test_a_county_a_borough_and_a_district_that_has_no_roads(held):
    assert held[A, NOTTINGHAMSHIRE, "2023/24"].value == 3 and held[A, NOTTINGHAMSHIRE, "2023/24"].status is Status.FINAL
    assert held[A, NOTTINGHAMSHIRE, "2024/25"].status is Status.NOT_COMPARABLE
    assert (held[A, LAMBETH, "2024/25"].value, held[A, LAMBETH, "2024/25"].status) == (8, Status.FINAL)
    assert not [key for key in held if key[1].startswith("E07")]


def test_a_run_that_ended_is_named_with_its_years_and_bars_nothing(release, held):
    """Oldham, A roads: 2018/19 to 2020/21 by another method, by the standard one since."""
    (event,) = [event for of, event in release.events if (of, event.area) == (A, OLDHAM)]
    assert (event.kind, event.allows_change, event.starts) == (
        EventKind.METHOD_CHANGE,
        True,
        financial_year(2018).start,
    )
    assert event.note.startswith("Oldham's figures from 2018/19 to 2020/21 were not surveyed by the standard method")
    assert held[A, OLDHAM, "2021/22"].status is Status.FINAL


def test_an_event_lasts_where_the_newest_figure_is_by_another_method(raw, release, held):
    lasting = [(of, event) for of, event in release.events if event.kind is EventKind.NOT_COMPARABLE]
    newest_noted = {
        (metric, area)
        for metric, rows in raw.items()
        for area, (number, row) in rows.items()
        if noted(row, number, max((n for n in range(3, 21) if row[n].isdigit()), default=0))
    }
    assert {(of, event.area) for of, event in lasting} == newest_noted
    assert len(lasting) == len(newest_noted) and Counter(of for of, _ in lasting) == {A: 34, BC: 53}
    for metric, event in lasting:
        of = [r for (m, area, _), r in held.items() if (m, area) == (metric, event.area) and r.value is not None]
        later = [r for r in of if r.period.start >= event.starts]
        assert later and all(r.status is Status.NOT_COMPARABLE for r in later) and not event.allows_change
    notes = [event.note for _, event in release.events]
    assert not [note for note in notes if "(" in note] and any(note.startswith("St. Helens' figures") for note in notes)


def test_londons_years_without_a_standard_survey_are_said_of_each_borough_that_has_figures(release):
    of = {event.area for metric, event in release.events if metric == A and "Most London boroughs" in event.note}
    assert LAMBETH in of and all(area.startswith("E09") for area in of)


def test_marks_say_why_there_is_no_figure(held):
    assert (held[A, LEEDS, "2023/24"].value, held[A, LEEDS, "2023/24"].status) == (None, Status.NOT_AVAILABLE)
    stoke = held[A, "E06000021", "2024/25"]
    assert (stoke.status, stoke.status_as_given) == (
        Status.NOT_AVAILABLE,
        "what the council sent in was not representative",
    )
    scilly = [r for (_, area, _), r in held.items() if area == "E06000053"]
    assert len(scilly) == 36 and {r.status for r in scilly} == {Status.NOT_APPLICABLE}


def test_a_council_has_no_figures_for_years_in_which_it_did_not_exist(held):
    """Cumbria to March 2023, Cumberland since; Bedfordshire and Cheshire, of 2009, are in no register."""
    assert [year for m, area, year in held if (m, area) == (A, "E10000006")] == YEARS[:16]
    assert [year for m, area, year in held if (m, area) == (A, "E06000063")] == YEARS[16:]
    assert not [key for key in held if key[1] in {"E10000001", "E10000004"}]


def test_a_revised_figure_is_marked_as_such(held):
    assert held[A, "E92000001", "2024/25"].status is Status.FINAL and held[A, "E92000001", "2024/25"].value == 5
    assert held[A, "E92000001", "2023/24"].status is Status.REVISED
    assert held[A, LAMBETH, "2023/24"].status is Status.REVISED


def test_every_area_is_in_the_register_of_places(sources, release):
    known = {one.code for one in [*areas.places(sources), *wider_places()]}
    assert {r.area for r in release.records} <= known


def test_the_day_of_the_release_is_the_one_on_the_cover(sources, release):
    words = [cell for row in sheet_cells(sources / dft_roads.FILE, "Cover_page") for cell in row]
    assert f"Last updated: {release.release.published:%d %B %Y}" in words


def test_columns_are_counted_as_a_sheet_letters_them():
    assert [place(letters) for letters in ("A", "D", "U", "AA")] == [0, 3, 20, 26]


def test_a_note_names_its_cells(sources):
    table = published_table(sources / dft_roads.FILE, SHEETS[A], "ONS Area Code")
    found = marked_columns(table, ["[7] applies to S11 and U11, [r] applies to T11"], 11, 0)
    assert found == {"note 7": {18, 20}, "r": {19}}
    with pytest.raises(CellError, match=r"row 12 .*Name cells of row 12 only"):
        marked_columns(table, ["[7] applies to S11"], 12, 0)


@pytest.mark.parametrize(
    ("sheet", "old", "new", "error", "said"),
    [
        (
            SHEETS[A],
            ">ONS Area Code<",
            ">Code<",
            LayoutError,
            r"the header: no row above the areas has a cell 'ONS Area Code'\. Check",
        ),
        (SHEETS[A], ">FYE 2025<", ">FYE 2024<", LayoutError, r"two have the same heading\. Get the file again"),
        (SHEETS[A], ">Notes<", ">Remarks<", LayoutError, r"column 'Notes': no columns have .*Give its loader the new"),
        (SHEETS[BC], ">[x]<", ">n/a<", CellError, r"row 6 \(FYE 2010\): found 'n/a'\. Known are numbers \(percent\)"),
        (SHEETS[A], ">E06000047<", ">E0600004<", CellError, r"row 6 \(ONS Area Code\): found 'E0600004'\. Give each"),
        (SHEETS[A], "[7] applies to T7 and U7", "T7 to U7", CellError, r"row 7 \(Notes\): found 'T7 to U7'\. Write"),
        (SHEETS[A], "Darlington UA [note 7]", "Darlington UA", CellError, r"row 7 \(Notes\): .*Note 7 must stand"),
        ("Notes", "alternative methods", "the same methods", LayoutError, r"note 7: it does not say 'alternative"),
    ],
)
def test_a_workbook_that_is_not_as_known_says_where_and_what_to_do(sources, tmp_path, sheet, old, new, error, said):
    with_replaced(sources / dft_roads.FILE, tmp_path / dft_roads.FILE, sheet, old, new)
    shutil.copytree(sources / "codes", tmp_path / "codes")
    with pytest.raises(LoaderError, match=rf"^road-condition-data\.ods, sheet {sheet}, .*{said}") as raised:
        dft_roads.load(tmp_path)
    assert type(raised.value) is error
