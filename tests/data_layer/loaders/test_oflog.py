"""The three adult social care measures that only Oflog's file holds, read again row by row."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from statistics import median

import pytest

from data_layer.loaders import oflog
from data_layer.loaders.errors import CellError, LayoutError, LoaderError
from data_layer.loaders.oflog import METRICS, SHORT_TERM
from data_layer.vocabulary import MetricId, Status

pytestmark = pytest.mark.sources

NOTTINGHAM, SCILLY = "E06000018", "E06000053"
CODES = {
    "ASC5": "asc_short_term_services",
    "ASC6": "asc_requests_resulting_in_service",
    "ASC7": "asc_workforce_turnover",
}


@pytest.fixture(scope="module")
def raw(sources):
    with (sources / "oflog" / "adult_social_care.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def release(sources):
    (only,) = oflog.load(sources)
    return only


@pytest.fixture(scope="module")
def held(release):
    """By metric, area and financial year as a person says it."""
    return {(r.metric, r.area, r.period.label): r for r in release.records}


def test_every_row_of_the_three_measures_is_as_published(raw, held):
    """An empty value is no figure; the other columns are Oflog's own arithmetic and are left."""
    wanted = {}
    for row in raw:
        if row["Code"] in CODES:
            key = (CODES[row["Code"]], row["Local authority code"], row["Financial year"].replace("-", "/"))
            assert key not in wanted
            wanted[key] = float(row["Value"]) if row["Value"] else None
    assert wanted.pop(("asc_short_term_services", SCILLY, "2016/17")) == 0
    got = {key: r.value for key, r in held.items()}
    assert got.pop(("asc_short_term_services", SCILLY, "2016/17")) is None
    assert got == wanted
    assert len(got) == 3_489


def test_an_empty_value_is_not_available_and_never_zero(raw, held):
    empty = Counter(CODES[row["Code"]] for row in raw if row["Code"] in CODES and not row["Value"])
    empty["asc_short_term_services"] += 1
    assert Counter(metric for (metric, _, _), r in held.items() if r.value is None) == empty
    assert {r.status for r in held.values() if r.value is None} == {Status.NOT_AVAILABLE}
    assert {r.status for r in held.values() if r.value is not None} == {Status.FINAL}
    assert not [key for key, r in held.items() if r.value == 0]


def test_the_zero_of_scilly_stands_for_no_return(held):
    record = held["asc_short_term_services", SCILLY, "2016/17"]
    assert (record.status, record.status_as_given) == (Status.NOT_AVAILABLE, "no return was made")


def test_what_a_newer_table_carries_on_is_not_taken_from_here(raw, held):
    assert len({row["Measure"] for row in raw}) == 7
    assert {metric for metric, _, _ in held} == set(CODES.values()) == {str(metric) for metric in METRICS.values()}


def test_the_figures_of_nottingham(held):
    """Requests, short-term services and turnover of 2022-23, looked up in the file."""
    newest = {metric: r.value for (metric, area, year), r in held.items() if (area, year) == (NOTTINGHAM, "2022/23")}
    assert newest == {
        "asc_short_term_services": 34.2,
        "asc_requests_resulting_in_service": 1900.203818542362,
        "asc_workforce_turnover": 27.48472887,
    }


def test_requests_double_between_2015_16_and_2016_17(held):
    """The middle council: 808 and 1,599. The events say that no change is worked out across it."""
    middle = {
        year: median(r.value for (metric, _, of), r in held.items()
                     if (metric, of) == ("asc_requests_resulting_in_service", year) and r.value is not None)
        for year in ("2015/16", "2016/17", "2017/18")
    }  # fmt: skip
    assert (round(middle["2015/16"]), round(middle["2016/17"])) == (808, 1599)
    assert abs(middle["2017/18"] / middle["2016/17"] - 1) < 0.1


def test_turnover_begins_a_year_after_the_others_and_all_end_in_2022_23(held):
    years = {metric: sorted({year for of, _, year in held if of == metric}) for metric in CODES.values()}
    assert {metric: (of[0], of[-1], len(of)) for metric, of in years.items()} == {
        "asc_short_term_services": ("2015/16", "2022/23", 8),
        "asc_requests_resulting_in_service": ("2015/16", "2022/23", 8),
        "asc_workforce_turnover": ("2016/17", "2022/23", 7),
    }


def test_up_to_152_authorities_a_year_and_157_codes_in_all(raw, held):
    assert len({area for _, area, _ in held}) == len({row["Local authority code"] for row in raw}) == 157
    a_year = Counter((metric, year) for metric, _, year in held)
    assert max(a_year.values()) == 152


