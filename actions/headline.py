"""The first sentence: the figure, then the strongest thing to know about it, a problem before anything good."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from actions.compose import HEADLINE_WORDS
from actions.wording.changes import judged_clause
from actions.wording.names import named, titled
from actions.wording.numbers import after_name
from actions.wording.places import place
from actions.wording.positions import in_best_quarter, in_worst_quarter, is_adverse_outlier, position_clause
from actions.wording.states import BRIEFLY, NO_VALUE, missing_words, stale_clause
from actions.wording.targets import target_clause
from actions.wording.times import in_period
from data_layer.catalogue import Catalogue, Metric
from data_layer.council_facts import Rag
from data_layer.facts import Figure, Observation
from data_layer.methods.rag import MISSED
from data_layer.vocabulary import Band, Direction, Status, Variation

BRACKETS = re.compile(r" \([^)]*\)")


def figure_headline(
    figure: Figure,
    metric: Metric,
    catalogue: Catalogue,
    *,
    position_first: bool = False,
    opening: str = "",
    last: str = "",
) -> str:
    """ "The recycling rate in Nottingham was 26.7% in 2023/24, in the lowest quarter of its nearest neighbours (median
    35.6%); newest held, 2 years 8 months old."

    `opening` stands before it, such as "Waste and recycling: ", and `last` behind it.
    """
    observation = figure.observation
    where, when = place(observation.area, catalogue), in_period(observation.period, as_at=metric.as_at)
    if observation.value is None:
        return headline_without(observation, f"{named(metric)} in {where} {when}")
    verb = "were" if metric.plural else "was"
    name = f"{opening}{named(metric)}" if opening else subject(metric)
    start = f"{name} in {where} {verb} {after_name(observation.value, metric)} {when}"
    clauses = strongest_first(figure, metric, catalogue, position_first=position_first)[:2]
    return clauses_and_age(start, clauses, figure, last)


def headline_without(observation: Observation, what: str) -> str:
    """Why there is no value, more briefly where the measure has a long name."""
    reason = missing_words(observation)
    if reason == NO_VALUE[Status.NOT_AVAILABLE]:
        return f"The publisher gives no figure for {what}."
    line = f"There is no figure for {what}: {reason}."
    if len(line.split()) <= HEADLINE_WORDS or observation.status not in BRIEFLY:
        return line
    return f"No figure for {what}: {BRIEFLY[observation.status]}."


def clauses_and_age(start: str, clauses: Sequence[str], figure: Figure, last: str = "") -> str:
    """As many clauses as there is room for; the age is said more briefly before the strongest of them is left out.

    Age and `last` are always said.
    """
    tried: list[tuple[int, str]] = []
    for age in (stale_clause(figure), stale_clause(figure, brief=True)):
        ends = "".join(f"; {end}" for end in (age, last) if end)
        line, said = with_clauses(start, clauses, HEADLINE_WORDS - len(ends.replace(";", "").split()))
        line = f"{line}{ends}."
        if said[:1] == clauses[:1]:
            return line
        tried.append((len(said), line))
    return max(tried, key=lambda one: one[0])[1]


def with_clauses(line: str, clauses: Sequence[str], room: int) -> tuple[str, list[str]]:
    """The line with the clauses that fit into `room` words, and which they are."""
    said: list[str] = []
    for full in clauses:
        # the median and the verdict in brackets give way before the clause itself does
        for clause in (full, BRACKETS.sub("", full)):
            if len(f"{line}, {clause}".split()) <= room:
                line = f"{line}, {clause}"
                said.append(full)
                break
    return line, said


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
    if figure.observation.status is Status.NOT_COMPARABLE:
        weighed.append((20 if position_first else 50, "not comparable with that of other councils"))
    if clause := judged_clause(figure, metric):
        weight = 40
        if figure.direction is Direction.DETERIORATING:
            weight = 5 if figure.variation is Variation.BEYOND_USUAL else 15
        elif figure.variation is Variation.BEYOND_USUAL:
            weight = 25
        elif figure.direction is Direction.NO_CLEAR_CHANGE:
            weight = 60
        weighed.append((weight, clause))
    return [clause for _, clause in sorted(weighed)]
