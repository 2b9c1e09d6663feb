"""A data pack and definitions of three metrics and a few places, small enough to know every figure by heart.

Nottingham, Derby and Leicester are unitary councils of one region; Sheffield stands under both its codes; Allerdale was
abolished and Cumberland followed; Derbyshire is a county. `recycling` was provisional in 2024 and final in 2025.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from data_layer.pack_manifest import write_manifest
from data_layer.periods import Period
from data_layer.snapshot_build import build_snapshot
from data_layer.snapshot_pointer import swap
from data_layer.snapshots import Snapshots
from data_layer.store import SnapshotId
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, Level

NOTTINGHAM, DERBY, LEICESTER = AreaCode("E06000018"), AreaCode("E06000015"), AreaCode("E06000016")
SHEFFIELD_THEN, SHEFFIELD = AreaCode("E08000019"), AreaCode("E08000039")
DERBYSHIRE, ALLERDALE, CUMBERLAND = AreaCode("E10000007"), AreaCode("E07000026"), AreaCode("E06000063")
EAST_MIDLANDS, ENGLAND = AreaCode("E12000004"), AreaCode("E92000001")
TODAY = date(2026, 11, 24)

Row = tuple[Any, ...]

COLUMNS = {
    "area": "code VARCHAR, name VARCHAR, kind VARCHAR, region VARCHAR, starts DATE, until DATE, county VARCHAR",
    "area_alias": "area VARCHAR, alias VARCHAR, ambiguous BOOLEAN",
    "area_successor": "old VARCHAR, new VARCHAR, starts DATE, same_place BOOLEAN",
    "comparator_group": "id VARCHAR, kind VARCHAR, of_area VARCHAR, name VARCHAR, vintage VARCHAR, source VARCHAR",
    "comparator_member": "comparator_group VARCHAR, area VARCHAR",
    "period": "id VARCHAR, label VARCHAR, starts DATE, ends DATE, months INTEGER",
    "load": "id VARCHAR, source VARCHAR, release VARCHAR, published DATE, known_from DATE, loaded DATE, file VARCHAR, "
    "sha256 VARCHAR, observations BIGINT",
    "series_event": "metric VARCHAR, area VARCHAR, kind VARCHAR, starts DATE, allows_change BOOLEAN, note VARCHAR",
    "observation": "metric VARCHAR, part VARCHAR, area VARCHAR, period VARCHAR, load VARCHAR, value DOUBLE, "
    "lower DOUBLE, upper DOUBLE, status VARCHAR, audience INTEGER, embargo_until DATE",
}  # fmt: skip

YEARS = [Period(date(year, 4, 1), 12) for year in (2021, 2022, 2023)]


def figure(
    metric: str,
    area: str,
    year: int,
    value: float | None,
    *,
    load: str = "defra_2025",
    status: str = "final",
    part: str = "",
    audience: int = 0,
    embargo: date | None = None,
) -> Row:
    """A row of the pack's observations: a financial year, given by the year in which it starts."""
    period = f"{year}-04-01/P1Y"
    return metric, part, area, period, load, value, None, None, status, audience, embargo


def load(id: str, source: str, known_from: date) -> Row:
    return id, source, id, known_from, known_from, TODAY, f"{id}.csv", "0" * 64, 0


@dataclass(frozen=True)
class SmallPack:
    """The tables of a pack; `replace` one or add rows to make a case, then `write` it."""

    tables: dict[str, list[Row]] = field(default_factory=dict)
    metrics: tuple[str, ...] = ("recycling", "residual_waste", "reserves")  # those it is meant to have figures of

    def plus(self, table: str, rows: Iterable[Row]) -> SmallPack:
        return replace(self, tables={**self.tables, table: [*self.tables[table], *rows]})

    def instead(self, table: str, rows: Iterable[Row]) -> SmallPack:
        return replace(self, tables={**self.tables, table: [*rows]})

    def write(self, folder: Path) -> Path:
        """The Parquet files and their manifest."""
        folder.mkdir(parents=True, exist_ok=True)
        with duckdb.connect() as connection:
            for table, columns in COLUMNS.items():
                path = folder / f"{table}.parquet"
                connection.execute(f"CREATE OR REPLACE TABLE {table} ({columns})")
                if rows := self.tables[table]:
                    marks = ", ".join("?" * len(rows[0]))
                    connection.executemany(f"INSERT INTO {table} VALUES ({marks})", [list(row) for row in rows])
                connection.execute(f"COPY {table} TO '{path}' (FORMAT parquet)")
        write_manifest(folder, {table: len(rows) for table, rows in self.tables.items()}, self.metrics)
        return folder


