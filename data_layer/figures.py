"""Figures with all that belongs to them: queries and methods joined once, for chat, card, digest and briefing alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from data_layer.catalogue import Catalogue, Metric
from data_layer.facts import Change, Figure, Observation, Position, Provenance, SeriesEvent
from data_layer.judging import Council, council_of, judged
from data_layer.methods.change import change, earlier_period
from data_layer.methods.direction import direction
from data_layer.methods.freshness import freshness_of
from data_layer.methods.measure import comparable, in_percent
from data_layer.methods.variation import variation
from data_layer.periods import PeriodAsked, held_in
from data_layer.positions import positions
from data_layer.queries.observations import OBSERVATIONS, observations
from data_layer.series import group_series, series
from data_layer.standing import Standing, standing
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, EventKind, Group, MetricId

__all__ = ["figures", "group_series", "series"]

QUERY = "/".join(OBSERVATIONS.parts[-3:])


@dataclass(frozen=True, slots=True)
class Found:
    """An observation that answers, the one it is compared with, and whether a newer one is held."""

    observation: Observation
    earlier: Observation | None
    gap: bool
    newest: bool
    since: date  # an event from this day on touches the figure or its change


def figures(
    reader: Reader,
    metrics: Iterable[MetricId],
    areas: Iterable[AreaCode],
    *,
    period: PeriodAsked | None,
    groups: Sequence[Group],
    viewer: Viewer,
    as_known_at: date,
) -> list[Figure]:
    """One figure a metric and area, in the order asked; nothing where none is held for the period, or none may be seen.

    The period is resolved for each metric against what the area holds; of several the newest counts, and its change is
    that to the period before it. The first of `groups` becomes the first of `positions`; a group that an area does not
    have is left out. A former code of a place gives the figures of the place, under the code it has now.
    """
    catalogue = reader.catalogue
    wanted = [metric for metric in dict.fromkeys(metrics) if metric in catalogue.metrics]
    places = reader.places(areas)
    known = {"viewer": viewer, "as_known_at": as_known_at}
    held: defaultdict[tuple[MetricId, AreaCode], list[Observation]] = defaultdict(list)
    for each in observations(reader, wanted, places, **known):
        held[each.metric, each.area].append(each)
    if not held:
        return []
    kept = standing(reader, **known)
    found = [
        answer
        for metric in wanted
        for area in places
        if (of_area := held.get((metric, area)))
        and (answer := resolved(catalogue.metrics[metric], of_area, period, kept.events(metric, area)))
    ]
    stood = positions(reader, [one.observation for one in found], groups, **known)
    said = {area: council_of(reader, wanted, area, **known) for area in places}
    return [
        with_judgement(joined(one, stands, kept, catalogue, viewer), held, kept, said, catalogue)
        for one, stands in zip(found, stood, strict=True)
    ]


def resolved(
    metric: Metric, held: Sequence[Observation], asked: PeriodAsked | None, happened: Sequence[SeriesEvent]
) -> Found | None:
    """`held`: all observations of one metric in one area. None where none is of the period asked for."""
    by_period = {each.period: each for each in held}
    meant = held_in(asked, list(by_period))
    if not meant:
        return None
    own = by_period[meant[-1]]
    usable = [each.period for each in held if comparable(each)] if comparable(own) else []
    rule = partial(earlier_period, own.period, usable, frequency=metric.frequency, area=own.area)
    before = rule(events=happened)
    unbroken = before or rule()
    since = before.period.start if before else unbroken.period.end + date.resolution if unbroken else own.period.start
    earlier = by_period[before.period] if before else None
    return Found(own, earlier, gap=bool(before and before.gap), newest=own.period == max(by_period), since=since)


def joined(found: Found, stands: tuple[Position, ...], kept: Standing, catalogue: Catalogue, viewer: Viewer) -> Figure:
    own, metric = found.observation, catalogue.metrics[found.observation.metric]
    moved = with_usual(found, metric, kept)
    return Figure(
        observation=own,
        direction=direction(moved, found.earlier, own, metric) if own.value is not None else None,
        variation=variation(moved, metric),
        change=moved,
        positions=stands,
        freshness=freshness_of(own, metric, now=viewer.now, newest=found.newest),
        events=touching(found, kept),
        provenance=provenance(own, metric, catalogue),
    )


def with_judgement(
    figure: Figure,
    held: Mapping[tuple[MetricId, AreaCode], Sequence[Observation]],
    kept: Standing,
    said: Mapping[AreaCode, Council],
    catalogue: Catalogue,
) -> Figure:
    own = figure.observation
    council = said[own.area]
    if not council.speaks_of(own.metric):
        return figure
    found = judged(
        own,
        {each.period: each for each in held[own.metric, own.area]},
        catalogue.metrics[own.metric],
        council,
        direction=figure.direction,
        events=kept.events(own.metric, own.area),
    )
    return replace(figure, judged=found)


def with_usual(found: Found, metric: Metric, kept: Standing) -> Change | None:
    own = found.observation
    moved = change(found.earlier, own, gap=found.gap) if found.earlier else None
    known = kept.usual.get((own.metric, own.period, moved.from_period)) if moved else None
    if moved is None or known is None:
        return moved
    if in_percent(metric):
        return replace(moved, typical=known.typical_percent, others=known.others_percent)
    return replace(moved, typical=known.typical, others=known.others)


def touching(found: Found, kept: Standing) -> tuple[SeriesEvent, ...]:
    """Events of this area from the period compared with to this one, or in between where a break forbids to compare.

    One that takes comparability away lasts.
    """
    own = found.observation
    return tuple(
        event
        for event in kept.events(own.metric, own.area)
        if event.starts <= own.period.end and (event.starts >= found.since or event.kind is EventKind.NOT_COMPARABLE)
    )


def provenance(own: Observation, metric: Metric, catalogue: Catalogue) -> Provenance:
    """Of a rate worked out here both publishers are named; the link is that of what was divided."""
    source = catalogue.sources[own.source]
    divided_by = catalogue.sources[metric.denominator_source] if metric.denominator_source else None
    return Provenance(
        source=f"{source.title}, divided by {divided_by.title.lower()}" if divided_by else source.title,
        publisher=f"{source.publisher} and {divided_by.publisher}" if divided_by else source.publisher,
        published=own.published,
        loaded=own.loaded,
        licence=source.licence,
        url=source.url,
        definition=metric.definition.counts,
        query=QUERY,
    )
