"""Every figure of "Explore local statistics" against the publisher's tables, read again row by row."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data_layer.definition_files import read_definitions
from data_layer.loaders import ons_els
from data_layer.loaders.areas import successions
from data_layer.loaders.errors import CellError, LayoutError, LoaderError, ScaleError
from data_layer.loaders.ons_els_metrics import FILES
from data_layer.loaders.record import Loaded, Record
from data_layer.vocabulary import Status

pytestmark = pytest.mark.sources

NOTTINGHAM, RUTLAND, CITY = "E06000018", "E06000017", "E09000001"
BOM = b"\xef\xbb\xbf"
LOOKED_AFTER = "persistent-absences-for-pupils-looked-after-by-local-authorities"
LOOKED_AFTER_METRIC = "persistent_absence_looked_after"
ARTS, GIGABIT, PAY = "engagement-with-culture-and-heritage", "gigabit-capable-broadband", "gross-median-weekly-pay"
PLACES = {"Country", "Nation", "Region", "Combined Authority or City Region", "County or Unitary Authority",
          "Local Authority District"}  # fmt: skip
# inner and outer London, metropolitan counties, the Greater London Authority and pupils of no known place
NOT_ASKED_ABOUT = ("E11", "E13", "E61", "K99")
STATUSES = {"x": "not_available", "c": "suppressed", "u": "low_reliability", "z": "not_applicable"}
# metric -> newest period, how a person says it, and the figure of Nottingham, each looked up in the publisher's file
NOTTINGHAMS = {
    "fe_achievements": ("2024-08-01/P1Y", "2024/25", 5250),
    "fe_participation": ("2024-08-01/P1Y", "2024/25", 6861),
    "apprenticeship_starts": ("2024-08-01/P1Y", "2024/25", 699),
    "apprenticeship_achievements": ("2024-08-01/P1Y", "2024/25", 419),
    "level3_qualifications": ("2023-01-01/P1Y", "2023", 63.2),
    "no_qualifications": ("2023-01-01/P1Y", "2023", 11.0),
    "gcse_english_maths": ("2024-09-01/P1Y", "2024/25", 63.8),
    "ks2_expected_standard": ("2024-09-01/P1Y", "2024/25", 61),
    "early_years_communication": ("2024-09-01/P1Y", "2024/25", 78.6),
    "early_years_literacy": ("2024-09-01/P1Y", "2024/25", 66.0),
    "early_years_maths": ("2024-09-01/P1Y", "2024/25", 73.0),
    "persistent_absence": ("2024-08-01/P1Y", "2024/25", 20.58438),
    "persistent_absence_looked_after": ("2024-08-01/P1Y", "2024/25", 25.8),
    "persistent_absence_free_school_meals": ("2024-08-01/P1Y", "2024/25", 30.66856),
    "child_poverty_before_housing": ("2024-04-01/P1Y", "2024/25", 33.74799226),
    "child_poverty_after_housing": ("2024-04-01/P1Y", "2024/25", 40.21863835),
    "claimant_count": ("2025-01-01/P1Y", "2025", 6.0),
    "employment_rate": ("2023-01-01/P1Y", "2023", 66.1),
    "economic_inactivity": ("2023-01-01/P1Y", "2023", 29.7),
    "median_weekly_pay": ("2025-04-30", "Apr 2025", 531.1),
    "net_additional_dwellings": ("2024-04-01/P1Y", "2024/25", 14),
    "housing_affordability_ratio": ("2025-04-01", "Apr 2025", 6.49),
    "greenhouse_gas_emissions": ("2023-01-01/P1Y", "2023", 3.72),
    "ev_chargers": ("2026-04-01", "Apr 2026", 157.66724961262787),
    "gigabit_broadband": ("2026-01-01", "Jan 2026", 96.8),
    "healthy_life_expectancy_male": ("2022-01-01/P3Y", "2022 to 2024", 55.6),
    "healthy_life_expectancy_female": ("2022-01-01/P3Y", "2022 to 2024", 55.3),
    "smoking_prevalence": ("2020-01-01/P5Y", "2020 to 2024", 16.1),
    "adult_obesity": ("2024-11-16/P1Y", "2024/25", 35.34678),
    "library_access": ("2024-05-15", "May 2024", 96),
    "arts_engagement": ("2023-04-01/P1Y", "2023/24", 86),
}

Raw = dict[str, list[dict[str, str]]]
Held = dict[tuple[str, str, str], Record]


def read(path: Path) -> list[dict[str, str]]:
    """The rows as they stand, by the names in the first line."""
    return list(csv.DictReader(io.StringIO(path.read_bytes().removeprefix(BOM).decode("utf-8"), newline="")))


@pytest.fixture(scope="module")
def raw(sources) -> Raw:
    return {path.stem: read(path) for path in sorted((sources / "ons_els").glob("*.csv"))}


@pytest.fixture(scope="module")
def loaded(sources) -> dict[str, Loaded]:
    """Release by the name of its file."""
    return {one.release.file.stem: one for one in ons_els.load(sources)}


@pytest.fixture(scope="module")
def held(loaded) -> Held:
    """By metric, area and period."""
    return {(r.metric, r.area, r.period.id): r for one in loaded.values() for r in one.records}


def of_places(raw: Raw) -> list[tuple[str, tuple[str, str, str], dict[str, str]]]:
    """File, key and row of all that is about a council, region or country and an indicator that is a metric."""
    found = []
    for file in FILES:
        for row in raw[file.stem]:
            metric = file.metrics.get(row["indicator"])
            # two combined authorities stand among statistical areas only, which are the same on the map
            of_place = row["geography"] in PLACES or row["areacd"].startswith("E47")
            if metric and of_place and not row["areacd"].startswith(NOT_ASKED_ABOUT):
                period = row["period"]
                if file.stem == LOOKED_AFTER:
                    period = f"{period[:4]}-08-01/P1Y"
                found.append((file.stem, (str(metric), row["areacd"], period), row))
    return found


def number(text: str) -> float | None:
    return float(text) if text else None


def test_every_figure_and_every_gap_is_as_published(raw, held):
    """97,092 of them: value, interval, status and the mark in a figure's place; nothing more and nothing less."""
    wanted = {}
    for _, key, row in of_places(raw):
        weak = bool(row["observation"]) and "sample size is small" in row["notes"]
        status = STATUSES[row["status"]] if row["status"] else "low_reliability" if weak else "final"
        figures = (number(row["observation"]), number(row["lci_95"]), number(row["uci_95"]))
        wanted[key] = (*figures, status, row["status"] or None)
    got = {key: (r.value, r.lower, r.upper, r.status.value, r.status_as_given) for key, r in held.items()}
    assert got.keys() == wanted.keys()
    assert [(key, got[key], wanted[key]) for key in wanted if got[key] != wanted[key]] == []
    assert len(got) == 97_092


