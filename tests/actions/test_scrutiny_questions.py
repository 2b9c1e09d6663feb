"""Questions worth asking: each rests on a figure that is shown, blames nobody, and ranks nothing."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from actions.question_evidence import Evidence
from actions.question_grounds import grounds
from actions.question_lines import lines_of_one
from actions.reading import Asker, Kind, Reading, Scope, ScopeKind
from actions.wording.questions_to_ask import ASKED, Also, Family, question
from data_layer.methods.reasons import Good, Reason
from data_layer.queries.target_revisions import TargetRevision
from data_layer.vocabulary import AreaCode, Direction, Level, Status, Variation
from tests.actions.council import beside, figure_of, story_of, target_of

LOADED = re.compile(
    r"\b(?:fail\w*|blame\w*|fault\w*|worst|best|rank\w*|poor\w*|bad\w*|surely|unacceptable|excuse\w*|finally|even"
    r"|still not|why (?:did|have|has|are|is|do|does|was|were)|do you (?:agree|accept)|is(?:n't| it not)"
    r"|should(?:n't| not)?)\b",
    re.IGNORECASE,
)
OPEN = re.compile(r"\b(?:what|how|who|which|when|where)\b")


def questions_in(answer) -> list[str]:
    return [line for line in answer.text.splitlines() if line.startswith("- ") and line.endswith("?")]


@pytest.fixture
def councillor(desk):
    return replace(desk, viewer=replace(desk.viewer, level=Level.COUNCILLOR))


def evidence_of(desk, metric: str, **changes) -> Evidence:
    return Evidence(replace(figure_of(desk, metric), **changes), desk.catalogue.metrics[metric])


def asked_of(figure, desk, asker: Asker | None = None) -> list[str]:
    return lines_of_one(figure, Reading(kind=Kind.SCRUTINY_QUESTIONS, asker=asker), desk)


def test_each_question_says_the_figure_it_rests_on_and_its_period(ask, desk):
    for theme in desk.catalogue.themes:
        answer = ask(Kind.SCRUTINY_QUESTIONS, theme=theme)
        for line in questions_in(answer):
            resting = [one for one in answer.figures if one.formatted.split()[0] in line]
            assert any(re.search(r"\d{4}", line) and one.value is not None for one in resting), line


def test_the_questions_on_a_theme_are_not_all_of_one_kind(ask):
    """Adult social care, 2024/25: three gaps, an interval, an improvement, who answers, and a figure of 2022/23."""
    asked = questions_in(ask(Kind.SCRUTINY_QUESTIONS, theme="adult_social_care"))
    assert len(asked) == 7
    says = ["far below", "lowest quarter", "lowest quarter", "95% interval from 58.5% to 69.3%",
            "up 10.0 percentage points", "no role recorded here", "3 years 8 months old"]  # fmt: skip
    assert all(words in line for words, line in zip(says, asked, strict=True))


def test_what_needs_attention_is_asked_about_before_what_improved(ask):
    asked = questions_in(ask(Kind.SCRUTINY_QUESTIONS, theme="adult_social_care"))
    [better] = [at for at, line in enumerate(asked) if "what made the difference" in line]
    worse = [
        at for at, line in enumerate(asked) if "far below" in line or "learnt" in line or "what is planned" in line
    ]
    assert len(worse) == 3 and max(worse) < better


@pytest.mark.parametrize("area", ["E06000018", "E06000015", "E10000024", "E07000176"])
def test_everything_that_is_held_has_eight_questions_at_most_none_in_the_same_words(ask, desk, area):
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
            asks = [line.split(": ")[-1] for line in questions_in(answer)]
            if not answer.figures:
                assert answer.headline.startswith(("No measure in ", "There is no figure for ")) and not asks, id
                continue
            assert len(set(asks)) == len(asks) <= 8 and asks, id
            assert len(asks) >= 5 or len(answer.figures) <= 3, id
            assert re.search(r"\d", answer.headline) and len(answer.headline.split()) <= 30, answer.headline
            assert len(answer.summary.split()) <= 80, id


def test_a_measure_that_is_another_councils_duty_is_not_asked_about(ask):
    """Adult social care is the county's: the return of a district says nothing of it."""
    answer = ask(Kind.SCRUTINY_QUESTIONS, theme="adult_social_care", areas=(AreaCode("E07000176"),))
    assert answer.headline.startswith("There is no figure for adult social care spending") and not questions_in(answer)


