from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from math import exp, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from data_layer.council_facts import Accumulation, Forecast, IntervalBasis, Outlook, Shape
from data_layer.facts import Observation
from data_layer.methods.forecast import STUDENT, NoForecast, NotForecast, forecast
from data_layer.periods import Period, financial_year
from data_layer.vocabulary import BetterWhen, MetricKind, Status
from tests.data_layer.methods.council_made import run, target
from tests.data_layer.methods.made import COUNT, RATE, Measure, broken, figure, year
from tests.data_layer.methods.packed import of_nottingham, packed

IN_PERIOD, CUMULATIVE, YEAR_TO_DATE = Accumulation.IN_PERIOD, Accumulation.CUMULATIVE, Accumulation.YEAR_TO_DATE
CASES = replace(COUNT, name="Households owed a duty", frequency="quarterly")
SHARE = replace(RATE, frequency="quarterly")
THIS = financial_year(2023)
counted = st.integers(20, 500).map(float)
percents = st.integers(0, 1000).map(lambda value: value / 10)


def foretold(
    points: Sequence[Observation], metric: Measure = CASES, accumulation: Accumulation | None = IN_PERIOD, **more
) -> Forecast:
    found = forecast(points, metric, accumulation=accumulation, year=THIS, **more)
    assert isinstance(found, Forecast)
    return found


def ends(found: Forecast) -> tuple[float, float, float]:
    """Lower end, forecast, upper end."""
    assert found.lower is not None and found.upper is not None
    return found.lower, found.value, found.upper


def above(found: Forecast) -> float:
    """How far the interval reaches above the forecast."""
    _, value, upper = ends(found)
    return upper - value


def why(points: Sequence[Observation], metric: Measure = CASES, accumulation: Accumulation | None = IN_PERIOD, **more):
    found = forecast(points, metric, accumulation=accumulation, year=THIS, **more)
    assert isinstance(found, NoForecast)
    return found.reason


def test_a_total_ends_as_many_times_the_year_so_far_as_last_year():
    """Last year 100 + 120 by the half and 440 in all: twice. This year 242 by the half, so 484."""
    points = run(2022, [100, 120, 110, 110]) + run(2023, [110, 132])
    found = foretold(points)
    assert found.value == pytest.approx(484)
    assert (found.basis.points, found.basis.of) == (2, 4)
    assert (found.basis.shape, found.basis.shape_year) == (Shape.RATIO, year(2022))


def test_cumulative_figures_say_the_same_as_the_parts_they_are_made_of():
    parts = run(2022, [100, 120, 110, 110]) + run(2023, [110, 132])
    sums = run(2022, [100, 220, 330, 440]) + run(2023, [110, 242])
    assert foretold(sums, accumulation=CUMULATIVE) == foretold(parts)


def test_a_cumulative_figure_needs_only_its_newest_point():
    points = run(2022, [None, 220, None, 440]) + run(2023, [None, 242])
    assert foretold(points, accumulation=CUMULATIVE).value == pytest.approx(484)


def test_a_rate_ends_as_far_from_the_year_so_far_as_last_year():
    """Last year 80 on average by the half, 75 in the end: five less. This year 84 by the half, so 79."""
    points = run(2022, [82, 78, 70, 70]) + run(2023, [84, 84])
    found = foretold(points, SHARE)
    assert (found.value, found.basis.shape) == (pytest.approx(79), Shape.DIFFERENCE)


def test_averages_of_the_year_so_far_say_the_same_as_the_quarters_they_are_made_of():
    parts = run(2022, [82, 78, 70, 70]) + run(2023, [84, 84])
    so_far = run(2022, [82, 80, 230 / 3, 75]) + run(2023, [84, 84])
    apart, together = foretold(parts, SHARE), foretold(so_far, SHARE, YEAR_TO_DATE)
    assert (together.value, together.lower, together.upper) == pytest.approx((apart.value, apart.lower, apart.upper))