def test_all_25_files_are_read_with_and_without_a_byte_order_mark(sources, raw, loaded):
    marked = Counter((sources / "ons_els" / f"{stem}.csv").read_bytes().startswith(BOM) for stem in raw)
    assert marked[True] >= 1 <= marked[False] and sum(marked.values()) == 25
    assert loaded.keys() == raw.keys()


@pytest.mark.parametrize("metric", NOTTINGHAMS)
def test_the_newest_figure_of_nottingham(held, metric):
    period, label, value = NOTTINGHAMS[metric]
    record = max((r for (m, area, _), r in held.items() if (m, area) == (metric, NOTTINGHAM)), key=lambda r: r.period)
    assert (record.period.id, record.period.label, record.value) == (period, label, value)


def test_every_metric_of_these_files_is_looked_up_above():
    assert {str(metric) for file in FILES for metric in file.metrics.values()} == set(NOTTINGHAMS)


def test_a_mark_is_never_a_zero_and_a_zero_is_a_figure(raw, held):
    """x, c, u and z stand for no figure; 74 councils and years added no homes, and two had no absent pupil."""
    marks = Counter(row["status"] for _, _, row in of_places(raw) if row["status"])
    assert Counter(r.status_as_given for r in held.values() if r.status_as_given) == marks
    assert marks.keys() == STATUSES.keys()
    assert all(r.value is None for r in held.values() if r.status_as_given)
    zeros = Counter(metric for (metric, _, _), r in held.items() if r.value == 0)
    assert zeros == {"net_additional_dwellings": 74, "persistent_absence": 1, "persistent_absence_looked_after": 1}
    assert held["persistent_absence", CITY, "2006-08-01/P1Y"].status is Status.FINAL
    assert held["persistent_absence_looked_after", RUTLAND, "2021-08-01/P1Y"].value == 0


