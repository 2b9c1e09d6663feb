"""What is new since a day, of figures, exceptions, statuses and risks, beside a slow second way."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from data_layer.council_facts import CommitmentStatus, RiskReview
from data_layer.divisional_facts import DivisionalAction, RegisteredRisk
from data_layer.facts import Observation
from data_layer.methods.since import (
    StatusMoved,
    actions_moved,
    commitments_moved,
    exceptions_since,
    figures_since,
    risks_moved,
)
from data_layer.periods import Period
from data_layer.vocabulary import AreaCode, MetricId, Status

DAY = date(2026, 9, 8)
SPRING, SUMMER = Period(date(2026, 4, 1), 3), Period(date(2026, 7, 1), 3)
BINS, VOIDS = MetricId("bins"), MetricId("voids")
ON_TRACK, AT_RISK, BEHIND = CommitmentStatus.ON_TRACK, CommitmentStatus.AT_RISK, CommitmentStatus.BEHIND


def seen(metric: MetricId, period: Period, value: float | None) -> Observation:
    return Observation(metric, AreaCode("E06000018"), period, value, None, None, Status.FINAL, None, "s", None, DAY)


def test_a_figure_is_newer_by_its_period_and_revised_by_its_value():
    then = {BINS: seen(BINS, SPRING, 41.0), VOIDS: seen(VOIDS, SPRING, 67.0)}
    found = figures_since(then, {BINS: seen(BINS, SUMMER, 41.0), VOIDS: seen(VOIDS, SPRING, 66.0)}, DAY)
    assert (found.newer, found.revised, found.first_held) == ((BINS,), (VOIDS,), ())


def test_what_was_not_held_is_new_only_where_its_period_had_not_ended():
    """July to September had not ended on 8 September: it cannot have been known. April to June may have been."""
    found = figures_since({}, {BINS: seen(BINS, SUMMER, 41.0), VOIDS: seen(VOIDS, SPRING, 66.0)}, DAY)
    assert (found.newer, found.revised, found.first_held) == ((BINS,), (), (VOIDS,))


def test_nothing_is_different_where_nothing_is():
    same = {BINS: seen(BINS, SPRING, 41.0), VOIDS: seen(VOIDS, SPRING, None)}
    found = figures_since(same, same, DAY)
    assert (found.newer, found.revised, found.first_held) == ((), (), ())


METRICS = st.lists(st.sampled_from([MetricId(name) for name in "abcdef"]), unique=True)


@given(METRICS, METRICS, METRICS)
def test_each_exception_of_now_is_in_one_place_and_new_only_where_it_was_held(then, now, held):
    held = [*{*held, *then}]
    found = exceptions_since(then, now, held)
    assert sorted([*found.new, *found.standing, *found.untold]) == sorted(now)
    for metric in now:
        expected = "standing" if metric in then else "new" if metric in held else "untold"
        assert metric in getattr(found, expected)
    assert set(found.gone) == {metric for metric in then if metric not in now}


def action(id: str, status: CommitmentStatus) -> DivisionalAction:
    return DivisionalAction(id, "Housing", None, "To do it", "council_return", DAY, None, status, None)


def test_plan_actions_are_compared_with_what_was_known_on_the_day():
    now = [action("kept", ON_TRACK), action("slipped", BEHIND), action("new", ON_TRACK)]
    moved = actions_moved([action("kept", ON_TRACK), action("slipped", ON_TRACK)], now)
    assert moved == [StatusMoved("slipped", ON_TRACK, BEHIND), StatusMoved("new", None, ON_TRACK)]


def test_where_no_plan_action_was_known_nothing_is_told_of_any():
    assert actions_moved([], [action("any", BEHIND)]) == []


def test_commitments_go_by_the_dates_of_their_updates():
    updates = {
        "slipped": [(date(2026, 9, 30), AT_RISK), (date(2026, 6, 30), ON_TRACK)],
        "same": [(date(2026, 9, 30), ON_TRACK), (date(2026, 6, 30), ON_TRACK)],
        "first": [(date(2026, 9, 30), BEHIND)],
        "before": [(date(2026, 6, 30), BEHIND), (date(2026, 3, 31), ON_TRACK)],
    }
    assert commitments_moved(updates, DAY) == [
        StatusMoved("slipped", ON_TRACK, AT_RISK), StatusMoved("first", None, BEHIND)
    ]  # fmt: skip


def risk(*reviews: tuple[date, int, int]) -> RegisteredRisk:
    rated = tuple(RiskReview("r", day, likelihood, impact, "", None) for day, likelihood, impact in reviews)
    return RegisteredRisk("r", "Housing", None, "Arrears rise", "council_return", DAY, None, rated)


def test_a_risk_has_moved_where_it_was_rated_otherwise_by_the_day():
    reviews = ((date(2026, 10, 1), 4, 4), (date(2026, 9, 30), 4, 3), (date(2026, 6, 30), 3, 4))
    [moved] = risks_moved([risk(*reviews)], DAY)
    assert [review.as_at for review in moved.reviews] == [date(2026, 10, 1), date(2026, 6, 30)]


def test_a_risk_that_is_rated_alike_or_was_not_rated_by_then_has_not_moved():
    alike = risk((date(2026, 9, 30), 3, 4), (date(2026, 6, 30), 3, 4))
    assert risks_moved([alike, risk((date(2026, 9, 30), 3, 4)), risk()], DAY) == []
