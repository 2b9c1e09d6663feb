"""Gathers what changed since a day: two looks at the same measures and rows, then and now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from actions.attention import attention
from actions.clinic_divisions import divisions_in
from actions.desk import Desk, Known
from actions.meetings import CLINIC
from actions.reading import Reading
from actions.returned import OfReturn
from actions.rows_asked import RowsAsked
from actions.scope import commitments_in, level_asked, metrics_in, within
from actions.since_when import Since, since_when
from actions.standout_words import Told
from actions.standouts import GROUPS, INSTEAD, coming_up
from data_layer import standouts
from data_layer.assessing import Assessment
from data_layer.catalogue import CascadeLevel, Catalogue
from data_layer.council_facts import CommitmentState
from data_layer.divisional_facts import DivisionalAction, RegisteredRisk
from data_layer.facts import Figure, Observation
from data_layer.figures import figures
from data_layer.methods.since import (
    ExceptionsSince,
    StatusMoved,
    actions_moved,
    commitments_moved,
    exceptions_since,
    figures_since,
    risks_moved,
)
from data_layer.queries.assessments import assessments
from data_layer.queries.commitment_updates import commitment_updates
from data_layer.queries.commitments import commitments
from data_layer.queries.divisional_actions import divisional_actions
from data_layer.queries.observations import observations
from data_layer.queries.risks import risks
from data_layer.standouts import StandOut, StandOuts, weight
from data_layer.store import Reader
from data_layer.vocabulary import AreaCode, Direction, MetricId, Variation

SHOWN = 5
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Changed:
    """`told`: what needs attention now. `figures`: of what is new, revised or gone, as far as it is shown. `actions`
    and `commitments` are pairs of what moved and its row now.
    """

    since: Since
    level: CascadeLevel | None  # whose list it is, where it is one's
    told: Told
    new: Sequence[StandOut]  # of these those that are new, the strongest first
    looked_at: int
    figures: Mapping[MetricId, Figure]
    then: Mapping[MetricId, Observation]
    newer: Sequence[MetricId]  # the most telling first, as those first held
    first_held: Sequence[MetricId]
    revised: Sequence[MetricId]
    exceptions: ExceptionsSince
    actions: Sequence[tuple[StatusMoved, DivisionalAction]]
    actions_then_unknown: bool
    commitments: Sequence[tuple[StatusMoved, CommitmentState]]
    risks: Sequence[RegisteredRisk]

    @property
    def too_old(self) -> list[MetricId]:
        """Of the exceptions that are gone those whose newest figure has become too old to count: nothing got better."""
        return [one for one in self.exceptions.gone if one in self.figures and self.figures[one].freshness.stale]

    @property
    def settled(self) -> list[MetricId]:
        return [one for one in self.exceptions.gone if one not in self.too_old]

    @property
    def rows(self) -> list[OfReturn]:
        return [*(row for _, row in self.actions), *(row for _, row in self.commitments), *self.risks]


def changed_found(asked: Reading, area: AreaCode, reader: Reader, desk: Desk) -> Changed:
    catalogue = desk.catalogue
    divisions = divisions_in(asked, catalogue)
    since = since_when(asked, divisions, area, reader, desk)
    as_then = Known(viewer=replace(desk.viewer, now=since.day), as_known_at=min(since.day, desk.as_known_at))
    wanted = metrics_in(asked, catalogue)
    judged = coming_up(assessments(reader, wanted, area, **desk.known), asked, catalogue)
    judged_then = coming_up(assessments(reader, wanted, area, **as_then), asked, catalogue)
    told = attention(judged, area, within(asked, catalogue), reader, desk)
    found_then = standouts.exceptions(judged_then, catalogue, since.day)
    then, now = newest(reader, wanted, area, as_then), newest(reader, [one.metric for one in judged], area, desk.known)
    moved = figures_since(then, now, since.day)
    exceptions = exceptions_since(names(found_then), names(told.found), then)
    newer = most_telling([metric for metric in moved.newer if metric not in exceptions.new], judged)
    first_held = most_telling(moved.first_held, judged)
    every = sorted((*told.found.shown, *told.found.more), key=weight)
    new = [one for one in every if one.metric.id in exceptions.new]
    first_named = (names_of(new), newer, first_held, moved.revised)
    told_of = [metric for metrics in first_named for metric in metrics[:SHOWN]]
    shown = by_metric([*told_of, *exceptions.gone], area, reader, desk)
    rows = rows_asked(asked, divisions, [one.metric for one in judged], catalogue)
    actions = divisional_actions(reader, area, **rows, **desk.known)
    actions_then = divisional_actions(reader, area, **rows, **as_then)
    return Changed(
        since=since,
        level=level_asked(asked, catalogue),
        told=replace(told, figures={**told.figures, **shown}),
        new=new,
        looked_at=len(judged),
        figures=shown,
        then=then,
        newer=newer,
        revised=moved.revised,
        first_held=first_held,
        exceptions=exceptions,
        actions=paired(actions_moved(actions_then, actions), {one.id: one for one in actions}),
        actions_then_unknown=bool(actions) and not actions_then,
        commitments=promises(asked, since.day, area, reader, desk),
        risks=risks_moved(risks(reader, area, **rows, **desk.known), since.day),
    )


def rows_asked(
    asked: Reading, divisions: Sequence[str], metrics: Sequence[MetricId], catalogue: Catalogue
) -> RowsAsked:
    """Of a measure or a level above the clinic what bears on its measures; of divisions all that is theirs."""
    level = level_asked(asked, catalogue)
    if asked.metrics or (level is not None and level.id != CLINIC):
        return {"metrics": metrics}
    return {"divisions": divisions} if divisions else {}


def newest(reader: Reader, metrics: Sequence[MetricId], area: AreaCode, known: Known) -> dict[MetricId, Observation]:
    """The newest figure of each, as the viewer knew it on a day; those without a value count."""
    return {one.metric: one for one in observations(reader, metrics, [area], **known)}


def names(found: StandOuts) -> list[MetricId]:
    return names_of([*found.shown, *found.more])


def names_of(ones: Iterable[StandOut]) -> list[MetricId]:
    return [one.metric.id for one in ones]


def most_telling(newer: Sequence[MetricId], judged: Sequence[Assessment]) -> list[MetricId]:
    """What got worse first, and of it what moved beyond the usual."""
    judged_of = {one.metric: one for one in judged}

    def telling(metric: MetricId) -> tuple[bool, bool]:
        one = judged_of[metric]
        return one.direction is not Direction.DETERIORATING, one.variation is not Variation.BEYOND_USUAL

    return sorted((metric for metric in newer if metric in judged_of), key=telling)


def by_metric(metrics: Sequence[MetricId], area: AreaCode, reader: Reader, desk: Desk) -> dict[MetricId, Figure]:
    groups = GROUPS if desk.catalogue.group(GROUPS[0], area) else INSTEAD
    found = figures(reader, dict.fromkeys(metrics), [area], period=None, groups=groups, **desk.known)
    return {one.observation.metric: one for one in found}


def promises(
    asked: Reading, day: date, area: AreaCode, reader: Reader, desk: Desk
) -> list[tuple[StatusMoved, CommitmentState]]:
    """Those of plans in force within what is asked about that have been given another status since the day."""
    made = commitments_in(asked, commitments(reader, area, **desk.known), desk.catalogue)
    in_force = {one.commitment: one for one in made if one.in_force}
    return paired(commitments_moved(commitment_updates(reader, area, **desk.known), day), in_force)


def paired(moved: Iterable[StatusMoved], rows: Mapping[str, Row]) -> list[tuple[StatusMoved, Row]]:
    return [(one, rows[one.id]) for one in moved if one.id in rows]
