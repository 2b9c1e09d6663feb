"""Writes what is computed once a snapshot from its figures: what is usual, and how the home area stands."""

from __future__ import annotations

import json
from collections.abc import Container
from datetime import date
from pathlib import Path

from duckdb import DuckDBPyConnection

from data_layer.assessing import Assessment, compute_assessments, compute_usual_changes
from data_layer.building.definition_rows import insert
from data_layer.catalogue import Catalogue
from data_layer.catalogue_load import load_catalogue
from data_layer.council_facts import STORIES_FROM
from data_layer.database import sql_text
from data_layer.queries.usual_changes import UsualChange
from data_layer.store import Reader, SnapshotId, read_keys
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, Level, MetricId

LEVELS_SEEN = Path(__file__).with_name("levels_seen.sql")
USUAL_CHANGES = """
INSERT INTO usual_change (metric, period, from_period, typical, others, typical_percent, others_percent, pairs)
SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[]), unnest($3::VARCHAR[]), unnest($4::DOUBLE[]), unnest($5::DOUBLE[]),
    unnest($6::DOUBLE[]), unnest($7::DOUBLE[]), unnest($8::INTEGER[])
"""
ASSESSMENTS = """
INSERT INTO assessment (metric, level, area, period, direction, variation, change_from, change_value, bands, rag, risk,
    reasons, good, missed_running, worse_than_three_years_ago)
SELECT unnest($1::VARCHAR[]), unnest($2::INTEGER[]), unnest($3::VARCHAR[]), unnest($4::VARCHAR[]),
    unnest($5::VARCHAR[]), unnest($6::VARCHAR[]), unnest($7::VARCHAR[]), unnest($8::DOUBLE[]), unnest($9::JSON[]),
    unnest($10::VARCHAR[]), unnest($11::VARCHAR[]), unnest($12::VARCHAR[][]), unnest($13::VARCHAR[][]),
    unnest($14::INTEGER[]), unnest($15::BOOLEAN[])
"""


def write_derived(connection: DuckDBPyConnection, home_area: AreaCode, today: date) -> None:
    """What a level sees is judged by what that level sees: nothing shines through to it from above.

    A higher level has a row of its own only where it differs, as where a target is kept from the levels below. Usual
    changes come first, for the assessments are made with them.
    """
    below: dict[MetricId, Assessment] = {}
    levels = connection.execute(sql_text(LEVELS_SEEN), {"stories_from": int(STORIES_FROM)}).fetchall()
    seen = {level for (level,) in levels}
    for level in Level:
        if level is not Level.PUBLIC and level not in seen:
            continue  # it sees what the level below sees
        reader = reader_at(connection, level, home_area, today)
        of_level = {id for id, metric in reader.catalogue.metrics.items() if metric.audience is level}
        if of_level:
            write_usual_changes(reader, of_level, today)
        found = compute_assessments(reader, home_area, viewer=reader.viewer, as_known_at=today)
        other = [each for each in found if below.get(each.metric) != each]
        insert(reader.cursor, ASSESSMENTS, [assessment_row(each, level) for each in other])
        below |= {each.metric: each for each in found}


def write_usual_changes(reader: Reader, of_level: Container[MetricId], today: date) -> None:
    found = compute_usual_changes(reader, viewer=reader.viewer, as_known_at=today, metrics=of_level)
    insert(reader.cursor, USUAL_CHANGES, [usual_change_row(each) for each in found])


def usual_change_row(each: UsualChange) -> tuple[object, ...]:
    return (
        each.metric, each.period.id, each.from_period.id, each.typical, each.others,
        each.typical_percent, each.others_percent, each.pairs,
    )  # fmt: skip


def assessment_row(each: Assessment, level: Level) -> tuple[object, ...]:
    return (
        each.metric, int(level), each.area, each.period.id, each.direction, each.variation,
        each.change_from.id if each.change_from else None, each.change_value, json.dumps(each.bands),
        each.rag, each.risk, [*each.reasons], [*each.good], each.missed_running, each.worse_than_three_years_ago,
    )  # fmt: skip


def reader_at(connection: DuckDBPyConnection, level: Level, home_area: AreaCode, today: date) -> Reader:
    """A reader of the snapshot that is being built, over the builder's own connection."""
    catalogue: Catalogue = load_catalogue(connection, level, today)
    viewer = Viewer(level=level, home_area=home_area, now=today)
    return Reader(connection, SnapshotId(catalogue.snapshot), catalogue, viewer, read_keys(connection))