def small_pack() -> SmallPack:
    return SmallPack(
        {
            "area": [
                (ENGLAND, "England", "country", None, None, None, None),
                (EAST_MIDLANDS, "East Midlands", "region", None, None, None, None),
                ("E12000003", "Yorkshire and The Humber", "region", None, None, None, None),
                (NOTTINGHAM, "Nottingham", "unitary", EAST_MIDLANDS, None, None, None),
                (DERBY, "Derby", "unitary", EAST_MIDLANDS, None, None, None),
                (LEICESTER, "Leicester", "unitary", EAST_MIDLANDS, None, None, None),
                (DERBYSHIRE, "Derbyshire", "county", EAST_MIDLANDS, None, None, None),
                (SHEFFIELD_THEN, "Sheffield", "metropolitan", "E12000003", None, date(2025, 3, 31), None),
                (SHEFFIELD, "Sheffield", "metropolitan", "E12000003", date(2025, 4, 1), None, None),
                (ALLERDALE, "Allerdale", "district", None, None, date(2023, 3, 31), None),
                (CUMBERLAND, "Cumberland", "unitary", None, date(2023, 4, 1), None, None),
            ],
            "area_alias": [(NOTTINGHAM, "Notts City", False), (SHEFFIELD_THEN, "Steel City", False)],
            "area_successor": [
                (SHEFFIELD_THEN, SHEFFIELD, date(2025, 4, 1), True),
                (ALLERDALE, CUMBERLAND, date(2023, 4, 1), False),
            ],
            "comparator_group": [
                ("near_nottingham", "nearest_neighbours", NOTTINGHAM, "its nearest neighbours", "2024", "oflog"),
                ("near_sheffield", "nearest_neighbours", SHEFFIELD_THEN, "its nearest neighbours", "2024", "oflog"),
            ],
            "comparator_member": [
                *(("near_nottingham", area) for area in (NOTTINGHAM, DERBY, LEICESTER, SHEFFIELD_THEN, LEICESTER)),
                *(("near_nottingham", area) for area in (ALLERDALE, CUMBERLAND)),
                *(("near_sheffield", area) for area in (SHEFFIELD_THEN, NOTTINGHAM, ALLERDALE)),
            ],
            "period": [(each.id, each.label, each.start, each.end, each.months) for each in YEARS],
            "load": [load("defra_2024", "defra", date(2024, 2, 1)), load("defra_2025", "defra", date(2025, 3, 27))],
            "series_event": [
                ("residual_waste", None, "pandemic", date(2022, 4, 1), True, "More was thrown away at home."),
                ("residual_waste", DERBY, "method_change", date(2023, 4, 1), False, "Derby counts otherwise."),
            ],
            "observation": [
                figure("recycling", NOTTINGHAM, 2021, 24.0),
                figure("recycling", NOTTINGHAM, 2022, 25.0, load="defra_2024", status="provisional"),
                figure("recycling", NOTTINGHAM, 2022, 25.1),
                figure("recycling", NOTTINGHAM, 2023, 26.7),
                figure("recycling", DERBY, 2022, 35.5),
                figure("recycling", DERBY, 2023, 36.5),
                figure("recycling", LEICESTER, 2023, None, status="not_available"),
                figure("recycling", SHEFFIELD_THEN, 2022, 30.0),
                figure("recycling", SHEFFIELD_THEN, 2023, 31.0),
                figure("recycling", SHEFFIELD, 2023, 31.0),
                figure("recycling", ENGLAND, 2023, 42.3),
                figure("residual_waste", NOTTINGHAM, 2022, 580.0),
                figure("residual_waste", NOTTINGHAM, 2023, 572.6),
                figure("residual_waste", DERBY, 2023, 550.0),
                figure("reserves", NOTTINGHAM, 2023, 30.5),
            ],
        }
    )


