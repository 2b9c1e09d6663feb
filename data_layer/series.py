"""Series for charts and runs: a metric over time in areas, and the middle of a group beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from statistics import median

from data_layer.comparators import candidates, taking_part
from data_layer.facts import Observation, Series
from data_layer.methods.measure import comparable
from data_layer.methods.position import FEWEST_FOR_BAND
from data_layer.periods import Period, PeriodAsked, held_in
from data_layer.queries.observations import observations
from data_layer.queries.published_group import ENGLAND
from data_layer.standing import standing
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, Group, MetricId


def series(
    reader: Reader,
    metric: MetricId,
    areas: Iterable[AreaCode],
    *,
    period: PeriodAsked | None,
    viewer: Viewer,
    as_known_at: date,
) -> list[Series]:
    """One series an area, in the order asked, with the points of the period asked for (all where none is).

    An area that holds nothing has a series without points. `events` are those of all areas and of its own.
    """
    places = reader.places(areas)
    known = {"viewer": viewer, "as_known_at": as_known_at}
    held: defaultdict[AreaCode, list[Observation]] = defaultdict(list)
    for each in observations(reader, [metric], places, **known):
        held[each.area].append(each)
    happened = standing(reader, **known)
    return [
        Series(
            metric=metric,
            area=area,
            points=tuple(of_period(held[area], period)),
            events=tuple(happened.events(metric, area)),
        )
        for area in places
    ]


def series_of(
    reader: Reader, metrics: Iterable[MetricId], area: AreaCode, *, viewer: Viewer, as_known_at: date
) -> dict[MetricId, Series]:
    """All points of many metrics in one area, in one query; one without points for a metric that it does not hold."""
    [place] = reader.places([area])
    asked = list(metrics)
    known = {"viewer": viewer, "as_known_at": as_known_at}
    held: defaultdict[MetricId, list[Observation]] = defaultdict(list)
    for each in observations(reader, asked, [place], **known):
        held[each.metric].append(each)
    happened = standing(reader, **known)
    return {m: Series(m, place, tuple(held[m]), tuple(happened.events(m, place))) for m in asked}


def of_period(held: list[Observation], asked: PeriodAsked | None) -> list[Observation]:
    if asked is None:
        return held
    meant = set(held_in(asked, [each.period for each in held]))
    return [each for each in held if each.period in meant]


def group_series(
    reader: Reader,
    metric: MetricId,
    area: AreaCode,
    group: Group,
    *,
    period: PeriodAsked | None = None,
    viewer: Viewer,
    as_known_at: date,
) -> list[tuple[Period, float]]:
    """The median of the group's members without the council itself, for each period in which 5 or more publish.

    For England its own figure where one is published, as in a position. Oldest first; empty where the area has no such
    group.
    """
    catalogue = reader.catalogue
    (place,) = reader.places([area])
    members = candidates(catalogue, group, place)
    if not members:
        return []
    asked = [*members, ENGLAND] if group is Group.ENGLAND else members
    rows: defaultdict[Period, dict[AreaCode, Observation]] = defaultdict(dict)
    for each in observations(reader, [metric], asked, viewer=viewer, as_known_at=as_known_at):
        rows[each.period][each.area] = each
    middles: dict[Period, float] = {}
    for when, held in rows.items():
        if (middle := middle_of(held, taking_part(catalogue, group, place, members, held))) is not None:
            middles[when] = middle
    return [(when, middles[when]) for when in (sorted(middles) if period is None else held_in(period, list(middles)))]


def middle_of(held: Mapping[AreaCode, Observation], members: Iterable[AreaCode]) -> float | None:
    """England's own figure where it is among what is held; else the median of five members or more."""
    if ENGLAND in held and comparable(held[ENGLAND]):
        return held[ENGLAND].value
    rows = [held[member] for member in members if member in held]
    values = [row.value for row in rows if row.value is not None and comparable(row)]
    return median(values) if len(values) >= FEWEST_FOR_BAND else None
