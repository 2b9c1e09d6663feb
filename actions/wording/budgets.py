"""Budgets and their variance in words: readers subtract what they see, so all of a sentence is rounded alike."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.wording.numbers import counted, pounds, rounded
from data_layer.divisional_facts import BudgetLine
from data_layer.methods.budget import DivisionBudget, line_variance

MILLION = 1_000_000


def budget_clause(budget: float, forecast: float) -> str:
    """ "forecast £22.95 million against a budget of £21.70 million: £1.25 million over (5.8%)"."""
    return (
        f"forecast {money(forecast, budget)} against a budget of {money(budget, budget)}: "
        f"{variance_words(budget, forecast)}"
    )


def variance_words(budget: float, forecast: float) -> str:
    """ "£1.25 million over (5.8%)", "on budget"; from the two as they are shown, in pounds."""
    over = as_shown(forecast, budget) - as_shown(budget, budget)
    if not over:
        return "on budget"
    percent = f" ({rounded(abs(100 * over / budget), 1)}%)" if budget > 0 else ""
    return f"{money(abs(over), budget)} {'over' if over > 0 else 'under'}{percent}"


def is_over(budget: float, forecast: float) -> bool:
    """As the two are shown: a few pounds over a million are on budget."""
    return as_shown(forecast, budget) > as_shown(budget, budget)


def of_budget(budget: float, forecast: float) -> str:
    """ "£1.25 million over budget (5.8%)", "on budget"."""
    words = variance_words(budget, forecast)
    return words if words == "on budget" else re.sub(r" (over|under)", r" \1 budget", words, count=1)


def by_words(budget: float, forecast: float) -> str:
    """ "£1.25 million (5.8%)": by how much, where over or under is said already."""
    return re.sub(r" (over|under)", "", variance_words(budget, forecast), count=1)


def division_clause(one: DivisionBudget) -> str:
    """ "2026/27, forecast £14.06 million against ...; widest: Collection, £0.51 million over (6.1%)"."""
    if not one.forecast_lines:
        return f"{one.period.words}: {counted(len(one.lines), 'budget line')} and no forecast"
    missing = len(one.lines) - one.forecast_lines
    beside = f"; {missing} of {len(one.lines)} lines have no forecast and are not in it" if missing else ""
    widest = widest_line(one)
    named = f"; widest: {widest.title}, {variance_words(widest.budget, widest.forecast or 0.0)}" if widest else ""
    return f"{one.period.words}: {budget_clause(one.budget, one.forecast)}{named}{beside}"


def widest_line(one: DivisionBudget) -> BudgetLine | None:
    """The line whose forecast is furthest from its budget, where there are several and it is off at all."""
    off = [(abs(found.pounds), line) for line in one.lines if (found := line_variance(line)) and found.pounds]
    return max(off, key=lambda pair: pair[0])[1] if len(one.lines) > 1 and off else None


def money(value: float, scale: float) -> str:
    """In millions where the budget (`scale`) is one or more: "£22.95 million", else "£310,000"."""
    if abs(scale) >= MILLION:
        return f"{pounds(rounded(value / MILLION, 2))} million"
    return pounds(rounded(value, 0))


def as_shown(value: float, scale: float) -> float:
    return round(value / MILLION, 2) * MILLION if abs(scale) >= MILLION else float(round(value))


def line_clause(line: BudgetLine) -> str:
    """ "Collection: forecast £8.91 million against a budget of £8.40 million: £0.51 million over (6.1%)"."""
    if line.forecast is None:
        return f"{line.title}: a budget of {money(line.budget, line.budget)} and no forecast"
    return f"{line.title}: {budget_clause(line.budget, line.forecast)}"


def spent_words(lines: Sequence[BudgetLine]) -> list[str]:
    """What was spent so far, where each line says it: a sum of some lines would look like less than it is."""
    spent = [line.actual for line in lines if line.actual is not None]
    if not spent or len(spent) < len(lines):
        return []
    budget = sum(line.budget for line in lines)
    return [f"Spent so far: {money(sum(spent), budget)} of a budget of {money(budget, budget)}."]


def without_forecast(one: DivisionBudget) -> list[str]:
    missing = len(one.lines) - one.forecast_lines
    if not missing or not one.forecast_lines:
        return []
    have = "has" if missing == 1 else "have"
    return [
        f"{missing} of its {len(one.lines)} lines {have} no forecast and {'is' if missing == 1 else 'are'} not in it."
    ]
