"""Every name of every place; which place is meant where several share a name."""

from __future__ import annotations

from datetime import date

import pytest

from bot.understanding.area_names import AreaNames, key, names_of
from data_layer.vocabulary import AreaKind


@pytest.fixture(scope="module")
def names(catalogue):
    return AreaNames(catalogue)


def test_every_living_place_is_found_by_its_official_name(catalogue, names):
    lost = [
        area.name
        for area in catalogue.areas.values()
        if area.until is None and area.code not in names.exactly(key(area.name)) and held(catalogue, area.code)
    ]
    assert lost == []


def held(catalogue, code) -> bool:
    return any(area == code for _, area in catalogue.holdings)


@pytest.mark.parametrize(
    ("said", "official"),
    [
        ("Bristol", "Bristol, City of"),
        ("City of Bristol", "Bristol, City of"),
        ("Hull", "Kingston upon Hull, City of"),
        ("Stoke", "Stoke-on-Trent"),
        ("Barking & Dagenham", "Barking and Dagenham"),
        ("Brum", "Birmingham"),
    ],
)
def test_everyday_names_are_known(catalogue, names, said, official):
    found = names.exactly(key(said))
    assert [key(official) in map(key, names_of(catalogue.areas[code])) for code in found] == [True]


def test_sheffield_is_the_council_of_today(catalogue, names):
    """Its code changed with its boundary; the abolished code is never meant."""
    [code] = names.exactly(["sheffield"])
    assert catalogue.areas[code].until is None


def test_the_everyday_name_of_the_city_and_the_county_is_shared(names, code):
    assert names.exactly(["notts"]) == (code("Nottingham"), code("Nottinghamshire"))


def test_the_east_midlands_is_the_region_not_the_combined_authority(catalogue, names):
    [code] = names.exactly(["east", "midlands"])
    assert catalogue.areas[code].kind is AreaKind.REGION


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("leciester", "Leicester"), ("nottingam", "Nottingham"), ("birminham", "Birmingham"), ("manchster", "Manchester")],
)
def test_a_slip_of_the_pen_finds_the_place(names, code, slip, meant):
    assert names.nearly((slip,)) == (code(meant),)


@pytest.mark.parametrize("word", ["gotham", "atlantis", "wollaton", "xx"])
def test_a_word_like_no_name_finds_none(names, word):
    assert names.exactly([word]) == ()
    assert names.nearly((word,)) == ()


def test_a_first_letter_is_never_wrong(names):
    """ "herby" is one letter from Derby and is not it."""
    assert names.nearly(("herby",)) == ()


def test_a_council_goes_before_what_it_lies_in_and_the_living_before_the_abolished(small, metric, area):
    catalogue = small(
        metric("a", "apples"),
        areas=(
            area("R1", "Westshire", kind=AreaKind.REGION),
            area("U1", "Westshire"),
            area("U0", "Westshire", until=date(2019, 3, 31)),
        ),
    )
    assert AreaNames(catalogue).exactly(["westshire"]) == ("U1",)


def test_two_living_councils_of_one_name_are_both_given(small, metric, area):
    catalogue = small(metric("a", "apples"), areas=(area("U1", "Ashford North", "Ashford"), area("U2", "Ashford")))
    assert set(AreaNames(catalogue).exactly(["ashford"])) == {"U1", "U2"}


def test_without_any_figures_no_place_is_preferred(small, area):
    catalogue = small(areas=(area("U1", "Oakham"), area("U2", "Oakham")))
    assert set(AreaNames(catalogue).exactly(["oakham"])) == {"U1", "U2"}


def test_a_name_is_known_without_its_small_words():
    assert key("The Isle and Port of Elms") == ("isle", "port", "of", "elms")


def test_a_place_may_stand_with_an_s_and_no_apostrophe(names, code):
    assert names.exactly(["derbys"]) == (code("Derby"),)
    assert names.exactly(["hulls"]) == ()  # a short one is a word more often
