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


def test_what_oflog_showed(ask):
    answer = ask(Kind.CATALOGUE, subkind="lens:oflog")
    assert "recycling_rate" in answer.metrics and "16 December 2024" in answer.text
