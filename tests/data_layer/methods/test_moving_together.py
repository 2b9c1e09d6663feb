"""Measures that say nearly the same, and measures that stand still."""

from __future__ import annotations

from datetime import date
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_layer.facts import Observation
from data_layer.methods.constancy import stands_still
from data_layer.methods.moving_together import CLOSE, FEWEST, moving_together
from data_layer.periods import financial_year
from data_layer.vocabulary import AreaCode, MetricId, Status

DAY = date(2026, 11, 24)
VALUES = st.dictionaries(
    st.integers(min_value=0, max_value=45).map("A{:02}".format), st.integers(-50, 50).map(float), min_size=25
)


def slowly(first: dict[str, float], second: dict[str, float]) -> float | None:
    """Pearson's correlation by its definition, over councils with both; None below thirty or without any spread."""
    both = sorted(first.keys() & second.keys())
    if len(both) < FEWEST:
        return None
    mean_first = sum(first[each] for each in both) / len(both)
    mean_second = sum(second[each] for each in both) / len(both)
    spread = sqrt(
        sum((first[each] - mean_first) ** 2 for each in both) * sum((second[each] - mean_second) ** 2 for each in both)
    )
    if spread == 0:
        return None
    return sum((first[each] - mean_first) * (second[each] - mean_second) for each in both) / spread


@given(VALUES, VALUES, st.floats(-3, 3), st.floats(0, 4))
def test_pairs_are_those_whose_correlation_by_definition_is_close(first, noise, slope, share):
    second = {each: slope * value + share * noise.get(each, 0.0) for each, value in first.items()}
    found = moving_together({MetricId("first"): as_held(first), MetricId("second"): as_held(second)})
    expected = slowly(first, second)
    if expected is not None and abs(abs(expected) - CLOSE) < 1e-9:
        return  # on the bound itself rounding decides
    assert bool(found) is (expected is not None and abs(expected) >= CLOSE)
    for pair in found:
        assert pair.correlation == pytest.approx(expected) and pair.councils == len(first.keys() & second.keys())


def as_held(values: dict[str, float]) -> dict[AreaCode, float]:
    return {AreaCode(area): value for area, value in values.items()}


def test_nothing_held_gives_no_pairs():
    assert moving_together({}) == []


@pytest.mark.parametrize(
    ("values", "decimals", "still"),
    [
        ([3, 3, 3, 3], 0, True),
        ([3, 4, 3, 4], 0, True),
        ([3, 4, 5, 4], 0, False),
        ([9, 3, 3, 3, 3], 0, True),
        ([3, 3, 3], 0, False),
        ([3, None, 3, 3, 3], 0, True),
        ([0.2, 0.3, 0.2, 0.2], 1, True),
        ([0.1, 0.3, 0.2, 0.2], 1, False),
    ],
)
def test_a_measure_stands_still_within_a_unit_of_its_last_decimal(values, decimals, still):
    points = [
        Observation(MetricId("m"), AreaCode("A"), financial_year(2015 + at), value, None, None,
                    Status.FINAL if value is not None else Status.SUPPRESSED, None, "s", DAY, DAY)
        for at, value in enumerate(values)
    ]  # fmt: skip
    assert stands_still(points, decimals) is still
