"""The training data is real: enough of it, varied, of one mind about each sentence, and our own."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from rapidfuzz import fuzz, process

from data_layer.definition_files import read_definitions

ROOT = Path(__file__).resolve().parent.parent.parent
TRAINING = ROOT / "nlu_data" / "training" / "nlu"
DOMAIN = ROOT / "nlu_data" / "domain"
MAIN_KINDS = frozenset({"performance", "comparison", "trend", "definition", "out_of_scope"})
GREETINGS = "smalltalk"
RUN = 5  # consecutive words that make a sentence somebody else's
NEAR_COPY = 90  # of 100, words in any order
VARIED = 0.85  # of the examples must begin, or be built, like no other


@pytest.fixture(scope="module")
def examples() -> dict[str, list[str]]:
    """Intent -> its examples, as Rasa reads them."""
    from rasa.shared.nlu.training_data.loading import load_data

    found: dict[str, list[str]] = {}
    for message in load_data(str(TRAINING)).intent_examples:
        found.setdefault(message.get("intent"), []).append(message.get("text"))
    return found


@cache
def plain(text: str) -> str:
    """In small letters, without punctuation; what is nothing but signs stays as it is."""
    small = text.lower().replace("’", "'").replace("'", "")
    return " ".join(re.findall(r"[a-z0-9]+", small)) or small


def opening(text: str) -> str:
    return " ".join(plain(text).split()[:3])


@cache
def names() -> re.Pattern[str]:
    """What the catalogue calls by a name: measures, themes, subjects not held, outcomes, portfolios."""
    catalogue = read_definitions()
    entries = [*catalogue.themes.values(), *catalogue.metrics.values(), *catalogue.not_held.values()]
    entries += [*catalogue.framework.outcomes, *catalogue.framework.portfolios]
    called = {plain(name) for entry in entries for name in (entry.name, *entry.aliases)}
    called |= {plain(metric.short_name) for metric in catalogue.metrics.values()}
    longest_first = sorted(called - {""}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


@cache
def shape(text: str) -> str:
    """The sentence with each name as one mark, so that one template with other nouns is one shape."""
    return names().sub("#", plain(text))


def runs(text: str) -> Iterator[str]:
    """Every run of five words that no name of the catalogue interrupts."""
    for stretch in shape(text).split("#"):
        words = stretch.split()
        yield from (" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def repeated(texts: Iterable[str]) -> list[str]:
    return sorted(text for text, times in Counter(texts).items() if times > 1)


def domain_intents() -> set[str]:
    files = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in DOMAIN.glob("*.yml")]
    intents = [intent for file in files for intent in file.get("intents", [])]
    return {name for intent in intents for name in ([intent] if isinstance(intent, str) else intent)}


def test_rasas_own_importer_finds_nothing_amiss_in_domain_and_training_data():
    """What `rasa data validate` checks first: each intent trained is declared, and each declared one is trained."""
    from rasa.shared.importers.rasa import RasaFileImporter

    importer = RasaFileImporter(str(ROOT / "config.yml"), str(DOMAIN), [str(TRAINING)])
    trained = importer.get_nlu_data()
    trained.validate()
    ours = {intent for intent in importer.get_domain().intents if intent in domain_intents()}
    assert trained.intents == ours == domain_intents()
    assert trained.entity_examples == []  # no bracket of an example was taken for an annotation


def test_each_file_trains_the_intent_that_it_is_named_for():
    trained = {}
    for path in TRAINING.glob("*.yml"):
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
        trained[path.stem] = {entry["intent"] for entry in entries}
    assert {stem: intents for stem, intents in trained.items() if intents != {stem}} == {}


def test_every_intent_has_examples_enough(examples):
    different = {intent: len({plain(text) for text in texts}) for intent, texts in examples.items()}
    wanted = {intent: 80 if intent in MAIN_KINDS else 40 for intent in domain_intents()}
    assert {i: different.get(i, 0) for i, least in wanted.items() if different.get(i, 0) < least} == {}


def test_no_sentence_is_trained_twice_nor_under_two_intents(examples):
    assert repeated(plain(text) for texts in examples.values() for text in texts) == []


def test_no_two_intents_share_a_sentence_but_for_its_subject(examples):
    """ "how is X doing" under two intents would teach the classifier the subjects instead of the wordings."""
    told = {i: {shape(t) for t in texts if len(shape(t).split()) > 2} for i, texts in examples.items()}
    assert repeated(one for shapes in told.values() for one in shapes) == []


def test_a_template_with_other_nouns_does_not_pass_for_variety(examples):
    openings = {i: len({opening(t) for t in texts}) / len(texts) for i, texts in examples.items()}
    shapes = {i: len({shape(t) for t in texts}) / len(texts) for i, texts in examples.items() if i != "no_data"}
    assert {i: share for i, share in openings.items() if share < VARIED} == {}
    assert {i: share for i, share in shapes.items() if share < VARIED} == {}


def test_terse_and_long_sentences_are_both_trained_for_the_main_kinds(examples):
    for kind in MAIN_KINDS - {"out_of_scope"}:
        lengths = [len(text.split()) for text in examples[kind]]
        assert sum(length <= 4 for length in lengths) >= 10, kind
        assert sum(length >= 15 for length in lengths) >= 8, kind


def test_examples_ask_about_every_theme(examples):
    catalogue = read_definitions()
    said = " | ".join(plain(text) for kind in MAIN_KINDS - {"out_of_scope"} for text in examples[kind])
    unsaid = []
    for theme in catalogue.themes.values():
        called = [theme.name, *theme.aliases]
        called += [n for metric in theme.metrics for n in catalogue.metrics[metric].aliases]
        if not any(f" {plain(name)} " in f" {said} " for name in called):
            unsaid.append(theme.id)
    assert unsaid == []


def test_a_copy_would_be_seen():
    """The two measures themselves: a run of words outside names, and the same words in another order."""
    assert "would you be so kind" in set(runs("Would you be so kind: recycling?"))
    assert list(runs("gap in life expectancy for women in Derby")) == []
    assert fuzz.token_sort_ratio("how is recycling in Derby now", "now how is recycling in Derby") >= NEAR_COPY


@pytest.mark.sources
def test_nothing_is_copied_from_the_questions_kept_for_measuring(sources, examples):
    """Greetings apart: there are only so many ways to say good morning."""
    kept = [plain(text) for text in open_questions(sources.parent / "questions")]
    taken = {run for text in kept for run in runs(text)}
    long = [text for text in kept if len(text.split()) >= RUN]
    copied: dict[str, object] = {}
    for text in (text for intent, texts in examples.items() if intent != GREETINGS for text in texts):
        if shared := taken.intersection(runs(text)):
            copied[text] = shared
        elif len(plain(text).split()) >= RUN:
            near = process.extractOne(plain(text), long, scorer=fuzz.token_sort_ratio, score_cutoff=NEAR_COPY)
            if near:
                copied[text] = round(near[1])
    assert copied == {}


def open_questions(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            yield from (turn["text"] for turn in record.get("turns", [record]))
