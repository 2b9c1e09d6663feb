"""When the next figures are due, and when the council reports: worked out or given, never announced by us."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from actions.calendar import calendar
from actions.desk import Desk
from actions.reading import Kind, Reading, Scope, ScopeKind
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import AreaCode, Level
from tests.data_layer.returns.conftest import Desk as Loading
from tests.data_layer.returns.whole_return import whole_load
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


def test_without_a_return_no_reporting_date_is_made_up(ask):
    answer = ask(Kind.CALENDAR)
    assert answer.subkind == "none_held" and "No reporting dates of Nottingham's own are held" in answer.headline


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


def test_of_an_outcome_without_measures_the_councils_own_days_are_said(desk):
    scope = Scope(kind=ScopeKind.OUTCOME, id="scp_serving_people_well")
    answer = calendar(Reading(kind=Kind.CALENDAR, scope=scope, areas=(AreaCode(HOME),)), desk)
    assert answer.kind is Kind.CALENDAR and "No reporting dates" in answer.headline