GARDEN = """
    parts:
      - id: garden
        name: Garden waste recycled
        short_name: garden waste recycled
        plural: false
        aliases: [garden waste, composting, green waste, brown bin]
        counts: Counts garden waste.
"""


def metric_text(id: str, name: str, *, unit: str = "'%'", kind: str = "rate", audience: str = "public") -> str:
    return f"""
  - id: {id}
    name: {name}
    short_name: the {name}
    plural: false
    unit: {unit}
    decimals: 1
    better_when: {"higher" if id == "recycling" else "lower"}
    frequency: financial year
    kind: {kind}
    influence: council
    source: defra
    usual_lag_months: 12
    aliases: [{", ".join(f"{name} {number}" for number in ("one", "two", "three", "four", "five", "six"))}]
    definition:
      counts: Counts what is counted.
      population: It is counted over everyone.
      why: It matters for a reason.
      beware: Beware of one thing.
    audience: {audience}
"""


SOURCES = """
sources:
  - id: defra
    title: Local authority collected waste
    publisher: Defra
    url: https://www.gov.uk/waste
    licence: Open Government Licence v3.0
    licence_url: https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/
    attribution: Contains public sector information licensed under the Open Government Licence v3.0.
"""
AREAS = f"""
core_cities: [{SHEFFIELD_THEN}, {NOTTINGHAM}]
aliases:
  {NOTTINGHAM}: [Nottm]
ambiguous:
  Derbys: [{DERBY}, {DERBYSHIRE}]
"""


def write_definitions(folder: Path, *, reserves: str = "public", more: Sequence[str] = ()) -> Path:
    """Definition files of the three metrics; `reserves` is the audience of that metric, `more` further entries."""
    (folder / "themes").mkdir(parents=True, exist_ok=True)
    entries = [
        metric_text("recycling", "recycling rate").rstrip() + GARDEN,
        metric_text("residual_waste", "residual waste", unit="kg per household"),
        *more,
    ]
    waste = f"theme:\n  id: waste\n  name: Waste\n  aliases: [rubbish]\nmetrics:{''.join(entries)}"
    money = metric_text("reserves", "reserve level", unit="£ million", kind="amount", audience=reserves)
    finance = f"theme:\n  id: finance\n  name: Finance\n  aliases: [money]\nmetrics:{money}"
    for file, text in {
        "themes/waste.yml": waste, "themes/finance.yml": finance, "sources.yml": SOURCES, "areas.yml": AREAS,
    }.items():  # fmt: skip
        (folder / file).write_text(text, encoding="utf-8")
    return folder


@dataclass(frozen=True)
class Place:
    """A data folder with a pack and definitions beside it, in a test's own folder."""

    folder: Path
    home_area: AreaCode = NOTTINGHAM

    @property
    def data_dir(self) -> Path:
        return self.folder / "data"

    @property
    def pack(self) -> Path:
        return self.folder / "pack"

    @property
    def definitions(self) -> Path:
        return self.folder / "definitions"

    def write(self, pack: SmallPack | None = None, **definitions: Any) -> Place:
        (pack or small_pack()).write(self.pack)
        write_definitions(self.definitions, **definitions)
        return self

    def build(self) -> SnapshotId:
        return build_snapshot(
            self.pack, self.definitions, self.data_dir, home_area=self.home_area, progress=lambda line: None
        )

    def serve(self) -> Snapshots:
        """Builds and makes it current."""
        swap(self.data_dir, self.build())
        return Snapshots(self.data_dir)


def seen_by(level: Level, now: date = TODAY) -> Viewer:
    return Viewer(level=level, home_area=NOTTINGHAM, now=now)
