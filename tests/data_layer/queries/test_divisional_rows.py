"""What divisions say of their own work, as a level may see it and as it was known on a day: actions, risks, budgets and
what clinics decided.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from data_layer.council_facts import CommitmentStatus
from data_layer.divisional_facts import DecisionStatus
from data_layer.queries.budgets import budget_lines
from data_layer.queries.clinic_decisions import clinic_decisions
from data_layer.queries.divisional_actions import divisional_actions
from data_layer.queries.risks import risks
from data_layer.returns import accept
from data_layer.returns.model import CouncilRows
from data_layer.returns.problems import ReturnFault
from data_layer.returns.service_rows import RiskReviewRow
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import Level, MetricId
from tests.data_layer.returns.conftest import Desk
from tests.data_layer.returns.whole_return import whole_load, whole_rows
from tests.data_layer.small_pack import DERBY, NOTTINGHAM, Place, seen_by
from tests.illustrative import clock_at

FIRST, SECOND, NOW = date(2026, 3, 1), date(2026, 6, 1), date(2026, 7, 1)
ROWS = whole_rows()
[ACTION], [RISK], [REVIEW] = ROWS.divisional_actions, ROWS.risks, ROWS.risk_reviews
[LINE], [DECISION] = ROWS.budget_lines, ROWS.clinic_decisions
HOUSING = "Housing and Homes"
SECOND_RETURN = CouncilRows(
    divisional_actions=(
        replace(ACTION, status=CommitmentStatus.BEHIND),
        replace(ACTION, id="homes_1", division=HOUSING, measure=None, due=date(2026, 5, 1)),
        replace(ACTION, id="secret", audience=Level.RESTRICTED, title="Close a depot", due=None),
    ),
    risks=(replace(RISK, id="strike", title="A strike", audience=Level.RESTRICTED),),
    risk_reviews=(
        RiskReviewRow(risk="waste_1", as_at=date(2026, 3, 31), likelihood=4, impact=4),
        RiskReviewRow(risk="strike", as_at=date(2026, 3, 31), likelihood=2, impact=5),
    ),
    budget_lines=(replace(LINE, forecast=9.0e6),),
    clinic_decisions=(replace(DECISION, status=DecisionStatus.DONE),
                      replace(DECISION, id="clinic_8", decided=date(2026, 5, 7), measure=None, due=None)),
)  # fmt: skip


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Desk:
    desk = Desk(Place(tmp_path_factory.mktemp("divisions")).write())
    for day, rows in ((FIRST, ROWS), (SECOND, SECOND_RETURN)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(accept, "datetime", clock_at(day))
            desk.accept(whole_load(rows))
    return desk


@pytest.fixture
def read(place):
    def read_with(query, level: Level = Level.OFFICER, known: date = NOW, area=NOTTINGHAM, **wanted):
        viewer = seen_by(level, NOW)
        with Snapshots(place.data_dir).current().reader(viewer) as reader:
            return {one.id: one for one in query(reader, area, **wanted, viewer=viewer, as_known_at=known)}

    return read_with


def test_an_action_stands_as_the_newest_return_has_it_and_stood_as_the_earlier_one_had_it(read):
    assert read(divisional_actions)["waste_1"].status is CommitmentStatus.BEHIND
    then = read(divisional_actions, known=SECOND - timedelta(1))
    assert then["waste_1"].status is CommitmentStatus.ON_TRACK and "homes_1" not in then


def test_the_earliest_due_comes_first(read):
    assert list(read(divisional_actions)) == ["homes_1", "waste_1"]
    assert list(read(divisional_actions, Level.RESTRICTED)) == ["homes_1", "waste_1", "secret"]


def test_rows_are_those_of_a_division_or_of_a_measure(read):
    assert list(read(divisional_actions, divisions=["housing_and_homes"])) == ["homes_1"]
    assert list(read(divisional_actions, metrics=[MetricId("missed_bins")])) == ["waste_1"]
    assert list(read(divisional_actions, divisions=["housing_and_homes"], metrics=[MetricId("missed_bins")])) == [
        "homes_1", "waste_1"
    ]  # fmt: skip
    assert read(divisional_actions, divisions=[]) == {}


@pytest.mark.parametrize("query", [divisional_actions, risks, budget_lines, clinic_decisions])
def test_they_are_for_officers_of_the_home_council_from_the_day_they_came_in(read, query):
    assert read(query) and not read(query, Level.COUNCILLOR) and not read(query, Level.PUBLIC)
    assert not read(query, area=DERBY) and not read(query, known=FIRST - timedelta(1))


def test_a_risk_has_its_reviews_the_newest_first(read):
    [newest, before] = read(risks)["waste_1"].reviews
    assert (newest.as_at, newest.likelihood, newest.impact, newest.rating) == (date(2026, 3, 31), 4, 4, "16")
    assert (before.as_at, before.rating) == (date(2025, 12, 31), "High")
    assert len(read(risks, known=SECOND - timedelta(1))["waste_1"].reviews) == 1


def test_a_restricted_risk_is_not_there_for_officers_nor_are_its_reviews(read):
    assert "strike" not in read(risks) and len(read(risks, Level.RESTRICTED)["strike"].reviews) == 1


def test_a_review_given_once_a_risk_was_restricted_is_not_for_those_who_saw_it_before(tmp_path):
    """The officers keep the risk and the review that they had."""
    desk = Desk(Place(tmp_path).write())
    desk.accept(whole_load())
    later = replace(REVIEW, as_at=date(2026, 3, 31), likelihood=5)
    kept = replace(RISK, audience=Level.RESTRICTED)
    desk.accept(whole_load(CouncilRows(risks=(kept,), risk_reviews=(later,))))
    now = date(2027, 1, 1)
    for level, reviews in ((Level.OFFICER, 1), (Level.RESTRICTED, 2)):
        viewer = seen_by(level, now)
        with Snapshots(desk.data_dir).current().reader(viewer) as reader:
            [found] = risks(reader, NOTTINGHAM, viewer=viewer, as_known_at=now)
        assert len(found.reviews) == reviews


def test_a_budget_line_has_its_newest_forecast_and_had_the_earlier_one(read):
    line = read(budget_lines)["waste_1"]
    assert (line.budget, line.forecast, line.actual, line.period.label) == (8.4e6, 9.0e6, 2.1e6, "2025/26")
    assert read(budget_lines, known=SECOND - timedelta(1))["waste_1"].forecast == 8.65e6


def test_a_decision_is_told_with_its_clinic_and_how_it_stands(read):
    found = read(clinic_decisions)
    assert list(found) == ["clinic_8", "clinic_7"]  # the newest clinic first
    assert (found["clinic_7"].title, found["clinic_7"].decided) == ("Hire two vehicles.", date(2025, 10, 2))
    assert (found["clinic_7"].status, found["clinic_7"].owner_role) == (DecisionStatus.DONE, "Head of Waste")
    assert read(clinic_decisions, known=SECOND - timedelta(1))["clinic_7"].status is DecisionStatus.OPEN


def test_a_decision_of_a_day_to_come_or_due_before_it_was_made_is_refused(tmp_path):
    desk = Desk(Place(tmp_path).write())
    wrong = (
        replace(DECISION, id="to_come", decided=date(2999, 1, 1), due=None),
        replace(DECISION, id="back", due=date(2025, 9, 1)),
    )
    with pytest.raises(ReturnFault) as refused:
        desk.accept(whole_load(replace(ROWS, clinic_decisions=wrong)))
    assert "This day is still to come." in str(refused.value) and "This is before 02/10/2025." in str(refused.value)
