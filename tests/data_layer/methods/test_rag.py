from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_layer.council_facts import Rag, Target, ToleranceKind
from data_layer.methods.rag import rag, tolerance
from data_layer.vocabulary import BetterWhen, Status
from tests.data_layer.methods.council_made import target
from tests.data_layer.methods.made import RATE, Measure, figure, year
from tests.data_layer.methods.packed import of_nottingham, valued

ABSOLUTE, RELATIVE = ToleranceKind.ABSOLUTE, ToleranceKind.RELATIVE
LOWER = replace(RATE, better_when=BetterWhen.LOWER)
tenths = st.integers(-2000, 2000).map(lambda value: value / 10)
tolerances = st.integers(0, 300).map(lambda value: value / 10)


def rated(value: float, goal: Target, metric: Measure = RATE) -> Rag | None:
    return rag(figure(value), goal, metric)


def slowly(value: float, goal: Target, metric: Measure) -> Rag:
    """The rule again in exact decimals, case by case."""
    own, aim = (Decimal(repr(one)).quantize(Decimal("0.1"), ROUND_HALF_UP) for one in (value, goal.value))
    reached = own >= aim if metric.better_when is BetterWhen.HIGHER else own <= aim
    if goal.tolerance_kind is ToleranceKind.NONE or (goal.tolerance_kind is RELATIVE and aim == 0):
        return Rag.MET if reached else Rag.NOT_MET
    if reached:
        return Rag.GREEN
    limit = Fraction(repr(goal.tolerance))
    if goal.tolerance_kind is RELATIVE:
        limit = abs(Fraction(aim)) * limit / 100
    edge = Fraction(aim) - limit if metric.better_when is BetterWhen.HIGHER else Fraction(aim) + limit
    within = Fraction(own) >= edge if metric.better_when is BetterWhen.HIGHER else Fraction(own) <= edge
    return Rag.AMBER if within else Rag.RED


def test_without_tolerance_a_target_is_met_or_not_and_never_amber():
    assert rated(35.0, target(35)) is Rag.MET
    assert rated(34.9, target(35)) is Rag.NOT_MET


def test_amber_is_within_the_tolerance_on_the_wrong_side():
    goal = target(35, kind=ABSOLUTE, tolerance=2)
    assert [rated(value, goal) for value in (35.0, 34.9, 33.0, 32.9)] == [Rag.GREEN, Rag.AMBER, Rag.AMBER, Rag.RED]
    assert [rated(value, goal, LOWER) for value in (35.0, 35.1, 37.0, 37.1)] == [
        Rag.GREEN,
        Rag.AMBER,
        Rag.AMBER,
        Rag.RED,
    ]


def test_a_relative_tolerance_is_in_percent_of_the_target():
    goal = target(40, kind=RELATIVE, tolerance=5)
    assert [rated(value, goal) for value in (38.0, 37.9)] == [Rag.AMBER, Rag.RED]


def test_a_negative_target_has_its_tolerance_on_the_wrong_side_too():
    goal = target(-20, kind=RELATIVE, tolerance=10)
    assert [rated(value, goal, LOWER) for value in (-20.0, -18.0, -17.9)] == [Rag.GREEN, Rag.AMBER, Rag.RED]


def test_five_percent_of_a_target_of_zero_means_nothing_so_it_is_met_or_not():
    goal = target(0, kind=RELATIVE, tolerance=5)
    assert tolerance(goal) is None
    assert [rated(value, goal, LOWER) for value in (0.0, 0.1)] == [Rag.MET, Rag.NOT_MET]
    assert rated(0.1, target(0, kind=ABSOLUTE, tolerance=1), LOWER) is Rag.AMBER


def test_noise_of_the_computer_flips_nothing():
    assert 0.1 + 0.2 > 0.3 and 26.3 - 26.2 > 0.1
    assert rated(0.1 + 0.2, target(0.3), LOWER) is Rag.MET
    assert rated(26.2, target(26.3, kind=ABSOLUTE, tolerance=0.1)) is Rag.AMBER


def test_a_figure_is_compared_as_people_read_it():
    assert rated(34.96, target(35)) is Rag.MET
    assert rated(34.94, target(35)) is Rag.NOT_MET


def test_a_target_set_finer_than_the_figure_keeps_its_decimals():
    assert rated(92.1, target(92.14)) is Rag.NOT_MET
    assert rated(92.14, target(92.14)) is Rag.MET


@pytest.mark.parametrize(
    ("own", "goal", "metric"),
    [
        (figure(30), None, RATE),
        (figure(30), target(35), replace(RATE, better_when=BetterWhen.NEUTRAL)),
        (figure(None, status=Status.NOT_AVAILABLE), target(35), RATE),
        (figure(30, status=Status.NOT_COMPARABLE), target(35), RATE),
        (figure(30), target(35, year(2024)), RATE),
    ],
    ids=["no target", "neutral", "no figure", "not comparable", "target of another year"],
)
def test_nothing_is_rated(own, goal, metric):
    assert rag(own, goal, metric) is None


@given(
    tenths,
    tenths,
    st.sampled_from(list(ToleranceKind)),
    tolerances,
    st.sampled_from([RATE, LOWER]),
)
def test_the_same_by_exact_decimals(value, aim, kind, allowed, metric):
    goal = target(aim, kind=kind, tolerance=allowed)
    assert rated(value, goal, metric) is slowly(value, goal, metric)


@given(tenths, tenths, tenths, tolerances)
def test_a_better_figure_is_never_rated_worse(value, better, aim, allowed):
    worst_first: list[Rag | None] = [Rag.RED, Rag.AMBER, Rag.GREEN]
    goal = target(aim, kind=ABSOLUTE, tolerance=allowed)
    low, high = sorted((value, better))
    assert worst_first.index(rated(low, goal)) <= worst_first.index(rated(high, goal))
    assert worst_first.index(rated(high, goal, LOWER)) <= worst_first.index(rated(low, goal, LOWER))


def test_recycling_in_nottingham_against_thirty_percent_year_by_year():
    """Defra: 35.6% in 2010/11, 29.9% in 2017/18, 26.7% in 2023/24; a tolerance of three points."""
    found = {}
    for point, value in valued(of_nottingham("recycling_rate")):
        goal = target(30, point.period, kind=ABSOLUTE, tolerance=3)
        found[point.period.label] = rag(point, goal, RATE)
        assert found[point.period.label] is slowly(value, goal, RATE)
    assert (found["2010/11"], found["2017/18"], found["2023/24"]) == (Rag.GREEN, Rag.AMBER, Rag.RED)
