"""What is different between what was known on a day and what is known now. Source: this project.

Figures, exceptions and plan actions are compared as they were known on the day, whatever was revised since. What bears
a date of its own, a risk's reviews and a commitment's updates, is compared by that date, for it says of itself how
things stood then, even where it came in later.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from data_layer.council_facts import CommitmentStatus
from data_layer.divisional_facts import DivisionalAction, RegisteredRisk
from data_layer.facts import Observation
from data_layer.vocabulary import MetricId


@dataclass(frozen=True, slots=True)
class FiguresSince:
    """`newer`: of a later period than any known on the day, or of one that had not ended by then; `revised`: of the
    same period with another value; `first_held`: nothing was held on the day, but the figure may have been known.
    """

    newer: tuple[MetricId, ...]
    revised: tuple[MetricId, ...]
    first_held: tuple[MetricId, ...]


@dataclass(frozen=True, slots=True)
class ExceptionsSince:
    """`untold`: exceptions now of measures whose figures of that day are not held: new or not, nobody can say."""

    new: tuple[MetricId, ...]
    standing: tuple[MetricId, ...]  # then and now
    gone: tuple[MetricId, ...]
    untold: tuple[MetricId, ...]


@dataclass(frozen=True, slots=True)
class StatusMoved:
    """`before` is None where it was not there on the day."""

    id: str
    before: CommitmentStatus | None
    now: CommitmentStatus


def figures_since(then: Mapping[MetricId, Observation], now: Mapping[MetricId, Observation], day: date) -> FiguresSince:
    """Of the newest figure of each metric on the day and now, in the order of `now`."""
    newer, revised, first = [], [], []
    for metric, one in now.items():
        before = then.get(metric)
        if before is None:
            (newer if one.period.end > day else first).append(metric)
        elif one.period.end > before.period.end:
            newer.append(metric)
        elif one.period == before.period and one.value != before.value:
            revised.append(metric)
    return FiguresSince(tuple(newer), tuple(revised), tuple(first))


def exceptions_since(
    then: Collection[MetricId], now: Sequence[MetricId], held_then: Collection[MetricId]
) -> ExceptionsSince:
    return ExceptionsSince(
        new=tuple(metric for metric in now if metric not in then and metric in held_then),
        standing=tuple(metric for metric in now if metric in then),
        gone=tuple(metric for metric in then if metric not in now),
        untold=tuple(metric for metric in now if metric not in then and metric not in held_then),
    )


def actions_moved(then: Iterable[DivisionalAction], now: Iterable[DivisionalAction]) -> list[StatusMoved]:
    """By the rows known on the day; where none was known then, nothing is told of any."""
    before = {one.id: one.status for one in then}
    if not before:
        return []
    return [StatusMoved(one.id, before.get(one.id), one.status) for one in now if before.get(one.id) != one.status]


def commitments_moved(updates: Mapping[str, Sequence[tuple[date, CommitmentStatus]]], day: date) -> list[StatusMoved]:
    """By the dates of the updates (the newest first): those updated after the day to another status than before it."""
    moved = []
    for id, told in updates.items():
        newest, status = told[0]
        before = next((earlier for as_at, earlier in told if as_at <= day), None)
        if newest > day and status != before:
            moved.append(StatusMoved(id, before, status))
    return moved


def risks_moved(risks: Iterable[RegisteredRisk], day: date) -> list[RegisteredRisk]:
    """Those rated otherwise now than on the last review by the day, each with just these two reviews."""
    moved = []
    for risk in risks:
        before = next((review for review in risk.reviews if review.as_at <= day), None)
        newest = risk.newest
        if newest and before and (newest.likelihood, newest.impact) != (before.likelihood, before.impact):
            moved.append(replace(risk, reviews=(newest, before)))
    return moved
