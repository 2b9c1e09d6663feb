"""Layouts of which no published file is at hand, made up here."""

from __future__ import annotations

from data_layer.scorecards.model import GivenBy
from data_layer.scorecards.read import propose
from data_layer.vocabulary import Status
from tests.data_layer.scorecards.made_up import asked, book, figures, goals, ods, read, text

HEAD = ("Ref", "Indicator", "Actual", "Target", "RAG")


def test_three_columns_are_enough(tmp_path):
    path = text(
        tmp_path / "a.csv",
        "measure,period,value\nRecycling rate,Q1 2024/25,41.2%\nRecycling rate,Q2 2024/25,40.8%\n"
        "Days lost,April 2024,2.1\n",
    )
    assert figures(read(path)) == {
        ("recycling-rate", "2024-04-01/P3M"): 41.2,
        ("recycling-rate", "2024-07-01/P3M"): 40.8,
        ("days-lost", "2024-04-01/P1M"): 2.1,
    }


def test_a_rating_by_colour_alone_is_read_and_said_to_be_one(tmp_path):
    rows = [
        ["Report for Quarter 2 2024/25"],
        [],
        HEAD,
        ("A1", "Missed", 45, 40),
        ("A2", "Recycled", 41, 40),
        ("A3", "Calls", 78, 80),
    ]
    path = book(tmp_path / "a.xlsx", rows, fills={"E4": "FF0000", "E5": "00B050", "E6": "FFC000", "A3": "00305F"})
    proposal = propose(path)
    given = [value.status_as_given for value in proposal.preview.values]
    assert [(each.words, each.given_by) for each in given if each] == [
        ("red", GivenBy.COLOUR), ("green", GivenBy.COLOUR), ("amber", GivenBy.COLOUR),
    ]  # fmt: skip
    assert any("colours" in doubt for doubt in proposal.doubts)
    assert {value.period.id for value in proposal.preview.values} == {"2024-07-01/P3M"}


def test_a_colour_in_the_result_cell_is_its_rating(tmp_path):
    rows = [["Indicator", "Q1 2024/25", "Q2 2024/25"], ["Calls", 78, 82]]
    found = read(book(tmp_path / "a.xlsx", rows, fills={"B2": "C00000", "C2": "92D050"}))
    assert [value.status_as_given.words for value in found.values if value.status_as_given] == ["red", "green"]


def test_percent_formats_are_per_cent_and_plain_shares_among_them_are_not_guessed(tmp_path):
    rows = [["Measure", "Q1 2024/25", "Target Q1 2024/25"], ["Calls answered", 0.402, 0.4]]
    path = book(tmp_path / "a.xlsx", rows, formats={"B2": "0.0%"})
    found = read(path)
    assert figures(found) == {("calls-answered", "2024-04-01/P3M"): 40.2}
    assert goals(found)["calls-answered", "2024-04-01/P3M"] is None
    assert asked(propose(path), "figure") == ["a.xlsx, sheet Sheet1, cell C2"]
    assert found.measures[0].unit == "%"


def test_merged_headings_of_three_rows(tmp_path):
    rows = [
        ["Housing scorecard"],
        ["Measure", "2023/24", None, None, None, "2024/25", None, "Comments"],
        [None, "Q3", None, "Q4", None, "Q1"],
        [None, "Actual", "Target", "Actual", "Target", "Actual", "Target"],
        ["Repairs in time", 91.2, 95, 92.5, 95, 93.1, 96, "improving"],
        ["Void days", 31, 28, 30, 28, "n/a", 27, None],
    ]
    merges = ["A2:A4", "B2:E2", "F2:G2", "B3:C3", "D3:E3", "F3:G3"]
    found = read(book(tmp_path / "a.xlsx", rows, merges=merges))
    assert figures(found) == {
        ("repairs-in-time", "2023-10-01/P3M"): 91.2, ("repairs-in-time", "2024-01-01/P3M"): 92.5,
        ("repairs-in-time", "2024-04-01/P3M"): 93.1, ("void-days", "2023-10-01/P3M"): 31,
        ("void-days", "2024-01-01/P3M"): 30, ("void-days", "2024-04-01/P3M"): None,
    }  # fmt: skip
    assert goals(found)["repairs-in-time", "2024-04-01/P3M"] == 96 and goals(found)["void-days", "2023-10-01/P3M"] == 28
    assert [(note.measure, note.text) for note in found.notes] == [("repairs-in-time", "improving")]


