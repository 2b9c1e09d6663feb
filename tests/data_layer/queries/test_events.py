"""What happened to a series, for everyone and for one council."""

from __future__ import annotations

from datetime import date

from data_layer.facts import SeriesEvent
from data_layer.queries.events import events
from data_layer.vocabulary import EventKind, Level, MetricId
from tests.data_layer.small_pack import DERBY, NOTTINGHAM, TODAY, seen_by

RECYCLING, RESIDUAL, RESERVES = MetricId("recycling"), MetricId("residual_waste"), MetricId("reserves")
PANDEMIC = SeriesEvent(EventKind.PANDEMIC, date(2022, 4, 1), None, True, "More was thrown away at home.")
METHOD = SeriesEvent(EventKind.METHOD_CHANGE, date(2023, 4, 1), DERBY, False, "Derby counts otherwise.")


def found(snapshots, metrics, areas, level=Level.PUBLIC):
    viewer = seen_by(level)
    with snapshots.current().reader(viewer) as reader:
        return events(reader, metrics, areas, viewer=viewer, as_known_at=TODAY)


def test_events_of_all_areas_and_of_the_area_itself_come_oldest_first(small):
    assert found(small, [RESIDUAL, RECYCLING], [DERBY]) == {RESIDUAL: [PANDEMIC, METHOD]}
    assert found(small, [RESIDUAL], [NOTTINGHAM]) == {RESIDUAL: [PANDEMIC]}


def test_an_event_of_a_restricted_metric_is_not_there_below_its_level(place):
    text = """
events:
  - {metrics: [reserves], area: null, kind: restatement, starts: 2023-04-01, allows_change: true, note: Restated once.}
"""
    place.write(reserves="officer")
    (place.definitions / "events.yml").write_text(text)
    snapshots = place.serve()
    assert found(snapshots, [RESERVES], [NOTTINGHAM]) == {}
    assert [event.note for event in found(snapshots, [RESERVES], [NOTTINGHAM], Level.OFFICER)[RESERVES]] == [
        "Restated once."
    ]
    assert found(snapshots, [RESERVES], [NOTTINGHAM]) == {}