def test_a_figure_on_a_small_sample_is_given_and_said_to_be_weak(held):
    """314: 258 of people without qualifications, 56 of employment and inactivity; none has an interval."""
    weak = [r for r in held.values() if r.status is Status.LOW_RELIABILITY and r.value is not None]
    counted = Counter(r.metric for r in weak)
    assert len(weak) == 314 and counted.pop("no_qualifications") == 258
    assert set(counted) <= {"employment_rate", "economic_inactivity"}
    assert {(r.lower, r.upper) for r in weak} == {(None, None)}


def test_the_indicators_of_one_file_are_kept_apart(raw, held):
    for stem in ("apprenticeships", "employment-rate", "early-years", "healthy-life-expectancy"):
        assert len({row["indicator"] for row in raw[stem]}) > 1
    period = "2022-01-01/P3Y"
    rows = {row["indicator"]: row for row in raw["healthy-life-expectancy"]
            if (row["areacd"], row["period"]) == (NOTTINGHAM, period)}  # fmt: skip
    for sex in ("Female", "Male"):
        record = held[f"healthy_life_expectancy_{sex.lower()}", NOTTINGHAM, period]
        assert record.value == float(rows[f"{sex} healthy life expectancy"]["observation"])


def test_museums_and_heritage_are_not_taken_for_the_arts(raw, loaded):
    assert len({row["indicator"] for row in raw[ARTS]}) == 4
    assert {r.metric for r in loaded[ARTS].records} == {"arts_engagement"}


def test_a_combined_authority_under_two_geographies_is_one_place(raw, loaded):
    given = [row for row in raw[ARTS] if row["indicator"] == "Engaged with the arts"]
    twice = [code for code, times in Counter(row["areacd"] for row in given).items() if times == 2]
    assert len(twice) == 5 and all(code.startswith("E47") for code in twice)
    counted = Counter(r.area for r in loaded[ARTS].records)
    assert [counted[code] for code in twice] == [1] * 5


def test_a_looked_after_childs_school_year_is_the_one_all_pupils_have(raw, held):
    """Dated from April in its file; 2024-04-01/P1Y is the school year 2024/25."""
    dated = {row["period"] for row in raw[LOOKED_AFTER]}
    assert all(re.fullmatch(r"20\d\d-04-01/P1Y", period) for period in dated)
    own = {p for metric, _, p in held if metric == LOOKED_AFTER_METRIC}
    assert own == {period.replace("-04-", "-08-") for period in dated}
    # of the year in which the pandemic began there is a mark for these children, and no row for all pupils
    lost = {p for p in own if all(held[k].value is None for k in held if k[0] == LOOKED_AFTER_METRIC and k[2] == p)}
    assert lost == {"2019-08-01/P1Y"} == own - {p for metric, _, p in held if metric == "persistent_absence"}
    others = {p for metric, _, p in held if metric.startswith("child_poverty")}
    assert all("-04-01/" in period for period in others), "a financial year stays one"


def test_an_obsolete_code_of_a_council_leads_to_one_that_its_note_names(sources, raw):
    """54 codes, two of them of combined authorities that one new authority replaced."""
    noted: dict[str, set[str]] = {}
    for row in (row for rows in raw.values() for row in rows if "Obsolete code" in row["notes"]):
        noted.setdefault(row["areacd"], set()).update(re.findall(r"[EWSN]\d{8}", row["notes"]))
    assert len(noted) == 54
    known: dict[str, set[str]] = {}
    for one in successions(sources):
        known.setdefault(one.old, set()).add(one.new)
    assert [old for old, new in noted.items() if not known.get(old) or not known[old] <= new] == []


def test_an_old_and_a_new_code_beside_each_other_say_the_same(held):
    """Sheffield and Barnsley are one place each, so it must not matter which code is read."""
    pairs = {"E08000019": "E08000039", "E08000016": "E08000038"}
    both = [
        (record.value, held[metric, pairs[area], period].value)
        for (metric, area, period), record in held.items()
        if area in pairs and (metric, pairs[area], period) in held
    ]
    assert len(both) == 96 and all(old == new for old, new in both)


