"""Regions, countries and other areas wider than a council, as the publishers name them."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date

import pandas as pd
import pytest

from data_layer.loaders import areas, dhsc_ascof, oflog, ons_els
from data_layer.loaders.places import COUNTRIES, NEW_COMBINED, REGIONS, WASTE_AUTHORITIES, wider_places
from data_layer.vocabulary import AreaKind

pytestmark = pytest.mark.sources


@pytest.fixture(scope="module")
def named(sources):
    """Code -> every name that the tables of "Explore local statistics" give it."""
    found: dict[str, set[str]] = {}
    for path in (sources / "ons_els").glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                found.setdefault(row["areacd"], set()).add(row["areanm"])
    return found


def test_the_nine_regions_have_the_codes_they_are_published_under(named):
    assert len(REGIONS) == 9
    assert {code: {name.casefold() for name in named[code]} for code in REGIONS.values()} == {
        code: {name.casefold()} for name, code in REGIONS.items()
    }
    assert {code for code in named if code.startswith("E12")} == set(REGIONS.values())


def test_countries_have_the_codes_they_are_published_under(named):
    assert {code: named[code] for code in COUNTRIES.values()} == {code: {name} for name, code in COUNTRIES.items()}


def test_combined_authorities_that_the_register_lacks_are_named_as_published(named):
    for code, name in NEW_COMBINED.items():
        assert named[code] == {name}


def test_waste_authorities_stand_under_their_codes_in_the_waste_tables(sources):
    table = pd.read_excel(
        sources / "defra_waste" / "waste-data.ods", sheet_name="Table_2", header=3, engine="calamine", dtype=str
    )
    table.columns = [str(name).strip() for name in table.columns]
    published: dict[str, set[str]] = {}
    for code, name in zip(table["ONS Code"], table["Authority"], strict=True):
        published.setdefault(str(code), set()).add(str(name))
    disposal = {code for code in WASTE_AUTHORITIES if code in published}
    assert len(disposal) >= 6
    for code in disposal:
        first = WASTE_AUTHORITIES[code].split()[0]
        assert any(first in name for name in published[code]), (code, published[code])


def test_every_area_of_the_loaded_figures_is_a_known_place(sources):
    """A figure whose area has no name could not be said."""
    known = {place.code for place in [*areas.places(sources), *wider_places()]}
    former = {one.old for one in areas.successions(sources)} | {one.new for one in areas.successions(sources)}
    releases = [*ons_els.load(sources), *dhsc_ascof.load(sources), *oflog.load(sources)]
    assert {r.area for one in releases for r in one.records} <= known | former


def test_no_place_has_two_entries_and_no_two_wider_places_one_name(sources):
    codes = Counter(place.code for place in [*areas.places(sources), *wider_places()])
    names = Counter(place.name for place in wider_places())
    assert [code for code, times in codes.items() if times > 1] == []
    assert [name for name, times in names.items() if times > 1] == []


def test_no_two_places_bear_one_name(sources):
    """Two of the North East's combined authorities had the same name, one after the other."""
    names = Counter(place.name for place in [*areas.places(sources), *wider_places()])
    assert [name for name, times in names.items() if times > 1] == []


def test_a_combined_authority_that_was_replaced_has_an_end_and_a_successor(sources):
    held = {str(place.code): place for place in [*areas.places(sources), *wider_places()]}
    north_east, before, north_of_tyne = held["E47000014"], held["E47000010"], held["E47000011"]
    assert (north_east.name, north_east.starts, north_east.until) == (
        "North East Combined Authority", date(2024, 5, 7), None)  # fmt: skip
    assert (before.name, before.until) == ("North East Combined Authority (to 2024)", date(2024, 5, 6))
    assert (north_of_tyne.name, north_of_tyne.until) == ("North of Tyne Combined Authority", date(2024, 5, 6))
    followed = {(one.old, one.new): one for one in areas.successions(sources) if one.new == "E47000014"}
    assert set(followed) == {("E47000010", "E47000014"), ("E47000011", "E47000014")}
    assert {(one.starts, one.same_place) for one in followed.values()} == {(date(2024, 5, 7), False)}


def test_a_wider_place_is_no_class_of_council():
    kinds = {place.kind for place in wider_places()}
    assert kinds == {AreaKind.REGION, AreaKind.COUNTRY, AreaKind.WASTE_AUTHORITY, AreaKind.COMBINED_AUTHORITY}
    assert all(place.region is None and place.county is None for place in wider_places())
