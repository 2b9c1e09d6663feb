"""What is judged once a snapshot: usual changes of all metrics, and the home council's newest figures.

Chat, digest, card and briefing then read the same row.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from data_layer.catalogue import Metric
from data_layer.council_facts import Outlook, Rag, RiskRating
from data_layer.facts import Figure, Position
from data_layer.figures import figures
from data_layer.methods.long_run import worse_than_years_ago
from data_layer.methods.measure import CASH
from data_layer.methods.rag import MISSED, REACHED
from data_layer.methods.reasons import Good, Reason
from data_layer.periods import Period
from data_layer.queries.comparable_figures import comparable_figures
from data_layer.queries.events import events
from data_layer.queries.usual_changes import UsualChange
from data_layer.series import series_of
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


@dataclass(frozen=True, slots=True)
class Assessment:
    """One row of the table `assessment`: the newest figure of a metric. `change_value` is in the metric's unit."""

    metric: MetricId
    area: AreaCode
    period: Period
    direction: Direction | None
    variation: Variation | None
    change_from: Period | None
    change_value: float | None
    bands: dict[Group, Band | None]
    rag: Rag | None
    risk: RiskRating | None
    reasons: tuple[Reason, ...]
    good: tuple[Good, ...]
    missed_running: int  # reports one after the other in which the target was missed
    worse_than_three_years_ago: bool


def compute_usual_changes(
    reader: Reader, *, viewer: Viewer, as_known_at: date, metrics: Container[MetricId] | None = None
) -> list[UsualChange]:
    """Rows of the table usual_change, for every two periods that some council compares; of all metrics, or of some."""
    catalogue = reader.catalogue
    wanted = {id: metric for id, metric in catalogue.metrics.items() if metrics is None or id in metrics}
    table = comparable_figures(reader, viewer=viewer, as_known_at=as_known_at)
    table = table.loc[table["metric"].isin(list(wanted)), :]
    happened = events(reader, wanted, catalogue.areas, viewer=viewer, as_known_at=as_known_at)
    return usual_changes_of(table, wanted, catalogue.areas, happened)


def compute_assessments(
    reader: Reader, area: AreaCode, *, viewer: Viewer, as_known_at: date, metrics: Iterable[MetricId] | None = None
) -> list[Assessment]:
    """Of every metric (of all whole ones, unless some are named) that the area holds, in the catalogue's order.

    The table usual_change must be filled before.
    """
    catalogue = reader.catalogue
    known = {"viewer": viewer, "as_known_at": as_known_at}
    asked = [metric.id for metric in catalogue.whole_metrics()] if metrics is None else list(metrics)
    found = figures(reader, asked, [area], period=None, groups=GROUPS, **known)
    runs = series_of(reader, asked, area, **known)
    return [
        assessed(
            figure,
            catalogue.metrics[figure.observation.metric],
            worse=worse_than_years_ago(
                figure, runs[figure.observation.metric], catalogue.metrics[figure.observation.metric], years=3
            ),
        )
        for figure in found
    ]


def assessed(figure: Figure, metric: Metric, *, worse: bool) -> Assessment:
    own, moved, judged = figure.observation, figure.change, figure.judged
    return Assessment(
        metric=own.metric,
        area=own.area,
        period=own.period,
        direction=figure.direction,
        variation=figure.variation,
        change_from=moved.from_period if moved else None,
        change_value=moved.value if moved else None,
        bands={position.group: position.band for position in figure.positions},
        rag=judged.rag if judged else None,
        risk=judged.risk.rating if judged and judged.risk else None,
        reasons=tuple(reasons(figure, metric)),
        good=tuple(good(figure, metric)),
        missed_running=judged.missed_running if judged else 0,
        worse_than_three_years_ago=worse,
    )


def reasons(figure: Figure, metric: Metric) -> list[Reason]:
    """Why it is an exception, the strongest first.

    None for neutral, cash and not comparable figures, nor where there is no value.
    """
    if not counts(figure, metric):
        return []
    beside, judged = comparators(figure.positions), figure.judged
    red = judged is not None and judged.rag in MISSED
    found = {
        Reason.TARGET_RED: red,
        Reason.FORECAST_TO_MISS: judged is not None
        and judged.forecast is not None
        and judged.forecast.outlook is Outlook.LIKELY_TO_MISS,
        Reason.ADVERSE_CHANGE: figure.direction is Direction.DETERIORATING
        and figure.variation is Variation.BEYOND_USUAL,
        Reason.ADVERSE_OUTLIER: beside is not None
        and beside.outlier is not None
        and beside.outlier is ADVERSE_OUTLIER.get(metric.better_when),
        Reason.WORST_QUARTER: beside is not None
        and beside.band is not None
        and beside.band is WORST_QUARTER.get(metric.better_when)
        and figure.direction is not Direction.IMPROVING,
        Reason.RED_WITHOUT_NARRATIVE: judged is not None and judged.unexplained,
    }
    return [reason for reason, holds in found.items() if holds]


def good(figure: Figure, metric: Metric) -> list[Good]:
    """The mirror of `reasons`."""
    if not counts(figure, metric):
        return []
    judged = figure.judged
    found = {
        Good.TARGET_REACHED: judged is not None and judged.rag in REACHED and judged.rag_before not in {None, *REACHED},
        Good.FAVOURABLE_CHANGE: figure.direction is Direction.IMPROVING and figure.variation is Variation.BEYOND_USUAL,
    }
    return [reason for reason, holds in found.items() if holds]


def counts(figure: Figure, metric: Metric) -> bool:
    """Whether a figure can be good or bad news at all."""
    own = figure.observation
    neutral = metric.better_when is BetterWhen.NEUTRAL or metric.kind in CASH
    return not neutral and own.value is not None and own.status is not Status.NOT_COMPARABLE


def comparators(positions: Sequence[Position]) -> Position | None:
    by_group = {position.group: position for position in positions}
    return next((by_group[group] for group in COMPARATORS if group in by_group), None)
