"""Numbers are read as they are written, and held to the precision that they are written with."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_layer.claims.amounts import holds, in_unit
from data_layer.claims.model import Bound, Claim, ClaimKind, Size
from data_layer.claims.numbers_said import numbers_in
from tests.data_layer.small_snapshot import metric


@pytest.mark.parametrize(("text", "amount", "size", "bound"), [
    ("26.7%", 26.7, Size.PERCENT, Bound.EXACT),
    ("26 per cent", 26, Size.PERCENT, Bound.EXACT),
    ("3 points", 3, Size.POINTS, Bound.EXACT),
    ("1.6 percentage points", 1.6, Size.POINTS, Bound.EXACT),
    ("three points", 3, Size.POINTS, Bound.EXACT),
    ("3pp", 3, Size.POINTS, Bound.EXACT),
    ("a fifth", 20, Size.PERCENT, Bound.EXACT),
    ("two thirds", 100 * 2 / 3, Size.PERCENT, Bound.EXACT),
    ("one in four", 25, Size.PERCENT, Bound.EXACT),
    ("1 in 5", 20, Size.PERCENT, Bound.EXACT),
    ("half", 50, Size.PERCENT, Bound.EXACT),
    ("over a quarter", 25, Size.PERCENT, Bound.OVER),
    ("nearly 40,000", 40_000, Size.COUNT, Bound.NEARLY),
    ("just over 27%", 27, Size.PERCENT, Bound.JUST_OVER),
    ("fewer than 700", 700, Size.COUNT, Bound.UNDER),
    ("no more than 20%", 20, Size.PERCENT, Bound.AT_MOST),
    ("a third or more", 100 / 3, Size.PERCENT, Bound.AT_LEAST),
    ("about 27%", 27, Size.PERCENT, Bound.ABOUT),
    ("£1.2m", 1_200_000, Size.POUNDS, Bound.EXACT),
    ("£30.5 million", 30_500_000, Size.POUNDS, Bound.EXACT),
    ("40k", 40_000, Size.COUNT, Bound.EXACT),
    ("-326", -326, Size.COUNT, Bound.EXACT),
])  # fmt: skip
def test_a_number_is_read_with_what_it_counts_and_how_closely(text: str, amount: float, size: Size, bound: Bound):
    [found] = numbers_in(f"it is {text} now")
    assert (found.amount, found.size, found.bound) == (pytest.approx(amount), size, bound)


def test_a_rate_has_its_base():
    [found] = numbers_in("5.2 households per 1,000")
    assert (found.amount, found.per) == (5.2, 1000)


@pytest.mark.parametrize("text", ["in 2023/24", "the top quarter", "the third quarter of the year", "fly-tipping"])
def test_what_only_looks_like_a_number_is_none(text: str):
    assert numbers_in(text) == []


@given(st.decimals(min_value=0, max_value=10_000, places=3))
def test_a_figure_rounded_in_any_way_that_publishers_use_is_right_within_its_own_precision(figure: Decimal):
    for places in range(4):
        said = figure.quantize(Decimal(10) ** -places, rounding=ROUND_HALF_EVEN)
        assert holds(float(figure), float(said), 10.0**-places, Bound.EXACT)
        assert not holds(float(figure), float(said) + 1.01 * 10.0**-places, 10.0**-places, Bound.EXACT)


@given(st.floats(1, 1e6), st.floats(0, 2e6))
def test_over_and_under_leave_nothing_between_but_the_number_itself(amount: float, actual: float):
    over, under = (holds(actual, amount, 1.0, each) for each in (Bound.OVER, Bound.UNDER))
    assert over != under or actual == pytest.approx(amount)


@pytest.mark.parametrize(("said", "actual", "right"), [
    ("1,700", 1_716, True), ("1,700", 1_760, False), ("40,000", 39_812, True), ("40,000", 44_000, False),
    ("554", 553, False), ("560", 554, False), ("550", 554, True),
])  # fmt: skip
def test_a_round_number_of_things_is_right_for_what_rounds_to_it(said: str, actual: float, right: bool):
    [found] = numbers_in(said)
    assert holds(actual, found.amount, found.step, found.bound) is right


def claim(text: str) -> Claim:
    [found] = numbers_in(text)
    return Claim(kind=ClaimKind.VALUE, words=text, amount=found.amount, step=found.step, size=found.size, per=found.per)


@pytest.mark.parametrize(("text", "unit", "amount"), [
    ("£12.5m", "£ million", 12.5), ("12.5", "£ million", 12.5), ("£424", "£ per person", 424),
    ("26.7%", "%", 26.7), ("5.2 per 1,000", "per 100,000 people", 520), ("520", "per 100,000 people", 520),
])  # fmt: skip
def test_a_number_is_turned_into_the_measure_s_unit(text: str, unit: str, amount: float):
    found = in_unit(claim(text), metric("m", unit=unit))
    assert found is not None and found[0] == pytest.approx(amount)


@pytest.mark.parametrize(("text", "unit"), [("26.7%", "households"), ("£12", "%"), ("5 per 1,000", "%")])
def test_a_number_of_another_kind_is_none_of_the_measure_s(text: str, unit: str):
    assert in_unit(claim(text), metric("m", unit=unit)) is None


def test_two_ends_of_a_range_are_one_number():
    [said] = numbers_in("rose by between 5 and 9 points")
    assert (said.amount, said.upto, said.size, said.bound) == (5, 9, Size.POINTS, Bound.AT_LEAST)
    assert len(numbers_in("between 1 and 2 million")) == 2  # of which scale the first is, is not said
    assert [one.upto for one in numbers_in("5% and 9%")] == [None, None]


def test_up_to_is_a_bound_only_of_a_size():
    assert [one.bound for one in numbers_in("rose by up to 2 points")] == [Bound.AT_MOST]
    assert [one.bound for one in numbers_in("is up to 26.7%")] == [Bound.EXACT]
