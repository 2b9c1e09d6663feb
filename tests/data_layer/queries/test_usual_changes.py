"""What councils usually see from one year to the next, read back from the snapshot."""

from __future__ import annotations

import pytest

from data_layer.queries.usual_changes import UsualChange, usual_changes
from data_layer.vocabulary import Level, MetricId
from tests.data_layer.small_pack import TODAY, YEARS, Place, figure, seen_by, small_pack

RECYCLING = MetricId("recycling")


@pytest.fixture
def many(place: Place):
    """40 councils: half of them rise by 1 from 50, half by 3, so that the middle change is 2 and all are 1 from it."""
    codes = [f"E0700{number:04}" for number in range(900, 940)]
    rows = [
        figure("recycling", code, year, value)
        for number, code in enumerate(codes)
        for year, value in ((2022, 50.0), (2023, 51.0 if number % 2 else 53.0))
    ]
    areas = [(code, f"Council {code}", "district", None, None, None, None) for code in codes]
    pack = small_pack().plus("area", areas)
    kept = [row for row in pack.tables["observation"] if row[0] != "recycling"]
    return place.write(pack.instead("observation", [*kept, *rows])).serve()


def found(snapshots, metrics, level=Level.PUBLIC):
    viewer = seen_by(level)
    with snapshots.current().reader(viewer) as reader:
        return usual_changes(reader, metrics, viewer=viewer, as_known_at=TODAY)


def test_typical_and_others_are_worked_out_at_the_build(many):
    assert found(many, [RECYCLING]) == [UsualChange(RECYCLING, YEARS[2], YEARS[1], 1.0, 2.0, 2.0, 4.0, 40)]


def test_with_few_councils_there_is_no_usual(small):
    assert found(small, [RECYCLING]) == []


def test_an_unknown_metric_has_none(many):
    assert found(many, [MetricId("crime")]) == []
