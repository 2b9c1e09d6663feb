"""Early warning beside a council's own return: budgets, risks and promises; what is heard stands by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from actions.answer import Answer
from actions.desk import Desk
from actions.early_warning import early_warning
from actions.own_signals import NO_FIGURES
from actions.reading import Kind, Reading, Scope, ScopeKind
from data_layer.returns.service_rows import BudgetRow, RiskReviewRow, RiskRow
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import Level
from tests.data_layer.returns.conftest import Desk as Loading
from tests.data_layer.returns.whole_return import YEAR, whole_load, whole_rows
from tests.data_layer.small_pack import DERBY, NOTTINGHAM, Place, seen_by

NOW = datetime.now(UTC).date()  # a return is known from the day it is loaded
THEN = date(2026, 2, 1)
WASTE = Scope(kind=ScopeKind.DIVISION, id="waste_and_street_scene")
UNDER = BudgetRow(id="parks", division="Parks", title="Grass", period=YEAR, budget=2.0e6, forecast=1.9e6)
OVER = BudgetRow(id="libraries", division="Libraries", title="Books", period=YEAR, budget=1.0e6, forecast=1.5e6)
LOW = RiskRow(id="low", title="A wet summer", division="Parks")
SMALL = RiskReviewRow(risk="low", as_at=date(2025, 12, 31), likelihood=2, impact=2, rating="Low")


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory):
    loading, rows = Loading(Place(tmp_path_factory.mktemp("council")).write()), whole_rows()
    more = replace(
        rows,
        budget_lines=(*rows.budget_lines, UNDER, OVER),
        risks=(*rows.risks, LOW),
        risk_reviews=(*rows.risk_reviews, SMALL),
    )
    loading.accept(whole_load(more))
    return loading.data_dir


@pytest.fixture
def ask(data_dir):
    def asked(scope: Scope | None = None, level: Level = Level.OFFICER, on: date = THEN, area=NOTTINGHAM) -> Answer:
        desk = Desk(Snapshots(data_dir).current(), seen_by(level, on), as_known_at=NOW, asked_at=datetime.now(UTC))
        ranged = scope or Scope(kind=ScopeKind.EVERYTHING)
        return early_warning(Reading(kind=Kind.EARLY_WARNING, scope=ranged, areas=(area,)), desk)

    return asked


def test_divisions_over_budget_and_high_risks_are_counted_and_listed(ask):
    answer = ask()
    assert "From the council's own return: 2 divisions forecast over budget and 1 risk rated high." in answer.text
    over = answer.text.split("Forecast over budget:\n")[1].split("\n\n")[0]
    assert over.startswith("- Libraries") and "£0.50 million over (50.0%)" in over and "Waste and Street Scene" in over
    assert "Parks" not in over and "“Vehicles out of service”: 12 of 25" in answer.text
    assert "A wet summer" not in answer.text


def test_each_has_its_threshold_and_its_source(ask):
    begins = ask().text.split("Where a signal begins, and who says so:")[1]
    assert "forecast to spend more than its budget. A rule of this assistant" in begins
    assert "8 or more on a scale of 25. National Patient Safety Agency" in begins


def test_what_is_heard_stands_by_itself_with_its_day_and_source_and_is_no_figure(ask):
    text = ask().text
    heard = text.split(f"{NO_FIGURES}:\n")[1].split("\n\n")[0]
    assert heard == "- 2 November 2025 (Ward members), on the rate of missed bins: “Bins left on two estates”."
    assert "Bins left" not in text.split(NO_FIGURES)[0]


def test_an_overdue_promise_is_counted_from_the_day_after(ask):
    assert "commitment overdue" not in ask(on=date(2027, 3, 31)).text
    assert "1 commitment overdue" in ask(on=date(2027, 4, 1)).text


def test_the_public_sees_none_of_what_is_for_officers(ask):
    text = ask(level=Level.PUBLIC).text
    assert "own return" not in text and "Bins left" not in text and "Vehicles" not in text and "budget" not in text


def test_nor_is_it_said_of_another_council(ask):
    assert "own return" not in ask(area=DERBY).text


def test_of_a_division_only_its_own_is_told(ask):
    answer = ask(WASTE)
    assert "1 division forecast over budget and 1 risk rated high" in answer.text and "Libraries" not in answer.text
    assert "Bins left on two estates" in answer.text
