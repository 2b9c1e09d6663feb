"""A story fits its figure, or the answer says that it may not."""

from __future__ import annotations

from datetime import date

import pytest

from data_layer.returns.plausible_story import is_red, narrative_older, only_praises, praise_of_red, silent_on_red
from tests.data_layer.returns.made_series import quarter, series, story

RED_TARGET = {quarter(1): 30.0}  # lower is better, and there is no tolerance: 41 misses it


@pytest.mark.parametrize("words", ["Red", "R", "red - off target", "Target missed", "Not met", "RED (worsening)"])
def test_the_council_s_own_red_is_red_whatever_the_target(words: str):
    held = series([41.0], words={0: words}, targets={quarter(0): 60.0})
    assert is_red(held.figures[0], held)


@pytest.mark.parametrize("words", ["Green", "Amber", "On target", "Reduced", "Met", "G"])
def test_other_ratings_are_not_red_even_where_a_target_is_missed(words: str):
    held = series([41.0], words={0: words}, targets={quarter(0): 30.0})
    assert not is_red(held.figures[0], held)


def test_without_a_rating_the_target_decides():
    missed, reached = series([41.0], targets={quarter(0): 30.0}), series([41.0], targets={quarter(0): 45.0})
    assert is_red(missed.figures[0], missed) and not is_red(reached.figures[0], reached)


def test_a_red_without_a_story_is_silent_and_one_with_a_story_is_not():
    [doubt] = silent_on_red(series([40.0, 41.0], targets=RED_TARGET))
    assert (
        doubt.period == quarter(1)
        and doubt.text == "The figure for July to September 2024 is red, and nothing says why."
    )
    told = story(1, "Two vehicles were out of service.")
    assert list(silent_on_red(series([40.0, 41.0], targets=RED_TARGET, stories=[told]))) == []


def test_an_older_red_is_not_told_again():
    assert list(silent_on_red(series([41.0, 25.0], targets={quarter(0): 30.0, quarter(1): 30.0}))) == []


@pytest.mark.parametrize(("words", "praises"), [
    ("An excellent quarter, and the team is proud of it.", True),
    ("Performance remains strong and on track.", True),
    ("Good work, but two rounds were missed.", False),
    ("Performance fell because of vacancies.", False),
    ("Figures are as expected.", False),
    ("The team was not successful.", False),
])  # fmt: skip
def test_praise_is_known_by_its_words_and_undone_by_one_that_names_a_problem(words: str, praises: bool):
    assert only_praises(words) is praises


def test_a_red_whose_story_only_praises_is_doubted_in_the_story_s_cell():
    told = story(1, "An excellent quarter.")
    [doubt] = praise_of_red(series([40.0, 41.0], targets=RED_TARGET, stories=[told]))
    assert (doubt.table, doubt.field) == ("narrative", "what_happened") and "reads as praise" in doubt.text
    assert list(praise_of_red(series([40.0, 29.0], targets=RED_TARGET, stories=[told]))) == []


def test_a_story_written_before_its_period_was_over_is_doubted_on_the_day_it_bears():
    early = story(0, "All is well.", written=date(2024, 5, 3))
    [doubt] = narrative_older(series([40.0], stories=[early]))
    assert (doubt.table, doubt.field) == ("narrative", "written") and "3 May 2024" in doubt.text
    assert list(narrative_older(series([40.0], stories=[story(0, "All is well.")]))) == []


def test_a_newest_story_of_an_earlier_figure_is_said_to_be_older():
    [doubt] = narrative_older(series([40.0, 41.0], stories=[story(0, "All is well.")]))
    assert doubt.period == quarter(1) and "April to June 2024" in doubt.text


def test_a_measure_that_never_has_a_story_is_not_doubted_for_having_none():
    assert list(narrative_older(series([40.0, 41.0]))) == []