def test_rows_of_targets_and_rows_of_results_are_never_mixed_up(tmp_path):
    path = text(
        tmp_path / "a.csv",
        "Indicator,,Q1 2023/24,Q2 2023/24\nCalls,Target,90%,91%\n,Actual,88%,92%\n,RAG,Red,Green\n,Forecast,89%,90%\n",
    )
    found = read(path)
    assert figures(found) == {("calls", "2023-04-01/P3M"): 88, ("calls", "2023-07-01/P3M"): 92}
    assert goals(found) == {("calls", "2023-04-01/P3M"): 90, ("calls", "2023-07-01/P3M"): 91}
    assert [value.status_as_given.words for value in found.values if value.status_as_given] == ["Red", "Green"]
    assert [each.what for each in found.left_out if "Forecast" in each.why] == ["Forecast, 89%, 90%"]


def test_councils_down_and_measures_across(tmp_path):
    path = text(
        tmp_path / "a.csv",
        ",Primary cost per pupil,,Sickness days per teacher,\nLocal Authority,2010-11,2011-12,2010-11,2011-12\n"
        "Angus,4500,4600,6.1,6.3\nStirling,4700,4800,5.9,6.0\nMedian,4600,4700,6.0,6.1\n",
    )
    own = read(path, home_names=["Stirling"])
    assert figures(own) == {
        ("primary-cost-per-pupil", "2010-04-01/P1Y"): 4700, ("primary-cost-per-pupil", "2011-04-01/P1Y"): 4800,
        ("sickness-days-per-teacher", "2010-04-01/P1Y"): 5.9, ("sickness-days-per-teacher", "2011-04-01/P1Y"): 6,
    }  # fmt: skip
    assert {value.area for value in read(path).values} == {"Angus", "Stirling"}
    assert [each.what for each in own.left_out if "totals" in each.why] == ["Median"]


def test_months_down_and_measures_across(tmp_path):
    path = text(tmp_path / "a.csv", "Month,Recycling rate (%),Missed bins\nApr-23,41.2,120\nMay-23,42.0,98\n")
    assert figures(read(path)) == {
        ("recycling-rate-percent", "2023-04-01/P1M"): 41.2, ("missed-bins", "2023-04-01/P1M"): 120,
        ("recycling-rate-percent", "2023-05-01/P1M"): 42, ("missed-bins", "2023-05-01/P1M"): 98,
    }  # fmt: skip


def test_hidden_sheets_are_left_alone_and_named(tmp_path):
    rows = [["Measure", "Q1 2024/25"], ["Calls", 5]]
    path = book(tmp_path / "a.xlsx", rows, hidden=[["Measure", "Q1 2023/24"], ["Calls", 9]])
    proposal = propose(path)
    assert figures(proposal.preview) == {("calls", "2024-04-01/P3M"): 5}
    assert "sheet 'Old' is hidden and was not read" in proposal.doubts


def test_an_ods_file(tmp_path):
    path = ods(
        tmp_path / "a.ods", [["Measure", "Period", "Value"], ["Visits", "2023/24", 12.5], ["Loans", "2023/24", "N/A"]]
    )
    assert figures(read(path)) == {("visits", "2023-04-01/P1Y"): 12.5, ("loans", "2023-04-01/P1Y"): None}


def test_windows_1252_with_semicolons(tmp_path):
    path = text(
        tmp_path / "a.csv", "Indicator;Q1 2023/24;Target 2023/24\nCouncil’s cost per visit;£3.20;£3.00\n", "cp1252"
    )
    proposal = propose(path)
    assert proposal.preview.measures[0].name == "Council’s cost per visit" and proposal.preview.measures[0].unit == "£"
    assert figures(proposal.preview) == {("council-s-cost-per-visit", "2023-04-01/P3M"): 3.2}
    assert any("Windows-1252" in doubt for doubt in proposal.doubts)


