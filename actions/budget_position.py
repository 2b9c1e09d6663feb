"""Whether divisions are within their budgets: what each may spend, is forecast to spend, and how far the two differ."""

from __future__ import annotations

from collections.abc import Sequence

from actions.answer import Answer
from actions.compose import Draft, compose, fitting
from actions.desk import Desk
from actions.reading import Reading
from actions.returned import came_from, invented
from actions.rows_asked import divisions_asked
from actions.scope import area_asked, within
from actions.wording.budgets import (
    as_shown,
    budget_clause,
    by_words,
    line_clause,
    money,
    of_budget,
    spent_words,
    without_forecast,
)
from actions.wording.numbers import counted
from actions.wording.places import listed, place
from data_layer.divisional_facts import BudgetLine
from data_layer.methods.budget import DivisionBudget, newest_budgets, total
from data_layer.queries.budgets import QUERY, budget_lines

NAMED = 3
DEFINITION = "Budget, forecast and spending of divisions."
HELD_BACK = "A forecast is the division's own view of the end of the period, and changes with each return."


def budget_position(asked: Reading, desk: Desk) -> Answer:
    """Of one division line by line, of several each in a line: over budget first, then by name. No order by amount."""
    area = area_asked(asked, desk)
    with desk.reader() as reader:
        lines = budget_lines(reader, area, divisions=divisions_asked(asked, desk.catalogue), **desk.known)
    held = newest_budgets(lines)
    if not held:
        return compose(none_held(place(area, desk.catalogue), within(asked, desk.catalogue)), asked, desk)
    draft = of_one(held[0]) if len(held) == 1 else of_several(held, within(asked, desk.catalogue))
    rows = [line for one in held for line in one.lines]
    draft.areas = [area]
    draft.metrics = list(asked.metrics)
    draft.caveats = invented(rows, "the budgets")
    draft.provenance = came_from(rows, DEFINITION, QUERY, desk.catalogue)
    return compose(draft, asked, desk)


def none_held(where: str, about: str) -> Draft:
    return Draft(
        headline=f"No budgets of {where}'s own are held here{about}.",
        sentences=["They come with the council's own return.", "Ask what the council spends on a service instead."],
        subkind="none_held",
        metrics=[],
        follow_ups=["How do our finances compare with similar councils?", "What needs attention?"],
    )


def of_one(one: DivisionBudget) -> Draft:
    """ "The Housing division is forecast £1.25 million over budget (5.8%) in 2026/27: £22.95 million against £21.70
    million."
    """
    name = f"the {one.division} division"
    lines = over_first(one.lines)
    return Draft(
        headline=headline_of(one),
        sentences=[*without_forecast(one), *spent_words(one.lines), HELD_BACK],
        details=[listing("By line", [line_clause(line) for line in lines])] if len(lines) > 1 else [],
        period=one.period.label,
        follow_ups=[f"What needs attention in {name}?", f"Which actions are overdue in {name}?"],
    )


def headline_of(one: DivisionBudget) -> str:
    start = f"The {one.division} division"
    if not one.forecast_lines:
        budget = sum(line.budget for line in one.lines)
        return (
            f"{start} has a budget of {money(budget, budget)} for {one.period.words}; no forecast against it is held."
        )
    against = f"{money(one.forecast, one.budget)} against {money(one.budget, one.budget)}"
    return f"{start} is forecast {of_budget(one.budget, one.forecast)} in {one.period.words}: {against}."


def of_several(held: Sequence[DivisionBudget], about: str) -> Draft:
    told = [one for one in held if one.forecast_lines]
    late = [one for one in told if over(one) > 0]
    ordered = sorted(held, key=lambda one: (one not in late, one.division))
    by = [f"{one.division} by {by_words(one.budget, one.forecast)}" for one in ordered if one in late]
    start = (
        f"{len(late) or 'None'} of {counted(len(told), 'division')}{about} {'is' if len(late) < 2 else 'are'} forecast"
    )
    told_of = [f": {listed(by)}", f", among them {by[0]}"] if by else []
    headline = fitting([*(f"{start} over budget{each}." for each in told_of), f"{start} over budget."])
    silent = [one.division for one in held if not one.forecast_lines]
    unknown = f"No forecast is held for {listed(silent)}." if silent else ""
    return Draft(
        headline=headline,
        sentences=[each for each in (together(told), unknown, HELD_BACK) if each],
        details=[listing("Over budget first, then by name", [division_line(one) for one in ordered])],
        period=held[0].period.label if len({one.period for one in held}) == 1 else None,
        follow_ups=[f"Is the {one.division} division over budget?" for one in ordered[:NAMED]],
    )


def together(told: Sequence[DivisionBudget]) -> str:
    """All forecasts added up, where they are of one period."""
    if len(told) < 2 or len({one.period for one in told}) > 1:
        return ""
    added = total("", told[0].period, [line for one in told for line in one.lines])
    return f"Together, in {added.period.words}: {budget_clause(added.budget, added.forecast)}."


def division_line(one: DivisionBudget) -> str:
    if not one.forecast_lines:
        return f"{one.division}, {one.period.words}: no forecast"
    return f"{one.division}, {one.period.words}: {budget_clause(one.budget, one.forecast)}"


def over(one: DivisionBudget) -> float:
    """In pounds as they are shown: what rounds to nothing is on budget."""
    return as_shown(one.forecast, one.budget) - as_shown(one.budget, one.budget)


def over_first(lines: Sequence[BudgetLine]) -> list[BudgetLine]:
    return sorted(lines, key=lambda line: ((line.forecast or 0.0) <= line.budget, line.title))


def listing(title: str, lines: Sequence[str]) -> str:
    return "\n".join([f"{title}:", *(f"- {line}." for line in lines)])
