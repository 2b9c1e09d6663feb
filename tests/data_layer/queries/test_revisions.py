"""How one figure was known over time."""

from __future__ import annotations

from datetime import date

from data_layer.queries.revisions import revisions
from data_layer.vocabulary import Level, MetricId, Status
from tests.data_layer.small_pack import NOTTINGHAM, SHEFFIELD_THEN, TODAY, YEARS, figure, load, seen_by, small_pack

RECYCLING = MetricId("recycling")


def found(snapshots, period, area=NOTTINGHAM, level=Level.PUBLIC, as_known_at=TODAY, now=TODAY):
    viewer = seen_by(level, now)
    with snapshots.current().reader(viewer) as reader:
        rows = revisions(reader, RECYCLING, area, period, viewer=viewer, as_known_at=as_known_at)
    return [(row.value, row.status, row.known_from) for row in rows]


PROVISIONAL = (25.0, Status.PROVISIONAL, date(2024, 2, 1))
FINAL = (25.1, Status.FINAL, date(2025, 3, 27))


def test_a_revised_figure_has_all_its_values_oldest_first(small):
    assert found(small, YEARS[1]) == [PROVISIONAL, FINAL]


def test_a_later_one_was_not_known_before(small):
    assert found(small, YEARS[1], as_known_at=date(2025, 3, 26)) == [PROVISIONAL]


def test_a_former_code_finds_the_place(small):
    assert found(small, YEARS[2], SHEFFIELD_THEN) == [(31.0, Status.FINAL, date(2025, 3, 27))]


def test_restricted_and_embargoed_values_are_not_among_them(place):
    pack = small_pack().plus("load", [load("a", "defra", date(2026, 1, 1)), load("b", "defra", date(2026, 2, 1))])
    rows = [
        figure("recycling", NOTTINGHAM, 2022, 1.0, load="a", audience=int(Level.OFFICER)),
        figure("recycling", NOTTINGHAM, 2022, 2.0, load="b", embargo=date(2027, 1, 1)),
    ]
    snapshots = place.write(pack.plus("observation", rows)).serve()
    assert found(snapshots, YEARS[1]) == [PROVISIONAL, FINAL]
    assert [value for value, *_ in found(snapshots, YEARS[1], level=Level.OFFICER)] == [25.0, 25.1, 1.0]
    ended = found(snapshots, YEARS[1], level=Level.OFFICER, now=date(2027, 1, 1))
    assert [value for value, *_ in ended] == [25.0, 25.1, 1.0, 2.0]
