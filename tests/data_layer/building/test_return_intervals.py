"""A share of people or cases that a return gives with its counts has Wilson's interval, in the measure's unit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data_layer.building.counted import Counted
from data_layer.building.return_intervals import interval_of
from data_layer.figures import figures as figures_of
from data_layer.methods.wilson import wilson
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import BetterWhen, Direction, Level, MetricId, MetricKind
from tests.data_layer.building.own_figures import ID, NOW, Q1, Told, figure, figures, measure, shares
from tests.data_layer.small_pack import NOTTINGHAM, seen_by

A_YEAR_LATER = replace(Q1, start=Q1.start.replace(year=2025))
REPAIRS = Counted("repairs", "%", 1, MetricKind.RATE, None, None, "Repairs done in the time promised. All repairs.")


def test_a_share_is_loaded_with_its_interval(tmp_path):
    told = Told.of(tmp_path, replace(shares(), observations=figures({"": {Q1: (81, 263)}})))
    [found] = told.rows(Level.PUBLIC)
    assert found.value == 30.8
    assert (found.lower, found.upper) == pytest.approx((25.53, 36.62), abs=0.006)  # Newcombe 1998, table I


def test_a_rate_per_so_many_is_in_its_own_unit():
    missed = Counted("missed", "per 100,000 collections", 1, MetricKind.RATE, None, None, "Missed collections")
    expected = wilson(83, 200_000, per=100_000)
    assert interval_of(41.5, 83, 200_000, missed) == expected and expected and expected.upper < 52


@pytest.mark.parametrize(
    ("value", "numerator", "denominator"),
    [(41.5, 30, 60), (50.06, 30, 60), (150.0, 90, 60), (50.0, 30.5, 61)],
    ids=["another share", "not within rounding", "more than the whole", "no whole counts"],
)
def test_a_value_that_is_not_the_share_of_its_counts_has_none(value, numerator, denominator):
    assert interval_of(value, numerator, denominator, REPAIRS) is None


def test_a_rounded_value_is_the_share_of_its_counts_and_lies_within_its_interval():
    found = interval_of(100.0, 99_999, 100_000, REPAIRS)
    assert interval_of(33.3, 1, 3, REPAIRS) and found and found.lower < found.upper == 100.0


@pytest.mark.parametrize(
    "text",
    [
        "Rent collected", "Council tax collected in the year", "Household waste sent for recycling", "Tonnes recycled",
        "Share of spending with local firms", "Arrears cleared", "Carbon saved",
    ],
)  # fmt: skip
def test_money_and_weight_are_no_cases(text):
    assert interval_of(50.0, 30, 60, replace(REPAIRS, text=text)) is None


@pytest.mark.parametrize(
    ("unit", "kind"), [("days", MetricKind.SCORE), ("people", MetricKind.AMOUNT), ("%", MetricKind.AMOUNT)]
)
def test_what_is_no_share_has_none(unit, kind):
    assert interval_of(50.0, 30, 60, replace(REPAIRS, unit=unit, kind=kind)) is None


@pytest.mark.parametrize(
    ("first", "second", "direction"),
    [((30, 60), (33, 60), Direction.NO_CLEAR_CHANGE), ((600, 1200), (720, 1200), Direction.IMPROVING)],
    ids=["within the intervals", "beyond the intervals"],
)
def test_the_direction_is_judged_by_the_intervals(tmp_path, first, second, direction):
    """From 50% to 55% of 60 is no clear change; from 50% to 60% of 1,200 is one."""
    rows = replace(shares(better_when=BetterWhen.HIGHER), observations=figures({"": {Q1: first, A_YEAR_LATER: second}}))
    told, viewer = Told.of(tmp_path, rows), seen_by(Level.PUBLIC, NOW)
    with Snapshots(told.desk.data_dir).current().reader(viewer) as reader:
        known = {"viewer": viewer, "as_known_at": NOW}
        [found] = figures_of(reader, [MetricId(ID)], [NOTTINGHAM], period=None, groups=(), **known)
    assert found.change and found.direction is direction


def test_counts_of_people_without_a_share_have_none(tmp_path):
    told = Told.of(
        tmp_path, replace(measure(), observations=(figure(None, Q1, 30.0, numerator=30.0, denominator=60.0),))
    )
    [found] = told.rows(Level.PUBLIC)
    assert (found.value, found.lower, found.upper) == (30, None, None)
