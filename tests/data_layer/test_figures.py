"""Figures out of a small snapshot whose every value stands in the test."""

from __future__ import annotations

from datetime import date

import pytest

from data_layer.facts import SeriesEvent
from data_layer.figures import figures, group_series, series
from data_layer.periods import Period, PeriodAsked, financial_year
from data_layer.queries.published_group import ENGLAND
from data_layer.queries.usual_changes import UsualChange
from data_layer.viewer import Viewer
from data_layer.vocabulary import (
    AreaCode,
    AreaKind,
    Band,
    Basis,
    BetterWhen,
    Direction,
    EventKind,
    Group,
    Level,
    MetricId,
    MetricKind,
    Status,
    Variation,
)
from tests.data_layer.small_snapshot import HOME, KNOWN, TODAY, Row, area, metric, small_reader

R, C = MetricId("recycling"), MetricId("households")
Y21, Y22, Y23 = (f"{year}-04-01/P1Y" for year in (2021, 2022, 2023))
NEIGHBOURS = ["E2", "E3", "E4", "E5", "E6", "E7"]
OWN = [Row(R, "E1", Y21, 24.0), Row(R, "E1", Y22, 25.1), Row(R, "E1", Y23, 26.7)]
BESIDE = [Row(R, code, Y23, value) for code, value in zip(NEIGHBOURS[:5], [28.0, 30.0, 35.0, 40.0, 45.0], strict=True)]
NO_RETURN = Row(R, "E7", Y23, None, status=Status.NOT_AVAILABLE)
GROUPS = {(Group.NEAREST_NEIGHBOURS, "E1"): NEIGHBOURS}
AREAS = [area(code) for code in ["E1", *NEIGHBOURS]]


def usual(id: MetricId = R, later: str = Y23, earlier: str = Y22, **values) -> UsualChange:
    given = {"typical": None, "others": None, "typical_percent": None, "others_percent": None, "pairs": 100} | values
    return UsualChange(id, Period.parse(later), Period.parse(earlier), **given)


def ask(reader, metrics=(R,), areas=(HOME,), *, period=None, groups=(Group.NEAREST_NEIGHBOURS,), **known):
    return figures(reader, metrics, areas, period=period, groups=groups, **(KNOWN | known))


@pytest.fixture
def reader():
    return small_reader(
        [metric(R)], AREAS, [*OWN, *BESIDE, NO_RETURN], groups=GROUPS, usual=[usual(typical=0.9, others=0.7)]
    )


def test_a_figure_with_all_that_belongs_to_it(reader):
    (found,) = ask(reader)
    assert (found.observation.value, found.observation.period) == (26.7, financial_year(2023))
    assert found.change and found.change.value == pytest.approx(1.6)
    assert (found.change.from_period, found.change.typical, found.change.others) == (financial_year(2022), 0.9, 0.7)
    assert (found.direction, found.variation) == (Direction.IMPROVING, Variation.WITHIN_USUAL)
    (position,) = found.positions
    assert (position.median, position.q1, position.q3, position.n, position.of) == (35, 30, 40, 5, 6)
    assert (position.band, position.basis) == (Band.LOWEST_QUARTER, Basis.MEDIAN_OF_MEMBERS)
    assert [one.area for one in position.members] == NEIGHBOURS
    assert position.members[-1].status is Status.NOT_AVAILABLE
    assert (found.freshness.stale, found.freshness.age_months) == (True, 32)
    assert (found.provenance.publisher, found.provenance.query) == ("Defra", "data_layer/queries/observations.sql")


def test_an_earlier_period_is_judged_by_itself_and_is_not_stale(reader):
    asked = PeriodAsked("2022/23", date(2022, 4, 1), date(2023, 3, 31))
    (found,) = ask(reader, period=asked)
    assert found.observation.value == 25.1 and found.change and found.change.from_value == 24.0
    assert found.positions[0].n == 0 and found.positions[0].median is None
    assert not found.freshness.stale


def test_of_a_span_the_newest_counts(reader):
    (found,) = ask(reader, period=PeriodAsked("since 2021", date(2021, 4, 1), None, spans=True))
    assert found.observation.value == 26.7


def test_what_is_not_held_gives_no_figure(reader):
    assert ask(reader, period=PeriodAsked("2010/11", date(2010, 4, 1), date(2011, 3, 31))) == []
    assert ask(reader, areas=["E99"]) == []
    assert ask(reader, metrics=["unknown"]) == []


def test_a_group_the_area_does_not_have_is_left_out(reader):
    (found,) = ask(reader, groups=(Group.CORE_CITIES, Group.NEAREST_NEIGHBOURS))
    assert [position.group for position in found.positions] == [Group.NEAREST_NEIGHBOURS]


