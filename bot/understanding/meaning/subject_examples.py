"""What is learned from of each measure: its names, descriptions in people's own words, and wordings that name it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from actions.reading import TALK, Kind
from bot.settings import ROOT
from bot.understanding.hearing import Heard
from bot.understanding.meaning.learned_subjects import NOTHING, THEME, Example
from bot.understanding.wordings import Wording
from data_layer.catalogue import Catalogue
from data_layer.faults import Fault
from data_layer.vocabulary import MetricId

DESCRIPTIONS = ROOT / "nlu_data" / "descriptions"
OF_NOTHING = TALK | {Kind.NO_DATA, Kind.CLARIFY}
EVERY = 16  # one in so many wordings is enough beside descriptions and questions that name their measure


def examples_of(catalogue: Catalogue, folder: Path = DESCRIPTIONS) -> list[Example]:
    """Names and descriptions. Raises Fault for a description of no measure."""
    return [*named(catalogue), *described(catalogue, folder)]


def named(catalogue: Catalogue) -> Iterator[Example]:
    for metric in catalogue.whole_metrics():
        if not metric.is_own:
            names = (metric.name, metric.short_name, *metric.aliases, metric.definition.counts)
            yield from (Example(name, metric.id) for name in dict.fromkeys(names) if name)
    for theme in catalogue.themes.values():
        yield from (Example(name, THEME + theme.id) for name in (theme.name, *theme.aliases))
    for subject in catalogue.not_held.values():
        yield from (Example(name, NOTHING) for name in (subject.name, *subject.aliases))


def described(catalogue: Catalogue, folder: Path) -> Iterator[Example]:
    for file in sorted(folder.glob("*.yml")):
        for id, listed in yaml.safe_load(file.read_text(encoding="utf-8")).items():
            if id not in catalogue.metrics:
                raise Fault(f"{file.name}: {id} is no measure of the catalogue. Give it the id of one, or take it out.")
            yield from (Example(text, id) for text in listed)


def worded(wordings: Iterable[tuple[Heard, Wording]], catalogue: Catalogue) -> Iterator[Example]:
    """Those whose subject was written down, and one in EVERY of the others.

    Of these one whose every word is understood teaches which words stand around a measure, the others what is none. Of
    a council's own measures nothing is learned: too few wordings happen to name one.
    """
    left: list[tuple[Heard, Kind]] = []
    for heard, one in wordings:
        if one.subject is None:
            left.append((heard, one.kind))
        elif one.subject.startswith(THEME) or is_learned_of(one.subject, catalogue):
            yield Example(heard.told, one.subject)
    for heard, kind in left[::EVERY]:
        chosen = heard.chosen
        if kind in OF_NOTHING and not chosen.metrics and not chosen.theme:
            yield Example(heard.bare, NOTHING)
        elif len(chosen.metrics) == 1 and not chosen.tied and not heard.unexplained:
            meant = catalogue.metrics[chosen.metrics[0]].whole
            if is_learned_of(meant, catalogue):
                yield Example(heard.bare, meant)
        elif chosen.theme and not chosen.metrics and not heard.unexplained:
            yield Example(heard.bare, THEME + chosen.theme)


def is_learned_of(id: str, catalogue: Catalogue) -> bool:
    """Whether it is a published measure."""
    return MetricId(id) in catalogue.metrics and not catalogue.metrics[MetricId(id)].is_own
