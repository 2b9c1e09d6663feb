"""Public health figures against the files, with the traps they hold, and what is refused."""

from __future__ import annotations

import pandas as pd
import pytest

from data_layer.loaders import areas, ohid_fingertips
from data_layer.loaders.errors import CellError, LayoutError, LoaderError, ScaleError
from data_layer.loaders.ohid_fingertips_metrics import PROFILES, academic_year_of, survey_year_of, three_years_of
from data_layer.loaders.places import wider_places
from data_layer.vocabulary import Status

NOTTINGHAM, LAMBETH, RUSHCLIFFE, ENGLAND = "E06000018", "E09000022", "E07000176", "E92000001"
# metric -> file, the words of its column `inequality`, areas, periods, figures
METRICS = {
    "life_expectancy_female": ("life_expectancy", "Female", 314, 9, 2740),
    "life_expectancy_male": ("life_expectancy", "Male", 314, 9, 2740),
    "life_expectancy_gap_female": ("inequality_life_expectancy", "Female", 297, 8, 2351),
    "life_expectancy_gap_male": ("inequality_life_expectancy", "Male", 297, 8, 2337),
    "inactive_adults": ("inactive_adults", "NA", 314, 10, 3089),
    "overweight_adults": ("overweight_adult", "NA", 314, 10, 3089),
    "obesity_year_6": ("obese_year6", "NA", 344, 11, 3256),
    "dental_decay_age_5": ("children_dental_decay", "NA", 344, 5, 1392),
}
NEWEST = {
    "life_expectancy_female": ("2023 to 2025", 80.8),
    "life_expectancy_male": ("2023 to 2025", 76.6),
    "life_expectancy_gap_female": ("2022 to 2024", 8.1),
    "life_expectancy_gap_male": ("2022 to 2024", 10.4),
    "inactive_adults": ("2024/25", 24.5),
    "overweight_adults": ("2024/25", 71.8),
    "obesity_year_6": ("2024/25", 27.1),
    "dental_decay_age_5": ("2023/24", 28.0),
}


@pytest.fixture(scope="module")
def records(sources):
    return [record for release in ohid_fingertips.load(sources) for record in release.records]


def file_of(sources, stem):
    return pd.read_csv(sources / "ohid_fingertips" / f"{stem}.csv", dtype=str, keep_default_na=False)


def label(text):
    """ "2015 - 17" is read as people say it."""
    return f"{text[:4]} to 20{text[-2:]}" if " - " in text else text


@pytest.mark.sources
@pytest.mark.parametrize("metric", METRICS)
def test_every_figure_of_whole_councils_is_loaded_as_published(sources, records, metric):
    stem, inequality, areas_held, periods, figures = METRICS[metric]
    rows = file_of(sources, stem)
    rows = rows[(rows["inequality"] == inequality) & ~rows["indicator"].str.contains("combined")]
    wanted = {
        (area, label(period)): None if value == "NA" else float(value)
        for area, period, value in zip(rows["area_code"], rows["period"], rows["value"], strict=True)
    }
    held = {(r.area, r.period.label): r.value for r in records if r.metric == metric}
    assert held == wanted
    assert (len({area for area, _ in held}), len({period for _, period in held})) == (areas_held, periods)
    assert sum(value is not None for value in held.values()) == figures


@pytest.mark.sources
@pytest.mark.parametrize("metric", METRICS)
def test_nottinghams_newest_figure_and_those_of_a_borough_and_a_district(records, metric):
    newest, value = NEWEST[metric]
    held = {(r.area, r.period.label): r.value for r in records if r.metric == metric}
    assert held[NOTTINGHAM, newest] == value and max(r.period for r in records if r.metric == metric).label == newest
    assert all((area, newest) in held for area in (LAMBETH, RUSHCLIFFE, ENGLAND))


@pytest.mark.sources
def test_the_only_counties_are_five_with_figures_of_children(records):
    counties = {(r.metric, r.area) for r in records if r.area.startswith("E10")}
    assert {metric for metric, _ in counties} == {"obesity_year_6", "dental_decay_age_5"}
    assert len({area for _, area in counties}) == 5


@pytest.mark.sources
def test_wards_fifths_and_years_taken_together_are_left_out(sources, records):
    rows = file_of(sources, "obese_year6")
    left_out = rows[rows["indicator"].str.contains("combined")]
    assert len(left_out) == 81 and len(rows) - len(left_out) == sum(r.metric == "obesity_year_6" for r in records)
    assert {r.period.months for r in records if r.metric == "obesity_year_6"} == {12}
    assert not [r for r in records if r.area.startswith("E05")]


