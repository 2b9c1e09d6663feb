"""Questions worth asking next; each is understood when sent back as it stands."""

from __future__ import annotations

from collections.abc import Iterable

from actions.wording.names import named, titled
from data_layer.catalogue import Catalogue, Metric
from data_layer.facts import Figure
from data_layer.vocabulary import Group, Status

# where the place goes that the answer was about; `placed` fills it in
WHERE = "{where}"


def placed(questions: Iterable[str], place: str | None) -> list[str]:
    """With the place named, where it is not the home council: each question must stand by itself when sent back."""
    return [question.replace(WHERE, f" in {place}" if place else "") for question in questions]


def after_figure(
    figure: Figure, metric: Metric, catalogue: Catalogue, *, compared: bool = False, over_time: bool = False
) -> list[str]:
    """Where it stands, how it got there, what it means, and a sibling; at most four."""
    name = named(metric)
    questions = []
    if not compared and figure.positions and figure.positions[0].n:
        questions.append(compare_question(metric))
    if not over_time and figure.change is not None:
        questions.append(f"{titled(metric.short_name)}{WHERE} over time")
    if compared and figure.positions and figure.positions[0].group is Group.ENGLAND:
        questions.append(compare_question(metric))
    elif compared and figure.observation.status is not Status.NOT_COMPARABLE:
        questions.append(f"Compare {name}{WHERE} with England")
    questions.append(meaning_question(metric))
    sibling = sibling_of(metric, catalogue)
    if sibling:
        questions.append(f"{titled(sibling.short_name)}{WHERE}")
    return questions[:4]


def compare_question(metric: Metric) -> str:
    return f"How {'do' if metric.plural else 'does'} {named(metric)}{WHERE} compare with similar councils?"


def meaning_question(metric: Metric) -> str:
    return f"What {'do' if metric.plural else 'does'} {named(metric)} mean?"


def sibling_of(metric: Metric, catalogue: Catalogue) -> Metric | None:
    """The next loaded metric of the same theme."""
    theme = catalogue.themes.get(metric.theme)
    held = [m for m in theme.metrics if m in catalogue.metrics and catalogue.metrics[m].loaded] if theme else []
    if metric.id not in held or len(held) < 2:
        return None
    return catalogue.metrics[held[(held.index(metric.id) + 1) % len(held)]]
