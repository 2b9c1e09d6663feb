"""Questions worth asking next; each is understood when sent back as it stands."""

from __future__ import annotations

from actions.wording.names import named, titled
from data_layer.catalogue import Catalogue, Metric
from data_layer.facts import Figure
from data_layer.vocabulary import Group


def after_figure(
    figure: Figure, metric: Metric, catalogue: Catalogue, *, compared: bool = False, over_time: bool = False
) -> list[str]:
    """Where it stands, how it got there, what it means, and a sibling; at most four."""
    name = named(metric)
    questions = []
    if not compared and figure.positions and figure.positions[0].n:
        questions.append(f"How {'do' if metric.plural else 'does'} {name} compare with similar councils?")
    if not over_time and figure.change is not None:
        questions.append(f"{titled(metric.short_name)} over time")
    if compared and figure.positions and figure.positions[0].group is Group.ENGLAND:
        questions.append(f"How {'do' if metric.plural else 'does'} {name} compare with similar councils?")
    elif compared:
        questions.append(f"Compare {name} with England")
    questions.append(meaning_question(metric))
    sibling = sibling_of(metric, catalogue)
    if sibling:
        questions.append(titled(sibling.short_name))
    return questions[:4]


def meaning_question(metric: Metric) -> str:
    return f"What {'do' if metric.plural else 'does'} {named(metric)} mean?"


def sibling_of(metric: Metric, catalogue: Catalogue) -> Metric | None:
    """The next loaded metric of the same theme."""
    theme = catalogue.themes.get(metric.theme)
    held = [m for m in theme.metrics if m in catalogue.metrics and catalogue.metrics[m].loaded] if theme else []
    if metric.id not in held or len(held) < 2:
        return None
    return catalogue.metrics[held[(held.index(metric.id) + 1) % len(held)]]
