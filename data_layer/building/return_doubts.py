"""Writes what is doubtful about the council's own figures: for whom and on which days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from duckdb import DuckDBPyConnection
from pydantic import TypeAdapter

from data_layer.building.definition_rows import insert
from data_layer.building.doubts_seen import Seen, Told, doubts_seen
from data_layer.catalogue import Metric
from data_layer.council_facts import Narrative, Target, ToleranceKind, TrajectoryPoint
from data_layer.database import sql_text
from data_layer.facts import Observation
from data_layer.periods import Period
from data_layer.vocabulary import Level, MetricId, Status

FIGURES = Path(__file__).with_suffix(".sql")
METRIC = TypeAdapter(Metric)
METRICS = "SELECT details FROM metric WHERE id IN (SELECT unnest($ids::VARCHAR[]))"
TARGETS = """
SELECT metric || CASE WHEN part = '' THEN '' ELSE '.' || part END, area, period, value, tolerance_kind, tolerance, due,
    source, audience, load FROM target ORDER BY metric, part, area, period, load
"""
TRAJECTORIES = "SELECT metric, area, period, value, audience FROM trajectory_point ORDER BY metric, area, period, load"
STORIES = """
SELECT metric, area, period, what_happened, why, what_next, owner_role, due, written, audience, embargo_until
FROM narrative ORDER BY metric, area, period, load
"""
CAVEATS = """
INSERT INTO observation_caveat SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[]), unnest($3::VARCHAR[]),
    unnest($4::VARCHAR[]), unnest($5::VARCHAR[]), unnest($6::VARCHAR[]), unnest($7::INTEGER[]), unnest($8::INTEGER[]),
    unnest($9::DATE[]), unnest($10::DATE[]), unnest($11::VARCHAR[]), unnest($12::VARCHAR[])
"""

Key = tuple[str, str]  # metric or breakdown, area


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
    """Rows of the table observation_caveat for one series."""
    for each in doubts_seen(metric, told, today):
        doubt = each.held.doubt
        yield (
            metric.whole, metric.part or "", area, doubt.period.id, doubt.code.value, doubt.text,
            each.audience, each.hidden_from, each.held.begins, each.held.ends, doubt.table, doubt.field,
        )  # fmt: skip
