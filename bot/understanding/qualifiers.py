"""What tells sibling metrics apart: users or carers, women or men, before or after housing costs, number or rate."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import yaml

from bot.understanding.text import Token, tokens
from bot.understanding.words import words
from data_layer.catalogue import Metric
from data_layer.vocabulary import MetricId

FILE = Path(__file__).with_name("qualifiers.yml")
# what follows one of these is left out of what is meant: so many words, with the word itself
ASIDE = {"not", "without", "excluding", "except", "minus", "leave", "leaving", "less", "sans"}
LONGEST_ASIDE = 6
COUNTED = {"share", "rate", "number", "score", "count", "level", "amount", "total"}
JOINED = {"and", "or", "versus", "vs", "both", "than", "between", "compared", "compare"}


@cache
def evidence() -> Mapping[str, tuple[str, ...]]:
    """Value of a qualifier -> the wordings that speak for it."""
    read: dict[str, list[str]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {value: tuple(wordings) for value, wordings in read.items()}


def wordings_of(value: str) -> tuple[str, ...]:
    """A value nobody wrote wordings for speaks for itself."""
    return evidence().get(value) or (value.replace("_", " "),)


@cache
def stems(wording: str) -> tuple[str, ...]:
    return tuple(token.stem for token in tokens(wording))


def said_of(value: str, said: Sequence[Token]) -> bool:
    """Whether a value of a qualifier is spoken of, and not put aside ("without police and fire")."""
    spoken = [token.stem for token in said]
    aside = next((at for at, token in enumerate(said) if token.word in ASIDE), len(said))
    spoken = spoken[:aside] + [""] * min(LONGEST_ASIDE, len(spoken) - aside) + spoken[aside + LONGEST_ASIDE :]
    return any(
        tuple(spoken[at : at + len(wording)]) == wording
        for wording in map(stems, wordings_of(value))
        if wording
        for at in range(len(spoken) - len(wording) + 1)
    )


def decided(tied: Iterable[Metric], said: Sequence[Token]) -> list[Metric]:
    """Of metrics that match alike, those that the qualifiers speak for; all where none does.

    Where two values of one qualifier are spoken of ("users and carers"), the metrics of both stay.
    """
    tied = list(tied)
    points = {metric.id: supports(metric, tied, said) for metric in tied}
    most = max(points.values(), default=0)
    return [metric for metric in tied if points[metric.id] == most] if most else tied


def supports(metric: Metric, among: Collection[Metric], said: Sequence[Token]) -> int:
    """How many of its qualifiers that differ among the metrics are spoken of."""
    return sum(
        1
        for dimension, value in metric.qualifiers.items()
        if any(other.qualifiers.get(dimension) != value for other in among) and said_of(value, said)
    )


def siblings(metric: Metric, metrics: Iterable[Metric]) -> list[tuple[str, Metric]]:
    """Metrics of the theme that differ from it in one qualifier only, each with that qualifier."""
    if not metric.qualifiers:
        return []
    found = []
    for other in metrics:
        if other.id == metric.id or other.theme != metric.theme or other.qualifiers.keys() != metric.qualifiers.keys():
            continue
        differ = [each for each, value in metric.qualifiers.items() if other.qualifiers[each] != value]
        if len(differ) == 1 and related(metric, other):
            found.append((differ[0], other))
    return found


def sibling_ids(metric: Metric, metrics: Iterable[Metric]) -> set[MetricId]:
    return {other.id for _, other in siblings(metric, metrics)}


def related(metric: Metric, other: Metric) -> bool:
    """Whether they share what they are about: an alias, or most words of their short names that are no qualifier."""
    if set(map(str.casefold, metric.aliases)) & set(map(str.casefold, other.aliases)):
        return True
    one, another = (about(each.short_name, *each.qualifiers.values()) for each in (metric, other))
    return 2 * len(one & another) > min(len(one), len(another))


@cache
def about(short_name: str, *qualifiers: str) -> frozenset[str]:
    """Roots of a short name that say of what it is: not how it is counted, nor whose."""
    whose = {token.root for value in qualifiers for wording in wordings_of(value) for token in tokens(wording)}
    return frozenset(
        token.root for token in tokens(short_name) if token.word not in COUNTED and token.word not in words().stop
    ) - frozenset(whose)


def also_named(metric: Metric, metrics: Iterable[Metric], said: Sequence[Token]) -> list[Metric]:
    """Siblings named beside it: "starts and achievements", "men and women"."""
    if not any(token.word in JOINED for token in said):
        return []
    return [
        other
        for dimension, other in siblings(metric, metrics)
        if said_of(other.qualifiers[dimension], said) and said_of(metric.qualifiers[dimension], said)
    ]


def switched(metric: Metric, metrics: Iterable[Metric], said: Sequence[Token]) -> list[Metric]:
    """The siblings meant by a word alone: "and for carers?", "no, the rate"."""
    return [
        other
        for dimension, other in siblings(metric, metrics)
        if said_of(other.qualifiers[dimension], said) and not said_of(metric.qualifiers[dimension], said)
    ]
