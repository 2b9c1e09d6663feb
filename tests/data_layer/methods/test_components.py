"""Which part of a rate moved it: shares of its logarithm, and percents where the numbers bear them."""

from __future__ import annotations

from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_layer.facts import Change
from data_layer.methods.components import Counted, Mover, components
from tests.data_layer.methods.made import year

numbers = st.floats(40, 1e7)


def changed(before: Counted, after: Counted, scale: float = 100.0) -> Change:
    earlier, later = (scale * each.numerator / each.denominator for each in (before, after))  # type: ignore[operator]
    return Change(year(2022), earlier, later - earlier, None, None, None, False)


def found(before: tuple, after: tuple, scale: float = 100.0):
    one, other = Counted(*before), Counted(*after)
    return components(one, other, changed(one, other, scale))


def test_fly_tipping_in_nottingham_rose_with_its_incidents_and_not_with_its_people():
    """Defra and ONS: 11,148 incidents and 322,822 people in 2020/21, 13,608 and 319,978 in 2021/22."""
    both = found((11_148, 322_822), (13_608, 319_978), 1000)
    assert both and both.mover is Mover.NUMERATOR
    assert both.numerator_percent == pytest.approx(22.07, abs=0.01)
    assert both.denominator_percent == pytest.approx(-0.88, abs=0.01)


def test_a_share_may_move_with_what_it_is_set_against():
    assert found((100, 1000), (101, 1200)).mover is Mover.DENOMINATOR  # type: ignore[union-attr]
    assert found((100, 1000), (110, 900)).mover is Mover.BOTH  # type: ignore[union-attr]


def test_few_cases_have_no_percent():
    both = found((12, 40), (15, 41))
    assert both and both.numerator_percent is None and both.denominator_percent == pytest.approx(2.5)


def test_parts_that_do_not_give_the_figure_explain_nothing():
    one, other = Counted(100, 1000), Counted(110, 1000)
    change = Change(year(2022), 10.0, 3.0, None, None, None, False)
    both = components(one, other, change)
    assert both and both.mover is None and both.numerator_percent == pytest.approx(10.0)


def test_a_survey_has_only_how_many_answered():
    both = components(Counted(None, 470), Counted(None, 435), Change(year(2022), 63.5, -0.4, None, None, None, False))
    assert both and both.mover is None and both.numerator_percent is None
    assert components(Counted(5, None), Counted(None, 5), changed(Counted(1, 2), Counted(1, 2))) is None


@given(numbers, numbers, numbers, numbers)
def test_the_part_that_moved_it_gives_more_of_it_by_itself(n0, d0, n1, d1):
    """The slow way: change one part alone and see how far the rate goes."""
    both = found((n0, d0), (n1, d1))
    assert both is not None
    alone_n, alone_d = abs(log((n1 / d0) / (n0 / d0))), abs(log((n0 / d1) / (n0 / d0)))
    if alone_n > 2.001 * alone_d:
        assert both.mover is Mover.NUMERATOR
    elif alone_d > 2.001 * alone_n:
        assert both.mover is Mover.DENOMINATOR
    elif max(alone_n, alone_d) < 1.999 * min(alone_n, alone_d):
        assert both.mover is Mover.BOTH
    assert exp(log(n1 / n0) - log(d1 / d0)) == pytest.approx((n1 / d1) / (n0 / d0))
