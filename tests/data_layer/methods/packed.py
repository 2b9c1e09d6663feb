"""Series of the embedded pack as observations, read straight from its file."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import duckdb

from data_layer.facts import Observation
from data_layer.periods import Period
from data_layer.vocabulary import Status
from tests.data_layer.methods.made import figure

OBSERVATIONS = Path(__file__).resolve().parents[3] / "data_layer" / "pack" / "observation.parquet"
NOTTINGHAM = "E06000018"
# the last known of each figure, as revisions stand beside what they replace
SERIES = """
    SELECT area, period, value, lower, upper, status, numerator, denominator
    FROM read_parquet($pack)
    WHERE metric = $metric AND coalesce(part, '') = $part
    QUALIFY row_number() OVER (PARTITION BY area, period ORDER BY load DESC) = 1
    ORDER BY area, period
"""


@cache
def rows(metric: str, part: str = "") -> list[tuple]:
    with duckdb.connect() as connection:
        return connection.execute(SERIES, {"pack": str(OBSERVATIONS), "metric": metric, "part": part}).fetchall()


@cache
def packed(metric: str, part: str = "") -> dict[str, list[Observation]]:
    """By council, oldest first; those without a value are left in."""
    found: dict[str, list[Observation]] = {}
    for area, period, value, lower, upper, status, _, _ in rows(metric, part):
        one = figure(value, Period.parse(period), lower=lower, upper=upper, status=Status(status))
        found.setdefault(area, []).append(one)
    return found


def of_nottingham(metric: str, part: str = "") -> list[Observation]:
    return packed(metric, part)[NOTTINGHAM]


def valued(points: Iterable[Observation]) -> list[tuple[Observation, float]]:
    """Those that have a value, each beside it."""
    return [(point, point.value) for point in points if point.value is not None]
