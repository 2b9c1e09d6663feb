"""Loads a return: all of it is checked first, and it becomes part of a new snapshot or nothing changes."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from data_layer.definition_files import read_definitions
from data_layer.returns.cell_warnings import SHOWN, CellWarning, by_kind, keep_warnings, warnings_of
from data_layer.returns.changes import Changes, changes_of
from data_layer.returns.checking import checked
from data_layer.returns.found_sheets import sum_of_return
from data_layer.returns.known import Known, areas_of_pack, as_one, known_of
from data_layer.returns.loads import incoming_folder, loads_folder, loads_in_force, tidy
from data_layer.returns.model import SHEETS, CouncilLoad, CouncilRows
from data_layer.returns.problems import EmptyReturnFault, Problem
from data_layer.returns.reader import read_return
from data_layer.returns.stored import StoredLoad, read_load, write_load
from data_layer.settings import DEFINITIONS, PACK, DataSettings
from data_layer.snapshot_build import build_alone
from data_layer.snapshot_pointer import builder_alone, prune, snapshot_path, swap
from data_layer.store import SnapshotId
from data_layer.vocabulary import AreaCode

Progress = Callable[[str], None]
BUT_FIGURES = tuple(sheet for sheet in SHEETS if sheet.table != "observations")


@dataclass(frozen=True, slots=True)
class Accepted:
    """A load that is in force, and the snapshot that it is part of."""

    load: str
    snapshot: SnapshotId
    changes: Changes
    warnings: tuple[CellWarning, ...] = ()

    @property
    def sentences(self) -> list[str]:
        """What a person is told: the changes, and the first warnings of each kind, each with its cell."""
        return self.told(SHOWN)

    def told(self, most: int | None = None) -> list[str]:
        """`most`: how many warnings of a kind are shown, and the rest counted; None shows all."""
        told = [f"The load {self.load} is in force: snapshot {self.snapshot}.", *self.changes.sentences]
        if self.warnings:
            told += [
                "Please look at these; they are loaded, and answers say so:",
                *by_kind(self.warnings, self.load, most),
            ]
        return told


def load_return(
    path: Path,
    settings: DataSettings | None = None,
    *,
    by: str = "unknown",
    progress: Progress,
    pack: Path = PACK,
    definitions: Path = DEFINITIONS,
) -> Accepted:
    """Reads, checks and loads a workbook or a folder of CSV files. `by`: the role of who loads it.

    Raises ReturnFault with every problem of every sheet, EmptyReturnFault where there is no row to load, or another
    Fault; nothing has changed then.
    """
    progress(f"Reading {path.name}")
    read = read_return(path, progress=progress)
    load = CouncilLoad(rows=read.rows, file=path.name, sha256=sum_of_return(path), by=by)
    settings = settings or DataSettings()
    return Acceptance(settings, progress, pack, definitions).of(load, partial=read.partial, told=read.problems)


def check_return(
    path: Path,
    settings: DataSettings | None = None,
    *,
    progress: Progress,
    pack: Path = PACK,
    definitions: Path = DEFINITIONS,
) -> CouncilLoad:
    """What `load_return` checks and nothing else. Raises ReturnFault with every problem, or another Fault."""
    progress(f"Reading {path.name}")
    read = read_return(path, progress=progress)
    load = CouncilLoad(rows=read.rows, file=path.name, sha256=sum_of_return(path))
    acceptance = Acceptance(settings or DataSettings(), progress, pack, definitions)
    return acceptance.checked(load, partial=read.partial, told=read.problems)


def accept(
    load: CouncilLoad,
    settings: DataSettings | None = None,
    progress: Progress = lambda line: None,
    *,
    pack: Path = PACK,
    definitions: Path = DEFINITIONS,
) -> Accepted:
    """Checks and loads typed rows, wherever they come from. Raises ReturnFault with every problem; see CouncilLoad."""
    return Acceptance(settings or DataSettings(), progress, pack, definitions).of(load)


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One acceptance: what it needs to know, and its steps."""

    settings: DataSettings
    progress: Progress
    pack: Path
    definitions: Path

    def of(self, load: CouncilLoad, *, partial: CouncilRows | None = None, told: Sequence[Problem] = ()) -> Accepted:
        """The builder is alone from the first look at the loads in force to the swap, so that none is lost."""
        data_dir = self.settings.data_dir
        with builder_alone(data_dir):
            tidy(data_dir)
            before = loads_in_force(data_dir)
            earlier = as_one([one.rows(BUT_FIGURES) for one in before if one.record.home_area == self.home_area])
            self.progress("Checking the return")
            now = datetime.now(UTC)
            whole = not_empty(checked(load, self.known(earlier), now.date(), partial=partial, told=told))
            return self.take_in(whole, before, earlier, now)

    def checked(self, load: CouncilLoad, *, partial: CouncilRows, told: Sequence[Problem]) -> CouncilLoad:
        """The load with its rows as they would be kept."""
        before = [one for one in loads_in_force(self.settings.data_dir) if one.record.home_area == self.home_area]
        earlier = as_one([one.rows(BUT_FIGURES) for one in before])
        self.progress("Checking the return")
        return not_empty(checked(load, self.known(earlier), datetime.now(UTC).date(), partial=partial, told=told))

    @property
    def home_area(self) -> AreaCode:
        return self.settings.home_area

    def known(self, earlier: CouncilRows) -> Known:
        return known_of(read_definitions(self.definitions), areas_of_pack(self.pack), earlier, self.home_area)

    def take_in(self, load: CouncilLoad, before: Sequence[StoredLoad], earlier: CouncilRows, now: datetime) -> Accepted:
        """Keeps the rows, builds with them, swaps; only the swap puts the load in force."""
        data_dir = self.settings.data_dir
        id = f"{now:%Y%m%d-%H%M%S}-{now.microsecond // 1000:03}"
        incoming = incoming_folder(data_dir, id)
        try:
            self.progress("Keeping the rows")
            write_load(incoming, load, id=id, accepted=now, home_area=self.home_area)
            stored = read_load(incoming)
            snapshot = build_alone(
                self.pack, self.definitions, data_dir, home_area=self.home_area, progress=self.progress,
                loads=[*before, stored],
            )  # fmt: skip
            built = snapshot_path(data_dir, snapshot)
            warnings = tuple(warnings_of(built, load))
            keep_warnings(warnings, incoming)
            accepted = Accepted(id, snapshot, changes_of(built, id, load.rows, earlier), warnings)
        except BaseException:
            shutil.rmtree(incoming, ignore_errors=True)
            raise
        swap(data_dir, snapshot)
        incoming.rename(loads_folder(data_dir) / id)
        prune(data_dir)
        return accepted


def not_empty(load: CouncilLoad) -> CouncilLoad:
    """The load itself. Raises EmptyReturnFault where it says nothing but what it is."""
    if not load.rows.counts().keys() - {"about"}:
        raise EmptyReturnFault(load.file, only_about=bool(load.rows.about))
    return load
