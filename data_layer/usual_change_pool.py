"""Usual changes of every metric and period at once, from the whole table of councils' figures.

`methods.usual_change` is the rule; here it is computed column by column, and a test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd

from data_layer.catalogue import Area, Metric
from data_layer.comparators import COUNCILS
from data_layer.facts import SeriesEvent
from data_layer.methods.change import alike, breaks_between, is_seasonal
from data_layer.methods.direction import SMALL_COUNT
from data_layer.methods.measure import in_percent, is_count
from data_layer.methods.usual_change import FEWEST_PAIRS, MOST_YEAR_PAIRS, UsualChange, YearPair, year_pairs
from data_layer.periods import Period
from data_layer.queries.usual_changes import UsualChange as UsualChangeRow
from data_layer.vocabulary import AreaCode, MetricId

# with fewer, five years together hold less than 30 pairs; and a council's return may bring a thousand such metrics
FEWEST_COUNCILS = -(-FEWEST_PAIRS // MOST_YEAR_PAIRS)


def usual_changes_of(
    figures: pd.DataFrame,
    metrics: Mapping[MetricId, Metric],
    areas: Mapping[AreaCode, Area],
    happened: Mapping[MetricId, Sequence[SeriesEvent]],
) -> list[UsualChangeRow]:
    """For each metric every two periods of which some council compares the later with the earlier one.

    `figures`: comparable figures of whole metrics, with the columns metric, area, starts, months, value. Only councils
    of all classes count; an abolished one beside its successor does not. Percent leaves out an earlier zero and counts
    under 30, which are not judged. A metric of so few councils that no number could come of it is left out.
    """
    councils = [code for code, area in areas.items() if area.kind in COUNCILS]
    of_councils = figures.loc[figures["area"].isin(councils)]
    held_by = of_councils.groupby("metric", sort=False)["area"].transform("nunique")
    kept = of_councils.loc[held_by >= FEWEST_COUNCILS]
    found: list[UsualChangeRow] = []
    by_metric = dict(tuple(kept.groupby("metric", sort=False)))
    for metric in metrics.values():
        of = by_metric.get(metric.id)
        if of is not None:
            found += of_metric(pool_of(of, metric, areas, happened.get(metric.id, ())))
    return found


@dataclass(frozen=True)
class Pool:
    """One metric: `values` holds areas by periods (oldest first), nan where there is none."""

    metric: Metric
    areas: list[AreaCode]
    periods: list[Period]
    values: np.ndarray
    events: Sequence[SeriesEvent]
    successors: Mapping[int, list[int]]  # row of an abolished council -> rows of those in its place

    @property
    def eventful(self) -> set[AreaCode | None]:
        return {event.area for event in self.events}


def pool_of(
    figures: pd.DataFrame, metric: Metric, areas: Mapping[AreaCode, Area], events: Sequence[SeriesEvent]
) -> Pool:
    table = figures.pivot_table(index="area", columns=["starts", "months"], values="value", aggfunc="last")
    codes = [AreaCode(str(code)) for code in table.index]
    rows = {code: row for row, code in enumerate(codes)}
    periods = [Period(day(starts), int(months)) for starts, months in table.columns]
    after = {rows[code]: [rows[new] for new in areas[code].successors if new in rows] for code in codes}
    return Pool(
        metric, codes, periods, table.to_numpy(dtype=float), events, {row: new for row, new in after.items() if new}
    )


def day(starts: Any) -> date:
    """A table may hold days as its own type or as dates."""
    return starts.date() if isinstance(starts, datetime) else starts


def of_metric(pool: Pool) -> Iterator[UsualChangeRow]:
    known: dict[YearPair, tuple[np.ndarray, np.ndarray]] = {}
    for earlier, later in compared(pool):
        years = year_pairs(earlier, later, pool.periods, pool.events)
        for pair in years:
            if pair not in known:
                known[pair] = changes(pool, pair)
        plain = pooled([known[pair][0] for pair in years])
        percent = pooled([known[pair][1] for pair in years])
        pairs = percent.pairs if in_percent(pool.metric) else plain.pairs
        yield UsualChangeRow(
            pool.metric.id, later, earlier, plain.typical, plain.others, percent.typical, percent.others, pairs
        )


def compared(pool: Pool) -> Iterator[YearPair]:
    """The pairs of periods that `earlier_period` gives for at least one council."""
    held = ~np.isnan(pool.values)
    common = [event for event in pool.events if event.area is None]
    for at, later in enumerate(pool.periods):
        seasonal = is_seasonal(later, pool.metric.frequency)
        waiting = held[:, at].copy()
        for before in range(at - 1, -1, -1):
            earlier = pool.periods[before]
            if not alike(earlier, later, seasonal=seasonal):
                continue
            if (waiting & held[:, before]).any() and not breaks_between(earlier, later, common, None):
                yield earlier, later
            waiting &= ~held[:, before]


def changes(pool: Pool, pair: YearPair) -> tuple[np.ndarray, np.ndarray]:
    """Each authority's change between two periods, in the unit and in percent; authorities without both left out."""
    before, after = (pool.values[:, pool.periods.index(period)] for period in pair)
    given = ~np.isnan(before) & ~np.isnan(after)
    for row, successors in pool.successors.items():
        given[row] &= not given[successors].any()
    for row, area in enumerate(pool.areas):
        if area in pool.eventful:
            given[row] &= not breaks_between(*pair, pool.events, area)
    judged = given & (before != 0)
    if is_count(pool.metric):
        judged &= np.minimum(before, after) >= SMALL_COUNT
    moved = after - before
    return moved[given], 100 * moved[judged] / np.abs(before[judged])


def pooled(years: Sequence[np.ndarray]) -> UsualChange:
    """`methods.usual_change.usual_change` on arrays."""
    pairs = sum(len(year) for year in years)
    if pairs < FEWEST_PAIRS:
        return UsualChange(None, None, pairs)
    distances = np.concatenate([np.abs(year - np.median(year)) for year in years if len(year)])
    others = float(np.median(years[0])) if len(years[0]) else None
    return UsualChange(float(np.median(distances)), others, pairs)
