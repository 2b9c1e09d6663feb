"""Writes what is computed once a snapshot from its figures: what is usual, and how the home area stands."""

from __future__ import annotations

import json
from collections.abc import Container
from datetime import date

from duckdb import DuckDBPyConnection

from data_layer.assessing import Assessment, compute_assessments, compute_usual_changes
from data_layer.building.definition_rows import insert
from data_layer.catalogue import Catalogue
from data_layer.catalogue_load import load_catalogue
from data_layer.queries.usual_changes import UsualChange
from data_layer.store import Reader, SnapshotId, read_keys
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, Level, MetricId

USUAL_CHANGES = """
INSERT INTO usual_change (metric, part, period, from_period, typical, others, typical_percent, others_percent, pairs)
SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[]), unnest($3::VARCHAR[]), unnest($4::VARCHAR[]), unnest($5::DOUBLE[]),
    unnest($6::DOUBLE[]), unnest($7::DOUBLE[]), unnest($8::DOUBLE[]), unnest($9::INTEGER[])
"""
ASSESSMENTS = """
INSERT INTO assessment (metric, part, area, period, direction, variation, change_from, change_value, bands,
    reasons, stale)
SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[]), unnest($3::VARCHAR[]), unnest($4::VARCHAR[]),
    unnest($5::VARCHAR[]), unnest($6::VARCHAR[]), unnest($7::VARCHAR[]), unnest($8::DOUBLE[]), unnest($9::JSON[]),
    unnest($10::JSON[]), unnest($11::BOOLEAN[])
"""


def write_derived(connection: DuckDBPyConnection, home_area: AreaCode, today: date) -> None:
    """Each metric is judged by what those see who may just see it: nothing shines through to them from above.

    Usual changes come first, for the assessments are made with them.
    """
    for level in Level:
        reader = reader_at(connection, level, home_area, today)
        of_level = {id for id, metric in reader.catalogue.metrics.items() if metric.audience is level}
        if of_level:
            write_usual_changes(reader, of_level, today)
            write_assessments(reader, of_level, today)


def write_usual_changes(reader: Reader, of_level: Container[MetricId], today: date) -> None:
    found = compute_usual_changes(reader, viewer=reader.viewer, as_known_at=today)
    insert(reader.cursor, USUAL_CHANGES, [usual_change_row(each) for each in found if each.metric in of_level])


def write_assessments(reader: Reader, of_level: Container[MetricId], today: date) -> None:
    found = compute_assessments(reader, reader.viewer.home_area, viewer=reader.viewer, as_known_at=today)
    insert(reader.cursor, ASSESSMENTS, [assessment_row(each) for each in found if each.metric in of_level])


def usual_change_row(each: UsualChange) -> tuple[object, ...]:
    return (
        each.metric, each.part or "", each.period.id, each.from_period.id, each.typical, each.others,
        each.typical_percent, each.others_percent, each.pairs,
    )  # fmt: skip


def assessment_row(each: Assessment) -> tuple[object, ...]:
    return (
        each.metric, each.part or "", each.area, each.period.id, each.direction, each.variation,
        each.change_from.id if each.change_from else None, each.change_value, json.dumps(each.bands),
        json.dumps(each.reasons), each.stale,
    )  # fmt: skip


def reader_at(connection: DuckDBPyConnection, level: Level, home_area: AreaCode, today: date) -> Reader:
    """A reader of the snapshot that is being built, over the builder's own connection."""
    catalogue: Catalogue = load_catalogue(connection, level, today)
    viewer = Viewer(level=level, home_area=home_area, now=today)
    return Reader(connection, SnapshotId(catalogue.snapshot), catalogue, viewer, read_keys(connection))
