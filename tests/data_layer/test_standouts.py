"""What of many measures is shown: five at most, by theme, the rest counted; context and old figures apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from data_layer.assessing import Assessment
from data_layer.catalogue import COUNCIL_RETURN, Catalogue, Metric
from data_layer.council_facts import RiskRating, Tier
from data_layer.methods.reasons import AtRisk, Good, Reason
from data_layer.periods import Period, financial_year
from data_layer.standouts import StandOut, StandOuts, at_high_risk, exceptions, improvements, unexplained
from data_layer.vocabulary import AreaCode, Influence, MetricId, ThemeId
from tests.data_layer.small_snapshot import TODAY, metric

# on the day of the tests 2024/25 ended twenty months ago, 2021/22 over four years
NEW, OLD = financial_year(2024), financial_year(2021)
RED, CHANGE, WORST, LATE = Reason.TARGET_RED, Reason.ADVERSE_CHANGE, Reason.WORST_QUARTER, Reason.DATA_OVERDUE
IN_ORDER = [Reason.TARGET_RED, Reason.FORECAST_TO_MISS, Reason.ADVERSE_CHANGE, Reason.ADVERSE_OUTLIER,
                Reason.WORST_QUARTER, Reason.RED_WITHOUT_NARRATIVE]  # fmt: skip
TIERS = [None, "context", "divisional", "corporate", "critical indicator"]


def known(*metrics: Metric) -> Catalogue:
    return Catalogue("small", TODAY, {one.id: one for one in metrics}, {}, {}, {}, {}, {}, {}, {})


def judged(
    id: str,
    *reasons: Reason,
    good: Sequence[Good] = (),
    period: Period = NEW,
    worse: bool = False,
    risk: RiskRating | None = None,
) -> Assessment:
    return Assessment(
        MetricId(id), AreaCode("E1"), period, None, None, None, None, {}, None, risk, reasons, tuple(good), 0, worse
    )


def measure(id: str, theme: str = "waste", **changed) -> Metric:
    return metric(id, **{"theme": ThemeId(theme), "usual_lag_months": 14} | changed)


def ids(part: Sequence[StandOut]) -> list[str]:
    return [one.metric.id for one in part]


def of(found: StandOuts) -> tuple[list[str], list[str]]:
    return ids(found.shown), ids(found.more)


def test_at_most_five_are_shown_and_the_rest_stand_after_them():
    names = [f"m{number}" for number in range(8)]
    found = exceptions([judged(one, WORST) for one in names], known(*map(measure, names)), TODAY)
    assert of(found) == (names[:5], names[5:]) and found.looked_at == found.current == 8


def test_the_strongest_reason_comes_first_in_the_order_of_the_reasons():
    """Target, forecast, change, outlier, worst quarter, silence: listed the other way round here."""
    names = [reason.value for reason in reversed(IN_ORDER)]
    found = exceptions(
        [judged(one, Reason(one)) for one in names], known(*(measure(one, theme=one) for one in names)), TODAY
    )
    assert of(found) == (
        ["target_red", "forecast_to_miss", "adverse_change_beyond_usual", "adverse_outlier",
         "worst_quarter_not_clearly_improving"],
        ["red_without_narrative"],
    )  # fmt: skip


def test_of_equal_reasons_what_is_worse_than_three_years_ago_comes_first_then_the_higher_tier():
    catalogue = known(
        *(measure(f"m{at}", tier=tier, theme=f"t{at}") for at, tier in enumerate(TIERS)), measure("worse")
    )
    found = exceptions(
        [*(judged(f"m{at}", WORST) for at in range(5)), judged("worse", WORST, worse=True)], catalogue, TODAY
    )
    assert of(found) == (["worse", "m4", "m3", "m2", "m1"], ["m0"])


def test_of_equal_measures_the_one_with_more_reasons_comes_first():
    found = exceptions([judged("a", CHANGE), judged("b", CHANGE, WORST)], known(measure("a"), measure("b")), TODAY)
    assert ids(found.shown) == ["b", "a"]


def test_measures_of_a_theme_stand_side_by_side_the_theme_of_the_strongest_first():
    catalogue = known(measure("a", "waste"), measure("b", "roads"), measure("c", "waste"), measure("d", "roads"))
    found = exceptions(
        [judged("a", WORST), judged("b", CHANGE), judged("c", RED), judged("d", WORST)], catalogue, TODAY
    )
    assert ids(found.shown) == ["c", "a", "b", "d"]


def test_the_theme_never_lifts_a_weaker_measure_into_the_five():
    catalogue = known(*(measure(f"r{at}", "roads") for at in range(5)), measure("w", "waste"), measure("x", "roads"))
    reasons = [
        judged("w", RED),
        *(judged(f"r{at}", CHANGE) for at in range(4)),
        judged("x", WORST),
        judged("r4", CHANGE),
    ]
    found = exceptions(reasons, catalogue, TODAY)
    assert of(found) == (["w", "r0", "r1", "r2", "r3"], ["r4", "x"])


def test_what_is_not_the_councils_to_change_and_what_is_old_stand_apart():
    catalogue = known(
        measure("own"), measure("given", influence=Influence.CONTEXT), measure("old"),
        measure("old_given", influence=Influence.CONTEXT), measure("shared", influence=Influence.SHARED),
    )  # fmt: skip
    found = exceptions(
        [judged("own", WORST), judged("given", RED), judged("old", RED, period=OLD),
         judged("old_given", RED, period=OLD), judged("shared", CHANGE)],
        catalogue, TODAY,
    )  # fmt: skip
    assert of(found) == (["shared", "own"], [])
    assert (ids(found.context), ids(found.older)) == (["given"], ["old", "old_given"])
    assert (found.looked_at, found.current) == (5, 3)


def test_a_figure_grows_old_while_the_snapshot_stays():
    catalogue = known(measure("a"))
    days = [date(2026, 11, 24), date(2027, 3, 31), date(2027, 4, 1)]
    found = [exceptions([judged("a", WORST)], catalogue, day) for day in days]
    assert [bool(one.shown) for one in found] == [True, True, False]
    assert [one.current for one in found] == [1, 1, 0] and ids(found[-1].older) == ["a"]


def test_the_councils_own_data_is_asked_for_from_the_day_after_it_was_due():
    """The second quarter of 2026, in by the end of October: the third by the end of January 2027."""
    own = measure("own", frequency="quarterly", usual_lag_months=1, source=COUNCIL_RETURN)
    theirs = replace(own, id=MetricId("theirs"), source="s")
    quarter = Period(date(2026, 7, 1), 3)
    in_time, late = (
        exceptions([judged(one, period=quarter) for one in ("own", "theirs")], known(own, theirs), day)
        for day in (date(2027, 1, 31), date(2027, 2, 1))
    )
    assert not in_time.shown
    assert [(one.metric.id, one.reasons) for one in late.shown] == [("own", (LATE,))]


def test_late_data_is_said_of_today_however_old_the_figure_and_what_the_figure_said_is_not():
    own, red = measure("own", source=COUNCIL_RETURN), measure("red", source=COUNCIL_RETURN)
    found = exceptions([judged("own", period=OLD), judged("red", RED, CHANGE, period=OLD)], known(own, red), TODAY)
    assert [(one.metric.id, one.reasons) for one in found.shown] == [("own", (LATE,)), ("red", (LATE,))]
    assert [(one.metric.id, one.reasons) for one in found.older] == [("red", (RED, CHANGE))]
    assert (found.looked_at, found.current) == (2, 0)


def test_an_old_red_whose_data_is_late_never_comes_before_what_is_so_today():
    late, now = measure("late", source=COUNCIL_RETURN, tier="critical indicator"), measure("now", tier="context")
    found = exceptions([judged("late", RED, period=OLD, worse=True), judged("now", WORST)], known(late, now), TODAY)
    assert ids(found.shown) == ["now", "late"]


def test_late_data_of_a_figure_that_still_counts_stands_after_its_other_reasons():
    own = measure("own", source=COUNCIL_RETURN, usual_lag_months=6)
    [one] = exceptions([judged("own", WORST)], known(own), TODAY).shown
    assert one.reasons == (WORST, LATE)


def test_every_measure_at_high_risk_is_listed_the_higher_rating_first_also_without_another_reason():
    ratings = [RiskRating.MODERATE, RiskRating.HIGH, RiskRating.VERY_HIGH, RiskRating.LOW, None]
    board = [judged(f"m{at}", risk=rating) for at, rating in enumerate(ratings)]
    found = at_high_risk([*board, judged("red", RED, risk=RiskRating.HIGH)], known(
        *(measure(one) for one in ("m0", "m1", "m2", "m3", "m4", "red"))), TODAY)  # fmt: skip
    assert [(one.metric.id, one.reasons) for one in found.shown] == [
        ("m2", (AtRisk.VERY_HIGH,)), ("red", (AtRisk.HIGH, RED)), ("m1", (AtRisk.HIGH,))
    ]  # fmt: skip
    assert found.looked_at == 6


def test_late_data_is_neither_a_risk_nor_a_red_without_a_story():
    own = measure("own", source=COUNCIL_RETURN, usual_lag_months=6)
    told, silent = judged("own", RED), judged("own", RED, Reason.RED_WITHOUT_NARRATIVE)
    assert exceptions([told], known(own), TODAY).shown[0].reasons == (RED, LATE)
    assert not unexplained([told], known(own), TODAY).older and not unexplained([told], known(own), TODAY).shown
    assert [one.reasons for one in unexplained([silent], known(own), TODAY).shown] == [silent.reasons]
    assert not at_high_risk([told], known(own), TODAY).shown


def test_an_improvement_that_leaves_the_target_missed_is_no_good_news():
    catalogue = known(measure("red"), measure("fine"), measure("met"))
    found = improvements(
        [judged("red", RED, good=[Good.FAVOURABLE_CHANGE]), judged("fine", WORST, good=[Good.FAVOURABLE_CHANGE]),
         judged("met", good=[Good.TARGET_REACHED, Good.FAVOURABLE_CHANGE])],
        catalogue, TODAY,
    )  # fmt: skip
    assert of(found) == (["met", "fine"], []) and found.looked_at == 3


def test_nothing_stands_out_where_there_is_no_reason():
    found = exceptions([judged("a"), judged("b", good=[Good.TARGET_REACHED])], known(measure("a"), measure("b")), TODAY)
    assert not any((found.shown, found.more, found.context, found.older)) and found.looked_at == 2


boards = st.lists(
    st.tuples(
        st.sets(st.sampled_from(IN_ORDER), max_size=3).map(lambda some: sorted(some, key=IN_ORDER.index)),
        st.sampled_from(["waste", "roads", "housing"]),
        st.sampled_from(TIERS),
        st.sampled_from(list(Influence)),
        st.sampled_from([NEW, OLD]),
        st.booleans(),
    ),
    max_size=14,
)  # fmt: skip


@given(boards)
def test_the_same_by_taking_the_strongest_out_one_at_a_time(board):
    metrics = [
        measure(f"m{at}", theme, tier=tier, influence=influence)
        for at, (_, theme, tier, influence, _, _) in enumerate(board)
    ]
    found = exceptions(
        [judged(f"m{at}", *reasons, period=when, worse=worse) for at, (reasons, *_, when, worse) in enumerate(board)],
        known(*metrics),
        TODAY,
    )
    left = {
        f"m{at}": one for at, one in enumerate(board) if one[0] and one[3] is not Influence.CONTEXT and one[4] == NEW
    }
    taken: list[str] = []
    while left:
        best = next(iter(left))
        for id, one in left.items():
            if stronger(one, left[best]):
                best = id
        taken.append(best)
        del left[best]
    assert Counter(ids(found.shown)) == Counter(taken[:5]) and ids(found.more) == taken[5:]
    themes = [one.metric.theme for one in found.shown]
    assert len([a for a, b in pairwise(themes) if a != b]) == max(len(set(themes)) - 1, 0)
    assert not taken or ids(found.shown)[0] == taken[0]
    assert Counter(ids(found.older)) == Counter(f"m{at}" for at, one in enumerate(board) if one[0] and one[4] == OLD)
    assert Counter(ids(found.context)) == Counter(
        f"m{at}" for at, one in enumerate(board) if one[0] and one[4] == NEW and one[3] is Influence.CONTEXT
    )


def stronger(one: tuple, other: tuple) -> bool:
    """By the first question that tells them apart."""
    for ask in (
        lambda board: -IN_ORDER.index(board[0][0]),
        lambda board: board[5],
        lambda board: TIERS.index(board[2]),
        lambda board: len(board[0]),
    ):
        if ask(one) != ask(other):
            return ask(one) > ask(other)
    return False


def test_every_tier_a_return_may_give_has_its_place():
    assert {tier.value for tier in Tier} == {tier for tier in TIERS if tier}
