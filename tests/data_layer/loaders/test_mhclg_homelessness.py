"""Statutory homelessness against the publisher's sixteen files, every figure read a second time by its place."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pandas as pd
import pytest
import yaml
from pytest import approx

from data_layer.definition_files import DEFINITIONS
from data_layer.loaders import mhclg_homelessness
from data_layer.loaders.mhclg_homelessness import FOLDER, QUARTERS
from data_layer.methods.change import Earlier, earlier_period
from data_layer.periods import Period
from data_layer.vocabulary import Status

pytestmark = pytest.mark.sources

NOTTINGHAM, RUSHCLIFFE, CAMDEN, HOUNSLOW = "E06000018", "E07000176", "E09000007", "E09000018"
ENGLAND, EAST_MIDLANDS = "E92000001", "E12000004"
PLACED, RELIEF, PREVENTION = "households_in_temporary_accommodation", "homeless_relief_rate", "homeless_prevention_rate"
KINDS = {
    "bed_and_breakfast": 10,
    "nightly_paid": 16,
    "hostels": 19,
    "private_sector_leased": 22,
    "council_or_housing_association": 25,
    "other_accommodation": 28,
}
# (metric, part) -> the sheet and the place of its column, counted by hand from the left, or from the right below zero
BY_HAND = {
    (PLACED, None): ("TA1", 4),
    ("temporary_accommodation_rate", None): ("TA1", 6),
    (PLACED, "with_children"): ("TA1", 7),
    ("children_in_temporary_accommodation", None): ("TA1", 8),
    (PLACED, "families_in_bed_and_breakfast"): ("TA1", 11),
    (PLACED, "families_in_bed_and_breakfast_over_six_weeks"): ("TA1", 12),
    **{(PLACED, kind): ("TA1", place) for kind, place in KINDS.items()},
    (PLACED, "in_another_district"): ("TA1", 31),
    (PREVENTION, "assessed_as_threatened"): ("A1", 7),
    (PREVENTION, "section_21_notice"): ("A1", 8),
    (RELIEF, "assessed_as_homeless"): ("A1", 9),
    (PREVENTION, None): ("A1", -2),
    (RELIEF, None): ("A1", -1),
}
# made no return for 30 June 2022, and stand there with zeros
FALSE_ZEROS = {"E06000006", "E07000220", HOUNSLOW}
LAST, END_OF_2025 = "October to December 2025", "2025-12-31"


@pytest.fixture(scope="module")
def releases(sources):
    return {one.release.release: one for one in mhclg_homelessness.load(sources)}


@pytest.fixture(scope="module")
def held(releases):
    return {(r.metric, r.part, r.area, r.period.id): r for release in releases.values() for r in release.records}


@pytest.fixture(scope="module")
def sheets(sources):
    """(name of the quarter, sheet) -> area -> its row, as pandas gives it."""
    read = {}
    for quarter in QUARTERS:
        book = pd.ExcelFile(sources / FOLDER / quarter.file, engine="calamine")
        for name in book.sheet_names:
            if (plain := str(name).strip(" _")) in {"TA1", "A1"}:
                table = pd.read_excel(book, sheet_name=str(name), header=None, keep_default_na=False)
                rows = table.values.tolist()
                read[quarter.name, plain] = {row[0]: row for row in rows if re.fullmatch(r"E\d{8}", str(row[0]))}
    return read


def test_each_quarter_is_a_release_published_on_the_day_that_its_contents_name(releases):
    assert len(releases) == 16
    days = [(one.release.published, one.release.known_from) for one in releases.values()]
    assert days[0] == (date(2022, 7, 28), date(2022, 7, 28))
    assert days[-1] == (date(2026, 4, 30), date(2026, 4, 30))  # written in words: "Thursday, April 30, 2026"
    assert [one.release.published for one in releases.values()] == sorted(published for published, _ in days)
    assert all(known >= published for published, known in days)
    resaved = {name: str(known) for name, (published, known) in zip(releases, days, strict=True) if known != published}
    assert resaved == {
        "April to June 2023": "2023-12-13",
        "July to September 2023": "2024-03-04",
        "January to March 2024": "2024-08-27",
    }


def test_a_release_holds_its_own_quarter_only(releases):
    for quarter in QUARTERS:
        periods = {record.period for record in releases[quarter.name].records}
        assert periods == {quarter.period, Period(quarter.end, 0)}
    assert QUARTERS[-1].period == Period(date(2025, 10, 1), 3)


def test_every_quarter_has_all_its_authorities_the_regions_and_england_once(releases):
    for place, release in enumerate(releases.values()):
        for metric, part in BY_HAND:
            areas = Counter(r.area for r in release.records if (r.metric, r.part) == (metric, part))
            assert set(areas.values()) == {1}
            kinds = Counter(area[:3] for area in areas)
            assert sum(kinds[kind] for kind in ("E06", "E07", "E08", "E09")) == (309 if place < 5 else 296)
            assert (kinds["E12"], kinds["E92"]) == (9, 1)


def test_every_figure_and_mark_of_all_quarters_is_the_publishers(held, sheets):
    seen = 0
    for quarter in QUARTERS:
        for (metric, part), (sheet, place) in BY_HAND.items():
            period = quarter.period if sheet == "A1" else Period(quarter.end, 0)
            for area, row in sheets[quarter.name, sheet].items():
                record = held[metric, part, area, period.id]
                if quarter.end == date(2022, 6, 30) and sheet == "TA1" and area in FALSE_ZEROS:
                    assert row[place] in {0, "-"}
                    continue
                wanted = (None, row[place]) if isinstance(row[place], str) else (row[place], None)
                assert (record.value, record.status_as_given) == wanted, (quarter.name, area, metric, part)
                seen += 1
    assert seen == 18 * (5 * 319 + 11 * 306) - 13 * len(FALSE_ZEROS)


@pytest.mark.parametrize(
    ("area", "metric", "part", "period", "value"),
    [
        (NOTTINGHAM, PLACED, None, END_OF_2025, 687),
        (NOTTINGHAM, "temporary_accommodation_rate", None, END_OF_2025, 5.289131489194619),
        (NOTTINGHAM, "children_in_temporary_accommodation", None, END_OF_2025, 1123),
        (NOTTINGHAM, PLACED, "with_children", END_OF_2025, 554),
        (NOTTINGHAM, PLACED, "bed_and_breakfast", END_OF_2025, 28),
        (NOTTINGHAM, PLACED, "families_in_bed_and_breakfast", END_OF_2025, 0),
        (NOTTINGHAM, PLACED, "families_in_bed_and_breakfast_over_six_weeks", "2024-03-31", 84),
        (NOTTINGHAM, PLACED, "council_or_housing_association", END_OF_2025, 318),
        (NOTTINGHAM, PLACED, "stayed_under_six_months", END_OF_2025, 24 + 26 + 92 + 14 + 95 + 8),
        (NOTTINGHAM, RELIEF, None, "2025-10-01/P3M", 2.656114066626119),
        (NOTTINGHAM, RELIEF, "assessed_as_homeless", "2025-10-01/P3M", 345),
        (NOTTINGHAM, PREVENTION, None, "2022-01-01/P3M", 1.69221580728648),
        (NOTTINGHAM, PREVENTION, "assessed_as_threatened", "2025-10-01/P3M", 347),
        (NOTTINGHAM, PREVENTION, "section_21_notice", "2025-10-01/P3M", 21),
        (RUSHCLIFFE, PLACED, None, END_OF_2025, 12),
        (RUSHCLIFFE, RELIEF, None, "2022-07-01/P3M", 0.591692635398998),  # the file with a column of regions
        (CAMDEN, PLACED, "nightly_paid", END_OF_2025, 664),
        (CAMDEN, PLACED, "in_another_district", "2022-06-30", 361),
        (EAST_MIDLANDS, PLACED, None, END_OF_2025, 4220),
        (ENGLAND, PLACED, None, END_OF_2025, 134210),
    ],
)
def test_figures_that_anyone_can_look_up(held, area, metric, part, period, value):
    assert held[metric, part, area, period].value == approx(value)


def test_two_dots_are_no_return_and_a_dash_hides_few_households(held, sheets):
    nottingham = held[RELIEF, None, NOTTINGHAM, "2022-04-01/P3M"]
    assert (nottingham.value, nottingham.status, nottingham.status_as_given) == (None, Status.NOT_AVAILABLE, "..")
    hidden = held[PLACED, "families_in_bed_and_breakfast", RUSHCLIFFE, "2022-06-30"]
    assert (hidden.value, hidden.status, hidden.status_as_given) == (None, Status.SUPPRESSED, "-")
    assert held[PLACED, "bed_and_breakfast", RUSHCLIFFE, "2022-06-30"].value == 3
    suppressed = {(r.metric, r.part) for r in held.values() if r.status is Status.SUPPRESSED}
    assert {part for _, part in suppressed if part and not part.startswith("stayed")} == {
        "families_in_bed_and_breakfast",
        "families_in_bed_and_breakfast_over_six_weeks",
        "in_another_district",
    }
    for (metric, part, area, period), record in held.items():
        if part == "families_in_bed_and_breakfast" and record.status is Status.SUPPRESSED:
            assert held[metric, "bed_and_breakfast", area, period].value < 5


def test_a_council_that_made_no_return_has_no_zero(held):
    void = {area for (_, _, area, period), r in held.items() if r.status_as_given == "no return was made"}
    assert void == FALSE_ZEROS
    hounslow = held[PLACED, None, HOUNSLOW, "2022-06-30"]
    assert (hounslow.value, hounslow.status) == (None, Status.NOT_AVAILABLE)
    # Cannock Chase had nobody in temporary accommodation, and reported its assessments
    cannock_chase = held[PLACED, None, "E07000192", "2022-09-30"]
    assert (cannock_chase.value, cannock_chase.status) == (0, Status.PROVISIONAL)
    assert held[RELIEF, "assessed_as_homeless", "E07000192", "2022-07-01/P3M"].value == 9


def test_councils_are_provisional_and_totals_estimated_and_rounded(held):
    for (metric, part, area, _), record in held.items():
        if record.value is not None:
            wider = area.startswith(("E12", "E92"))
            assert record.status is (Status.ESTIMATED if wider else Status.PROVISIONAL)
            if wider and (part or metric in {PLACED, "children_in_temporary_accommodation"}):
                assert record.value % 10 == 0


def test_kinds_of_accommodation_and_lengths_of_stay_add_up_to_all_households(held, releases):
    stays = {part for _, part, _, _ in held if part and part.startswith("stayed")}
    assert len(stays) == 5
    with_stays = set()
    for (metric, part, area, period), record in held.items():
        if (metric, part) != (PLACED, None) or record.value is None or area.startswith(("E12", "E92")):
            continue
        assert sum(held[metric, kind, area, period].value for kind in KINDS) == record.value
        lengths = [held.get((metric, stay, area, period)) for stay in sorted(stays)]
        if lengths[0] is not None:
            with_stays.add(period)
            values = [one.value for one in lengths]
            if None in values:
                assert {one.status for one in lengths} == {Status.SUPPRESSED}
                assert held[metric, "bed_and_breakfast", area, period].value < 5
            else:
                assert sum(values) == record.value
    assert with_stays == {"2025-06-30", "2025-09-30", END_OF_2025}


def test_a_rate_has_the_number_and_the_households_that_it_is_worked_out_from(held):
    checked = 0
    rates = {key: record for key, record in held.items() if key[0].endswith("rate") and key[1] is None}
    for (_, _, area, _), record in rates.items():
        if record.value is not None and not area.startswith(("E12", "E92")):
            assert record.value == approx(1000 * record.numerator / record.denominator, rel=1e-3)
            checked += 1
    assert checked > 13_000
    assert held[RELIEF, None, NOTTINGHAM, "2025-10-01/P3M"].denominator == 129_889


@pytest.mark.parametrize("period", [Period(date(2025, 10, 1), 3), Period(date(2025, 12, 31), 0)])
def test_a_quarter_is_compared_with_the_same_one_a_year_before(held, period):
    metric, frequency = (RELIEF, "quarter") if period.months else (PLACED, "quarter end")
    periods = [Period.parse(id) for one, part, area, id in held if (one, part, area) == (metric, None, NOTTINGHAM)]
    assert earlier_period(period, periods, frequency=frequency) == Earlier(period.year_before(), gap=False)


def test_every_part_that_is_loaded_is_defined_and_no_other(held):
    theme = yaml.safe_load((DEFINITIONS / "themes" / "homelessness.yml").read_text(encoding="utf-8"))
    defined = {(metric["id"], part["id"]) for metric in theme["metrics"] for part in metric.get("parts", ())}
    assert defined == {(metric, part) for metric, part, _, _ in held if part}
