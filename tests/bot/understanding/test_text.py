"""A question as typed, pasted or dictated becomes the same words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.text import LONGEST_HEAD, LONGEST_TAIL, as_text, clauses, clean, readable


def words_of(text: str) -> list[str]:
    return [token.word for token in as_text(text).tokens]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("TA per 1,000 hholds last qtr", "TA per 1,000 households last quarter"),
        ("ASC w/force turnover", "ASC workforce turnover"),
        ("obesity in Yr 6", "obesity in year 6"),
        ("a yron qtrs", "a yron quarters"),
    ],
)
def test_short_forms_are_read_as_their_words(typed, words):
    assert clean(typed) == words


@pytest.mark.parametrize("typed", ["Derby's rate", "Derby’s rate", "Derby`s rate", "Derby´s rate", "DERBY'S RATE"])
def test_a_possessive_is_the_name_whatever_its_apostrophe(typed):
    assert words_of(typed) == ["derby", "rate"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("what's new", ["what", "new"]),
        ("we've recycled", ["we", "recycled"]),
        ("councils' reserves", ["councils", "reserves"]),
        ("don't know", ["don't", "know"]),
    ],
)
def test_contractions_are_cut_only_where_a_word_is_left(typed, words):
    assert words_of(typed) == words


def test_a_number_with_thousands_or_a_decimal_is_one_word():
    assert words_of("of 329,276 people 26.7 percent") == ["of", "329,276", "people", "26.7", "percent"]


def test_fly_tipping_is_two_words_however_it_is_joined():
    assert words_of("flytipping") == words_of("fly-tipping") == words_of("Fly tipping") == ["fly", "tipping"]


def test_initials_with_an_ampersand_stay_together():
    assert words_of("A&E waits") == ["a&e", "waits"]


@pytest.mark.parametrize("dash", ["–", "—", "−", "‐", "‑"])
def test_every_dash_is_a_hyphen(dash):
    assert clean(f"2023{dash}24") == "2023-24"


def test_control_characters_and_odd_spaces_become_one_space():
    assert clean("recycling\x00\u00a0\t rate\u2003now") == "recycling rate now"


@pytest.mark.parametrize("hidden", ["\u00ad", "\u200b", "\ufeff"])
def test_a_hidden_character_inside_a_word_leaves_it_whole(hidden):
    """Pasted from a document, a word carries the places where it may be cut."""
    assert words_of(f"recy{hidden}cling") == ["recycling"]


def test_full_width_letters_and_figures_are_plain_ones():
    assert clean("Ｑ３ ２０２４") == "Q3 2024"


def test_a_pasted_document_keeps_its_start_and_its_end():
    text = clean("first words " + "x " * 6000 + "the recycling rate?")
    assert text.startswith("first words")
    assert text.endswith("the recycling rate?")
    assert len(text) <= LONGEST_HEAD + LONGEST_TAIL + 1


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("Hello. How is waste?", ["Hello.", "How is waste?"]),
        ("How is St. Albans doing?", ["How is St. Albans doing?"]),
        ("Cllr. Smith asks. How is waste?", ["Cllr. Smith asks.", "How is waste?"]),
        ("It was 26.7 percent", ["It was 26.7 percent"]),
        ("one\ntwo", ["one", "two"]),
        ("What?! Really?", ["What?!", "Really?"]),
        ("... ? !", []),
    ],
)
def test_a_text_falls_into_its_sentences(typed, parts):
    assert [part.clean for part in clauses(as_text(typed))] == parts


def test_capitals_mean_something_only_where_some_words_have_none():
    assert as_text("how is Hart doing").cased
    assert not as_text("HOW IS HART DOING").cased
    assert not as_text("how is hart doing").cased


def test_words_give_back_what_was_written():
    text = as_text("how is  Derby City doing")
    assert text.words(2, 4) == "Derby City"
    assert text.words(2, 2) == ""


@pytest.mark.parametrize(
    ("typed", "is_readable"), [("リサイクル", False), ("переработка", False), ("Q3", True), ("7", True)]
)
def test_a_text_without_a_latin_letter_or_a_figure_cannot_be_read(typed, is_readable):
    assert readable(as_text(typed)) is is_readable


@given(st.text(max_size=3000))
def test_each_word_stands_where_it_says(typed):
    text = as_text(typed)
    assert all(text.clean[token.start : token.end] == token.written for token in text.tokens)
    assert all(token.word for token in text.tokens)


@given(st.text(max_size=3000))
def test_cleaning_a_clean_text_changes_nothing(typed):
    once = clean(typed)
    assert clean(once) == once or len(once) > LONGEST_HEAD + LONGEST_TAIL
