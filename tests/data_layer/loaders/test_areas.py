"""Places: clean names, right regions, what followed what."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from data_layer.loaders.areas import last_day, places, split_names, successions
from data_layer.loaders.places import REGIONS, wider_places
from data_layer.vocabulary import AreaKind

pytestmark = pytest.mark.sources
EAST_MIDLANDS = REGIONS["East Midlands"]


@pytest.fixture(scope="module")
def held(sources):
    return {place.code: place for place in places(sources)}


def test_names_are_as_people_write_them(held):
    wanted = {
        "E06000018": "Nottingham",
        "E06000023": "Bristol",
        "E06000010": "Kingston upon Hull",
        "E06000019": "Herefordshire",
        "E07000138": "Lincoln",
        "S12000049": "Glasgow",
    }
    assert {code: held[code].name for code in wanted} == wanted
    assert not [place.name for place in held.values() if place.name.endswith((" UA", " Council", " Borough", "(B)"))]


def test_the_county_is_not_the_city(held):
    assert held["E10000024"].name == "Nottinghamshire" and held["E10000024"].kind is AreaKind.COUNTY


def test_two_regions_of_the_register_are_corrected(held):
    assert held["E10000007"].region == EAST_MIDLANDS and held["E10000019"].region == EAST_MIDLANDS


def test_two_areas_are_called_east_midlands(held):
    region = next(place for place in wider_places() if place.code == EAST_MIDLANDS)
    assert region.name == "East Midlands" and held["E47000013"].name == "East Midlands Combined Authority"


def test_an_abolished_council_is_told_from_the_living_one_of_its_name(held):
    assert held["E06000065"].name == "North Yorkshire"
    assert held["E10000023"].name == "North Yorkshire (county, to 2023)"
    assert held["E10000023"].until == date(2023, 3, 31) and not held["E10000023"].aliases


def test_no_two_councils_share_a_name(held):
    assert not [name for name, count in Counter(place.name for place in held.values()).items() if count > 1]


def test_the_register_gives_a_last_day_or_the_day_after():
    assert last_day("2023-04-01") == last_day("2023-03-31") == date(2023, 3, 31)


def test_a_comma_inside_a_name_does_not_part_it():
    assert split_names("herefordshire,herefordshire, county of") == ["herefordshire", "herefordshire, county of"]


def test_reorganisations_and_redrawn_boundaries_are_told_apart(sources):
    found = {(str(one.old), str(one.new)): one.same_place for one in successions(sources)}
    assert found["E07000026", "E06000063"] is False  # Allerdale, now Cumberland
    assert found["E08000019", "E08000039"] is True and found["E08000016", "E08000038"] is True  # Sheffield, Barnsley
    assert found["E08000020", "E08000037"] is True  # Gateshead


def test_every_living_english_council_has_a_region(held):
    councils = {AreaKind.UNITARY, AreaKind.METROPOLITAN, AreaKind.LONDON_BOROUGH, AreaKind.COUNTY, AreaKind.DISTRICT}
    without = [p.name for p in held.values() if p.kind in councils and not p.until and p.region is None]
    assert without == []