@pytest.mark.sources
def test_no_figure_is_not_available_and_no_interval_is_made_up(records):
    missing = [r for r in records if r.value is None]
    assert len(missing) == 656 and {(r.status, r.status_as_given) for r in missing} == {(Status.NOT_AVAILABLE, "NA")}
    assert {r.status for r in records if r.value is not None} == {Status.FINAL}
    assert {(r.lower, r.upper) for r in records} == {(None, None)}
    gone = [r for r in records if (r.metric, r.area, r.period.label) == ("obesity_year_6", NOTTINGHAM, "2020/21")]
    assert [r.value for r in gone] == [None]


@pytest.mark.sources
def test_a_gap_can_be_the_other_way_round(records):
    below = {(r.metric, r.area, r.period.label): r.value for r in records if r.value is not None and r.value < 0}
    assert below["life_expectancy_gap_female", "E07000147", "2015 to 2017"] == -0.5
    assert {metric for metric, _, _ in below} <= {"life_expectancy_gap_female", "life_expectancy_gap_male"}


@pytest.mark.sources
def test_every_area_is_in_the_register_of_places(sources, records):
    assert {r.area for r in records} <= {one.code for one in [*areas.places(sources), *wider_places()]}


@pytest.mark.sources
def test_the_survey_of_adults_has_the_years_of_the_one_that_the_statistics_office_dates(sources, records):
    """Adults with obesity are counted in the same survey, and that file gives whole days."""
    dated = pd.read_csv(sources / "ons_els" / "adult-obesity-prevalence.csv", encoding="utf-8-sig")
    assert {r.period.id for r in records if r.metric == "overweight_adults"} == set(dated["period"])


def test_each_file_has_years_of_its_own_kind():
    assert three_years_of("2015 - 17").id == "2015-01-01/P3Y"
    assert survey_year_of("2023/24").id == "2023-11-16/P1Y" and survey_year_of("2023/24").label == "2023/24"
    assert academic_year_of("2023/24").id == "2023-08-01/P1Y"
    for read, text in ((three_years_of, "2015 - 18"), (survey_year_of, "2023"), (academic_year_of, "2020/21 - 24/25")):
        with pytest.raises(ValueError, match=f"{text!r} is not"):
            read(text)


GOOD = "E06000018,Nottingham,UA,2023/24,Percentage of physically inactive adults,Percentage,Persons,24,Worse,NA"
HEADER = "area_code,area_name,area_type,period,indicator,measure,unit,value,compared_to_England,inequality"
INACTIVE = next(one for one in PROFILES if one.file == "inactive_adults.csv")


@pytest.mark.parametrize(
    ("header", "row", "error", "said"),
    [
        (HEADER.replace(",value", ",figure"), GOOD, LayoutError, "columns: value missing. Get the file again"),
        (HEADER, GOOD.replace(",24,", ",n/a,"), CellError, r"row 2 \(value\): found 'n/a'. Enter a number"),
        (
            HEADER,
            GOOD.replace(",24,", ",240,"),
            CellError,
            r"row 2 \(value\): found '240'. Enter a number, at most 100",
        ),
        (HEADER, GOOD.replace("2023/24", "2023"), CellError, r"row 2 \(period\): found '2023'.*Write 2023-24"),
        (HEADER, GOOD.replace("E06000018", "E05015239"), CellError, r"row 2 \(area_code\): found 'E05015239'. Give"),
        (HEADER, GOOD.replace("inactive adults", "active adults"), CellError, r"row 2 \(indicator\): .*Known is"),
        (HEADER, GOOD.replace("Persons", "Children"), ScaleError, r"Percentage \(Children\) in row 2"),
        (HEADER, GOOD.replace(",NA", ",Male"), CellError, r"row 2 \(inequality\): found 'Male'. Known are NA"),
        (HEADER, f"{GOOD}\n{GOOD}", CellError, r"row 3 \(area_code\): .*Given twice: remove one row"),
        (HEADER, "E06000018,Nottingham,UA", CellError, r"row 2 \(period\): found ''. The row is cut short"),
    ],
)
def test_what_is_not_as_known_is_refused_with_its_place(tmp_path, header, row, error, said):
    write(tmp_path, f"{header}\n{row}\n")
    with pytest.raises(LoaderError, match=rf"^inactive_adults\.csv.*{said}") as raised:
        ohid_fingertips.load_file(tmp_path, INACTIVE)
    assert type(raised.value) is error


def test_neither_the_judgement_nor_the_type_of_area_is_read(tmp_path):
    plain = GOOD.replace(",UA,", ",Country,").replace("Worse", "Better")
    loaded = []
    for row in (GOOD, plain):
        write(tmp_path, f"{HEADER}\n{row}\n")
        loaded.append(ohid_fingertips.load_file(tmp_path, INACTIVE))
    assert loaded[0] == loaded[1] and loaded[0].records[0].value == 24


def write(folder, text):
    (folder / "ohid_fingertips").mkdir(exist_ok=True)
    (folder / "ohid_fingertips" / "inactive_adults.csv").write_text(text, encoding="utf-8")
