"""When figures come out that are kept back: for those who will see them, and nothing of the figures themselves."""

from __future__ import annotations

from datetime import date

import pytest

from data_layer.queries.embargoes import embargoes
from data_layer.snapshots import Snapshot, Snapshots
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, Level, MetricId
from tests.council_calendar import with_calendar

HOME, OUT = AreaCode("E06000018"), date(2026, 12, 10)
RECYCLING, LANDFILL = MetricId("recycling_rate"), MetricId("landfill_rate")


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory) -> Snapshot:
    """A newer recycling rate of the home council, for officers, from 10 December 2026 on."""
    folder = with_calendar(tmp_path_factory.mktemp("data"), embargo=OUT, audience=int(Level.OFFICER), home=HOME)
    return Snapshots(folder).current()


def days(
    snapshot: Snapshot, *metrics: MetricId, level: Level = Level.OFFICER, now: date = date(2026, 12, 1), area=HOME
) -> list[date]:
    viewer = Viewer(level, HOME, now)
    with snapshot.reader(viewer) as reader:
        return embargoes(reader, metrics, area, viewer=viewer, as_known_at=now)


def test_the_day_is_known_to_those_who_will_see_the_figure(snapshot):
    assert days(snapshot, RECYCLING, LANDFILL) == [OUT]
    assert days(snapshot, RECYCLING, level=Level.PUBLIC) == []


def test_once_it_is_out_nothing_is_kept_back(snapshot):
    assert days(snapshot, RECYCLING, now=date(2026, 12, 9)) == [OUT]
    assert days(snapshot, RECYCLING, now=OUT) == []


def test_of_other_measures_and_places_nothing_is_kept_back(snapshot):
    assert days(snapshot, LANDFILL) == [] and days(snapshot, RECYCLING, area=AreaCode("E06000015")) == []


def test_what_was_not_known_yet_is_not_told(snapshot):
    viewer = Viewer(Level.OFFICER, HOME, date(2026, 12, 1))
    with snapshot.reader(viewer) as reader:
        assert embargoes(reader, [RECYCLING], HOME, viewer=viewer, as_known_at=date(2020, 1, 1)) == []
