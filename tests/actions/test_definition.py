"""Definitions: whole sentences of our own, with unit, what is better and what to beware of."""

from datetime import date

import pytest

from actions.definition import SENTENCE
from actions.reading import Kind, Reading
from actions.registry import answer as answer_of
from actions.wording.times import full_date


def test_a_definition_says_what_is_counted_and_what_to_beware_of(ask):
    answer = ask(Kind.DEFINITION, "recycling_rate")
    assert answer.kind == Kind.DEFINITION and answer.metrics == ["recycling_rate"]
    assert "Beware:" in answer.text and "Higher is better." in answer.text
    assert answer.provenance[0].url.startswith("https://")


@pytest.mark.parametrize("part", ["counts", "population", "why", "beware"])
def test_every_metric_is_defined_in_full(desk, part):
    for metric in desk.catalogue.metrics.values():
        answer = answer_of(Reading(kind=Kind.DEFINITION, metrics=(metric.id,), areas=(desk.viewer.home_area,)), desk)
        missing = [one for one in SENTENCE.split(getattr(metric.definition, part)) if one not in answer.text]
        assert not missing, metric.id


def test_what_is_counted_stands_in_a_short_first_sentence(ask, desk):
    """For every measure: at most 30 words, and what it says goes on in the summary."""
    headlines = {metric: ask(Kind.DEFINITION, metric).headline for metric in desk.catalogue.metrics}
    assert {metric: line for metric, line in headlines.items() if len(line.split()) > 30} == {}


def test_without_a_measure_it_is_asked_back(ask):
    answer = ask(Kind.DEFINITION)
    assert answer.kind is Kind.CLARIFY and answer.headline.startswith("Which measure do you mean?")


def test_asked_where_a_figure_comes_from_the_source_comes_first_with_its_dates(ask):
    answer = ask(Kind.DEFINITION, "recycling_rate", subkind="source")
    publisher = "Department for Environment, Food and Rural Affairs"
    title = "Local authority collected waste management, annual results"
    loaded = full_date(answer.provenance[0].loaded)
    assert answer.headline == (
        f"Source of the recycling rate: {publisher}, {title}; published 27 March 2025, loaded {loaded}."
    )
    licence, meaning = answer.summary.index("Open Government Licence"), answer.summary.index("The share of household")
    assert len(answer.headline) < answer.summary.index(answer.provenance[0].url) < licence < meaning
    assert (answer.kind, answer.subkind) == (Kind.DEFINITION, "source")
    assert answer.provenance[0].published == date(2025, 3, 27)


def test_every_source_is_named_with_both_dates_in_a_short_headline_and_what_follows(ask, desk):
    for metric in desk.catalogue.metrics.values():
        answer = ask(Kind.DEFINITION, metric.id, subkind="source")
        [origin] = answer.provenance
        assert len(answer.headline.split()) <= 30 and origin.publisher in answer.headline, metric.id
        assert origin.published is None or f"published {full_date(origin.published)}" in answer.headline, metric.id
        assert f"oaded {full_date(origin.loaded)}" in answer.summary and origin.url in answer.summary, metric.id


def test_of_a_theme_each_measure_has_its_source(ask, desk):
    answer = ask(Kind.DEFINITION, theme="waste", subkind="source")
    assert "The 9 measures come from 4 sources, listed below." in answer.summary
    assert "- Fly-tipping incidents: Department for Environment" in answer.text


def test_what_a_measure_means_still_begins_with_what_is_counted(ask):
    assert ask(Kind.DEFINITION, "recycling_rate").headline.startswith("The recycling rate: The share of household")
