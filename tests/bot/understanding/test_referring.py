"""Words of a whole question that point back: its time and its place are those of the question before."""

from __future__ import annotations

import pytest


@pytest.fixture
def in_2019(read):
    return read("how many fly-tipping incidents were there in Derby in 2019/20")


@pytest.mark.parametrize(
    "text",
    [
        "what was the council tax with police and fire for that same year",
        "and the recycling rate in Leicester, same year",
        "what was residual waste per household in that year?",
        "how much went to landfill over the same period",
    ],
)
def test_that_same_time_is_the_one_asked_about_before(read, in_2019, text):
    reading = read(text, last=in_2019)
    assert reading.period == in_2019.period and "period" in reading.carried_over
    assert reading.metrics != in_2019.metrics


@pytest.mark.parametrize("text", ["what is the recycling rate in that city", "how many sleep rough, same council"])
def test_that_same_place_is_the_one_asked_about_before(read, in_2019, text):
    reading = read(text, last=in_2019)
    assert reading.areas == in_2019.areas and "area" in reading.carried_over


@pytest.mark.parametrize(
    "text",
    [
        "what is the recycling rate in Leicester",
        "what was the recycling rate in Leicester at the same time last year",
        "how many rough sleepers were counted in Leicester in 2022, the same as ever?",
    ],
)
def test_a_whole_question_that_points_nowhere_keeps_nothing(read, in_2019, text):
    reading = read(text, last=in_2019)
    assert reading.carried_over == () and reading.period != in_2019.period


def test_a_time_that_was_said_is_not_replaced(read, in_2019):
    reading = read("what was the recycling rate in 2021/22, the same year they cut collections", last=in_2019)
    assert reading.period and "2021/22" in reading.period.words
