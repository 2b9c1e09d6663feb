"""Why a figure is an exception or good news, against the rules written out again as sentences."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_layer.assessing import good, reasons
from data_layer.council_facts import Forecast, ForecastBasis, Narrative, Outlook, Rag, Shape
from data_layer.facts import Figure, Position, Provenance, Series
from data_layer.judged import Judged
from data_layer.methods.freshness import freshness
from data_layer.methods.long_run import worse_than_years_ago
from data_layer.methods.reasons import Good, Reason
from data_layer.periods import Period
from data_layer.vocabulary import (
    AreaCode,
    Band,
    Basis,
    BetterWhen,
    Direction,
    Group,
    MetricId,
    MetricKind,
    Outlier,
    Status,
    Variation,
)
from tests.data_layer.methods.council_made import target
from tests.data_layer.methods.made import RATE, broken, figure, moved, year
from tests.data_layer.methods.packed import NOTTINGHAM, packed, valued
from tests.data_layer.small_snapshot import TODAY, metric

MEASURE = metric("m")
MADE_FROM = Provenance("s", "Defra", None, TODAY, "OGL", "https://example.org", "", "q.sql")
BASIS = ForecastBasis(2, 4, Shape.RATIO, year(2022), None, 0)
MISSED = (Rag.RED, Rag.NOT_MET)


@dataclass(frozen=True)
class Case:
    """All that a reason may rest on."""

    better: BetterWhen = BetterWhen.HIGHER
    kind: MetricKind = MetricKind.RATE
    value: float | None = 30.0
    status: Status = Status.FINAL
    direction: Direction | None = None
    variation: Variation | None = None
    band: Band | None = None
    outlier: Outlier | None = None
    group: Group | None = Group.NEAREST_NEIGHBOURS
    rag: Rag | None = None
    before: Rag | None = None
    outlook: Outlook | None = None
    told: Period | None = None  # the period of the council's story
    council: bool = True  # whether the council says anything at all


def figure_of(case: Case) -> Figure:
    own = figure(case.value, status=case.status)
    beside = () if case.group is None else (Position(case.group, Basis.MEDIAN_OF_MEMBERS, 35, 30, 40, 15, 15, case.band,
                                                     case.outlier, ()),)  # fmt: skip
    story = Narrative(case.told, "Crews were short.", None, None, None, None, TODAY) if case.told else None
    ahead = Forecast(year(2023), 30, None, None, BASIS, case.outlook) if case.outlook else None
    said = Judged(
        target=target(35), rag=case.rag, rag_before=case.before, forecast=ahead, narrative=story,
        unexplained=case.rag in MISSED and case.told != own.period,
    )  # fmt: skip
    age = freshness(
        own.period, frequency="financial year", usual_lag_months=12, published=None, loaded=TODAY, now=TODAY
    )
    return Figure(own, case.direction, case.variation, None, beside, age, (), MADE_FROM, said if case.council else None)


def of(case: Case) -> list[Reason]:
    return reasons(figure_of(case), replace(MEASURE, better_when=case.better, kind=case.kind))


def good_of(case: Case) -> list[Good]:
    return good(figure_of(case), replace(MEASURE, better_when=case.better, kind=case.kind))


def slowly(case: Case) -> set[Reason]:
    """Rule by rule, in words of its own."""
    if case.better is BetterWhen.NEUTRAL or case.kind in (MetricKind.MONEY, MetricKind.AMOUNT_PER_DWELLING):
        return set()
    if case.value is None or case.status is Status.NOT_COMPARABLE:
        return set()
    found = set()
    bad_end = "low" if case.better is BetterWhen.HIGHER else "high"
    if case.council and case.rag in MISSED:
        found.add(Reason.TARGET_RED)
        if case.told != year(2023):
            found.add(Reason.RED_WITHOUT_NARRATIVE)
    if case.council and case.outlook is Outlook.LIKELY_TO_MISS:
        found.add(Reason.FORECAST_TO_MISS)
    if case.direction is Direction.DETERIORATING and case.variation is Variation.BEYOND_USUAL:
        found.add(Reason.ADVERSE_CHANGE)
    if case.group in (Group.NEAREST_NEIGHBOURS, Group.TYPE):
        if case.outlier is not None and case.outlier.value == bad_end:
            found.add(Reason.ADVERSE_OUTLIER)
        if case.band is not None and case.band.value == f"{bad_end}est_quarter":
            found |= set() if case.direction is Direction.IMPROVING else {Reason.WORST_QUARTER}
    return found


def maybe(kind) -> st.SearchStrategy:
    return st.none() | st.sampled_from(list(kind))


cases = st.builds(
    Case,
    better=st.sampled_from([BetterWhen.HIGHER, BetterWhen.LOWER]),
    status=st.sampled_from([Status.FINAL, Status.PROVISIONAL, Status.LOW_RELIABILITY]),
    direction=maybe(Direction),
    variation=maybe(Variation),
    band=maybe(Band),
    outlier=maybe(Outlier),
    group=maybe(Group),
    rag=maybe(Rag),
    before=maybe(Rag),
    outlook=maybe(Outlook),
    told=st.sampled_from([None, year(2022), year(2023)]),
    council=st.booleans(),
)

NEVER_COUNT = [
    {"better": BetterWhen.NEUTRAL},
    {"kind": MetricKind.MONEY},
    {"kind": MetricKind.AMOUNT_PER_DWELLING},
    {"value": None, "status": Status.NOT_AVAILABLE},
    {"status": Status.NOT_COMPARABLE},
]


@given(cases, st.sampled_from(NEVER_COUNT))
def test_neutral_cash_missing_and_not_comparable_figures_are_neither_good_nor_bad(case, changed):
    assert of(replace(case, **changed)) == [] and good_of(replace(case, **changed)) == []


@settings(max_examples=400)
@given(cases)
def test_the_reasons_are_those_of_the_rules_in_the_order_in_which_they_count(case):
    found = of(case)
    assert set(found) == slowly(case) and len(found) == len(set(found))
    assert found == sorted(found, key=list(Reason).index)


@settings(max_examples=400)
@given(cases)
def test_good_news_is_the_mirror_of_an_adverse_change_or_a_target_reached_at_last(case):
    mirrored = {Direction.IMPROVING: Direction.DETERIORATING, Direction.DETERIORATING: Direction.IMPROVING}
    turned = replace(case, direction=mirrored.get(case.direction, case.direction))
    found = good_of(case)
    assert (Good.FAVOURABLE_CHANGE in found) == (Reason.ADVERSE_CHANGE in of(turned))
    if Good.TARGET_REACHED in found:
        assert case.council and case.rag in (Rag.GREEN, Rag.MET) and case.before in (Rag.RED, Rag.AMBER, Rag.NOT_MET)


def test_the_order_in_which_reasons_count():
    worst = Case(
        rag=Rag.RED, outlook=Outlook.LIKELY_TO_MISS, direction=Direction.DETERIORATING,
        variation=Variation.BEYOND_USUAL, band=Band.LOWEST_QUARTER, outlier=Outlier.LOW,
    )  # fmt: skip
    assert of(worst) == [
        Reason.TARGET_RED,
        Reason.FORECAST_TO_MISS,
        Reason.ADVERSE_CHANGE,
        Reason.ADVERSE_OUTLIER,
        Reason.WORST_QUARTER,
        Reason.RED_WITHOUT_NARRATIVE,
    ]


@pytest.mark.parametrize(
    ("better", "band"), [(BetterWhen.HIGHER, Band.LOWEST_QUARTER), (BetterWhen.LOWER, Band.HIGHEST_QUARTER)]
)
def test_in_the_worst_quarter_unless_clearly_improving(better, band):
    found = {heading: of(Case(better=better, band=band, direction=heading)) for heading in Direction}
    assert found.pop(Direction.IMPROVING) == []
    assert set(map(tuple, found.values())) == {(Reason.WORST_QUARTER,)}
    assert of(Case(better=better, band=band, group=Group.ENGLAND)) == []


def test_amber_is_no_exception_and_a_story_of_the_period_before_explains_no_red():
    assert of(Case(rag=Rag.AMBER)) == []
    assert of(Case(rag=Rag.RED, told=year(2023))) == [Reason.TARGET_RED]
    assert of(Case(rag=Rag.RED, told=year(2022))) == [Reason.TARGET_RED, Reason.RED_WITHOUT_NARRATIVE]


@pytest.mark.parametrize("before", [Rag.RED, Rag.AMBER, Rag.NOT_MET])
def test_a_target_reached_after_missing_it_is_good_news_and_one_kept_is_not(before):
    assert good_of(Case(rag=Rag.GREEN, before=before)) == [Good.TARGET_REACHED]
    assert good_of(Case(rag=Rag.GREEN, before=Rag.GREEN)) == good_of(Case(rag=Rag.GREEN)) == []


# from here on whether a figure is clearly worse than some years ago


def test_a_figure_is_worse_than_years_ago_by_more_than_is_usual_and_only_then():
    found = {later: worse(30.0, later, typical=1.0) for later in (31.0, 30.0, 29.1, 29.0, 28.9)}
    assert found == {31.0: False, 30.0: False, 29.1: False, 29.0: False, 28.9: True}
    assert worse(30.0, 31.1, typical=1.0, better=BetterWhen.LOWER) and not worse(30.0, 28.0, typical=None)
    assert not worse(30.0, 20.0, typical=1.0, better=BetterWhen.NEUTRAL)


def test_nothing_is_worse_across_a_break():
    assert worse(30.0, 20.0, typical=1.0, breaks=broken(date(2019, 4, 1)))
    assert not worse(30.0, 20.0, typical=1.0, breaks=broken(date(2022, 4, 1)))


def worse(then: float, now: float, *, typical: float | None, better: BetterWhen = BetterWhen.HIGHER, breaks=None):
    own, before = figure(now), figure(then, year(2020))
    whole = replace(figure_of(Case()), observation=own, change=moved(then, now, typical=typical))
    run = Series(MetricId("m"), AreaCode("A"), (before, own), (breaks,) if breaks else ())
    return worse_than_years_ago(whole, run, replace(RATE, better_when=better), years=3)


@pytest.mark.parametrize("typical", [0.9, 3.0])
def test_recycling_of_all_councils_counted_again_year_by_year(typical):
    """Defra, 2023/24 against 2020/21; Nottingham rose from 23.9% to 26.7%."""
    found, expected = set(), set()
    for area, run in packed("recycling_rate").items():
        held = {point.period.id: value for point, value in valued(run) if point.status is not Status.NOT_COMPARABLE}
        newest = next((point for point in run if point.period == year(2023) and point.value is not None), None)
        if newest is None or newest.status is Status.NOT_COMPARABLE or newest.value is None:
            continue
        whole = replace(
            figure_of(Case()), observation=newest, change=moved(newest.value, newest.value, typical=typical)
        )
        if worse_than_years_ago(whole, Series(MetricId("m"), AreaCode(area), tuple(run), ()), RATE, years=3):
            found.add(area)
        before = held.get(year(2020).id)
        if before is not None and round(10 * before) - round(10 * newest.value) > max(1, round(10 * typical)):
            expected.add(area)
    assert found == expected and len(found) > 20 and NOTTINGHAM not in found
