"""Forms of a word meet, words with another meaning do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.stems import root, stem

SAME = [
    ("recycled", "recycling"),
    ("recycle", "recycles"),
    ("children", "child"),
    ("kids", "child"),
    ("women", "female"),
    ("men", "males"),
    ("families", "family"),
    ("authorities", "councils"),
    ("neighbors", "neighbours"),
    ("behavior", "behaviour"),
    ("apprenticeships", "apprenticeship"),
    ("boxes", "box"),
    ("stopped", "stopping"),
    ("wards", "ward"),
    ("organization", "organisation"),
    ("bins", "bin"),
]
APART = [
    ("planning", "plan"),
    ("housing", "house"),
    ("reading", "read"),
    ("leeds", "lead"),
    ("worthing", "worth"),
    ("wales", "whale"),
    ("business", "busy"),
    ("less", "les"),
    ("bus", "bu"),
    ("process", "proces"),
    ("rating", "rate"),
    ("building", "build"),
]
FAMILIES = [
    ("incinerator", "incineration"),
    ("homeless", "homelessness"),
    ("deprived", "deprivation"),
    ("employed", "employment"),
    ("inactive", "inactivity"),
    ("satisfied", "satisfaction"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_forms_of_a_word_meet(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_words_of_another_meaning_stay_apart(one, other):
    assert stem(one) != stem(other)


@pytest.mark.parametrize(("one", "other"), FAMILIES)
def test_a_noun_an_adjective_and_a_person_of_one_kind_share_a_root(one, other):
    assert root(stem(one)) == root(stem(other))


def test_a_short_root_is_left_alone():
    assert root("actor") == "actor"


@given(st.text(min_size=1, max_size=40).map(str.casefold).filter(bool))
def test_no_word_is_cut_to_nothing(word):
    assert stem(word)
    assert root(stem(word))
