"""Gives the council's own shares of people and cases the interval that their counts allow."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from duckdb import DuckDBPyConnection

from data_layer.building.counted import Counted
from data_layer.building.definition_rows import insert
from data_layer.database import sql_text
from data_layer.methods.measure import at_most
from data_layer.methods.wilson import Interval, wilson

FIGURES = Path(__file__).with_suffix(".sql")
UPDATE = """
UPDATE observation SET lower = found.lower, upper = found.upper
FROM (SELECT unnest($1::BIGINT[]) AS row, unnest($2::DOUBLE[]) AS lower, unnest($3::DOUBLE[]) AS upper) AS found
WHERE observation.rowid = found.row
"""


def write_intervals(connection: DuckDBPyConnection, measures: Mapping[str, Counted]) -> None:
    """After the rows of the returns; before small numbers are hidden, so that an interval is hidden with its figure."""
    found = []
    for row, metric, value, numerator, denominator in connection.execute(sql_text(FIGURES)).fetchall():
        measure = measures.get(metric)
        if measure and (interval := interval_of(value, numerator, denominator, measure)):
            found.append((row, interval.lower, interval.upper))
    insert(connection, UPDATE, found)


def interval_of(value: float, numerator: float, denominator: float, measure: Counted) -> Interval | None:
    """In the measure's unit. None where the value is no share of people or cases, or not the share of these counts."""
    if measure.per is None or not measure.of_cases:
        return None
    found = wilson(numerator, denominator, per=measure.per)
    half_a_decimal = 0.5 * 10.0**-measure.decimals
    if found is None or not at_most(value - measure.per * numerator / denominator, half_a_decimal):
        return None
    # a figure that was rounded up to all of them stays within
    return Interval(min(found.lower, value), max(found.upper, value))
