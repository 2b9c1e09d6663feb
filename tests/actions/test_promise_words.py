"""Words of a question and of a promise's title meet where they mean the same, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.promise_words import ASIDE, NUMBERS, in_figures, senses, subject_in

SAYINGS = {1: "one", 6: "six", 14: "fourteen", 20: "twenty", 50: "fifty"}


@pytest.mark.parametrize(("said", "held"), [
    ("cut", "fewer"), ("reducing", "less"), ("a fifth", "20"), ("half", "50"), ("built", "build"), ("houses", "homes"),
    ("six hundred", "600"), ("a thousand", "1,000"), ("fifty thousand potholes", "50,000 potholes"),
    ("fostering", "foster"), ("asb", "anti-social behaviour"), ("net zero", "Carbon neutral"), ("filling", "filled"),
    ("footpaths", "Pavements"), ("libraries", "library"),
])  # fmt: skip
def test_what_means_the_same_meets(said, held):
    assert senses(said) - ASIDE <= senses(held)


@pytest.mark.parametrize(("one", "other"), [
    ("carer", "care"), ("roads", "rods"), ("crime", "climate"), ("jobs", "homes"), ("200", "20"),
])  # fmt: skip
def test_what_does_not_stays_apart(one, other):
    assert senses(one) != senses(other)


@given(hundreds=st.integers(1, 19), rest=st.sampled_from([0, *SAYINGS]), thousand=st.booleans())
def test_numbers_in_words_are_those_in_figures(hundreds, rest, thousand):
    units = {number: word for word, number in NUMBERS.items()}
    said = [units[hundreds], "hundred", *([SAYINGS[rest]] if rest else []), *(["thousand"] if thousand else [])]
    assert in_figures(["about", *said, "homes"]) == [
        "about", str((hundreds * 100 + rest) * (1000 if thousand else 1)), "homes"
    ]  # fmt: skip


@given(st.text(max_size=40))
def test_any_text_is_borne_and_what_is_left_of_it_is_all_subject(text):
    assert subject_in(subject_in(text)) == subject_in(text)


@pytest.mark.parametrize("words", [
    "which commitments are at risk", "what promises are late or overdue", "pledges off track", "is anything behind",
    "commitments with no funding", "show me the status of all our promises", "were they kept", "promises due this year",
])  # fmt: skip
def test_how_a_promise_stands_is_no_subject(words):
    assert subject_in(words) == ""
