"""A snapshot small enough to say its figures in the test: the real schema and queries, and a catalogue made by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from data_layer.catalogue import Area, Catalogue, Definition, GroupMembers, Metric, Source
from data_layer.database import sql_text
from data_layer.facts import SeriesEvent
from data_layer.periods import Period
from data_layer.queries.usual_changes import UsualChange
from data_layer.schema.migrations import migrate
from data_layer.snapshot_build import CURRENT
from data_layer.store import Reader, SnapshotId, read_keys
from data_layer.viewer import Viewer
from data_layer.vocabulary import (
    AreaCode,
    AreaKind,
    BetterWhen,
    Group,
    Influence,
    Level,
    MetricId,
    MetricKind,
    Status,
    ThemeId,
)

TODAY = date(2026, 11, 24)
HOME = AreaCode("E1")
VIEWER = Viewer(Level.PUBLIC, HOME, TODAY)
KNOWN = {"viewer": VIEWER, "as_known_at": TODAY}
SOURCE = Source("s", "Waste statistics", "Defra", "https://example.org", "OGL", "https://example.org/ogl", "Credit.")


@dataclass(frozen=True)
class Row:
    """A figure as it came in."""

    metric: str
    area: str
    period: str
    value: float | None
    lower: float | None = None
    upper: float | None = None
    status: Status = Status.FINAL
    release: date = date(2025, 3, 27)
    audience: int = 0


def metric(id: str, **changed) -> Metric:
    plain = {
        "id": MetricId(id), "theme": ThemeId("waste"), "name": "Waste recycled", "short_name": "recycling rate",
        "plural": False, "unit": "%", "decimals": 1, "better_when": BetterWhen.HIGHER, "frequency": "financial year",
        "kind": MetricKind.RATE, "influence": Influence.COUNCIL, "source": "s", "usual_lag_months": 12, "as_at": None,
        "lenses": (), "aliases": (), "qualifiers": {}, "definition": Definition("What is counted.", "", "", ""),
        "caveats": (),
    }  # fmt: skip
    return Metric(**{**plain, **changed})


def area(code: str, kind: AreaKind = AreaKind.UNITARY, **changed) -> Area:
    return Area(AreaCode(code), f"Council {code}", kind, changed.pop("region", None), None, None, (), **changed)


def small_reader(
    metrics: Sequence[Metric],
    areas: Sequence[Area],
    rows: Iterable[Row],
    *,
    groups: Mapping[tuple[Group, str], Sequence[str]] | None = None,
    events: Mapping[str, Sequence[SeriesEvent]] | None = None,
    usual: Sequence[UsualChange] = (),
    places: dict[str, str] | None = None,
) -> Reader:
    connection, rows = duckdb.connect(), list(rows)
    migrate(connection)
    for position, one in enumerate(metrics):
        connection.execute(
            "INSERT INTO metric VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, NULL, ?, ?, ?, ?, '{}')",
            [one.id, one.theme, one.name, one.unit, one.decimals, one.better_when, one.frequency, one.kind,
             one.influence, int(one.audience), one.usual_lag_months, one.source, position],
        )  # fmt: skip
    for id in dict.fromkeys([row.period for row in rows] + [p.id for u in usual for p in (u.period, u.from_period)]):
        period = Period.parse(id)
        values = [id, period.label, period.start, period.end, period.months]
        connection.execute("INSERT INTO period VALUES (?, ?, ?, ?, ?)", values)
    releases = {row.release for row in rows}
    for day in releases:
        connection.execute(
            "INSERT INTO load VALUES (?, 's', ?, ?, ?, ?, 'f', 'x', 1)", [str(day), str(day), day, day, day]
        )
    for row in rows:
        connection.execute(
            "INSERT INTO observation VALUES (?, '', ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, ?, NULL)",
            [row.metric, row.area, row.period, str(row.release), row.value, row.lower, row.upper, row.status,
             row.audience],
        )  # fmt: skip
    for id, happened in (events or {}).items():
        for event in happened:
            values = [id, event.area, event.kind, event.starts, event.allows_change, event.note]
            connection.execute("INSERT INTO series_event VALUES (?, ?, ?, ?, ?, ?)", values)
    for u in usual:
        values = [
            u.metric,
            u.period.id,
            u.from_period.id,
            u.typical,
            u.others,
            u.typical_percent,
            u.others_percent,
            u.pairs,
        ]
        connection.execute("INSERT INTO usual_change VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
    connection.execute(sql_text(CURRENT))
    held: defaultdict[tuple[MetricId, AreaCode], set[Period]] = defaultdict(set)
    for row in rows:
        held[MetricId(row.metric), AreaCode(row.area)].add(Period.parse(row.period))
    catalogue = Catalogue(
        snapshot="small", loaded=TODAY, metrics={one.id: one for one in metrics}, themes={}, not_held={},
        areas={one.code: one for one in areas}, outcomes={}, portfolios={}, sources={"s": SOURCE},
        holdings={key: tuple(sorted(of)) for key, of in held.items()},
        groups={
            (group, AreaCode(code)): GroupMembers(group, group.value, "2026", tuple(map(AreaCode, members)))
            for (group, code), members in (groups or {}).items()
        },
    )  # fmt: skip
    connection.execute("INSERT INTO snapshot VALUES ('small', ?, '', ?, ?)", [TODAY, HOME, max(releases)])
    for old, new in (places or {}).items():
        connection.execute("INSERT INTO area_successor VALUES (?, ?, NULL, true)", [old, new])
    return Reader(connection, SnapshotId("small"), catalogue, VIEWER, read_keys(connection))
