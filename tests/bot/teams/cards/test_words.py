"""A figure's codes in words: no arrow without words, a rating only beside a target, the age only of an old figure."""

from __future__ import annotations

import pytest

from actions.answer import FigureShown
from actions.reading import Kind
from actions.shown import figure_shown
from bot.teams.cards.figures import large_figures
from bot.teams.cards.words import measure, moved, rated, stands, when
from data_layer.vocabulary import Direction, MetricId
from tests.actions.council import beside, figure_of, target_of

RECYCLING = "recycling_rate"


@pytest.fixture
def figure(told) -> FigureShown:
    return told(Kind.PERFORMANCE, RECYCLING).figures[0]


def judged(figure: FigureShown, direction: Direction | None, change: float) -> FigureShown:
    moved_by = figure.change.model_copy(update={"value": change}) if figure.change else None
    return figure.model_copy(update={"direction": direction, "change": moved_by})


@pytest.mark.parametrize(
    ("direction", "change", "said"),
    [
        (Direction.IMPROVING, 1.6, "↑ up on 2022/23, improving"),
        (Direction.IMPROVING, -1.6, "↓ down on 2022/23, improving"),
        (Direction.DETERIORATING, 1.6, "↑ up on 2022/23, getting worse"),
        (Direction.NO_CLEAR_CHANGE, 0.1, "→ no clear change on 2022/23"),
        (Direction.TOO_FEW_POINTS, 0.0, "too few periods to say which way it goes"),
        (None, 1.6, "↑ up on 2022/23"),
        (None, 0.0, "→ unchanged on 2022/23"),
    ],
)
def test_the_arrow_is_the_way_the_value_went_and_the_words_what_it_means(figure, direction, change, said):
    assert moved(judged(figure, direction, change)) == said


def test_without_a_period_to_compare_with_nothing_is_said_of_a_direction(figure):
    assert moved(figure.model_copy(update={"change": None, "direction": None})) is None


def test_the_age_is_said_of_an_old_figure_alone(figure):
    assert when(figure) == "2023/24, newest held, 2 years 8 months old"
    fresh = figure.freshness.model_copy(update={"stale": False})
    assert when(figure.model_copy(update={"freshness": fresh})) == "2023/24"


def test_a_band_is_said_in_words_with_its_group_and_median(figure, catalogue):
    assert stands(figure, catalogue) == "lowest quarter of Nottingham's nearest neighbours (median 35.6%)"


def test_englands_published_figure_is_no_median(told, catalogue):
    assert stands(told(Kind.COMPARISON, RECYCLING, comparators=("england",)).figures[0], catalogue) == "England 42.3%"


@pytest.mark.parametrize(
    ("value", "tolerance", "said"),
    [
        (30.0, 1.0, "✖ Red: misses the target of 30.0%"),
        (27.0, 1.0, "▲ Amber: close to the target of 27.0%"),
        (26.0, 1.0, "✔ Green: meets the target of 26.0%"),
        (27.0, None, "✖ Misses the target of 27.0%"),
        (25.0, None, "✔ Meets the target of 25.0%"),
    ],
)
def test_a_rating_is_a_sign_and_a_word_beside_its_target(desk, catalogue, value, tolerance, said):
    found = figure_of(desk, RECYCLING)
    own = beside(desk, found, targets=(target_of(found, value, tolerance),))
    shown = figure_shown(own, catalogue.metrics[MetricId(RECYCLING)])
    assert rated(shown) == said
    assert said in [block.model_dump()["text"] for block in large_figures([shown], catalogue)]


def test_the_middle_of_englands_councils_is_not_england(told, catalogue):
    figure = told(Kind.COMPARISON, "child_poverty_after_housing", comparators=("england",)).figures[0]
    assert stands(figure, catalogue) == "highest quarter of councils in England (median 24.2%)"


def test_without_a_target_there_is_no_rating(figure):
    assert rated(figure) is None and rated(figure.model_copy(update={"rag": "red"})) is None


def test_a_measure_that_is_not_held_any_more_still_has_a_name(figure, catalogue):
    assert measure(figure.model_copy(update={"metric": "gone_rate"}), catalogue) == "Gone rate"
