"""Quantiles of measured times: nearest rank, so that each is a time that was measured."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.figures import spread

TIMES = st.lists(st.floats(min_value=0, max_value=60), min_size=1)


def test_of_a_hundred_times_the_quantiles_are_those_at_their_rank():
    found = spread([number / 1000 for number in range(100, 0, -1)])
    assert (found.n, found.p50, found.p95, found.p99) == (100, 50, 95, 99)


def test_of_few_times_the_highest_is_the_ninety_ninth():
    found = spread([0.3, 0.1, 0.2])
    assert (found.p50, found.p95, found.p99) == pytest.approx((200, 300, 300))


def test_of_one_time_every_quantile_is_that_time():
    found = spread([0.004])
    assert (found.n, found.p50, found.p95, found.p99) == (1, 4, 4, 4)


@given(TIMES)
def test_each_quantile_was_measured_and_they_stand_in_order(seconds):
    found = spread(seconds)
    measured = {1000 * one for one in seconds}
    assert {found.p50, found.p95, found.p99} <= measured
    assert min(measured) <= found.p50 <= found.p95 <= found.p99 <= max(measured)


@given(TIMES)
def test_so_many_of_the_times_are_at_or_below_a_quantile(seconds):
    found = spread(seconds)
    for level, value in ((0.5, found.p50), (0.95, found.p95), (0.99, found.p99)):
        assert sum(1000 * one <= value for one in seconds) >= level * len(seconds) - 1e-9


def test_nothing_measured_has_no_quantiles():
    with pytest.raises(IndexError):
        spread([])