def test_metrics_and_areas_come_in_the_order_asked():
    rows = [Row(id, code, Y23, 50.0) for id in ("a", "b") for code in ("E1", "E2")]
    reader = small_reader([metric("a"), metric("b")], AREAS, rows)
    found = ask(reader, metrics=["b", "a"], areas=["E2", "E1"])
    order = [(one.observation.metric, one.observation.area) for one in found]
    assert order == [("b", "E2"), ("b", "E1"), ("a", "E2"), ("a", "E1")]


def test_a_suppressed_figure_is_shown_as_that_and_judged_in_nothing():
    rows = [*OWN[:2], Row(R, "E1", Y23, None, status=Status.SUPPRESSED), *BESIDE]
    (found,) = ask(small_reader([metric(R)], AREAS, rows, groups=GROUPS))
    assert found.observation.status is Status.SUPPRESSED and found.observation.value is None
    assert (found.direction, found.change, found.variation) == (None, None, Variation.UNKNOWN)
    assert (found.positions[0].band, found.positions[0].median) == (None, 35)


def test_a_break_just_before_forbids_a_change_and_is_named():
    event = SeriesEvent(EventKind.METHOD_CHANGE, date(2023, 4, 1), None, False, "The method changed.")
    older = SeriesEvent(EventKind.PANDEMIC, date(2020, 4, 1), None, True, "Long ago.")
    reader = small_reader([metric(R)], AREAS, OWN, events={R: [event, older]})
    (found,) = ask(reader)
    assert found.change is None and found.direction is Direction.TOO_FEW_POINTS
    assert found.events == (event,)


def test_the_break_of_another_area_is_none_of_ours():
    event = SeriesEvent(EventKind.METHOD_CHANGE, date(2023, 4, 1), AreaCode("E2"), False, "Theirs.")
    (found,) = ask(small_reader([metric(R)], AREAS, OWN, events={R: [event]}), areas=["E1"])
    assert found.change and found.events == ()


def test_a_figure_that_is_not_comparable_has_no_direction_and_stands_in_no_group_and_says_why():
    event = SeriesEvent(EventKind.NOT_COMPARABLE, date(2019, 4, 1), HOME, False, "Not surveyed by the usual method.")
    rows = [Row(R, "E1", year, 20.0, status=Status.NOT_COMPARABLE) for year in (Y22, Y23)]
    (found,) = ask(small_reader([metric(R)], AREAS, [*rows, *BESIDE], groups=GROUPS, events={R: [event]}))
    assert (found.direction, found.change, found.positions) == (None, None, ())
    assert found.events == (event,)


@pytest.mark.parametrize("group", list(Group))
def test_a_member_that_is_not_comparable_is_in_no_median_and_shows_no_value(group):
    """England's own figure is no middle either, where it is not comparable."""
    odd = [Row(R, code, Y23, 99.0, status=Status.NOT_COMPARABLE) for code in ("E7", ENGLAND)]
    reader = small_reader([metric(R)], AREAS, [*OWN, *BESIDE, *odd], groups={(group, "E1"): NEIGHBOURS})
    [position] = ask(reader, groups=[group])[0].positions
    assert (position.median, position.n, position.of, position.basis) == (35, 5, 6, Basis.MEDIAN_OF_MEMBERS)
    [member] = [one for one in position.members if one.area == "E7"]
    assert (member.value, member.status) == (None, Status.NOT_COMPARABLE)
    assert group_series(reader, R, HOME, group, **KNOWN) == [(financial_year(2023), 35)]


def test_amounts_are_judged_in_percent_and_never_banded():
    amounts = metric(C, kind=MetricKind.AMOUNT, unit="households", decimals=0, better_when=BetterWhen.LOWER)
    rows = [Row(C, "E1", Y22, 1000.0), Row(C, "E1", Y23, 1100.0), *(Row(C, code, Y23, 9.0) for code in NEIGHBOURS)]
    percent = usual(C, typical=3.0, typical_percent=4.0, others_percent=2.0)
    (found,) = ask(small_reader([amounts], AREAS, rows, groups=GROUPS, usual=[percent]), metrics=[C])
    assert found.change and (found.change.typical, found.change.others, found.change.relative) == (4.0, 2.0, 10.0)
    assert (found.direction, found.variation) == (Direction.DETERIORATING, Variation.WITHIN_USUAL)
    assert found.positions[0].band is None