@pytest.mark.parametrize(
    ("metric", "begin"),
    [
        ("child_poverty_before_housing", "E92"),
        ("child_poverty_after_housing", "E92"),
        ("smoking_prevalence", "E12"),
        ("arts_engagement", "E12"),
    ],
)
def test_a_wider_area_that_is_not_published_is_not_made_up(held, metric, begin):
    areas = {area for of_metric, area, _ in held if of_metric == metric}
    assert NOTTINGHAM in areas and not {area for area in areas if area.startswith(begin)}


def test_a_release_is_dated_as_its_description_says(sources, loaded):
    for stem, one in loaded.items():
        about = (sources / "ons_els" / f"{stem}.json").read_bytes().removeprefix(BOM)
        days = {date(int(d[6:10]), int(d[3:5]), int(d[:2])) for d in source_dates(json.loads(about))}
        assert days == {one.release.published} == {one.release.known_from}
        assert one.release.file == Path("ons_els") / f"{stem}.csv"


def source_dates(of: Any) -> list[str]:
    if isinstance(of, dict):
        return [text for key, value in of.items() for text in ([value] if key == "sourceDate" else source_dates(value))]
    return [text for value in of for text in source_dates(value)] if isinstance(of, list) else []


def test_a_metrics_unit_is_the_one_its_table_is_in(raw):
    """But for the affordability ratio, which the publisher labels a percentage: 6.49 is prices over pay."""
    units = {"%": "%", "£": "£", "yrs": "years", "Rate per 100,000 population": "per 100,000 people",
             "Tonnes of CO2 equivalent": "tonnes CO2e per person",
             "Net additional dwellings per 1,000 stock": "per 1,000 homes"}  # fmt: skip
    wanted = {key[0]: units[row["unit"]] for _, key, row in of_places(raw)}
    assert wanted["housing_affordability_ratio"] == "%"
    defined = {str(id): metric.unit for id, metric in read_definitions().metrics.items()}
    assert {id: defined[id] for id in wanted} == {**wanted, "housing_affordability_ratio": "ratio"}


@pytest.fixture
def broken(sources, tmp_path):
    """Writes the rows of Nottingham and England from one file, with one text replaced, and loads that."""

    def load(stem: str, old: str, new: str, *, mark: bytes = BOM) -> Loaded:
        text = (sources / "ons_els" / f"{stem}.csv").read_bytes().removeprefix(BOM).decode("utf-8")
        header, *rows = text.splitlines()
        slice_of = "\n".join([header, *(row for row in rows if row.startswith((NOTTINGHAM, "E92", "E47000001")))])
        assert old in slice_of
        (tmp_path / f"{stem}.csv").write_bytes(mark + slice_of.replace(old, new, 1).encode())
        (tmp_path / f"{stem}.json").write_bytes((sources / "ons_els" / f"{stem}.json").read_bytes())
        return ons_els.load_file(tmp_path, next(file for file in FILES if file.stem == stem))

    return load


def test_a_byte_order_mark_makes_no_difference(broken):
    assert broken(GIGABIT, "areacd", "areacd").records == broken(GIGABIT, "areacd", "areacd", mark=b"").records


