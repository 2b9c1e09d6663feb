"""A briefing is one page: what stands out, figures, what to beware of, questions; what does not fit is counted."""

from __future__ import annotations

import re

import pytest

from actions.reading import Asker, Kind, Scope, ScopeKind
from data_layer.vocabulary import AreaCode

COUNCILS = ("E06000018", "E06000015", "E06000016", "E10000007", "E09000022")
PAGE = 520  # words without the sources
ORDINAL = r"(?:\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
RANKED = re.compile(
    rf"\b{ORDINAL}[ -](?:out of|place|position|highest|lowest|best|worst|of (?:the )?\d+)"
    r"|\brank(?:s|ed|ing)?\b|\bleague\b|\bnumber \d+ (?:of|in)\b|\b(?:place|position) \d+\b"
    r"|\b\d+ out of \d+ (?:councils|neighbours|authorities)|\b(?:top|bottom) (?:\d+|of)\b",
    re.IGNORECASE,
)


def page(answer) -> str:
    return "\n\n".join(part for part in answer.text.split("\n\n") if not part.startswith("Source: "))


def questions_in(answer) -> list[str]:
    """Those of its last section, however they end."""
    asked = re.split(r"\n(?:Questions to ask|Expect to be asked):\n", answer.text)[1].split("\n\n")[0].splitlines()
    return [line for line in asked if not line.startswith("- And ")]


def test_problems_come_before_good_news_and_questions_after_the_caveats(ask):
    answer = ask(Kind.BRIEFING, theme="adult_social_care")
    order = ["What stands out:", "Other figures, beside ", "What to beware of:", "Questions to ask:", "Source: "]
    assert [part for part in order if part in answer.text] == order
    assert sorted(order, key=answer.text.index) == order
    assert answer.headline == ask(Kind.EXCEPTIONS, theme="adult_social_care").headline
    assert answer.text.index("38.7%") < answer.text.index("Clearly better")


def test_an_improvement_that_leaves_the_council_behind_says_so(ask):
    """Care homes, 2024/25: up 10.0 points, and 70.8% is in the lowest quarter all the same."""
    answer = ask(Kind.BRIEFING, theme="adult_social_care")
    [sentence] = re.findall(r"Clearly better: [^:]+?quarter\.", answer.summary)
    assert sentence.endswith("70.8% in 2024/25, though still in the lowest quarter.")


def test_each_measure_stands_once_among_what_stands_out_and_the_figures(ask, desk):
    for theme in desk.catalogue.themes:
        lines = page(ask(Kind.BRIEFING, theme=theme)).split("What to beware of:")[0].splitlines()
        starts = [
            line.split(":")[0].removeprefix("- The ").removeprefix("- ").lower() for line in lines if line[:2] == "- "
        ]
        assert len(starts) == len(set(starts)), theme


@pytest.mark.parametrize("area", COUNCILS)
@pytest.mark.parametrize("asker", [None, Asker.PORTFOLIO_HOLDER])
def test_every_theme_is_a_page_with_a_headline_and_a_summary_that_fit(ask, desk, area, asker):
    for theme in desk.catalogue.themes:
        answer = ask(Kind.BRIEFING, theme=theme, areas=(AreaCode(area),), asker=asker)
        assert len(page(answer).split()) <= PAGE, theme
        assert len(answer.headline.split()) <= 30 and len(answer.summary.split()) <= 80, theme
        assert re.search(r"\d", answer.headline) or not answer.figures, answer.headline
        assert not RANKED.search(answer.text), RANKED.search(answer.text)


def test_every_outcome_portfolio_division_and_level_is_a_page_too(ask, desk):
    catalogue = desk.catalogue
    scopes = {
        ScopeKind.OUTCOME: catalogue.outcomes,
        ScopeKind.PORTFOLIO: catalogue.portfolios,
        ScopeKind.DIVISION: catalogue.divisions,
        ScopeKind.LEVEL: catalogue.levels,
        ScopeKind.EVERYTHING: [None],
    }
    for kind, ids in scopes.items():
        for id in ids:
            answer = ask(Kind.BRIEFING, scope=Scope(kind=kind, id=id))
            assert len(page(answer).split()) <= PAGE and len(answer.summary.split()) <= 80, id
            assert not answer.figures or 1 <= len(questions_in(answer)) <= 8, id


