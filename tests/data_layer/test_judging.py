"""A figure against what the council says of it, on the day it was: nothing that came later judges an earlier period."""

from __future__ import annotations

from datetime import date

import pytest

from data_layer.council_facts import Accumulation, Narrative, Outlook, Rag, Target
from data_layer.facts import Observation
from data_layer.judging import Council, judged
from data_layer.periods import Period, financial_year
from data_layer.vocabulary import BetterWhen, MetricId, MetricKind
from tests.data_layer.methods.council_made import run, target
from tests.data_layer.small_snapshot import metric

M = MetricId("m")
COUNTS = metric("m", frequency="quarter", kind=MetricKind.AMOUNT, unit="homes", decimals=0, tier="corporate",
                accumulation=Accumulation.CUMULATIVE)  # fmt: skip
RATES = metric("m", frequency="quarter", better_when=BetterWhen.LOWER)


def stands(own: Observation, held: list[Observation], goals: list[Target], measure=COUNTS):
    council = Council(targets={M: goals})
    found = judged(own, {each.period: each for each in held}, measure, council, direction=None, events=())
    assert found is not None
    return found


def year_s(value: float, start: int = 2025) -> Target:
    return target(value, financial_year(start))


def test_an_earlier_quarter_is_forecast_from_what_was_held_then():
    """A good first half was undone by the third quarter: asked about the second, only the half year counts."""
    before, this_year = run(2024, [100, 200, 300, 400]), run(2025, [110, 220, 225])
    held = [*before, *this_year]
    half, third = (stands(own, held, [year_s(400)]) for own in this_year[1:])
    alone = stands(this_year[1], [*before, *this_year[:2]], [year_s(400)])
    assert half.forecast is not None and half.forecast == alone.forecast and half.risk == alone.risk
    assert half.forecast.value == pytest.approx(440) and half.forecast.basis.points == 2
    assert third.forecast is not None and third.forecast.value == pytest.approx(300)


def test_a_year_that_is_complete_later_is_still_forecast_from_its_second_quarter():
    held = [*run(2024, [100, 200, 300, 400]), *run(2025, [110, 220, 330, 440])]
    found = stands(held[5], held, [year_s(1000)])
    assert found.forecast is not None and found.forecast.outlook is Outlook.LIKELY_TO_MISS


def test_the_target_missed_in_each_report_is_counted_back_from_the_one_asked_about():
    held = run(2025, [12, 12, 12, 12])
    goals = [target(10, each.period) for each in held]
    counted = [stands(own, held, goals, RATES).missed_running for own in held]
    assert counted == [1, 2, 3, 4]


@pytest.mark.parametrize(("told_in", "seen", "unexplained"), [
    (None, True, True), (0, True, True), (1, True, False), (None, False, False), (0, False, False),
])  # fmt: skip
def test_a_red_is_unexplained_to_those_who_would_see_its_story(told_in, seen, unexplained):
    """Without a story of its own quarter; to the public, who see none, nothing can be said to be missing."""
    held = run(2025, [12, 12])
    stories = [] if told_in is None else [story(held[told_in].period)]
    council = Council(
        targets={M: [target(10, each.period) for each in held]}, narratives={M: stories}, stories_seen=seen
    )
    found = judged(held[1], {each.period: each for each in held}, RATES, council, direction=None, events=())
    assert found is not None and found.unexplained is unexplained


def story(period: Period) -> Narrative:
    return Narrative(period, "Crews were short.", None, None, None, None, period.end)


def test_a_report_that_is_missing_ends_the_run_and_is_no_period_before():
    held = run(2025, [12, None, 12, 12])
    goals = [target(10, each.period) for each in held]
    assert [stands(own, held, goals, RATES).missed_running for own in held] == [1, 1, 2]
    assert [stands(own, held, goals, RATES).rag_before for own in held] == [None, None, Rag.NOT_MET]


def test_positions_on_a_day_and_years_follow_one_another_as_well():
    days = run(2025, [12, 12, 12], positions=True)
    assert stands(days[-1], days, [target(10, each.period) for each in days], RATES).missed_running == 3
    years = [Observation(M, days[0].area, financial_year(at), 12.0, None, None, days[0].status, None, "s", None,
                         date(2026, 5, 1)) for at in (2021, 2022, 2024, 2025)]  # fmt: skip
    yearly = metric("m", better_when=BetterWhen.LOWER)
    assert stands(years[-1], years, [target(10, each.period) for each in years], yearly).missed_running == 2


def test_a_year_s_average_that_comes_every_quarter_has_none_missing():
    ends = [Period(date(2024, month, 1), 12) for month in (1, 4, 7, 10)]
    held = [Observation(M, run(2025, [1])[0].area, each, 12.0, None, None, run(2025, [1])[0].status, None, "s", None,
                        date(2026, 5, 1)) for each in ends]  # fmt: skip
    assert stands(held[-1], held, [target(10, each) for each in ends], RATES).missed_running == 4
