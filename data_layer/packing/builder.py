"""make pack: the publishers' files in, the pack's Parquet files and their list of contents out."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data_layer.catalogue import Source
from data_layer.definition_catalogue import part_id
from data_layer.definition_files import read_definitions
from data_layer.faults import Fault
from data_layer.loaders import areas, comparators, plans
from data_layer.loaders.comparators import SOURCE as NEIGHBOURS_SOURCE
from data_layer.loaders.places import wider_places
from data_layer.loaders.plan_record import CouncilPlans
from data_layer.loaders.record import Loaded, Record
from data_layer.loaders.registry import LOADERS, Loader
from data_layer.pack_manifest import MANIFEST, write_manifest
from data_layer.packing.checks import PackFault, check
from data_layer.packing.parquet import write_parquet
from data_layer.packing.plan_tables import plan_faults, plan_tables
from data_layer.packing.tables import Table, area_tables, figure_tables, group_tables
from data_layer.settings import DEFINITIONS
from data_layer.vocabulary import MetricId

REGISTER_SOURCE = "mysociety_codes"
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class PackReport:
    observations: int
    metrics: int
    bytes: int


def build_pack(
    sources: Path, into: Path, *, day: date, progress: Progress, loaders: Sequence[Loader] = LOADERS
) -> PackReport:
    """Raises Fault with every reason why it cannot be built; what was there stays until the new files are whole.

    The same files and the same `day` give the same bytes.
    """
    if not sources.is_dir():
        raise Fault(f"The publishers' files are not at {sources}. Set PMF_SOURCES to their folder.")
    releases = []
    for number, loader in enumerate(loaders, 1):
        progress(f"Reading the publishers' files, {number} of {len(loaders)}: {loader.__module__.rsplit('.', 1)[-1]}")
        releases += loader(sources)
    places = [*areas.places(sources), *wider_places()]
    successions = areas.successions(sources)
    defined = read_definitions(DEFINITIONS)
    known = {place.code for place in places} | {one.old for one in successions} | {one.new for one in successions}
    check(releases, known, defined.metrics, defined.sources)
    councils = plans.load(sources, places)
    outcomes = {one.name: one.id for one in defined.framework.outcomes} if defined.framework else {}
    if wrong := [*plan_faults(councils, outcomes, defined.sources)]:
        raise PackFault(wrong)
    tables = [
        *area_tables(places, successions),
        *group_tables(comparators.neighbours(sources)),
        *figure_tables(releases, sources, day),
        *plan_tables(councils, outcomes, sources, day),
    ]
    progress("Writing the pack")
    return write(tables, releases, councils, defined.sources, into, day)


def write(
    tables: Sequence[Table],
    releases: Sequence[Loaded],
    councils: Sequence[CouncilPlans],
    sources: Mapping[str, Source],
    into: Path,
    day: date,
) -> PackReport:
    """All files into a folder beside, then each moved to its place, the list of contents last."""
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=into.parent) as made:
        folder = Path(made)
        for table in tables:
            write_parquet(table, folder / f"{table.name}.parquet")
        used = {one.release.source for one in releases} | {one.source for one in councils}
        used |= {REGISTER_SOURCE, NEIGHBOURS_SOURCE}
        write_manifest(
            folder,
            {table.name: len(table.rows) for table in tables},
            {entry_of(record) for one in releases for record in one.records},
            built=day.isoformat(),
            attribution="Contains public sector information licensed under the Open Government Licence v3.0.",
            sources=[source_entry(sources[one]) for one in sorted(used)],
        )
        # the list of contents last: until it is there, the files are not what it says and are refused
        for name in [*(f"{table.name}.parquet" for table in tables), MANIFEST]:
            (folder / name).replace(into / name)
    return PackReport(
        observations=sum(len(one.records) for one in releases),
        metrics=len({record.metric for one in releases for record in one.records}),
        bytes=sum(path.stat().st_size for path in into.iterdir()),
    )


def entry_of(record: Record) -> MetricId:
    return part_id(record.metric, record.part) if record.part else record.metric


def source_entry(source: Source) -> dict[str, str]:
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "licence": source.licence,
        "attribution": source.attribution,
        "url": source.url,
    }
