"""Figures as they are known on a day, to someone."""

from __future__ import annotations

from datetime import date

import pytest

from data_layer.facts import Observation
from data_layer.queries.observations import observations
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import AreaCode, Level, MetricId, Status
from tests.data_layer.small_pack import (
    DERBY,
    LEICESTER,
    NOTTINGHAM,
    SHEFFIELD,
    SHEFFIELD_THEN,
    TODAY,
    YEARS,
    figure,
    load,
    seen_by,
    small_pack,
)

RECYCLING, RESIDUAL, RESERVES = MetricId("recycling"), MetricId("residual_waste"), MetricId("reserves")
EARLY = date(2024, 6, 1)  # the provisional figures are known, the final ones are not


def found(
    snapshots: Snapshots,
    *areas: AreaCode,
    metrics=(RECYCLING,),
    level: Level = Level.PUBLIC,
    now: date = TODAY,
    as_known_at: date = TODAY,
) -> list[Observation]:
    viewer = seen_by(level, now)
    with snapshots.current().reader(viewer) as reader:
        return observations(reader, metrics, areas, viewer=viewer, as_known_at=as_known_at)


def values(*args, **kwargs) -> list[float | None]:
    return [each.value for each in found(*args, **kwargs)]


def test_all_periods_of_several_metrics_and_areas_come_in_order(small):
    rows = found(small, NOTTINGHAM, DERBY, metrics=(RESIDUAL, RECYCLING))
    assert [(row.metric, row.area, row.period.start.year, row.value) for row in rows] == [
        (RECYCLING, DERBY, 2022, 35.5),
        (RECYCLING, DERBY, 2023, 36.5),
        (RECYCLING, NOTTINGHAM, 2021, 24.0),
        (RECYCLING, NOTTINGHAM, 2022, 25.1),
        (RECYCLING, NOTTINGHAM, 2023, 26.7),
        (RESIDUAL, DERBY, 2023, 550.0),
        (RESIDUAL, NOTTINGHAM, 2022, 580.0),
        (RESIDUAL, NOTTINGHAM, 2023, 572.6),
    ]


def test_a_figure_says_where_it_comes_from(small):
    assert found(small, NOTTINGHAM)[-1] == Observation(
        RECYCLING, NOTTINGHAM, YEARS[2], 26.7, None, None, Status.FINAL, None, "defra", date(2025, 3, 27), TODAY
    )


def test_a_missing_value_is_there_with_its_reason(small):
    (row,) = found(small, LEICESTER)
    assert (row.value, row.status) == (None, Status.NOT_AVAILABLE)


@pytest.mark.parametrize("code", [SHEFFIELD, SHEFFIELD_THEN])
def test_either_code_of_a_place_gives_its_figures_once(small, code):
    assert [(row.area, row.value) for row in found(small, code)] == [(SHEFFIELD, 30.0), (SHEFFIELD, 31.0)]
    assert values(small, SHEFFIELD, SHEFFIELD_THEN) == [30.0, 31.0]


def test_the_provisional_value_is_known_before_and_the_final_one_after(small):
    def known(day: date) -> list[tuple[float | None, Status]]:
        rows = found(small, NOTTINGHAM, as_known_at=day)
        return [(row.value, row.status) for row in rows if row.period == YEARS[1]]

    assert known(date(2024, 1, 31)) == []
    assert known(date(2024, 2, 1)) == [(25.0, Status.PROVISIONAL)]
    assert known(date(2025, 3, 26)) == [(25.0, Status.PROVISIONAL)]
    assert known(date(2025, 3, 27)) == [(25.1, Status.FINAL)]


def test_both_ways_of_asking_agree_where_everything_is_known(small, monkeypatch):
    """The sorted table of current figures answers as the full history does."""
    from data_layer.store import Reader

    metrics = (RECYCLING, RESIDUAL, RESERVES)
    fast = found(small, NOTTINGHAM, DERBY, SHEFFIELD, LEICESTER, metrics=metrics)
    monkeypatch.setattr(Reader, "newest", lambda *_: False)
    assert found(small, NOTTINGHAM, DERBY, SHEFFIELD, LEICESTER, metrics=metrics) == fast != []


def test_what_is_not_held_is_not_there(small):
    assert found(small, AreaCode("E06000001")) == []
    assert found(small, NOTTINGHAM, metrics=(MetricId("crime"),)) == []
    assert found(small) == [] == found(small, NOTTINGHAM, metrics=())


@pytest.mark.parametrize("as_known_at", [TODAY, EARLY], ids=["newest", "replay"])
def test_a_restricted_metric_has_no_figures_below_its_level(place, as_known_at):
    rows = [figure("reserves", NOTTINGHAM, 2022, 31.0, load="defra_2024")]
    snapshots = place.write(small_pack().plus("observation", rows), reserves="officer").serve()
    asked = {"metrics": (RESERVES,), "as_known_at": as_known_at}
    assert found(snapshots, NOTTINGHAM, level=Level.COUNCILLOR, **asked) == []
    assert values(snapshots, NOTTINGHAM, level=Level.OFFICER, **asked)[0] == 31.0


def test_a_restricted_correction_leaves_the_public_its_figure(place):
    """Officers already know 27.0; to everyone else the published 26.7 stays the newest, not a gap."""
    pack = small_pack().plus("load", [load("returns", "defra", date(2026, 1, 1))])
    rows = [figure("recycling", NOTTINGHAM, 2023, 27.0, load="returns", audience=int(Level.OFFICER))]
    snapshots = place.write(pack.plus("observation", rows)).serve()
    assert values(snapshots, NOTTINGHAM, level=Level.COUNCILLOR) == [24.0, 25.1, 26.7]
    assert values(snapshots, NOTTINGHAM, level=Level.OFFICER) == [24.0, 25.1, 27.0]


def test_an_embargo_holds_for_everyone_until_its_day(place):
    pack = small_pack().plus("load", [load("early", "defra", date(2026, 11, 1))])
    rows = [figure("recycling", NOTTINGHAM, 2023, 28.0, load="early", embargo=date(2026, 12, 1))]
    snapshots = place.write(pack.plus("observation", rows)).serve()
    asked = {"level": Level.RESTRICTED, "as_known_at": date(2026, 12, 1)}
    assert values(snapshots, NOTTINGHAM, now=date(2026, 11, 30), **asked)[-1] == 26.7
    assert values(snapshots, NOTTINGHAM, now=date(2026, 12, 1), **asked)[-1] == 28.0


def test_a_breakdown_stands_beside_the_whole(place):
    rows = [figure("recycling", NOTTINGHAM, 2023, 12.0, part="garden")]
    snapshots = place.write(small_pack().plus("observation", rows)).serve()
    viewer = seen_by(Level.PUBLIC)
    with snapshots.current().reader(viewer) as reader:
        for day in (TODAY, date(2026, 6, 1)):
            asked = {"viewer": viewer, "as_known_at": day}
            whole = observations(reader, [RECYCLING], [NOTTINGHAM], **asked)
            part = observations(reader, [MetricId("recycling.garden")], [NOTTINGHAM], **asked)
            assert [each.value for each in whole] == [24.0, 25.1, 26.7]
            assert [each.value for each in part] == [12.0]
