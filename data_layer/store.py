"""One question's way into a snapshot: bound queries, and what the snapshot says about itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NewType, TypeVar

from duckdb import DuckDBPyConnection

from data_layer.catalogue import Catalogue
from data_layer.database import sql_text
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, Level, MetricId

SnapshotId = NewType("SnapshotId", str)

MOST_KEPT = 20_000
Made = TypeVar("Made")

DAYS = "SELECT newest_known_from, last_embargo FROM snapshot"
POSITIONS = "SELECT id, position FROM metric"
PLACES = "SELECT old, new FROM area_successor WHERE same_place"


@dataclass(frozen=True, slots=True)
class Keys:
    """What queries need to know of a snapshot before they run."""

    metric_positions: Mapping[MetricId, int]
    places: Mapping[AreaCode, AreaCode]  # former code -> code of the same place now
    newest_known_from: date
    last_embargo: date | None


class Memory:
    """What a snapshot's small tables say of each metric, kept as long as the snapshot is open: it never changes."""

    def __init__(self) -> None:
        self._held: dict[tuple[Path, Level, MetricId], tuple[Any, ...]] = {}

    def missing(self, of: Path, level: Level, metrics: Iterable[MetricId]) -> list[MetricId]:
        return [metric for metric in metrics if (of, level, metric) not in self._held]

    def keep(self, of: Path, level: Level, metric: MetricId, made: tuple[Any, ...]) -> None:
        if len(self._held) >= MOST_KEPT:
            self._held.clear()
        self._held[of, level, metric] = made

    def get(self, of: Path, level: Level, metric: MetricId) -> tuple[Any, ...] | None:
        return self._held.get((of, level, metric))


def read_keys(connection: DuckDBPyConnection) -> Keys:
    """Of an open snapshot, or of one that is being built."""
    [(newest, embargo)] = connection.execute(DAYS).fetchall()
    return Keys(
        metric_positions=dict(connection.execute(POSITIONS).fetchall()),
        places=dict(connection.execute(PLACES).fetchall()),
        newest_known_from=newest,
        last_embargo=embargo,
    )


@dataclass(frozen=True, slots=True)
class Reader:
    """Made by `Snapshot.reader`; for one thread, and only inside its `with`."""

    cursor: DuckDBPyConnection
    snapshot: SnapshotId
    catalogue: Catalogue
    viewer: Viewer
    keys: Keys
    memory: Memory = field(default_factory=Memory)

    def rows(self, sql_file: Path, **parameters: Any) -> list[tuple[Any, ...]]:
        """All rows of the query in `sql_file`; parameters are bound by name, so that any text is only a value."""
        return self.cursor.execute(sql_text(sql_file), parameters).fetchall()

    def by_metric(
        self, sql_file: Path, metrics: Iterable[MetricId], level: Level, make: Callable[..., Made]
    ) -> dict[MetricId, tuple[Made, ...]]:
        """Metric -> what `make` makes of its rows, in their order; for small tables that do not depend on the day.

        The query binds $metrics (positions) and $level and gives the metric's id first. Asked once a metric and level.
        """
        wanted = [metric for metric in dict.fromkeys(metrics) if metric in self.keys.metric_positions]
        found: dict[MetricId, list[Made]] = {metric: [] for metric in self.memory.missing(sql_file, level, wanted)}
        if found:
            for metric, *columns in self.rows(sql_file, metrics=self.positions(found), level=int(level)):
                found[metric].append(make(metric, *columns))
            for metric, made in found.items():
                self.memory.keep(sql_file, level, metric, tuple(made))
        held = {metric: self.memory.get(sql_file, level, metric) for metric in wanted}
        return {metric: tuple(found.get(metric, ())) if made is None else made for metric, made in held.items()}

    def newest(self, viewer: Viewer, as_known_at: date) -> bool:
        """Whether the viewer then knows everything in the snapshot, so that the sorted current figures answer."""
        embargo = self.keys.last_embargo
        return as_known_at >= self.keys.newest_known_from and (embargo is None or viewer.now >= embargo)

    def positions(self, metrics: Iterable[MetricId]) -> list[int]:
        """The metrics' places in the sorted table; those nobody knows are left out."""
        known = self.keys.metric_positions
        return [known[metric] for metric in metrics if metric in known]

    def places(self, areas: Iterable[AreaCode]) -> list[AreaCode]:
        """The codes under which figures are kept: a former code of the same place gives the code it has now, once."""
        return list(dict.fromkeys(self.keys.places.get(area, area) for area in areas))
