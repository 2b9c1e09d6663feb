"""Adult Social Care Outcomes Framework against the workbook's own XML, cell by cell, and what is refused."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pytest import approx

from data_layer.definition_files import read_definitions
from data_layer.loaders import dhsc_ascof
from data_layer.loaders.dhsc_ascof import MEASURES, Measure
from data_layer.loaders.errors import CellError, LayoutError, LoaderError
from data_layer.loaders.record import Loaded, Record
from data_layer.methods.change import breaks_between
from data_layer.periods import financial_year
from data_layer.vocabulary import MetricId, Status

pytestmark = pytest.mark.sources

NOTTINGHAM, DERBY, EAST_MIDLANDS, ENGLAND = "E06000018", "E06000015", "E12000004", "E92000001"
TABLE, OFFICE = (
    "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}",
    "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}",
)
# metric -> its table, and what the title of that table must say: measures were renumbered in 2023-24
TABLES = {
    "asc_quality_of_life": ("Table_1b", "adjusted social care-related quality of life"),
    "asc_carer_quality_of_life": ("Table_1c", "carer-reported quality of life"),
    "asc_user_satisfaction": ("Table_1d", "satisfaction of people who use services"),
    "asc_carer_satisfaction": ("Table_1e", "satisfaction of carers"),
    "asc_reablement_no_further_request": ("Table_2a", "no further request was made"),
    "asc_admissions_65_plus": ("Table_2c", "aged 65 and over whose long-term support needs are met by admission"),
    "asc_at_home_65_plus": ("Table_2e(2b)", "who live in their home or with family, aged 65 and over"),
    "asc_control_over_daily_life": ("Table_3a", "control over their daily life"),
    "asc_information_users": ("Table_3c(1)", "people who use services who find it easy to find information"),
    "asc_information_carers": ("Table_3c(2)", "carers who find it easy to find information"),
    "asc_direct_payments": ("Table_3d(2a)", "receive direct payments"),
    "asc_feel_safe": ("Table_4a", "people who use services who feel safe"),
    "asc_safeguarding_risk_reduced": ("Table_4b", "this risk was reduced or removed"),
    "asc_social_contact_users": ("Table_5a(1)", "people who use services who reported that they had as much social"),
    "asc_social_contact_carers": ("Table_5a(2)", "carers who reported that they had as much social contact"),
    "asc_workforce_turnover": ("Table_6a", "leaving their role in the past 12 months"),
    "asc_residential_good_or_outstanding": ("Table_6b", "rated good or outstanding"),
}
CARERS = {metric for metric in TABLES if "carer" in metric}
NEW_BASIS = {
    "asc_reablement_no_further_request",
    "asc_admissions_65_plus",
    "asc_at_home_65_plus",
    "asc_direct_payments",
}
MARKS = {"[x]": "not_available", "[c]": "suppressed", "[z]": "not_applicable"}

Held = dict[tuple[str, str, str], Record]


@pytest.fixture(scope="module")
def release(sources) -> Loaded:
    (only,) = dhsc_ascof.load(sources)
    return only


@pytest.fixture(scope="module")
def held(release) -> Held:
    """By metric, area and financial year."""
    return {(r.metric, r.area, r.period.label): r for r in release.records}


@pytest.fixture(scope="module")
def raw(sources) -> dict[str, list[list[str]]]:
    """Every cell of every table, read from the XML without a spreadsheet library: a number as it is stored, or text."""
    with zipfile.ZipFile(sources / "dhsc_ascof" / "ascof_2024_25.ods") as book:
        root = ElementTree.fromstring(book.read("content.xml"))
    return {str(t.get(f"{TABLE}name")).strip(): [cells(row) for row in t.iter(f"{TABLE}table-row")]
            for t in root.iter(f"{TABLE}table")}  # fmt: skip


def cells(row: ElementTree.Element) -> list[str]:
    found: list[str] = []
    for cell in row:
        times = int(cell.get(f"{TABLE}number-columns-repeated", "1"))
        text = cell.get(f"{OFFICE}value") or " ".join(" ".join(cell.itertext()).split())
        found += [text] * min(times, 60)  # the last one fills the row to the sheet's edge
    return found


def published(raw: dict[str, list[list[str]]], metric: str) -> dict[tuple[str, str], dict[str, str]]:
    """(area, "2024/25") -> what the table says under each of that year's headings."""
    rows = raw[TABLES[metric][0]]
    header = next(row for row in rows if row and row[0].startswith("Local authority code"))
    found: dict[tuple[str, str], dict[str, str]] = {}
    for row in rows[rows.index(header) + 1 :]:
        if len(row) > 2 and re.fullmatch(r"E\d{8}", row[2]):
            for heading, text in zip(header[3:], row[3:], strict=False):
                if heading:
                    year, what = heading.split(" - ", 1)
                    found.setdefault((row[2], f"{year[:4]}/{year[-2:]}"), {})[what] = text
    return found


