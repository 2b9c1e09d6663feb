"""Help says what can be asked, and is honest about what cannot be answered yet."""

from actions.help import LATER
from actions.reading import Kind
from actions.registry import ANSWERS


def test_help_says_how_much_is_held(ask, desk):
    answer = ask(Kind.HELP)
    assert str(sum(metric.loaded for metric in desk.catalogue.whole_metrics())) in answer.headline


def test_what_comes_later_is_said_with_what_can_be_asked_instead(ask):
    answer = ask(Kind.BRIEFING, "recycling_rate")
    assert (
        answer.kind == Kind.HELP
        and "briefings" in answer.headline
        and "recycling rate" in answer.headline
        and not answer.figures
    )


def test_every_kind_is_answered_or_named_as_coming_later():
    assert set(ANSWERS) | set(LATER) == set(Kind) and not set(ANSWERS) & set(LATER)
