"""The pack's tables as plain rows, in the columns of the schema."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from data_layer.loaders.comparators import SOURCE, VINTAGE, Neighbours
from data_layer.loaders.places import Place, Succession
from data_layer.loaders.record import Loaded
from data_layer.pack_manifest import sum_of

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Columns with their SQL types, and the rows; the first columns decide the order."""

    name: str
    columns: Sequence[tuple[str, str]]
    rows: Sequence[Row]


def area_tables(places: Iterable[Place], successions: Iterable[Succession]) -> list[Table]:
    held = list(places)
    return [
        Table(
            "area",
            [("code", "VARCHAR"), ("name", "VARCHAR"), ("kind", "VARCHAR"), ("region", "VARCHAR"), ("starts", "DATE"),
             ("until", "DATE"), ("county", "VARCHAR")],
            [(p.code, p.name, p.kind.value, p.region, p.starts, p.until, p.county) for p in held],
        ),
        Table(
            "area_alias",
            [("area", "VARCHAR"), ("alias", "VARCHAR"), ("ambiguous", "BOOLEAN")],
            [(p.code, alias, False) for p in held for alias in p.aliases],
        ),
        Table(
            "area_successor",
            [("old", "VARCHAR"), ("new", "VARCHAR"), ("starts", "DATE"), ("same_place", "BOOLEAN")],
            [(s.old, s.new, s.starts, s.same_place) for s in dict.fromkeys(successions)],
        ),
    ]  # fmt: skip


def group_tables(lists: Sequence[Neighbours]) -> list[Table]:
    groups = [(f"nearest_neighbours {one.area}", one) for one in lists]
    return [
        Table(
            "comparator_group",
            [("id", "VARCHAR"), ("kind", "VARCHAR"), ("of_area", "VARCHAR"), ("name", "VARCHAR"),
             ("vintage", "VARCHAR"), ("source", "VARCHAR")],
            [(id, "nearest_neighbours", one.area, "nearest neighbours", VINTAGE, SOURCE) for id, one in groups],
        ),
        Table(
            "comparator_member",
            [("comparator_group", "VARCHAR"), ("area", "VARCHAR")],
            [(id, member) for id, one in groups for member in one.members],
        ),
    ]  # fmt: skip


def figure_tables(releases: Sequence[Loaded], sources: Path, day: date) -> list[Table]:
    """`day`: when the pack was built, which is when each release counts as loaded."""
    records = [(one.release.id, record) for one in releases for record in one.records]
    periods = sorted({record.period for _, record in records})
    return [
        Table(
            "load",
            [("id", "VARCHAR"), ("source", "VARCHAR"), ("release", "VARCHAR"), ("published", "DATE"),
             ("known_from", "DATE"), ("loaded", "DATE"), ("file", "VARCHAR"), ("sha256", "VARCHAR"),
             ("observations", "BIGINT")],
            [(r.id, r.source, r.release, r.published, r.known_from, day, r.file.as_posix(), sum_of(sources / r.file),
              len(one.records)) for one in releases for r in [one.release]],
        ),
        Table(
            "period",
            [("id", "VARCHAR"), ("label", "VARCHAR"), ("starts", "DATE"), ("ends", "DATE"),
             ("months", "INTEGER")],
            [(p.id, p.label, p.start, p.end, p.months) for p in periods],
        ),
        Table(
            "observation",
            [("metric", "VARCHAR"), ("part", "VARCHAR"), ("area", "VARCHAR"), ("period", "VARCHAR"),
             ("load", "VARCHAR"), ("value", "DOUBLE"), ("lower", "DOUBLE"), ("upper", "DOUBLE"), ("status", "VARCHAR"),
             ("status_as_given", "VARCHAR"), ("numerator", "DOUBLE"), ("denominator", "DOUBLE")],
            [(r.metric, r.part or "", r.area, r.period.id, load, r.value, r.lower, r.upper, r.status.value,
              r.status_as_given, r.numerator, r.denominator) for load, r in records],
        ),
        Table(
            "series_event",
            [("metric", "VARCHAR"), ("area", "VARCHAR"), ("starts", "DATE"), ("kind", "VARCHAR"),
             ("allows_change", "BOOLEAN"), ("note", "VARCHAR")],
            [(metric, e.area, e.starts, e.kind.value, e.allows_change, e.note)
             for one in releases for metric, e in one.events],
        ),
    ]  # fmt: skip
