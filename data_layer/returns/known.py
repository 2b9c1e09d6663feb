"""What a return may refer to: the published catalogue, the places, and what earlier returns have brought."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from data_layer.catalogue import Metric
from data_layer.definition_catalogue import Definitions
from data_layer.pack_manifest import read_pack
from data_layer.returns.columns import Sheet
from data_layer.returns.model import SHEETS, CouncilRows
from data_layer.vocabulary import AreaCode, MetricId

AREAS = "SELECT code FROM read_parquet($path)"
FORMER = "SELECT old FROM read_parquet($path) WHERE same_place"


@dataclass(frozen=True)
class Known:
    """`names` of outcomes and portfolios lead from their id or name, in small letters, to their id."""

    home_area: AreaCode
    metrics: Mapping[MetricId, Metric]
    areas: frozenset[str]
    outcomes: Mapping[str, str] = field(default_factory=dict)
    portfolios: Mapping[str, str] = field(default_factory=dict)
    earlier: CouncilRows = field(default_factory=CouncilRows)


def known_of(definitions: Definitions, areas: Iterable[str], earlier: CouncilRows, home_area: AreaCode) -> Known:
    """`earlier`: the rows of all active loads as one, but for their observations, which nothing refers to."""
    framework = definitions.framework
    ours = framework if framework and framework.home_area == home_area else None
    return Known(
        home_area=home_area,
        metrics=definitions.metrics,
        areas=frozenset(areas),
        outcomes=by_name((each.id, each.name) for each in [*(ours.outcomes if ours else ()), *earlier.outcomes]),
        portfolios=by_name((each.id, each.name) for each in [*(ours.portfolios if ours else ()), *earlier.portfolios]),
        earlier=earlier,
    )


def by_name(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {word: id for id, name in pairs for word in (id, name.casefold())}


def areas_of_pack(pack: Path) -> list[str]:
    """The codes of its areas and their former codes."""
    contents = read_pack(pack)
    found: list[str] = []
    with duckdb.connect() as connection:
        for table, query in (("area", AREAS), ("area_successor", FORMER)):
            if path := contents.file(table):
                found += [code for (code,) in connection.execute(query, {"path": str(path)}).fetchall()]
    return found


def as_one(loads: Sequence[CouncilRows]) -> CouncilRows:
    """The rows of several returns, oldest first: a row of a later one replaces that with the same key."""
    return CouncilRows(**{sheet.table: newest(sheet, loads) for sheet in SHEETS})


def newest(sheet: Sheet, loads: Sequence[CouncilRows]) -> tuple:
    found = {sheet.key_of(row): row for rows in loads for row in rows.of(sheet)}
    return tuple(found.values())
