"""What figures are made of, from the embedded pack and from a council's own return."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data_layer.methods.components import Counted
from data_layer.queries.components import components
from data_layer.returns.measure_rows import ObservationRow
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import AreaCode, Level, MetricId
from tests.data_layer.returns.conftest import Desk
from tests.data_layer.returns.whole_return import QUARTERS, whole_load, whole_rows
from tests.data_layer.small_pack import NOTTINGHAM, TODAY, Place, seen_by
from tests.snapshot import shared_snapshots

LONG_AFTER = date(2099, 1, 1)  # a return is known from the day it is loaded


def asked(snapshots: Snapshots, metric: str, areas=(NOTTINGHAM,), level=Level.PUBLIC, as_known_at=TODAY, now=TODAY):
    viewer = seen_by(level, now)
    with snapshots.current().reader(viewer) as reader:
        return components(reader, MetricId(metric), areas, viewer=viewer, as_known_at=as_known_at)


def test_a_published_rate_comes_with_both_its_parts():
    """Defra and ONS: 13,608 incidents and 319,978 people in 2021/22."""
    held = asked(shared_snapshots(NOTTINGHAM), "fly_tipping_rate")[NOTTINGHAM]
    assert held[max(held)] == Counted(13_608, 319_978) and max(held).label == "2021/22"


def test_a_survey_gives_how_many_answered_and_most_measures_nothing():
    snapshots = shared_snapshots(NOTTINGHAM)
    held = asked(snapshots, "asc_feel_safe")[NOTTINGHAM]
    assert held[max(held)] == Counted(None, 435)
    assert asked(snapshots, "recycling_rate") == {} and asked(snapshots, "no_such_measure") == {}


def test_before_it_was_published_nothing_was_known():
    snapshots = shared_snapshots(NOTTINGHAM)
    known = asked(snapshots, "debt_servicing_share_of_net_revenue", as_known_at=date(2024, 12, 11))[NOTTINGHAM]
    assert max(known).label == "2022/23"


@pytest.fixture
def council(tmp_path):
    """Missed bins with their parts; those of the last quarter again, for officers alone, with others."""
    desk, rows = Desk(Place(tmp_path).write()), whole_rows()
    kept_back = ObservationRow(measure="missed_bins", part="Street bins", period=QUARTERS[3], value=10.0, numerator=7.0,
                               denominator=70_000.0, audience=Level.OFFICER)  # fmt: skip
    desk.accept(whole_load(replace(rows, observations=(*rows.observations, kept_back))))
    return Snapshots(desk.data_dir)


def test_parts_of_a_figure_are_seen_by_those_who_see_the_figure(council):
    held = asked(council, "missed_bins", as_known_at=LONG_AFTER)[NOTTINGHAM]
    assert held[QUARTERS[3]] == Counted(83.0, 200_000.0)
    street = "missed_bins.street_bins"
    assert asked(council, street, as_known_at=LONG_AFTER) == {}
    officers = asked(council, street, level=Level.OFFICER, as_known_at=LONG_AFTER)
    assert officers == {AreaCode(NOTTINGHAM): {QUARTERS[3]: Counted(7.0, 70_000.0)}}
