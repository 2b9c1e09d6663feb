"""Asking back: at most four choices, each of which a click, a number or a word picks."""

from __future__ import annotations

from collections.abc import Sequence

from actions.reading import Choice, Doubt, DoubtKind, Kind, Reading
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import MetricId

MOST = 4


def nothing_to_say() -> Reading:
    """A message without a word in it."""
    return Reading(kind=Kind.CLARIFY, doubt=Doubt(kind=DoubtKind.UNEXPLAINED, about=""), confidence=0.0)


def doubt_of_metrics(metrics: Sequence[MetricId], about: str, catalogue: Catalogue) -> Doubt:
    """Which of several; which at all where none is given."""
    choices = tuple(choice_of(metric, catalogue) for metric in metrics[:MOST])
    return Doubt(kind=DoubtKind.WHICH_METRIC if choices else DoubtKind.MISSING_METRIC, about=about, choices=choices)


def unexplained(words: Sequence[str], near: Sequence[MetricId], catalogue: Catalogue) -> Doubt:
    """Words that nothing explains, with the nearest measures to go on with."""
    choices = tuple(choice_of(metric, catalogue) for metric in near[:MOST])
    return Doubt(kind=DoubtKind.UNEXPLAINED, about=" ".join(words[:MOST]), choices=choices)


def choice_of(metric: MetricId, catalogue: Catalogue) -> Choice:
    name = catalogue.metrics[metric].short_name
    return Choice(label=name[:1].upper() + name[1:], value=metric)
