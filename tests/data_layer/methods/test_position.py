from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_layer.facts import Member, Observation
from data_layer.methods.position import modified_z, position, quartiles
from data_layer.vocabulary import Band, Basis, BetterWhen, Group, MetricKind, Outlier, Status
from tests.data_layer.methods.made import COUNT, RATE, Measure, figure, members

SPREAD = [10.0, 20.0, 30.0, 40.0, 50.0]
numbers = st.lists(st.floats(-1000, 1000, allow_nan=False).map(lambda x: round(x, 3)), min_size=1, max_size=40)


def stands(own: Observation | float, group: Sequence[Member | float], metric: Measure = RATE, **more):
    at = own if isinstance(own, Observation) else figure(own)
    of = [one if isinstance(one, Member) else members(one)[0] for one in group]
    return position(at, of, group=Group.NEAREST_NEIGHBOURS, metric=metric, **more)


@given(numbers)
def test_quartiles_by_numpys_linear_interpolation(values):
    found = quartiles(values)
    expected = pd.Series(values).quantile([0.25, 0.5, 0.75], interpolation="linear")
    assert found and [found.q1, found.median, found.q3] == pytest.approx(list(expected), abs=1e-9)


def test_no_values_no_quartiles():
    assert quartiles([]) is None
    assert stands(1.0, members(None, None)).median is None


def test_bands_include_their_quartile():
    """Quartiles of 10, 20 ... 50 are 20 and 40."""
    assert stands(20.0, SPREAD).band is Band.LOWEST_QUARTER
    assert stands(20.5, SPREAD).band is Band.MIDDLE_HALF
    assert stands(39.5, SPREAD).band is Band.MIDDLE_HALF
    assert stands(40.0, SPREAD).band is Band.HIGHEST_QUARTER


def test_within_one_unit_of_the_median_is_no_clear_difference():
    assert stands(30.1, SPREAD).band is Band.NO_CLEAR_DIFFERENCE
    assert stands(30.2, SPREAD).band is Band.MIDDLE_HALF


def test_an_interval_that_covers_the_median_is_no_clear_difference():
    assert stands(figure(12, lower=5, upper=30), SPREAD).band is Band.NO_CLEAR_DIFFERENCE
    assert stands(figure(12, lower=5, upper=29), SPREAD).band is Band.LOWEST_QUARTER


def test_equal_quartiles_are_no_clear_difference():
    assert stands(90.0, [50.0] * 8).band is Band.NO_CLEAR_DIFFERENCE


def test_below_five_members_with_a_figure_there_is_no_band():
    assert stands(10.0, members(10, 20, 30, 40, None)).band is None
    assert stands(10.0, members(10, 20, 30, 40, None)).median == 25


@pytest.mark.parametrize("metric", [COUNT, replace(RATE, better_when=BetterWhen.NEUTRAL)])
def test_amounts_and_neutral_metrics_have_no_band(metric):
    found = stands(10.0, SPREAD, metric)
    assert found.band is None and found.median == 30


def test_a_figure_that_is_missing_or_not_comparable_has_no_band_and_no_outlier():
    for own in (figure(None, status=Status.SUPPRESSED), figure(900, status=Status.NOT_COMPARABLE)):
        found = stands(own, [*SPREAD, *SPREAD, 31.0])
        assert (found.band, found.outlier, found.n) == (None, None, 11)


def test_members_not_comparable_or_without_a_figure_count_in_of_only():
    odd = Member(members(1.0)[0].area, 999.0, Status.NOT_COMPARABLE)
    found = stands(10.0, [*members(*SPREAD, None), odd])
    assert (found.n, found.of, found.median, len(found.members)) == (5, 7, 30, 7)


def test_englands_own_figure_is_the_middle_and_the_quartiles_stay_those_of_the_members():
    found = stands(20.0, SPREAD, published=20.05)
    assert (found.basis, found.median, found.q1) == (Basis.PUBLISHED, 20.05, 20)
    assert found.band is Band.NO_CLEAR_DIFFERENCE
    assert stands(20.0, SPREAD, published=35.0).band is Band.LOWEST_QUARTER


def test_an_outlier_lies_beyond_three_and_a_half():
    """Median 50 and MAD 2: beyond 50 ± 3.5 / 0.6745 × 2 = 50 ± 10.38."""
    group = [46.0, 47.0, 48.0, 48.0, 49.0, 51.0, 52.0, 52.0, 53.0, 54.0]
    assert stands(60.4, group).outlier is Outlier.HIGH
    assert stands(60.3, group).outlier is None
    assert stands(39.6, group).outlier is Outlier.LOW
    assert stands(60.4, group[:9]).outlier is None


def test_a_group_closer_than_one_unit_of_the_last_decimal_has_no_outlier():
    tight = [50.0, 50.0, 50.0, 50.1, 50.1, 50.1, 50.2, 50.2, 50.2, 50.2]
    assert stands(60.0, tight).outlier is None


def test_rates_per_head_and_shares_of_net_revenue_are_judged_on_logarithms():
    """Doubling steps: 400 is far on the scale itself and within reach on logarithms."""
    group = [10.0, 15.0, 20.0, 20.0, 30.0, 30.0, 40.0, 40.0, 60.0, 80.0, 0.0]
    assert stands(140.0, group).outlier is Outlier.HIGH
    assert stands(140.0, group, replace(RATE, unit="per 1,000 people")).outlier is None
    share = replace(RATE, name="Reserves as a share of net revenue expenditure", kind=MetricKind.SHARE)
    assert stands(140.0, group, share).outlier is None
    assert stands(-5.0, group, share).outlier is None
    assert stands(4000.0, group, replace(RATE, unit="kg per person")).outlier is Outlier.HIGH


def test_amounts_have_no_outlier():
    assert stands(9e9, [float(x) for x in range(40, 60)], COUNT).outlier is None


@given(numbers, st.floats(-1000, 1000).map(lambda x: round(x, 3)))
def test_the_band_by_pandas(values, own):
    found = stands(own, values)
    table = pd.Series(values)
    low, middle, high = table.quantile(0.25), table.median(), table.quantile(0.75)
    if len(values) < 5:
        expected = None
    elif abs(own - middle) <= 0.1 + 1e-9 or abs(high - low) <= 1e-9:
        expected = Band.NO_CLEAR_DIFFERENCE
    else:
        expected = (
            Band.LOWEST_QUARTER
            if own <= low + 1e-9
            else Band.HIGHEST_QUARTER
            if own >= high - 1e-9
            else Band.MIDDLE_HALF
        )
    if abs(abs(own - middle) - 0.1) > 1e-6:  # at the very edge a computer's rounding decides
        assert found.band is expected


@given(st.lists(st.integers(0, 1000), min_size=10, max_size=40), st.integers(0, 5000))
def test_the_modified_z_score_by_pandas(values, own):
    table = pd.Series(values)
    spread = (table - table.median()).abs().median()
    found = modified_z(own, values)
    assert found is None if spread == 0 else found == pytest.approx(0.6745 * (own - table.median()) / spread)


@given(st.permutations(SPREAD), st.floats(0, 60))
def test_the_order_of_members_does_not_matter(group, own):
    a, b = stands(own, list(group)), stands(own, SPREAD)
    assert (a.band, a.median, a.q1, a.q3) == (b.band, b.median, b.q1, b.q3)
