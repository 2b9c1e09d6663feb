"""Help says what can be asked."""

from actions.reading import Kind


def test_help_says_how_much_is_held(ask, desk):
    answer = ask(Kind.HELP)
    assert str(sum(metric.loaded for metric in desk.catalogue.whole_metrics())) in answer.headline
