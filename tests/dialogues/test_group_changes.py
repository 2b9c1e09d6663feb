"""The same question against another group."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("turn", "group"),
    [
        ("and core cities?", "core_cities"),
        ("compared with core cities?", "core_cities"),
        ("same for core cities", "core_cities"),
        ("against similar councils", "nearest_neighbours"),
        ("and our family group?", "nearest_neighbours"),
        ("vs stat neighbours", "nearest_neighbours"),
        ("with councils like us", "nearest_neighbours"),
        ("and other unitaries", "type"),
        ("and the region?", "region"),
        ("what about nationally", "england"),
        ("same but nationally", "england"),
        ("how do we compare?", "nearest_neighbours"),
    ],
)
def test_a_group_is_named_and_measure_and_time_stay(talk, turn, group):
    reading = talk("recycling rate in 2021/22", turn)
    assert (reading.kind, reading.metrics, reading.comparators) == ("comparison", ("recycling_rate",), (group,))
    assert reading.period.words == "in 2021/22"


def test_a_group_replaces_the_group_and_the_place_stays(talk, places):
    reading = talk("how does recycling in Derby compare with core cities", "and other unitaries?")
    assert (places(reading), reading.comparators) == (["Derby"], ("type",))


def test_group_after_group(talk):
    reading = talk("recycling rate vs neighbours", "and core cities?", "what about nationally", "and the region?")
    assert (reading.kind, reading.comparators) == ("comparison", ("region",))


def test_a_trend_stays_one_beside_a_group(talk):
    reading = talk("recycling since 2018", "same for core cities")
    assert (reading.kind, reading.comparators, reading.period.words) == ("trend", ("core_cities",), "since 2018")


def test_the_middle_of_the_group_is_asked_for(talk):
    reading = talk("recycling rate", "average for core cities?")
    assert (reading.kind, reading.comparators, reading.statistic) == ("comparison", ("core_cities",), "median")


def test_group_and_time_can_change_together(talk):
    reading = talk("how does recycling compare with core cities", "and in the region in 2021/22")
    assert (reading.comparators, reading.period.words) == (("region",), "in 2021/22")


def test_another_measure_is_set_against_the_same_group(talk, places):
    reading = talk("how does recycling in Derby compare with core cities", "same for landfill")
    assert (reading.kind, reading.metrics, places(reading)) == ("comparison", ("landfill_rate",), ["Derby"])
    assert reading.comparators == ("core_cities",)
