from __future__ import annotations

from collections.abc import Callable
from math import nan, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_layer.methods.wilson import Z, wilson
from tests.data_layer.methods.packed import NOTTINGHAM, rows

SURVEYED = ("asc_safeguarding_risk_reduced", "asc_at_home_65_plus", "asc_direct_payments", "planning_granted")
# none and all are away from themselves by nothing, which is not the end that is sought
TINY = 1e-12


def slowly(numerator: float, denominator: float) -> tuple[float, float]:
    """The two shares from which the counted one is just 1.96 of their own standard errors away, found by search."""
    share = numerator / denominator

    def away(true: float) -> float:
        return (share - true) ** 2 - Z**2 * true * (1 - true) / denominator

    lower = 0.0 if numerator == 0 else crossing(away, 0, min(share, 1 - TINY))
    upper = 1.0 if numerator == denominator else crossing(away, max(share, TINY), 1)
    return 100 * lower, 100 * upper


def crossing(away: Callable[[float], float], low: float, high: float) -> float:
    """Where a function changes its sign, by halving."""
    rising = away(high) > 0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (low, middle) if (away(middle) > 0) == rising else (middle, high)
    return (low + high) / 2


def test_as_in_newcombe_1998():
    """81 of 263: 0.2553 to 0.3662; 15 of 148: 0.0624 to 0.1605; none of 20: 0 to 0.1611 (his table I, method 3)."""
    for counts, published in (((81, 263), (25.53, 36.62)), ((15, 148), (6.24, 16.05)), ((0, 20), (0, 16.11))):
        found = wilson(*counts)
        assert found and (found.lower, found.upper) == pytest.approx(published, abs=0.006)


@pytest.mark.parametrize(
    ("numerator", "denominator"),
    [(None, 10), (5, None), (0, 0), (5, 0), (-1, 10), (11, 10), (nan, 10), (5, nan), (2.5, 10), (5, 10.5)],
)
def test_without_a_proportion_of_cases_there_is_no_interval(numerator, denominator):
    assert wilson(numerator, denominator) is None


def test_none_and_all_end_exactly_at_the_scale():
    none, every = wilson(0, 30), wilson(30, 30)
    assert none and every and (none.lower, every.upper) == (0, 100)
    assert wilson(30, 30, per=1000).upper == 1000


@given(st.integers(1, 5000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_same_by_search(counts):
    found = wilson(*counts)
    assert found and (found.lower, found.upper) == pytest.approx(slowly(*counts), abs=1e-5)
    assert 0 <= found.lower <= 100 * counts[0] / counts[1] <= found.upper <= 100


@given(st.integers(1, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_others_mirror_it_and_more_cases_narrow_it(counts):
    part, of = counts
    found, mirrored, more = wilson(part, of), wilson(of - part, of), wilson(10 * part, 10 * of)
    assert (found.lower, found.upper) == pytest.approx((100 - mirrored.upper, 100 - mirrored.lower), abs=1e-9)
    assert more.upper - more.lower < found.upper - found.lower


@pytest.mark.parametrize("metric", SURVEYED)
def test_the_same_by_search_for_all_councils(metric):
    held = [(part, of) for *_, part, of in rows(metric) if part is not None and of]
    assert len(held) > 100
    for part, of in held:
        found = wilson(part, of)
        assert found and (found.lower, found.upper) == pytest.approx(slowly(part, of), abs=1e-5)


def test_safeguarding_in_nottingham_in_2024_25():
    """NHS England: 1,075 of 1,195, published as 89.8%."""
    ((value, part, of),) = [
        (value, part, of)
        for area, period, value, *_, part, of in rows("asc_safeguarding_risk_reduced")
        if (area, period[:4]) == (NOTTINGHAM, "2024")
    ]
    found = wilson(part, of)
    assert (part, of) == (1075, 1195)
    assert found and found.lower < value < found.upper
    assert found.upper - found.lower == pytest.approx(2 * 100 * Z * sqrt(0.8996 * 0.1004 / 1195), abs=0.02)
