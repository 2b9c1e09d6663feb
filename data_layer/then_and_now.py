"""What a figure was as known on the day scrutiny spoke of it, what it is now, and whether it has moved beyond usual."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from data_layer.catalogue import Metric
from data_layer.council_facts import Baseline
from data_layer.facts import Figure, Observation
from data_layer.figures import figures
from data_layer.methods.baseline import NoChangeSince, NotSince, SinceBaseline, since_baseline
from data_layer.methods.measure import in_percent
from data_layer.methods.variation import variation
from data_layer.periods import held_in
from data_layer.queries.observations import observations
from data_layer.queries.scrutiny_items import ScrutinyItem
from data_layer.standing import Standing, standing
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, MetricId, Variation

THE_COUNCILS_WORD = "The council's return"


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """`then`: as known that day, whatever was revised since; None where nothing was held. `now`: the newest held.

    `since`: the change from the one to the other, or why none is given; None where there is nothing to compare, or
    where both are of one period. `variation`: of that change, by methods.variation.
    """

    then: Observation | None
    now: Figure | None
    since: SinceBaseline | NoChangeSince | None
    variation: Variation

    @property
    def same_period(self) -> bool:
        return bool(self.then and self.now and self.then.period == self.now.observation.period)


def then_and_now(
    reader: Reader, items: Sequence[ScrutinyItem], area: AreaCode, *, viewer: Viewer, as_known_at: date
) -> dict[str, ThenAndNow]:
    """Item id -> its measure's figures in the area; items of no measure that the viewer sees are left out."""
    catalogue = reader.catalogue
    measured = {item.id: item for item in items if item.metric in catalogue.metrics}
    metrics = list(dict.fromkeys(item.metric for item in measured.values() if item.metric))
    found = figures(reader, metrics, [area], period=None, groups=(), viewer=viewer, as_known_at=as_known_at)
    now = {figure.observation.metric: figure for figure in found}
    then = known_then(reader, list(measured.values()), area, viewer=viewer, as_known_at=as_known_at)
    kept = standing(reader, viewer=viewer, as_known_at=as_known_at)
    return {
        id: joined(item, then.get(id), now.get(item.metric), catalogue.metrics[item.metric], kept)
        for id, item in measured.items()
        if item.metric
    }


def known_then(
    reader: Reader, items: Sequence[ScrutinyItem], area: AreaCode, *, viewer: Viewer, as_known_at: date
) -> dict[str, Observation]:
    """Item id -> the figure that the viewer's level had on the day it was raised: one query a day.

    Of the period that the item names, else the newest of that day; embargoes are those of that day as well.
    """
    found: dict[str, Observation] = {}
    for day in dict.fromkeys(item.raised for item in items):
        of_day = [item for item in items if item.raised == day]
        metrics = [item.metric for item in of_day if item.metric]
        as_then = {"viewer": replace(viewer, now=min(day, viewer.now)), "as_known_at": min(day, as_known_at)}
        held: dict[MetricId, list[Observation]] = {}
        for one in observations(reader, metrics, [area], **as_then):
            held.setdefault(one.metric, []).append(one)
        for item in of_day:
            if item.metric and (meant := of_period(item, held.get(item.metric, []))):
                found[item.id] = meant
    return found


def of_period(item: ScrutinyItem, held: Sequence[Observation]) -> Observation | None:
    wanted = [item.period] if item.period else held_in(None, [one.period for one in held])
    return next((one for one in held if one.period in wanted), None)


def joined(
    item: ScrutinyItem, then: Observation | None, now: Figure | None, metric: Metric, kept: Standing
) -> ThenAndNow:
    """The change starts from the figure held that day, else from the council's word where it names a period."""
    nothing = ThenAndNow(then, now, None, Variation.UNKNOWN)
    start = starting_point(item, then)
    if start is None or now is None or start.period == now.observation.period:
        return nothing
    latest = now.observation
    usual = kept.usual.get((latest.metric, latest.period, start.period))
    typical = (usual.typical_percent if in_percent(metric) else usual.typical) if usual else None
    happened = kept.events(latest.metric, latest.area)
    since = since_baseline(start, latest, metric, held=then, events=happened, typical=typical)
    if isinstance(since, NoChangeSince) and since.reason is NotSince.NOT_EARLIER:
        return nothing
    moved = since.change if isinstance(since, SinceBaseline) else None
    return replace(nothing, since=since, variation=variation(moved, metric))


def starting_point(item: ScrutinyItem, then: Observation | None) -> Baseline | None:
    if then is not None:
        return Baseline(then.period, then.value, None, then.source)
    if item.period is not None and item.value_then is not None:
        return Baseline(item.period, item.value_then, None, THE_COUNCILS_WORD)
    return None
