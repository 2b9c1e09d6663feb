"""A return of one measure over the small pack, and what each level is told of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from data_layer.council_facts import Accumulation
from data_layer.facts import Observation
from data_layer.periods import Period
from data_layer.queries.observations import observations
from data_layer.returns.measure_rows import ObservationRow
from data_layer.returns.model import CouncilRows
from data_layer.returns.words import Frequency
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import Level, MetricId, MetricKind
from tests.data_layer.returns.conftest import Desk
from tests.data_layer.returns.whole_return import own_measure, whole_load
from tests.data_layer.small_pack import NOTTINGHAM, Place, seen_by

ID = "own"
NOW = datetime.now(UTC).date()  # a return is known from the day it is loaded
Q1, Q2, Q3, Q4 = QUARTERS = [Period(date(2024, month, 1), 3) for month in (4, 7, 10)] + [Period(date(2025, 1, 1), 3)]
YEAR = Period(date(2024, 4, 1), 12)
HIDDEN = (None, "suppressed")


def measure(**more: Any) -> CouncilRows:
    """Children by the quarter, each quarter by itself."""
    given = {
        "name": "Children placed out of area", "short_name": "number of children placed", "unit": "children",
        "decimals": 0, "kind": MetricKind.AMOUNT, "accumulation": Accumulation.IN_PERIOD, "portfolio": None,
        "outcomes": (), "aliases": (), "counts": "Children in care who were placed in the quarter.",
    }  # fmt: skip
    return CouncilRows(measures=(own_measure(ID, **{**given, **more}),))


def figures(of: Mapping[Any, Any], **more: Any) -> tuple[ObservationRow, ...]:
    """From part to period to value; a value may be (numerator, denominator) of a share in percent."""
    return tuple(
        figure(part or None, period, value, **more) for part, run in of.items() for period, value in run.items()
    )


def figure(part: str | None, period: Period, value: Any, **more: Any) -> ObservationRow:
    if isinstance(value, tuple):
        of, out_of = value
        more = {"value": round(100 * of / out_of, 1), "numerator": float(of), "denominator": float(out_of), **more}
    return ObservationRow(measure=ID, part=part, period=period, **{"value": value, **more})


@dataclass(frozen=True)
class Told:
    """A data folder with returns in it, one after the other."""

    desk: Desk

    @classmethod
    def of(cls, folder: Path, *returns: CouncilRows) -> Told:
        desk = Desk(Place(folder).write())
        for rows in returns:
            desk.accept(whole_load(rows))
        return cls(desk)

    def rows(self, level: Level, part: str = "", as_known_at: date = NOW) -> list[Observation]:
        viewer = seen_by(level, NOW)
        id = MetricId(f"{ID}.{part}" if part else ID)
        with Snapshots(self.desk.data_dir).current().reader(viewer) as reader:
            return observations(reader, [id], [NOTTINGHAM], viewer=viewer, as_known_at=as_known_at)

    def values(self, level: Level, part: str = "") -> dict[Period, float | None]:
        return {each.period: each.value for each in self.rows(level, part)}

    def hidden(self, level: Level = Level.PUBLIC, parts: Iterable[str] = ("",)) -> set[tuple[str, Period]]:
        """Part and period of the figures that the level is told are suppressed."""
        return {
            (part, each.period)
            for part in parts
            for each in self.rows(level, part)
            if (each.value, each.status.value) == HIDDEN
        }


def shares(**more: Any) -> CouncilRows:
    return measure(**{
        "name": "Children placed near home", "short_name": "share of children placed near home", "unit": "%",
        "decimals": 1, "kind": MetricKind.RATE, **more,
    })  # fmt: skip


def yearly(rows: CouncilRows) -> CouncilRows:
    """The same measure, reported by the year from now on."""
    return replace(rows, measures=tuple(replace(row, frequency=Frequency.YEAR) for row in rows.measures))
