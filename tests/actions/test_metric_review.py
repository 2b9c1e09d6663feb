"""Which measures give a reason to ask whether they are needed: real pairs, old ones, still ones, and gaps."""

from __future__ import annotations

import re

import pytest

from actions.reading import Kind, Scope, ScopeKind, Subkind


@pytest.fixture(scope="module")
def review(ask):
    return ask(Kind.CATALOGUE, scope=Scope(kind=ScopeKind.EVERYTHING), subkind=Subkind.METRIC_REVIEW)


def test_the_number_in_question_comes_first_and_is_that_of_the_measures_named(review):
    assert review.headline.startswith(f"{len(review.metrics)} of 99 measures give a reason to ask")
    assert len(review.summary.split()) <= 80 and review.kind == Kind.CATALOGUE


def test_measures_that_say_nearly_the_same_stand_in_pairs_with_how_closely(review):
    assert (
        "Reserves as a share of net revenue and reserves as a share of service spending: correlation 0.96"
        in review.text
    )
    assert (
        "the economic inactivity rate: correlation 0.97 in 61 councils, one high where the other is low" in review.text
    )


def test_an_amount_is_never_paired_for_growing_with_a_councils_size(review):
    paired = review.text.split("Say nearly the same among councils of one type:")[1].split("\n\n")[0]
    assert "number of" not in paired.casefold() and "population" not in paired.casefold()


def test_what_is_old_still_or_serves_no_outcome_is_named(review):
    assert "44 are old" in review.summary and "Old figures in Nottingham" in review.text
    assert "Hardly moved over the last 4 figures: share of A roads needing maintenance and" in review.text
    assert "Outcomes without a measure: Safer Nottingham and Serving People Well." in review.text


def test_no_target_and_no_owner_are_said_of_all_at_once_on_published_data(review):
    assert "no target for any of them and no owner for any of them" in review.summary


def test_it_is_a_reason_to_ask_and_no_verdict(review):
    assert "reasons to ask, not a verdict" in review.text


def test_of_one_theme_only_its_own_are_looked_at(ask):
    answer = ask(Kind.CATALOGUE, theme="roads", subkind=Subkind.METRIC_REVIEW)
    assert " of 2 measures in roads" in answer.headline or "measures in roads" in answer.headline


def test_one_measure_is_spoken_of_as_one_and_several_reasons_only_where_there_are(ask, desk):
    """Counted again: those named in the four lists, against how many measures there are in question."""
    ones = 0
    for theme in desk.catalogue.themes:
        answer = ask(Kind.CATALOGUE, theme=theme, subkind=Subkind.METRIC_REVIEW)
        assert not re.search(r"\b1 (?:say|are|have|serve)\b|\b(?!1\b)\d+ (?:says|is|has|serves)\b", answer.summary)
        ones += bool(re.search(r"\b1 (?:says|is|has|serves)\b", answer.summary))
        counts = re.findall(r"(\d+) (?:says?|is old|are old|has hardly|have hardly|serves?)\b", answer.summary)
        twice = sum(map(int, counts)) > len(answer.metrics)
        assert ("some for more than one reason" in answer.summary) is twice
        if not answer.metrics:
            assert re.match(r"None of the \d+ measures? .* gives a reason to ask whether it is", answer.headline)
    assert ones
