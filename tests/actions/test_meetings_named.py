"""The day of a meeting or a quarter that is named comes first; where none of it is held that is said, then the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from actions.answer import Answer
from actions.meetings import level_of
from actions.meetings_named import quarter_of
from actions.reading import Kind, Reading, Scope, ScopeKind
from actions.registry import answer as answer_of
from data_layer.periods import PeriodAsked
from data_layer.reporting_facts import ReportingEvent
from data_layer.vocabulary import Level
from tests.actions.conftest import HOME, desk_of

TODAY = date(2026, 11, 28)
QUARTER_2 = PeriodAsked(words="quarter 2", months=(7, 9))


@pytest.fixture
def when(illustrative):
    def asked(kind=ScopeKind.EVERYTHING, id=None, **fields: object) -> Answer:
        given = {"kind": Kind.CALENDAR, "scope": Scope(kind=kind, id=id), "areas": (HOME,), **fields}
        return answer_of(Reading.model_validate(given), desk_of(illustrative, Level.PUBLIC, TODAY))

    return asked


def test_the_clinic_of_what_is_named_comes_before_an_earlier_one_of_another(when):
    """The Housing clinic is on 3 December, a week before."""
    for kind, id in ((ScopeKind.THEME, "waste"), (ScopeKind.DIVISION, "waste_and_street_scene")):
        answer = when(kind, id, body="divisional_clinic")
        assert answer.headline == "The Waste and Street Scene clinic next meets on 10 December 2026."
        assert "The last meeting was on 10 November 2026." in answer.summary
        assert "3 December" not in answer.text


def test_any_clinic_is_the_next_of_all(when):
    answer = when(ScopeKind.LEVEL, "divisional_clinic")
    assert "next meets on 3 December 2026: Housing clinic" in answer.headline


@pytest.mark.parametrize("fields", [{"kind": ScopeKind.LEVEL, "id": "executive_panel"}, {"body": "executive_panel"}])
def test_a_body_named_alone_or_beside_everything_is_that_body(when, fields):
    answer = when(**fields)
    assert answer.headline == "The Executive Panel next meets on 8 December 2026: Quarter 2 to the Executive Panel."
    assert "The last meeting was on 8 September 2026: Quarter 1 to the Executive Panel." in answer.summary


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({"body": "corporate_scrutiny_committee"}, "the Corporate Scrutiny Committee"),
        ({"kind": ScopeKind.DIVISION, "id": "planning", "body": "divisional_clinic"}, "the Planning clinic"),
    ],
)
def test_where_none_of_it_is_held_that_is_said_and_then_the_next_of_any(when, fields, missing):
    answer = when(**fields)
    assert answer.headline == (
        f"No day of the next meeting of {missing} is held here; the next of any other is on 3 December 2026: Housing "
        "clinic (divisional performance clinic)."
    )
    assert len(answer.headline.split()) <= 30


@pytest.mark.parametrize(
    ("period", "headline"),
    [
        (QUARTER_2, "Quarter 2 is reported on 8 December 2026: Quarter 2 to the Executive Panel."),
        (PeriodAsked(words="q2 2026/27", first=date(2026, 7, 1), last=date(2026, 9, 30)),
         "Quarter 2 is reported on 8 December 2026: Quarter 2 to the Executive Panel."),
        (PeriodAsked(words="the first quarter", months=(4, 6)),
         "Quarter 1 was reported on 8 September 2026: Quarter 1 to the Executive Panel; no later day for it is held "
         "here."),
        (PeriodAsked(words="q3", months=(10, 12)),
         "No day for quarter 3 is held here; the next of any other is on 3 December 2026: Housing clinic (divisional "
         "performance clinic)."),
        (PeriodAsked(words="quarter 2 of 2024/25", first=date(2024, 7, 1), last=date(2024, 9, 30)),
         "No day for quarter 2 is held here; the next of any other is on 3 December 2026: Housing clinic (divisional "
         "performance clinic)."),
    ],
)  # fmt: skip
def test_a_quarter_is_what_is_reported_and_its_day_is_that_of_the_report(when, period, headline):
    assert when(period=period).headline == headline


def test_a_quarter_before_another_body_is_said_to_be_missing_and_where_it_is_reported(when):
    answer = when(period=QUARTER_2, body="corporate_scrutiny_committee")
    assert answer.headline == (
        "No day for quarter 2 to the Corporate Scrutiny Committee is held here; the next of any other is on 8 December "
        "2026: Quarter 2 to the Executive Panel."
    )


def test_a_meeting_in_a_time_that_is_named(when):
    september = PeriodAsked(words="september 2026", first=date(2026, 9, 1), last=date(2026, 9, 30))
    october = PeriodAsked(words="october 2026", first=date(2026, 10, 1), last=date(2026, 10, 31))
    panel = {"kind": ScopeKind.LEVEL, "id": "executive_panel"}
    assert when(**panel, period=september).headline.startswith("The Executive Panel met on 8 September 2026")
    assert when(**panel, period=october).headline.startswith(
        "No meeting of the Executive Panel from 1 October 2026 to 31 October 2026 is known here; the next is on 8 "
    )


def test_of_a_measure_before_a_body_the_next_figure_is_said_beside_the_day(when):
    answer = when(ScopeKind.METRIC, metrics=("recycling_rate",), body="executive_panel")
    assert answer.headline.startswith("The Executive Panel next meets on 8 December 2026")
    assert "The next figure for the recycling rate should have been here by March 2026" in answer.summary


@pytest.mark.parametrize(
    ("body", "title", "level"),
    [
        ("Executive Panel", "Quarter 2", "executive_panel"),
        ("Scrutiny Committee", "Quarter 2", "corporate_scrutiny_committee"),
        (None, "Housing clinic", "divisional_clinic"),
        (None, "Quarter 2 to Corporate Scrutiny", "corporate_scrutiny_committee"),
        ("Audit Committee", "Accounts", None),
        ("Leadership", "Week 3", "leadership"),
    ],
)
def test_whose_meeting_an_event_is(desk, body, title, level):
    event = ReportingEvent(title=title, held=TODAY, body=body, subject=None)
    found = level_of(event, desk.catalogue)
    assert (found.id if found else None) == level


@pytest.mark.parametrize(
    ("words", "number"),
    [("Quarter 2 to the Panel", 2), ("Q4", 4), ("the third quarter", 3), ("quarterly", None), ("2 quarters", None)],
)
def test_the_number_of_a_quarter_is_read_from_its_words(words, number):
    assert quarter_of(words) == number


def test_a_council_may_name_its_bodies_as_it_likes(desk):
    """Nothing hangs on the names of one council."""
    levels = {id: replace(level, name=f"Board of {id[:4]}", aliases=()) for id, level in desk.catalogue.levels.items()}
    catalogue = replace(desk.catalogue, levels=levels)
    event = ReportingEvent(title="Quarter 2", held=TODAY, body="board of exec", subject=None)
    found = level_of(event, catalogue)
    assert found and found.id == "executive_panel"
