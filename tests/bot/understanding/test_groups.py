"""Comparator groups by the names that people give them."""

from __future__ import annotations

import pytest

from bot.understanding.groups import ANYBODY, COMPILED, TABLE, groups_in
from data_layer.vocabulary import AreaKind, Group

NAMES: list[tuple[str, Group, AreaKind | None]] = [
    ("the average english authority", Group.ENGLAND, None),
    ("a typical council in england", Group.ENGLAND, None),
    ("national comparison", Group.ENGLAND, None),
    ("nearest neighbours", Group.NEAREST_NEIGHBOURS, None),
    ("our neighbours", Group.NEAREST_NEIGHBOURS, None),
    ("stat neighbours", Group.NEAREST_NEIGHBOURS, None),
    ("statistical neighbors", Group.NEAREST_NEIGHBOURS, None),
    ("cipfa nearest neighbours", Group.NEAREST_NEIGHBOURS, None),
    ("similar councils", Group.NEAREST_NEIGHBOURS, None),
    ("our family group", Group.NEAREST_NEIGHBOURS, None),
    ("comparable authorities", Group.NEAREST_NEIGHBOURS, None),
    ("our peer group", Group.NEAREST_NEIGHBOURS, None),
    ("our comparators", Group.NEAREST_NEIGHBOURS, None),
    ("peers", Group.NEAREST_NEIGHBOURS, None),
    ("councils like us", Group.NEAREST_NEIGHBOURS, None),
    ("cities similar to ours", Group.NEAREST_NEIGHBOURS, None),
    ("places of a similar size", Group.NEAREST_NEIGHBOURS, None),
    ("core cities", Group.CORE_CITIES, None),
    ("the other core cities", Group.CORE_CITIES, None),
    ("the core city group", Group.CORE_CITIES, None),
    ("other big cities", Group.CORE_CITIES, None),
    ("other unitaries", Group.TYPE, AreaKind.UNITARY),
    ("unitary authorities", Group.TYPE, AreaKind.UNITARY),
    ("the met boroughs", Group.TYPE, AreaKind.METROPOLITAN),
    ("metropolitan districts", Group.TYPE, AreaKind.METROPOLITAN),
    ("london boroughs", Group.TYPE, AreaKind.LONDON_BOROUGH),
    ("county councils", Group.TYPE, AreaKind.COUNTY),
    ("district councils", Group.TYPE, AreaKind.DISTRICT),
    ("councils of the same type", Group.TYPE, None),
    ("the region", Group.REGION, None),
    ("our region", Group.REGION, None),
    ("regionally", Group.REGION, None),
    ("the regional one", Group.REGION, None),
    ("the rest of the region", Group.REGION, None),
    ("the national average", Group.ENGLAND, None),
    ("the national averge", Group.ENGLAND, None),
    ("the country generally", Group.ENGLAND, None),
    ("the england median", Group.ENGLAND, None),
    ("nationally", Group.ENGLAND, None),
    ("the rest of the country", Group.ENGLAND, None),
    ("all english councils", Group.ENGLAND, None),
    ("every other council", Group.ENGLAND, None),
    ("the country", Group.ENGLAND, None),
]


@pytest.mark.parametrize(("name", "group", "kind"), NAMES)
def test_a_group_is_known_by_its_everyday_name(name, group, kind):
    [said] = groups_in(f"how do we compare with {name} on waste")
    assert (said.group, said.kind) == (group, kind)


def test_every_rule_has_a_name_here_that_it_reads():
    reached = {next(i for i, (rule, *_) in enumerate(COMPILED) if rule.search(name)) for name, *_ in NAMES}
    assert [TABLE[i][0] for i in range(len(TABLE)) if i not in reached] == []


@pytest.mark.parametrize("words", ["other councils", "elsewhere", "everyone else", "other places"])
def test_anybody_is_a_wish_to_compare_with_no_group_named(words):
    assert ANYBODY.search(words)
    [said] = groups_in(f"are we better than {words}")
    assert said.group is None


@pytest.mark.parametrize("words", ["the core cities average", "the core cities' median", "the national average"])
def test_the_middle_of_a_group_is_heard(words):
    [said] = groups_in(words)
    assert said.middle


@pytest.mark.parametrize("words", ["core cities", "how do the core cities do on average waste"])
def test_a_group_alone_is_not_its_middle(words):
    [said] = groups_in(words)
    assert not said.middle


def test_two_groups_are_kept_in_their_order():
    said = groups_in("against core cities and then the region")
    assert [one.group for one in said] == [Group.CORE_CITIES, Group.REGION]


@pytest.mark.parametrize("words", ["the council", "our city", "the counties of england and wales are old", "a family"])
def test_a_council_is_no_group(words):
    assert groups_in(words) == []


@pytest.mark.parametrize(
    ("name", "comparator"),
    [
        ("similar councils", Group.NEAREST_NEIGHBOURS),
        ("our family group", Group.NEAREST_NEIGHBOURS),
        ("stat neighbours", Group.NEAREST_NEIGHBOURS),
        ("councils like us", Group.NEAREST_NEIGHBOURS),
        ("other councils", Group.NEAREST_NEIGHBOURS),
        ("core cities", Group.CORE_CITIES),
        ("other unitaries", Group.TYPE),
        ("the region", Group.REGION),
        ("the East Midlands", Group.REGION),
        ("England", Group.ENGLAND),
        ("the rest of England", Group.ENGLAND),
    ],
)
def test_a_question_against_a_group_is_a_comparison_with_it(read, name, comparator):
    reading = read(f"how does our recycling rate compare with {name}?")
    assert (reading.kind, reading.metrics, reading.comparators) == ("comparison", ("recycling_rate",), (comparator,))


@pytest.mark.parametrize("name", ["London boroughs", "county councils", "metropolitan boroughs"])
def test_a_class_of_councils_that_the_home_council_is_not_one_of_is_not_held(read, name):
    reading = read(f"how does our recycling rate compare with {name}?")
    assert reading.kind == "no_data"
    assert (reading.missing.kind, reading.missing.words) == ("group", name)


@pytest.mark.parametrize("words", ["my neighbour", "his next-door neighbours", "my old neighbour"])
def test_people_next_door_are_no_group(words):
    assert groups_in(f"{words} says we never recycle") == []