def test_what_does_not_fit_is_counted_and_one_question_away(ask, desk):
    """20 measures in adult social care: those on the page and those that are counted make up all of them."""
    answer = ask(Kind.BRIEFING, theme="adult_social_care")
    text = answer.text.split("What to beware of:")[0]
    shown = len([line for line in text.splitlines() if line.startswith("- ") and not line.startswith("- And ")])
    left = [int(number) for number in re.findall(r"^- And (\d+) more: “.+\?”$", text, re.MULTILINE)]
    assert shown + sum(left) == len(desk.catalogue.themes["adult_social_care"].metrics) == 20
    assert all(re.search(r"[.?:”]$", line) for line in page(answer).splitlines() if line)  # nothing is cut


def test_its_questions_are_those_for_scrutiny_with_fewer_words(ask, desk):
    """The figure and the question itself are the same; the page has said the rest."""
    for theme in desk.catalogue.themes:
        every = [line.split(": ")[-1] for line in questions_of(ask(Kind.SCRUTINY_QUESTIONS, theme=theme))]
        brief = [line.split(": ")[-1] for line in questions_in(ask(Kind.BRIEFING, theme=theme))]
        assert brief == every[: len(brief)] and len(brief) >= min(5, len(every)), theme


def questions_of(answer) -> list[str]:
    return [line for line in answer.text.splitlines() if line.startswith("- ") and line.endswith("?")]


def test_where_every_figure_is_old_that_is_said_first_with_the_age(ask):
    """Nothing on waste is newer than March 2024."""
    answer = ask(Kind.BRIEFING, theme="waste")
    assert answer.headline == (
        "All 9 figures in waste and recycling in Nottingham are out of date: the fly-tipping rate was 42.5 per 1,000 "
        "people in 2021/22, 4 years 8 months ago."
    )
    lines = answer.text.split("What stands out:\n")[1].split("\n\n")[0].splitlines()
    assert all("newest held" in line for line in lines)


def test_old_finance_does_not_begin_with_what_sounds_well(ask):
    """Reserves at 31 March 2024 were above those of most neighbours; debt servicing of 2023/24 takes far more."""
    answer = ask(Kind.BRIEFING, theme="finance")
    assert "the debt servicing share of net revenue was 25.4% in 2023/24" in answer.headline
    assert answer.text.index("Debt servicing") < answer.text.index("Reserves as a share")


def test_where_nothing_stands_out_the_headline_has_a_figure_all_the_same(ask):
    answer = ask(Kind.BRIEFING, theme="roads")
    assert answer.headline.startswith("None of the 3 measures in roads") and "19% in 2024/25" in answer.headline
    stands = answer.text.split("Figures, beside Nottingham's nearest neighbours:\n")[1].split("\n\n")[0].splitlines()
    assert len(stands) == len(answer.figures) == 3 and answer.provenance


def test_a_theme_for_the_executive_panel_says_and_uses_both(ask, desk):
    """Of the 20 measures in adult social care four are critical indicators, which the panel looks at."""
    answer = ask(Kind.BRIEFING, theme="adult_social_care", body="executive_panel")
    assert answer.headline.startswith("1 of 4 measures in adult social care, for the Executive Panel, needs attention")
    assert {desk.catalogue.metrics[one.metric].tier for one in answer.figures} == {"critical indicator"}
    assert "The Executive Panel looks at critical indicators" in answer.text


def test_a_theme_of_which_nothing_comes_before_the_panel_says_what_is_held_without_it(ask):
    answer = ask(Kind.BRIEFING, theme="roads", body="executive_panel")
    assert answer.headline == "None of the 3 measures in roads comes before the Executive Panel at present."
    assert answer.follow_ups[0] == "Brief me on roads" and not answer.figures


def test_a_portfolio_holder_is_told_what_to_expect_and_have_ready(ask):
    answer = ask(Kind.BRIEFING, theme="waste", asker=Asker.PORTFOLIO_HOLDER)
    assert "Expect to be asked:" in answer.text and "Questions to ask" not in answer.text
    for line in questions_in(answer):
        asks, ready = line.split("? Have ready: ")
        assert ready.endswith(".") and ready.removesuffix(".") not in asks


def test_of_one_measure_it_is_the_figure_with_its_chart_and_what_it_counts(ask):
    answer = ask(Kind.BRIEFING, "recycling_rate")
    assert answer.headline == ask(Kind.PERFORMANCE, "recycling_rate").headline and answer.chart_requests
    assert questions_in(answer) == questions_of(ask(Kind.SCRUTINY_QUESTIONS, "recycling_rate"))
    assert "What it counts:" in answer.text and len(page(answer).split()) <= PAGE


def test_an_outcome_without_measures_is_said_once_to_have_none(ask):
    answer = ask(Kind.BRIEFING, scope=Scope(kind=ScopeKind.OUTCOME, id="scp_safer"))
    said = "No measure in the outcome Safer Nottingham is held for Nottingham."
    assert answer.headline == said and answer.text.count(said) == 1
