"""Published scorecards, cell by cell against what a person reads in the file."""

from __future__ import annotations

from collections import Counter

import pytest

from data_layer.scorecards.model import Imported
from data_layer.scorecards.read import answered, propose
from data_layer.vocabulary import BetterWhen, Status

pytestmark = pytest.mark.sources

YEAR = {"year: the file": "2023/24"}
# file, answers given, measures, values with a figure, targets with a figure, ratings, comments
COUNTS = (
    ("aberdeenshire_planning_2019-20.csv", {"target basis: several periods": "of each period"}, 4, 14, 3, 0, 0),
    ("cheshire_west_council_housing.csv", YEAR, 3, 6, 6, 6, 0),
    ("havering_2014-15_annual_one_row.csv", {}, 1, 1, 1, 1, 1),
    ("maidstone_corporate_2021-22_q4.csv", {}, 10, 9, 6, 0, 1),
    ("maidstone_corporate_2022-23_q1.csv", {}, 9, 9, 6, 0, 0),
    ("maidstone_corporate_2022-23_q3.csv", {}, 8, 8, 5, 0, 1),
    ("maidstone_kpi_targets_2013-16.csv", {}, 4, 3, 4, 0, 1),
    ("oxfordshire_social_care_dashboard.csv", YEAR, 10, 10, 9, 10, 8),
    ("rotherham_council_plan_one_council_2022-23.csv", {}, 11, 0, 8, 0, 0),
    ("tower_hamlets_bvpp_appendix4_2007-08_first.csv", {}, 10, 17, 9, 7, 0),
    ("tower_hamlets_index_2008-05.csv", {}, 5, 10, 20, 5, 3),
    ("tower_hamlets_index_2008-11.csv", {"year: the file": "2008/09"}, 4, 24, 8, 12, 3),
)


@pytest.fixture(scope="module")
def scorecard(sources):
    def read(file: str, answers: dict[str, str] | None = None) -> Imported:
        return answered(propose(sources / "scorecards" / file), answers or {}).preview

    return read


def values(found: Imported) -> dict[str, float | None]:
    """By cell."""
    return {value.origin.cell: value.value for value in found.values}


def targets(found: Imported) -> dict[tuple[str, str | None], float | None]:
    return {(target.measure, target.period.id if target.period else None): target.value for target in found.targets}


def ratings(found: Imported) -> dict[str, str]:
    return {value.measure: value.status_as_given.words for value in found.values if value.status_as_given}


@pytest.mark.parametrize(("file", "answers", "measures", "figures", "goals", "rated", "comments"), COUNTS)
def test_each_scorecard_gives_as_many_of_each_as_a_person_counts(
    scorecard, file, answers, measures, figures, goals, rated, comments
):
    found = scorecard(file, answers)
    counted = (
        len(found.measures),
        sum(1 for value in found.values if value.value is not None),
        sum(1 for target in found.targets if target.value is not None),
        sum(1 for value in found.values if value.status_as_given),
        len(found.notes),
    )
    assert counted == (measures, figures, goals, rated, comments)


def test_quarters_and_years_of_two_tables_meet_in_one_measure(scorecard):
    found = scorecard("aberdeenshire_planning_2019-20.csv")
    assert [
        (value.period.id, value.value) for value in found.values if value.measure.startswith("householder-applications")
    ] == [("2019-04-01/P3M", 92), ("2016-04-01/P1Y", 92), ("2017-04-01/P1Y", 95), ("2018-04-01/P1Y", 95)]
    assert values(found)["C5"] == 32.7 and values(found)["B10"] == 87
    assert [value.status for value in found.values if value.origin.cell == "B11"] == [Status.NOT_AVAILABLE]


def test_one_target_beside_four_quarters_has_no_period_until_it_is_said(scorecard):
    assert {target.period for target in scorecard("aberdeenshire_planning_2019-20.csv").targets} == {None}
    said = scorecard("aberdeenshire_planning_2019-20.csv", {"target basis: several periods": "of the whole year"})
    assert {target.period.id for target in said.targets if target.period} == {"2019-04-01/P1Y"}


def test_a_quarter_without_its_year_loads_nothing_until_the_year_is_said(scorecard):
    found = scorecard("cheshire_west_council_housing.csv")
    assert found.values == ()
    assert sum(1 for each in found.left_out if "year of 'Quarter" in each.why and each.origin.cell[0] == "F") == 6


