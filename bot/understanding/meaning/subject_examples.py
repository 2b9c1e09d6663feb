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


def example_of(heard: Heard, one: Wording, catalogue: Catalogue) -> Example | None:
    """What a wording teaches: of the subject that was written down with it, or else of the one that it happens to name.

    Of these one whose every word is understood teaches which words stand around a measure, the others what is none. Of
    a council's own measures nothing is learned: too few wordings happen to name one.
    """
    if one.subject is not None:
        learned = one.subject.startswith(THEME) or is_learned_of(one.subject, catalogue)
        return Example(heard.told, one.subject) if learned else None
    chosen = heard.chosen
    if one.kind in OF_NOTHING and not chosen.metrics and not chosen.theme:
        return Example(heard.bare, NOTHING)
    if len(chosen.metrics) == 1 and not chosen.tied and not heard.unexplained:
        meant = catalogue.metrics[chosen.metrics[0]].whole
        return Example(heard.bare, meant) if is_learned_of(meant, catalogue) else None
    if chosen.theme and not chosen.metrics and not heard.unexplained:
        return Example(heard.bare, THEME + chosen.theme)
    return None


def thinned(found: Iterable[tuple[Wording, Example | None]]) -> Iterator[Example]:
    """All whose subject was written down, and of one in EVERY of the other wordings what it teaches."""
    others: list[Example | None] = []
    for one, example in found:
        if one.subject is None:
            others.append(example)
        elif example:
            yield example
    yield from filter(None, others[::EVERY])


def is_learned_of(id: str, catalogue: Catalogue) -> bool:
    """Whether it is a published measure."""
    return MetricId(id) in catalogue.metrics and not catalogue.metrics[MetricId(id)].is_own