def test_the_release_is_dated_by_the_day_on_which_oflog_closed(release):
    assert (release.release.published, release.release.known_from) == (None, date(2024, 12, 16))


@pytest.fixture
def broken(sources, tmp_path):
    """Loads Nottingham's rows with one text replaced."""

    def load(old: str, new: str, *, mark: str = ""):
        header, *rows = (sources / oflog.FILE).read_text(encoding="utf-8").splitlines()
        text = "\n".join([header, *(row for row in rows if NOTTINGHAM in row)])
        assert old in text
        path = tmp_path / oflog.FILE
        path.parent.mkdir(exist_ok=True)
        path.write_text(mark + text.replace(old, new, 1), encoding="utf-8")
        return oflog.load(tmp_path)

    return load


def test_a_byte_order_mark_makes_no_difference(broken):
    assert broken("Value", "Value", mark="\ufeff") == broken("Value", "Value")


@pytest.mark.parametrize(
    ("old", "new", "error", "said"),
    [
        ("Financial year", "Year", LayoutError, ", columns: Financial year missing. Get the file again."),
        ("Value,MEDIAN", "MEDIAN", LayoutError, ", columns: Value missing. Get the file again."),
        (",ASC7,26", ",ASC7,n/a", CellError, "(Value): found 'n/a"),
        (",ASC6,", ",ASC6,~", CellError, "A number was expected, or nothing."),
        (",ASC6,1", ",ASC6,1_0", CellError, "(Value): found '1_0"),
    ],
)
def test_a_file_that_is_not_as_known_says_where_and_what_to_do(broken, old, new, error, said):
    with pytest.raises(LoaderError) as raised:
        broken(old, new)
    assert type(raised.value) is error
    assert str(raised.value).startswith("adult_social_care.csv, ") and said in str(raised.value)


@pytest.mark.parametrize("year", ["2022", "2022-24", "", "22/23"])
def test_a_year_that_cannot_be_read_is_named_with_its_row(year):
    row = {"Local authority code": SCILLY, "Financial year": year, "Value": "26.7"}
    with pytest.raises(CellError) as raised:
        oflog.record(SHORT_TERM, row, 9)
    assert str(raised.value) == (
        f"adult_social_care.csv, row 9 (Financial year): found {year!r}. Write a financial year, such as 2022-23."
    )


@pytest.mark.parametrize(("measure", "metric"), METRICS.items())
def test_a_measure_under_a_new_name_is_missed_aloud(sources, tmp_path, measure, metric):
    text = (sources / oflog.FILE).read_text(encoding="utf-8").replace(measure, f"{measure} (revised)")
    (tmp_path / oflog.FILE).parent.mkdir()
    (tmp_path / oflog.FILE).write_text(text, encoding="utf-8")
    said = rf"^adult_social_care\.csv, measures: no rows of {metric}\. Check whether the publisher has renamed one\.$"
    with pytest.raises(LayoutError, match=said):
        oflog.load(tmp_path)


@pytest.mark.parametrize(("kept", "field"), [(8, "Value"), (6, "Measure"), (1, "Local authority code")])
def test_a_row_that_was_cut_short_is_refused_wherever_it_ends(broken, tmp_path, kept, field):
    """As when a download breaks off; a row without its measure is not taken for one of another measure."""
    broken("Value", "Value")
    path = tmp_path / oflog.FILE
    lines = path.read_text(encoding="utf-8").splitlines()
    (row,) = csv.reader([lines[-1]])
    path.write_text("\n".join([*lines, ",".join(f'"{text}"' for text in row[:kept])]), encoding="utf-8")
    with pytest.raises(CellError) as raised:
        oflog.load(tmp_path)
    said = f"adult_social_care.csv, row {len(lines) + 1} ({field}): found ''. The row is cut short. Get the file again."
    assert str(raised.value) == said


def test_a_cell_is_found_again_by_its_row(broken, tmp_path):
    """The number is the line of the file, the header being line 1."""
    with pytest.raises(CellError) as raised:
        broken(",ASC5,", ",ASC5,~")
    line = (tmp_path / oflog.FILE).read_text(encoding="utf-8").splitlines()[raised.value.row - 1]
    assert ",ASC5,~" in line and f", row {raised.value.row} (Value): found '~" in str(raised.value)


@pytest.mark.parametrize(
    ("metric", "value"), [(SHORT_TERM, None), ("asc_workforce_turnover", 0), ("asc_requests_resulting_in_service", 0)]
)
def test_only_for_short_term_services_is_a_zero_no_figure(metric, value):
    """In a year it may be that no worker left, or that no request led to a service."""
    row = {"Local authority code": SCILLY, "Financial year": "2016-17", "Value": "0"}
    assert oflog.record(MetricId(metric), row, 2).value == value
