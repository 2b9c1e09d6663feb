"""Places and groups in a sentence, and the one order in which councils are listed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.wording.places import group_name, group_offered, home_first, listed, place
from data_layer.catalogue import GroupMembers
from data_layer.vocabulary import AreaCode, AreaKind, Group
from tests.served import HOME

DERBY, LEICESTER = AreaCode("E06000015"), AreaCode("E06000016")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("E06000018", "Nottingham"),
        ("E12000004", "the East Midlands"),
        ("E12000002", "the North West"),
        ("E12000007", "London"),
        ("E92000001", "England"),
        ("E06000046", "the Isle of Wight"),
        ("E10000024", "Nottinghamshire"),
        ("E06000065", "North Yorkshire"),
    ],
)
def test_a_place_takes_the_article_only_where_people_give_it_one(catalogue, code, said):
    assert place(AreaCode(code), catalogue) == said


@pytest.mark.parametrize(
    ("group", "area", "said"),
    [
        (Group.NEAREST_NEIGHBOURS, HOME, "Nottingham's nearest neighbours"),
        (Group.NEAREST_NEIGHBOURS, DERBY, "Derby's nearest neighbours"),
        (Group.REGION, HOME, "other councils in the East Midlands"),
        (Group.TYPE, HOME, "other unitary councils"),
        (Group.TYPE, AreaCode("E10000024"), "other county councils"),
        (Group.CORE_CITIES, HOME, "the core cities"),
        (Group.ENGLAND, HOME, "England"),
    ],
)
def test_a_group_is_named_as_its_councils(catalogue, group, area, said):
    assert group_name(group, area, catalogue) == said


@pytest.mark.parametrize("group", list(Group))
def test_a_group_of_a_place_nobody_knows_can_still_be_named(catalogue, group):
    assert group_name(group, AreaCode("E99999999"), catalogue)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Benchmarking Club", "the Benchmarking Club"),
        ("The Big Six", "the Big Six"),
        ("East Midlands family", "the East Midlands family"),
        ("Cities we learn from", "“Cities we learn from”"),
    ],
)
def test_a_group_of_the_councils_own_is_called_by_its_name(catalogue, name, said):
    group = Group.own(name)
    held = replace(catalogue, groups={(group, HOME): GroupMembers(group, name, "as returned", (DERBY,))})
    assert group_name(group, HOME, held) == group_offered(group, held) == said


def test_a_group_that_was_taken_back_out_can_still_be_named(catalogue):
    assert group_name(Group.own("Benchmarking Club"), HOME, catalogue) == "the benchmarking club"


def test_every_class_of_council_has_its_words(catalogue):
    for area in catalogue.areas.values():
        if area.kind in {AreaKind.UNITARY, AreaKind.METROPOLITAN, AreaKind.LONDON_BOROUGH, AreaKind.DISTRICT}:
            assert group_name(Group.TYPE, area.code, catalogue).startswith("other ")


def test_the_home_council_stands_first_and_the_others_in_the_alphabets_order(catalogue):
    asked = [LEICESTER, HOME, DERBY, LEICESTER, AreaCode("E06000023")]
    assert home_first(asked, HOME, catalogue) == [HOME, "E06000023", DERBY, LEICESTER]
    assert home_first(asked, DERBY, catalogue)[0] == DERBY


def test_a_home_council_that_was_not_asked_about_is_not_added(catalogue):
    assert home_first([LEICESTER, DERBY], HOME, catalogue) == [DERBY, LEICESTER]


@pytest.mark.parametrize(
    ("words", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_is_said_with_an_and(words, said):
    assert listed(words) == said
