"""Risks, budgets, plan actions and decisions in words: what has moved, by how much, and what nobody has said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.wording.budgets import budget_clause, division_clause, variance_words
from actions.wording.plan_actions import action_clause, decision_clause
from actions.wording.risks import has_moved, has_risen, risk_clause
from data_layer.council_facts import CommitmentStatus, RiskReview
from data_layer.divisional_facts import BudgetLine, ClinicDecision, DecisionStatus, DivisionalAction, RegisteredRisk
from data_layer.methods.budget import division_budgets
from data_layer.periods import financial_year

TODAY, DUE = date(2026, 11, 28), date(2026, 11, 20)
JUNE, SEPTEMBER = date(2026, 6, 30), date(2026, 9, 30)


def risk(*reviews: tuple[date, int, int]) -> RegisteredRisk:
    rated = tuple(RiskReview("r", day, likelihood, impact, "", None) for day, likelihood, impact in reviews)
    return RegisteredRisk("r", "Housing", None, "Arrears rise", "council_return", TODAY, None, rated)


@pytest.mark.parametrize(
    ("reviews", "words"),
    [
        ([(SEPTEMBER, 4, 4), (JUNE, 3, 4)], "up from 12 to 16 of 25 since 30 June 2026 (likelihood 3 to 4, impact 4)"),
        ([(SEPTEMBER, 3, 3), (JUNE, 3, 4)], "down from 12 to 9 of 25 since 30 June 2026 (likelihood 3, impact 4 to 3)"),
        ([(SEPTEMBER, 4, 3), (JUNE, 3, 4)], "still 12 of 25, made otherwise, since 30 June 2026"),
        ([(SEPTEMBER, 3, 4), (JUNE, 3, 4)], "unmoved at 12 of 25 since 30 June 2026"),
        ([(SEPTEMBER, 3, 4)], "12 of 25 on 30 September 2026, its first review"),
        ([], "not rated yet"),
    ],
)
def test_a_risk_says_how_high_it_is_and_whether_that_has_moved(reviews, words):
    assert risk_clause(risk(*reviews)).startswith(f"“Arrears rise”: {words}")


def test_a_risk_has_risen_only_where_its_score_has():
    alike = risk((SEPTEMBER, 4, 3), (JUNE, 3, 4))
    assert has_moved(alike) and not has_risen(alike)
    assert has_risen(risk((SEPTEMBER, 4, 4), (JUNE, 3, 4))) and not has_moved(risk((SEPTEMBER, 4, 4)))


def test_a_forecast_is_said_with_its_budget_and_what_is_over():
    assert budget_clause(21_700_000, 22_950_000) == (
        "forecast £22.95 million against a budget of £21.70 million: £1.25 million over (5.8%)"
    )
    assert variance_words(310_000, 300_000) == "£10,000 under (3.2%)"
    assert variance_words(310_000, 310_000.4) == "on budget"


@given(st.integers(1_000_000, 900_000_000), st.integers(0, 900_000_000))
def test_readers_can_subtract_what_they_see(budget, forecast):
    found = budget_clause(float(budget), float(forecast))
    shown = [float(part.split(" ")[0].replace(",", "")) for part in found.split("£")[1:]]
    over = round(shown[0] - shown[1], 2)
    assert (abs(over) == pytest.approx(shown[2]) if len(shown) > 2 else over == 0) and ("under" in found) == (over < 0)


def line(id: str, title: str, forecast: float | None) -> BudgetLine:
    return BudgetLine(id, "Housing", None, title, "council_return", TODAY, financial_year(2026), 1e6, forecast, None)


def test_of_several_lines_the_widest_is_named_and_those_without_a_forecast_are_counted():
    [found] = division_budgets([line("a", "Repairs", 1.2e6), line("b", "Lettings", 0.95e6), line("c", "Land", None)])
    assert division_clause(found) == (
        "2026/27: forecast £2.15 million against a budget of £2.00 million: £0.15 million over (7.5%); widest: "
        "Repairs, £0.20 million over (20.0%); 1 of 3 lines have no forecast and are not in it"
    )
    [silent] = division_budgets([line("a", "Repairs", None)])
    assert division_clause(silent) == "2026/27: 1 budget line and no forecast"


def action(status: CommitmentStatus, due: date | None = DUE, owner: str | None = "Head of Housing") -> DivisionalAction:
    return DivisionalAction("a", "Housing", None, "Hire two crews", "council_return", TODAY, due, status, owner)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (action(CommitmentStatus.BEHIND), "due 20 November 2026 and overdue, behind (Head of Housing)"),
        (action(CommitmentStatus.COMPLETED), "due 20 November 2026, completed (Head of Housing)"),
        (action(CommitmentStatus.NOT_STATED, None, None), "without a due day, without a status"),
    ],
)
def test_an_action_says_when_it_is_due_how_it_stands_and_whose_it_is(one, words):
    assert action_clause(one, TODAY) == f"“Hire two crews”, {words}"


def test_a_decision_is_overdue_only_while_it_is_open():
    common = ("d", "Housing", None, "Hire two crews.", "council_return", TODAY, JUNE, DUE)
    assert "and overdue" in decision_clause(ClinicDecision(*common, DecisionStatus.OPEN, None), TODAY)
    assert "overdue" not in decision_clause(ClinicDecision(*common, DecisionStatus.DONE, None), TODAY)
