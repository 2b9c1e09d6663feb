"""Which measure people's own words are about, learned from a handful of descriptions."""

from __future__ import annotations

import pytest

from bot.understanding.meaning.learned_subjects import LearnedSubjects, learn_subjects, marks_of
from data_layer.vocabulary import MetricId
from tests.bot.understanding.meaning.conftest import EXAMPLES

DUCKS = MetricId("ducks")
IN_OTHER_WORDS = {
    "what do the trees drop": "leaves",
    "feathered friends that paddle": "ducks",
    "a place for granny to rest": "benches",
}


@pytest.mark.parametrize("text", IN_OTHER_WORDS)
def test_a_measure_described_is_found_by_words_that_no_description_holds(learned, vectors, text):
    guess = learned.guess(text, vectors.of_question(text))
    assert guess.metric == IN_OTHER_WORDS[text] and guess.likely > 0.6
    assert sum(guess.scores.values()) == pytest.approx(1) and set(guess.scores) == learned.labels


@pytest.mark.parametrize("text", ["the last train home", "tell us another joke", "what won at the football"])
def test_what_is_none_of_ours_is_no_measure(learned, vectors, text):
    assert learned.guess(text, vectors.of_question(text)) is None


def test_a_theme_is_no_measure(learned, vectors):
    text = "our parks as a whole"
    assert learned.guess(text, vectors.of_question(text)) is None


def test_words_alone_tell_a_measure_from_another(learned):
    said = "birds on the water"
    assert learned.likely_by_words(said, DUCKS) > 0.5 > learned.likely_by_words(said, MetricId("leaves"))
    assert learned.likely_by_words(said, MetricId("swings")) == 0


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        ("trees", 1),
        ("brown foliage", 1),
        ("foliage of the trees", 2),
        ("trees and more trees", 1),
        ("and what of it", 0),
    ],
)
def test_words_tell_where_several_descriptions_hold_them(learned, vectors, text, telling):
    """Each once; "brown" stands in one description, and words of every question tell nothing."""
    guess = learned.guess(text, vectors.of_question("foliage of the trees"))
    assert guess.telling == telling


def test_grammar_is_no_mark_and_neighbours_are_one():
    assert marks_of("the birds of the water") == {"bird", "water", "bird water"}


def test_an_abbreviation_is_learned_as_what_it_stands_for():
    assert marks_of("ASC") == marks_of("adult social care")


def test_it_is_the_same_after_it_was_stored(learned, vectors, tmp_path):
    learned.save(tmp_path)
    again = LearnedSubjects.load(tmp_path)
    text = "feathered friends that paddle"
    assert again.guess(text, vectors.of_question(text)) == learned.guess(text, vectors.of_question(text))
    assert again.likely_by_words(text, DUCKS) == learned.likely_by_words(text, DUCKS)


def test_two_labels_are_too_few_to_learn_from(vectors):
    few = [one for one in EXAMPLES if one.label in {"ducks", "leaves"}]
    with pytest.raises(ValueError, match="fewer than three sorts"):
        learn_subjects(few, vectors.of_questions([one.text for one in few]))
