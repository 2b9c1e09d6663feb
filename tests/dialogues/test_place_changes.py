"""The same question for another place."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("turn", "named"),
    [
        ("and Derby?", ["Derby"]),
        ("Derby?", ["Derby"]),
        ("in Derby", ["Derby"]),
        ("what about Derby", ["Derby"]),
        ("same for Leeds please", ["Leeds"]),
        ("how does Leeds do?", ["Leeds"]),
        ("and Birmingam?", ["Birmingham"]),
        ("what about Derby and Leicester", ["Derby", "Leicester"]),
        ("and England?", ["England"]),
    ],
)
def test_a_place_is_changed_and_measure_and_time_stay(talk, places, turn, named):
    reading = talk("recycling rate in 2021/22", turn)
    assert (places(reading), reading.metrics) == (named, ("recycling_rate",))
    assert reading.period.words == "in 2021/22"
    assert {"metric", "period"} <= set(reading.carried_over)


def test_a_strange_word_alone_is_a_place_that_nobody_knows_and_no_figure(talk):
    reading = talk("recycling rate in Derby", "Erewhon?")
    assert reading.kind == "no_data" and reading.missing.words == "Erewhon"


@pytest.mark.parametrize("turn", ["and here?", "and us?", "and for us?", "what about our city?"])
def test_home_is_a_word_away(talk, places, turn):
    assert places(talk("recycling rate in Derby", turn)) == ["Nottingham"]


def test_one_place_after_the_other(talk, places):
    reading = talk("recycling rate in 2021/22", "and Derby", "and Sheffield")
    assert (places(reading), reading.period.words) == (["Sheffield"], "in 2021/22")


@pytest.mark.parametrize(
    ("first", "turn", "named"),
    [
        ("recycling rate", "compare with Derby", ["Nottingham", "Derby"]),
        ("recycling rate in Derby", "compare with us", ["Derby", "Nottingham"]),
        ("how does recycling in Derby compare with Leicester", "and Sheffield?", ["Derby", "Sheffield"]),
    ],
)
def test_a_place_is_set_beside_the_one_in_hand(talk, places, first, turn, named):
    reading = talk(first, turn)
    assert (reading.kind, places(reading)) == ("comparison", named)


def test_a_group_stays_when_the_place_changes(talk, places):
    reading = talk("how does recycling compare with core cities", "and for Derby?")
    assert (reading.kind, places(reading), reading.comparators) == ("comparison", ["Derby"], ("core_cities",))


@pytest.mark.parametrize("turn", ["and in Gotham?", "what about Gotham?", "and Paris?", "try Gotham"])
def test_a_place_nobody_knows_is_said_and_not_answered_with_the_last(talk, turn):
    reading = talk("recycling rate in Derby", turn)
    assert (reading.kind, reading.missing.kind) == ("no_data", "unknown_area")


def test_after_a_place_nobody_knows_the_question_goes_on(talk, places):
    reading = talk("recycling rate", "and in Gotham?", "and Derby?")
    assert (reading.kind, reading.metrics, places(reading)) == ("performance", ("recycling_rate",), ["Derby"])