def first(text: str | None) -> float | None:
    """The first of "34.8 (35.5)", in words a person may have typed with a comma; None for a mark or nothing."""
    leading = (text or "").split(" (")[0].replace(",", "")
    return float(leading) if re.fullmatch(r"-?\d+(\.\d+)?(E-\d+)?", leading) else None


@pytest.mark.parametrize("metric", TABLES)
def test_every_cell_is_loaded_as_published(raw, held, metric):
    """Figure, margin, numbers of people and marks, for every council, region and England in every year."""
    heading = "6b outcome" if metric == "asc_residential_good_or_outstanding" else "outcome"
    before = heading.removesuffix("outcome")
    wanted = {}
    for (area, year), said in published(raw, metric).items():
        outcome, margin = first(said[heading]), first(said.get("margin of error"))
        if metric in CARERS and said[heading] == "[z]":
            continue
        no_return = metric == "asc_quality_of_life" and outcome == 0
        if outcome is None or no_return:
            withheld = metric == "asc_safeguarding_risk_reduced" and said[heading] == "[z]"
            status = "not_available" if withheld else MARKS.get(said[heading], "not_available")
            wanted[area, year] = (None, None, None, None, None, status)
            continue
        people = said.get(f"{before}denominator") or said.get("number of respondents")
        wanted[area, year] = (
            outcome,
            outcome - margin if margin else None,
            outcome + margin if margin else None,
            first(said.get(f"{before}numerator")),
            first(people),
            "final",
        )
    got = {
        (area, year): (r.value, r.lower, r.upper, r.numerator, r.denominator, r.status.value)
        for (of, area, year), r in held.items()
        if of == metric
    }
    assert got.keys() == wanted.keys() and len(got) > 150
    assert [(key, got[key], wanted[key]) for key in got if got[key] != wanted[key]] == []


def test_no_other_measure_is_loaded_and_each_comes_from_its_table(held):
    assert {metric for metric, _, _ in held} == set(TABLES)
    assert {str(one.metric): one.table for one in MEASURES} == {metric: table for metric, (table, _) in TABLES.items()}


@pytest.mark.parametrize("metric", TABLES)
def test_a_renumbered_measure_is_found_by_what_its_title_says(raw, metric):
    table, words = TABLES[metric]
    title = next(cell for row in raw[table] for cell in row if cell)
    assert words in title


def test_the_quality_of_life_of_users_is_the_old_1j_and_of_carers_the_old_1d(raw):
    codes = {row[0]: row[1] for row in raw["Comparability_over_time_log"] if len(row) > 1}
    assert (codes["1B"], codes["1C"], codes["3C(1)"]) == ("1J", "1D", "3D(1)")