def test_a_percentage_that_adds_up_through_the_year_is_carried_over_in_points():
    """Council tax collected: 14 points came after the third quarter last year."""
    points = run(2022, [28, 55, 82, 96]) + run(2023, [28, 56, 83.5])
    assert foretold(points, SHARE, CUMULATIVE).value == pytest.approx(97.5)


def test_a_position_ends_as_many_times_higher_than_it_stood():
    points = run(2022, [500, 550, 600, 660], positions=True) + run(2023, [None, 605], positions=True)
    assert foretold(points, COUNT).value == pytest.approx(605 * 660 / 550)


def test_the_interval_is_students_t_on_what_the_same_rule_missed_in_earlier_years():
    """Years that doubled from the half year on, but for one that came out a tenth higher and one a tenth lower."""
    points = run(2018, [100, 100, 100, 100]) + run(2019, [100, 100, 120, 120]) + run(2020, [100, 100, 100, 100])
    points += run(2021, [100, 100, 100, 100]) + run(2022, [100, 100, 100, 100]) + run(2023, [100, 100])
    found = foretold(points)
    reach = 1.533 * ((log(1.1) ** 2 + log(1 / 1.1) ** 2) / 4) ** 0.5
    assert (found.basis.interval, found.basis.errors) == (IntervalBasis.PAST_ERRORS, 4)
    assert (found.lower, found.upper) == pytest.approx((400 * exp(-reach), 400 * exp(reach)))


def test_only_the_newest_ten_errors_count():
    """A year out of line long ago widens nothing: the ten errors since then are none."""
    points = run(2009, [100, 100, 100, 300])
    points += [one for start in range(2010, 2023) for one in run(start, [100, 100, 100, 100])]
    found = foretold(points + run(2023, [100, 100]))
    assert found.basis.errors == 10
    assert ends(found) == pytest.approx((399, 400, 401))


def test_students_t_as_scipy_has_it():
    assert pytest.approx({errors: stats.t.ppf(0.9, errors) for errors in STUDENT}, abs=0.0006) == STUDENT


def test_with_one_year_before_the_interval_is_a_third_of_what_is_still_to_come_and_more():
    points = run(2022, [100, 100, 100, 100]) + run(2023, [100, 100, 100])
    found = foretold(points)
    assert found.basis.interval is IntervalBasis.STATED
    assert (found.lower, found.value, found.upper) == pytest.approx((365, 400, 435))


def test_the_stated_interval_of_a_rate_goes_by_how_much_it_moves_and_what_is_left():
    """The largest move of the two years is 4 points: one and a half times that for the quarter of the year left."""
    points = run(2022, [80, 84, 82, 82]) + run(2023, [83, 82, 83])
    found = foretold(points, SHARE)
    assert above(found) == pytest.approx(1.5 * 4 / 4)
    positions = run(2022, [80, 84, 82, 82], positions=True) + run(2023, [83, 82], positions=True)
    spread = foretold(positions, replace(SHARE, frequency="quarter end"))
    assert above(spread) == pytest.approx(1.5 * 4 * 2**0.5)


def test_what_is_counted_stays_counted_and_a_percentage_stays_one():
    points = run(2022, [100, 100, 100, 5]) + run(2023, [100, 100, 100])
    assert ends(foretold(points))[0] >= 300
    high = run(2022, [90, 92, 99, 99]) + run(2023, [98, 99])
    assert foretold(high, SHARE).upper == 100


@pytest.mark.parametrize(
    ("aim", "expected"), [(440, Outlook.LIKELY_TO_REACH), (400, Outlook.MAY_MISS), (360, Outlook.LIKELY_TO_MISS)]
)
def test_the_outlook_is_the_interval_against_the_target(aim, expected):
    """Fewer is better, and the year is foretold at 400, between 365 and 435."""
    points = run(2022, [100, 100, 100, 100]) + run(2023, [100, 100, 100])
    assert foretold(points, target=target(aim)).outlook is expected
    mirrored = {Outlook.LIKELY_TO_REACH: Outlook.LIKELY_TO_MISS, Outlook.LIKELY_TO_MISS: Outlook.LIKELY_TO_REACH}
    other_way = replace(CASES, better_when=BetterWhen.HIGHER)
    assert foretold(points, other_way, target=target(aim)).outlook is mirrored.get(expected, expected)


