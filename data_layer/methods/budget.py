"""How far a forecast is from its budget, for a line and for a division.

Source: the outturn variance of council budget monitoring: forecast at the end of the period less the budget for it, in
pounds and in percent of the budget; above zero is an overspend.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from data_layer.divisional_facts import BudgetLine
from data_layer.periods import Period


@dataclass(frozen=True, slots=True)
class Variance:
    """In pounds, and in percent of the budget; None where the budget is not above zero."""

    pounds: float
    percent: float | None


@dataclass(frozen=True, slots=True)
class DivisionBudget:
    """The lines of a division for one period. `budget` and `forecast` are of the `forecast_lines` alone, in pounds, so
    that one is comparable with the other; both are zero without any.
    """

    division: str
    period: Period
    lines: tuple[BudgetLine, ...]
    forecast_lines: int
    budget: float
    forecast: float

    @property
    def variance(self) -> Variance | None:
        """None where no line has a forecast."""
        return variance(self.budget, self.forecast) if self.forecast_lines else None


def variance(budget: float, forecast: float | None) -> Variance | None:
    """Forecast less budget; None without a forecast."""
    if forecast is None:
        return None
    over = forecast - budget
    return Variance(over, 100 * over / budget if budget > 0 else None)


def line_variance(line: BudgetLine) -> Variance | None:
    return variance(line.budget, line.forecast)


def division_budgets(lines: Iterable[BudgetLine]) -> list[DivisionBudget]:
    """One a division and period, by division and then by when the period ends; lines of unlike periods never add up."""
    placed: dict[tuple[str, Period], list[BudgetLine]] = {}
    for line in lines:
        placed.setdefault((line.division or "", line.period), []).append(line)
    ordered = sorted(placed.items(), key=lambda item: (item[0][0], item[0][1].end, item[0][1].months))
    return [total(division, period, held) for (division, period), held in ordered]


def newest_budgets(lines: Iterable[BudgetLine]) -> list[DivisionBudget]:
    """Of each division that of the period that ends last, the longest of those."""
    return list({each.division: each for each in division_budgets(lines)}.values())


def total(division: str, period: Period, lines: list[BudgetLine]) -> DivisionBudget:
    known = [(line.budget, line.forecast) for line in lines if line.forecast is not None]
    return DivisionBudget(
        division=division,
        period=period,
        lines=tuple(lines),
        forecast_lines=len(known),
        budget=sum(budget for budget, _ in known),
        forecast=sum(forecast for _, forecast in known),
    )
