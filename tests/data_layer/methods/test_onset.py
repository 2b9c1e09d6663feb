"""When a series moved: the run one way, and the part in which most of its move came."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from hypothesis import assume, given
from hypothesis import strategies as st

from data_layer.methods.onset import onset, stretch, value_of
from data_layer.vocabulary import Status
from tests.data_layer.methods.made import COUNT, RATE, Measure, broken, figure, quarter, year
from tests.data_layer.methods.packed import NOTTINGHAM, packed

tenths = st.integers(-500, 500).map(lambda tenth: tenth / 10)
runs = st.lists(tenths, min_size=4, max_size=12)


def run(*values: float, start: int = 2010):
    return [figure(value, year(start + step)) for step, value in enumerate(values)]


def years(found) -> tuple[int, int] | None:
    return (found[0].period.start.year, found[1].period.start.year) if found else None


def test_recycling_in_nottingham_fell_most_between_2017_18_and_2020_21():
    """Defra: 35.6% in 2010/11, 26.7% in 2023/24; of its 8.9 points 5.6 went in those three years."""
    points = packed("recycling_rate")[NOTTINGHAM]
    held = stretch(points, points[-1].period, frequency="financial year", events=())
    found = onset(held, RATE, typical=1.0)
    assert found and not found.risen and years(found.most) == (2017, 2020)


def test_a_run_one_way_begins_where_it_turned():
    found = onset(run(30.0, 31.0, 29.0, 27.0, 26.0), RATE)
    assert found and found.one_way_from and value_of(found.one_way_from) == 31.0


def test_two_steps_are_no_run_and_an_equal_figure_ends_one():
    assert onset(run(30.0, 28.0, 29.0, 30.5), RATE).one_way_from is None  # type: ignore[union-attr]
    assert onset(run(30.0, 28.0, 28.04, 27.0, 26.0), RATE).one_way_from is None  # type: ignore[union-attr]


def test_an_even_move_has_no_part_that_holds_most_of_it():
    assert onset(run(10.0, 11.0, 12.0, 13.0, 14.0), RATE).most is None  # type: ignore[union-attr]


def test_a_series_that_goes_to_and_fro_has_none():
    assert onset(run(30.0, 31.0, 30.0, 31.0), RATE).most is None  # type: ignore[union-attr]


def test_a_move_within_what_is_usual_has_none_either():
    jump = run(10.0, 10.0, 12.0, 12.0)
    assert years(onset(jump, RATE).most) == (2011, 2012)  # type: ignore[union-attr]
    assert onset(jump, RATE, typical=2.0).most is None  # type: ignore[union-attr]
    assert onset(run(100.0, 100.0, 112.0, 112.0), COUNT, typical=13.0).most is None  # type: ignore[union-attr]


def test_three_figures_are_too_few():
    assert onset(run(1.0, 2.0, 3.0), RATE) is None


def test_a_stretch_ends_at_a_break_and_leaves_out_what_is_not_comparable():
    points = [*run(1.0, 2.0, 3.0, 4.0), figure(9.0, year(2014), status=Status.NOT_COMPARABLE)]
    held = stretch(points, year(2013), frequency="financial year", events=[broken(date(2012, 4, 1))])
    assert [point.value for point in held] == [3.0, 4.0]
    assert stretch(points, year(2014), frequency="financial year", events=()) == ()


def test_a_quarter_is_compared_with_the_same_quarter_of_each_year():
    points = [figure(float(at), quarter(2022 + at // 4, 1 + at % 4)) for at in range(14)]
    held = stretch(points, quarter(2025, 2), frequency="quarter", events=())
    assert [point.value for point in held] == [1.0, 5.0, 9.0, 13.0]


@given(runs)
def test_most_of_a_move_is_found_as_by_trying_every_part(values):
    """The slow way: all pairs of figures; the shortest that holds more than half, the furthest, the newest of them."""
    measure = Measure(decimals=1)
    found = onset(run(*values), measure)
    whole = round(values[-1] - values[0], 6)
    assume(abs(whole) > 0.1000001)
    way = 1 if whole > 0 else -1
    parts = [
        (later - earlier, -way * (values[later] - values[earlier]), -earlier)
        for earlier, later in combinations(range(len(values)), 2)
        if 2 * (later - earlier) <= len(values) - 1 and 2 * way * (values[later] - values[earlier]) > abs(whole) + 1e-9
    ]
    slow = min(parts, default=None)
    rivals = [part for part in parts if slow and part[0] == slow[0] and abs(part[2] - slow[2]) >= slow[0]]
    if slow and rivals:  # to and fro
        slow = None
    assert found is not None and (found.most is None) == (slow is None)
    if slow and found.most:
        earlier, later = (point.period.start.year - 2010 for point in found.most)
        assert later - earlier == slow[0]
        assert abs(way * (values[later] - values[earlier]) + slow[1]) < 1e-9


@given(runs)
def test_a_run_one_way_goes_one_way_and_could_not_begin_earlier(values):
    found = onset(run(*values), RATE)
    assert found is not None
    if found.one_way_from is None:
        steps = [round(b - a, 1) for a, b in zip(values[-4:], values[-3:], strict=False)]
        assert not (all(step > 0 for step in steps) or all(step < 0 for step in steps))
    else:
        start = found.one_way_from.period.start.year - 2010
        steps = [b - a for a, b in zip(values[start:], values[start + 1 :], strict=False)]
        assert len(steps) >= 3 and (all(step > 0 for step in steps) or all(step < 0 for step in steps))
        assert start == 0 or (values[start] - values[start - 1]) * steps[-1] <= 0