def test_where_every_figure_is_old_newer_ones_are_asked_for_once_and_each_age_is_said(ask):
    """Nothing on waste is newer than March 2024; nobody is asked whether a move of 2021/22 will last."""
    asked = questions_in(ask(Kind.SCRUTINY_QUESTIONS, theme="waste"))
    assert sum("what newer figures does the service hold" in line for line in asked) == 1
    assert all("years 8 months old" in line for line in asked)
    assert not any("expected to last" in line or "will it last" in line for line in asked)


def test_beside_current_figures_an_old_one_is_asked_for_a_newer_one_and_stands_last(ask):
    asked = questions_in(ask(Kind.SCRUTINY_QUESTIONS, theme="health"))
    assert ["years" in line and "old" in line for line in asked] == [False] * (len(asked) - 1) + [True]


def test_of_one_measure_its_age_comes_before_what_it_shows(ask):
    """Recycling of 2023/24, in the lowest quarter though improving; each line has its figure."""
    answer = ask(Kind.SCRUTINY_QUESTIONS, "recycling_rate")
    age, place, owner, target = questions_in(answer)
    assert "26.7% in 2023/24" in answer.headline and "what newer figures" in age
    assert "still in the lowest quarter" in place
    assert (
        "26.7% in 2023/24, with no role recorded" in owner and "26.7% in 2023/24, with no target shown here" in target
    )


def test_every_measure_has_a_question_that_fits(ask, desk):
    for metric in desk.catalogue.whole_metrics():
        if (answer := ask(Kind.SCRUTINY_QUESTIONS, metric.id)).kind is Kind.SCRUTINY_QUESTIONS:
            asked = questions_in(answer)
            assert 1 <= len(asked) <= 8 and all(re.search(r"\d", line) for line in asked), metric.id
            assert len(answer.headline.split()) <= 30 and len(answer.summary.split()) <= 80, metric.id


def test_a_portfolio_holder_expects_them_and_has_what_the_question_does_not_say(ask):
    answer = ask(Kind.SCRUTINY_QUESTIONS, theme="health", asker=Asker.PORTFOLIO_HOLDER)
    assert answer.headline.startswith("7 questions to expect on public health in Nottingham")
    first = answer.text.split("Expect to be asked:\n- ")[1].splitlines()[0]
    assert first == (
        "The adult obesity rate was 35.3% in 2024/25, up 7.9 percentage points on 2023/24, more than councils usually "
        "see: what has changed, and is it expected to last? Have ready: in the highest quarter of its nearest "
        "neighbours (median 28.4%); the service's own account of the change."
    )


def test_of_one_measure_the_holder_is_told_what_to_bring_and_not_the_figure_again(ask):
    answer = ask(Kind.SCRUTINY_QUESTIONS, "asc_feel_safe", asker=Asker.PORTFOLIO_HOLDER)
    ready = [line.split("? Have ready: ")[1] for line in answer.text.splitlines() if line.startswith("- ")]
    assert len(set(ready)) == len(ready) == 4 and not any(re.search(r"\d", each) for each in ready)


def test_a_gap_is_that_to_the_group_asked_for(ask):
    """Smoking 2020 to 2024: 16.1% is in the highest quarter of the core cities too."""
    asked = questions_in(ask(Kind.SCRUTINY_QUESTIONS, theme="health", comparators=("core_cities",)))
    assert any("16.1% in 2020 to 2024, in the highest quarter of the core cities" in line for line in asked)
    assert not any("neighbours" in line for line in asked)


