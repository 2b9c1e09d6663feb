"""Brings the returns in force into a new snapshot: first among the definitions, then row by row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from duckdb import DuckDBPyConnection

from data_layer.building.counted import counted_measures
from data_layer.building.definition_rows import insert
from data_layer.building.return_definitions import OwnMeasures
from data_layer.building.return_intervals import write_intervals
from data_layer.building.return_small_numbers import hide_small_numbers
from data_layer.database import sql_text
from data_layer.definition_catalogue import part_id
from data_layer.periods import Period
from data_layer.returns.columns import Sheet
from data_layer.returns.known import as_one
from data_layer.returns.model import SHEETS, CouncilRows
from data_layer.returns.stored import POSITION, StoredLoad
from data_layer.returns.value_types import PeriodText, slug
from data_layer.vocabulary import AreaCode, MetricId

RETURNED = Path(__file__).with_name("returned.sql")
OF_CATALOGUE = tuple(s for s in SHEETS if s.table in {"measures", "outcomes", "outcome_map", "portfolios", "about"})
# identifiers come from the sheets declared in this program, never from a file
CREATE = "CREATE TEMP TABLE returned_{table} ({columns}, load VARCHAR, load_position INTEGER)"
READ = "INSERT INTO returned_{table} BY NAME SELECT *, $load AS load, $at AS load_position FROM read_parquet($path)"
PERIODS = "SELECT DISTINCT period FROM returned_{table} WHERE period IS NOT NULL"
DROP = "DROP TABLE returned_{table}"
# as those write it who see least: a spelling may tell of a row of a higher level
PARTS_HELD = """
SELECT measure, part, max(given) FROM (
    SELECT measure, part, true AS given, coalesce(audience, 0) AS level FROM returned_observations
    UNION ALL SELECT measure, part, false, coalesce(audience, 0) FROM returned_targets)
GROUP BY measure, part ORDER BY measure, min(level), part NULLS FIRST
"""
LISTED = """
INSERT INTO council_load SELECT unnest($1::VARCHAR[]), unnest($2::INTEGER[]), unnest($3::VARCHAR[]),
    unnest($4::VARCHAR[]), unnest($5::BOOLEAN[]), unnest($6::VARCHAR[])
"""
LOADS = """
INSERT INTO load SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[]), unnest($3::VARCHAR[]), NULL,
    unnest($4::DATE[]), unnest($4::DATE[]), unnest($5::VARCHAR[]), unnest($6::VARCHAR[]), unnest($7::BIGINT[])
"""
PERIOD_ROWS = """
INSERT OR IGNORE INTO period SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[]), unnest($3::DATE[]),
    unnest($4::DATE[]), unnest($5::INTEGER[])
"""
PART_TABLE = "CREATE TEMP TABLE returned_part (words VARCHAR, id VARCHAR)"
PART_ROWS = "INSERT INTO returned_part SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[])"
PUBLISHER = "UPDATE source SET publisher = (SELECT name FROM area WHERE code = $home) WHERE id = 'council_return'"


def stage_returns(connection: DuckDBPyConnection, loads: Sequence[StoredLoad], home_area: AreaCode) -> OwnMeasures:
    """Lists the loads, reads the sheets of those that are the home area's into temporary tables, and gives what they
    say of measures.
    """
    insert(connection, LISTED, [
        (one.id, at, one.record.home_area, one.record.title, one.record.illustrative, one.record.by)
        for at, one in enumerate(loads)
    ])  # fmt: skip
    ours = [one for one in loads if one.record.home_area == home_area]
    for sheet in SHEETS:
        stage(connection, sheet, ours)
    given = [one.rows(OF_CATALOGUE) for one in ours]
    parts, held = parts_and_held(connection)
    whole = as_one(given)
    return OwnMeasures(
        measures=whole.measures,
        sources=sources_of(ours, given),
        outcomes=whole.outcomes,
        outcome_map=whole.outcome_map,
        portfolios=whole.portfolios,
        parts=parts,
        held=held,
        loaded_from=frozenset(one.source_id for one in ours),
    )


def stage(connection: DuckDBPyConnection, sheet: Sheet, loads: Sequence[StoredLoad]) -> None:
    columns = [POSITION, *((name, column.value.sql) for name, column in sheet.columns.items())]
    create = CREATE.format(table=sheet.table, columns=", ".join(f'"{name}" {kind}' for name, kind in columns))
    connection.execute(create)
    read = READ.format(table=sheet.table)
    for at, one in enumerate(loads):
        if path := one.file(sheet):
            connection.execute(read, {"path": str(path), "load": one.load_id, "at": at})


def sources_of(loads: Sequence[StoredLoad], given: Sequence[CouncilRows]) -> dict[str, str]:
    """Measure -> the source of the newest return that has it."""
    return {row.id: one.source_id for one, rows in zip(loads, given, strict=True) for row in rows.measures}


def parts_and_held(connection: DuckDBPyConnection) -> tuple[dict[str, dict[str, str]], frozenset[str]]:
    """Measure -> its breakdowns, id -> words; and the ids that have figures."""
    parts: defaultdict[str, dict[str, str]] = defaultdict(dict)
    held = set()
    for measure, words, given in connection.execute(PARTS_HELD).fetchall():
        id = MetricId(measure) if words is None else part_id(MetricId(measure), slug(words))
        if words is not None:
            parts[measure].setdefault(slug(words), words)
        if given:
            held.add(id)
    return dict(parts), frozenset(held)


def write_returns(
    connection: DuckDBPyConnection, loads: Sequence[StoredLoad], home_area: AreaCode, today: date
) -> None:
    """After places and published figures; drops the temporary tables that `stage_returns` made."""
    ours = [one for one in loads if one.record.home_area == home_area]
    insert(connection, LOADS, [
        (one.load_id, one.source_id, one.record.title, one.record.accepted.date(), one.record.file, one.record.sha256,
         one.record.counts.get("observations", 0))
        for one in ours
    ])  # fmt: skip
    write_periods(connection)
    connection.execute(PART_TABLE)
    words = {words for _, words, _ in connection.execute(PARTS_HELD).fetchall() if words is not None}
    insert(connection, PART_ROWS, [(each, slug(each)) for each in sorted(words)])
    if ours:
        connection.execute(sql_text(RETURNED))
        measures = counted_measures(connection)
        write_intervals(connection, measures)
        hide_small_numbers(connection, measures, today)
    connection.execute(PUBLISHER, {"home": home_area})
    for table in ["part", *(sheet.table for sheet in SHEETS)]:
        drop = DROP.format(table=table)
        connection.execute(drop)


def write_periods(connection: DuckDBPyConnection) -> None:
    found: set[str] = set()
    for sheet in SHEETS:
        if isinstance(getattr(sheet.columns.get("period"), "value", None), PeriodText):
            query = PERIODS.format(table=sheet.table)
            found |= {id for (id,) in connection.execute(query).fetchall()}
    periods = [Period.parse(id) for id in sorted(found)]
    insert(connection, PERIOD_ROWS, [(p.id, p.label, p.start, p.end, p.months) for p in periods])
