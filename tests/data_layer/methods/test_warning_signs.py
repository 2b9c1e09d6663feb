"""Signs of trouble with money: the adverse quarter, the adverse way, and reserves being used up."""

from __future__ import annotations

from statistics import quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_layer.methods.position import position
from data_layer.methods.warning_signs import Use, in_outer_quarter, is_far, moved_adversely, used_fastest, years_back
from data_layer.vocabulary import BetterWhen, Group, MetricKind
from tests.data_layer.methods.made import RATE, RESERVES, Measure, figure, members, year

SHARE = Measure("Social care share", better_when=BetterWhen.NEUTRAL, kind=MetricKind.SHARE)


def stands(value: float, *others: float, metric=SHARE, **ends):
    own = figure(value, **ends)
    return own, position(own, members(*others), group=Group.NEAREST_NEIGHBOURS, metric=metric)


def test_a_measure_without_a_better_way_still_has_an_outer_quarter():
    own, place = stands(45.0, 30.0, 35.0, 38.0, 40.0, 41.0)
    assert place.band is None and in_outer_quarter(own, place, SHARE, low=False)
    assert not in_outer_quarter(own, place, SHARE, low=True)


def test_what_is_no_different_from_the_middle_is_no_signal():
    assert not in_outer_quarter(*stands(38.05, 38.0, 38.0, 38.0, 38.1, 38.2), SHARE, low=False)
    assert not in_outer_quarter(*stands(45.0, 30.0, 35.0, 38.0, 40.0, 41.0, lower=37.0, upper=53.0), SHARE, low=False)
    assert not in_outer_quarter(*stands(45.0, 30.0, 35.0, 38.0, 40.0), SHARE, low=False)


def test_far_from_others_is_a_sign_on_the_adverse_side_alone():
    own, place = stands(90.0, *[float(at) for at in range(20, 40)])
    assert own.value and is_far(place, low=False) and not is_far(place, low=True)


def test_three_years_back_or_as_far_as_the_stretch_goes():
    run = [figure(float(at), year(2018 + at)) for at in range(6)]
    assert years_back(run, 3) == run[2]
    assert years_back(run[-2:], 3) == run[-2] and years_back(run[-1:], 3) is None
    assert years_back([run[0], run[-1]], 3) is None


def test_the_way_is_adverse_by_its_side_and_beyond_what_is_usual():
    earlier, later = figure(30.0, year(2020)), figure(26.0)
    assert moved_adversely(earlier, later, RATE, low=True, typical=1.0)
    assert not moved_adversely(earlier, later, RATE, low=False, typical=1.0)
    assert not moved_adversely(earlier, later, RATE, low=True, typical=4.0)
    assert not moved_adversely(earlier, later, RATE, low=True, typical=None)
    assert moved_adversely(figure(49.1, year(2020)), figure(30.5), RESERVES, low=True, typical=20.0)
    assert not moved_adversely(figure(0.0, year(2020)), figure(-1.0), RESERVES, low=True, typical=20.0)


def test_derbys_reserves_would_have_lasted_seven_years_at_the_pace_of_two():
    """MHCLG: £91.281 million at 31 March 2022, £70.770 million two years later."""
    used = Use(91_281, 70_770, 2)
    assert used.yearly == pytest.approx(10_255.5) and used.lasts == pytest.approx(6.9, abs=0.01)


def test_reserves_that_grew_or_are_gone_last_no_number_of_years():
    assert Use(100, 120, 2).lasts is None and Use(100, 0, 2).lasts is None and Use(100, -5, 2).lasts is None
    assert Use(100, 0, 2).share is None


def test_who_draws_slowly_or_not_at_all_is_no_signal_and_four_others_are_too_few():
    others = [Use(100, 90, 2), Use(100, 80, 2), Use(100, 70, 2), Use(100, 60, 2), Use(100, 50, 2)]
    assert used_fastest(Use(100, 40, 2), others)[0]
    assert not used_fastest(Use(100, 95, 2), others)[0]
    assert not used_fastest(Use(100, 105, 2), [Use(100, 120, 2)] * 5)[0]
    assert used_fastest(Use(100, 40, 2), others[:4]) == (False, None)


@given(st.floats(1, 1000), st.floats(1, 1000), st.integers(1, 5))
def test_drawing_at_the_same_pace_uses_all_up_in_that_time(opening, held, years):
    used = Use(opening, held, float(years))
    if used.lasts is None:
        assert opening <= held
    else:
        assert held - used.lasts * used.yearly == pytest.approx(0, abs=1e-6 * held)
        assert used.share == pytest.approx(1 / used.lasts)


@given(st.lists(st.floats(10, 99), min_size=5, max_size=20), st.floats(10, 99))
def test_the_fastest_quarter_begins_at_the_upper_quartile(closing, own):
    others = [Use(100, each, 2) for each in closing]
    raised, begins = used_fastest(Use(100, own, 2), others)
    slow = quantiles([(100 - each) / 2 / each for each in closing], n=4, method="inclusive")[2]
    assert begins == pytest.approx(slow)
    if abs((100 - own) / 2 / own - slow) > 1e-9:
        assert raised == ((100 - own) / 2 / own > slow)
