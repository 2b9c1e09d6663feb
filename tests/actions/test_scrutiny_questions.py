"""Questions worth asking: each rests on a figure that is shown, blames nobody, and ranks nothing."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from actions.question_grounds import grounds
from actions.reading import Kind, Scope, ScopeKind
from actions.scrutiny_questions import questions_for
from actions.wording.questions_to_ask import ASKED, Also, question
from data_layer.methods.reasons import Good, Reason
from data_layer.vocabulary import AreaCode, Direction, Level, Status, Variation
from tests.actions.council import beside, figure_of, story_of, target_of

LOADED = re.compile(r"\b(fail\w*|blame\w*|worst|best|rank\w*|poor\w*|bad\w*|surely|why did you)\b", re.IGNORECASE)


def questions_in(answer) -> list[str]:
    return [line for line in answer.text.splitlines() if line.startswith("- ") and line.endswith("?")]


@pytest.fixture
def councillor(desk):
    return replace(desk, viewer=replace(desk.viewer, level=Level.COUNCILLOR))


def test_of_a_theme_each_question_says_the_figure_it_rests_on(ask):
    answer = ask(Kind.SCRUTINY_QUESTIONS, theme="adult_social_care")
    asked = questions_in(answer)
    assert len(asked) == len(answer.figures) == 6
    for line, figure in zip(asked, answer.figures, strict=True):
        assert figure.formatted in line and figure.period in line


def test_what_needs_attention_is_asked_about_first_and_one_improvement_after_it(ask):
    asked = questions_in(ask(Kind.SCRUTINY_QUESTIONS, theme="adult_social_care"))
    [better] = [at for at, line in enumerate(asked) if "(improving)" in line]
    worse = [at for at, line in enumerate(asked) if "lowest quarter" in line or "far below" in line]
    assert worse and max(worse) < better


def test_no_two_questions_of_a_list_are_put_in_the_same_words(ask, desk):
    for theme in desk.catalogue.themes:
        asks = [line.split(": ")[-1] for line in questions_in(ask(Kind.SCRUTINY_QUESTIONS, theme=theme))]
        assert len(set(asks)) == len(asks), theme


@pytest.mark.parametrize("area", ["E06000018", "E06000015", "E10000024"])
def test_everything_that_is_held_has_three_to_six_questions_and_a_figure_first(ask, desk, area):
    catalogue = desk.catalogue
    scopes = {
        ScopeKind.THEME: catalogue.themes,
        ScopeKind.OUTCOME: catalogue.outcomes,
        ScopeKind.PORTFOLIO: catalogue.portfolios,
        ScopeKind.DIVISION: catalogue.divisions,
        ScopeKind.LEVEL: catalogue.levels,
    }
    for kind, ids in scopes.items():
        for id in ids:
            answer = ask(Kind.SCRUTINY_QUESTIONS, scope=Scope(kind=kind, id=id), areas=(AreaCode(area),))
            if not answer.figures:
                assert answer.headline.startswith("No measure in ") and not questions_in(answer)
                continue
            assert 3 <= len(questions_in(answer)) <= 6, id
            assert re.search(r"\d", answer.headline) and len(answer.headline.split()) <= 30, answer.headline
            assert len(answer.summary.split()) <= 80, id


def test_where_nothing_stands_out_the_figures_held_are_asked_about_all_the_same(ask):
    answer = ask(Kind.SCRUTINY_QUESTIONS, theme="roads")
    assert len(questions_in(answer)) >= 3 and answer.figures and answer.provenance


def test_where_every_figure_is_old_newer_ones_are_asked_for_once_and_each_age_is_said(ask):
    """Nothing on waste is newer than March 2024."""
    asked = questions_in(ask(Kind.SCRUTINY_QUESTIONS, theme="waste"))
    assert sum("what newer figures does the service hold" in line for line in asked) == 1
    assert all("years 8 months old" in line for line in asked)


def test_of_one_measure_its_age_comes_before_what_it_shows(ask):
    """Recycling of 2023/24, in the lowest quarter though improving."""
    answer = ask(Kind.SCRUTINY_QUESTIONS, "recycling_rate")
    age, place, target = questions_in(answer)
    assert "26.7% in 2023/24" in answer.headline and "what newer figures" in age
    assert "still in the lowest quarter" in place and "With no target shown here" in target


def test_every_measure_has_three_to_six_questions(ask, desk):
    for metric in desk.catalogue.whole_metrics():
        if (answer := ask(Kind.SCRUTINY_QUESTIONS, metric.id)).kind is Kind.SCRUTINY_QUESTIONS:
            assert 3 <= len(questions_in(answer)) <= 6, metric.id
            assert len(answer.headline.split()) <= 30 and len(answer.summary.split()) <= 80, metric.id


def test_a_missed_target_asks_what_is_done_by_when_and_how_members_will_see_it(desk):
    figure = figure_of(desk, "recycling_rate")
    metric = desk.catalogue.metrics[figure.observation.metric]
    missed = beside(desk, figure, targets=(target_of(figure, 30.0, 1.0),))
    assert question(Reason.TARGET_RED, missed, metric, desk.catalogue) == (
        "The recycling rate was 26.7% in 2023/24 (2 years 8 months old), 3.3 percentage points short of the target of "
        "30.0% (red): what is being done, by when, and how will members see that it works?"
    )
    asked = questions_for(missed, desk)
    assert any(line.startswith("3.3 percentage points short") for line in asked)
    assert not any("no target" in line for line in asked)


def test_a_target_that_is_kept_is_asked_about_and_none_is_missed(desk):
    figure = figure_of(desk, "recycling_rate")
    kept = beside(desk, figure, targets=(target_of(figure, 20.0, 1.0),))
    found = grounds(kept, desk.catalogue.metrics[figure.observation.metric], desk.viewer)
    assert Also.TARGET_KEPT in found and Also.NO_TARGET not in found and Reason.TARGET_RED not in found


def test_that_no_explanation_is_recorded_is_said_to_councillors_alone(desk, councillor):
    figure = replace(figure_of(desk, "asc_quality_of_life"), judged=None)
    metric = desk.catalogue.metrics[figure.observation.metric]
    assert Also.NO_STORY in grounds(figure, metric, councillor.viewer)
    assert Also.NO_STORY not in grounds(figure, metric, desk.viewer)
    told = beside(desk, figure, story=story_of(figure, why="Fewer answered."))
    assert Also.NO_STORY not in grounds(told, metric, councillor.viewer)


def test_an_adverse_change_beyond_usual_and_one_within_it_are_asked_about_differently(desk):
    figure = figure_of(desk, "adult_obesity")
    metric = desk.catalogue.metrics[figure.observation.metric]
    within = replace(figure, variation=Variation.WITHIN_USUAL)
    assert figure.direction is Direction.DETERIORATING
    assert Reason.ADVERSE_CHANGE in grounds(figure, metric, desk.viewer)
    assert Also.SLIPPING not in grounds(figure, metric, desk.viewer)
    assert Also.SLIPPING in grounds(within, metric, desk.viewer)
    assert Reason.ADVERSE_CHANGE not in grounds(within, metric, desk.viewer)


def test_a_figure_that_does_not_compare_is_no_exception_and_is_asked_about_as_such(desk):
    figure = figure_of(desk, "adult_obesity")
    apart = replace(figure, observation=replace(figure.observation, status=Status.NOT_COMPARABLE))
    found = grounds(apart, desk.catalogue.metrics[figure.observation.metric], desk.viewer)
    assert Also.NOT_COMPARABLE in found and not set(Reason) & set(found)


def test_of_context_the_council_is_asked_what_it_means_for_its_plans_and_not_for_a_target(ask):
    asked = questions_in(ask(Kind.SCRUTINY_QUESTIONS, "population"))
    assert any("how do the council's plans allow for it" in line for line in asked)
    assert not any("target" in line or "was planned" in line for line in asked)


def test_where_no_value_is_given_the_service_is_asked_what_it_knows(desk):
    figure = figure_of(desk, "recycling_rate")
    none = replace(figure, observation=replace(figure.observation, value=None, status=Status.SUPPRESSED))
    first, *_ = questions_for(none, desk)
    assert "withholds it" in first and first.endswith(
        "what does the service itself know of it, and can members see that?"
    )


def test_an_outcome_without_measures_is_said_to_have_none(desk, ask):
    answer = ask(Kind.SCRUTINY_QUESTIONS, scope=Scope(kind=ScopeKind.OUTCOME, id="scp_safer"))
    assert answer.headline == "No measure in the outcome Safer Nottingham is held for Nottingham."
    assert not questions_in(answer)


def test_another_council_is_asked_about_by_its_own_figures(ask):
    answer = ask(Kind.SCRUTINY_QUESTIONS, theme="adult_social_care", areas=(AreaCode("E06000015"),))
    assert "in Derby" in answer.headline and {figure.area for figure in answer.figures} == {"E06000015"}


def test_every_ground_has_its_question_and_none_is_leading():
    assert set(ASKED) == {*Reason, *Good, *Also}
    every = [text for template in ASKED.values() for text in template.questions]
    assert all(text.endswith("?") and not LOADED.search(text) for text in every)
    assert len(set(every)) == len(every)
