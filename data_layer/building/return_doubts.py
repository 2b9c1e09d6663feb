"""Writes what is doubtful about the council's own figures, as each level sees them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection
from pydantic import TypeAdapter

from data_layer.building.definition_rows import insert
from data_layer.catalogue import Metric
from data_layer.council_facts import Narrative, Target, ToleranceKind, TrajectoryPoint
from data_layer.database import sql_text
from data_layer.facts import Observation
from data_layer.periods import Period
from data_layer.returns.plausibility import Doubt, Series, doubts_by
from data_layer.returns.plausible_story import RULES
from data_layer.vocabulary import Level, MetricId, Status

FIGURES = Path(__file__).with_suffix(".sql")
METRIC = TypeAdapter(Metric)
METRICS = "SELECT details FROM metric WHERE id IN (SELECT unnest($ids::VARCHAR[]))"
TARGETS = """
SELECT metric || CASE WHEN part = '' THEN '' ELSE '.' || part END, area, period, value, tolerance_kind, tolerance, due,
    source, audience, load FROM target ORDER BY ALL
"""
TRAJECTORIES = "SELECT metric, area, period, value, audience FROM trajectory_point ORDER BY ALL"
STORIES = """
SELECT metric, area, period, what_happened, why, what_next, owner_role, due, written, audience, embargo_until
FROM narrative ORDER BY metric, area, period, written
"""
CAVEATS = """
INSERT INTO observation_caveat SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[]), unnest($3::VARCHAR[]),
    unnest($4::VARCHAR[]), unnest($5::VARCHAR[]), unnest($6::VARCHAR[]), unnest($7::INTEGER[]), unnest($8::DATE[]),
    unnest($9::VARCHAR[]), unnest($10::VARCHAR[])
"""

Key = tuple[str, str]  # metric or breakdown, area


@dataclass(frozen=True, slots=True)
class Seen:
    """A fact with who may see it and from when."""

    fact: Any
    audience: int
    embargo: date | None = None


@dataclass(slots=True)
class Told:
    """All that is known of one series."""

    figures: list[Seen] = field(default_factory=list)
    targets: list[Seen] = field(default_factory=list)
    trajectory: list[Seen] = field(default_factory=list)
    stories: list[Seen] = field(default_factory=list)
    own: bool = False

    def audiences(self) -> list[int]:
        return sorted({each.audience for each in [*self.figures, *self.targets, *self.trajectory, *self.stories]})


def write_doubts(connection: DuckDBPyConnection, today: date) -> None:
    """After all rows of the returns; nothing where there are none."""
    told = everything_told(connection)
    ids = sorted({metric for metric, _ in told})
    metrics = {
        metric.id: metric
        for (details,) in connection.execute(METRICS, {"ids": ids}).fetchall()
        for metric in [METRIC.validate_json(details)]
    }
    insert(connection, CAVEATS, [
        row for (metric, area), one in told.items() if MetricId(metric) in metrics
        for row in caveat_rows(metrics[MetricId(metric)], area, one, today)
    ])  # fmt: skip


def everything_told(connection: DuckDBPyConnection) -> Mapping[Key, Told]:
    found: defaultdict[Key, Told] = defaultdict(Told)
    for (
        entry,
        area,
        period,
        value,
        status,
        words,
        source,
        published,
        loaded,
        audience,
        embargo,
        own,
    ) in connection.execute(sql_text(FIGURES)).fetchall():
        figure = Observation(
            entry, area, Period.parse(period), value, None, None, Status(status), words, source, published, loaded
        )
        found[entry, area].figures.append(Seen(figure, audience, embargo))
        found[entry, area].own |= own
    for metric, area, period, value, kind, tolerance, due, source, audience, load in connection.execute(
        TARGETS
    ).fetchall():
        target = Target(
            metric, None, area, Period.parse(period), value, ToleranceKind(kind), tolerance, due, source,
            Level(audience), load,
        )  # fmt: skip
        found[metric, area].targets.append(Seen(target, audience))
    for metric, area, period, value, audience in connection.execute(TRAJECTORIES).fetchall():
        point = TrajectoryPoint(metric, area, Period.parse(period), value)
        found[metric, area].trajectory.append(Seen(point, audience))
    for metric, area, period, *story, audience, embargo in connection.execute(STORIES).fetchall():
        found[metric, area].stories.append(Seen(Narrative(Period.parse(period), *story), audience, embargo))
    return found


def caveat_rows(metric: Metric, area: str, told: Told, today: date) -> Iterator[tuple[object, ...]]:
    """Each doubt once, for the lowest audience whose own rows raise it: nothing shines through from above.

    Rows under embargo count only for the doubts about their own periods, which stay under the same embargo.
    """
    known: set[tuple[Period, str, str]] = set()
    for audience in told.audiences():
        hidden = embargoes(told, audience, today)
        for with_embargoed in (False, True) if hidden else (False,):
            series = series_seen(metric, told, audience, today, hidden=not with_embargoed)
            for doubt in doubts_by(RULES, series):
                key = (doubt.period, doubt.code, doubt.field)
                if key not in known and (doubt.period in hidden) == with_embargoed:
                    known.add(key)
                    yield caveat_row(metric, area, doubt, audience, hidden.get(doubt.period))


def embargoes(told: Told, audience: int, today: date) -> dict[Period, date]:
    """The periods whose figure or story the audience may not see yet."""
    return {
        each.fact.period: each.embargo
        for each in [*told.figures, *told.stories]
        if each.audience <= audience and each.embargo and each.embargo > today
    }


def series_seen(metric: Metric, told: Told, audience: int, today: date, *, hidden: bool) -> Series:
    """`hidden`: without what is under embargo."""

    def seen(all_of_them: Iterable[Seen]) -> list[Any]:
        return [
            each.fact
            for each in all_of_them
            if each.audience <= audience and not (hidden and each.embargo and each.embargo > today)
        ]

    return Series(
        metric=metric,
        figures=newest_of_each(seen(told.figures)),
        targets=seen(told.targets),
        trajectory=seen(told.trajectory),
        narratives=seen(told.stories),
        own=told.own,
        today=today,
    )


def newest_of_each(figures: Sequence[Observation]) -> list[Observation]:
    """The last of each period; the figures are in the order in which they were known, period by period."""
    return list({figure.period: figure for figure in figures}.values())


def caveat_row(metric: Metric, area: str, doubt: Doubt, audience: int, embargo: date | None) -> tuple[object, ...]:
    return (
        metric.part_of or metric.id, metric.part or "", area, doubt.period.id, doubt.code.value, doubt.text, audience,
        embargo, doubt.table, doubt.field,
    )  # fmt: skip
