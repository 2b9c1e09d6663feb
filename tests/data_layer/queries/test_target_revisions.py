"""A target that a later return set anew, as each level sees it; what was given again unchanged is no revision."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from data_layer.queries.target_revisions import target_revisions
from data_layer.returns.measure_rows import TargetRow
from data_layer.returns.model import CouncilRows
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import Level, MetricId
from tests.data_layer.returns.conftest import Desk
from tests.data_layer.returns.whole_return import YEAR, whole_load
from tests.data_layer.small_pack import DERBY, NOTTINGHAM, Place, seen_by

BINS, TODAY = MetricId("missed_bins"), datetime.now(UTC).date()


@pytest.fixture
def desk(tmp_path) -> Desk:
    """The whole return has a target of 40 for the year; lower is better."""
    loading = Desk(Place(tmp_path).write())
    loading.accept(whole_load())
    return loading


def given(desk: Desk, value: float, level: Level = Level.PUBLIC) -> None:
    row = TargetRow(measure=BINS, period=YEAR, value=value, audience=level)
    desk.accept(whole_load(CouncilRows(targets=(row,))))


def found(desk: Desk, level: Level = Level.PUBLIC, *, area=NOTTINGHAM, known=TODAY):
    viewer = seen_by(level, TODAY)
    with Snapshots(desk.data_dir).current().reader(viewer) as reader:
        held = target_revisions(reader, [BINS, MetricId("recycling")], area, viewer=viewer, as_known_at=known)
    return {metric: [(one.period, one.before, one.value, one.given) for one in of] for metric, of in held.items()}


def test_a_target_given_once_or_again_unchanged_is_no_revision(desk):
    assert found(desk) == {}
    given(desk, 40.0)
    assert found(desk) == {}


def test_the_newest_stands_beside_the_last_that_differs_from_it(desk):
    for value in (42.0, 45.0, 45.0):
        given(desk, value)
    assert found(desk) == {BINS: [(YEAR, 42.0, 45.0, TODAY)]}


def test_one_for_officers_is_a_revision_for_them_alone(desk):
    given(desk, 45.0, Level.OFFICER)
    assert found(desk) == {} and found(desk, Level.OFFICER) == {BINS: [(YEAR, 40.0, 45.0, TODAY)]}


def test_nothing_is_known_before_its_day_nor_of_another_council(desk):
    given(desk, 45.0)
    assert found(desk, known=TODAY - timedelta(1)) == {} and found(desk, area=DERBY) == {}