def test_serial_numbers_of_days_that_follow_each_other_are_months(tmp_path):
    rows = [
        ["Measure", "Period", "Value"],
        *(["Visits", day, 100 + at] for at, day in enumerate((45017, 45047, 45078))),
    ]
    assert figures(read(book(tmp_path / "a.xlsx", rows))) == {
        ("visits", "2023-04-01/P1M"): 100, ("visits", "2023-05-01/P1M"): 101, ("visits", "2023-06-01/P1M"): 102,
    }  # fmt: skip


def test_first_days_of_quarters_are_asked_about(tmp_path):
    rows = [["Measure", "Date", "Value"], ["Visits", 45017, 100], ["Visits", 45108, 101]]
    path = book(tmp_path / "a.xlsx", rows)
    assert figures(read(path)) == {}
    said = read(path, {"period: dates in Date": "the quarter that starts then"})
    assert figures(said) == {("visits", "2023-04-01/P3M"): 100, ("visits", "2023-07-01/P3M"): 101}


def test_american_and_british_dates_are_told_by_a_day_above_twelve_or_asked(tmp_path):
    american = text(tmp_path / "a.csv", "Measure,Date,Value\nVisits,6/10/2014,5\nVisits,6/25/2014,6\n")
    assert set(figures(read(american))) == {("visits", "2014-06-10"), ("visits", "2014-06-25")}
    either = text(tmp_path / "b.csv", "Measure,Date,Value\nVisits,6/10/2014,5\n")
    assert figures(read(either)) == {} and asked(propose(either), "period") == ["dates"]
    assert figures(read(either, {"period: dates": "day first"})) == {("visits", "2014-10-06"): 5}


def test_suppressed_and_missing_results_stay_without_a_value(tmp_path):
    path = text(
        tmp_path / "a.csv", "Measure,Period,Value\nDeaths,2023/24,<5\nFires,2023/24,..\nFalls,2023/24,about 40\n"
    )
    found = read(path)
    assert [(value.value, value.status) for value in found.values] == [
        (None, Status.SUPPRESSED), (None, Status.NOT_AVAILABLE),
    ]  # fmt: skip
    assert [(each.origin.cell, each.what) for each in found.left_out] == [("C4", "about 40")]


def test_two_tables_that_disagree_load_neither_value_until_one_is_chosen(tmp_path):
    path = text(
        tmp_path / "a.csv",
        "Measure,Q1 2024/25\nCalls,5\nVisits,7\n\nBelow target\nMeasure,Q1 2024/25\nCalls,6\nVisits,7\n",
    )
    assert figures(read(path)) == {("visits", "2024-04-01/P3M"): 7}
    (subject,) = asked(propose(path), "conflict")
    assert figures(read(path, {f"conflict: {subject}": "5 (B2)"}))["calls", "2024-04-01/P3M"] == 5


def test_a_summary_of_ratings_is_no_measure_and_is_checked_against_the_rows(tmp_path):
    path = text(
        tmp_path / "a.csv",
        "Housing report\nRAG Rating,Green,Amber,Red,N/A,Total\nKPIs,6,1,1,2,8\n\nPerformance Indicator,Q3 2022/23,,\n"
        ",Value,Target,Status\nRepairs in time,55%,50%,GREEN\nVoid days,45%,50%,RED\n",
    )
    found = read(path)
    assert [measure.name for measure in found.measures] == ["Repairs in time", "Void days"]
    assert any(caution.text == "the summary counts 6 Green, the rows show 1" for caution in found.cautions)


def test_a_bare_year_is_financial_or_calendar_only_when_someone_says_so(tmp_path):
    path = text(tmp_path / "a.csv", "Measure,2022,2023\nVisits,5,6\n")
    assert figures(read(path)) == {}
    said = read(path, {"period: years": "the financial year that starts in it"})
    assert figures(said) == {("visits", "2022-04-01/P1Y"): 5, ("visits", "2023-04-01/P1Y"): 6}


def test_a_period_in_the_name_of_the_file_is_proposed_and_not_taken(tmp_path):
    path = text(tmp_path / "scorecard_q2_2024-25.csv", "Indicator,Actual,Target\nCalls,80%,85%\n")
    proposal = propose(path)
    (question,) = [each for each in proposal.questions if each.kind == "this period"]
    assert question.suggestion == "Q2 2024/25" and proposal.preview.values == ()
    assert figures(read(path, {question.id: "suggested"})) == {("calls", "2024-07-01/P3M"): 80}


