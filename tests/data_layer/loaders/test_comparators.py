"""Nearest neighbours: 15 each, without the council itself, doubles and combined authorities."""

from __future__ import annotations

import json

import pytest

from data_layer.loaders.comparators import FILE, neighbours

pytestmark = pytest.mark.sources


@pytest.fixture(scope="module")
def held(sources):
    return {one.area: one.members for one in neighbours(sources)}


def test_nottingham_has_the_fifteen_of_the_file(held, sources):
    listed = json.loads((sources / FILE).read_text())["E06000018"]
    assert set(held["E06000018"]) == set(listed) - {"E06000018"} and len(held["E06000018"]) == 15


def test_no_council_is_its_own_neighbour_or_a_neighbour_twice(held):
    assert all(area not in members and len(set(members)) == len(members) for area, members in held.items())


def test_a_double_in_the_file_leaves_one_neighbour_fewer_or_none(held, sources):
    """25 lists hold Folkestone and Hythe twice; its own list holds every code twice."""
    raw = json.loads((sources / FILE).read_text())
    doubled = [area for area, codes in raw.items() if codes.count("E07000112") >= 2]
    assert len(doubled) == 25
    assert all(held[area].count("E07000112") <= 1 for area in doubled if area in held)


def test_councils_without_a_list_have_none(held):
    """City of London and the Isles of Scilly; combined authorities; the councils of 2023."""
    assert not {"E09000001", "E06000053", "E06000063", "E06000064", "E06000065", "E06000066"} & set(held)
    assert not [area for area in held if area.startswith("E47")]
