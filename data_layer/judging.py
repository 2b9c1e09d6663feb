"""A figure against what the council says of it (target, baseline, story), joined once for every kind of answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise, takewhile
from typing import Any

from data_layer.catalogue import Metric
from data_layer.council_facts import (
    STORIES_FROM,
    Baseline,
    Doubtful,
    Forecast,
    Narrative,
    Rag,
    Target,
    Tier,
    TrajectoryPoint,
)
from data_layer.facts import Observation, SeriesEvent
from data_layer.judged import Judged
from data_layer.methods.baseline import since_baseline
from data_layer.methods.change import SLACK, is_seasonal, months_apart
from data_layer.methods.exceptions import missed_running
from data_layer.methods.forecast import forecast
from data_layer.methods.measure import months_between_periods
from data_layer.methods.rag import MISSED, rag
from data_layer.methods.risk import risk
from data_layer.methods.target import distance, target_for
from data_layer.periods import Period, financial_year
from data_layer.queries.baselines import baselines
from data_layer.queries.doubts import doubts
from data_layer.queries.narratives import narratives
from data_layer.queries.targets import targets
from data_layer.queries.trajectories import trajectories
from data_layer.store import Reader, Told
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
    stories_seen: bool = False  # whether the viewer would see a story if there were one

    def speaks_of(self, metric: MetricId) -> bool:
        return any(metric in said for said in (self.targets, self.baselines, self.narratives, self.doubts))


def council_of(
    reader: Reader, metrics: Iterable[MetricId], area: AreaCode, *, viewer: Viewer, as_known_at: date
) -> Council:
    """A query for each of the five that is held of any of the metrics in the area."""
    asked, told_of = list(metrics), reader.keys.told_of

    def told(query: Callable[..., dict[MetricId, Any]], of: Told) -> dict[MetricId, Any]:
        held = [metric for metric in asked if (area, metric) in of]
        return query(reader, held, area, viewer=viewer, as_known_at=as_known_at) if held else {}

    return Council(
        told(targets, told_of.targets),
        told(trajectories, told_of.trajectories),
        told(baselines, told_of.baselines),
        told(narratives, told_of.narratives),
        told(doubts, told_of.doubts),
        stories_seen=viewer.level >= STORIES_FROM,
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
    """`held`: all observations of the metric in the area; those later than `own` judge nothing of it.

    None where the council says nothing of the metric.
    """
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
        [each for each in held.values() if each.period.end <= own.period.end],
        metric,
        accumulation=metric.accumulation,
        year=year,
        target=year_goal,
        events=events,
        area=own.area,
    )
    ahead = outcome if isinstance(outcome, Forecast) else None
    story = newest_story(council.narratives.get(metric.id, ()), own.period)
    told = story is not None and story.period == own.period
    return Judged(
        target=goal,
        rag=status,
        distance=distance(own, goal, metric) if goal else None,
        next_target=next((one for one in set_for if one.period.end > own.period.end), None),
        baseline=start,
        since=since_baseline(start, own, metric, held=held.get(start.period), events=events) if start else None,
        narrative=story,
        forecast=ahead,
        year_target=year_goal if ahead else None,
        risk=risk(tier_of(metric), metric, forecast=ahead, target=year_goal, rag=status, direction=direction),
        rag_before=earlier[0] if earlier else None,
        doubtful=tuple(one for one in council.doubts.get(metric.id, ()) if one.period == own.period),
        unexplained=council.stories_seen and status in MISSED and not told,
        missed_running=missed_running([status, *earlier]),
    )


def financial_year_of(period: Period) -> Period:
    """The year from April to March that a period ends in."""
    return financial_year(period.end.year if period.end.month >= FIRST_MONTH else period.end.year - 1)


def ratings_before(
    own: Observation, held: Mapping[Period, Observation], metric: Metric, council: Council
) -> list[Rag | None]:
    """Of the periods of the same length before the figure's, the newest first, as far back as none is missing."""
    alike = [period for period in held if period < own.period and period.months == own.period.months]
    newest_first = pairwise([own.period, *sorted(alike, reverse=True)])
    unbroken = takewhile(lambda pair: follows(pair[0], pair[1], metric), newest_first)
    return [
        rag(
            held[period],
            target_for(
                period,
                council.targets.get(metric.id, ()),
                metric,
                accumulation=metric.accumulation,
                trajectory=council.trajectories.get(metric.id, ()),
            ),
            metric,
        )
        for _, period in unbroken
    ]


def follows(later: Period, earlier: Period, metric: Metric) -> bool:
    """Whether no report is missing between the two."""
    every = months_between_periods(metric.frequency)
    if every is None:
        return True
    slack = 0 if is_seasonal(later, metric.frequency) else SLACK
    return months_apart(earlier, later) <= max(every, later.months) + slack


def newest_story(told: Iterable[Narrative], period: Period) -> Narrative | None:
    """Of the period or before it: a later one tells of another figure."""
    return next((one for one in reversed(list(told)) if one.period.end <= period.end), None)


def tier_of(metric: Metric) -> Tier | None:
    return Tier(metric.tier) if metric.tier else None
