"""Chart requests: what to draw, as data; bot.render draws it."""

from __future__ import annotations

from collections.abc import Sequence

from actions.answer import ComparisonRequested, SeriesRequested
from actions.wording.names import titled
from actions.wording.places import home_first, measured_group, place
from data_layer.catalogue import Catalogue, Metric
from data_layer.facts import Figure, Position, Series
from data_layer.methods.measure import comparable
from data_layer.vocabulary import AreaCode, Basis

MOST_BARS = 20


def series_chart(
    metric: Metric,
    found: Sequence[Series],
    catalogue: Catalogue,
    *,
    home: AreaCode,
    median: Sequence[tuple[str, float | None]] = (),
    median_name: str = "",
) -> list[SeriesRequested]:
    """One line a council; nothing where there are fewer than two points to join."""
    drawn = [one for one in found if sum(point.value is not None for point in one.points) > 1]
    if not drawn:
        return []
    order = home_first([one.area for one in drawn], home, catalogue)
    by_area = {one.area: one for one in drawn}
    names = {area: place(area, catalogue) for area in order}
    where = names[order[0]] if len(order) == 1 else ", ".join(names.values())
    return [
        SeriesRequested(
            metric=metric.id,
            areas=list(order),
            title=f"{titled(metric.short_name)}, {where}",
            points={area: [(point.period.label, point.value) for point in by_area[area].points] for area in order},
            names={str(area): name for area, name in names.items()},
            unit=metric.unit,
            decimals=metric.decimals,
            breaks=breaks_in(drawn),
            median=list(median),
            median_name=median_name,
            home=home,
        )
    ]


def breaks_in(found: Sequence[Series]) -> list[tuple[str, str]]:
    """The first period after each break, with what happened there."""
    said: dict[str, str] = {}
    for one in found:
        for event in one.events:
            after = next((point.period.label for point in one.points if point.period.end >= event.starts), None)
            if after and not event.allows_change:
                said.setdefault(after, event.note)
    return sorted(said.items())


def group_chart(figure: Figure, position: Position, metric: Metric, catalogue: Catalogue) -> list[ComparisonRequested]:
    """The council first, then its group by name, with the median and quartiles; nothing where too few have a figure."""
    if figure.observation.value is None or position.median is None:
        return []
    area = figure.observation.area
    members: list[tuple[str, float | None]] = []
    published = position.basis is Basis.PUBLISHED
    name = measured_group(position.group, position.basis, area, catalogue)
    if published:
        members = [(name, position.median)]
    elif len(position.members) <= MOST_BARS:
        members = [(place(m.area, catalogue), m.value) for m in position.members]
    return [
        ComparisonRequested(
            metric=metric.id,
            title=f"{titled(metric.short_name)}, {place(area, catalogue)} and {name}",
            period=figure.observation.period.label,
            unit=metric.unit,
            decimals=metric.decimals,
            bars=[(place(area, catalogue), figure.observation.value), *members],
            # the publisher's own figure is a bar beside the council's, not the middle of a group
            median=None if published else position.median,
            q1=None if published else position.q1,
            q3=None if published else position.q3,
            group_name=name,
        )
    ]


def councils_chart(figures: Sequence[Figure], metric: Metric, catalogue: Catalogue) -> list[ComparisonRequested]:
    """Named councils side by side, in the order given (home first, then the alphabet), as far as they compare."""
    bars = [
        (place(own.area, catalogue), own.value if comparable(own) else None)
        for own in (figure.observation for figure in figures)
    ]
    if sum(value is not None for _, value in bars) < 2:
        return []
    return [
        ComparisonRequested(
            metric=metric.id,
            title=f"{titled(metric.short_name)}, {', '.join(name for name, _ in bars)}",
            period=figures[0].observation.period.label,
            unit=metric.unit,
            decimals=metric.decimals,
            bars=bars,
        )
    ]
