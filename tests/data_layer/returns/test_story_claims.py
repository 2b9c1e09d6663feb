"""A story is held against the figures that it tells of, and doubted where they say otherwise."""

from __future__ import annotations

import pytest

from data_layer.returns.story_claims import not_borne_out
from data_layer.vocabulary import BetterWhen
from tests.data_layer.returns.made_series import quarter, series, story


def doubts(words: str, values: list[float], **changed: object):
    """Of a story of the newest of some quarters, of missed bins unless another name is given."""
    named = {"short_name": "missed bins", "better_when": BetterWhen.LOWER, **changed}
    return list(not_borne_out(series(values, stories=[story(len(values) - 1, words)], **named)))


@pytest.mark.parametrize("words", [
    "Missed bins fell from the last quarter.",
    "Performance improved.",
    "Missed bins fell by 10% on the previous quarter.",
    "The figure was 30.0 this quarter.",
    "Missed bins have doubled.",
])  # fmt: skip
def test_what_the_figures_do_not_bear_out_is_doubted_in_the_story_s_cell(words: str):
    [doubt] = doubts(words, [40.0, 40.0, 40.0, 40.0, 45.0])
    assert (doubt.table, doubt.field, doubt.code) == ("narrative", "what_happened", "story_not_borne_out")
    assert "45.0" in doubt.text and "do not fit" in doubt.text


@pytest.mark.parametrize("words", [
    "Missed bins rose by 5 on the previous quarter.",
    "Performance worsened.",
    "The figure was 45.0.",
    "Vehicles were out of service, and sickness fell.",
    "Two new rounds started and complaints dropped by half.",
    "Crews expect that missed bins will fall next year.",
    "Missed bins fell in 2019.",
])  # fmt: skip
def test_what_they_bear_out_or_do_not_tell_is_not_doubted(words: str):
    assert doubts(words, [40.0, 40.0, 40.0, 40.0, 45.0]) == []


def test_a_fall_since_the_quarter_before_is_not_doubted_for_a_rise_since_the_year_before():
    assert doubts("Missed bins fell.", [40.0, 50.0, 50.0, 50.0, 45.0]) == []
    assert doubts("Missed bins rose.", [40.0, 50.0, 50.0, 50.0, 45.0]) == []


def test_without_an_earlier_figure_nothing_is_doubted():
    assert doubts("Missed bins fell.", [45.0]) == []


def test_a_target_said_to_be_met_is_held_against_it():
    told = story(1, "Missed bins met the target.")
    missed = series([40.0, 41.0], targets={quarter(1): 30.0}, stories=[told], short_name="missed bins")
    [doubt] = not_borne_out(missed)
    assert "with a target of 30.0" in doubt.text
    reached = series([40.0, 29.0], targets={quarter(1): 30.0}, stories=[told], short_name="missed bins")
    assert list(not_borne_out(reached)) == []
