"""Definitions: whole sentences of our own, with unit, what is better and what to beware of."""

import pytest

from actions.definition import SENTENCE
from actions.reading import Kind, Reading
from actions.registry import answer as answer_of


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
