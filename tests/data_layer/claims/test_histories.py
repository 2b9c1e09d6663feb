"""Claims about whole series, groups, quarters and strong words on made figures; a false one is never believed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_layer.claims.checked import Facts, Reason, Verdict
from data_layer.claims.model import Among, Bound, ClaimKind, Often, Sense, Size
from data_layer.facts import SeriesEvent
from data_layer.methods.change import change
from data_layer.periods import Period
from data_layer.vocabulary import AreaCode, BetterWhen, EventKind, Group, MetricKind
from tests.data_layer.claims.test_verdict import (
    BELIEVED,
    OTHERS,
    beside,
    facts,
    metric,
    observed,
    outcome,
    says,
    stands,
    year_in,
)

RUN = [35.0, 31.0, 24.0, 25.0, 27.0]


def level(often: Often, bound: Bound, amount: float, **changed: object):
    said = says(kind=ClaimKind.VALUE, often=often, bound=bound, amount=amount, step=1.0, size=Size.PERCENT)
    return said.model_copy(update=changed)


@pytest.mark.parametrize(("claim", "due"), [
    (level(Often.NEVER, Bound.OVER, 30.0), (Verdict.NOT_SUPPORTED, (Reason.NOT_ALWAYS,))),
    (level(Often.NEVER, Bound.OVER, 40.0), (Verdict.TRUE_BUT, (Reason.AS_FAR_AS_HELD,))),
    (level(Often.ALWAYS, Bound.UNDER, 35.0), (Verdict.NOT_SUPPORTED, (Reason.NOT_ALWAYS,))),
    (level(Often.ALWAYS, Bound.OVER, 20.0), (Verdict.TRUE_BUT, (Reason.AS_FAR_AS_HELD,))),
    (level(Often.ALWAYS, Bound.UNDER, 30.0, since=year_in(2017)), (Verdict.SUPPORTED, ())),
    (level(Often.NEVER, Bound.OVER, 30.0, since=year_in(2016)), (Verdict.CANNOT_BE_CHECKED, (Reason.NOT_ALWAYS,))),
    (level(Often.ALWAYS, Bound.UNDER, 40.0, since=year_in(2001)), (Verdict.CANNOT_BE_CHECKED, (Reason.BASE_NOT_HELD,))),
    (level(Often.ONCE, Bound.OVER, 30.0), (Verdict.SUPPORTED, ())),
    (level(Often.ONCE, Bound.OVER, 24.5), (Verdict.TRUE_BUT, (Reason.STILL_SO,))),
    (level(Often.ONCE, Bound.OVER, 50.0), (Verdict.CANNOT_BE_CHECKED, (Reason.NEVER_AS_HELD,))),
])  # fmt: skip
def test_always_never_and_once_are_of_every_figure_held(claim, due):
    assert outcome(claim, facts(RUN)) == due


def test_what_is_said_of_a_series_stops_at_a_break():
    broken = SeriesEvent(EventKind.DEFINITION_CHANGE, date(2017, 4, 1), None, False, "Counted anew.")
    known = facts(RUN, events=(broken,))
    assert outcome(level(Often.ALWAYS, Bound.UNDER, 30.0), known)[0] is Verdict.TRUE_BUT


@given(
    st.lists(st.floats(0, 100), min_size=3, max_size=12),
    st.floats(0, 100),
    st.sampled_from([Often.ALWAYS, Often.NEVER]),
)
def test_no_level_is_believed_that_one_figure_refutes(values: list[float], said: float, often: Often):
    found, _ = outcome(level(often, Bound.OVER, round(said, 1)), facts(values))
    over = [value > round(said, 1) + 1e-6 for value in values]
    if found in BELIEVED:
        assert not any(over) if often is Often.NEVER else all(round(value, 1) >= round(said, 1) for value in values)


def test_never_fallen_is_of_every_step():
    never = says(Sense.LOWER, often=Often.NEVER)
    assert outcome(never, facts([20.0, 21.0, 19.0, 25.0])) == (Verdict.NOT_SUPPORTED, (Reason.DID_ONCE,))
    assert outcome(never, facts([20.0, 21.0, 22.0, 25.0])) == (Verdict.TRUE_BUT, (Reason.AS_FAR_AS_HELD,))


def test_a_peak_is_one_among_what_came_after_too():
    peak = says(Sense.HIGHER, ClaimKind.RECORD, often=Often.ALWAYS)
    known = facts([20.0, 30.0, 25.0, 26.0])
    then = next(one for one in known.held if one.value == 30.0)
    assert outcome(peak, replace(known, own=then))[0] is Verdict.SUPPORTED
    assert outcome(peak, known) == (Verdict.NOT_SUPPORTED, (Reason.NOT_EXTREME,))


def test_nothing_is_both_stable_and_better_and_frozen_is_the_same_figure():
    known = facts([20.0, 22.0])
    assert outcome(says(Sense.BETTER), known) == (Verdict.TRUE_BUT, (Reason.WITHIN_USUAL,))
    assert outcome(says(Sense.SAME), known) == (Verdict.NOT_SUPPORTED, (Reason.MOVED,))
    assert outcome(says(Sense.SAME), facts([20.0, 20.5])) == (Verdict.SUPPORTED, ())
    assert outcome(says(Sense.SAME, amount=0.0), facts([20.0, 20.5])) == (Verdict.NOT_SUPPORTED, (Reason.MOVED,))


def test_strong_words_ask_for_more():
    assert outcome(says(Sense.LOWER, strongly=True), facts([22.0, 20.0])) == (
        Verdict.NOT_SUPPORTED, (Reason.WITHIN_USUAL,)
    )  # fmt: skip
    assert outcome(says(Sense.LOWER, strongly=True), facts([30.0, 20.0]))[0] is Verdict.SUPPORTED
    middle = beside(Sense.HIGHER, Among.MIDDLE, strongly=True)
    assert outcome(middle, stands(28.5, OTHERS)) == (Verdict.NOT_SUPPORTED, (Reason.NOT_BY_MUCH,))
    assert outcome(middle, stands(33.0, OTHERS))[0] is Verdict.SUPPORTED


@pytest.mark.parametrize(("among", "amount", "due"), [
    (Among.MOST, 25.0, (Verdict.TRUE_BUT, (Reason.SO_MANY,))),
    (Among.MOST, 27.0, (Verdict.NOT_SUPPORTED, (Reason.SO_MANY,))),
    (Among.ALL, 19.0, (Verdict.SUPPORTED, ())), (Among.ALL, 21.0, (Verdict.NOT_SUPPORTED, (Reason.SO_MANY,))),
    (Among.GROUP, 26.0, (Verdict.TRUE_BUT, (Reason.OF_THEIR_MIDDLE,))),
    (Among.GROUP, 28.0, (Verdict.NOT_SUPPORTED, (Reason.VALUE_OF_MIDDLE,))),
])  # fmt: skip
def test_a_value_of_a_group_is_never_held_against_our_own(among: Among, amount: float, due):
    """Four of the eight others are over 27 and five over 25; ours is 90."""
    claim = says(
        kind=ClaimKind.VALUE, of=Group.CORE_CITIES, among=among, amount=amount, step=1.0, size=Size.PERCENT,
        bound=Bound.OVER,
    )  # fmt: skip
    assert outcome(claim, stands(90.0, OTHERS)) == due


def test_top_is_ambiguous_where_lower_is_better_and_its_quarter_is_never_denied():
    top = beside(Sense.BETTER, Among.TOP_QUARTER)
    assert outcome(top, stands(33.0, OTHERS)) == (Verdict.SUPPORTED, ())
    lower = metric("m", better_when=BetterWhen.LOWER)
    assert outcome(top, stands(33.0, OTHERS, metric=lower)) == (Verdict.CANNOT_BE_CHECKED, (Reason.WHICH_END,))
    assert outcome(top, stands(28.5, OTHERS, metric=lower)) == (Verdict.NOT_SUPPORTED, (Reason.NOT_THAT_QUARTER,))


def test_a_council_is_not_set_beside_itself():
    own = observed(year_period(), 26.0)
    known = facts([25.0, 26.0], other=own)
    claim = says(Sense.LOWER, ClaimKind.POSITION, other=AreaCode("E1"))
    assert outcome(claim, known) == (Verdict.CANNOT_BE_CHECKED, (Reason.ITSELF,))


def year_period():
    return facts([25.0, 26.0]).held[-1].period


def test_quarters_running_are_not_years_running_and_each_has_its_size():
    known = facts([20.0, 22.0, 24.0])
    assert outcome(says(Sense.HIGHER, running=2, run_of=12), known)[0] is Verdict.SUPPORTED
    assert outcome(says(Sense.HIGHER, running=2, run_of=3), known) == (
        Verdict.CANNOT_BE_CHECKED, (Reason.OTHER_STEPS,)
    )  # fmt: skip
    sized = says(Sense.HIGHER, running=2, amount=2.0, step=1.0, size=Size.POINTS)
    assert outcome(sized, known)[0] is Verdict.SUPPORTED
    assert outcome(sized.model_copy(update={"amount": 9.0}), known) == (Verdict.NOT_SUPPORTED, (Reason.SIZE,))


def test_a_number_of_things_of_a_quarter_is_refuted_only_where_a_time_is_said():
    """ "205 homes have been built" may be of all the quarters so far."""
    quarters = [Period(date(2025, 1 + 3 * at, 1), 3) for at in range(4)]
    count = metric("m", kind=MetricKind.AMOUNT, unit="homes", decimals=0, frequency="quarter")
    held = tuple(observed(one, 60.0 + 10 * at) for at, one in enumerate(quarters))
    known = Facts(count, own=held[-1], held=held)
    said = says(kind=ClaimKind.VALUE, amount=240.0, step=1.0, size=Size.COUNT)
    assert outcome(said, known) == (Verdict.CANNOT_BE_CHECKED, (Reason.NO_TIME,))
    dated = said.model_copy(update={"period": year_in(2025)})
    assert outcome(dated, known) == (Verdict.NOT_SUPPORTED, (Reason.VALUE,))
    assert outcome(said.model_copy(update={"amount": 90.0}), known)[0] is Verdict.SUPPORTED


def test_quarters_running_count_from_one_quarter_to_the_next():
    quarters = [Period(date(2024 + at // 4, 1 + 3 * (at % 4), 1), 3) for at in range(8)]
    held = tuple(observed(one, 20.0 + 2 * at) for at, one in enumerate(quarters))
    moved = change(held[3], held[7], gap=False)
    known = Facts(metric("m", frequency="quarter"), own=held[-1], held=held, change=moved)
    assert outcome(says(Sense.HIGHER, running=3, run_of=3), known)[0] in BELIEVED
    assert outcome(says(Sense.LOWER, running=3, run_of=3), known)[0] is Verdict.NOT_SUPPORTED
