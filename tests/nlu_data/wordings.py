"""The training data as the tests look at it: each wording with its kind, and what is left when names are taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from bot.understanding.area_names import names_of
from bot.understanding.turns.conversations import conversations
from bot.understanding.wordings import wordings_beside
from data_layer.definition_files import read_definitions
from data_layer.vocabulary import AreaCode, Level
from tests.snapshot import shared_snapshots

ROOT = Path(__file__).resolve().parent.parent.parent
TRAINING = ROOT / "nlu_data" / "training" / "nlu"
DESCRIPTIONS = ROOT / "nlu_data" / "descriptions"
HOME = AreaCode("E06000018")
MARK = "#"


@dataclass(frozen=True, slots=True)
class Wording:
    """One way of asking; `reason` says why it is none of ours where Rasa's files tell, and is empty otherwise."""

    text: str
    kind: str
    reason: str


@cache
def wordings() -> tuple[Wording, ...]:
    """All that is trained but for the first turns of conversations: as Rasa reads it, and in files of our own."""
    from rasa.shared.nlu.training_data.loading import load_data

    opened = {each[0].text for each in conversations()}
    return (
        *(
            Wording(message.get("text"), message.get("intent"), reason_in(message.get("metadata") or {}))
            for message in load_data(str(TRAINING)).intent_examples
        ),
        *(Wording(one.text, one.kind, "") for one in wordings_beside(every=1) if one.text not in opened),
    )


def reason_in(metadata: dict[str, dict[str, str]]) -> str:
    return metadata.get("intent", {}).get("reason", "")


def by_kind() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for wording in wordings():
        found.setdefault(wording.kind, []).append(wording.text)
    return found


@dataclass(frozen=True, slots=True)
class Description:
    """What people who do not know its name call a measure."""

    text: str
    metric: str
    file: str


@cache
def descriptions() -> tuple[Description, ...]:
    return tuple(
        Description(text, metric, file.name)
        for file in sorted(DESCRIPTIONS.glob("*.yml"))
        for metric, listed in yaml.safe_load(file.read_text(encoding="utf-8")).items()
        for text in listed
    )


@cache
def plain(text: str) -> str:
    """In small letters, without punctuation; what is nothing but signs stays as it is."""
    small = text.lower().replace("’", "'").replace("'", "")
    return " ".join(re.findall(r"[a-z0-9]+", small)) or small


@cache
def names() -> re.Pattern[str]:
    """What the catalogue calls by a name: measures, themes, subjects not held, outcomes, portfolios."""
    catalogue = read_definitions()
    entries = [*catalogue.themes.values(), *catalogue.metrics.values(), *catalogue.not_held.values()]
    entries += [*catalogue.framework.outcomes, *catalogue.framework.portfolios]
    called = {plain(name) for entry in entries for name in (entry.name, *entry.aliases)}
    return any_of(called | {plain(metric.short_name) for metric in catalogue.metrics.values()})


@cache
def places() -> re.Pattern[str]:
    """Every council, region and country by each of its names."""
    areas = shared_snapshots(HOME).current().catalogue(Level.PUBLIC).areas.values()
    return any_of({plain(name) for area in areas for name in names_of(area)})


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(set(words) - {""}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


@cache
def shape(text: str) -> str:
    """The sentence with each name as one mark, so that one template with other nouns is one shape."""
    return names().sub(MARK, plain(text))


@cache
def frame(text: str) -> str:
    """The shape with places and numbers as marks too, which leaves nothing but the wording."""
    return re.sub(r"\b\d+\b", MARK, places().sub(MARK, shape(text)))


def says_something(text: str) -> bool:
    """Whether there are words beside the marks."""
    return bool(text.replace(MARK, "").strip())


def runs(text: str, length: int) -> Iterator[str]:
    """Every run of so many words that no name of the catalogue interrupts."""
    for stretch in shape(text).split(MARK):
        words = stretch.split()
        yield from (" ".join(words[at : at + length]) for at in range(len(words) - length + 1))
