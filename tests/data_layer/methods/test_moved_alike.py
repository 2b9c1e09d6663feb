"""Whether others moved alike: counted as published, the middle change by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_layer.methods.moved_alike import moved_alike
from tests.data_layer.methods.made import COUNT, RATE

values = st.integers(0, 1000).map(lambda tenth: tenth / 10)
pairs = st.lists(st.tuples(values, values), min_size=5, max_size=20)


def test_what_looks_the_same_did_not_move():
    found = moved_alike([(10.0, 11.0), (10.0, 9.0), (10.0, 10.04), (10.0, 12.0), (20.0, 23.0)], RATE, of=7)
    assert found and (found.rose, found.fell, found.same, found.n, found.of) == (3, 1, 1, 5, 7)
    assert found.median == pytest.approx(1.0)


def test_amounts_move_in_percent_and_from_nothing_there_is_none():
    found = moved_alike([(0.0, 50.0), *[(100.0, 110.0)] * 5], COUNT, of=6)
    assert found and found.n == 5 and found.median == pytest.approx(10.0)


def test_four_are_too_few():
    assert moved_alike([(1.0, 2.0)] * 4, RATE, of=15) is None
    assert moved_alike([(0.0, 2.0), *[(1.0, 2.0)] * 4], COUNT, of=15) is None


@given(pairs)
def test_all_are_counted_once_and_the_middle_is_the_middle(given_pairs):
    found = moved_alike(given_pairs, RATE, of=len(given_pairs))
    assert found is not None and found.n == len(given_pairs)
    changes = sorted(later - earlier for earlier, later in given_pairs)
    half = len(changes) // 2
    middle = changes[half] if len(changes) % 2 else (changes[half - 1] + changes[half]) / 2
    assert found.median == pytest.approx(middle)
    assert found.rose == sum(round(b * 10) > round(a * 10) for a, b in given_pairs)
