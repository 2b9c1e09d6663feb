"""Status, age and breaks in words: weak is said to be weak, old to be old, and why there is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.wording.states import NO_VALUE, WEAK, figure_caveats, missing_words, stale_clause
from data_layer.vocabulary import Status


def with_status(figure, status: Status, *, value: float | None = 1.0, given: str | None = None):
    return replace(figure, observation=replace(figure.observation, status=status, value=value, status_as_given=given))


def test_every_status_says_what_it_means_for_a_figure_or_for_none():
    assert set(Status) - {Status.FINAL} == set(NO_VALUE) | set(WEAK)


@pytest.mark.parametrize("status", list(WEAK))
def test_a_weak_figure_has_a_caveat(figure, metric, status):
    found = with_status(figure("recycling_rate"), status)
    caveats = figure_caveats(found, metric("recycling_rate"))
    assert caveats[0].code == status.value and caveats[0].text == WEAK[status]


def test_a_final_figure_has_none(figure, metric):
    codes = {caveat.code for caveat in figure_caveats(figure("recycling_rate"), metric("recycling_rate"))}
    assert not codes & {status.value for status in Status}


@pytest.mark.parametrize("status", list(NO_VALUE))
def test_a_missing_figure_says_why_and_has_no_caveat_of_weakness(figure, metric, status):
    found = with_status(figure("recycling_rate"), status, value=None)
    assert missing_words(found.observation) == NO_VALUE[status]
    assert status.value not in {caveat.code for caveat in figure_caveats(found, metric("recycling_rate"))}


def test_the_publishers_own_words_are_given_where_they_are_words(figure):
    found = figure("recycling_rate")
    long = with_status(found, Status.NOT_AVAILABLE, value=None, given="no return was made")
    assert missing_words(long.observation) == "no return was made"
    assert "(" not in missing_words(with_status(found, Status.NOT_AVAILABLE, value=None, given=":").observation)


def test_an_old_figure_is_said_to_be_old_with_its_age(figure, metric):
    """Recycling 2023/24 ended on 31 March 2024: 2 years 8 months before 24 November 2026."""
    found = figure("recycling_rate")
    assert stale_clause(found) == "newest held, 2 years 8 months old"
    assert stale_clause(found, brief=True) == "2 years 8 months old"
    [stale] = [one for one in figure_caveats(found, metric("recycling_rate")) if one.code == "stale"]
    assert "31 March 2024" in stale.text and "2 years 8 months ago" in stale.text


def test_a_fresh_figure_is_not(figure, metric):
    found = figure("recycling_rate")
    fresh = replace(found, freshness=replace(found.freshness, stale=False))
    assert stale_clause(fresh) is None
    assert "stale" not in {caveat.code for caveat in figure_caveats(fresh, metric("recycling_rate"))}


def test_nothing_is_said_twice(figure, metric):
    found = figure("asc_workforce_turnover")
    twice = replace(found, events=(*found.events, *found.events))
    texts = [caveat.text for caveat in figure_caveats(twice, metric("asc_workforce_turnover"))]
    assert texts and len(texts) == len(set(texts))
