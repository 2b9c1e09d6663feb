"""What can be asked about, looked up by the roots of words."""

from __future__ import annotations

import pytest

from bot.understanding.subject_index import COMMON, Subject, SubjectIndex, SubjectKind, content, roots_of
from bot.understanding.text import tokens
from data_layer.catalogue import NotHeld, Outcome


@pytest.fixture(scope="module")
def index(small, metric):
    return SubjectIndex(
        small(
            metric("swans", "swan count", aliases=("swans counted", "mute swans")),
            metric("ducks", "duck count", aliases=("mallard ducks",)),
            not_held=(NotHeld("otters", "otters", ("otter sightings",), "", "", None, ()),),
            outcomes=(Outcome("wild", "plan", "Wilder rivers", ("wilder",), ()),),
            theme_aliases=("river birds",),
        )
    )


def test_a_name_is_kept_as_its_roots_without_small_words():
    assert roots_of(tokens("the counting of Swans")) == roots_of(tokens("swans counted"))


def test_a_name_of_small_words_only_keeps_them():
    assert roots_of(tokens("all of us"))


@pytest.mark.parametrize(("word", "is_content"), [("swans", True), ("the", False), ("please", False)])
def test_content_is_what_is_not_grammar(word, is_content):
    [token] = tokens(word)
    assert content(token) is is_content


def test_a_rare_root_tells_more_than_a_shared_one(index):
    [mallard, count] = [token.root for token in tokens("mallard count")]
    assert index.weight(mallard) > index.weight(count) > 0 == index.weight("zebra")


def test_words_of_names_are_known_in_every_form(index):
    [counting, zebra] = tokens("counting zebra")
    assert index.knows(counting)
    assert not index.knows(zebra)


def test_candidates_are_aliases_that_share_a_root(index):
    [swan] = tokens("swan")
    found = {index.aliases[at].subject.id for at in index.candidates([swan.root])}
    assert found == {"swans"}
    assert index.candidates(["zebra"]) == set()


def test_a_word_that_thousands_of_names_share_still_finds_what_is_named_by_it_alone(small, metric):
    """ "Waste" in the names of two thousand measures: the theme of that name is found beside a rarer word."""
    many = [metric(f"m{n}", f"bird ringing site {n}", aliases=(f"birds ringed at {n}",)) for n in range(COMMON + 1)]
    index = SubjectIndex(small(*many, theme_aliases=("birds",)))
    bird, rare = [token.root for token in tokens("birds 7")]
    found = {index.aliases[at].subject for at in index.candidates([bird, rare])}
    assert {each.id for each in found if each.kind is SubjectKind.METRIC} == {"m7"}
    assert any(each.kind is SubjectKind.THEME for each in found)


def test_subjects_of_every_kind_are_found(index):
    kinds = {alias.subject.kind for alias in index.aliases}
    assert kinds == {SubjectKind.METRIC, SubjectKind.THEME, SubjectKind.NOT_HELD, SubjectKind.OUTCOME}


def test_an_alias_written_twice_is_kept_once(small, metric):
    index = SubjectIndex(small(metric("swans", "swan count", aliases=("Swan count", "counts of swans"))))
    assert len([alias for alias in index.aliases if alias.subject.kind is SubjectKind.METRIC]) == 1


def test_the_words_of_a_definition_explain_a_question_but_do_not_name_the_metric(index):
    swans = Subject(SubjectKind.METRIC, "swans")
    [annual] = tokens("annual")
    assert annual.root in index.explained(swans)
    assert annual.root not in index.named_by([swans])


def test_every_metric_theme_and_subject_not_held_of_the_embedded_data_has_words(catalogue):
    index = SubjectIndex(catalogue)
    named = {alias.subject for alias in index.aliases}
    assert {Subject(SubjectKind.METRIC, each) for each in catalogue.metrics} <= named
    assert {Subject(SubjectKind.THEME, each) for each in catalogue.themes} <= named
    assert {Subject(SubjectKind.NOT_HELD, each) for each in catalogue.not_held} <= named
