"""What questions can rest on within what is asked about: figures, the neediest first, and promises that are late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from actions.answer import Caveat
from actions.desk import Desk
from actions.exceptions import WORDS
from actions.reading import Reading, ScopeKind
from actions.returned import came_from, invented
from actions.scope import metrics_in, within
from actions.standout_words import Told
from actions.standouts import GROUPS, INSTEAD, coming_up, overdue
from actions.theme import weigh
from actions.wording.places import listed, place
from actions.wording.plan_actions import is_overdue
from data_layer.catalogue import Catalogue, Metric
from data_layer.council_facts import CommitmentState
from data_layer.divisional_facts import DivisionalAction, RegisteredRisk
from data_layer.facts import Figure, Provenance
from data_layer.figures import figures
from data_layer.periods import PeriodAsked
from data_layer.queries.assessments import assessments
from data_layer.queries.commitments import QUERY as COMMITMENTS
from data_layer.queries.divisional_actions import QUERY as ACTIONS
from data_layer.queries.divisional_actions import divisional_actions
from data_layer.queries.risks import QUERY as RISKS
from data_layer.queries.risks import risks
from data_layer.queries.target_revisions import TargetRevision, target_revisions
from data_layer.standouts import StandOut, StandOuts, exceptions, improvements
from data_layer.store import Reader
from data_layer.vocabulary import AreaCode, BetterWhen, MetricId, Status


@dataclass(frozen=True, slots=True)
class Evidence:
    """One figure; `eased` where a later return made its target easier to reach."""

    figure: Figure
    metric: Metric
    eased: TargetRevision | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """`every`: a figure a measure that applies to the council, those most in need first, the older ones after the
    current; then the council's own rows that bear on them, as far as the viewer sees them.
    """

    every: tuple[Evidence, ...]
    bad: StandOuts
    better: StandOuts
    promises: tuple[CommitmentState, ...]  # overdue, the longest first
    actions: tuple[DivisionalAction, ...]  # likewise
    risks: tuple[RegisteredRisk, ...]  # of the council's register
    told: Told  # the same as the list of what needs attention tells it

    def returned(self) -> list[Provenance]:
        """Where the council's own rows came from."""
        return [
            *came_from(
                self.promises,
                "What the council's plans promise, and how that stands.",
                COMMITMENTS,
                self.told.catalogue,
            ),
            *came_from(
                self.actions, "What a division has set out to do, and how that stands.", ACTIONS, self.told.catalogue
            ),
            *came_from(self.risks, "What may go wrong, and how it was rated.", RISKS, self.told.catalogue),
        ]

    def made_up(self) -> list[Caveat]:
        held = {"commitments": self.promises, "actions": self.actions, "risks": self.risks}
        rows = [one for of in held.values() for one in of]
        return invented(rows, f"the {listed([name for name, of in held.items() if of])}")


def gather(asked: Reading, area: AreaCode, desk: Desk) -> Gathered:
    catalogue, now = desk.catalogue, desk.viewer.now
    wanted = metrics_in(asked, catalogue)
    with desk.reader() as reader:
        judged = coming_up(assessments(reader, wanted, area, **desk.known), asked, catalogue)
        bad, better = exceptions(judged, catalogue, now), improvements(judged, catalogue, now)
        held = figures_with_place([one.metric for one in judged], area, asked, reader, desk)
        order = in_need(bad, better, held, catalogue)
        found = {one.observation.metric: one for one in held}
        eased = easier_targets(order, area, reader, desk)
        late = overdue(asked, area, reader, desk)
        own = {"divisions": divisions_of(asked), "metrics": wanted, **desk.known}
        actions = [one for one in divisional_actions(reader, area, **own) if is_overdue(one, now)]
        registered = risks(reader, area, **own)
    applying = [id for id in order if found[id].observation.status is not Status.NOT_APPLICABLE]
    every = [Evidence(found[id], catalogue.metrics[id], eased.get(id)) for id in applying]
    every.sort(key=lambda one: one.figure.freshness.stale)
    return Gathered(
        every=tuple(every),
        bad=bad,
        better=better,
        promises=tuple(late),
        actions=tuple(actions),
        risks=tuple(registered),
        told=Told(
            found=bad,
            figures=found,
            overdue=late,
            scope=within(asked, catalogue),
            where=place(area, catalogue),
            catalogue=catalogue,
            words=WORDS,
        ),
    )


def in_need(bad: StandOuts, better: StandOuts, held: Sequence[Figure], catalogue: Catalogue) -> list[MetricId]:
    """Exceptions, good news, then the others as a theme weighs them."""
    first: list[StandOut] = [*bad.shown, *bad.more, *bad.older, *better.shown, *better.more]
    weighed = [weigh(one, catalogue.metrics[one.observation.metric], catalogue) for one in held]
    # among equals those that stand in a quarter of their group, which an amount never does
    others = sorted(weighed, key=lambda one: (one.need, not (one.figure.positions and one.figure.positions[0].band)))
    return list(dict.fromkeys([*(one.metric.id for one in first), *(one.metric.id for one in others)]))


def figures_with_place(
    metrics: Sequence[MetricId],
    area: AreaCode,
    asked: Reading,
    reader: Reader,
    desk: Desk,
    *,
    period: PeriodAsked | None = None,
) -> list[Figure]:
    """Each with its position in the group asked for, or else among its nearest neighbours; the newest unless told."""
    groups = asked.comparators or (GROUPS if desk.catalogue.group(GROUPS[0], area) else INSTEAD)
    return figures(reader, metrics, [area], period=period, groups=groups, **desk.known)


def easier_targets(
    metrics: Sequence[MetricId], area: AreaCode, reader: Reader, desk: Desk
) -> dict[MetricId, TargetRevision]:
    """Of each metric the newest target that a later return made easier to reach."""
    found = target_revisions(reader, metrics, area, **desk.known)
    return {
        metric: eased[-1]
        for metric, revised in found.items()
        if (eased := [one for one in revised if is_easier(one, desk.catalogue.metrics[metric].better_when)])
    }


def is_easier(one: TargetRevision, better_when: BetterWhen) -> bool:
    if better_when is BetterWhen.NEUTRAL:
        return False
    return (one.value < one.before) == (better_when is BetterWhen.HIGHER)


def divisions_of(asked: Reading) -> list[str]:
    """Whose actions and risks are meant beside those that bear on a measure."""
    return [asked.scope.id] if asked.scope.kind is ScopeKind.DIVISION and asked.scope.id else []