@pytest.mark.parametrize(
    ("stem", "old", "new", "error", "said"),
    [
        (GIGABIT, "geography", "kind", LayoutError, ", columns: geography missing. Get the file again."),
        (GIGABIT, ",96.8,", ",9_6,", CellError, "row 4 (observation): found '9_6'. A number was expected."),
        (GIGABIT, ",96.8,", ",inf,", CellError, "row 4 (observation): found 'inf'. A number was expected."),
        (GIGABIT, "%,,,,", "%,nan,,,", CellError, "row 2 (lci_95): found 'nan'. A number was expected."),
        (GIGABIT, "uci_95", "upper", LayoutError, "gigabit-capable-broadband.csv, columns: uci_95 missing. Get the"),
        (GIGABIT, ",96.8,", ",n/a,", CellError, "row 4 (observation): found 'n/a'. A number was expected."),
        (GIGABIT, ",96.8,", ',"1,096.8",', CellError, "row 4 (observation): found '1,096.8'. A number"),
        (GIGABIT, "%,,,,", "%,,x,,", CellError, "row 2 (uci_95): found 'x'. A number was expected."),
        (GIGABIT, ",96.8,", ",,", CellError, "row 4 (status): found ''. Known are a figure without a status, or one"),
        (GIGABIT, "%,,,,", "%,,,x,", CellError, "row 2 (status): found '88.4 x'. Known are a figure without"),
        (GIGABIT, ",88.4,Percentage,%,,,,", ",,Percentage,%,,,q,", CellError, "row 2 (status): found 'q'. Known are"),
        (GIGABIT, "2026-01-01", "2025-26", CellError, "row 2 (period): found '2025-26'."),
        (PAY, "Pounds,£", "Thousands,£", ScaleError,
         "median_weekly_pay comes as Pounds (£), Thousands (£). Load one measure only"),
        (ARTS, "arts,2023-04-01/P1Y,88,", "arts,2023-04-01/P1Y,78,", CellError,
         "(observation): found '88'. Row given twice: 78.0."),
    ],
)  # fmt: skip
def test_a_file_that_is_not_as_known_says_where_and_what_to_do(broken, stem, old, new, error, said):
    with pytest.raises(LoaderError) as raised:
        broken(stem, old, new)
    assert type(raised.value) is error
    assert str(raised.value).startswith(f"{stem}.csv") and said in str(raised.value)


@pytest.mark.parametrize("wrong", ["E6000018", "e06000018", "E060000180", "E0600001B", "Nottingham", ""])
def test_a_mistyped_code_is_refused_and_no_council_is_dropped(broken, wrong):
    with pytest.raises(CellError) as raised:
        broken(GIGABIT, f"\n{NOTTINGHAM},", f"\n{wrong},")
    assert str(raised.value) == (
        f"gigabit-capable-broadband.csv, row 4 (areacd): found {wrong!r}. Give the nine-character code of the "
        "County or Unitary Authority."
    )


@pytest.mark.parametrize("code", [*(f"{begin}000001" for begin in NOT_ASKED_ABOUT), "K99000004"])
def test_wider_areas_that_nobody_asks_about_are_left_out_and_not_refused(broken, code):
    without = broken(GIGABIT, f"\n{NOTTINGHAM},", f"\n{code},").records
    assert {r.area for r in without} == {r.area for r in broken(GIGABIT, "areacd", "areacd").records} - {NOTTINGHAM}


def test_a_statistical_area_is_known_by_its_geography(broken):
    without = broken(GIGABIT, f"\n{NOTTINGHAM},Nottingham,County or Unitary Authority", "\nTLF1,Nottingham,ITL Level 2")
    assert NOTTINGHAM not in {r.area for r in without.records}


def test_a_row_that_was_cut_short_is_refused(broken, sources, tmp_path):
    broken(GIGABIT, "areacd", "areacd")
    path = tmp_path / f"{GIGABIT}.csv"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{NOTTINGHAM},Nottingham", encoding="utf-8")
    with pytest.raises(
        CellError, match=r"\.csv, row \d+ \(geography\): found ''\. The row is cut short\. Get the file"
    ):
        ons_els.load_file(tmp_path, next(file for file in FILES if file.stem == GIGABIT))


def test_an_indicator_under_a_new_name_is_missed_aloud(sources, tmp_path):
    text = (sources / "ons_els" / f"{GIGABIT}.csv").read_text(encoding="utf-8-sig")
    (tmp_path / f"{GIGABIT}.csv").write_text(text.replace("Gigabit capable", "Full fibre"), encoding="utf-8")
    (tmp_path / f"{GIGABIT}.json").write_bytes((sources / "ons_els" / f"{GIGABIT}.json").read_bytes())
    said = (
        r"^gigabit-capable-broadband\.csv, indicators: no rows of gigabit_broadband\. Check whether the publisher has"
    )
    with pytest.raises(LayoutError, match=said):
        ons_els.load_file(tmp_path, next(file for file in FILES if file.stem == GIGABIT))


def test_a_description_without_a_day_is_refused(broken, tmp_path):
    broken(GIGABIT, "areacd", "areacd")
    (tmp_path / f"{GIGABIT}.json").write_text("{}", encoding="utf-8")
    with pytest.raises(LayoutError, match=r"gigabit-capable-broadband\.json, sourceDate: no day of publication\. Get"):
        ons_els.published_on(tmp_path / f"{GIGABIT}.json")