def test_there_is_no_outlook_without_a_target_for_the_year_or_where_neither_way_is_better():
    points = run(2022, [100, 100, 100, 100]) + run(2023, [100, 100, 100])
    assert foretold(points).outlook is None
    assert foretold(points, target=target(400, year(2024))).outlook is None
    neutral = replace(CASES, better_when=BetterWhen.NEUTRAL)
    assert foretold(points, neutral, target=target(400)).outlook is None


FULL = [100.0, 100.0, 100.0, 100.0]


@pytest.mark.parametrize(
    ("points", "reason"),
    [
        ([figure(400, year(2022)), figure(410, year(2023))], NotForecast.ONCE_A_YEAR),
        (run(2022, FULL), NotForecast.NO_FIGURE_THIS_YEAR),
        ([], NotForecast.NO_FIGURE_THIS_YEAR),
        (run(2022, FULL) + run(2023, [100, None, 100]), NotForecast.GAP_THIS_YEAR),
        (run(2022, FULL) + run(2023, FULL), NotForecast.YEAR_COMPLETE),
        (run(2023, [100, 100]), NotForecast.NO_PAST_YEAR),
        (run(2022, [100, None, 100, 100]) + run(2023, [100, 100]), NotForecast.NO_PAST_YEAR),
        (run(2020, FULL) + run(2023, [100, 100]), NotForecast.NO_PAST_YEAR),
        (run(2022, FULL) + run(2023, [0, 0]), NotForecast.NO_SHAPE),
        (run(2022, [0, 0, 100, 100]) + run(2023, [5, 5]), NotForecast.NO_SHAPE),
    ],
)
def test_why_there_is_no_forecast(points, reason):
    assert why(points) is reason


def test_a_rate_per_head_of_one_quarter_does_not_say_what_the_year_is():
    per_head = replace(SHARE, unit="per 1,000 households")
    points = run(2022, [1.0, 1.1, 1.2, 1.3]) + run(2023, [1.1, 1.2])
    assert why(points, per_head) is NotForecast.UNCLEAR_YEAR
    sums = run(2022, [1.0, 2.1, 3.3, 4.6]) + run(2023, [1.1, 2.3])
    assert foretold(sums, per_head, CUMULATIVE).value == pytest.approx(2.3 * 4.6 / 2.1)


def test_a_waiting_list_ends_the_year_as_it_stands_and_never_as_a_sum():
    """480 waiting at the end of June last year, 420 in March: seven eighths. This June 400, so 350, not four times."""
    points = run(2022, [480, 460, 440, 420]) + run(2023, [400])
    as_at_days = [replace(one, period=Period(one.period.end, 0)) for one in points]
    found = foretold(points, accumulation=Accumulation.AT_END)
    assert found.value == pytest.approx(350)
    assert found == foretold(as_at_days)


def test_counts_that_nobody_says_add_up_have_no_year():
    points = run(2022, [100, 120, 110, 110]) + run(2023, [110, 132])
    assert why(points, accumulation=None) is NotForecast.UNCLEAR_YEAR
    rates = run(2022, [82, 78, 70, 70]) + run(2023, [84, 84])
    assert foretold(rates, SHARE, None) == foretold(rates, SHARE)


def test_no_shape_is_taken_from_beyond_a_break():
    points = run(2021, FULL) + run(2022, FULL) + run(2023, [100, 100])
    assert why(points, events=[broken(date(2023, 4, 1))]) is NotForecast.BREAK
    assert why(points, events=[broken(date(2022, 10, 1))]) is NotForecast.BREAK
    assert foretold(points, events=[broken(date(2022, 4, 1))]).basis.errors == 0
    assert foretold(points, events=[broken(date(2023, 4, 1), allows_change=True)]).basis.errors == 1


