"""Checks a finished file before anyone is switched to it: everything wrong with it, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from data_layer.catalogue import Catalogue
from data_layer.catalogue_load import load_catalogue
from data_layer.database import open_to_read, sql_text
from data_layer.periods import Period
from data_layer.schema.migrations import pending
from data_layer.snapshot_faults import SnapshotFault
from data_layer.snapshot_sanity import out_of_bounds
from data_layer.vocabulary import AreaKind, EventKind, Level, Status

CHECKS = Path(__file__).resolve().parent / "building" / "checks"
SHOWN = 5

AliasCheck = Callable[[Catalogue], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Check:
    """A query whose every row is a fault; the sentence takes the row's columns in order."""

    file: str
    sentence: str


ROWS = (
    Check("unknown_metrics.sql", "Figures of {0!r} are in the pack, and the definitions have no such metric."),
    Check("unknown_areas.sql", "Figures of {1} are given for the area {0!r}, which the pack's areas do not have."),
    Check("unknown_periods.sql", "Figures of {1} are given for the period {0!r}, which the pack has not."),
    Check("unknown_loads.sql", "Figures of {1} come from the load {0!r}, which the pack's loads do not have."),
    Check("unknown_sources.sql", "{0} names the source {1!r}, which sources.yml does not have."),
    Check("unknown_members.sql", "The comparator group {0} names the area {1!r}, which the pack's areas do not have."),
    Check("repeated_figures.sql", "{0}, {1}, {2}: the figure stands {4} times in the load {3}."),
    Check("repeated_groups.sql", "{1} has {2} groups of the kind {0}; one is needed."),
    Check("empty_metrics.sql", "{0} is said to be loaded and has no figure."),
    Check("values_and_statuses.sql", "{0}, {1}, {2}: the status {3} and the value {4} exclude each other."),
    Check("crossed_intervals.sql", "{0}, {1}, {2}: the interval runs from {3} to {4}, which is backwards."),
    Check("counts.sql", "{0} has {1:,} rows, and {2:,} came in from the pack."),
    Check("mixed_scales.sql", "{0}: the middle value in {1} is {2:g}, over all periods {3:g}: are two scales mixed?"),
    Check("stray_events.sql", "An event is defined for {0!r}, and the definitions have no such metric."),
    Check("home_area.sql", "The home area {0!r} is not among the areas."),
)  # fmt: skip

WORDS = {
    Status: "SELECT DISTINCT status FROM observation ORDER BY 1",
    AreaKind: "SELECT DISTINCT kind FROM area ORDER BY 1",
    EventKind: "SELECT DISTINCT kind FROM series_event ORDER BY 1",
}


def verify_snapshot(path: Path, *, alias_check: AliasCheck | None = None) -> None:
    """Raises SnapshotFault with a sentence for each fault, five of a sort at most.

    `alias_check` asks every alias of the catalogue as people see it and gives a sentence for each that goes wrong; the
    assistant hands it in, for the data layer does not know how questions are understood.
    """
    try:
        with open_to_read(path) as connection:
            sentences = [*schema_faults(connection, path), *faults(connection)]
            if not sentences and alias_check:
                sentences = [*alias_check(load_catalogue(connection, Level.RESTRICTED))]
    except duckdb.Error as error:
        raise SnapshotFault(f"{path} cannot be read ({str(error).splitlines()[0]}). Build it again.") from None
    if sentences:
        raise SnapshotFault(*sentences)


def schema_faults(connection: DuckDBPyConnection, path: Path) -> Iterator[str]:
    if waiting := pending(connection):
        yield f"{path} lacks {', '.join(each.name for each in waiting)} of the schema. Build it again."


def faults(connection: DuckDBPyConnection) -> Iterator[str]:
    """Every fault of the content as a sentence, those that explain others first."""
    for check in ROWS:
        found = connection.execute(sql_text(CHECKS / check.file)).fetchall()
        yield from few([check.sentence.format(*row) for row in found])
    for words, query in WORDS.items():
        known = set(words)
        for (word,) in connection.execute(query).fetchall():
            if word not in known:
                yield f"{word!r} is not one of {', '.join(sorted(known))}."
    yield from few([*period_faults(connection)])
    yield from few(out_of_bounds(connection))


def period_faults(connection: DuckDBPyConnection) -> Iterator[str]:
    for id, label, starts, ends, months in connection.execute("SELECT * FROM period ORDER BY id").fetchall():
        period = Period(starts, months)
        if (period.id, period.label, period.end) != (id, label, ends):
            yield f"The period {id!r} is kept as {starts} to {ends} ({months} months, {label!r}), which it is not."


def few(sentences: Sequence[str]) -> list[str]:
    """The first five of a sort, and how many more there are."""
    more = len(sentences) - SHOWN
    return [*sentences[:SHOWN], *([f"There are {more:,} more faults of this sort."] if more > 0 else [])]