def test_englands_own_figure_is_the_middle_where_it_is_published():
    groups = {(Group.ENGLAND, "E1"): NEIGHBOURS}
    england = Row(R, ENGLAND, Y23, 43.0)
    (with_row,) = ask(small_reader([metric(R)], AREAS, [*OWN, *BESIDE, england], groups=groups), groups=[Group.ENGLAND])
    (without,) = ask(small_reader([metric(R)], AREAS, [*OWN, *BESIDE], groups=groups), groups=[Group.ENGLAND])
    assert (with_row.positions[0].basis, with_row.positions[0].median) == (Basis.PUBLISHED, 43)
    assert (without.positions[0].basis, without.positions[0].median) == (Basis.MEDIAN_OF_MEMBERS, 35)


def test_a_region_is_who_publishes_there_and_never_a_county_beside_its_districts():
    areas = [
        area("E1"),
        area("C", AreaKind.COUNTY),
        area("D1", AreaKind.DISTRICT),
        area("D2", AreaKind.DISTRICT),
        area("U"),
    ]
    region = {(Group.REGION, code): [c for c in ("C", "D1", "D2", "U") if c != code] for code in ("E1", "C")}
    rows = [*OWN, *(Row(R, code, Y23, 30.0) for code in ("C", "D1", "D2"))]
    reader = small_reader([metric(R)], areas, rows, groups=region)
    (ours,) = ask(reader, groups=[Group.REGION])
    assert [one.area for one in ours.positions[0].members] == ["D1", "D2"]
    (countys,) = ask(reader, areas=["C"], groups=[Group.REGION])
    assert [one.area for one in countys.positions[0].members] == []


def test_districts_to_which_a_metric_does_not_apply_put_no_county_aside():
    """Only counties and unitaries get rid of waste: a district's row says that landfill does not apply to it."""
    areas = [area("E1"), area("C", AreaKind.COUNTY), area("D1", AreaKind.DISTRICT)]
    rows = [*OWN, Row(R, "C", Y23, 30.0), Row(R, "D1", Y23, None, status=Status.NOT_APPLICABLE)]
    (found,) = ask(
        small_reader([metric(R)], areas, rows, groups={(Group.REGION, "E1"): ["C", "D1"]}), groups=[Group.REGION]
    )
    assert ([one.area for one in found.positions[0].members], found.positions[0].of) == (["C"], 1)


def test_a_former_code_gives_the_place_under_its_code_of_today(reader):
    renamed = small_reader([metric(R)], AREAS, OWN, places={"E0": "E1"})
    (found,) = ask(renamed, areas=["E0", "E1"])
    assert found.observation.area == "E1"


def test_what_was_known_on_a_day_answers_a_replay():
    first = [Row(R, "E1", Y23, 20.0, release=date(2024, 3, 1))]
    revised = Row(R, "E1", Y23, 26.7, status=Status.REVISED, release=date(2025, 3, 27))
    reader = small_reader([metric(R)], AREAS, [*first, revised])
    assert ask(reader)[0].observation.value == 26.7
    assert ask(reader, as_known_at=date(2024, 6, 1))[0].observation.value == 20.0
    assert ask(reader, as_known_at=date(2023, 6, 1)) == []


def test_what_a_viewer_may_not_see_is_not_there():
    rows = [*OWN[:2], Row(R, "E1", Y23, 26.7, audience=2)]
    reader = small_reader([metric(R)], AREAS, rows)
    assert ask(reader)[0].observation.value == 25.1
    assert ask(reader, viewer=Viewer(Level.OFFICER, HOME, TODAY))[0].observation.value == 26.7


def test_series_of_areas_in_the_order_asked_with_their_own_events(reader):
    event = SeriesEvent(EventKind.METHOD_CHANGE, date(2023, 4, 1), AreaCode("E2"), False, "Theirs.")
    reader = small_reader([metric(R)], AREAS, [*OWN, *BESIDE], events={R: [event]})
    theirs, ours, nobodys = series(reader, R, [AreaCode("E2"), HOME, AreaCode("E9")], period=None, **KNOWN)
    assert [point.value for point in ours.points] == [24.0, 25.1, 26.7] and ours.events == ()
    assert theirs.events == (event,) and nobodys.points == ()
    since = PeriodAsked("since 2022", date(2022, 4, 1), None, spans=True)
    (span,) = series(reader, R, [HOME], period=since, **KNOWN)
    assert [point.value for point in span.points] == [25.1, 26.7]


def test_the_middle_of_a_group_over_time_where_five_publish():
    before = [Row(R, code, Y22, 30.0) for code in NEIGHBOURS[:4]]
    reader = small_reader([metric(R)], AREAS, [*OWN, *BESIDE, *before], groups=GROUPS)
    assert group_series(reader, R, HOME, Group.NEAREST_NEIGHBOURS, **KNOWN) == [(financial_year(2023), 35)]
    assert group_series(reader, R, HOME, Group.REGION, **KNOWN) == []
