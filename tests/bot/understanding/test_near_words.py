"""One slip of the pen from a word of a list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.understanding.near_words import NearWords

WORDS = ["carers", "careers", "recycling", "rates", "rate", "a"]


@pytest.fixture(scope="module")
def near():
    return NearWords(WORDS)


@pytest.mark.parametrize(
    "slip", ["recyclng", "recyclling", "recycking", "recyclign", "ecycling", "arecycling", "tecycling", "ercycling"]
)
def test_a_letter_left_out_added_replaced_or_swapped_is_one_slip_wherever_it_stands(near, slip):
    assert near.near(slip) == ["recycling"]


@pytest.mark.parametrize("word", ["recylcign", "recy", "zebra", ""])
def test_two_slips_are_too_many(near, word):
    assert "recycling" not in near.near(word)


def test_all_words_as_near_are_given_and_never_the_word_itself(near):
    assert near.near("carers") == ["careers"]
    assert near.near("rater") == ["rate", "rates"]


@given(st.lists(st.text("abc", min_size=1, max_size=6), max_size=12), st.text("abc", min_size=1, max_size=6))
def test_the_look_up_finds_what_comparing_with_every_word_finds(words, word):
    assert NearWords(words).near(word) == sorted({each for each in words if OSA.distance(word, each) == 1})
