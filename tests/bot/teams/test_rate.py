"""One person may send a burst, then so many a minute; others do not notice, and nobody's id is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.teams.rate import Rate
from tests.bot.teams.conftest import Clock


def test_a_burst_passes_and_then_one_for_each_pause():
    clock = Clock()
    rate = Rate(a_minute=30, burst=3, clock=clock)
    assert [rate.wait("a") for _ in range(3)] == [0, 0, 0]
    assert rate.wait("a") == pytest.approx(2.0)
    clock.now += 2
    assert rate.wait("a") == 0 and rate.wait("a") > 0


def test_who_waits_as_long_as_told_gets_a_turn():
    clock = Clock()
    rate = Rate(a_minute=7, burst=2, clock=clock)
    for _ in range(50):
        if wait := rate.wait("a"):
            clock.now += wait + 1e-9
            assert rate.wait("a") == 0


def test_one_who_sends_too_much_does_not_hinder_others():
    rate = Rate(a_minute=1, burst=1, clock=Clock())
    assert rate.wait("a") == 0 and rate.wait("a") > 0
    assert rate.wait("b") == 0


def test_being_refused_costs_no_turn():
    clock = Clock()
    rate = Rate(a_minute=60, burst=1, clock=clock)
    assert rate.wait("a") == 0
    assert all(rate.wait("a") == pytest.approx(1.0) for _ in range(100))
    clock.now += 1.0
    assert rate.wait("a") == 0


def test_memory_is_bounded_and_the_oldest_is_forgotten():
    rate = Rate(a_minute=1, burst=1, most=100, clock=Clock())
    rate.wait("29:always there")
    for number in range(1_000):
        rate.wait(f"29:{number}")
        assert rate.wait("29:always there") > 0
    assert rate.remembered == 100 and rate.wait("29:999") > 0
    assert rate.wait("29:0") == 0


def test_ids_are_not_kept():
    rate = Rate(clock=Clock())
    rate.wait("29:somebody")
    assert "somebody" not in repr(vars(rate))


@given(st.lists(st.floats(0, 20), max_size=200), st.integers(1, 120), st.integers(1, 10))
def test_never_more_than_the_burst_and_what_the_minutes_give(pauses, a_minute, burst):
    clock = Clock(0.0)
    rate = Rate(a_minute=a_minute, burst=burst, clock=clock)
    let_in = 0
    for pause in pauses:
        clock.now += pause
        let_in += rate.wait("a") == 0
    assert let_in <= burst + clock.now * a_minute / 60 + 1e-6
