"""Questions that every answer about a figure leads to, beside its own: why, what it means, a briefing.

Each stands by itself, so that a button of an older card asks what it asked when it was new.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from actions.answer import Answer
from actions.compose import MOST_NAMED
from actions.next_questions import WHERE, meaning_question, placed
from actions.reading import Kind
from actions.scope import lowered
from actions.scrutiny_questions import why_question
from actions.wording.places import listed, place
from bot.teams.cards.words import metric_of
from data_layer.catalogue import Catalogue, Metric
from data_layer.vocabulary import AreaCode, MetricId


@dataclass(frozen=True, slots=True)
class Offer:
    title: str
    kind: Kind
    question: str


def offered(answer: Answer, catalogue: Catalogue) -> list[Offer]:
    """None of what the answer is already, or asks next by itself; nothing where it has no figure to ask about."""
    shown = by_id(metric_of(figure, catalogue) for figure in answer.figures if figure.value is not None)
    named = by_id(catalogue.metrics.get(MetricId(metric)) for metric in answer.metrics)
    one = [*shown.values()] if len(shown) == 1 and len(named) == 1 else []
    about_all = of_theme([*shown.values(), *named.values()], catalogue) if shown else []
    found = [*(offer for metric in one for offer in of_metric(metric)), *about_all]
    asked = {question.casefold() for question in answer.follow_ups}
    new = [one for one in found if one.kind is not answer.kind and home_form(one.question).casefold() not in asked]
    places = [place(AreaCode(area), catalogue) for area in answer.areas]
    where = listed(places) if 0 < len(places) <= MOST_NAMED else None
    standing = [replace(one, question=placed([one.question], where)[0]) for one in new]
    return [one for one in standing if one.question.casefold() not in asked]


def by_id(metrics: Iterable[Metric | None]) -> dict[MetricId, Metric]:
    return {metric.id: metric for metric in metrics if metric}


def home_form(question: str) -> str:
    """As an answer about the home council asks it, without a place."""
    return placed([question], None)[0]


def of_metric(metric: Metric) -> list[Offer]:
    return [
        Offer("Why?", Kind.EXPLANATION, why_question(metric)),
        Offer("What does it mean?", Kind.DEFINITION, meaning_question(metric)),
    ]


def of_theme(metrics: Iterable[Metric], catalogue: Catalogue) -> list[Offer]:
    """Only where all metrics are of one theme."""
    themes = {metric.theme for metric in metrics}
    theme = catalogue.themes.get(next(iter(themes))) if len(themes) == 1 else None
    return [Offer("Briefing", Kind.BRIEFING, f"Brief me on {lowered(theme.name)}{WHERE}")] if theme else []
