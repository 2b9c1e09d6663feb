"""A briefing has, in this order, what needs attention, what has improved, what to ask and what to beware of."""

from __future__ import annotations

from actions.reading import Kind, Scope, ScopeKind

SECTIONS = ["What needs attention.", "What has improved.", "Questions to ask:", "What to beware of:", "Source: "]


def questions_in(answer) -> list[str]:
    return [line for line in answer.text.splitlines() if line.startswith("- ") and line.endswith("?")]


def test_of_a_theme_problems_come_before_good_news_and_questions(ask):
    answer = ask(Kind.BRIEFING, theme="adult_social_care")
    assert all(section in answer.text for section in SECTIONS)
    assert sorted(SECTIONS, key=answer.text.index) == SECTIONS
    assert answer.headline == ask(Kind.EXCEPTIONS, theme="adult_social_care").headline
    assert ask(Kind.IMPROVING, theme="adult_social_care").headline in answer.text
    assert len({(figure.metric, figure.part, figure.period) for figure in answer.figures}) == len(answer.figures)


def test_its_questions_are_the_first_three_of_those_for_scrutiny(ask):
    for theme in ("adult_social_care", "waste", "roads"):
        every = questions_in(ask(Kind.SCRUTINY_QUESTIONS, theme=theme))
        assert questions_in(ask(Kind.BRIEFING, theme=theme)) == every[:3], theme


def test_of_one_measure_it_is_the_figure_with_its_chart_and_what_it_counts(ask):
    answer = ask(Kind.BRIEFING, "recycling_rate")
    assert answer.headline == ask(Kind.PERFORMANCE, "recycling_rate").headline and answer.chart_requests
    every = questions_in(ask(Kind.SCRUTINY_QUESTIONS, "recycling_rate"))
    assert questions_in(answer) == every[:3] and "What it counts." in answer.text


def test_where_every_figure_is_old_that_is_said_once_and_first(ask):
    """Nothing on waste is newer than March 2024."""
    answer = ask(Kind.BRIEFING, theme="waste")
    assert "older than they should be" in answer.headline
    assert answer.text.count("older than they should be") == 1


def test_where_nothing_stands_out_the_figures_are_given_all_the_same(ask):
    answer = ask(Kind.BRIEFING, theme="roads")
    assert answer.headline.startswith("None of the 3 measures in roads")
    stands = answer.text.split("Where it stands.\n")[1].split("\n\n")[0].splitlines()
    assert len(stands) == len(answer.figures) == 3
    assert all(figure.formatted in answer.text for figure in answer.figures) and answer.provenance


def test_every_theme_portfolio_and_division_fits_its_words(ask, desk):
    for kind, ids in {
        ScopeKind.THEME: desk.catalogue.themes,
        ScopeKind.PORTFOLIO: desk.catalogue.portfolios,
        ScopeKind.DIVISION: desk.catalogue.divisions,
    }.items():
        for id in ids:
            answer = ask(Kind.BRIEFING, scope=Scope(kind=kind, id=id))
            assert answer.figures and len(questions_in(answer)) == 3, id
            assert len(answer.headline.split()) <= 30 and len(answer.summary.split()) <= 80, id


def test_an_outcome_without_measures_is_said_once_to_have_none(ask):
    answer = ask(Kind.BRIEFING, scope=Scope(kind=ScopeKind.OUTCOME, id="scp_safer"))
    said = "No measure in the outcome Safer Nottingham is held for Nottingham."
    assert answer.headline == said and answer.text.count(said) == 1
