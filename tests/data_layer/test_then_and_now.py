"""The figure of the day that scrutiny spoke of it: as known then, whatever was revised since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from data_layer.database import open_to_read
from data_layer.methods.baseline import NoChangeSince, NotSince, SinceBaseline
from data_layer.periods import Period
from data_layer.queries.scrutiny_items import RECORDED, ScrutinyItem, scrutiny_items
from data_layer.returns.governance_rows import ScrutinyRow
from data_layer.returns.measure_rows import ObservationRow
from data_layer.returns.model import CouncilRows
from data_layer.returns.words import ScrutinyKind, ScrutinyStatus
from data_layer.snapshots import Snapshots
from data_layer.then_and_now import ThenAndNow, then_and_now
from data_layer.vocabulary import Direction, Level, MetricId, Variation
from tests.data_layer.returns.conftest import Desk
from tests.data_layer.returns.loaded_on import load_on
from tests.data_layer.returns.whole_return import QUARTERS, whole_rows
from tests.data_layer.small_pack import NOTTINGHAM, Place, seen_by
from tests.snapshot import shared_snapshots

BINS = "missed_bins"
FIRST, SECOND, THIRD, FOURTH = date(2026, 2, 10), date(2026, 5, 12), date(2026, 8, 11), date(2026, 11, 10)
NEXT_YEAR = Period(date(2026, 10, 1), 3)  # the same quarter as the newest of the first return


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Place(tmp_path).write())


def item(id: str, raised: date, **more) -> ScrutinyRow:
    given = {"kind": ScrutinyKind.QUESTION, "subject": "Missed bins", "measure": BINS, "wording": "What was done?"}
    return ScrutinyRow(id=id, raised=raised, status=ScrutinyStatus.OPEN, **{**given, **more})


def figure(period: Period, value: float, **more) -> ObservationRow:
    return ObservationRow(measure=BINS, period=period, value=value, **more)


def found(desk: Desk, today: date = FOURTH, level: Level = Level.PUBLIC) -> dict[str, ThenAndNow]:
    known = {"viewer": seen_by(level, today), "as_known_at": today}
    with Snapshots(desk.data_dir).current().reader(known["viewer"]) as reader:
        items = scrutiny_items(reader, NOTTINGHAM, **known)
        return then_and_now(reader, items, NOTTINGHAM, **known)


def newest_in(snapshot: Path) -> tuple[str, float]:
    """The slow way: all figures of the measure in the file of that day, the newest period, the newest load."""
    query = """SELECT period, value FROM observation WHERE metric = 'missed_bins' AND part = '' AND area = $area
               ORDER BY period DESC, load DESC"""
    with open_to_read(snapshot) as connection:
        return connection.execute(query, {"area": NOTTINGHAM}).fetchall()[0]


def test_the_figure_of_each_day_stays_what_the_snapshot_of_that_day_says_after_three_revisions(desk, monkeypatch):
    rows = [
        replace(whole_rows(), scrutiny=(item("first", FIRST),)),
        CouncilRows(observations=(figure(QUARTERS[3], 43.9),), scrutiny=(item("second", SECOND),)),
        CouncilRows(observations=(figure(QUARTERS[3], 40.2),), scrutiny=(item("third", THIRD),)),
        CouncilRows(observations=(figure(QUARTERS[3], 47.7),), scrutiny=(item("fourth", FOURTH),)),
    ]
    days = (FIRST, SECOND, THIRD, FOURTH)
    slowly = [newest_in(load_on(day, each, desk, monkeypatch)) for day, each in zip(days, rows, strict=True)]
    told = found(desk)
    then = [told[id].then for id in ("first", "second", "third", "fourth")]
    assert [(one.period.id, one.value) for one in then if one] == slowly
    assert [value for _, value in slowly] == [41.5, 43.9, 40.2, 47.7]
    assert {one.now.observation.value for one in told.values() if one.now} == {47.7}
    assert all(one.same_period and one.since is None for one in told.values())


def test_before_the_first_return_nothing_was_held(desk, monkeypatch):
    load_on(FIRST, replace(whole_rows(), scrutiny=(item("early", date(2026, 1, 6)),)), desk, monkeypatch)
    assert found(desk)["early"].then is None


def test_the_period_that_an_item_names_is_meant_and_not_another_one(desk, monkeypatch):
    named = (item("held", FIRST, period=QUARTERS[1]), item("not_held", FIRST, period=NEXT_YEAR))
    load_on(FIRST, replace(whole_rows(), scrutiny=named), desk, monkeypatch)
    told = found(desk)
    assert told["held"].then and told["held"].then.value == 49.8
    assert told["not_held"].then is None


def test_what_was_under_embargo_that_day_was_not_known(desk, monkeypatch):
    hidden = figure(NEXT_YEAR, 60.0, embargo_until=date(2027, 2, 1))
    load_on(FIRST, whole_rows(), desk, monkeypatch)
    later = date(2027, 1, 12)
    load_on(later, CouncilRows(observations=(hidden,), scrutiny=(item("late", later),)), desk, monkeypatch)
    told = found(desk, date(2027, 3, 1))["late"]
    assert told.then and told.then.value == 41.5
    assert told.now and told.now.observation.value == 60.0


def test_the_change_runs_from_the_figure_then_to_the_newest_of_the_same_time_of_year(desk, monkeypatch):
    load_on(FIRST, replace(whole_rows(), scrutiny=(item("it", FIRST),)), desk, monkeypatch)
    load_on(FOURTH, CouncilRows(observations=(figure(QUARTERS[3], 45.0), figure(NEXT_YEAR, 52.0))), desk, monkeypatch)
    since = found(desk)["it"].since
    assert isinstance(since, SinceBaseline) and since.direction is Direction.DETERIORATING
    assert (since.change.from_value, round(since.change.value, 1)) == (41.5, 10.5)
    assert found(desk)["it"].variation is Variation.UNKNOWN  # no other council publishes it


def test_another_time_of_year_is_not_compared(desk, monkeypatch):
    load_on(FIRST, replace(whole_rows(), scrutiny=(item("it", FIRST, period=QUARTERS[2]),)), desk, monkeypatch)
    assert found(desk)["it"].since == NoChangeSince(NotSince.SEASONS_DIFFER)


def test_where_nothing_was_held_the_councils_own_figure_is_where_the_change_starts(desk, monkeypatch):
    said = item("it", date(2026, 1, 6), period=QUARTERS[3], value_then=44.0)
    load_on(FIRST, replace(whole_rows(), scrutiny=(said,)), desk, monkeypatch)
    load_on(FOURTH, CouncilRows(observations=(figure(NEXT_YEAR, 40.0),)), desk, monkeypatch)
    since = found(desk)["it"].since
    assert isinstance(since, SinceBaseline) and since.direction is Direction.IMPROVING
    assert (since.change.from_value, since.change.value) == (44.0, -4.0)


def test_an_item_of_no_measure_has_no_figures(desk, monkeypatch):
    load_on(FIRST, replace(whole_rows(), scrutiny=(item("it", FIRST, measure=None),)), desk, monkeypatch)
    assert found(desk) == {}


# On the embedded data


def known_slowly(rows: list[tuple], day: date) -> dict[str, tuple[date, int, float | None]]:
    """Entry -> start, months and value of the newest period known on a day: all rows, one after the other."""
    newest: dict[tuple[str, date, int], tuple] = {}
    for entry, start, months, value, known_from, loaded, load in rows:
        rank = (known_from, loaded, load)
        if known_from <= day and ((entry, start, months) not in newest or rank > newest[entry, start, months][0]):
            newest[entry, start, months] = rank, value
    found: dict[str, tuple[date, int, float | None]] = {}
    for (entry, start, months), (_, value) in sorted(newest.items(), key=lambda each: each[0][1:]):
        found[entry] = start, months, value
    return found


@pytest.mark.parametrize("day", [date(2024, 6, 1), date(2025, 3, 1), date(2025, 9, 10), date(2026, 3, 11)])
def test_of_every_published_measure_the_figure_of_a_day_is_that_of_a_plain_walk_over_all_releases(day):
    """Nottingham: 777 households in temporary accommodation at 31 December 2023 were known in June 2024."""
    query = """SELECT o.entry, p.starts, p.months, o.value, l.known_from, l.loaded, l.id
               FROM entry_observation AS o JOIN load AS l ON l.id = o.load JOIN period AS p ON p.id = o.period
               WHERE o.area = $area AND o.audience = 0 AND o.embargo_until IS NULL"""
    known = {"viewer": seen_by(Level.PUBLIC, date(2026, 11, 24)), "as_known_at": date(2026, 11, 24)}
    with shared_snapshots(NOTTINGHAM).current().reader(known["viewer"]) as reader:
        slowly = known_slowly(reader.cursor.execute(query, {"area": NOTTINGHAM}).fetchall(), day)
        items = [made(metric.id, day) for metric in reader.catalogue.metrics.values()]
        told = then_and_now(reader, items, NOTTINGHAM, **known)
    then = {id: one.then for id, one in told.items() if one.then}
    assert {id: (one.period.start, one.period.months, one.value) for id, one in then.items()} == {
        id: figure for id, figure in slowly.items() if id in told
    }
    if day == date(2024, 6, 1):
        assert then["households_in_temporary_accommodation"].value == 777


def made(metric: MetricId, raised: date) -> ScrutinyItem:
    return ScrutinyItem(
        metric, ScrutinyKind.QUESTION, "It", metric, None, None, raised, "Why?", None, None, ScrutinyStatus.OPEN,
        Level.PUBLIC, RECORDED, raised,
    )  # fmt: skip
