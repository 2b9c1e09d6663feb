"""A briefing has, in this order, what needs attention, what has improved and what to ask."""

from __future__ import annotations

from actions.reading import Kind


def test_of_a_theme_problems_come_before_good_news_and_questions(ask):
    answer = ask(Kind.BRIEFING, theme="adult_social_care")
    sections = ["What needs attention.", "What has improved.", "Questions to ask:"]
    assert sorted(sections, key=answer.text.index) == sections
    assert answer.headline == ask(Kind.EXCEPTIONS, theme="adult_social_care").headline
    assert ask(Kind.IMPROVING, theme="adult_social_care").headline in answer.text
    assert len({(figure.metric, figure.part, figure.period) for figure in answer.figures}) == len(answer.figures)


def test_of_one_measure_it_is_the_figure_with_its_chart_and_what_it_counts(ask):
    answer = ask(Kind.BRIEFING, "recycling_rate")
    assert answer.headline == ask(Kind.PERFORMANCE, "recycling_rate").headline and answer.chart_requests
    assert "Questions to ask:" in answer.text and "What it counts." in answer.text


def test_where_every_figure_is_old_that_is_said_once_and_first(ask):
    """Nothing on waste is newer than March 2024."""
    answer = ask(Kind.BRIEFING, theme="waste")
    assert "older than they should be" in answer.headline
    assert answer.summary.count("older than they should be") == 1
