"""The definition files about those outside, `external_lenses.yml` and `best_value.yml`: layout, checks, types."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, StrictBool

from data_layer.catalogue_outside import BestValueTheme, LensPart, LensStatus, OutsideLens
from data_layer.definition_checks import known, single
from data_layer.definition_entries import Aliases, Entry, Id, Sentence, Text, ThemeFile, Url
from data_layer.definition_errors import Problem
from data_layer.definition_rules import at_least
from data_layer.definition_yaml import Document
from data_layer.vocabulary import MetricId


class LensPartEntry(Entry):
    """A metric is placed here by its own field `lenses`."""

    id: Id
    name: Text
    unheld: tuple[Text, ...] = ()


class LensEntry(Entry):
    id: Id
    name: Text
    short_name: Text
    aliases: Aliases
    status: LensStatus
    since: date | None
    until: date | None
    compares: Sentence
    known: tuple[Sentence, ...]
    unknown: tuple[Sentence, ...] = ()
    parts: tuple[LensPartEntry, ...]
    source: Text
    url: Url | None


class LensFile(Entry):
    lenses: tuple[LensEntry, ...]


class EvidenceEntry(Entry):
    reason: Sentence
    metrics: Annotated[tuple[Id, ...], AfterValidator(at_least(1))]


class BestValueEntry(Entry):
    """`rests_on`: themes whose measures are evidence for this one too. `own_themes`: subjects (such as finance) whose
    own measures of a council serve it; the one that `takes_other_own` has those of all other subjects.
    """

    id: Id
    name: Text
    aliases: Aliases
    looks_for: Sentence
    unheld: Sentence
    evidence: tuple[EvidenceEntry, ...] = ()
    rests_on: tuple[Id, ...] = ()
    own_themes: tuple[Id, ...] = ()
    takes_other_own: StrictBool = False


class BestValueFile(Entry):
    themes: tuple[BestValueEntry, ...]


def lens_checks(document: Document, file: LensFile, themes: Mapping[Document, ThemeFile]) -> Iterator[Problem]:
    """Ids once each, and every tag of a metric a part of some lens."""
    places = [(("lenses", at), lens) for at, lens in enumerate(file.lenses)]
    yield from single(((document, loc, lens.id) for loc, lens in places), "lens")
    parts = [((*loc, "parts", at), part.id) for loc, lens in places for at, part in enumerate(lens.parts)]
    yield from single(((document, loc, id) for loc, id in parts), "part of a lens")
    tagged = (
        (theme, (*loc, "lenses", item), tag)
        for theme, each in themes.items()
        for at, metric in enumerate(each.metrics)
        for loc, tags in (
            (("metrics", at), metric.lenses),
            *((("metrics", at, "parts", place), part.lenses) for place, part in enumerate(metric.parts)),
        )
        for item, tag in enumerate(tags)
    )
    yield from known(tagged, [id for _, id in parts], "part of an outside lens")


def best_value_checks(document: Document, file: BestValueFile, metrics: Collection[str]) -> Iterator[Problem]:
    """Ids once each, every metric defined, and every theme that another rests on there with evidence of its own."""
    places = [(("themes", at), theme) for at, theme in enumerate(file.themes)]
    yield from single(((document, loc, theme.id) for loc, theme in places), "theme of the Best Value duty")
    shown = (
        (document, (*loc, "evidence", at, "metrics", item), id)
        for loc, theme in places
        for at, entry in enumerate(theme.evidence)
        for item, id in enumerate(entry.metrics)
    )
    yield from known(shown, metrics, "metric")
    of_their_own = [theme.id for theme in file.themes if not theme.rests_on]
    rested = (
        (document, (*loc, "rests_on", item), id) for loc, theme in places for item, id in enumerate(theme.rests_on)
    )
    yield from known(rested, of_their_own, "theme with evidence of its own")


def lenses_of(file: LensFile) -> dict[str, OutsideLens]:
    """By id; the metrics of their parts come with the metrics that a level may see."""
    return {
        each.id: OutsideLens(
            **{**dict(each), "parts": tuple(LensPart(part.id, part.name, (), part.unheld) for part in each.parts)}
        )
        for each in file.lenses
    }


def best_value_of(file: BestValueFile) -> dict[str, BestValueTheme]:
    """By id, in the guidance's order."""
    own = {each.id: reasons_of(each) for each in file.themes}
    return {
        each.id: BestValueTheme(
            id=each.id,
            name=each.name,
            aliases=each.aliases,
            looks_for=each.looks_for,
            unheld=each.unheld,
            reasons={**own[each.id], **{id: why for other in each.rests_on for id, why in own[other].items()}},
            rests_on=each.rests_on,
            own_themes=each.own_themes,
            takes_other_own=each.takes_other_own,
        )
        for each in file.themes
    }


def reasons_of(entry: BestValueEntry) -> dict[MetricId, str]:
    return {MetricId(id): each.reason for each in entry.evidence for id in each.metrics}