def test_forecasts_variances_and_ranks_are_never_results(tmp_path):
    path = text(
        tmp_path / "a.csv",
        "Measure,Actual Q1 2024/25,Year end forecast,Variance,Rank,England average\nCalls,80,90,-5,3,77\n",
    )
    found = read(path)
    assert figures(found) == {("calls", "2024-04-01/P3M"): 80}
    assert len([each for each in found.left_out if each.what.startswith("the column")]) == 4


def test_formulas_without_a_stored_result_are_said(tmp_path):
    path = book(tmp_path / "a.xlsx", [["Measure", "Q1 2024/25"], ["Calls", "=1+1"], ["Visits", 7]])
    proposal = propose(path)
    assert figures(proposal.preview) == {("visits", "2024-04-01/P3M"): 7}
    assert any("1 formulas have no result stored" in doubt for doubt in proposal.doubts)


def test_a_rating_beside_a_month_and_the_year_to_date_goes_to_neither(tmp_path):
    path = text(tmp_path / "a.csv", "Measure,Jun-23,Jul-23,YTD,RAG\nReviews in time,66%,70%,68%,Amber\n")
    found = read(path)
    assert figures(found)["reviews-in-time", "2023-04-01/P4M"] == 68
    assert not any(value.status_as_given for value in found.values)
    assert [each.what for each in found.left_out] == ["Amber"]


def test_two_long_names_that_begin_alike_stay_two_measures(tmp_path):
    name = "Proportion of people who use services and who reported that they had as much social contact as they "
    path = text(tmp_path / "a.csv", f"Measure,Q1 2024/25\n{name}would like,5\n{name}needed,6\n")
    assert sorted(value.value or 0 for value in read(path).values) == [5, 6]


def test_an_annual_target_beside_quarters_is_the_years(tmp_path):
    path = text(
        tmp_path / "a.csv", "Ref,Measure,Q1 2023/24,Q2 2023/24,Annual Target\nE1,Businesses helped,98,215,400\n"
    )
    assert goals(read(path)) == {("e1", "2023-04-01/P1Y"): 400}


def test_a_row_of_figures_is_never_taken_for_headings(tmp_path):
    rows = "".join(f"Measure {at},Q1 2024/25,Area 20{at},20{at}\n" for at in range(10, 40))
    path = text(tmp_path / "a.csv", "measure,period,area,value\n" + rows)
    assert len(read(path).values) == 30


def test_ratings_and_targets_that_repeat_beside_each_quarter_stay_with_it(tmp_path):
    head = "Measure,Q1 2024/25,Target,RAG,Q2 2024/25,Target,RAG\n"
    found = read(text(tmp_path / "a.csv", head + "Calls,78%,80%,Amber,82%,81%,Green\n"))
    assert [(value.value, value.status_as_given.words) for value in found.values if value.status_as_given] == [
        (78, "Amber"), (82, "Green"),
    ]  # fmt: skip
    assert goals(found) == {("calls", "2024-04-01/P3M"): 80, ("calls", "2024-07-01/P3M"): 81}


def test_a_second_rating_never_takes_the_place_of_the_first(tmp_path):
    path = text(tmp_path / "a.csv", "Measure,Q1 2024/25,Status,Traffic light\nCalls,78%,On track,Red\n")
    found = read(path)
    assert [value.status_as_given.words for value in found.values if value.status_as_given] == ["On track"]
    assert [each.what for each in found.left_out] == ["Red"]


def test_shares_above_one_and_a_plain_one_among_shares_are_asked(tmp_path):
    path = text(
        tmp_path / "a.csv", "Measure,Unit,Q1 2024/25,Q2 2024/25\nRent,%,0.97,1.02\nChecks,%,1,1\nVisits,number,1,1\n"
    )
    assert asked(propose(path), "scale") == ["rent", "checks"]
    assert {measure.key: measure.unit for measure in read(path).measures}["rent"] is None
    said = read(path, {"scale: *": "suggested"})
    assert figures(said)["rent", "2024-07-01/P3M"] == 102 and figures(said)["checks", "2024-04-01/P3M"] == 100
    assert figures(said)["visits", "2024-04-01/P3M"] == 1


