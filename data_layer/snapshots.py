"""Opened snapshots: a server's way to the data, which always finds the current one."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Lock

import duckdb

from data_layer.catalogue import Catalogue
from data_layer.catalogue_load import load_catalogue
from data_layer.database import open_to_read
from data_layer.schema.migrations import pending
from data_layer.snapshot_faults import SnapshotFault
from data_layer.snapshot_pointer import NO_SNAPSHOT, pointer_path, snapshot_path
from data_layer.snapshot_pointer import current as pointed_to
from data_layer.store import Reader, SnapshotId, read_keys
from data_layer.viewer import Viewer
from data_layer.vocabulary import Level

LOG = logging.getLogger(__name__)
PointerSeen = tuple[int, int]  # inode and time of the pointer file

ABOUT = "SELECT id, built, home_area FROM snapshot"
EMBARGOES = "SELECT DISTINCT visible_from FROM holding WHERE visible_from IS NOT NULL ORDER BY 1"


class Snapshot:
    """One immutable file, opened read-only. It stays open as long as someone holds it, and is closed by the last."""

    def __init__(self, path: Path) -> None:
        """Raises SnapshotFault where the file is gone, is no snapshot, or is of another version of the schema."""
        try:
            self._connection = open_to_read(path)
            if waiting := pending(self._connection):
                names = ", ".join(migration.name for migration in waiting)
                raise SnapshotFault(f"{path} lacks {names} of the schema. Run make data to build the data again.")
            (id, self.built, self.home_area) = self._connection.execute(ABOUT).fetchall()[0]
            self.keys = read_keys(self._connection)
            self._embargoes: list[date] = [day for (day,) in self._connection.execute(EMBARGOES).fetchall()]
        except (duckdb.Error, IndexError) as error:
            raise SnapshotFault(f"{path} cannot be read as a snapshot ({error}). Run make data.") from None
        self.id = SnapshotId(id)
        self._catalogues: dict[tuple[Level, int], Catalogue] = {}
        self._lock = Lock()

    def catalogue(self, level: Level, *, now: date | None = None) -> Catalogue:
        """As a level sees it on a day (today, unless `now` says otherwise): what it may not see is not there.

        Loaded once for each level, and again when an embargo has ended.
        """
        today = now or datetime.now(UTC).date()
        key = (level, sum(day <= today for day in self._embargoes))
        with self._lock:
            if key not in self._catalogues:
                with self._connection.cursor() as cursor:
                    self._catalogues[key] = load_catalogue(cursor, level, today)
            return self._catalogues[key]

    @contextmanager
    def reader(self, viewer: Viewer) -> Iterator[Reader]:
        """For one question in one thread: a cursor of its own, closed at the end."""
        catalogue = self.catalogue(viewer.level, now=viewer.now)
        with self._connection.cursor() as cursor:
            yield Reader(cursor, self.id, catalogue, viewer, self.keys)


class Snapshots:
    """The current snapshot of a data folder, for many threads; a question holds what `current` gave it to its end."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._lock = Lock()
        self._held: tuple[PointerSeen, Snapshot] | None = None  # replaced as a whole: both belong together

    def current(self) -> Snapshot:
        """Costs one stat of the pointer; opens the new file when it has moved.

        The old snapshot is let go of here, and closed once the last question that holds it has ended. Raises
        SnapshotFault where nothing has been built; a pointer that cannot be followed leaves the old snapshot in use.
        """
        seen, held = self._pointer_seen(), self._held
        if held is not None and held[0] == seen:
            return held[1]
        with self._lock:
            if self._held is None or self._held[0] != seen:
                self._held = (seen, self._open(self._held[1] if self._held else None))
            return self._held[1]

    def _pointer_seen(self) -> PointerSeen:
        try:
            found = os.stat(pointer_path(self._data_dir))  # noqa: PTH116 a tenth of Path.stat's time, at every question
        except FileNotFoundError:
            raise SnapshotFault(NO_SNAPSHOT.format(self._data_dir)) from None
        return found.st_ino, found.st_mtime_ns

    def _open(self, old: Snapshot | None) -> Snapshot:
        try:
            current = pointed_to(self._data_dir)
            if old is not None and old.id == current:
                return old
            return Snapshot(snapshot_path(self._data_dir, current))
        except SnapshotFault as fault:
            if old is None:
                raise
            LOG.error("Snapshot %s stays in use: %s", old.id, fault)
            return old
