"""Slips of the pen are mended by the words beside them; words that are words stay as they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.area_names import AreaNames
from bot.understanding.spelling import Spelling
from bot.understanding.subject_index import SubjectIndex
from bot.understanding.text import as_text
from data_layer.catalogue import Catalogue


def spelling_of(catalogue: Catalogue) -> Spelling:
    return Spelling(SubjectIndex(catalogue), AreaNames(catalogue), catalogue.own_groups.values())


@pytest.fixture(scope="module")
def mend(catalogue) -> Callable[[str], str]:
    spelling = spelling_of(catalogue)
    return lambda text: spelling.mended(as_text(text)).clean


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("recylcing rate in Derbby", "recycling rate in Derby"),
        ("how do we comparr with our neigbours", "how do we compare with our neighbours"),
        ("what is the trned for smokng", "what is the trend for smoking"),
        ("are we on targte for fuel povrety", "are we on target for fuel poverty"),
        ("defintion of landfil rate", "definition of landfill rate"),
        ("last quater, before the pandmic", "last quarter, before the pandemic"),
        ("why has it gnoe up", "why has it gone up"),
        ("compar the landfill rate", "compare the landfill rate"),
        ("baselin of the landfill rate", "baseline of the landfill rate"),
        ("trenv of the landfill rate", "trend of the landfill rate"),
    ],
)
def test_names_places_requests_and_times_are_mended_alike(mend, slip, meant):
    assert mend(slip) == meant


@pytest.mark.parametrize(("slip", "meant"), [("Leciester's", "Leicester's"), ("DERYB", "DERBY")])
def test_capitals_and_what_is_tied_to_a_word_stay(mend, slip, meant):
    assert mend(f"smoking in {slip} figure") == f"smoking in {meant} figure"


def test_of_two_words_as_near_the_one_that_makes_a_name_with_its_neighbours_is_meant(small, metric):
    """ "Carrs" may be cars or carers."""
    spelling = spelling_of(small(metric("carers", "unpaid carers"), metric("cars", "electric cars")))
    for slip, meant in (("electric carrs", "electric cars"), ("unpaid carrs", "unpaid carers")):
        assert spelling.mended(as_text(slip)).clean == meant


def test_a_part_of_a_name_alone_is_not_guessed_from_another_first_letter(mend):
    assert mend("wibble wobble") == "wibble wobble"
    assert mend("wibble valley") == "ribble valley"


def test_a_word_that_is_one_letter_from_a_name_is_no_slip_by_itself(mend):
    for text in ("how many horses are there", "careers advice", "families in hotels", "a footpath", "pending claims"):
        assert mend(text) == text


def test_a_word_is_a_slip_where_a_whole_name_stands_around_it(mend):
    assert mend("adult social care pending per person") == "adult social care spending per person"


def test_a_word_of_a_request_is_no_slip_in_a_name_behind_it(mend):
    """One letter would make "spend on adult social care" of it."""
    for text in ("get me up to speed on adult social care", "bring me up to speed on adult social care"):
        assert mend(text) == text


def test_a_small_word_is_mended_inside_a_name(mend):
    assert mend("quality fo life of carers") == "quality of life of carers"


@pytest.mark.parametrize("text", ["Radford Road", "bus stops in Sneinton", "PA rate", "anything on re schools", "qzx"])
def test_what_nobody_here_knows_stays(mend, text):
    """ "Radford" is written with its capital, so that no letter before it was left out."""
    assert mend(text) == text


@pytest.mark.parametrize("text", ["recycling_rate", "a@derbby.example", "2023/24", "ks2_expected_standard"])
def test_ids_addresses_and_years_stay(mend, text):
    assert mend(text) == text


def test_a_name_without_a_slip_is_never_changed(catalogue, mend):
    names = [name for each in catalogue.metrics.values() for name in (each.name, each.short_name, *each.aliases)]
    names += [area.name for area in catalogue.areas.values()]
    names += [name for each in catalogue.not_held.values() for name in (each.name, *each.aliases)]
    assert [name for name in names if mend(name) != as_text(name).clean] == []


@given(st.text(max_size=200))
def test_any_text_is_mended_to_as_many_words(mend, text):
    before = as_text(text)
    assert len(as_text(mend(text)).tokens) == len(before.tokens)
