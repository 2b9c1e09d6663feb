"""What others had in the same period."""

from __future__ import annotations

from datetime import date

import pytest

from data_layer.queries.comparison import comparison
from data_layer.queries.published_group import ENGLAND, published_group
from data_layer.store import Reader
from data_layer.vocabulary import Level, MetricId
from tests.data_layer.small_pack import (
    DERBY,
    EAST_MIDLANDS,
    LEICESTER,
    NOTTINGHAM,
    SHEFFIELD,
    SHEFFIELD_THEN,
    TODAY,
    YEARS,
    seen_by,
)

RECYCLING, RESIDUAL = MetricId("recycling"), MetricId("residual_waste")


@pytest.fixture
def reader(small):
    with small.current().reader(seen_by(Level.PUBLIC)) as opened:
        yield opened


def compared(reader, asked, members, as_known_at=TODAY):
    rows = comparison(reader, asked, members, viewer=reader.viewer, as_known_at=as_known_at)
    return [(row.metric, row.area, row.period.start.year, row.value) for row in rows]


def test_each_metric_is_compared_in_its_own_period(reader):
    asked = [(RECYCLING, YEARS[1]), (RESIDUAL, YEARS[2])]
    assert compared(reader, asked, [DERBY, NOTTINGHAM]) == [
        (RECYCLING, DERBY, 2022, 35.5),
        (RECYCLING, NOTTINGHAM, 2022, 25.1),
        (RESIDUAL, DERBY, 2023, 550.0),
        (RESIDUAL, NOTTINGHAM, 2023, 572.6),
    ]


def test_a_place_named_by_both_its_codes_counts_once(reader):
    members = [SHEFFIELD_THEN, SHEFFIELD, LEICESTER]
    assert compared(reader, [(RECYCLING, YEARS[2])], members) == [
        (RECYCLING, LEICESTER, 2023, None),
        (RECYCLING, SHEFFIELD, 2023, 31.0),
    ]


def test_a_member_without_a_row_and_an_unknown_metric_are_not_there(reader):
    asked = [(RECYCLING, YEARS[0]), (MetricId("crime"), YEARS[2])]
    assert compared(reader, asked, [DERBY, LEICESTER]) == []
    assert compared(reader, [], [DERBY]) == []


def test_the_past_is_compared_as_it_was_known(reader):
    assert compared(reader, [(RECYCLING, YEARS[1])], [NOTTINGHAM, DERBY], date(2024, 6, 1)) == [
        (RECYCLING, NOTTINGHAM, 2022, 25.0)
    ]


def test_both_ways_of_asking_agree_where_everything_is_known(reader, monkeypatch):
    asked = [(RECYCLING, YEARS[1]), (RECYCLING, YEARS[2]), (RESIDUAL, YEARS[2])]
    members = [DERBY, LEICESTER, NOTTINGHAM, SHEFFIELD]
    fast = compared(reader, asked, members)
    monkeypatch.setattr(Reader, "newest", lambda *_: False)
    assert compared(reader, asked, members) == fast
    assert len(fast) == 9


def test_englands_own_figure_is_found_where_one_is_published(reader):
    asked = [(RECYCLING, YEARS[2]), (RECYCLING, YEARS[1]), (RESIDUAL, YEARS[2])]
    known = {"viewer": reader.viewer, "as_known_at": TODAY}
    found = published_group(reader, asked, ENGLAND, **known)
    assert {key: row.value for key, row in found.items()} == {(RECYCLING, YEARS[2]): 42.3}
    assert published_group(reader, asked, EAST_MIDLANDS, **known) == {}
