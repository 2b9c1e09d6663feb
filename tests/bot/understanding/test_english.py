"""Common English words are no slips."""

from __future__ import annotations

import pytest

from bot.understanding.english import english_words, is_english


@pytest.mark.parametrize("word", ["horses", "careers", "libraries", "pending", "painted"])
def test_common_words_are_known_in_their_forms(word):
    assert is_english(word)


@pytest.mark.parametrize("word", ["recylcing", "smokng", "hildren", "qzx"])
def test_a_word_with_a_slip_is_none(word):
    assert not is_english(word)


def test_pieces_of_words_are_no_words():
    assert not any("#" in word for word in english_words())
    assert len(english_words()) > 15_000