def test_quality_of_life_is_a_score_from_0_to_1_and_no_percentage(held):
    scores = [r.value for (metric, _, _), r in held.items() if metric == "asc_quality_of_life" and r.value is not None]
    assert len(scores) == 1_297 and min(scores) > 0.2 and max(scores) < 0.6
    assert held["asc_quality_of_life", NOTTINGHAM, "2024/25"].value == 0.374
    defined = read_definitions().metrics[MetricId("asc_quality_of_life")]
    assert (defined.unit, defined.decimals) == ("index", 3)


def test_a_zero_for_no_return_is_not_available(raw, held):
    """Quality of life 2019-20: Trafford, Wokingham, City of London, Kent and Isles of Scilly."""
    zeros = {key for key, said in published(raw, "asc_quality_of_life").items() if said["outcome"] in {"0", "0.0"}}
    assert zeros == {(c, "2019/20") for c in ("E08000009", "E06000041", "E09000001", "E10000016", "E06000053")}
    for area, year in zeros:
        record = held["asc_quality_of_life", area, year]
        assert (record.value, record.lower, record.status) == (None, None, Status.NOT_AVAILABLE)
        assert record.status_as_given == "no return was made"


def test_the_only_zeros_left_are_the_one_care_home_of_scilly(held):
    """One of one home is rated neither good nor outstanding."""
    zeros = [(*key, r.numerator, r.denominator) for key, r in held.items() if r.value == 0]
    scilly = ("asc_residential_good_or_outstanding", "E06000053")
    assert zeros == [(*scilly, "2023/24", 0, 1), (*scilly, "2024/25", 0, 1)]


@pytest.mark.parametrize("metric", sorted(CARERS))
def test_carers_have_figures_only_of_the_years_in_which_they_were_asked(held, metric):
    assert {year for of, _, year in held if of == metric} == {"2016/17", "2018/19", "2021/22", "2023/24"}
    assert not [r for (of, _, _), r in held.items() if of == metric and r.status is Status.NOT_APPLICABLE]


@pytest.mark.parametrize("metric", sorted(CARERS))
def test_of_two_figures_in_a_cell_the_first_is_taken(raw, held, metric):
    two = {key: said["outcome"] for key, said in published(raw, metric).items() if "(" in said["outcome"]}
    assert len(two) == 161 and {year for _, year in two} == {"2016/17"}
    assert all(held[metric, area, year].value == float(text.split(" ")[0]) for (area, year), text in two.items())


def test_two_figures_of_nottinghams_carers(raw, held):
    said = published(raw, "asc_carer_quality_of_life")[NOTTINGHAM, "2016/17"]
    assert (said["outcome"], said["number of respondents"]) == ("7.7 (7.8)", "265 (235)")
    record = held["asc_carer_quality_of_life", NOTTINGHAM, "2016/17"]
    assert (record.value, record.denominator) == (7.7, 265)


def test_the_voluntary_survey_of_2020_21_has_18_councils_and_no_england(held):
    for metric in set(TABLES) - CARERS - NEW_BASIS:
        of = [r for (m, _, year), r in held.items() if (m, year) == (metric, "2020/21") and r.value is not None]
        if metric in {"asc_safeguarding_risk_reduced", "asc_workforce_turnover", "asc_residential_good_or_outstanding"}:
            assert of == []
        else:
            assert len(of) == 18
            assert held[metric, ENGLAND, "2020/21"].status is Status.NOT_AVAILABLE


@pytest.mark.parametrize("metric", sorted(NEW_BASIS))
def test_what_is_counted_on_a_new_basis_begins_in_2024_25(held, metric):
    assert {year for of, _, year in held if of == metric} == {"2024/25"}


def test_a_share_of_exactly_100_is_read_as_it_stands(sources):
    """Self-directed support in Nottingham; it is not among the metrics, but its table has the same layout."""
    measure = Measure(MetricId("self_directed_support"), "Table_3d(1a)")
    (found,) = [r for r in dhsc_ascof.of_measure(measure, sources / dhsc_ascof.FILE) if r.area == NOTTINGHAM]
    assert (found.value, found.status) == (100.0, Status.FINAL)
    assert "Table_3d(1a)" not in {one.table for one in MEASURES}


