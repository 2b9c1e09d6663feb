"""How a group moved between two periods, from figures that stand in the test."""

from __future__ import annotations

from datetime import date

import pytest

from data_layer.alike import group_moved
from data_layer.facts import SeriesEvent
from data_layer.figures import figures
from data_layer.vocabulary import AreaCode, EventKind, Group, MetricId, Status
from tests.data_layer.small_snapshot import HOME, KNOWN, Row, area, metric, small_reader

R = MetricId("recycling")
Y22, Y23 = "2022-04-01/P1Y", "2023-04-01/P1Y"
NEIGHBOURS = ["E2", "E3", "E4", "E5", "E6", "E7", "E8"]
GROUPS = {(Group.NEAREST_NEIGHBOURS, "E1"): NEIGHBOURS}
AREAS = [area(code) for code in ["E1", *NEIGHBOURS]]
PAIRS = {"E1": (25.1, 26.7), "E2": (28.0, 29.0), "E3": (30.0, 29.5), "E4": (35.0, 35.0), "E5": (40.0, 42.0),
         "E6": (45.0, 45.5), "E7": (50.0, 10.0)}  # fmt: skip
ROWS = [Row(R, code, period, value) for code, pair in PAIRS.items() for period, value in zip((Y22, Y23), pair)]  # noqa: B905
ALONE = [Row(R, "E8", Y22, None, status=Status.NOT_AVAILABLE), Row(R, "E8", Y23, 33.0)]
BREAK = SeriesEvent(EventKind.METHOD_CHANGE, date(2023, 4, 1), AreaCode("E7"), False, "Counted anew.")


def moved(rows, *, groups=GROUPS, events=()):
    reader = small_reader([metric(R)], AREAS, rows, groups=groups, events={R: events} if events else None)
    [figure] = figures(reader, [R], [HOME], period=None, groups=(Group.NEAREST_NEIGHBOURS,), **KNOWN)
    return group_moved(reader, figure, **KNOWN)


def test_members_with_both_figures_count_and_the_council_itself_does_not():
    found = moved([*ROWS, *ALONE])
    assert found and found.group is Group.NEAREST_NEIGHBOURS
    alike = found.alike
    assert (alike.rose, alike.fell, alike.same, alike.n, alike.of) == (3, 2, 1, 6, 7)
    assert alike.median == pytest.approx(0.25)


def test_a_member_with_a_break_of_its_own_between_is_left_out():
    found = moved([*ROWS, *ALONE], events=(BREAK,))
    assert found and (found.alike.fell, found.alike.n) == (1, 5)


def test_without_a_group_or_an_earlier_figure_there_is_nothing_to_say():
    assert moved(ROWS, groups={}) is None
    assert moved([row for row in ROWS if row.area != "E1" or row.period == Y23]) is None
