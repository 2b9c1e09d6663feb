"""One theme with all its measures, and councils to talk to: at most three, by name, each with its reason."""

from __future__ import annotations

import re

import pytest

from actions.reading import Kind, Subkind

ASKED = {"subkind": Subkind.THEMATIC_REVIEW}
LINE = re.compile(r"^- (?P<council>[^:]+): (?P<reason>.+, which is more than councils usually see\.)$", re.MULTILINE)


@pytest.fixture
def review(ask):
    return lambda theme, **fields: ask(Kind.BRIEFING, theme=theme, **ASKED, **fields)


def test_all_measures_of_the_theme_stand_there_with_what_needs_attention_first(review, desk):
    answer = review("adult_social_care")
    held = [m for m in desk.catalogue.themes["adult_social_care"].metrics if desk.catalogue.metrics[m].loaded]
    assert set(answer.metrics) <= set(held) and len(answer.figures) >= 18
    assert answer.subkind == Subkind.THEMATIC_REVIEW and len(answer.headline.split()) <= 30
    assert answer.headline.startswith("Adult social care: 7 of 13 current measures in the worst quarter")


def test_councils_to_talk_to_are_named_by_name_with_a_published_reason(review):
    """Leicester's share of care users very satisfied: 61.8% in 2023/24, 71.7% in 2024/25 (ASCOF)."""
    found = LINE.findall(review("adult_social_care").text)
    assert [council for council, _ in found] == ["Bristol", "Leicester", "Manchester"]
    assert "71.7% in 2024/25, up 9.9 percentage points on 2023/24" in dict(found)["Leicester"]


def test_never_more_than_three_always_by_the_alphabet_and_of_others_only_the_number(review, desk):
    for theme in desk.catalogue.themes:
        councils = [council for council, _ in LINE.findall(review(theme).text)]
        assert len(councils) <= 3 and councils == sorted(councils), theme
    assert "3 other councils of the group improved as clearly." in review("children_and_education").text


def test_their_figures_stand_in_the_words_alone_and_the_home_council_is_the_one_reviewed(review):
    answer = review("adult_social_care")
    assert answer.areas == ["E06000018"] and {figure.area for figure in answer.figures} == {"E06000018"}


def test_where_no_council_improved_so_clearly_that_is_said(review):
    text = review("homelessness").text
    assert "none has improved a measure of homelessness by more than councils usually see" in text and not LINE.search(
        text
    )


def test_a_measure_is_reviewed_with_its_theme_and_without_either_a_theme_is_asked_for(ask):
    assert "Waste and recycling: " in ask(Kind.BRIEFING, "recycling_rate", **ASKED).headline
    asked_back = ask(Kind.BRIEFING, scope={"kind": "everything"}, **ASKED)
    assert asked_back.kind == Kind.CLARIFY and asked_back.headline.startswith("Which of 15 themes")
