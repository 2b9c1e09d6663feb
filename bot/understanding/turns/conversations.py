"""The conversations that turns are learned from, as people of the team wrote them.

A file of `nlu_data/conversations` lists conversations; a line of one is a turn, what it means before what is said:

    performance of recycling_rate: how much do we recycle
    definition of recycling_rate: does that count garden waste
    smalltalk: cheers
    exceptions of theme waste: anything wrong with the rest of it

"of a and b" are several measures at once; of "a or b" either will do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from actions.reading import Kind
from bot.settings import ROOT
from data_layer.catalogue import COUNCIL_RETURN, Catalogue, Metric, Theme
from data_layer.faults import Fault
from data_layer.vocabulary import MetricId, ThemeId

FOLDER = ROOT / "nlu_data" / "conversations"
QUESTIONS = ROOT / "nlu_data" / "questions"
OWN_MEASURES = "own_measures.yml"  # of an invented council: themes, and in each measures with their names
LINE = re.compile(r"(?P<kind>[a-z_]+)(?: of (?P<about>[^:]+))?: +(?P<said>.+)")
THEME = "theme "
LIKE = MetricId("recycling_rate")  # what an own measure is held like


@dataclass(frozen=True, slots=True)
class Said:
    """`about`: alternatives, each of the measures that must all be meant; empty where no measure matters."""

    text: str
    kind: Kind
    about: tuple[tuple[MetricId, ...], ...] = ()
    theme: ThemeId | None = None


Conversation = tuple[Said, ...]


def conversations(folder: Path = FOLDER) -> Iterator[Conversation]:
    """Raises Fault for a line that cannot be read."""
    for file in sorted(folder.glob("*.yml")):
        if file.name != OWN_MEASURES:
            for listed in yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader):
                yield tuple(said(line, file.name) for line in listed.splitlines() if line.strip())


def asked_alone(folder: Path = QUESTIONS) -> Iterator[Said]:
    """Whole questions: those of files of their own, a line each, and the first of each conversation."""
    for block in conversations(folder):
        yield from block
    yield from (each[0] for each in conversations())


def said(line: str, file: str) -> Said:
    found = LINE.fullmatch(line.strip())
    if not found or found["kind"] not in set(Kind):
        raise Fault(
            f"{file}: the line “{line.strip()}” names no kind of answer. Write it as “kind of measure: words”, "
            "or “kind: words” where no measure matters."
        )
    about = found["about"] or ""
    kind = Kind(found["kind"])
    if about.startswith(THEME):
        return Said(found["said"], kind, theme=ThemeId(about.removeprefix(THEME)))
    options = tuple(tuple(map(MetricId, each.split(" and "))) for each in about.split(" or ") if each)
    return Said(found["said"], kind, options)


def with_own_measures(catalogue: Catalogue, folder: Path = FOLDER) -> Catalogue:
    """The catalogue with the measures of the invented council that some of the conversations are about."""
    told: Mapping[ThemeId, Mapping[MetricId, list[str]]]
    told = yaml.safe_load((folder / OWN_MEASURES).read_text(encoding="utf-8"))
    like = catalogue.metrics[LIKE]
    metrics = {id: own_measure(like, id, theme, names) for theme, each in told.items() for id, names in each.items()}
    themes = {theme: catalogue.themes.get(theme) or Theme(theme, theme.replace("_", " "), (), ()) for theme in told}
    like_it = {area: periods for (each, area), periods in catalogue.holdings.items() if each == LIKE}
    held = {(id, area): periods for id in metrics for area, periods in like_it.items()}
    return replace(
        catalogue,
        metrics={**catalogue.metrics, **metrics},
        themes={**catalogue.themes, **themes},
        holdings={**catalogue.holdings, **held},
    )


def own_measure(like: Metric, id: MetricId, theme: ThemeId, names: Sequence[str]) -> Metric:
    name, *aliases = names
    told = {"id": id, "theme": theme, "name": name, "short_name": name, "aliases": tuple(aliases)}
    return replace(like, **told, qualifiers={}, source=COUNCIL_RETURN)