def test_a_question_about_a_ranking_is_told_that_there_is_none(ask):
    for kind in (Kind.SCRUTINY_QUESTIONS, Kind.BRIEFING):
        assert "There is no ranking of councils here" in ask(kind, theme="waste", statistic="rank").summary
        assert "ranking" not in ask(kind, theme="waste").text


def test_a_missed_target_asks_what_is_done_by_when_and_how_members_will_see_it(desk):
    figure = figure_of(desk, "recycling_rate")
    missed = beside(desk, figure, targets=(target_of(figure, 30.0, 1.0),))
    one = Evidence(missed, desk.catalogue.metrics["recycling_rate"])
    assert question(Reason.TARGET_RED, one, desk.catalogue) == (
        "The recycling rate was 26.7% in 2023/24 (2 years 8 months old), 3.3 percentage points short of the target of "
        "30.0% (red): what is being done, by when, and how will members see that it works?"
    )
    asked = asked_of(missed, desk)
    assert any(line.startswith("3.3 percentage points short") for line in asked)
    assert not any("no target" in line for line in asked)


def test_a_target_that_a_later_return_lowered_is_asked_about(desk):
    figure = beside(desk, figure := figure_of(desk, "recycling_rate"), targets=(target_of(figure, 20.0, 1.0),))
    eased = TargetRevision(figure.observation.period, before=30.0, value=20.0, given=figure.observation.loaded)
    one = Evidence(figure, desk.catalogue.metrics["recycling_rate"], eased)
    assert Also.TARGET_EASED in grounds(one, desk.viewer) and Also.TARGET_EASED not in grounds(
        replace(one, eased=None), desk.viewer
    )
    words = question(Also.TARGET_EASED, one, desk.catalogue) or ""
    assert "with a target for 2023/24 of 20.0% that stood at 30.0% on" in words and words.endswith("for residents?")


def test_a_target_that_is_kept_is_asked_about_and_none_is_missed(desk):
    figure = figure_of(desk, "recycling_rate")
    kept = beside(desk, figure, targets=(target_of(figure, 20.0, 1.0),))
    found = grounds(Evidence(kept, desk.catalogue.metrics["recycling_rate"]), desk.viewer)
    assert Also.TARGET_KEPT in found and Also.NO_TARGET not in found and Reason.TARGET_RED not in found


def test_that_no_explanation_is_recorded_is_said_to_councillors_alone(desk, councillor):
    one = evidence_of(desk, "asc_quality_of_life", judged=None)
    assert Also.NO_STORY in grounds(one, councillor.viewer)
    assert Also.NO_STORY not in grounds(one, desk.viewer)
    told = beside(desk, one.figure, story=story_of(one.figure, why="Fewer answered."))
    assert Also.NO_STORY not in grounds(replace(one, figure=told), councillor.viewer)


def test_a_fall_that_is_explained_is_not_asked_about_as_if_nothing_were_said(desk, councillor):
    one = evidence_of(desk, "adult_obesity")
    told = beside(desk, one.figure, story=story_of(one.figure, why="A new survey.", what_next="A second survey."))
    found = grounds(replace(one, figure=told), councillor.viewer)
    assert Reason.ADVERSE_CHANGE in grounds(one, councillor.viewer) and Reason.ADVERSE_CHANGE not in found
    assert Also.EXPLAINED in found and Also.NEXT_STEP in found and Also.NO_STORY not in found


def test_nobody_is_missed_where_a_role_is_named(desk):
    one = evidence_of(desk, "recycling_rate")
    owned = replace(one, metric=replace(one.metric, owner_role="Head of Waste"))
    assert Also.NO_OWNER in grounds(one, desk.viewer) and Also.NO_OWNER not in grounds(owned, desk.viewer)


