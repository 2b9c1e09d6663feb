"""A second, slow way to the figures of a briefing: plain loops over the pack's own files, with none of our methods."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from statistics import median
from typing import Any

import duckdb
import yaml

from data_layer.settings import DEFINITIONS, PACK

WITHIN_A_YEAR = ("quarter", "month")


@dataclass(frozen=True, slots=True)
class Row:
    """One published value as the newest release has it."""

    value: float | None
    lower: float | None
    upper: float | None
    status: str

    @property
    def compares(self) -> bool:
        return self.value is not None and self.status != "not_comparable"


@dataclass(frozen=True, slots=True, order=True)
class When:
    starts: date
    months: int
    ends: date
    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Recounted:
    """A council's newest figure; the change and the median as far as they can be worked out."""

    when: When
    row: Row
    before: When | None
    change: float | None
    percent: float | None
    median: float | None
    quartiles: tuple[float, float] | None
    members: int
    of: int


def table(name: str) -> list[tuple[Any, ...]]:
    return duckdb.sql(f"SELECT * FROM read_parquet('{PACK / name}.parquet')").fetchall()


@cache
def periods() -> dict[str, When]:
    return {id: When(starts, months, ends, id, label) for id, label, starts, ends, months in table("period")}


@cache
def rows() -> dict[tuple[str, str], dict[When, Row]]:
    """(metric, area) -> its periods, each as the load that was known last has it."""
    known = {id: (known_from, loaded, id) for id, _, _, _, known_from, loaded, *_ in table("load")}
    best: dict[tuple[str, str, str], tuple[Any, Row]] = {}
    for metric, part, area, period, load, value, lower, upper, status, *_ in table("observation"):
        if part:
            continue
        key, found = (metric, area, period), (known[load], Row(value, lower, upper, status))
        if key not in best or found[0] > best[key][0]:
            best[key] = found
    held: dict[tuple[str, str], dict[When, Row]] = {}
    for (metric, area, period), (_, row) in best.items():
        held.setdefault((metric, area), {})[periods()[period]] = row
    return held


@cache
def neighbours(area: str) -> tuple[str, ...]:
    """Each place once, under the code it has now, and not the council itself."""
    now = {old: new for old, new, _, same_place in table("area_successor") if same_place}
    listed = [member for group, member in table("comparator_member") if group == f"nearest_neighbours {area}"]
    return tuple({now.get(one, one) for one in listed} - {area, now.get(area, area)})


@cache
def of_place(metric: str, area: str) -> dict[When, Row]:
    """With what stands under a code that the place had before."""
    before = [old for old, new, _, same_place in table_of_successors() if same_place and new == area]
    merged: dict[When, Row] = {}
    for code in (*before, area):
        merged.update(rows().get((metric, code), {}))
    return merged


@cache
def table_of_successors() -> list[tuple[Any, ...]]:
    return table("area_successor")


@cache
def breaks() -> list[tuple[str, str | None, date]]:
    """(metric, area or all, from the period of this day on): of the pack, and of what is defined by hand."""
    written = yaml.safe_load((DEFINITIONS / "events.yml").read_text(encoding="utf-8"))["events"]
    by_hand = [(of, one["area"], one["starts"]) for one in written if not one["allows_change"] for of in one["metrics"]]
    return by_hand + [(of, area, starts) for of, area, starts, _, allows, _ in table("series_event") if not allows]


def recounted(metric: str, area: str, frequency: str) -> Recounted | None:
    held = of_place(metric, area)
    if not held:
        return None
    when = max(held)
    row = held[when]
    before = earlier(metric, area, when, held, frequency) if row.compares else None
    start = held[before].value if before else None
    change = row.value - start if before and row.value is not None and start is not None else None
    values = list(others(metric, area, when))
    return Recounted(
        when,
        row,
        before,
        change,
        100 * change / abs(start) if change is not None and start else None,
        median(values) if values and row.status != "not_comparable" else None,
        (quantile(values, 1), quantile(values, 3)) if values else None,
        len(values),
        len(neighbours(area)),
    )


def quantile(values: list[float], quarters: int) -> float:
    """Linear between two neighbours of the sorted list, `quarters` quarters of the way along it."""
    ordered = sorted(values)
    whole, rest = divmod(quarters * (len(ordered) - 1), 4)
    return ordered[whole] + (rest / 4) * (ordered[whole + 1] - ordered[whole] if rest else 0)


def others(metric: str, area: str, when: When) -> Iterator[float]:
    for member in neighbours(area):
        row = of_place(metric, member).get(when)
        if row is not None and row.compares and row.value is not None:
            yield row.value


def earlier(metric: str, area: str, when: When, held: dict[When, Row], frequency: str) -> When | None:
    """The newest of the same length that shares no day with it, within a year at the same time of year; none across a
    break.
    """
    seasonal = 0 < when.months < 12 or (when.months == 0 and frequency.startswith(WITHIN_A_YEAR))
    for one in sorted(held, reverse=True):
        same_time = not seasonal or one.starts.month == when.starts.month
        if one.ends < when.starts and one.months == when.months and same_time and held[one].compares:
            broken = any(
                of == metric and where in {None, area} and one.ends < starts <= when.ends
                for of, where, starts in breaks()
            )
            return None if broken else one
    return None


def written(value: float, decimals: int) -> str:
    """As it stands on the page, without sign: halves away from zero."""
    exact = Decimal(repr(abs(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{exact:,}"