def test_three_months_that_roll_on_by_one_are_no_quarters_of_the_year():
    rolling = [figure(100.0, Period(date(2023, month, 1), 3)) for month in (5, 6, 8, 9)]
    assert why(run(2022, FULL) + rolling) is NotForecast.NO_FIGURE_THIS_YEAR
    assert foretold(run(2022, FULL) + run(2023, [110, 110]) + rolling[:2]).value == pytest.approx(440)


def test_figures_given_as_not_comparable_are_left_out():
    weak = [replace(one, status=Status.NOT_COMPARABLE) for one in run(2022, FULL)]
    assert why(weak + run(2023, [100])) is NotForecast.NO_PAST_YEAR


def test_the_last_year_but_one_serves_where_the_last_is_not_complete():
    points = run(2021, [100, 100, 100, 100]) + run(2022, [100, None, 100, 100]) + run(2023, [100, 100])
    assert foretold(points).basis.shape_year == year(2021)


def slowly(past: Sequence[Sequence[float]], now: Sequence[float], *, ratio: bool, add_up: bool):
    """Point and errors again with arrays: each year against the one before, cut off at the same place."""
    table = np.array(past, dtype=float)
    so_far = (np.cumsum(table, axis=1) if add_up else np.cumsum(table, axis=1) / np.arange(1, table.shape[1] + 1))[
        :, [len(now) - 1, -1]
    ]
    own = np.sum(now) if add_up else np.mean(now)
    if ratio:
        growth = so_far[:, 1] / so_far[:, 0]
        return own * growth[-1], np.diff(np.log(growth))
    rise = so_far[:, 1] - so_far[:, 0]
    return own + rise[-1], np.diff(rise)


def years_of(values: st.SearchStrategy[float], steps: int):
    past = st.lists(st.lists(values, min_size=steps, max_size=steps), min_size=1, max_size=8)
    return st.tuples(past, st.lists(values, min_size=1, max_size=steps - 1))


def points_of(past: Sequence[Sequence[float]], now: Sequence[float], months: int) -> list[Observation]:
    first = 2023 - len(past)
    points = [one for at, values in enumerate(past) for one in run(first + at, values, months=months)]
    return points + run(2023, now, months=months)


