"""A figure against what the council says of it (target, baseline, story), joined once for every kind of answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile

from data_layer.catalogue import Metric
from data_layer.council_facts import Baseline, Doubtful, Forecast, Narrative, Rag, Target, Tier, TrajectoryPoint
from data_layer.facts import Observation, SeriesEvent
from data_layer.judged import Judged
from data_layer.methods.baseline import since_baseline
from data_layer.methods.forecast import forecast
from data_layer.methods.rag import MISSED, rag
from data_layer.methods.risk import risk
from data_layer.methods.target import distance, target_for
from data_layer.periods import Period, financial_year
from data_layer.queries.baselines import baselines
from data_layer.queries.doubts import doubts
from data_layer.queries.narratives import narratives
from data_layer.queries.targets import targets
from data_layer.queries.trajectories import trajectories
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, Direction, MetricId

FIRST_MONTH = 4  # of the financial year


@dataclass(frozen=True, slots=True)
class Council:
    """What one council says of its metrics, as far as the viewer may see it."""

    targets: Mapping[MetricId, Sequence[Target]] = field(default_factory=dict)
    trajectories: Mapping[MetricId, Sequence[TrajectoryPoint]] = field(default_factory=dict)
    baselines: Mapping[MetricId, Baseline] = field(default_factory=dict)
    narratives: Mapping[MetricId, Sequence[Narrative]] = field(default_factory=dict)
    doubts: Mapping[MetricId, Sequence[Doubtful]] = field(default_factory=dict)

    def speaks_of(self, metric: MetricId) -> bool:
        return any(metric in said for said in (self.targets, self.baselines, self.narratives, self.doubts))


def council_of(
    reader: Reader, metrics: Iterable[MetricId], area: AreaCode, *, viewer: Viewer, as_known_at: date
) -> Council:
    """Five queries; none for an area that no return in the snapshot is about."""
    if area not in reader.keys.returned:
        return Council()
    asked = list(metrics)
    known = {"viewer": viewer, "as_known_at": as_known_at}
    return Council(
        targets(reader, asked, area, **known),
        trajectories(reader, asked, area, **known),
        baselines(reader, asked, area, **known),
        narratives(reader, asked, area, **known),
        doubts(reader, asked, area, **known),
    )


def judged(
    own: Observation,
    held: Mapping[Period, Observation],
    metric: Metric,
    council: Council,
    *,
    direction: Direction | None,
    events: Iterable[SeriesEvent],
) -> Judged | None:
    """`held`: all observations of the metric in the area. None where the council says nothing of the metric."""
    if not council.speaks_of(metric.id):
        return None
    set_for = council.targets.get(metric.id, ())
    goal = target_for(
        own.period,
        set_for,
        metric,
        accumulation=metric.accumulation,
        trajectory=council.trajectories.get(metric.id, ()),
    )
    status = rag(own, goal, metric)
    earlier = ratings_before(own, held, metric, council)
    start = council.baselines.get(metric.id)
    year = financial_year_of(own.period)
    year_goal = next((one for one in set_for if one.period == year), None)
    outcome = forecast(
        held.values(),
        metric,
        accumulation=metric.accumulation,
        year=year,
        target=year_goal,
        events=events,
        area=own.area,
    )
    ahead = outcome if isinstance(outcome, Forecast) else None
    return Judged(
        target=goal,
        rag=status,
        distance=distance(own, goal, metric) if goal else None,
        next_target=next((one for one in set_for if one.period.end > own.period.end), None),
        baseline=start,
        since=since_baseline(start, own, metric, held=held.get(start.period), events=events) if start else None,
        narrative=newest_story(council.narratives.get(metric.id, ()), own.period),
        forecast=ahead,
        year_target=year_goal if ahead else None,
        risk=risk(tier_of(metric), metric, forecast=ahead, target=year_goal, rag=status, direction=direction),
        rag_before=earlier[0] if earlier else None,
        doubtful=tuple(one for one in council.doubts.get(metric.id, ()) if one.period == own.period),
        missed_running=sum(1 for _ in takewhile(lambda one: one in MISSED, [status, *earlier])),
    )


def financial_year_of(period: Period) -> Period:
    """The year from April to March that a period ends in."""
    return financial_year(period.end.year if period.end.month >= FIRST_MONTH else period.end.year - 1)


def ratings_before(
    own: Observation, held: Mapping[Period, Observation], metric: Metric, council: Council
) -> list[Rag | None]:
    """Of the periods of the same length before the figure's, the newest first."""
    before = [each for period, each in held.items() if period < own.period and period.months == own.period.months]
    return [
        rag(
            each,
            target_for(
                each.period,
                council.targets.get(metric.id, ()),
                metric,
                accumulation=metric.accumulation,
                trajectory=council.trajectories.get(metric.id, ()),
            ),
            metric,
        )
        for each in sorted(before, key=lambda one: one.period, reverse=True)
    ]


def newest_story(told: Iterable[Narrative], period: Period) -> Narrative | None:
    """Of the period or before it: a later one tells of another figure."""
    return next((one for one in reversed(list(told)) if one.period.end <= period.end), None)


def tier_of(metric: Metric) -> Tier | None:
    return Tier(metric.tier) if metric.tier else None
