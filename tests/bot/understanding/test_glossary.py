"""What a word of the answers means, asked in many ways; and questions that only use such a word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from actions.reading import GLOSSARY, Kind, Reading, ScopeKind
from bot.understanding.glossary import Glossary
from bot.understanding.text import as_text
from data_layer.glossary import terms_known_to
from data_layer.vocabulary import AreaCode, Level
from tests.snapshot import shared_snapshots

HOME = AreaCode("E06000018")
TRAINING = Path(__file__).resolve().parents[3] / "nlu_data" / "training" / "nlu"
ENTITY = re.compile(r"\[([^\]]+)\](?:\{[^}]*\}|\([^)]*\))")
WAYS = ["what does {} mean", "whats meant by '{}'?", "What do you mean by {} in your answers?"]


def term_of(reading: Reading) -> str | None:
    return reading.scope.id if reading.subkind == GLOSSARY and reading.scope.kind is ScopeKind.TERM else None


@pytest.mark.parametrize("way", WAYS)
def test_every_term_is_understood_by_each_of_its_names(read, catalogue, way):
    asked = {
        name: (term_of(read(way.format(name))), id)
        for id, term in terms_known_to(catalogue).items()
        for name in (term.name, *term.aliases)
    }
    assert {name: found for name, found in asked.items() if found[0] != found[1]} == {}


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("what does amber stand for in your ratings", "amber"),
        ("whats meant by nearest neighbours", "nearest_neighbours"),
        ("what is a critical indicator", "critical_indicator"),
        ("what do you mean by lowest quarter", "lowest_quarter"),
        ("who decides what is green", "green"),
        ("how is the median worked out", "median"),
        ("where do our nearest neighbours come from", "nearest_neighbours"),
        ("what's the difference between amber and red", "rag"),
        ("can you explain what a confidence interval is", "confidence_interval"),
        ("explain amber", "amber"),
        ("tell me about section 114", "section_114"),
        ("what is the executive panel", "executive_panel"),
        ("what are targets", "target"),
        ("LOF", "local_outcomes_framework"),
        ("what do you count as an outlier", "outlier"),
        ("is lowest quarter good or bad", "lowest_quarter"),
        ("when does green turn amber", "green"),
        ("sorry to be thick but what is a CI", "confidence_interval"),
        ("never heard of oflog", "oflog"),
        ("why is there no league table", "league_table"),
        ("so why don't you rank councils?", "league_table"),
        ("Do you rank councils?", "league_table"),
        ("can I see the rankings", "league_table"),
        ("how sure are you of these figures?", "how_sure"),
        ("can we trust the data", "how_sure"),
        ("what is the cascade", "cascade"),
        ("what does correlation mean", "correlation"),
        ("In the pack recycling is amber. What does amber mean?", "amber"),
        ("the report says the rate is provisional, what does provisional mean", "provisional"),
    ],
)
def test_a_word_is_explained_however_it_is_asked_about(read, text, term):
    assert term_of(read(text)) == term


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("waht does ambr mean", "amber"),
        ("what is a nearst neighbour", "nearest_neighbours"),
        ("what are nearest nieghbours", "nearest_neighbours"),
        ("what does tolerence mean", "tolerance"),
        ("meening of confidence interval", "confidence_interval"),
    ],
)
def test_a_slip_of_the_pen_is_forgiven(read, text, term):
    assert term_of(read(text)) == term


@pytest.mark.parametrize(
    "text",
    [
        "what does the recycling rate mean",
        "is recycling red",
        "what's red in housing",
        "what is red",
        "what are the outliers",
        "what does red mean for recycling",
        "what is our target for recycling",
        "which measures are amber",
        "who are our nearest neighbours",
        "which councils are the core cities",
        "What stands out for the Executive Panel?",
        "pack for corporate scrutiny committee",
        "what is the baseline",
        "how does recycling compare with nearest neighbours",
        "why is it red",
        "does that count as green",
        "which outliers are bad ones",
    ],
)
def test_a_word_of_the_answers_inside_another_question_is_not_asked_about(read, text):
    assert term_of(read(text)) is None


def test_no_wording_of_another_kind_is_taken_for_a_word_asked_about(hear, catalogue):
    """All training wordings, of which only those that ask for a definition may be."""
    terms = Glossary(catalogue)
    taken = []
    for path in sorted(TRAINING.glob("*.yml")):
        if path.stem == Kind.DEFINITION:
            continue
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            for line in entry.get("examples", "").splitlines():
                text = as_text(ENTITY.sub(r"\1", line.strip().removeprefix("- ")))
                if text.tokens and terms.said(text.tokens) and terms.asked(text, hear(text.clean), None):
                    taken.append(text.clean)
    assert taken == []


def test_a_word_of_an_internal_framework_is_one_for_officers_only(read):
    """ "outcome" is a word to everybody."""
    assert term_of(read("what does one council outcome mean")) == "outcome"
    officers = Glossary(shared_snapshots(HOME).current().catalogue(Level.OFFICER))
    assert [one.term.id for one in officers.said(as_text("one council outcome").tokens)] == ["one_council_outcomes"]
