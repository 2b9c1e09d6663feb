"""Measures by their place among those asked about: "both of those", "the second one", "back to the first"."""

from __future__ import annotations

import pytest

RECYCLING, LANDFILL = "recycling_rate", "landfill_rate"


@pytest.fixture
def one_after_the_other(read):
    return read("what is the landfill rate", last=read("what is the recycling rate"))


@pytest.fixture
def together(read):
    return read("what are the recycling rate and the landfill rate")


@pytest.mark.parametrize(
    "text", ["show me both over time", "Derby for both of those", "how have the two changed", "put both against Derby"]
)
def test_both_are_the_last_two_asked_about_in_their_order(read, one_after_the_other, text):
    assert read(text, last=one_after_the_other).metrics == (RECYCLING, LANDFILL)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("graph the second one", LANDFILL),
        ("and the first?", RECYCLING),
        ("why is the former so low", RECYCLING),
        ("the latter since 2018", LANDFILL),
    ],
)
def test_a_number_is_the_place_in_an_answer_about_two_or_in_the_conversation(
    read, one_after_the_other, together, text, meant
):
    assert read(text, last=one_after_the_other).metrics == (meant,)
    assert read(text, last=together).metrics == (meant,)


@pytest.mark.parametrize(
    "text",
    ["what is the rate in both cities", "is the first quarter better", "both the recycling rate and fly-tipping"],
)
def test_other_twos_and_other_firsts_point_at_no_measure(read, one_after_the_other, text):
    assert read(text, last=one_after_the_other).metrics != (RECYCLING, LANDFILL)


def test_both_of_two_councils_are_no_measures(read, one_after_the_other):
    councils = read("landfill in Derby and Leicester", last=one_after_the_other)
    assert read("both of them since 2015", last=councils).metrics == (LANDFILL,)


def test_after_one_measure_alone_nothing_is_pointed_at(read):
    assert read("show me both over time", last=read("what is the recycling rate")).metrics == (RECYCLING,)