@given(st.one_of(years_of(counted, 4), years_of(counted, 12)))
def test_totals_the_same_by_arrays(made):
    past, now = made
    found = foretold(points_of(past, now, 12 // len(past[0])))
    value, errors = slowly(past, now, ratio=True, add_up=True)
    assert found.value == pytest.approx(value) and found.basis.errors == len(errors)
    lower, middle, upper = ends(found)
    assert sum(now) <= lower <= middle <= upper
    if len(errors) >= 3:
        reach = stats.t.ppf(0.9, len(errors)) * np.sqrt(np.mean(errors**2))
        assert found.upper == pytest.approx(max(value * np.exp(reach), value + 1), rel=5e-3)


@given(st.one_of(years_of(percents, 4), years_of(percents, 12)))
def test_rates_the_same_by_arrays(made):
    past, now = made
    found = foretold(points_of(past, now, 12 // len(past[0])), SHARE)
    value, errors = slowly(past, now, ratio=False, add_up=False)
    assert found.value == pytest.approx(min(max(value, 0), 100), abs=1e-9)
    lower, middle, upper = ends(found)
    assert 0 <= lower <= middle <= upper <= 100
    if len(errors) >= 3:
        reach = stats.t.ppf(0.9, len(errors)) * np.sqrt(np.mean(errors**2))
        assert found.upper == pytest.approx(min(max(value + reach, found.value + 0.1), 100), abs=1e-3 * reach + 1e-6)


@given(years_of(counted, 4))
def test_a_year_that_goes_like_the_last_is_foretold_as_the_last(made):
    past, now = made
    same = past[-1][: len(now)]
    assert foretold(points_of(past, same, 3)).value == pytest.approx(sum(past[-1]))


# from here on real figures: statutory homelessness, sixteen quarters of all English councils


def test_households_owed_a_prevention_duty_in_nottingham_by_the_end_of_2025_26():
    """MHCLG: 757 by December 2024 of 1,165 in the year, 1,021 by December 2025: so 1,571, give or take 193."""
    points = of_nottingham("homeless_prevention_rate", "assessed_as_threatened")
    found = forecast(points, CASES, accumulation=IN_PERIOD, year=financial_year(2025))
    assert isinstance(found, Forecast)
    assert found.value == pytest.approx(1021 * 1165 / 757)
    # the first quarter of 2022/23 was not reported, so two full years and one error
    assert (found.basis.errors, found.basis.interval) == (1, IntervalBasis.STATED)
    assert above(found) == pytest.approx(0.35 * 1021 * 408 / 757)


def test_households_in_temporary_accommodation_in_nottingham_at_the_end_of_march_2026():
    """MHCLG: 736 in December 2024 and 764 in March 2025, 687 in December 2025: so 713; the largest move is 63 down."""
    found = forecast(
        of_nottingham("households_in_temporary_accommodation"),
        COUNT,
        accumulation=IN_PERIOD,
        year=financial_year(2025),
    )
    assert isinstance(found, Forecast)
    assert (found.value, found.basis.shape) == (pytest.approx(687 * 764 / 736), Shape.RATIO)
    assert (found.basis.interval, found.basis.errors) == (IntervalBasis.STATED, 2)
    assert above(found) == pytest.approx(1.5 * 63)


def outcomes(metric: str, part: str, measure: Measure, quarters: int) -> list[bool]:
    """Whether the year's end lay within the interval that was foretold, for councils with counts worth forecasting."""
    found: list[bool] = []
    for points in packed(metric, part).values():
        for start in (2023, 2024):
            whole = financial_year(start)
            own = [one for one in points if whole.start <= one.period.start <= whole.end]
            values = [one.value for one in own if one.value is not None]
            if len(values) < 4 or min(values) < 30:
                continue
            known = [one for one in points if one.period.start < own[0].period.start] + own[:quarters]
            made = forecast(known, measure, accumulation=IN_PERIOD, year=whole)
            if isinstance(made, Forecast):
                lower, _, upper = ends(made)
                found.append(lower <= (values[-1] if measure is COUNT else sum(values)) <= upper)
    return found


@pytest.mark.parametrize("quarters", [1, 2, 3])
@pytest.mark.parametrize(
    ("metric", "part", "measure"),
    [
        ("homeless_prevention_rate", "assessed_as_threatened", CASES),
        ("households_in_temporary_accommodation", "", COUNT),
    ],
    ids=["total", "position"],
)
def test_about_four_of_five_councils_ended_within_the_stated_interval(metric, part, measure, quarters):
    found = outcomes(metric, part, measure, quarters)
    assert len(found) > 150
    assert 0.7 < sum(found) / len(found) < 0.95


def test_a_yearly_series_has_no_forecast():
    points = of_nottingham("recycling_rate")
    assert forecast(points, RATE, accumulation=IN_PERIOD, year=financial_year(2024)) == NoForecast(
        NotForecast.ONCE_A_YEAR
    )


def test_money_spent_by_the_half_year_is_a_total():
    spend = Measure("Spend", "£ million", 1, BetterWhen.LOWER, MetricKind.MONEY, "quarterly")
    points = run(2022, [10, 10, 12, 12]) + run(2023, [11, 11])
    assert foretold(points, spend).value == pytest.approx(22 * 44 / 20)


def test_months_are_read_by_their_own_length():
    points = run(2022, [10.0] * 12, months=1) + run(2023, [11.0] * 5, months=1)
    found = foretold(points)
    assert (found.value, found.basis.points, found.basis.of) == (pytest.approx(132), 5, 12)
    assert Period(date(2023, 8, 1), 1) in {one.period for one in points}
