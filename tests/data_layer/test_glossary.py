"""The words of the answers: said briefly, each name meaning one term, and none of what a council or level lacks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data_layer.catalogue import Catalogue
from data_layer.glossary import GlossaryFile, glossary, said_wrong, terms_known_to
from data_layer.vocabulary import AreaCode, Level
from tests.snapshot import shared_snapshots

HOME = AreaCode("E06000018")
ASKED_ABOUT = {
    "nearest_neighbours", "core_cities", "region", "council_type", "median", "lowest_quarter", "middle_half",
    "highest_quarter", "no_clear_difference", "outlier", "direction_of_travel", "no_clear_change", "usual_variation",
    "confidence_interval", "provisional", "baseline", "target", "tolerance", "rag", "red", "amber", "green",
    "met_not_met", "critical_indicator", "divisional_measure", "strategic_council_plan", "one_council_outcomes",
    "commitment", "executive_panel", "corporate_leadership_team", "corporate_scrutiny_committee", "divisional_clinic",
    "oflog", "best_value", "local_outcomes_framework", "ascof", "section_114", "embargo", "small_numbers",
    "newest_held", "illustrative", "league_table", "how_sure", "cascade", "correlation",
}  # fmt: skip
CASUAL = ("!", "e.g.", "i.e.", " etc", "utilise", "leverage", "performant", "n't", " - ")


def catalogue_at(level: Level) -> Catalogue:
    return shared_snapshots(HOME).current().catalogue(level)


def test_every_word_that_councillors_may_meet_is_explained():
    assert set(glossary()) >= ASKED_ABOUT


def test_a_term_is_said_in_a_few_short_sentences_of_which_the_first_is_a_headline():
    for term in glossary().values():
        lengths = [len(sentence.split()) for sentence in term.says]
        assert 2 <= len(lengths) <= 4 and lengths[0] <= 30 and max(lengths) <= 35 and sum(lengths) <= 80, term.id


def test_the_words_are_plain():
    texts = {term.id: " ".join(term.says) for term in glossary().values()}
    assert [(id, word) for id, text in texts.items() for word in CASUAL if word in text] == []


def test_the_first_sentence_names_what_it_explains():
    """By the term's own name or one of its others, in the singular or plural."""
    unnamed = [
        term.id
        for term in glossary().values()
        if not any(name.casefold() in term.says[0].casefold() for name in (term.name, *term.aliases))
    ]
    assert unnamed == []


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"says": ("Word " * 30 + "end.", "More.")}, "found 31 words in the first sentence. Use at most 30."),
        ({"says": ("One.",) * 5}, "found 5 sentences. Use at most 4."),
        ({"aliases": ("Amber",)}, "found 'amber', which means beta already. Leave one of the two out."),
    ],
)
def test_a_term_that_breaks_the_rules_is_named_with_what_to_do(changed, sentence):
    first = {"id": "beta", "name": "beta", "says": ("One.", "Two."), "aliases": ("second",), **changed}
    second = {"id": "amber", "name": "amber", "says": ("One.", "Two."), "aliases": ("yellow",)}
    [problem] = said_wrong(GlossaryFile.model_validate({"terms": (first, second)}))
    assert str(problem).endswith(sentence) and str(problem).startswith("glossary.yml, ")


def test_the_internal_outcomes_are_no_word_to_the_public():
    assert "one_council_outcomes" not in terms_known_to(catalogue_at(Level.PUBLIC))
    assert "one_council_outcomes" in terms_known_to(catalogue_at(Level.OFFICER))


def test_a_council_without_the_framework_has_none_of_its_words():
    elsewhere = replace(catalogue_at(Level.PUBLIC), levels={}, outcomes={})
    known = terms_known_to(elsewhere)
    assert not known.keys() & {"executive_panel", "critical_indicator", "strategic_council_plan", "divisional_clinic"}
    assert {"amber", "nearest_neighbours", "section_114"} <= known.keys()
