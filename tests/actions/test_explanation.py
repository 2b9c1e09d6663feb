"""Why a figure is as it is: only what is recorded, and never a cause that nobody gave."""

from __future__ import annotations

from actions.explanation import NO_CAUSE, explained, explanation
from actions.reading import Kind, Reading, Scope, ScopeKind
from data_layer.series import series
from data_layer.vocabulary import Level
from tests.actions.council import HOME, beside, figure_of, story_of, target_of

RECYCLING = "recycling_rate"


def draft_of(desk, figure, level: Level = Level.COUNCILLOR):
    known = {"viewer": desk.viewer, "as_known_at": desk.as_known_at}
    with desk.reader() as reader:
        [run] = series(reader, figure.observation.metric, [HOME], period=None, **known)
    return explained(figure, run, desk.catalogue, level)


def test_without_a_story_the_figures_are_said_to_give_no_cause(ask):
    """Adult obesity rose from 27.4% to 35.3%: by how much is known, and why is not."""
    answer = ask(Kind.EXPLANATION, "adult_obesity")
    assert answer.subkind == "not_recorded" and "35.3% in 2024/25" in answer.headline
    assert answer.headline.endswith("; no reason is recorded here.") and len(answer.headline.split()) <= 30
    assert NO_CAUSE in answer.summary and "because" not in answer.text
    assert answer.figures[0].formatted == "35.3%" and answer.chart_requests


def test_the_councils_own_story_comes_first_in_its_words(desk):
    found = figure_of(desk, RECYCLING)
    told = beside(desk, found, targets=(target_of(found, 30.0, 1.0),), story=story_of(found, why="Fewer rounds ran."))
    draft = draft_of(desk, told)
    assert "no reason" not in draft.headline
    assert draft.subkind == "recorded" and "Fewer rounds ran." in draft.sentences
    assert any(NO_CAUSE in detail for detail in draft.details)


def test_that_none_is_recorded_is_said_to_those_who_would_see_one(desk):
    found = figure_of(desk, RECYCLING)
    silent = beside(desk, found, targets=(target_of(found, 30.0, 1.0),))
    said = "No explanation is recorded for it here."
    assert said in draft_of(desk, silent).sentences
    assert said not in draft_of(desk, silent, Level.PUBLIC).sentences


def test_what_happened_to_the_series_is_told(ask):
    """The grading of 2024/25's nineteen-year-olds, who sat their exams in 2022."""
    answer = ask(Kind.EXPLANATION, "gcse_english_maths")
    assert "What to know of the figure:" in answer.text and "2021/22" in answer.text


def test_of_a_theme_it_names_what_stands_out_for_a_cause_is_of_one_measure(desk):
    asked = Reading(kind=Kind.EXPLANATION, scope=Scope(kind=ScopeKind.THEME, id="adult_social_care"), areas=(HOME,))
    answer = explanation(asked, desk)
    assert answer.kind is Kind.EXPLANATION and "need attention" in answer.headline
