"""Facts of the embedded pack that a person has checked in the publishers' tables."""

from __future__ import annotations

from datetime import date

import pytest

from data_layer.facts import Figure
from data_layer.figures import figures
from data_layer.periods import calendar_year, financial_year
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, Band, Basis, Direction, EventKind, Group, Level, MetricId, Variation
from tests.snapshot import shared_snapshots

NOTTINGHAM = AreaCode("E06000018")
TODAY = date(2026, 11, 24)
VIEWER = Viewer(Level.PUBLIC, NOTTINGHAM, TODAY)


@pytest.fixture(scope="module")
def reader():
    with shared_snapshots(NOTTINGHAM).current().reader(VIEWER) as opened:
        yield opened


def newest(reader: Reader, metric: str, group: Group = Group.NEAREST_NEIGHBOURS) -> Figure:
    (found,) = figures(
        reader, [MetricId(metric)], [NOTTINGHAM], period=None, groups=[group], viewer=VIEWER, as_known_at=TODAY
    )
    return found


def test_recycling_is_improving_and_in_the_lowest_quarter_of_its_neighbours(reader):
    """Defra, 2023/24: Bristol published none, so 14 of 15 neighbours remain."""
    found = newest(reader, "recycling_rate")
    assert (found.observation.period, found.observation.value) == (financial_year(2023), pytest.approx(26.7))
    assert found.change and found.change.from_period == financial_year(2022)
    assert found.change.from_value == pytest.approx(25.1)
    assert (found.direction, found.variation) == (Direction.IMPROVING, Variation.WITHIN_USUAL)
    (stands,) = found.positions
    assert (stands.median, stands.q1, stands.q3) == pytest.approx((35.6, 28.3, 40.3), abs=0.05)
    assert (stands.n, stands.of, stands.band) == (14, 15, Band.LOWEST_QUARTER)
    assert (found.freshness.stale, found.freshness.age_months) == (True, 32)


def test_household_waste_stands_between_the_quartiles_of_its_neighbours(reader):
    (stands,) = newest(reader, "household_waste_per_person").positions
    assert (stands.median, stands.q1, stands.q3) == pytest.approx((341.8, 327.95, 350.55))
    assert (stands.n, stands.of, stands.band) == (14, 15, Band.MIDDLE_HALF)


def test_recycling_beside_england_has_englands_own_figure_in_the_middle(reader):
    (stands,) = newest(reader, "recycling_rate", Group.ENGLAND).positions
    assert (stands.basis, stands.median) == (Basis.PUBLISHED, pytest.approx(42.3))


def test_unallocated_reserves_rose_and_their_opening_balance_was_restated(reader):
    """Revenue Outturn: 30,489 thousand at 31 March 2024, 13,643 a year before; 8,877 at 1 April 2023."""
    found = newest(reader, "unallocated_reserves")
    assert found.observation.value == pytest.approx(30.489)
    assert found.change and found.change.from_value == pytest.approx(13.643)
    assert (found.direction, found.variation) == (Direction.IMPROVING, Variation.BEYOND_USUAL)
    assert found.positions[0].band is None
    assert [event.kind for event in found.events] == [EventKind.RESTATEMENT]


def test_no_district_stands_among_those_who_get_rid_of_waste(reader):
    """The nine other authorities of the East Midlands that are unitary or county, all of them with a figure."""
    (stands,) = newest(reader, "landfill_rate", Group.REGION).positions
    assert (stands.n, stands.of) == (9, 9)


def test_emissions_are_improving(reader):
    found = newest(reader, "greenhouse_gas_emissions")
    assert (found.observation.period, found.observation.value) == (calendar_year(2023), pytest.approx(3.72))
    assert found.direction is Direction.IMPROVING
    assert found.change and found.change.typical == pytest.approx(0.11, abs=0.005)


def test_care_workforce_turnover_beside_the_other_councils_of_the_east_midlands(reader):
    found = newest(reader, "asc_workforce_turnover", Group.REGION)
    (stands,) = found.positions
    assert (found.observation.period, found.observation.value) == (financial_year(2024), pytest.approx(25.6, abs=0.05))
    assert (stands.median, stands.n) == (pytest.approx(24.3, abs=0.05), 9)
