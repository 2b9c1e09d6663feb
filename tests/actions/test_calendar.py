"""When the next figures are due, and when the council reports: worked out or given, never announced by us."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from actions.calendar import calendar
from actions.desk import Desk
from actions.reading import Kind, Reading, Scope, ScopeKind
from data_layer.periods import PeriodAsked
from data_layer.returns.governance_rows import AboutRow
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import AreaCode, Level, MetricId
from tests.data_layer.returns.conftest import Desk as Loading
from tests.data_layer.returns.whole_return import whole_load, whole_rows
from tests.data_layer.small_pack import Place, seen_by
from tests.served import HOME


def test_a_figure_that_should_be_here_is_said_to_be_late(ask):
    """Recycling comes once a year, twelve months after: 2024/25 by March 2026, and it is November."""
    answer = ask(Kind.CALENDAR, "recycling_rate")
    assert answer.headline == (
        "The next figure for the recycling rate should have been here by March 2026; "
        "the newest held is that in 2023/24."
    )
    assert "once a year, usually 12 months after" in answer.summary and "no day is announced" in answer.text


def test_of_a_theme_what_is_due_next_comes_first_and_every_measure_is_listed(ask, desk):
    answer = ask(Kind.CALENDAR, theme="homelessness")
    listed = [line for line in answer.text.splitlines() if line.startswith("- ")]
    assert len(listed) == len(answer.metrics) == 6 and "Rough sleeping count" in listed[-1]


def test_of_a_theme_the_summary_holds_the_next_dates_and_counts_the_rest(ask, desk):
    answer = ask(Kind.CALENDAR, theme="homelessness")
    lines = [line for line in answer.text.splitlines() if line.startswith("- ")]
    assert len(re.findall(r"by [A-Z][a-z]+ 20\d\d", answer.summary)) == 3
    for line in lines[1:3]:
        name, due = line.removeprefix("- ").split(" (newest")[0].split(": ")
        assert f"{name} {due}".casefold() in answer.summary.casefold().replace("the ", ""), line
    assert "3 more measures in homelessness" in answer.summary


def test_of_two_measures_the_summary_holds_both_dates(ask):
    answer = ask(Kind.CALENDAR, "recycling_rate", "claimant_count")
    assert "Then: " in answer.summary and "more measure" not in answer.summary


def test_what_comes_no_more_is_due_at_no_time(ask, desk):
    single = next(metric for metric in desk.catalogue.metrics.values() if metric.frequency == "one edition")
    assert ask(Kind.CALENDAR, single.id).headline.startswith("No next figure for")


def test_without_a_return_no_reporting_date_is_made_up_and_the_rules_are_said(ask):
    """As the report to Corporate Scrutiny of 22 November 2023 states them."""
    answer = ask(Kind.CALENDAR)
    assert answer.subkind == "none_held" and answer.headline == (
        "No reporting dates of Nottingham's own are held here; the rules stated on 22 November 2023 have Critical "
        "Indicators quarterly."
    )
    assert "Divisional performance clinics: monthly." in answer.summary
    assert "Reporting of plan commitments: annual; every six months from year 3 of the plan; quarter 4 shared" in (
        answer.summary
    )
    assert "Whether these rules have changed since is not held here." in answer.text
    assert any("22 November 2023" in one.source and one.query.endswith(".sql") for one in answer.provenance)


def test_of_measures_the_councils_own_reports_are_said_beside_the_next_figures(ask):
    for answer in (ask(Kind.CALENDAR, "recycling_rate"), ask(Kind.CALENDAR, theme="waste")):
        said = "The council itself reports Critical Indicators quarterly, as stated on 22 November 2023"
        assert said in answer.summary
        assert answer.summary.endswith("here the recycling rate is placed among them. No day is held.")
        assert any("Report to Corporate Scrutiny Committee" in one.source for one in answer.provenance)


def test_where_no_rule_speaks_of_a_measure_that_is_said(ask):
    assert "When the council itself next reports it is not held here." in ask(Kind.CALENDAR, "landfill_rate").text


def test_of_another_council_no_rule_and_no_date_is_held(ask):
    derby = ("E06000015",)
    assert ask(Kind.CALENDAR, areas=derby).headline == "No reporting dates of Derby's own are held here."
    assert "Critical Indicators" not in ask(Kind.CALENDAR, "recycling_rate", areas=derby).text


def test_a_level_of_the_cascade_has_its_own_rules(ask):
    answer = ask(Kind.CALENDAR, scope=Scope(kind=ScopeKind.LEVEL, id="divisional_clinic"))
    assert answer.headline.endswith("have divisional performance clinics monthly.")
    assert "Critical Indicators (business" not in answer.text


def test_a_part_names_the_rule_that_is_meant(ask):
    assert "Divisional" not in ask(Kind.CALENDAR, part="critical_indicators").text


@pytest.fixture(scope="module")
def council(tmp_path_factory):
    loading = Loading(Place(tmp_path_factory.mktemp("calendar")).write())
    loading.accept(whole_load())
    return Snapshots(loading.data_dir).current()


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ((2025, 10, 1), "The next report is on 10 October 2025: Quarter 2 (Scrutiny Committee)."),
        ((2025, 10, 11), "Council plan: reported to the Scrutiny Committee quarterly."),
    ],
)
def test_the_councils_own_days_and_rules(council, day, words):
    known = datetime.now(UTC)
    viewer = seen_by(Level.PUBLIC, known.date().replace(year=day[0], month=day[1], day=day[2]))
    desk = Desk(council, viewer, as_known_at=known.date(), asked_at=known)
    asked = Reading(kind=Kind.CALENDAR, scope=Scope(kind=ScopeKind.EVERYTHING))
    assert calendar(asked, desk).headline == words


def test_days_of_an_invented_return_are_said_to_be_invented(tmp_path):
    loading = Loading(Place(tmp_path).write())
    about = AboutRow(title="Invented", prepared_by="Nobody", illustrative=True)
    loading.accept(whole_load(replace(whole_rows(), about=(about,))))
    known = datetime.now(UTC)
    viewer = seen_by(Level.PUBLIC, date(2025, 10, 1))
    desk = Desk(Snapshots(loading.data_dir).current(), viewer, as_known_at=known.date(), asked_at=known)
    for asked in (
        Reading(kind=Kind.CALENDAR, scope=Scope(kind=ScopeKind.EVERYTHING)),
        Reading(kind=Kind.CALENDAR, metrics=(MetricId("recycling"),)),
    ):
        found = calendar(asked, desk)
        assert "10 October 2025" in found.summary and "illustrative" in [one.code for one in found.caveats]


def test_days_that_are_past_are_told_as_past(council):
    known = datetime.now(UTC)
    viewer = seen_by(Level.PUBLIC, known.date())
    desk = Desk(council, viewer, as_known_at=known.date(), asked_at=known)
    autumn = PeriodAsked(words="autumn 2025", first=date(2025, 9, 1), last=date(2025, 11, 30))
    asked = Reading(kind=Kind.CALENDAR, scope=Scope(kind=ScopeKind.EVERYTHING), period=autumn)
    assert (
        calendar(asked, desk).headline == "The last report then was on 10 October 2025: Quarter 2 (Scrutiny Committee)."
    )


def test_of_an_outcome_without_measures_the_councils_own_days_are_said(desk):
    scope = Scope(kind=ScopeKind.OUTCOME, id="scp_serving_people_well")
    answer = calendar(Reading(kind=Kind.CALENDAR, scope=scope, areas=(AreaCode(HOME),)), desk)
    assert answer.kind is Kind.CALENDAR and "No reporting dates" in answer.headline