def test_a_value_and_a_target_of_different_size_are_pointed_at(tmp_path):
    found = read(text(tmp_path / "a.csv", "Measure,Q1 2024/25,Target Q1 2024/25\nCalls,0.85,90\n"))
    assert [caution.origin.cell for caution in found.cautions] == ["B2"]


def test_one_measure_of_several_teams_is_told_apart_by_team(tmp_path):
    path = text(tmp_path / "a.csv", "Directorate,Measure,Q1 2024/25\nAdults,Days lost,1.1\nChildren,Days lost,0.8\n")
    assert figures(read(path)) == {
        ("days-lost-adults", "2024-04-01/P3M"): 1.1, ("days-lost-children", "2024-04-01/P3M"): 0.8,
    }  # fmt: skip


def test_sheets_of_services_are_read_together_and_a_total_row_is_left_out(tmp_path):
    rows = [["Ref", "Indicator", "Q1 2024/25"], ["Waste"], ["P1", "Recycled", 5], ["Total", None, 5]]
    found = read(book(tmp_path / "a.xlsx", rows, fills={"A2": "00305F"}))
    assert [(measure.code, measure.section) for measure in found.measures] == [("P1", "Waste")]
    assert [each.what for each in found.left_out] == ["Total"]


def test_a_baseline_column_is_asked_and_keeps_the_year_of_its_heading(tmp_path):
    path = text(tmp_path / "a.csv", "Measure,Baseline (2021/22),Target 2022/23\nJobs created,120,150\n")
    assert figures(read(path)) == {}
    assert figures(read(path, {"column: Baseline (2021/22)": "value"})) == {("jobs-created", "2021-04-01/P1Y"): 120}


def test_a_band_of_colour_over_rows_is_no_rating(tmp_path):
    rows = [["Measure", "Q1 2024/25"], ["Calls", 5], ["Visits", 6], ["Loans", 7]]
    band = {cell: "92D050" for cell in ("A2", "B2", "A4", "B4")}
    red_row = {"A3": "FF0000", "B3": "FF0000"}
    for fills in (band, {**band, **red_row}):
        assert not any(value.status_as_given for value in read(book(tmp_path / "a.xlsx", rows, fills=fills)).values)


def test_a_percent_sign_that_is_only_shown_changes_no_figure(tmp_path):
    rows = [["Measure", "Q1 2024/25"], ["Calls", 85]]
    found = read(book(tmp_path / "a.xlsx", rows, formats={"B2": '0"%"'}))
    assert (found.values[0].value, found.measures[0].unit) == (85, "%")


def test_the_day_of_a_meeting_and_the_years_of_a_plan_date_no_quarter(tmp_path):
    for title in ("Overview Committee 14 June 2023", "Council Plan 2021/22 to 2024/25", "Report for June 2023"):
        path = text(tmp_path / "a.csv", f"{title},,\nMeasure,Q4,Target\nCalls,78%,80%\n")
        assert figures(read(path)) == {} and asked(propose(path), "year") == ["the file"]


def test_a_quarter_in_one_title_and_the_year_in_another_make_one_period(tmp_path):
    path = text(
        tmp_path / "a.csv", "Council Plan 2023/24,,\nQuarter 3 report,,\nMeasure,Actual,Target\nCalls,78%,80%\n"
    )
    assert figures(read(path)) == {("calls", "2023-10-01/P3M"): 78}


def test_a_column_that_is_headed_provisional_holds_provisional_figures(tmp_path):
    """ "2024/25 (prov)": its figures are read, and said to be provisional, whatever their cells say."""
    rows = [["Indicator", "2023/24", "2024/25 (prov)"], ["Trees planted", 980, "1,300"], ["Parks open (%)", 95, 96]]
    found = read(book(tmp_path / "s.xlsx", rows))
    held = {(value.period.label, value.value): value.status for value in found.values}
    assert held[("2024/25", 1300.0)] is held[("2024/25", 96.0)] is Status.PROVISIONAL
    assert held[("2023/24", 980.0)] is Status.FINAL
