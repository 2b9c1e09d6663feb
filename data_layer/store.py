"""One question's way into a snapshot: bound queries, and what the snapshot says about itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NewType

from duckdb import DuckDBPyConnection

from data_layer.catalogue import Catalogue
from data_layer.database import sql_text
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, MetricId

SnapshotId = NewType("SnapshotId", str)

DAYS = "SELECT newest_known_from, home_area, built::DATE FROM snapshot"
EMBARGOES = "SELECT DISTINCT embargo_until FROM observation WHERE embargo_until IS NOT NULL ORDER BY 1"
TOLD_OF = Path(__file__).with_name("told_of.sql")
POSITIONS = "SELECT id, position FROM metric"
LOADS = "SELECT source, published, loaded FROM load JOIN load_number USING (id) ORDER BY number"
PLACES = "SELECT old, new FROM area_successor WHERE same_place"


Told = frozenset[tuple[AreaCode, MetricId]]


@dataclass(frozen=True, slots=True)
class ToldOf:
    """Of what the council's own returns say something, at any level, so that nothing is asked in vain."""

    targets: Told = frozenset()
    trajectories: Told = frozenset()
    baselines: Told = frozenset()
    narratives: Told = frozenset()
    doubts: Told = frozenset()


@dataclass(frozen=True, slots=True)
class Keys:
    """What queries need to know of a snapshot before they run."""

    metric_positions: Mapping[MetricId, int]
    metrics: Mapping[int, MetricId]  # by position
    loads: Sequence[tuple[str, date | None, date]]  # by number: source, published, loaded
    places: Mapping[AreaCode, AreaCode]  # former code -> code of the same place now
    newest_known_from: date
    told_of: ToldOf
    home_area: AreaCode
    built: date
    embargoes: Sequence[date]  # the days on which figures come out

    def embargo_between(self, day: date) -> bool:
        """Whether a figure comes out of its embargo between the day the snapshot was built and this one."""
        first, last = sorted((self.built, day))
        return any(first < embargo <= last for embargo in self.embargoes)


def read_keys(connection: DuckDBPyConnection) -> Keys:
    """Of an open snapshot, or of one that is being built."""
    [(newest, home_area, built)] = connection.execute(DAYS).fetchall()
    positions = dict(connection.execute(POSITIONS).fetchall())
    return Keys(
        metric_positions=positions,
        metrics={position: metric for metric, position in positions.items()},
        loads=connection.execute(LOADS).fetchall(),
        places=dict(connection.execute(PLACES).fetchall()),
        newest_known_from=newest,
        home_area=home_area,
        built=built,
        embargoes=[day for (day,) in connection.execute(EMBARGOES).fetchall()],
        told_of=read_told_of(connection),
    )


def read_told_of(connection: DuckDBPyConnection) -> ToldOf:
    found: dict[str, set[tuple[AreaCode, MetricId]]] = {}
    for what, area, metric in connection.execute(sql_text(TOLD_OF)).fetchall():
        found.setdefault(what, set()).add((area, metric))
    return ToldOf(**{what: frozenset(told) for what, told in found.items()})


@dataclass(frozen=True, slots=True)
class Reader:
    """Made by `Snapshot.reader`; for one thread, and only inside its `with`."""

    cursor: DuckDBPyConnection
    snapshot: SnapshotId
    catalogue: Catalogue
    viewer: Viewer
    keys: Keys
    # the figure and its chart ask for the same series: the snapshot does not change, so it is asked once
    answered: dict[tuple[Path, str], list[tuple[Any, ...]]] = field(default_factory=dict)

    def rows(self, sql_file: Path, **parameters: Any) -> list[tuple[Any, ...]]:
        """All rows of the query in `sql_file`; parameters are bound by name, so that any text is only a value."""
        asked = (sql_file, repr(parameters))
        if asked not in self.answered:
            self.answered[asked] = self.cursor.execute(sql_text(sql_file), parameters).fetchall()
        return list(self.answered[asked])

    def newest(self, viewer: Viewer, as_known_at: date) -> bool:
        """Whether the viewer then knows what was known when the snapshot was built: its current figures answer."""
        return as_known_at >= self.keys.newest_known_from and not self.keys.embargo_between(viewer.now)

    def positions(self, metrics: Iterable[MetricId]) -> list[int]:
        """The metrics' places in the sorted table; those that the viewer's catalogue lacks are left out."""
        known = self.keys.metric_positions
        return [known[metric] for metric in metrics if metric in known and metric in self.catalogue.metrics]

    def places(self, areas: Iterable[AreaCode]) -> list[AreaCode]:
        """The codes under which figures are kept: a former code of the same place gives the code it has now, once."""
        return list(dict.fromkeys(self.keys.places.get(area, area) for area in areas))
