"""A request to change figures is refused plainly, and carries no figure."""

from actions.reading import Kind


def test_a_change_is_refused_and_the_figure_stays_one_question_away(ask):
    answer = ask(Kind.NOT_PERMITTED, "recycling_rate")
    assert "changed" in answer.headline and "Recycling rate" in answer.follow_ups
    assert not answer.figures and not answer.metrics and not answer.charts


def test_without_a_measure_it_says_what_can_be_asked(ask):
    assert ask(Kind.NOT_PERMITTED).follow_ups == ["What can you do?", "Which measures do you have?"]
