"""Why a figure is as it is: what is recorded, then what the data shows; never a cause that nobody gave."""

from __future__ import annotations

import re
from datetime import date

import pytest

from actions.explained_measures import measures_draft
from actions.explained_one import NO_CAUSE, explained
from actions.explanation import explanation
from actions.reading import Kind, Reading, Scope, ScopeKind
from actions.what_moved import what_moved
from data_layer.series import series
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, Level, MetricId
from tests.actions.council import HOME, beside, figure_of, story_of, target_of

RECYCLING = "recycling_rate"
DEBT = MetricId("debt_servicing_share_of_net_revenue")
DERBY = AreaCode("E06000015")
THEMES = ("waste", "adult_social_care", "finance", "homelessness", "adult_skills", "children_and_education")


def moved_of(desk, figure):
    known = {"viewer": desk.viewer, "as_known_at": desk.as_known_at}
    with desk.reader() as reader:
        [run] = series(reader, figure.observation.metric, [HOME], period=None, **known)
        return what_moved(figure, run, reader, desk), run


def draft_of(desk, figure, level: Level = Level.COUNCILLOR):
    moved, run = moved_of(desk, figure)
    viewer = Viewer(level, desk.viewer.home_area, desk.viewer.now)
    return explained(moved, run, type(desk)(desk.snapshot, viewer, desk.as_known_at, desk.asked_at))


def of_theme(desk, theme, area=HOME, **more):
    scope = Scope(kind=ScopeKind.THEME, id=theme)
    return explanation(Reading(kind=Kind.EXPLANATION, scope=scope, areas=(area,), **more), desk)


def test_without_a_story_the_figures_are_said_to_give_no_cause(ask):
    """Adult obesity rose from 27.4% to 35.3%: by how much is known, and why is not."""
    answer = ask(Kind.EXPLANATION, "adult_obesity")
    assert answer.subkind == "not_recorded" and "35.3% in 2024/25" in answer.headline
    assert answer.headline.endswith("; no reason is recorded here.") and len(answer.headline.split()) <= 30
    assert NO_CAUSE in answer.summary and "because" not in answer.text
    assert answer.figures[0].formatted == "35.3%" and answer.chart_requests


def test_it_says_when_whether_others_moved_alike_and_which_part_moved(ask):
    """Fly-tipping in Nottingham: 11,148 incidents in 2020/21, 13,608 a year later; six of fifteen neighbours rose."""
    answer = ask(Kind.EXPLANATION, "fly_tipping_rate")
    assert "6 of 15 nearest neighbours rose over the same time; the middle one fell by 0.9" in answer.summary
    assert (
        "It has risen each year since 23.0 per 1,000 people in 2017/18, most of it between 2017/18 and 2019/20."
        in answer.text
    )
    assert (
        "The change comes from fly-tipping incidents, which rose by 22% (11,148 to 13,608), while the population fell "
        "by 1% (322,822 to 319,978)." in answer.text
    )
    assert (
        "Is the change real? That is up 8.0 per 1,000 people" in answer.text and "unlikely to be chance" in answer.text
    )


def test_a_survey_says_how_many_answered_and_that_the_change_may_be_chance(ask):
    text = ask(Kind.EXPLANATION, "asc_feel_safe").text
    assert "It rests on the answers of 435 care users, and 470 the time before." in text
    assert "may be chance: the margin of error of the two figures is 5.8 percentage points." in text


def test_a_quarterly_figure_is_followed_at_the_same_time_of_each_year(ask):
    """Temporary accommodation in Derby: 1.76 per 1,000 households at the end of 2022, 4.71 at the end of 2025."""
    text = ask(Kind.EXPLANATION, "temporary_accommodation_rate", areas=(DERBY,)).text
    assert "It has risen each year since 1.76 per 1,000 households at 31 December 2022, comparing the same time" in text


def test_no_neighbour_is_named_or_put_in_an_order(ask, desk):
    members = desk.catalogue.groups[next(key for key in desk.catalogue.groups if key[1] == HOME)].members
    names = {desk.catalogue.area_name(area) for area in members} - {"Nottingham"}
    for metric in ("fly_tipping_rate", RECYCLING, "reserves_share_of_net_revenue"):
        text = ask(Kind.EXPLANATION, metric).text
        assert not [name for name in names if re.search(rf"\b{name}\b", text)] and "rank" not in text.lower()


