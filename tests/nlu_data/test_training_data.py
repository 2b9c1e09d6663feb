"""The training data is of one mind: what Rasa reads is what the domain declares, and a sentence has one kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import yaml

from tests.nlu_data.wordings import ROOT, TRAINING, by_kind, frame, plain, says_something, wordings

DOMAIN = ROOT / "nlu_data" / "domain"
# What an assistant of a council is asked and is not for. Each has its own words, so each is trained.
REASONS = frozenset(
    {
        *("service_request", "planning_application", "politics", "personal", "other_body"),
        *("abuse", "prompt_injection", "code_injection", "general", "nonsense"),
    }
)


def entries(path: Path) -> list[dict]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]


def a_sentence(words: str) -> bool:
    """Not a bare name, and not so short that any subject could be meant by it."""
    return says_something(words) and len(words.split()) > 2


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
    trained = {path.stem: {entry["intent"] for entry in entries(path)} for path in TRAINING.glob("*.yml")}
    assert {stem: intents for stem, intents in trained.items() if intents != {stem}} == {}


def test_what_is_none_of_ours_says_why_and_only_that():
    assert {wording.reason for wording in wordings() if wording.kind == "out_of_scope"} - {""} == REASONS
    assert {wording.reason for wording in wordings() if wording.kind != "out_of_scope"} == {""}


def test_no_wording_is_trained_twice_nor_in_two_files():
    assert repeated(plain(wording.text) for wording in wordings()) == []


def test_no_two_kinds_share_a_wording_but_for_its_subject_place_or_year():
    """ "how is X doing" under two kinds would teach the classifier the subjects instead of the wordings."""
    told = {kind: {one for text in texts if a_sentence(one := frame(text))} for kind, texts in by_kind().items()}
    assert repeated(one for frames in told.values() for one in frames) == []