def test_councils_regions_and_england_are_held_but_no_class_of_councils(held):
    areas = {area for _, area, _ in held}
    counted = Counter("council" if a[:3] not in {"E12", "E92"} else a[:3] for a in areas)
    assert (counted["E12"], counted["E92"]) == (9, 1) and counted["council"] == 158
    now = {area for metric, area, year in held if (metric, year) == ("asc_admissions_65_plus", "2024/25")}
    assert len([area for area in now if area[:3] not in {"E12", "E92"}]) == 153


def test_a_council_that_sent_nothing_has_no_figure(held):
    """Derby's return of users in 2024-25."""
    record = held["asc_feel_safe", DERBY, "2024/25"]
    assert (record.value, record.status, record.status_as_given) == (None, Status.NOT_AVAILABLE, "[x]")


def test_a_share_above_100_that_the_publisher_withheld_does_apply_and_is_not_available(raw, held):
    """Note 16: in the table of safeguarding `[z]` stands in its place; in other tables it says "does not apply"."""
    table, _ = TABLES["asc_safeguarding_risk_reduced"]
    (note,) = [row[1] for row in raw["Notes"] if row[0] == "[note 16]"]
    assert "greater than 100%" in note and "replaced with [z]" in note and "[note 16]" in raw[table][0][0]
    marked = {key for key, said in published(raw, "asc_safeguarding_risk_reduced").items() if said["outcome"] == "[z]"}
    assert len(marked) == 7
    for area, year in marked:
        record = held["asc_safeguarding_risk_reduced", area, year]
        assert (record.value, record.status) == (None, Status.NOT_AVAILABLE)
        assert record.status_as_given == "the council's counts gave a share above 100%"
    other = held["asc_feel_safe", "E06000028", "2024/25"]
    assert (other.status, other.status_as_given) == (Status.NOT_APPLICABLE, "[z]"), "Bournemouth, since merged"


def test_an_interval_that_ends_above_100_is_kept_as_published(held):
    """City of London, few answers: a change is judged by the half-width, which an end at 100 would narrow."""
    percentages = {str(id) for id, metric in read_definitions().metrics.items() if metric.unit == "%"}
    beyond = {(metric, area, year): (r.value, round(r.upper, 1)) for (metric, area, year), r in held.items()
              if metric in percentages and r.upper is not None and r.upper > 100}  # fmt: skip
    assert beyond == {
        ("asc_control_over_daily_life", "E09000001", "2024/25"): (90.4, 100.8),
        ("asc_information_users", "E09000001", "2024/25"): (94.7, 103.5),
    }
    for key, (value, upper) in beyond.items():
        assert value - (held[key].lower or 0) == approx(upper - value)


def test_what_derby_did_not_send_is_said_of_derby_its_region_and_england(raw, held):
    """Note 5; the title of one table of carers names it too, but carers were not asked that year."""
    (note,) = [row[1] for row in raw["Notes"] if row[0] == "[note 5]"]
    assert "Derby" in note and "previous year" in note
    noted = {metric for metric, (table, _) in TABLES.items() if "[note 5]" in raw[table][0][0]} - CARERS
    assert len(noted) == 6
    year, before = financial_year(2024), financial_year(2023)
    for metric in TABLES:
        happened = [event for event in read_definitions().events.get(MetricId(metric), ()) if event.area]
        assert {event.area for event in happened} == ({DERBY, EAST_MIDLANDS, ENGLAND} if metric in noted else set())
        for event in happened:
            assert event.starts == year.start and "Derby" in event.note and year.label in event.note
            assert not breaks_between(before, year, [event], event.area), "a change is still worked out"
        if metric in noted:
            assert held[metric, DERBY, year.label].value is None and held[metric, ENGLAND, year.label].value


def test_a_margin_is_an_interval_around_the_figure(held):
    record = held["asc_feel_safe", NOTTINGHAM, "2024/25"]
    assert (record.value, record.lower, record.upper) == (63.1, approx(58.9), approx(67.3))
    assert held["asc_admissions_65_plus", NOTTINGHAM, "2024/25"].lower is None, "counted, not surveyed"