def test_whether_a_change_is_real_leads_with_the_verdict(ask):
    for metric, verdict in (
        (RECYCLING, "within what councils usually see, so it may be chance"),
        ("adult_obesity", "more than councils usually see, so chance alone is unlikely"),
        ("fly_tipping_rate", "unlikely to be chance alone"),
        ("temporary_accommodation_rate", "which may be chance"),
        ("council_tax_band_d", "set by decision"),
        ("homeless_prevention_rate", "and that it has changed may be chance"),
    ):
        answer = ask(Kind.EXPLANATION, metric, subkind="real")
        assert verdict in answer.headline and len(answer.headline.split()) <= 30 and answer.subkind == "real"
        assert answer.figures[0].formatted.split()[0] in answer.headline and len(answer.summary.split()) <= 80


def test_what_may_not_be_compared_is_never_called_real(ask):
    """The exams of 2021/22 cannot be set beside those of the year before."""
    answer = ask(Kind.EXPLANATION, "gcse_english_maths", subkind="real")
    assert "with no earlier figure to compare" in answer.headline
    assert "No change is worked out" in answer.summary


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


def test_where_the_publisher_gives_none_the_last_one_given_is_said(ask):
    """Derby sent in no survey of care users for 2024/25."""
    answer = ask(Kind.EXPLANATION, "asc_feel_safe", areas=(DERBY,))
    assert "The last one given before it is 67.8% in 2023/24." in answer.summary and NO_CAUSE not in answer.summary


@pytest.mark.parametrize("area", [HOME, DERBY])
@pytest.mark.parametrize("theme", THEMES)
def test_of_a_theme_it_opens_with_a_figure_and_tells_each_measures_story_or_none(desk, theme, area):
    """However old the figures are: how old is said with the figure, and is never the whole answer."""
    answer = of_theme(desk, theme, area)
    name = desk.catalogue.themes[theme].name
    assert answer.headline.startswith(f"{name}: ") and any(one.formatted in answer.headline for one in answer.figures)
    assert answer.headline.endswith("no reason is recorded here.") and len(answer.headline.split()) <= 30
    lines = [line for line in answer.text.splitlines() if line.startswith("- ")]
    assert len(answer.figures) == 3 and len(lines) == 2 and len(answer.summary.split()) <= 80
    assert all("no reason is recorded" in line and re.search(r"\d", line) for line in lines)
    assert "No explanation is recorded here for any of the " in answer.summary
    assert "none speaks of now" not in answer.text


def test_waste_is_explained_by_what_stood_out_then(desk):
    answer = of_theme(desk, "waste")
    assert answer.headline.startswith("Waste and recycling: the fly-tipping rate in Nottingham was 42.5 per 1,000")
    assert "That is up 8.0 per 1,000 people on 2020/21." in answer.summary and "4 years 8 months old" in answer.headline


def test_a_measure_with_a_story_is_told_by_it(desk):
    found = figure_of(desk, RECYCLING)
    story = story_of(found, why="Fewer rounds ran.")
    moved, _ = moved_of(desk, beside(desk, found, targets=(target_of(found, 30.0, 1.0),), story=story))
    asked = Reading(kind=Kind.EXPLANATION, scope=Scope(kind=ScopeKind.THEME, id="waste"), areas=(HOME,))
    draft = measures_draft([moved], asked, desk.catalogue, "An explanation is recorded for 1 of the 9 measures.")
    assert "no reason" not in draft.headline and draft.subkind == "recorded"
    assert draft.sentences[0] == "Recorded on 2 November 2026: Fewer rounds ran."


def test_as_it_was_known_on_an_earlier_day_nothing_later_is_told(desk):
    then = date(2023, 6, 1)
    before = type(desk)(desk.snapshot, desk.viewer, then, desk.asked_at)
    reading = Reading(kind=Kind.EXPLANATION, metrics=(DEBT,), areas=(HOME,))
    assert "2023/24" not in explanation(reading, before).text
