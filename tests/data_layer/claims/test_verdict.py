"""Verdicts on made figures, rule by rule; and that no way nor size is called so that is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_layer.claims.checked import Checked, Facts, Reason, Verdict
from data_layer.claims.model import Among, Bound, Claim, ClaimKind, Sense, Size
from data_layer.claims.verdict import verdict
from data_layer.council_facts import Rag, Target, ToleranceKind
from data_layer.facts import Change, Member, Observation, Position, SeriesEvent
from data_layer.judged import Judged
from data_layer.methods.change import change
from data_layer.methods.position import position
from data_layer.periods import Period, PeriodAsked, financial_year
from data_layer.vocabulary import AreaCode, BetterWhen, EventKind, Group, Level, MetricId, MetricKind, Status
from tests.data_layer.small_snapshot import metric

BELIEVED = {Verdict.SUPPORTED, Verdict.TRUE_BUT}
HOME = AreaCode("E1")


def year_in(first: int) -> PeriodAsked:
    return PeriodAsked(f"since {first}", first=date(first, 1, 1), spans=True)


def observed(period: Period, value: float | None, **changed: object) -> Observation:
    plain = Observation(
        MetricId("m"), HOME, period, value, None, None, Status.FINAL, None, "s", None, date(2024, 11, 1)
    )
    return replace(plain, **changed)


def facts(
    values: Sequence[float | None], *, typical: float | None = 1.0, first: int = 2015, **changed: object
) -> Facts:
    """Financial years from `first` on, of a share that is better the higher it is."""
    about = changed.pop("metric", metric("m"))
    held = tuple(observed(financial_year(first + at), value) for at, value in enumerate(values))
    moved: Change | None = change(held[-2], held[-1], gap=False) if len(held) > 1 else None
    moved = replace(moved, typical=typical) if moved else None
    return replace(Facts(about, own=held[-1], held=held, change=moved), **changed)  # type: ignore[arg-type]


def says(sense: Sense | None = None, kind: ClaimKind = ClaimKind.CHANGE, **changed: object) -> Claim:
    return Claim.model_validate({"kind": kind, "words": "so", "sense": sense, **changed})


def outcome(claim: Claim, known: Facts) -> tuple[Verdict, tuple[Reason, ...]]:
    found: Checked = verdict(claim, known)
    return found.verdict, found.reasons


# Changes


def test_a_change_beyond_the_usual_is_supported_and_one_within_it_is_true_with_that_said():
    assert outcome(says(Sense.BETTER), facts([20.0, 25.0])) == (Verdict.SUPPORTED, ())
    assert outcome(says(Sense.BETTER), facts([20.0, 22.0])) == (Verdict.TRUE_BUT, (Reason.WITHIN_USUAL,))


def test_a_change_too_small_to_be_clear_is_no_improvement_but_is_a_rise():
    known = facts([20.0, 20.5])
    assert outcome(says(Sense.BETTER), known) == (Verdict.NOT_SUPPORTED, (Reason.NO_CLEAR_CHANGE,))
    assert outcome(says(Sense.HIGHER), known) == (Verdict.TRUE_BUT, (Reason.NO_CLEAR_CHANGE,))
    assert outcome(says(Sense.SAME), known) == (Verdict.SUPPORTED, ())


def test_which_way_is_better_is_the_measure_s():
    lower = metric("m", better_when=BetterWhen.LOWER)
    assert outcome(says(Sense.BETTER), facts([25.0, 20.0], metric=lower))[0] is Verdict.SUPPORTED
    assert outcome(says(Sense.WORSE), facts([25.0, 20.0], metric=lower)) == (Verdict.NOT_SUPPORTED, (Reason.OPPOSITE,))
    neutral = metric("m", better_when=BetterWhen.NEUTRAL)
    known = facts([20.0, 25.0], metric=neutral)
    assert outcome(says(Sense.BETTER), known) == (Verdict.CANNOT_BE_CHECKED, (Reason.NEITHER_BETTER,))
    assert outcome(says(Sense.HIGHER), known)[0] is Verdict.SUPPORTED


def test_cash_is_neither_better_nor_worse_and_its_rise_is_said_to_be_in_cash():
    cash = metric("m", kind=MetricKind.MONEY, unit="£", decimals=2)
    assert outcome(says(Sense.BETTER), facts([20.0, 25.0], metric=cash)) == (Verdict.CANNOT_BE_CHECKED, (Reason.CASH,))
    assert Reason.CASH in outcome(says(Sense.HIGHER), facts([20.0, 25.0], metric=cash))[1]


def test_a_start_at_the_lowest_point_is_cherry_picked():
    known = facts([35.0, 34.0, 33.0, 32.0, 30.0, 20.0, 28.0, 29.0])
    found = verdict(says(Sense.HIGHER, since=year_in(2020)), known)
    assert found.verdict is Verdict.TRUE_BUT and found.reasons[0] is Reason.CHERRY_PICKED
    assert found.usual is not None and found.usual.value is not None and found.usual.value > 29.0


def test_the_year_before_is_never_cherry_picked_and_neither_is_a_start_that_others_agree_with():
    known = facts([35.0, 34.0, 33.0, 32.0, 30.0, 20.0, 28.0, 33.0])
    assert Reason.CHERRY_PICKED not in outcome(says(Sense.HIGHER), known)[1]
    rising = facts([20.0, 22.0, 24.0, 27.0, 30.0, 33.0, 36.0, 40.0])
    assert outcome(says(Sense.HIGHER, since=year_in(2016)), rising) == (Verdict.SUPPORTED, ())


def test_no_change_is_counted_across_a_break_and_a_changed_definition_is_said():
    broken = SeriesEvent(EventKind.DEFINITION_CHANGE, date(2017, 4, 1), None, False, "Counted anew.")
    known = facts([20.0, 21.0, 30.0, 35.0], events=(broken,))
    assert outcome(says(Sense.HIGHER, since=year_in(2015)), known) == (Verdict.CANNOT_BE_CHECKED, (Reason.BREAK,))
    told = facts([20.0, 21.0, 30.0, 35.0], events=(replace(broken, allows_change=True),))
    assert Reason.DEFINITION_CHANGED in outcome(says(Sense.HIGHER, since=year_in(2015)), told)[1]


def test_averages_that_share_years_are_not_set_beside_each_other():
    pooled = [Period(date(first, 1, 1), 36) for first in (2015, 2016, 2018)]
    held = tuple(observed(period, value) for period, value in zip(pooled, (50.0, 51.0, 55.0), strict=True))
    known = Facts(metric("m", frequency="three years pooled"), own=held[-1], held=held)
    assert outcome(says(Sense.HIGHER, since=year_in(2016)), known) == (Verdict.CANNOT_BE_CHECKED, (Reason.OVERLAPS,))
    assert outcome(says(Sense.HIGHER, since=year_in(2015)), known)[0] in BELIEVED


def test_another_time_of_the_year_is_said():
    quarters = [Period(date(2022 + at // 4, 1 + 3 * (at % 4), 1), 3) for at in range(8)]
    held = tuple(observed(period, 10.0 + at) for at, period in enumerate(quarters))
    known = Facts(metric("m", frequency="quarter"), own=held[-1], held=held, change=change(held[3], held[7], gap=False))
    january = PeriodAsked("since March 2022", first=date(2022, 1, 1), spans=True)
    assert Reason.SEASON in outcome(says(Sense.HIGHER, since=january), known)[1]
    assert Reason.SEASON not in outcome(says(Sense.HIGHER, since=year_in(2022)), known)[1]


def test_small_counts_provisional_and_old_figures_are_said():
    count = metric("m", kind=MetricKind.AMOUNT, unit="people", decimals=0)
    assert Reason.SMALL_NUMBERS in outcome(says(Sense.HIGHER), facts([20.0, 27.0], metric=count))[1]
    known = facts([20.0, 25.0])
    assert known.own is not None
    weak = replace(known, own=replace(known.own, status=Status.PROVISIONAL), stale=True)
    assert outcome(says(Sense.HIGHER), weak) == (Verdict.TRUE_BUT, (Reason.PROVISIONAL, Reason.STALE))
    dated = says(Sense.HIGHER, period=PeriodAsked("2016/17", first=date(2016, 4, 1), last=date(2017, 3, 31)))
    assert Reason.STALE not in outcome(dated, weak)[1]


@pytest.mark.parametrize(("amount", "size", "verdict_due", "reason"), [
    (5.0, Size.POINTS, Verdict.SUPPORTED, None), (4.0, Size.POINTS, Verdict.NOT_SUPPORTED, Reason.SIZE),
    (25.0, Size.PERCENT, Verdict.SUPPORTED, None), (5.0, Size.PERCENT, Verdict.TRUE_BUT, Reason.PERCENT_OR_POINTS),
    (2.0, Size.TIMES, Verdict.NOT_SUPPORTED, Reason.SIZE), (5.0, Size.POUNDS, Verdict.CANNOT_BE_CHECKED, Reason.UNIT),
])  # fmt: skip
def test_the_size_counts(amount: float, size: Size, verdict_due: Verdict, reason: Reason | None):
    found = outcome(says(Sense.HIGHER, amount=amount, step=1.0, size=size), facts([20.0, 25.0]))
    assert found == (verdict_due, (reason,) if reason else ())


@pytest.mark.parametrize(("last", "bound", "due"), [
    (40.0, Bound.EXACT, Verdict.SUPPORTED), (39.2, Bound.EXACT, Verdict.SUPPORTED),
    (38.0, Bound.EXACT, Verdict.NOT_SUPPORTED), (55.0, Bound.EXACT, Verdict.TRUE_BUT),
    (38.0, Bound.NEARLY, Verdict.SUPPORTED), (41.0, Bound.OVER, Verdict.SUPPORTED),
    (40.0, Bound.OVER, Verdict.NOT_SUPPORTED),
])  # fmt: skip
def test_doubled(last: float, bound: Bound, due: Verdict):
    doubled = says(Sense.HIGHER, amount=2.0, size=Size.TIMES, bound=bound)
    assert outcome(doubled, facts([20.0, last]))[0] is due


def test_so_many_years_running():
    known = facts([20.0, 19.0, 24.0, 30.0])
    assert outcome(says(Sense.HIGHER, running=2), known)[0] is Verdict.SUPPORTED
    assert outcome(says(Sense.HIGHER, running=3), known) == (Verdict.NOT_SUPPORTED, (Reason.NOT_EVERY,))
    assert outcome(says(Sense.HIGHER, running=0, since=year_in(2016)), known)[0] is Verdict.SUPPORTED
    assert outcome(says(Sense.HIGHER, running=7), known) == (Verdict.CANNOT_BE_CHECKED, (Reason.BASE_NOT_HELD,))


def test_what_is_denied_is_supported_where_it_is_not_so():
    known = facts([25.0, 20.0])
    assert outcome(says(Sense.BETTER, denied=True), known) == (Verdict.SUPPORTED, ())
    assert outcome(says(Sense.WORSE, denied=True), known)[0] is Verdict.NOT_SUPPORTED


@given(
    st.lists(st.floats(0, 100), min_size=2, max_size=12),
    st.integers(0, 10),
    st.sampled_from([Sense.HIGHER, Sense.LOWER]),
)
def test_no_way_is_believed_that_the_published_figures_did_not_go(values: list[float], start: int, sense: Sense):
    start = start % (len(values) - 1)
    found = verdict(says(sense, since=year_in(2015 + start)), facts(values))
    moved = round(values[-1], 1) - round(values[start], 1)
    if found.verdict in BELIEVED:
        assert moved > 0.04 if sense is Sense.HIGHER else moved < -0.04
    elif found.verdict is Verdict.NOT_SUPPORTED:
        assert moved < 0.04 if sense is Sense.HIGHER else moved > -0.04


@given(st.floats(1, 100), st.floats(1, 100), st.floats(0, 60))
def test_no_size_in_points_is_believed_that_is_further_off_than_its_last_digit(first: float, last: float, said: float):
    claimed = round(said, 1)
    sense = Sense.HIGHER if last > first else Sense.LOWER
    found = verdict(says(sense, amount=claimed, step=0.1, size=Size.POINTS), facts([first, last]))
    if found.verdict in BELIEVED:
        assert abs(abs(last - first) - claimed) <= 0.2


# Figures


def test_a_value_of_another_year_is_named_as_that():
    claim = says(kind=ClaimKind.VALUE, amount=20.0, step=1.0, size=Size.PERCENT)
    found = verdict(claim, facts([20.0, 25.0]))
    assert found.reasons == (Reason.OTHER_PERIOD,) and found.base and found.base.period == financial_year(2015)


def test_a_record_is_one_of_those_that_compare():
    assert outcome(says(Sense.HIGHER, ClaimKind.RECORD), facts([20.0, 22.0, 25.0]))[0] is Verdict.SUPPORTED
    found = verdict(says(Sense.HIGHER, ClaimKind.RECORD), facts([30.0, 22.0, 25.0]))
    assert found.reasons == (Reason.NOT_EXTREME,) and found.base and found.base.value == 30.0
    assert (
        outcome(says(Sense.HIGHER, ClaimKind.RECORD, since=year_in(2015)), facts([30.0, 22.0, 24.0, 25.0]))[0]
        in BELIEVED
    )


def test_a_target_is_the_council_s_own():
    met = says(Sense.BETTER, ClaimKind.TARGET)
    assert outcome(met, facts([20.0, 25.0])) == (Verdict.CANNOT_BE_CHECKED, (Reason.NO_TARGET,))
    assert outcome(met, facts([20.0, 25.0], judged=Judged(rag=Rag.RED))) == (Verdict.NOT_SUPPORTED, (Reason.NOT_MET,))
    assert outcome(met, facts([20.0, 25.0], judged=Judged(rag=Rag.MET)))[0] is Verdict.SUPPORTED


def test_within_tolerance_is_not_reached():
    known = facts([20.0, 25.0], judged=Judged(rag=Rag.AMBER))
    assert outcome(says(Sense.BETTER, ClaimKind.TARGET), known) == (Verdict.NOT_SUPPORTED, (Reason.NOT_MET,))
    assert outcome(says(Sense.WORSE, ClaimKind.TARGET), known) == (Verdict.TRUE_BUT, (Reason.WITHIN_TOLERANCE,))


def test_above_a_target_is_a_side_of_it_and_not_yet_good():
    goal = Target(
        MetricId("m"), None, HOME, financial_year(2016), 30.0, ToleranceKind.NONE, None, None, "s", Level.PUBLIC, "l"
    )
    known = facts(
        [40.0, 35.0], judged=Judged(rag=Rag.RED, target=goal), metric=metric("m", better_when=BetterWhen.LOWER)
    )
    assert outcome(says(Sense.HIGHER, ClaimKind.TARGET), known)[0] is Verdict.SUPPORTED
    assert outcome(says(Sense.LOWER, ClaimKind.TARGET), known) == (Verdict.NOT_SUPPORTED, (Reason.OPPOSITE,))
    assert outcome(says(Sense.BETTER, ClaimKind.TARGET), known) == (Verdict.NOT_SUPPORTED, (Reason.NOT_MET,))


def test_last_year_is_no_date_that_an_old_figure_is_safe_behind():
    last_year = PeriodAsked("last year", years_back=1, from_today=True)
    claim = says(kind=ClaimKind.VALUE, amount=25.0, step=1.0, size=Size.PERCENT, period=last_year)
    assert outcome(claim, replace(facts([20.0, 25.0]), stale=True)) == (Verdict.TRUE_BUT, (Reason.STALE,))


# Positions


def stands(value: float, others: Sequence[float], **changed: object) -> Facts:
    about = changed.get("metric", metric("m"))
    own = observed(financial_year(2023), value)
    members = [Member(AreaCode(f"E{at + 2}"), each, Status.FINAL) for at, each in enumerate(others)]
    found: Position = position(own, members, group=Group.CORE_CITIES, metric=about)  # type: ignore[arg-type]
    return replace(Facts(about, own=own, held=(own,), position=found), **changed)  # type: ignore[arg-type]


OTHERS = [20.0, 22.0, 24.0, 26.0, 28.0, 30.0, 32.0, 34.0]


def beside(sense: Sense, among: Among = Among.GROUP, **changed: object) -> Claim:
    return says(sense, ClaimKind.POSITION, group=Group.CORE_CITIES, among=among, **changed)


@pytest.mark.parametrize(("value", "claim", "due", "reason"), [
    (33.0, beside(Sense.BETTER), Verdict.SUPPORTED, None),
    (28.5, beside(Sense.BETTER), Verdict.TRUE_BUT, Reason.MIDDLE_HALF),
    (28.5, beside(Sense.BETTER, Among.MIDDLE), Verdict.SUPPORTED, None),
    (25.0, beside(Sense.BETTER), Verdict.NOT_SUPPORTED, Reason.OPPOSITE),
    (27.1, beside(Sense.BETTER), Verdict.NOT_SUPPORTED, Reason.NO_CLEAR_DIFFERENCE),
    (27.1, beside(Sense.HIGHER, Among.MIDDLE), Verdict.TRUE_BUT, Reason.NO_CLEAR_DIFFERENCE),
    (33.0, beside(Sense.HIGHER, Among.QUARTER), Verdict.SUPPORTED, None),
    (28.5, beside(Sense.BETTER, Among.QUARTER), Verdict.NOT_SUPPORTED, Reason.NOT_THAT_QUARTER),
    (33.0, beside(Sense.BETTER, Among.ALL), Verdict.NOT_SUPPORTED, Reason.NOT_ALL),
    (35.0, beside(Sense.BETTER, Among.ALL), Verdict.SUPPORTED, None),
    (33.0, beside(Sense.BETTER, Among.MOST), Verdict.SUPPORTED, None),
    (28.5, beside(Sense.SAME), Verdict.TRUE_BUT, Reason.APART),
    (33.0, beside(Sense.SAME), Verdict.NOT_SUPPORTED, Reason.OPPOSITE),
    (30.0, beside(Sense.HIGHER, Among.MIDDLE, amount=3.0, step=1.0, size=Size.POINTS), Verdict.SUPPORTED, None),
    (30.0, beside(Sense.HIGHER, amount=6.0, step=1.0, size=Size.POINTS), Verdict.NOT_SUPPORTED, Reason.SIZE),
    (54.0, beside(Sense.HIGHER, amount=2.0, size=Size.TIMES), Verdict.SUPPORTED, None),
])  # fmt: skip
def test_beside_a_group(value: float, claim: Claim, due: Verdict, reason: Reason | None):
    assert outcome(claim, stands(value, OTHERS)) == (due, (reason,) if reason else ())


def test_a_group_of_a_few_is_said_to_be_small_and_amounts_to_grow_with_size():
    assert outcome(beside(Sense.HIGHER), stands(33.0, OTHERS[:3])) == (Verdict.TRUE_BUT, (Reason.SMALL_GROUP,))
    amount = metric("m", kind=MetricKind.AMOUNT, unit="homes", decimals=0)
    known = stands(33.0, OTHERS, metric=amount)
    assert outcome(beside(Sense.HIGHER), known) == (Verdict.TRUE_BUT, (Reason.GROWS_WITH_SIZE,))
    assert outcome(beside(Sense.BETTER), known) == (Verdict.CANNOT_BE_CHECKED, (Reason.GROWS_WITH_SIZE,))


def test_another_council_counts_only_in_the_same_period_and_beyond_both_intervals():
    own = observed(financial_year(2023), 26.0, lower=24.0, upper=28.0)
    other = observed(financial_year(2023), 25.0, lower=23.0, upper=27.0, area=AreaCode("E2"))
    claim = says(Sense.BETTER, ClaimKind.POSITION, other=AreaCode("E2"))
    known = Facts(metric("m"), own=own, held=(own,), other=other)
    assert outcome(claim, known) == (Verdict.NOT_SUPPORTED, (Reason.NO_CLEAR_DIFFERENCE,))
    assert outcome(claim, replace(known, other=None)) == (Verdict.CANNOT_BE_CHECKED, (Reason.OTHER_NOT_HELD,))
    far = replace(other, value=15.0, lower=13.0, upper=17.0)
    assert outcome(claim, replace(known, other=far)) == (Verdict.SUPPORTED, ())


@given(st.floats(0, 100), st.lists(st.floats(0, 100), min_size=1, max_size=20), st.sampled_from(Sense))
def test_no_side_of_the_middle_is_believed_on_which_the_figure_does_not_stand(
    value: float, others: list[float], sense: Sense
):
    found = verdict(beside(sense, Among.MIDDLE), stands(value, others))
    ordered = sorted(others)
    middle = (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
    if found.verdict in BELIEVED and sense in {Sense.HIGHER, Sense.BETTER}:
        assert round(value, 1) > round(middle, 1)
    if found.verdict in BELIEVED and sense in {Sense.LOWER, Sense.WORSE}:
        assert round(value, 1) < round(middle, 1)


@given(st.floats(0, 40), st.floats(0.1, 20), st.floats(0.1, 20))
def test_a_range_holds_only_where_both_its_ends_do(rise: float, low: float, more: float):
    low, high = round(low, 1), round(low, 1) + round(more, 1)
    sized = says(Sense.HIGHER, amount=low, upto=high, step=0.1, size=Size.POINTS, bound=Bound.AT_LEAST)
    if outcome(sized, facts([20.0, 20.0 + rise]))[0] in BELIEVED:
        assert low - 0.06 <= rise <= high + 0.06


def test_the_figure_that_the_others_are_said_to_have_is_denied_by_nobody():
    """The middle of the others is 28."""
    known = stands(26.0, OTHERS)
    middle = known.position.median if known.position else None
    claim = beside(Sense.BETTER, Among.MIDDLE, denied=True, theirs_step=1.0)
    assert outcome(claim.model_copy(update={"theirs": 10.0}), known) == (Verdict.NOT_SUPPORTED, (Reason.THEIRS,))
    assert outcome(claim.model_copy(update={"theirs": middle}), known)[0] in BELIEVED
