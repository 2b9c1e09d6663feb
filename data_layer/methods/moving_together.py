"""Measures that say nearly the same: councils that are high on one are nearly always high on the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from data_layer.vocabulary import AreaCode, MetricId

CLOSE = (
    0.95  # Pearson's correlation, of either sign: one then tells nine tenths of how the other differs among councils
)
FEWEST = 30  # councils with a figure of both


@dataclass(frozen=True, slots=True)
class Pair:
    """`correlation` runs from -1 to 1 and is at least 0.95 from nought; `councils` have a figure of both."""

    first: MetricId
    second: MetricId
    correlation: float
    councils: int


def moving_together(values: Mapping[MetricId, Mapping[AreaCode, float]]) -> list[Pair]:
    """Pairs of measures whose values among councils are all but a straight line of each other, in the order given."""
    table = pd.DataFrame({metric: pd.Series(dict(held), dtype=float) for metric, held in values.items()})
    if table.empty:
        return []
    correlations, both = table.corr(min_periods=FEWEST), table.notna().astype(int)
    shared = both.T @ both
    names = list(table.columns)
    return [
        Pair(MetricId(first), MetricId(second), float(correlations.at[first, second]), int(shared.at[first, second]))
        for at, first in enumerate(names)
        for second in names[at + 1 :]
        if abs(correlations.at[first, second]) >= CLOSE
    ]
