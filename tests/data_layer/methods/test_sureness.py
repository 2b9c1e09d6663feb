"""How sure a change is: the strictest test that the figures allow decides."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_layer.methods.direction import direction
from data_layer.methods.sureness import Sureness, sureness
from data_layer.methods.variation import variation
from data_layer.vocabulary import BetterWhen, Direction, MetricKind, Variation
from tests.data_layer.methods.made import COUNT, RATE, Measure, figure, moved, year

NOT_TOLD_FROM_CHANCE = {Sureness.ROUNDING, Sureness.INTERVALS_OVERLAP, Sureness.FEW_CASES, Sureness.SMALL}
BAND_D = Measure("Band D", "£", 2, BetterWhen.NEUTRAL, MetricKind.AMOUNT_PER_DWELLING)


def sure(earlier: float, later: float, typical: float | None, *, margin: float | None = None, metric=RATE, cases=None):
    ends = (lambda value: {"lower": value - margin, "upper": value + margin}) if margin else (lambda value: {})
    before, after = figure(earlier, year(2022), **ends(earlier)), figure(later, **ends(later))
    return sureness(moved(earlier, later, typical=typical), before, after, metric, cases=cases)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (sure(25.1, 25.2, 1.0), Sureness.ROUNDING),
        (sure(63.5, 63.1, 2.0, margin=4.0), Sureness.INTERVALS_OVERLAP),
        (sure(27.4, 35.3, 2.5, margin=3.6), Sureness.BEYOND_USUAL),
        (sure(27.4, 35.3, None, margin=3.6), Sureness.BEYOND_INTERVALS),
        (sure(25.0, 26.0, 1.0), Sureness.SMALL),
        (sure(25.0, 28.0, 1.0), Sureness.USUAL),
        (sure(25.0, 28.1, 1.0), Sureness.BEYOND_USUAL),
        (sure(25.0, 28.1, None), Sureness.NO_YARDSTICK),
        (sure(12.0, 20.0, 10.0, metric=COUNT), Sureness.FEW_CASES),
        (sure(4.0, 9.0, 1.0, cases=12.0), Sureness.FEW_CASES),
        (sure(100.0, 140.0, 10.0, metric=COUNT), Sureness.BEYOND_USUAL),
        (sure(2052.89, 2155.33, 11.8, metric=BAND_D), Sureness.DECIDED),
    ],
)
def test_each_verdict_has_its_case(found, expected):
    assert found is expected


def test_without_an_earlier_figure_nothing_is_sure():
    assert sureness(None, None, figure(1.0), RATE) is Sureness.NOTHING_BEFORE


@given(st.floats(0, 100), st.floats(0, 100), st.none() | st.floats(0.01, 20), st.none() | st.floats(0.05, 10))
def test_it_never_says_other_than_direction_and_variation(earlier, later, typical, margin):
    ends = (lambda value: {"lower": value - margin, "upper": value + margin}) if margin else (lambda value: {})
    before, after = figure(earlier, year(2022), **ends(earlier)), figure(later, **ends(later))
    change = moved(earlier, later, typical=typical)
    verdict = sureness(change, before, after, RATE)
    if verdict is Sureness.BEYOND_USUAL:
        assert variation(change, RATE) is Variation.BEYOND_USUAL
        assert direction(change, before, after, RATE) is not Direction.NO_CLEAR_CHANGE
    if verdict in NOT_TOLD_FROM_CHANCE:
        assert direction(change, before, after, RATE) is Direction.NO_CLEAR_CHANGE
    if variation(change, RATE) is Variation.WITHIN_USUAL:
        assert verdict is not Sureness.BEYOND_USUAL
    assert sureness(replace(change), before, after, RATE) is verdict