def test_an_adverse_change_beyond_usual_and_one_within_it_are_asked_about_differently(desk):
    one = evidence_of(desk, "adult_obesity")
    within = replace(one, figure=replace(one.figure, variation=Variation.WITHIN_USUAL))
    assert one.figure.direction is Direction.DETERIORATING
    assert Reason.ADVERSE_CHANGE in grounds(one, desk.viewer) and Also.SLIPPING not in grounds(one, desk.viewer)
    assert Also.SLIPPING in grounds(within, desk.viewer) and Reason.ADVERSE_CHANGE not in grounds(within, desk.viewer)


def test_an_interval_is_wide_only_where_no_quarter_is_clear(desk):
    """Care users finding information easily 58.5% to 69.3%; those who feel safe are clearly in the lowest quarter."""
    assert Also.WIDE_INTERVAL in grounds(evidence_of(desk, "asc_information_users"), desk.viewer)
    assert Also.WIDE_INTERVAL not in grounds(evidence_of(desk, "asc_feel_safe"), desk.viewer)


def test_a_figure_that_does_not_compare_is_no_exception_and_is_asked_about_as_such(desk):
    figure = figure_of(desk, "adult_obesity")
    apart = evidence_of(desk, "adult_obesity", observation=replace(figure.observation, status=Status.NOT_COMPARABLE))
    found = grounds(apart, desk.viewer)
    assert Also.NOT_COMPARABLE in found and not set(Reason) & set(found)


def test_of_context_the_council_is_asked_what_it_means_for_its_plans_and_not_for_a_target(ask):
    asked = questions_in(ask(Kind.SCRUTINY_QUESTIONS, "population"))
    assert any("how do the council's plans allow for this" in line for line in asked)
    assert not any("target" in line or "was planned" in line for line in asked)


def test_where_context_stands_is_no_failing_of_a_service(ask, desk):
    """The claimant count of Nottingham, 6.0% in 2025, is in the highest quarter of its nearest neighbours."""
    one = evidence_of(desk, "claimant_count")
    assert Also.CONTEXT_STANDS in grounds(one, desk.viewer) and Reason.WORST_QUARTER not in grounds(one, desk.viewer)
    asked = questions_in(ask(Kind.SCRUTINY_QUESTIONS, theme="economy"))
    assert not any("service learnt" in line or "take the figure" in line for line in asked)


def test_where_no_value_is_given_the_service_is_asked_what_it_knows(desk):
    figure = figure_of(desk, "recycling_rate")
    none = replace(figure, observation=replace(figure.observation, value=None, status=Status.SUPPRESSED))
    [first] = asked_of(none, desk)
    assert "withholds it" in first and first.endswith(
        "what does the service itself know of this, and can members see that?"
    )


def test_an_outcome_without_measures_is_said_to_have_none(desk, ask):
    answer = ask(Kind.SCRUTINY_QUESTIONS, scope=Scope(kind=ScopeKind.OUTCOME, id="scp_safer"))
    assert answer.headline == "No measure in the outcome Safer Nottingham is held for Nottingham."
    assert not questions_in(answer)


def test_another_council_is_asked_about_by_its_own_figures(ask):
    answer = ask(Kind.SCRUTINY_QUESTIONS, theme="adult_social_care", areas=(AreaCode("E06000015"),))
    assert "in Derby" in answer.headline and {figure.area for figure in answer.figures} == {"E06000015"}


def test_every_ground_has_its_question_and_each_is_open_and_none_leading():
    assert set(ASKED) == {*Reason, *Good, *Also} and {one.family for one in ASKED.values()} == set(Family)
    every = [text for one in ASKED.values() for text in (*one.questions, *([one.since] if one.since else []))]
    assert all(text.endswith("?") and OPEN.search(text) and not LOADED.search(text) for text in every), every
    assert len(set(every)) == len(every)