def test_the_release_is_known_from_the_day_on_which_the_file_was_saved(sources, release):
    with zipfile.ZipFile(sources / release.release.file) as book:
        assert f"<dc:date>{release.release.known_from.isoformat()}T" in book.read("meta.xml").decode()
    assert release.release.published is None


@pytest.fixture
def broken(sources, tmp_path):
    """The publisher's workbook with one text of its XML replaced, after the start of the table named."""

    def load(table: str, old: str, new: str, times: int = 1) -> list[Loaded]:
        path = tmp_path / dhsc_ascof.FILE
        path.parent.mkdir()
        with zipfile.ZipFile(sources / dhsc_ascof.FILE) as book, zipfile.ZipFile(path, "w") as copy:
            for name in book.namelist():
                text = book.read(name)
                if name == "content.xml":
                    head, start, tail = text.decode().partition(f'<table:table table:name="{table}"')
                    assert start and old in start + tail
                    text = (head + (start + tail).replace(old, new, times)).encode()
                copy.writestr(name, text)
        return dhsc_ascof.load(tmp_path)

    return load


OF_USERS = "Table_3a"
ITS_FIRST = "<text:p>2015 to 2016 - outcome</text:p>"


@pytest.mark.parametrize(
    ("table", "old", "new", "error", "said"),
    [
        (OF_USERS, '"Table_3a"', '"Table_3A new"', LayoutError, r", sheet Table_3a.*its sheets are .*A new.*Check"),
        (OF_USERS, "<text:p>ONS area code</text:p>", "<text:p>Code</text:p>", LayoutError,
         r", sheet Table_3a, columns: ONS area code missing"),
        (OF_USERS, "<text:p>[x]</text:p>", "<text:p>n/a</text:p>", CellError,
         r", sheet Table_3a, row \d+ \(20\d\d to 20\d\d - [a-z ]+\): found 'n/a'\. Known are numbers and the"),
        (OF_USERS, "<text:p>[x]</text:p>", "<text:p>[q]</text:p>", CellError, r", sheet Table_3a, row \d+ \(.*'\[q\]'"),
    ],
)  # fmt: skip
def test_a_workbook_that_is_not_as_known_says_where_and_what_to_do(broken, table, old, new, error, said):
    with pytest.raises(LoaderError, match=r"^ascof_2024_25\.ods" + said) as raised:
        broken(table, old, new)
    assert type(raised.value) is error


def test_the_cell_that_is_wrong_is_named_as_the_sheet_shows_it(raw, broken):
    """Row 1 is the title, and the field is the heading of the column."""
    rows = raw[OF_USERS]
    number = next(number for number, row in enumerate(rows, start=1) if "[x]" in row)
    header = next(row for row in rows if row[0].startswith("Local authority code"))
    with pytest.raises(CellError) as raised:
        broken(OF_USERS, "<text:p>[x]</text:p>", "<text:p>n/a</text:p>")
    assert (raised.value.row, raised.value.field) == (number, header[rows[number - 1].index("[x]")])


def test_a_table_without_any_figure_column_is_refused(sources):
    """The heading is looked for by its words, never by its place."""
    other = replace(MEASURES[0], outcome="result")
    with pytest.raises(LayoutError, match=r"sheet Table_1b, columns: none is named 'result'\. Get the file again"):
        list(dhsc_ascof.of_measure(other, sources / dhsc_ascof.FILE))


def test_a_stray_space_in_a_sheet_name_does_no_harm(broken, held):
    (again,) = broken(OF_USERS, '"Table_3a"', '"Table_3a "')
    assert len(again.records) == len(held)


def test_the_folder_is_where_the_file_is_looked_for():
    assert Path("dhsc_ascof") / "ascof_2024_25.ods" == dhsc_ascof.FILE
