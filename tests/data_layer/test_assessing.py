"""What is judged once a snapshot: the table of usual changes against the pure method, and reasons of exceptions."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_layer.assessing import Reason, compute_assessments, compute_usual_changes
from data_layer.facts import SeriesEvent
from data_layer.methods.change import earlier_period
from data_layer.methods.usual_change import usual_change, year_pairs
from data_layer.periods import Period, financial_year
from data_layer.queries.usual_changes import UsualChange
from data_layer.vocabulary import AreaKind, Band, BetterWhen, Direction, EventKind, Group, MetricId, MetricKind, Status
from tests.data_layer.small_snapshot import HOME, KNOWN, Row, area, metric, small_reader

R = MetricId("recycling")
CODES = [f"A{number}" for number in range(12)]
AREAS = [area(code) for code in CODES]
PERIODS = [financial_year(year) for year in range(2015, 2024)]
Y21, Y22, Y23 = PERIODS[-3:]

tables = st.dictionaries(
    st.tuples(st.sampled_from(CODES), st.sampled_from(PERIODS)), st.integers(0, 200).map(float), min_size=40
)


def slowly(values: dict[tuple[str, Period], float], areas: list[str], events: list[SeriesEvent], percent: bool):
    """Every pair that a council compares, each judged by the pure method from plain lists."""
    held = sorted({period for _, period in values})
    pairs = set()
    for code, period in values:
        own = [when for of, when in values if of == code]
        found = earlier_period(period, own, frequency="financial year", events=events)
        if found:
            pairs.add((found.period, period))
    return {
        pair: usual_change(
            [changes(values, areas, a, b, percent) for a, b in year_pairs(pair[0], pair[1], held, events)]
        )
        for pair in pairs
    }


def changes(values, areas, earlier, later, percent):
    both = [
        (values[code, earlier], values[code, later])
        for code in areas
        if (code, earlier) in values and (code, later) in values
    ]
    if percent:
        return [100 * (b - a) / a for a, b in both if a and min(a, b) >= 30]
    return [b - a for a, b in both]


def rows_of(values) -> list[Row]:
    return [Row(R, code, period.id, value) for (code, period), value in values.items()]


@settings(max_examples=15)
@given(tables, st.sampled_from([None, date(2019, 4, 1), date(2020, 10, 1)]), st.booleans())
def test_the_table_of_usual_changes_is_the_pure_method(values, broken, amounts):
    events = [SeriesEvent(EventKind.METHOD_CHANGE, broken, None, False, "Changed.")] if broken else []
    kind = {"kind": MetricKind.AMOUNT, "unit": "homes"} if amounts else {}
    reader = small_reader([metric(R, **kind)], AREAS, rows_of(values), events={R: events})
    found = {(one.from_period, one.period): one for one in compute_usual_changes(reader, **KNOWN)}
    plain, percent = (slowly(values, CODES, events, in_percent) for in_percent in (False, True))
    assert set(found) == set(plain)
    for pair, one in found.items():
        assert near(one.typical, plain[pair].typical) and near(one.others, plain[pair].others)
        if amounts:
            assert near(one.typical_percent, percent[pair].typical) and near(one.others_percent, percent[pair].others)
        assert one.pairs == (percent if amounts else plain)[pair].pairs


def near(a: float | None, b: float | None) -> bool:
    return a == b if a is None or b is None else a == pytest.approx(b, abs=1e-9)


def test_only_councils_count_and_none_beside_its_successor():
    """Forty councils move by 1; a region, and ten abolished ones whose successor publishes too, by 100."""
    plain = [area(f"P{number}") for number in range(40)]
    gone = [area(f"G{number}", AreaKind.DISTRICT, successors=("P0",)) for number in range(10)]
    areas = [*plain, *gone, area("R", AreaKind.REGION)]
    step = {one.code: 1.0 if one in plain else 100.0 for one in areas}
    rows = [
        Row(R, code, period.id, 10.0 + by * (period == Y23)) for (code, by), period in product(step.items(), (Y22, Y23))
    ]
    (found,) = compute_usual_changes(small_reader([metric(R)], areas, rows), **KNOWN)
    assert (found.pairs, found.others, found.typical) == (40, 1, 0)


def test_what_five_councils_hold_says_nothing_of_what_is_usual_and_six_do():
    """Five pairs a year, five years at most: 25 changes, fewer than the 30 that are needed."""
    periods = [financial_year(year) for year in range(2010, 2024)]
    for councils, numbers in ((5, 0), (6, 9)):
        rows = [Row(R, code, period.id, 10.0) for code, period in product(CODES[:councils], periods)]
        found = compute_usual_changes(small_reader([metric(R)], AREAS, rows), **KNOWN)
        assert sum(one.typical is not None for one in found) == numbers


def test_a_break_in_one_council_leaves_out_that_council_alone():
    event = SeriesEvent(EventKind.METHOD_CHANGE, date(2023, 4, 1), AREAS[0].code, False, "Changed there.")
    rows = [Row(R, code, period.id, 10.0) for code, period in product(CODES, (Y21, Y22, Y23))]
    found = compute_usual_changes(small_reader([metric(R)], AREAS, rows, events={R: [event]}), **KNOWN)
    assert {one.period: one.pairs for one in found} == {Y22: 12, Y23: 23}


def assess(
    own: dict[Period, float], others: list[float], *, typical: float | None = 1.0, status=Status.FINAL, **changed
):
    members = [f"M{number}" for number in range(len(others))]
    rows = [Row(R, HOME, period.id, value, status=status) for period, value in own.items()]
    rows += [Row(R, code, Y23.id, value) for code, value in zip(members, others, strict=True)]
    reader = small_reader(
        [metric(R, **({"usual_lag_months": 30} | changed))], [area(HOME), *map(area, members)], rows,
        groups={(Group.NEAREST_NEIGHBOURS, HOME): members},
        usual=[UsualChange(R, Y23, Y22, typical, 0.0, None, None, 99)],
    )  # fmt: skip
    (found,) = compute_assessments(reader, HOME, **KNOWN)
    return found


SPREAD = [30.0, 32.0, 34.0, 35.0, 36.0, 38.0, 40.0, 41.0, 42.0, 43.0, 44.0]


def test_a_clear_adverse_change_beyond_usual_is_an_exception_and_an_equal_favourable_one_is_not():
    assert Reason.ADVERSE_CHANGE in assess({Y22: 40.0, Y23: 36.5}, SPREAD).reasons
    assert Reason.ADVERSE_CHANGE not in assess({Y22: 40.0, Y23: 37.5}, SPREAD).reasons
    assert Reason.ADVERSE_CHANGE not in assess({Y22: 36.5, Y23: 40.0}, SPREAD).reasons
    assert Reason.ADVERSE_CHANGE in assess({Y22: 36.5, Y23: 40.0}, SPREAD, better_when=BetterWhen.LOWER).reasons


def test_the_worst_quarter_is_one_unless_clearly_improving():
    steady, improving = assess({Y22: 31.0, Y23: 31.0}, SPREAD), assess({Y22: 28.0, Y23: 31.0}, SPREAD)
    assert steady.bands == improving.bands == {Group.NEAREST_NEIGHBOURS: Band.LOWEST_QUARTER}
    assert Reason.WORST_QUARTER in steady.reasons
    assert improving.direction is Direction.IMPROVING and Reason.WORST_QUARTER not in improving.reasons
    assert Reason.WORST_QUARTER not in assess({Y22: 31.0, Y23: 31.0}, SPREAD, better_when=BetterWhen.LOWER).reasons


def test_an_adverse_outlier_is_one_and_a_favourable_one_is_not():
    assert Reason.ADVERSE_OUTLIER in assess({Y23: 2.0}, SPREAD).reasons
    assert Reason.ADVERSE_OUTLIER not in assess({Y23: 90.0}, SPREAD).reasons


def test_reasons_stand_in_the_order_in_which_they_count():
    found = assess({Y22: 20.0, Y23: 2.0}, SPREAD, usual_lag_months=1)
    assert found.reasons == (Reason.ADVERSE_CHANGE, Reason.ADVERSE_OUTLIER, Reason.WORST_QUARTER)
    assert (found.change_from, found.change_value) == (Y22, -18)


@pytest.mark.parametrize(
    "changed", [{"better_when": BetterWhen.NEUTRAL}, {"kind": MetricKind.MONEY}, {"status": Status.NOT_COMPARABLE}]
)
def test_neutral_cash_and_not_comparable_figures_never_count(changed):
    assert assess({Y22: 20.0, Y23: 2.0}, SPREAD, **changed).reasons == ()
