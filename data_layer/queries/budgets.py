"""What divisions may spend, what they are forecast to spend, and what they have spent."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

from data_layer.divisional_facts import BudgetLine
from data_layer.periods import Period
from data_layer.queries.council_rows import council_rows
from data_layer.queries.of_divisions import asked_for
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode

BUDGETS = Path(__file__).with_suffix(".sql")
QUERY = "/".join(BUDGETS.parts[-3:])


def budget_lines(
    reader: Reader,
    area: AreaCode,
    *,
    divisions: Collection[str] | None = None,
    viewer: Viewer,
    as_known_at: date,
) -> list[BudgetLine]:
    """By division and period, in pounds; of the `divisions` (ids), or all; none of another council.

    `data_layer.methods.budget` gives the variance of a line and the totals of a division.
    """
    rows = council_rows(reader, BUDGETS, area, viewer=viewer, as_known_at=as_known_at)
    found = [
        BudgetLine(id, division, None, title, source, loaded, Period(starts, months), budget, forecast, actual)
        for id, division, title, source, loaded, starts, months, budget, forecast, actual in rows
    ]
    return asked_for(found, divisions, None)
