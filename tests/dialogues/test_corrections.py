"""A person puts right what was read wrong, or what they said wrong."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "turn", ["no, Leicester", "I meant Leicester", "sorry, Leicester", "not Derby, Leicester", "actually, Leicester"]
)
def test_a_place_put_right_replaces_the_place_and_keeps_the_rest(talk, places, turn):
    reading = talk("recycling rate in Derby in 2021/22", turn)
    assert places(reading) == ["Leicester"]
    assert (reading.kind, reading.metrics) == ("performance", ("recycling_rate",))
    assert reading.period.words == "in 2021/22"


@pytest.mark.parametrize("turn", ["sorry, 2019/20", "I meant 2019/20", "no, 2019/20", "not 2021/22, 2019/20"])
def test_a_time_put_right_replaces_the_time_and_keeps_the_place(talk, places, turn):
    reading = talk("recycling rate in Derby in 2021/22", turn)
    assert (reading.period.words, places(reading), reading.metrics) == ("2019/20", ["Derby"], ("recycling_rate",))


@pytest.mark.parametrize(
    "turn", ["no, landfill", "no, the landfill rate", "sorry, landfill", "I meant landfill", "actually landfill"]
)
def test_a_measure_put_right_keeps_place_and_time(talk, places, turn):
    reading = talk("recycling rate in Derby in 2021/22", turn)
    assert (reading.metrics, places(reading), reading.period.words) == (("landfill_rate",), ["Derby"], "in 2021/22")


@pytest.mark.parametrize(
    ("turn", "group"), [("no, nearest neighbours", "nearest_neighbours"), ("sorry, I meant the region", "region")]
)
def test_a_group_put_right_replaces_the_group(talk, turn, group):
    reading = talk("how does recycling compare with core cities", turn)
    assert (reading.kind, reading.comparators) == ("comparison", (group,))


def test_a_sibling_put_right_keeps_the_place(talk, places):
    reading = talk("quality of life of care users in Derby", "no, carers")
    assert (reading.metrics, places(reading)) == (("asc_carer_quality_of_life",), ["Derby"])


@pytest.mark.parametrize("turn", ["not recycling, landfill", "landfill, not recycling"])
def test_a_measure_put_aside_is_gone_and_the_rest_is_kept(talk, places, turn):
    reading = talk("recycling rate in Derby in 2021/22", turn)
    assert (reading.metrics, places(reading)) == (("landfill_rate",), ["Derby"])
    assert reading.period.words == "in 2021/22"


def test_two_corrections_in_a_row_both_hold(talk, places):
    reading = talk("recycling in Derby", "no, I meant Leicester", "sorry, 2021/22")
    assert (places(reading), reading.period.words, reading.metrics) == (["Leicester"], "2021/22", ("recycling_rate",))


@pytest.mark.parametrize("turn", ["no", "that's not what I asked"])
def test_a_plain_no_is_asked_about_and_not_answered_with_the_same_again(talk, turn):
    assert talk("recycling rate in Derby", turn).kind == "clarify"
