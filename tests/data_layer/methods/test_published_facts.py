"""Facts that a person can check in the publishers' files, by the methods alone."""

from __future__ import annotations

import csv
import json
from dataclasses import replace

import pytest

from data_layer.facts import Member, Observation
from data_layer.methods.change import change, earlier_period
from data_layer.methods.direction import direction
from data_layer.methods.position import position
from data_layer.methods.usual_change import usual_change, year_pairs
from data_layer.methods.variation import variation
from data_layer.periods import Period, calendar_year
from data_layer.vocabulary import AreaCode, Band, BetterWhen, Direction, Group, Status, Variation
from tests.data_layer.methods.made import RATE, Measure, figure, year

pytestmark = pytest.mark.sources

NOTTINGHAM, BRISTOL = "E06000018", "E06000023"
COUNCILS = ("E06", "E07", "E08", "E09", "W06", "S12", "N09")
EMISSIONS = Measure("Emissions", "tonnes CO2e per person", 2, BetterWhen.LOWER, frequency="calendar year")

Table = dict[tuple[str, Period], float]


@pytest.fixture(scope="module")
def recycling(sources) -> Table:
    path = sources / "defra_waste" / "household_waste_recycling.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["value"] != "NA" and "/" in row["period"]]
    return {(row["area_code"], year(int(row["period"][:4]))): float(row["value"]) for row in rows}


@pytest.fixture(scope="module")
def emissions(sources) -> Table:
    path = sources / "ons_els" / "greenhouse-gas-emissions.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["areacd"].startswith(COUNCILS) and row["observation"]]
    return {(row["areacd"], Period.parse(row["period"])): float(row["observation"]) for row in rows}


def own(table: Table, when: Period) -> Observation:
    return figure(table[NOTTINGHAM, when], when)


def judged(table: Table, when: Period, metric: Measure):
    """Direction, variation and change of Nottingham's figure, with what is usual among all councils of the table."""
    held = {period for area, period in table if area == NOTTINGHAM}
    before = earlier_period(when, held, frequency=metric.frequency)
    assert before and not before.gap
    pairs = year_pairs(before.period, when, {period for _, period in table})
    areas = {area for area, _ in table if area.startswith(COUNCILS)}
    usual = usual_change(
        [[table[a, t] - table[a, f] for a in areas if (a, f) in table and (a, t) in table] for f, t in pairs]
    )
    moved = change(own(table, before.period), own(table, when), gap=False)
    assert moved
    moved = replace(moved, typical=usual.typical, others=usual.others)
    return direction(moved, own(table, before.period), own(table, when), metric), variation(moved, metric), moved


def test_recycling_in_nottingham_improved_in_2023_24(recycling):
    found, usual, moved = judged(recycling, year(2023), RATE)
    assert (moved.from_value, moved.from_value + moved.value) == pytest.approx((25.1, 26.7))
    assert found is Direction.IMPROVING and usual is Variation.WITHIN_USUAL
    assert moved.typical is not None and moved.typical < 1.6 < 3 * moved.typical


def test_recycling_in_nottingham_stands_in_the_lowest_quarter_of_its_neighbours(recycling, sources):
    """Defra, 2023/24: Bristol published none, so 14 of 15 neighbours remain."""
    lists = json.loads((sources / "comparators" / "nearest_neighbours.json").read_text(encoding="utf-8"))
    # one neighbour stands in the list under its former code
    now = {"E08000019": "E08000039", "E08000016": "E08000038"}
    codes = [code for code in dict.fromkeys(lists[NOTTINGHAM]) if code != NOTTINGHAM]
    values = {
        code: recycling.get((code, year(2023)), recycling.get((now.get(code, code), year(2023)))) for code in codes
    }
    members = [
        Member(AreaCode(code), value, Status.FINAL if value is not None else Status.NOT_AVAILABLE)
        for code, value in values.items()
    ]
    stands = position(own(recycling, year(2023)), members, group=Group.NEAREST_NEIGHBOURS, metric=RATE)
    assert (stands.median, stands.q1, stands.q3) == pytest.approx((35.6, 28.325, 40.275))
    assert (stands.n, stands.of, stands.band) == (14, 15, Band.LOWEST_QUARTER)
    assert [one.area for one in stands.members if one.value is None] == [BRISTOL]


def test_emissions_in_nottingham_improved_in_2023(emissions):
    """3.72 after 4.06; councils usually see about 0.11 either way."""
    found, _, moved = judged(emissions, calendar_year(2023), EMISSIONS)
    assert (moved.from_value + moved.value, moved.value) == pytest.approx((3.72, -0.34))
    assert moved.typical == pytest.approx(0.11)
    assert found is Direction.IMPROVING
