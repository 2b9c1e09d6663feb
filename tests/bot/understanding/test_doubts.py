"""Asking back: at most four choices, each of which can be clicked."""

from __future__ import annotations

from bot.understanding.doubts import choice_of, doubt_of_metrics, nothing_to_say, unexplained
from data_layer.vocabulary import MetricId


def test_choices_are_shown_by_name_and_sent_by_id(small, metric):
    choice = choice_of(MetricId("elms"), small(metric("elms", "elms felled")))
    assert (choice.label, choice.value) == ("Elms felled", "elms")


def test_at_most_four_are_offered(small, metric):
    ids = [MetricId(f"tree{number}") for number in range(6)]
    catalogue = small(*(metric(each, each) for each in ids))
    assert [c.value for c in doubt_of_metrics(ids, "trees", catalogue).choices] == ids[:4]
    assert len(unexplained(("wibble",), ids, catalogue).choices) == 4


def test_without_choices_the_measure_is_missing(small):
    doubt = doubt_of_metrics((), "", small())
    assert (doubt.kind, doubt.choices) == ("missing_metric", ())


def test_words_nobody_knows_are_repeated_but_not_all_of_a_long_text(small):
    assert unexplained(("a", "b", "c", "d", "e"), (), small()).about == "a b c d"


def test_a_message_without_a_word_is_asked_about_with_no_confidence():
    reading = nothing_to_say()
    assert (reading.kind, reading.confidence, reading.doubt.kind) == ("clarify", 0.0, "unexplained")


def test_no_question_of_any_alias_offers_more_than_four(read, catalogue):
    for theme in catalogue.themes.values():
        for alias in theme.aliases:
            doubt = read(alias).doubt
            assert doubt is None or len(doubt.choices) <= 4
