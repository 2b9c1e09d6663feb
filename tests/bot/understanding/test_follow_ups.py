"""The last question as context: what a follow-up keeps, and what starts afresh."""

from __future__ import annotations

from datetime import date

import pytest

from actions.reading import Kind, Reading, Scope, ScopeKind
from bot.understanding.follow_ups import (
    follows,
    has_subject,
    is_correction,
    is_marked,
    kind_meant,
    moved,
    shifted,
    without_aside,
)
from data_layer.periods import PeriodAsked

RECYCLING = Reading.model_validate({"kind": "performance", "metrics": ["recycling_rate"], "areas": ["E06000015"]})


@pytest.mark.parametrize(
    "text", ["and Derby?", "what about last year", "same for core cities", "ok, and Leeds?", "since 2018"]
)
def test_a_marker_ties_a_question_to_the_last(hear, text):
    assert is_marked(hear(text))


@pytest.mark.parametrize(
    "text", ["no, Leicester", "sorry, 2019/20", "I meant landfill", "actually the region", "not that one"]
)
def test_a_correction_is_heard(hear, text):
    assert is_correction(hear(text))


@pytest.mark.parametrize(
    "text", ["what is the recycling rate", "is that good", "Nottingham's reserves", "normal levels"]
)
def test_a_plain_question_is_no_correction(hear, text):
    assert not is_correction(hear(text))


@pytest.mark.parametrize(
    ("text", "follows_on"),
    [
        ("and Derby?", True),
        ("why?", True),
        ("is that good?", True),
        ("in 2019/20", True),
        ("and landfill?", True),
        ("what is the claimant count?", False),
        ("and how is the claimant count doing in Leeds?", False),
        ("how are we doing across the board?", False),
    ],
)
def test_what_needs_the_last_question_follows_it(hear, text, follows_on):
    assert follows(hear(text), RECYCLING) is follows_on


def test_nothing_follows_without_a_subject_before(hear):
    assert not follows(hear("and Derby?"), None)
    assert not follows(hear("and Derby?"), Reading(kind=Kind.SMALLTALK))


@pytest.mark.parametrize(
    ("scope", "metrics", "has"),
    [
        (ScopeKind.METRIC, (), False),
        (ScopeKind.METRIC, ("recycling_rate",), True),
        (ScopeKind.THEME, (), True),
        (ScopeKind.EVERYTHING, (), True),
    ],
)
def test_a_subject_is_a_measure_or_a_wider_scope(scope, metrics, has):
    last = Reading.model_validate({"kind": "performance", "metrics": metrics, "scope": Scope(kind=scope)})
    assert has_subject(last) is has


@pytest.mark.parametrize(
    ("kind", "subkind", "meant"),
    [
        (Kind.CLARIFY, "trend", Kind.TREND),
        (Kind.NO_DATA, "comparison", Kind.COMPARISON),
        (Kind.CLARIFY, None, Kind.CLARIFY),
        (Kind.DEFINITION, "source", Kind.DEFINITION),
    ],
)
def test_what_was_meant_outlives_a_refusal(kind, subkind, meant):
    assert kind_meant(Reading(kind=kind, subkind=subkind)) is meant


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("not recycling, landfill", "landfill"),
        ("not the recycling rate but landfill", "landfill"),
        ("landfill, not recycling", "landfill"),
        ("Derby and not Leicester", "Derby"),
        ("landfill", "landfill"),
    ],
)
def test_what_is_put_aside_is_gone(text, rest):
    assert without_aside(text) == rest


def asked(first: date, last: date) -> Reading:
    return RECYCLING.model_copy(update={"period": PeriodAsked("then", first, last)})


def test_the_year_before_counts_from_the_figure_in_hand():
    one = shifted(PeriodAsked("the year before", years_back=1), asked(date(2021, 4, 1), date(2022, 3, 31)))
    assert (one.first, one.last) == (date(2020, 4, 1), date(2021, 3, 31))


def test_steps_from_the_newest_add_up():
    last = RECYCLING.model_copy(update={"period": PeriodAsked("last year", years_back=1)})
    assert shifted(PeriodAsked("the year before", years_back=1), last).years_back == 2


def test_a_run_or_the_latest_in_hand_shifts_nothing():
    period = PeriodAsked("the year before", years_back=1)
    run = RECYCLING.model_copy(update={"period": PeriodAsked("since 2018", date(2018, 1, 1), spans=True)})
    assert shifted(period, run) == shifted(period, RECYCLING) == period


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2024, 2, 29), -12, date(2023, 2, 28)),
        (date(2023, 2, 28), 12, date(2024, 2, 29)),
        (date(2022, 3, 31), -1, date(2022, 2, 28)),
        (date(2022, 4, 1), -12, date(2021, 4, 1)),
    ],
)
def test_the_end_of_a_month_stays_an_end(day, months, then):
    assert moved(day, months) == then
