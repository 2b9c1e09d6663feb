"""Hides the council's own small numbers, and what would give them away, from those below officers.

A hidden figure stands twice: as it is for officers, and without value, counts and interval, as suppressed, for those
below. Each revision is treated so, and all of them together, for what was known before can be asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path

from duckdb import DuckDBPyConnection

from data_layer.building.counted import Counted
from data_layer.building.return_sums import Adding, Cell, adding_up
from data_layer.building.return_texts import keep_texts
from data_layer.database import sql_text
from data_layer.methods.small_numbers import THRESHOLD, Row, suppressed
from data_layer.periods import Period
from data_layer.vocabulary import Level

FIGURES = Path(__file__).with_suffix(".sql")
TWINS = """
INSERT INTO observation SELECT metric, part, area, period, load, NULL, NULL, NULL, 'suppressed', NULL, NULL, NULL,
    audience, embargo_until
FROM observation WHERE rowid IN (SELECT unnest($rows::BIGINT[]))
"""
KEPT = "UPDATE observation SET audience = $officer WHERE rowid IN (SELECT unnest($rows::BIGINT[]))"
STARTS_KEPT = "UPDATE baseline SET audience = $officer WHERE rowid IN (SELECT unnest($rows::BIGINT[]))"


@dataclass(frozen=True, slots=True)
class Given:
    """One figure as one return gave it; `position` of the return among all, None for a baseline, known to all of them.

    Without a value it takes away what was held. The same counts given again are the same figure.
    """

    table: str
    row: int
    metric: str
    part: str
    area: str
    period: Period
    position: int | None
    value: float | None
    numerator: float | None
    denominator: float | None
    audience: Level
    embargo: date | None

    @property
    def cell(self) -> Cell:
        return self.part, self.period

    def counts(self, measure: Counted) -> Row[Hashable] | None:
        """As the sums need them; None where there is nothing to judge by."""
        if measure.value_is_count:
            return None if self.value is None else Row((*self.cell, self.value), self.value)
        if self.table == "observation" and self.numerator is not None and self.denominator is not None:
            return Row((*self.cell, self.numerator, self.denominator), None, self.numerator, self.denominator)
        return None

    def is_small(self) -> bool:
        return any(count is not None and 0 < count < THRESHOLD for count in (self.numerator, self.denominator))


def hide_small_numbers(connection: DuckDBPyConnection, measures: Mapping[str, Counted], today: date) -> None:
    """After all rows of the returns and their intervals. Writes nothing where no measure tells of people."""
    guarded = {id: measure for id, measure in measures.items() if measure.hides_small_numbers}
    if not guarded:
        return
    hidden = [
        each
        for (metric, _), of in groupby(figures(connection, list(guarded)), key=lambda one: (one.metric, one.area))
        for each in hidden_of(list(of), guarded[metric], today)
    ]
    officer = int(Level.OFFICER)
    rows = [each.row for each in hidden if each.table == "observation"]
    connection.execute(TWINS, {"rows": rows})
    connection.execute(KEPT, {"rows": rows, "officer": officer})
    starts = [each.row for each in hidden if each.table == "baseline"]
    connection.execute(STARTS_KEPT, {"rows": starts, "officer": officer})
    keep_texts(connection, hidden)


def figures(connection: DuckDBPyConnection, measures: list[str]) -> Iterator[Given]:
    parse = cache(Period.parse)
    asked = {"measures": measures, "officer": int(Level.OFFICER)}
    for (
        table,
        row,
        metric,
        part,
        area,
        period,
        position,
        value,
        numerator,
        denominator,
        audience,
        embargo,
    ) in connection.execute(sql_text(FIGURES), asked).fetchall():
        yield Given(
            table, row, metric, part, area, parse(period), position, value, numerator, denominator, Level(audience),
            embargo,
        )  # fmt: skip


def hidden_of(given: Sequence[Given], measure: Counted, today: date) -> list[Given]:
    """Of the figures of one measure in one area, those to hide.

    Each level by what it sees itself, so that nothing of a higher one shows through; what is under embargo likewise
    changes nothing before its day. What a lower level sees is settled then, and the others are hidden around it.
    """
    hidden: set[Hashable] = set()
    settled: set[Hashable] = set()
    before: list[Given] = []
    for embargoed in sorted({False, any(each.embargo is not None and each.embargo > today for each in given)}):
        for level in (Level.PUBLIC, Level.COUNCILLOR):
            seen = [
                each for each in given
                if each.audience <= level and (embargoed or each.embargo is None or each.embargo <= today)
            ]  # fmt: skip
            if seen != before:
                hidden |= hidden_among(seen, measure, hidden, settled)
                settled |= {row.key for each in seen if (row := each.counts(measure))}
                before = seen
    counted = [each for each in given if (row := each.counts(measure)) and row.key in hidden]
    cells = {each.cell for each in counted}
    # the same figure once more, as a baseline or in a return that gives no counts
    again = [each for each in given if each.cell in cells and each.value is not None and not each.counts(measure)]
    return counted + again


def hidden_among(
    seen: Sequence[Given], measure: Counted, hidden: Collection[Hashable], settled: Collection[Hashable]
) -> frozenset[Hashable]:
    """The keys of the rows to hide, where all that stood side by side after any of the returns is known."""
    adding, held, rows = Adding(), dict[Cell, Row[Hashable]](), dict[Hashable, Row[Hashable]]()
    small = set(hidden)
    for _, batch in groupby(seen, key=lambda one: one.position):
        touched = list(batch)
        for each in touched:
            row = each.counts(measure)
            if row is None:
                held.pop(each.cell, None)
                continue
            held[each.cell] = rows[row.key] = row
            if each.is_small():
                small.add(row.key)
        more = adding_up(held, {each.cell for each in touched}, measure.accumulation)
        adding.sums += more.sums
        adding.rests += more.rests
        adding.together += more.together
    everything = [*rows.values(), *adding.rests]
    sums = list(dict.fromkeys(adding.sums))
    for _ in adding.together or ((),):
        found = suppressed(everything, sums, value_is_count=True, hidden=small, settled=settled)
        small = {*found, *together(adding.together, found, settled)}
    return suppressed(everything, sums, value_is_count=True, hidden=small, settled=settled)


def together(
    groups: Iterable[Collection[Hashable]], found: Collection[Hashable], settled: Collection[Hashable]
) -> Iterator[Hashable]:
    for group in groups:
        if any(key in found for key in group):
            yield from (key for key in group if key not in settled)
