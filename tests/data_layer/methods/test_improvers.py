"""Councils to talk to: only a clear and lasting improvement counts, and no value decides who is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_layer.facts import Change, Figure, Freshness, Observation, Provenance, SeriesEvent
from data_layer.methods.improvers import clearly_improved, more_than_a_recovery, to_talk_to
from data_layer.periods import financial_year
from data_layer.vocabulary import AreaCode, BetterWhen, Direction, EventKind, MetricId, Status, Variation

DAY = date(2026, 11, 24)
EVENT = SeriesEvent(EventKind.PANDEMIC, date(2024, 4, 1), None, True, "The pandemic.")


def observed(area: str, value: float | None, year: int = 2024, metric: str = "rate") -> Observation:
    return Observation(
        MetricId(metric), AreaCode(area), financial_year(year), value, None, None, Status.FINAL, None, "s", DAY, DAY
    )


def figure(area: str, value: float = 40.0, metric: str = "rate") -> Figure:
    return Figure(
        observation=observed(area, value, metric=metric),
        direction=Direction.IMPROVING,
        variation=Variation.BEYOND_USUAL,
        change=Change(financial_year(2023), 30.0, value - 30.0, None, 1.0, 0.0, False),
        positions=(),
        freshness=Freshness(DAY, DAY, DAY, None, 8, False),
        events=(),
        provenance=Provenance("s", "p", DAY, DAY, "l", "u", "d", "q"),
    )


def test_a_clear_improvement_counts():
    assert clearly_improved(figure("A"))


@pytest.mark.parametrize(
    "less",
    [
        {"direction": Direction.NO_CLEAR_CHANGE},
        {"variation": Variation.WITHIN_USUAL},
        {"change": None},
        {"change": Change(financial_year(2021), 30.0, 10.0, None, 1.0, 0.0, True)},
        {"events": (EVENT,)},
        {"freshness": Freshness(DAY, DAY, DAY, None, 30, True)},
        {"observation": replace(observed("A", 40.0), status=Status.PROVISIONAL)},
    ],
    ids=["no clear change", "usual", "no change", "a gap", "an event", "stale", "provisional"],
)
def test_anything_less_than_that_does_not(less):
    assert not clearly_improved(replace(figure("A"), **less))


@pytest.mark.parametrize(
    ("values", "better_when", "lasting"),
    [
        ([30, 31, 32, 40], BetterWhen.HIGHER, True),
        ([42, 41, 30, 40], BetterWhen.HIGHER, False),  # back to where it was
        ([42, 41, 30, 40], BetterWhen.LOWER, False),
        ([42, 41, 30, 20], BetterWhen.LOWER, True),
        ([99, 30, 31, 32, 40], BetterWhen.HIGHER, True),  # of the three before it, not of all time
        ([30, 40], BetterWhen.HIGHER, False),
        ([30, None, 31, 40], BetterWhen.HIGHER, True),
        ([30, 31, 32, 40], BetterWhen.NEUTRAL, False),
    ],
)
def test_the_newest_figure_has_to_beat_those_before_it(values, better_when, lasting):
    points = [observed("A", value, year=2015 + at) for at, value in enumerate(values)]
    assert more_than_a_recovery(points, better_when) is lasting


NAMES = st.lists(st.sampled_from("ABCDEFGH"), unique=True, max_size=6)


@given(st.lists(NAMES, max_size=4), st.randoms())
def test_three_at_most_by_name_and_the_same_whatever_their_values(names, chance):
    """A second way to the same councils: each measure names one in turn, the first by name that is not named yet."""
    found = [[figure(name, chance.uniform(31, 90)) for name in of_measure] for of_measure in names]
    improvers, more = to_talk_to(found, str)
    expected: list[str] = []
    for _ in range(3):
        for of_measure in names:
            left = sorted(set(of_measure) - set(expected))
            expected += left[:1] if len(expected) < 3 else []
    assert [one.area for one in improvers] == sorted(expected)
    assert more == len({name for of_measure in names for name in of_measure}) - len(expected)
    assert all(one.figure in [each for of_measure in found for each in of_measure] for one in improvers)


def test_each_is_named_for_the_measure_that_needs_it_most():
    worst, other = [figure("B", metric="worst")], [figure("B", metric="other"), figure("A", metric="other")]
    improvers, more = to_talk_to([worst, other], str)
    assert [(one.area, one.figure.observation.metric) for one in improvers] == [("A", "other"), ("B", "worst")]
    assert more == 0
