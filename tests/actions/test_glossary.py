"""A word of the answers, explained: a headline, the rest, the members of a group, and questions that go on with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.glossary import is_answered
from actions.reading import GLOSSARY, Kind, Reading, Scope, ScopeKind
from actions.registry import answer as answer_of
from bot.understanding.reader import Understanding
from data_layer.glossary import terms_known_to
from data_layer.vocabulary import AreaCode, Level

HOME = AreaCode("E06000018")


def term(id: str) -> Reading:
    return Reading(kind=Kind.DEFINITION, subkind=GLOSSARY, scope=Scope(kind=ScopeKind.TERM, id=id))


def test_the_first_sentence_is_the_headline_and_no_figure_is_given(desk):
    answer = answer_of(term("amber"), desk)
    assert answer.headline.startswith("Amber means that a figure misses the council's target")
    assert (answer.kind, answer.subkind, answer.figures, answer.areas) == ("definition", "glossary", [], [])
    assert answer.reading.scope == "amber" and answer.reading.words == "the meaning of “amber”"


def test_every_term_is_answered_within_the_limits_of_an_answer(desk):
    for id, known in terms_known_to(desk.catalogue).items():
        answer = answer_of(term(id), desk)
        assert len(answer.headline.split()) <= 30 and len(answer.summary.split()) <= 80, id
        assert all(sentence in answer.text for sentence in known.says), id
        assert 1 <= len(answer.follow_ups) <= 4, id


def test_the_members_of_a_group_are_named_in_the_order_of_the_alphabet(desk):
    text = answer_of(term("core_cities"), desk).text
    assert "Belfast, Birmingham, Bristol, Cardiff, Glasgow, Leeds, Liverpool, Manchester" in text


def test_a_long_group_is_counted(desk):
    assert "Other unitary councils: 62 councils." in answer_of(term("council_type"), desk).text


def test_a_body_says_which_measures_come_before_it(desk):
    answer = answer_of(term("executive_panel"), desk)
    assert "It looks at critical indicators, and at any other measure that is red." in answer.text


@pytest.mark.parametrize("id", ["one_council_outcomes", "never_heard_of"])
def test_a_word_that_the_asker_may_not_know_is_as_one_that_never_was(desk, id):
    answer = answer_of(term(id), desk)
    assert answer.kind is Kind.CLARIFY and "One Council" not in answer.text


def test_an_officer_is_told_of_the_internal_outcomes(desk):
    officer = replace(desk, viewer=replace(desk.viewer, level=Level.OFFICER))
    assert answer_of(term("one_council_outcomes"), officer).headline.startswith("The One Council outcomes are six")


def test_every_question_offered_next_is_understood(desk):
    understanding = Understanding(desk.catalogue)
    asked_back = []
    for id in terms_known_to(desk.catalogue):
        for question in answer_of(term(id), desk).follow_ups:
            reading = understanding.read(question, last=None, home_area=HOME)
            if reading.doubt or reading.missing or (reading.aside and reading.subkind != GLOSSARY):
                asked_back.append((id, question))
    assert asked_back == []


def test_no_question_is_offered_about_a_word_that_the_council_does_not_have(desk):
    elsewhere = replace(desk.catalogue, levels={}, outcomes={})
    question = "What does critical indicator mean?"
    assert is_answered(question, desk.catalogue) and not is_answered(question, elsewhere)
    assert is_answered("Which measures are at high risk?", elsewhere)
