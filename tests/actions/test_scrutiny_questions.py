"""Questions worth asking: each rests on a figure that is shown, blames nobody, and ranks nothing."""

from __future__ import annotations

import re

from actions.reading import Kind
from actions.scrutiny_questions import ALWAYS, ASKED, OF_AGE
from data_layer.methods.reasons import Good, Reason


def questions_in(answer) -> list[str]:
    return [line for line in answer.text.splitlines() if line.startswith("- ")]


def test_of_a_theme_each_question_stands_behind_the_figure_it_rests_on(ask):
    answer = ask(Kind.SCRUTINY_QUESTIONS, theme="adult_social_care")
    asked = questions_in(answer)
    assert len(asked) == len(answer.figures) >= 3 and all(line.endswith("?") for line in asked)
    for line, figure in zip(asked, answer.figures, strict=True):
        assert figure.formatted.split()[0] in line
    assert re.search(r"\d", answer.headline) and len(answer.headline.split()) <= 30


def test_of_one_measure_there_are_at_least_three_and_its_age_is_asked_about(ask):
    """Recycling of 2023/24, in the lowest quarter, more than two years old."""
    answer = ask(Kind.SCRUTINY_QUESTIONS, "recycling_rate")
    asked = questions_in(answer)
    assert f"- {OF_AGE}" in asked and 3 <= len(asked) <= 6
    assert "26.7% in 2023/24" in answer.headline


def test_where_nothing_stands_out_the_questions_that_always_hold_are_given(ask):
    answer = ask(Kind.SCRUTINY_QUESTIONS, theme="roads")
    assert answer.headline.startswith("Nothing in roads in Nottingham stands out")
    assert all(question in answer.text for question in ALWAYS)


def test_every_reason_for_standing_out_has_its_question():
    assert set(ASKED) == {*Reason, *Good}
    assert all(
        question.endswith("?") and not re.search(r"\b(fail|blame|worst|rank)", question) for question in ASKED.values()
    )
