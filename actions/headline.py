"""The first sentence: the figure, then the strongest thing to know about it, a problem before anything good."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actions.compose import HEADLINE_WORDS
from actions.wording.changes import DIRECTION_WORDS, change_clause
from actions.wording.names import named, titled
from actions.wording.numbers import formatted, short
from actions.wording.places import place
from actions.wording.positions import in_best_quarter, in_worst_quarter, is_adverse_outlier, position_clause
from actions.wording.states import NO_VALUE, missing_words, stale_clause
from actions.wording.targets import target_clause
from actions.wording.times import in_period
from data_layer.catalogue import Catalogue, Metric
from data_layer.council_facts import Rag
from data_layer.facts import Figure
from data_layer.methods.rag import MISSED
from data_layer.vocabulary import Band, Direction, Status, Variation

BRACKETS = re.compile(r" \([^)]*\)")


def figure_headline(figure: Figure, metric: Metric, catalogue: Catalogue, *, position_first: bool = False) -> str:
    """ "The recycling rate in Nottingham was 26.7% in 2023/24, in the lowest quarter of its nearest neighbours (median
    35.6%); newest held, 2 years 8 months old."
    """
    observation = figure.observation
    where, when = place(observation.area, catalogue), in_period(observation.period, as_at=metric.as_at)
    if observation.value is None:
        reason = missing_words(observation)
        if reason == NO_VALUE[Status.NOT_AVAILABLE]:
            return f"The publisher gives no figure for {named(metric)} in {where} {when}."
        return f"There is no figure for {named(metric)} in {where} {when}: {reason}."
    verb = "were" if metric.plural else "was"
    # "the number of households in ... was 554": the name has said the unit
    value = (short if f"number of {metric.unit}" in metric.short_name else formatted)(observation.value, metric)
    start = f"{subject(metric)} in {where} {verb} {value} {when}"
    age = stale_clause(figure)
    room = HEADLINE_WORDS - (len(age.split()) if age else 0)
    for full in strongest_first(figure, metric, catalogue, position_first=position_first)[:2]:
        # the median and the verdict in brackets give way before the clause itself does
        for clause in (full, BRACKETS.sub("", full)):
            if len(f"{start}, {clause}".split()) <= room:
                start = f"{start}, {clause}"
                break
    return f"{start}; {age}." if age else f"{start}."


def subject(metric: Metric) -> str:
    """The metric at the start of a sentence: "The recycling rate", "Apprenticeship starts"."""
    return titled(named(metric))


def against_target(figure: Figure, metric: Metric) -> Iterator[tuple[int, str]]:
    """A missed target before everything else, amber among the problems, a target reached after the change."""
    judged, value = figure.judged, figure.observation.value
    if judged is None or judged.rag is None or value is None:
        return
    if clause := target_clause(judged, metric, value):
        yield (-1 if judged.rag in MISSED else 8 if judged.rag is Rag.AMBER else 35), clause


def strongest_first(figure: Figure, metric: Metric, catalogue: Catalogue, *, position_first: bool) -> list[str]:
    """Clauses on the change and the position, the problem first, then the stronger."""
    weighed: list[tuple[int, str]] = [*against_target(figure, metric)]
    position = figure.positions[0] if figure.positions else None
    if position and (clause := position_clause(position, figure, metric, catalogue)):
        weight = 20 if position_first else 50
        if is_adverse_outlier(position, metric):
            weight = 0
        elif in_worst_quarter(position, metric):
            weight = 10
        elif position.outlier is not None or in_best_quarter(position, metric):
            weight = min(weight, 30)
        elif position.band in {None, Band.NO_CLEAR_DIFFERENCE} and not position_first:
            weight = 70
        weighed.append((weight, clause))
    if clause := change_clause(figure, metric):
        weight = 40
        if figure.direction is Direction.DETERIORATING:
            weight = 5 if figure.variation is Variation.BEYOND_USUAL else 15
        elif figure.variation is Variation.BEYOND_USUAL:
            weight = 25
        elif figure.direction is Direction.NO_CLEAR_CHANGE:
            weight = 60
        judged = DIRECTION_WORDS.get(figure.direction) if figure.direction else None
        weighed.append((weight, f"{clause} ({judged})" if judged else clause))
    return [clause for _, clause in sorted(weighed)]
