"""Which subjects a question names, in any word order and within a slip of the pen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.subject_index import SubjectIndex
from bot.understanding.subject_match import best_of, matches, phrases_in, said_in, together, weak
from bot.understanding.text import tokens
from data_layer.catalogue import NotHeld


@pytest.fixture(scope="module")
def index(small, metric):
    return SubjectIndex(
        small(
            metric("swans", "mute swan nests", aliases=("swan nests", "swans")),
            metric("ducks", "mallard duck nests", aliases=("duck nests",)),
            not_held=(NotHeld("otters", "otter holts", (), "", "", None, ()),),
        )
    )


def ids(text: str, index: SubjectIndex) -> list[str]:
    said = said_in(tokens(text), range(len(tokens(text))), index)
    return [match.subject.id for match in matches(said, index)]


@pytest.mark.parametrize(
    "text", ["swan nests", "nests of swans", "how many mute swan nests are there", "SWANS NESTING"]
)
def test_words_name_a_subject_in_any_order_and_form(index, text):
    assert ids(text, index)[0] == "swans"


@pytest.mark.parametrize("text", ["mallrad duck nests", "mallardd nests of ducks", "malard duck nests"])
def test_a_slip_of_the_pen_still_names_it(index, text):
    assert ids(text, index)[0] == "ducks"


@pytest.mark.parametrize("text", ["nests", "otter", "geese", ""])
def test_a_small_part_of_a_name_is_not_enough(index, text):
    assert "ducks" not in ids(text, index)


def test_a_slip_in_the_first_letter_is_another_word(index):
    assert ids("wallard guck", index) == []


def test_more_of_a_name_said_scores_higher(index):
    said = said_in(tokens("mute swan nests"), range(3), index)
    part = said_in(tokens("swan"), range(1), index)
    assert matches(said, index)[0].score > matches(part, index)[0].score


def test_words_side_by_side_mean_more_than_words_strewn(index):
    near, far = tokens("otter holts today river walk"), tokens("otter today river walk holts")
    [one], [other] = (matches(said_in(t, range(5), index), index) for t in (near, far))
    assert one.subject == other.subject
    assert one.score > other.score


def test_words_that_another_slot_took_name_nothing(index):
    assert matches(said_in(tokens("swan nests"), [], index), index) == []


def test_as_good_as_the_best_are_kept_together(index):
    found = matches(said_in(tokens("swans and duck nests"), range(4), index), index)
    assert found[0] in best_of(found)
    assert best_of([]) == []


def test_a_word_said_twice_counts_where_it_stands_nearest():
    assert together([[0, 9], [8]]) == [9, 8]
    assert together([[3, 7]]) == [3]


def test_an_everyday_word_alone_is_weak(catalogue):
    index = SubjectIndex(catalogue)
    said = said_in(tokens("children"), [0], index)
    assert all(weak(match, said) for match in matches(said, index))
    strong = said_in(tokens("recycling"), [0], index)
    assert not any(weak(match, strong) for match in matches(strong, index))


def test_a_name_said_word_for_word_is_found_with_its_place(index):
    [(span, _), *_] = phrases_in(tokens("are swan nests up"), index)
    assert (span.first, span.last) == (1, 3)
    assert all(span.length == 1 for span, _ in phrases_in(tokens("are swans and nests up"), index))


@given(st.text(max_size=200))
def test_any_text_matches_within_its_own_words(index, text):
    said = tokens(text)
    for match in matches(said_in(said, range(len(said)), index), index):
        assert match.at <= set(range(len(said)))
        assert 0 < match.covered <= 1.0 + 1e-9
