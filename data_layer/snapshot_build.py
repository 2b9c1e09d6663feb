"""Builds a snapshot: a new file beside the others, from the schema, the definitions and the data pack."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from data_layer.building.definition_rows import write_area_names, write_definitions
from data_layer.building.derived import write_derived
from data_layer.building.pack_rows import unite_places, write_observations, write_places, write_plans
from data_layer.building.return_definitions import with_returns
from data_layer.building.return_doubts import write_doubts
from data_layer.building.return_rows import stage_returns, write_returns
from data_layer.database import open_to_build, sql_text
from data_layer.definition_files import read_definitions
from data_layer.pack_manifest import read_pack
from data_layer.returns.stored import StoredLoad
from data_layer.schema.migrations import migrate
from data_layer.snapshot_faults import SnapshotFault
from data_layer.snapshot_pointer import builder_alone, clean, folder, snapshot_path
from data_layer.snapshot_verify import verify_snapshot
from data_layer.store import SnapshotId
from data_layer.vocabulary import AreaCode, AreaKind

Progress = Callable[[str], None]

HERE = Path(__file__).resolve().parent
CURRENT = HERE / "building" / "current.sql"
SNAPSHOT = """
INSERT INTO snapshot
SELECT $id, $built, $fingerprint, $home_area, (SELECT coalesce(max(known_from), DATE '0001-01-01') FROM load)
"""
AREAS = "SELECT code, name, kind, until FROM area"
PLACE = "SELECT a.code, a.name FROM place JOIN area AS a ON a.code = place.new WHERE place.old = $code"
COUNCILS = {
    AreaKind.UNITARY, AreaKind.METROPOLITAN, AreaKind.LONDON_BOROUGH, AreaKind.COUNTY, AreaKind.DISTRICT,
}  # fmt: skip


def build_snapshot(
    pack: Path,
    definitions: Path,
    data_dir: Path,
    *,
    home_area: AreaCode,
    progress: Progress,
    loads: Sequence[StoredLoad] = (),
) -> SnapshotId:
    """Builds and verifies; the file takes its name only then, and nobody is switched to it (see `swap`).

    `loads`: the council's returns in force, oldest first. Raises SnapshotFault or DefinitionError with every reason why
    it cannot be built; what was written is removed, and what a killed build leaves is removed by the next.
    """
    with builder_alone(data_dir):
        return build_alone(pack, definitions, data_dir, home_area=home_area, progress=progress, loads=loads)


def build_alone(
    pack: Path,
    definitions: Path,
    data_dir: Path,
    *,
    home_area: AreaCode,
    progress: Progress,
    loads: Sequence[StoredLoad],
) -> SnapshotId:
    """`build_snapshot` for who is the only builder already."""
    mark = fingerprint(pack, definitions, home_area, loads)
    clean(data_dir)
    built = datetime.now(UTC).replace(tzinfo=None)
    # sorts by time; only one builds at a time, and none is done within a millisecond
    snapshot = SnapshotId(f"{built:%Y%m%d-%H%M%S}-{built.microsecond // 1000:03}-{mark[:8]}")
    building = folder(data_dir) / f"{snapshot}.building"
    try:
        with open_to_build(building) as connection:
            about = {"id": snapshot, "built": built, "fingerprint": mark, "home_area": home_area}
            fill(connection, pack, definitions, loads, about=about, progress=progress)
        progress("Checking the new data")
        verify_snapshot(building)
        building.rename(snapshot_path(data_dir, snapshot))
    except BaseException:
        clean(data_dir)
        raise
    return snapshot


def fill(
    connection: DuckDBPyConnection,
    pack: Path,
    definitions: Path,
    loads: Sequence[StoredLoad],
    *,
    about: Mapping[str, Any],
    progress: Progress,
) -> None:
    """All tables, in the order in which one needs the other."""
    home_area = about["home_area"]
    progress("Reading the data pack and the definitions")
    contents = read_pack(pack)
    migrate(connection)
    own = stage_returns(connection, loads, home_area)
    defined = with_returns(read_definitions(definitions), own, home_area)
    write_definitions(connection, defined, home_area, own.held.union(contents.manifest.metrics))
    write_places(connection, contents)
    write_area_names(connection, defined)
    unite_places(connection)
    check_home_area(connection, home_area)
    progress("Loading the figures")
    write_observations(connection, contents)
    write_plans(connection, contents, home_area)
    write_returns(connection, loads, home_area, about["built"].date())
    connection.execute(SNAPSHOT, about)
    connection.execute(sql_text(CURRENT))
    progress("Working out what is usual and what stands out")
    write_doubts(connection, about["built"].date())
    write_derived(connection, home_area, about["built"].date())


def check_home_area(connection: DuckDBPyConnection, home_area: AreaCode) -> None:
    """Raises SnapshotFault unless the setting names a council in England, by the code it has now."""
    areas = {code: (name, kind, until) for code, name, kind, until in connection.execute(AREAS).fetchall()}
    asked = f"PMF_HOME_AREA is {home_area!r}"
    if now := connection.execute(PLACE, {"code": home_area}).fetchall():
        code, name = now[0]
        raise SnapshotFault(f"{asked}, a former code of {name}. Set it to {code}.")
    if home_area not in areas:
        near = get_close_matches(home_area, areas, n=1)
        hint = f" The nearest code is {near[0]} ({areas[near[0]][0]})." if near else ""
        raise SnapshotFault(
            f"{asked}, and no area has that code.{hint} Set it to the code of a council in England, such as "
            "E06000015 for Derby, or leave it unset."
        )
    name, kind, until = areas[home_area]
    if kind not in COUNCILS or not home_area.startswith("E"):
        raise SnapshotFault(f"{asked}: {name} is no council in England. Set it to the code of one, or leave it unset.")
    if until is not None and until < datetime.now(UTC).date():
        raise SnapshotFault(
            f"{asked}: {name} was abolished on {until:%-d %B %Y}. Set it to the code of the council that followed it."
        )


def fingerprint(pack: Path, definitions: Path, home_area: AreaCode, loads: Sequence[StoredLoad] = ()) -> str:
    """Of all that a build depends on: the pack's manifest, the definitions, the home area, the council's returns in
    their order, and the code that builds.
    """
    found = hashlib.sha256(home_area.encode())
    for load in loads:  # a manifest stands for its load
        found.update(b"\0" + load.id.encode() + b"\0" + load.pack.text)
    for root, path in depended_on(pack, definitions):
        found.update(b"\0" + path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def depended_on(pack: Path, definitions: Path) -> Iterator[tuple[Path, Path]]:
    """(folder, file below it), always in the same order. The manifest stands for the pack."""
    manifest = pack / "manifest.json"
    if manifest.exists():
        yield pack, manifest
    for path in sorted(definitions.rglob("*.yml")):
        yield definitions, path
    loaders = HERE / "loaders"
    for path in sorted([*HERE.rglob("*.py"), *HERE.rglob("*.sql")]):
        if loaders not in path.parents:
            yield HERE, path
