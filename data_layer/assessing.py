"""What is judged once a snapshot: usual changes of all metrics, and the home council's newest figures.

Chat, digest, card and briefing then read the same row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data_layer.catalogue import Metric
from data_layer.facts import Figure, Position
from data_layer.figures import figures
from data_layer.methods.measure import CASH
from data_layer.periods import Period
from data_layer.queries.comparable_figures import comparable_figures
from data_layer.queries.events import events
from data_layer.queries.usual_changes import UsualChange
from data_layer.store import Reader
from data_layer.usual_change_pool import usual_changes_of
from data_layer.viewer import Viewer
from data_layer.vocabulary import (
    AreaCode,
    Band,
    BetterWhen,
    Direction,
    Group,
    MetricId,
    Outlier,
    Status,
    Variation,
)

GROUPS = (Group.NEAREST_NEIGHBOURS, Group.TYPE, Group.REGION, Group.CORE_CITIES, Group.ENGLAND)
# "its comparators": the first of these that the council has
COMPARATORS = (Group.NEAREST_NEIGHBOURS, Group.TYPE)
WORST_QUARTER = {BetterWhen.HIGHER: Band.LOWEST_QUARTER, BetterWhen.LOWER: Band.HIGHEST_QUARTER}
ADVERSE_OUTLIER = {BetterWhen.HIGHER: Outlier.LOW, BetterWhen.LOWER: Outlier.HIGH}


class Reason(StrEnum):
    """Why a figure is an exception, as far as published data alone can say; in the order in which they count.

    A stale figure keeps its other reasons, is listed apart with its age, and is no exception of today.
    """

    ADVERSE_CHANGE = "adverse_change_beyond_usual"
    ADVERSE_OUTLIER = "adverse_outlier"
    WORST_QUARTER = "worst_quarter_not_clearly_improving"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Assessment:
    """One row of the table `assessment`: the newest figure of a metric. `change_value` is in the metric's unit."""

    metric: MetricId
    part: str | None
    area: AreaCode
    period: Period
    direction: Direction | None
    variation: Variation | None
    change_from: Period | None
    change_value: float | None
    bands: dict[Group, Band | None]
    reasons: tuple[Reason, ...]
    stale: bool


def compute_usual_changes(reader: Reader, *, viewer: Viewer, as_known_at: date) -> list[UsualChange]:
    """Rows of the table usual_change, for every metric and every two periods that some council compares."""
    catalogue = reader.catalogue
    table = comparable_figures(reader, viewer=viewer, as_known_at=as_known_at)
    happened = events(reader, catalogue.metrics, catalogue.areas, viewer=viewer, as_known_at=as_known_at)
    return usual_changes_of(table, catalogue.metrics, catalogue.areas, happened)


def compute_assessments(reader: Reader, area: AreaCode, *, viewer: Viewer, as_known_at: date) -> list[Assessment]:
    """Of every metric that the area holds, in the catalogue's order; the table usual_change must be filled before."""
    catalogue = reader.catalogue
    found = figures(
        reader,
        [metric.id for metric in catalogue.whole_metrics()],
        [area],
        period=None,
        groups=GROUPS,
        viewer=viewer,
        as_known_at=as_known_at,
    )
    return [assessed(figure, catalogue.metrics[figure.observation.metric]) for figure in found]


def assessed(figure: Figure, metric: Metric) -> Assessment:
    own, moved = figure.observation, figure.change
    return Assessment(
        metric=own.metric,
        part=own.part,
        area=own.area,
        period=own.period,
        direction=figure.direction,
        variation=figure.variation,
        change_from=moved.from_period if moved else None,
        change_value=moved.value if moved else None,
        bands={position.group: position.band for position in figure.positions},
        reasons=tuple(reasons(figure, metric)),
        stale=figure.freshness.stale,
    )


def reasons(figure: Figure, metric: Metric) -> list[Reason]:
    """None for neutral, cash and not comparable figures, nor where there is no value."""
    own = figure.observation
    never = metric.better_when is BetterWhen.NEUTRAL or metric.kind in CASH
    if never or own.value is None or own.status is Status.NOT_COMPARABLE:
        return []
    beside = comparators(figure.positions)
    found = {
        Reason.ADVERSE_CHANGE: figure.direction is Direction.DETERIORATING
        and figure.variation is Variation.BEYOND_USUAL,
        Reason.ADVERSE_OUTLIER: beside is not None
        and beside.outlier is not None
        and beside.outlier is ADVERSE_OUTLIER.get(metric.better_when),
        Reason.WORST_QUARTER: beside is not None
        and beside.band is not None
        and beside.band is WORST_QUARTER.get(metric.better_when)
        and figure.direction is not Direction.IMPROVING,
        Reason.STALE: figure.freshness.stale,
    }
    return [reason for reason, holds in found.items() if holds]


def comparators(positions: Sequence[Position]) -> Position | None:
    by_group = {position.group: position for position in positions}
    return next((by_group[group] for group in COMPARATORS if group in by_group), None)
