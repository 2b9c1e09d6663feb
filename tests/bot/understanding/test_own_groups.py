"""Groups of the council's own return by the names it gave them, in the words people use."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.understanding.hearing import Listener
from bot.understanding.reader import Understanding
from bot.understanding.text import as_text
from data_layer.catalogue import GroupMembers
from data_layer.vocabulary import AreaCode, Group

HOME = AreaCode("E06000018")
NAMES = ["East Midlands Benchmarking Club", "Cities we learn from", "Peers", "Greater Manchester", "The Big Six",
         "Northern Family Group", "North Waste Circle", "South Waste Circle"]  # fmt: skip
CLUB, CITIES, PEERS, MANCHESTER, SIX, FAMILY, NORTH, SOUTH = map(Group.own, NAMES)


@pytest.fixture(scope="module")
def with_groups(catalogue):
    groups = {(Group.own(name), HOME): GroupMembers(Group.own(name), name, "as returned", ()) for name in NAMES}
    return replace(catalogue, groups={**catalogue.groups, **groups})


@pytest.fixture(scope="module")
def named(with_groups):
    """Ids of the groups heard in a question."""
    listener = Listener(with_groups)
    return lambda text: [one.group for one in listener.hear(as_text(text)).groups]


@pytest.mark.parametrize(
    ("words", "group"),
    [
        ("the East Midlands Benchmarking Club", CLUB),
        ("our east midlands benchmarking club", CLUB),
        ("the East Midland Benchmarkng Club", CLUB),
        ("our benchmarking club", CLUB),
        ("members of the benchmarking club", CLUB),
        ("the other councils in our benchmarking clubb", CLUB),
        ("cities we learn from", CITIES),
        ("the “Cities we learn from” group", CITIES),
        ("big six", SIX),
        ("the Big Six councils", SIX),
        ("the peers group", PEERS),
        ("the Greater Manchester group", MANCHESTER),
        ("the northern family group", FAMILY),
    ],
)
def test_a_group_is_known_by_its_name_with_articles_and_slips(named, words, group):
    assert group in named(f"how does the recycling rate compare with {words}?")


@pytest.mark.parametrize(
    ("words", "group"),
    [("our family group", Group.NEAREST_NEIGHBOURS), ("our peers", Group.NEAREST_NEIGHBOURS),
     ("core cities", Group.CORE_CITIES), ("similar councils", Group.NEAREST_NEIGHBOURS)],
)  # fmt: skip
def test_words_that_mean_another_group_keep_their_meaning(named, words, group):
    assert named(f"recycling rate against {words}") == [group]


@pytest.mark.parametrize("words", ["Greater Manchester", "the waste circle", "a club", "Derby"])
def test_a_place_or_an_end_that_two_groups_share_names_no_group(named, words):
    assert named(f"recycling rate in {words}") == []


def test_a_name_with_a_place_in_it_asks_about_no_place(with_groups):
    reading = Understanding(with_groups).read(
        "recycling rate against the East Midlands Benchmarking Club", last=None, home_area=HOME
    )
    assert (reading.kind, reading.areas, reading.comparators) == ("comparison", (HOME,), (CLUB,))


def test_the_middle_of_an_own_group_is_heard(with_groups):
    [heard] = Listener(with_groups).hear(as_text("the East Midlands Benchmarking Club's median")).groups
    assert heard.middle and heard.group == CLUB


def test_a_group_and_its_neighbour_are_both_heard(named):
    assert named("recycling against core cities and the big six") == [Group.CORE_CITIES, SIX]


def test_nothing_is_heard_where_the_council_has_no_groups(hear):
    assert hear("recycling against our benchmarking club").groups == ()


def test_a_name_too_long_for_a_question_costs_nothing(catalogue):
    long = " ".join(f"council{number}" for number in range(1200))
    groups = {(Group.own(long), HOME): GroupMembers(Group.own(long), long, "as returned", ())}
    listener = Listener(replace(catalogue, groups={**catalogue.groups, **groups}))
    assert listener.hear(as_text(f"recycling against {long[:1000]}")).groups == ()
