"""A change in words: how far and since when, its direction, whether it is usual, and why there may be none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from actions.wording.changes import (
    better_hint,
    change_clause,
    change_sentences,
    no_change_sentence,
    on_period,
    others_clause,
    usual_clause,
)
from data_layer.facts import Change, Figure, SeriesEvent
from data_layer.periods import Period
from data_layer.vocabulary import BetterWhen, Direction, EventKind, MetricKind, Variation

BEFORE = Period.parse("2022-04-01/P1Y")


def changed(figure: Figure, by: float, *, before: float = 25.1, **more) -> Figure:
    fields = {"relative": None, "typical": None, "others": None, "gap": False, **more}
    change = Change(BEFORE, before, by, fields["relative"], fields["typical"], fields["others"], fields["gap"])
    return replace(figure, change=change, direction=None, variation=None)


def barred(kind: EventKind) -> SeriesEvent:
    return SeriesEvent(kind, date(2023, 4, 1), None, False, "Something changed.")


def test_the_real_figure_says_how_far_since_when_and_which_way(figure, metric):
    """Defra: 26.7% in 2023/24 after 25.1% in 2022/23."""
    recycling, rate = figure("recycling_rate"), metric("recycling_rate")
    assert change_clause(recycling, rate) == "up 1.6 percentage points on 2022/23"
    first, *_ = change_sentences(recycling, rate)
    assert first.startswith("That is up 1.6 percentage points on 25.1% in 2022/23: improving, within what councils")


@pytest.mark.parametrize(
    ("by", "said"),
    [(1.6, "up 1.6 percentage points on 2022/23"), (-1.0, "down 1.0 percentage point on 2022/23"),
     (0.0, "unchanged on 2022/23"), (0.04, "unchanged on 2022/23")],
)  # fmt: skip
def test_a_change_is_said_as_readers_see_it(figure, metric, by, said):
    assert change_clause(changed(figure("recycling_rate"), by), metric("recycling_rate")) == said


def test_a_count_says_its_change_in_percent_too(figure, metric):
    starts, one = changed(figure("recycling_rate"), -200.0, before=1_000.0, relative=-20.0), metric("recycling_rate")
    amount = replace(one, kind=MetricKind.AMOUNT, unit="people", decimals=0)
    assert change_clause(starts, amount) == "down 200 people (20%) on 2022/23"


@pytest.mark.parametrize(
    ("before", "by", "relative"),
    [(20.0, 999.0, 4_995.0), (4.0, 2.0, 50.0), (316_700.0, -994.0, -0.31)],
    ids=["past all sense", "of a handful", "nothing"],
)
def test_a_percentage_that_says_nothing_is_left_out(figure, metric, before, by, relative):
    amount = replace(metric("recycling_rate"), kind=MetricKind.AMOUNT, unit="people", decimals=0)
    clause = change_clause(changed(figure("recycling_rate"), by, before=before, relative=relative), amount)
    assert clause and "(" not in clause


def test_a_sum_of_money_has_its_percentage_however_few_the_millions(figure, metric):
    money = replace(metric("recycling_rate"), kind=MetricKind.AMOUNT, unit="£ million", decimals=1)
    moved = changed(figure("recycling_rate"), 1.3, before=2.6, relative=50.0)
    assert change_clause(moved, money) == "up £1.3 million (50%) on 2022/23"


def test_a_position_is_measured_from_a_day(figure, metric):
    reserves = metric("unallocated_reserves")
    assert on_period(changed(figure("unallocated_reserves"), 1.0), reserves) == "31 March 2023"


def test_the_same_as_before_is_said_so_and_not_judged(figure, metric):
    same = replace(changed(figure("recycling_rate"), 0.0), direction=Direction.NO_CLEAR_CHANGE,
                   variation=Variation.WITHIN_USUAL)  # fmt: skip
    assert change_sentences(same, metric("recycling_rate")) == ["That is the same as 25.1% in 2022/23."]


def test_a_worsening_beyond_the_usual_is_said_plainly(figure, metric):
    worse = replace(changed(figure("recycling_rate"), -5.0), direction=Direction.DETERIORATING,
                    variation=Variation.BEYOND_USUAL)  # fmt: skip
    [said] = change_sentences(worse, metric("recycling_rate"))
    assert said.endswith(": getting worse, more than councils usually see between two periods.")


def test_cash_is_said_to_be_cash_and_has_no_direction(figure, metric):
    cash = replace(metric("recycling_rate"), kind=MetricKind.MONEY, unit="£ million")
    said = change_sentences(changed(figure("recycling_rate"), 5.0), cash)
    assert "It is in cash, not adjusted for prices." in said
    assert not any(word in " ".join(said) for word in ("improving", "worse", "better"))
    assert better_hint(cash) is None


def test_a_gap_before_is_named(figure, metric):
    said = change_sentences(changed(figure("recycling_rate"), 1.0, gap=True), metric("recycling_rate"))
    assert "the last held before it" in said[0]


@pytest.mark.parametrize(
    ("others", "said"),
    [(0.7, "the middle council rose by 0.7 percentage points"),
     (-0.7, "the middle council fell by 0.7 percentage points"),
     (0.01, "the middle council hardly changed"), (None, None)],
)  # fmt: skip
def test_what_others_did_is_said_beside_it(figure, metric, others, said):
    found = changed(figure("recycling_rate"), 1.0, others=others)
    assert others_clause(found, metric("recycling_rate")) == said
    assert (said is not None) == (len(change_sentences(found, metric("recycling_rate"))) == 2)


def test_what_is_usual_is_said_only_where_it_is_known(figure):
    recycling = figure("recycling_rate")
    said = {variation: usual_clause(replace(recycling, variation=variation)) for variation in (*Variation, None)}
    assert said[Variation.UNKNOWN] is None and said[None] is None
    assert said[Variation.BEYOND_USUAL] != said[Variation.WITHIN_USUAL]


@pytest.mark.parametrize(
    ("events", "direction", "words"),
    [
        ((barred(EventKind.NOT_COMPARABLE),), None, "not comparable over time"),
        ((barred(EventKind.DEFINITION_CHANGE),), None, "a break just before"),
        ((), Direction.TOO_FEW_POINTS, "no earlier figure"),
    ],
)
def test_why_no_change_is_given_is_said(figure, metric, events, direction, words):
    without = replace(figure("recycling_rate"), change=None, variation=None, events=events, direction=direction)
    assert words in (no_change_sentence(without) or "")
    assert change_clause(without, metric("recycling_rate")) is None
    assert change_sentences(without, metric("recycling_rate")) == [no_change_sentence(without)]


def test_a_missing_figure_needs_no_reason_for_its_missing_change(figure, metric):
    recycling = figure("recycling_rate")
    missing = replace(recycling, observation=replace(recycling.observation, value=None), change=None)
    assert change_sentences(missing, metric("recycling_rate")) == []


@pytest.mark.parametrize(
    ("better", "said"),
    [(BetterWhen.HIGHER, "Higher is better."), (BetterWhen.LOWER, "Lower is better."), (BetterWhen.NEUTRAL, None)],
)
def test_which_way_is_better_is_said_unless_neither_is(metric, better, said):
    assert better_hint(replace(metric("recycling_rate"), better_when=better)) == said
