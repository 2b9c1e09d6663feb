"""What is passed over unsearched must hold nothing: a pattern that a plain search finds is among the possible ones."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.operations import cues
from bot.understanding.periods import RULES
from bot.understanding.spotting import Spotter, needed
from bot.understanding.text import clean
from bot.understanding.wordings import wordings_beside

USED = [*(cue.pattern for cue in cues()), *(pattern for pattern, _ in RULES)]
SPOTTER = Spotter(USED)


def found_by_search(patterns: list[re.Pattern[str]], text: str) -> set[int]:
    return {at for at, pattern in enumerate(patterns) if pattern.search(text)}


def test_no_cue_and_no_time_of_a_wording_is_passed_over():
    for one in wordings_beside(every=12):
        text = clean(one.text).casefold()
        assert found_by_search(USED, text) <= set(SPOTTER.possible(text)), text


def test_most_patterns_need_not_be_searched_for():
    assert len(SPOTTER.possible("recycling rate please")) < len(USED) / 4


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        (r"\bhow many\b", {"how many"}),
        (r"\b(?:up|down) to\b", {" to"}),
        (r"(?:since|from) \d{4}", {"since", "from"}),
        (r"last ?week", {"last"}),
        (r"(?:in|to)? ?20\d\d", {"20"}),
        (r"(?:quarter)?", set()),
        (r"a*", set()),
        (r"[ab]", set()),
        (r"(?!before)", set()),
        (r"(?i)since", set()),
    ],
)
def test_letters_that_a_pattern_cannot_do_without(pattern, letters):
    assert needed(re.compile(pattern)) == letters


def test_a_pattern_is_possible_where_any_of_the_texts_holds_its_letters_and_their_order_is_kept():
    spotter = Spotter([re.compile("leaf"), re.compile("duck"), re.compile(r"\d")])
    assert spotter.possible("a duck", "a leaf") == [0, 1, 2]
    assert spotter.possible("a pond") == [2]


# patterns of what patterns are made of: letters, alternatives, groups, repeats, classes and looks ahead
pieces = st.recursive(
    st.sampled_from(["a", "b", "ab", "ba", "[ab]", "."]),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda both: f"(?:{both[0]}|{both[1]})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "+?"])).map(lambda both: f"(?:{both[0]}){both[1]}"),
        inner.map(lambda one: f"(?={one})"),
        inner.map(lambda one: f"(?!{one})"),
        inner.map(lambda one: f"({one})"),
    ),
    max_leaves=8,
)


@given(st.lists(pieces, min_size=1, max_size=4), st.text("abc", max_size=12))
def test_whatever_the_pattern_nothing_that_matches_is_passed_over(written, text):
    patterns = [re.compile(each) for each in written]
    assert found_by_search(patterns, text) <= set(Spotter(patterns).possible(text))