def test_narrative_in_the_result_cell_leaves_the_leading_figure(scorecard):
    found = scorecard("cheshire_west_council_housing.csv", YEAR)
    assert values(found) == {"F2": 101.14, "F3": 5.56, "F4": 1.58, "F6": 99.01, "F8": 99.31, "F9": 6.56}
    assert [(v.origin.cell, v.status_as_given.words) for v in found.values if v.status_as_given] == [
        ("F2", "Tick"), ("F3", "Tick"), ("F4", "White square"), ("F6", "Triangle"), ("F8", "Triangle"), ("F9", "Tick"),
    ]  # fmt: skip
    assert {target.tolerance for target in found.targets if target.measure == "pmf-02"} == {"1.00%"}
    assert [measure.code for measure in found.measures] == ["PMF-01", "PMF-02", "PMF-04"]


def test_two_figures_in_a_target_are_asked_never_chosen(scorecard):
    found = scorecard("havering_2014-15_annual_one_row.csv")
    (measure,) = found.measures
    assert (measure.code, measure.unit, measure.better_when) == ("SCO1", "kg", BetterWhen.LOWER)
    assert targets(found) == {("sco1", "2015-04-01/P1Y"): 664, ("sco1", "2014-04-01/P1Y"): None}
    (value,) = found.values
    assert (value.value, value.status_as_given and value.status_as_given.words) == (512, "GREEN")
    assert any("Q3 time lag" in caution.text for caution in found.cautions)
    chosen = scorecard(
        "havering_2014-15_annual_one_row.csv", {"figure: havering_2014-15_annual_one_row.csv, cell E3": "640"}
    )
    assert targets(chosen)["sco1", "2014-04-01/P1Y"] == 640


def test_a_two_row_heading_gives_period_value_and_target(scorecard):
    found = scorecard("maidstone_corporate_2021-22_q4.csv")
    assert values(found) == {
        "B5": 653, "B6": 9549, "B10": 97.04, "B11": 96.7, "B15": None, "B16": 221512.41, "B21": 2263246, "B22": 655,
        "B23": 3.6, "B24": 37.74,
    }  # fmt: skip
    assert {value.period.id for value in found.values} == {"2022-01-01/P3M"}
    assert targets(found)["bv-009", "2022-01-01/P3M"] == 95.75
    assert targets(found)["footfall-in-the-town-centre", "2022-01-01/P3M"] == 2840740
    assert {measure.section for measure in found.measures if measure.code} == {"The Council’s Financial position"}


def test_an_empty_column_of_icons_is_said_and_no_rating_is_made_up(sources):
    proposal = propose(sources / "scorecards" / "maidstone_corporate_2022-23_q1.csv")
    assert any(doubt.startswith("no RAG found") for doubt in proposal.doubts)
    assert not any(value.status_as_given for value in proposal.preview.values)


def test_council_tax_keeps_its_key_over_four_wordings(scorecard):
    collected = {
        file: next(value.value for value in scorecard(file).values if value.measure == "bv-009")
        for file in (f"maidstone_corporate_{end}.csv" for end in ("2021-22_q4", "2022-23_q1", "2022-23_q3"))
    }
    assert list(collected.values()) == [96.7, 19.03, 73.03]


def test_a_paragraph_below_several_measures_is_no_measures_own(scorecard):
    (note,) = scorecard("maidstone_corporate_2021-22_q4.csv").notes
    assert note.measure is None and note.section == "The Way We Work" and "building was bought" in note.text


def test_targets_of_three_years_stand_in_their_years(scorecard):
    found = scorecard("maidstone_kpi_targets_2013-16.csv")
    assert targets(found) == {
        ("pkg-007", "2013-04-01/P1Y"): 400000,
        ("pkg-007", "2014-04-01/P1Y"): 405000,
        ("pkg-007", "2015-04-01/P1Y"): 410000,
        ("pkg-002", "2013-04-01/P1Y"): 1112.44,
    }
    assert values(found) == {"D2": -3.24, "D3": 397724, "D5": 1112.44}
    assert [value.status for value in found.values] == [Status.FINAL, Status.FINAL, Status.PROVISIONAL]
    assert [measure.better_when for measure in found.measures] == [BetterWhen.HIGHER] * 3 + [BetterWhen.NEUTRAL]
    assert [note.measure for note in found.notes] == ["pkg-007"]
    assert {each.origin.cell for each in found.left_out} == {"D6", "E2", "F5"}


def test_headings_that_are_missing_are_read_from_their_cells(scorecard):
    found = scorecard("oxfordshire_social_care_dashboard.csv", YEAR)
    assert [measure.code for measure in found.measures] == ["1", "2", "3", "4", "5", "5a", "5b", "5c", "6", "7"]
    assert values(found) == {
        "E4": 55, "E5": 7.3, "E6": 52, "E8": 339, "E9": 19, "E10": 0, "E11": 6, "E12": 13, "E13": 10, "E15": 75,
    }  # fmt: skip
    assert list(ratings(found).values()) == ["R", "R", "R", "A", "G", "G", "R", "R", "A", "G"]
    assert [value.trend_as_given for value in found.values] == ["↑", "↓", "↑", "↓", "↓", "↑", "↓", "↓", "↓", "↑"]
    assert targets(found)["2", "2023-07-01/P3M"] is None  # "target to be set 9 per day 3250 pa"
    assert not any(value.value in {50, 390} for value in found.values)  # the benchmark of March stays out


