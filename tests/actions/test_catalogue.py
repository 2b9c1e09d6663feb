"""What can be asked: themes and their measures, as far as figures are held."""

from actions.reading import Kind


def test_all_themes_with_figures_are_listed(ask, desk):
    answer = ask(Kind.CATALOGUE)
    held = [metric for metric in desk.catalogue.whole_metrics() if metric.loaded]
    assert str(len(held)) in answer.headline
    assert all(metric.short_name in answer.text for metric in held)


def test_a_theme_lists_its_measures(ask):
    answer = ask(Kind.CATALOGUE, theme="adult_skills")
    assert "apprenticeship_starts" in answer.metrics and "Adult skills" in answer.headline


def test_a_measure_named_is_told_with_the_times_it_is_held_for(ask, desk):
    answer = ask(Kind.CATALOGUE, "recycling_rate")
    held = desk.catalogue.held("recycling_rate", "E06000018")
    assert list(answer.metrics) == ["recycling_rate"]
    assert all(words in answer.headline for words in (str(len(held)), held[0].words, held[-1].words, "Nottingham"))


def test_a_measure_held_once_or_not_at_all_is_told_so(ask):
    assert "One figure" in ask(Kind.CATALOGUE, "deprivation_score_2025").headline
    assert "No figure" in ask(Kind.CATALOGUE, "deprivation_score_2025", areas=("E12000004",)).headline