def test_limits_and_words_are_no_plain_targets(scorecard):
    found = scorecard("rotherham_council_plan_one_council_2022-23.csv")
    assert {key: value for key, value in targets(found).items() if value is not None} == {
        ("oc01", "2022-04-01/P1Y"): 85, ("oc03", "2022-04-01/P1Y"): 4, ("oc04", "2022-04-01/P1Y"): 10.3,
        ("oc05", "2022-04-01/P1Y"): 95, ("oc06b", "2023-04-01/P1Y"): 5.4, ("oc06b", "2024-04-01/P1Y"): 6.3,
        ("oc06c", "2023-04-01/P1Y"): 3.8, ("oc06c", "2024-04-01/P1Y"): 4.6,
    }  # fmt: skip
    assert {target.as_given for target in found.targets if target.value is None} == {
        "Greater than 50%", "Greater than 48%", "Maintain 9% or above", "Top quartile metropolitan authorities",
    }  # fmt: skip
    assert Counter(measure.better_when for measure in found.measures) == {
        BetterWhen.HIGHER: 6, BetterWhen.LOWER: 2, BetterWhen.NEUTRAL: 3,
    }  # fmt: skip


def test_outturns_ratings_and_targets_of_a_best_value_plan(scorecard):
    found = scorecard("tower_hamlets_bvpp_appendix4_2007-08_first.csv")
    this_year = {v.measure: v.value for v in found.values if v.period.id == "2007-04-01/P1Y"}
    assert this_year == {
        "bv053": 39.4, "bv054": 97.4, "bv056": 95.9, "bv195": 91.2, "bv196": 94.3, "bv201": 160.4, "paf-c72": 71.77,
    }  # fmt: skip
    assert ratings(found) == {
        "bv053": "GREEN", "bv054": "RED", "bv056": "GREEN", "bv195": "RED", "bv196": "GREEN", "bv201": "GREEN",
        "paf-c72": "RED",
    }  # fmt: skip
    assert {value.period.id for value in found.values if value.status_as_given} == {"2007-04-01/P1Y"}
    assert [measure.unit for measure in found.measures[:5]] == ["number", "number", "%", "weeks", "%"]
    assert not any(value.value in {23.15, 107.21} for value in found.values)  # the top quartile is others' figure


def test_a_month_target_and_a_year_target_side_by_side(scorecard):
    found = scorecard("tower_hamlets_index_2008-05.csv")
    own = [target for target in found.targets if target.measure == "bv012"]
    assert [(target.period.id if target.period else None, target.value) for target in own] == [
        ("2008-05-01/P1M", 8.4), ("2008-04-01/P1Y", 7.5), ("2009-04-01/P1Y", 7), ("2010-04-01/P1Y", 6.5),
    ]  # fmt: skip
    assert {v.measure: v.value for v in found.values if v.period.id == "2008-04-01/P2M"} == {
        "bv008": 86.74, "bv011a": 51.39, "bv011b": 16.61, "bv011c": 3.55, "bv012": 9.12,
    }  # fmt: skip
    assert ratings(found) == {"bv008": "AMBER", "bv011a": "GREEN", "bv011b": "RED", "bv011c": "GREEN", "bv012": "RED"}
    assert [note.measure for note in found.notes] == ["bv008", "bv011b", "bv012"]


def test_ratings_inside_the_cells_of_months(scorecard):
    found = scorecard("tower_hamlets_index_2008-11.csv", {"year: the file": "2008/09"})
    first = [v for v in found.values if v.measure == "strategic101"]
    assert [(v.period.id, v.value, v.status_as_given and v.status_as_given.words) for v in first] == [
        ("2007-04-01/P1Y", 87.87, None), ("2008-05-01/P1M", 86.74, None), ("2008-06-01/P1M", 85.63, None),
        ("2008-07-01/P1M", 85.55, "Octagon: R"), ("2008-09-01/P1M", 85.35, "Octagon: R"),
        ("2008-11-01/P1M", 84.69, "Right Arrow: R"),
    ]  # fmt: skip
    assert [measure.better_when for measure in found.measures] == ["higher", "lower", "higher", "higher"]
    assert not any("Good performance" in measure.name for measure in found.measures)


def test_months_without_a_year_are_left_out_and_no_rating_moves_to_another_period(scorecard):
    found = scorecard("tower_hamlets_index_2008-11.csv")
    assert {value.period.id for value in found.values} == {"2007-04-01/P1Y"}
    assert not any(value.status_as_given for value in found.values)
