"""When the council reports: days to come and past, and each rule as it stood on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from data_layer.methods.reporting_rhythm import Standing, standing
from data_layer.queries.plans import plans
from data_layer.queries.reporting import reporting_events, reporting_rules
from data_layer.returns.governance_rows import EventRow, PlanRow, RuleRow
from data_layer.returns.words import PlanStatus, RuleStatus
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import Level
from tests.data_layer.returns.conftest import Desk
from tests.data_layer.returns.loaded_on import load_on
from tests.data_layer.returns.whole_return import whole_rows
from tests.data_layer.small_pack import Place, seen_by

NOW = datetime.now(UTC).date()
EARLIER = NOW - timedelta(40)
FIRST, LAST = NOW + timedelta(10), NOW + timedelta(20)


def rule(id: str = "to_scrutiny", frequency: str = "quarterly", status=RuleStatus.ADOPTED, **more) -> RuleRow:
    return RuleRow(id=id, subject="Council plan", audience_body="Scrutiny", frequency=frequency, status=status, **more)


def event(id: str, held: date) -> EventRow:
    return EventRow(id=id, rule="to_scrutiny", title=id, held=held)


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Desk:
    desk = Desk(Place(tmp_path_factory.mktemp("reporting")).write())
    first = replace(
        whole_rows(),
        reporting_rules=(rule(), rule("draft", status=RuleStatus.DRAFT), rule("other")),
        reporting_events=(event("past", NOW - timedelta(90)), event("to come", NOW + timedelta(9))),
        plans=(
            PlanRow(id="council_plan", name="Council Plan", status=PlanStatus.ADOPTED, valid_from=date(2024, 4, 1)),
        ),
    )
    again = replace(
        first,
        reporting_rules=(
            rule(frequency="annual", suspended_from=FIRST, suspended_to=LAST, suspension_reason="An election."),
            rule("other", status=RuleStatus.SUPERSEDED),
        ),
        reporting_events=(event("later", NOW + timedelta(30)),),
        plans=(),
        commitments=(),
        commitment_updates=(),
    )
    with pytest.MonkeyPatch.context() as patched:
        load_on(EARLIER, first, desk, patched)
        load_on(NOW, again, desk, patched)
    return desk


@pytest.fixture
def ask(place):
    def asked(query, *, known: date = NOW, now: date = NOW, **more):
        viewer = seen_by(Level.PUBLIC, now)
        with Snapshots(place.data_dir).current().reader(viewer) as reader:
            return query(reader, viewer=viewer, as_known_at=known, **more)

    return asked


def test_a_rule_is_told_as_it_was_known_on_a_day(ask):
    assert [(one.id, one.frequency) for one in ask(reporting_rules, known=EARLIER)] == [
        ("other", "quarterly"), ("to_scrutiny", "quarterly")]  # fmt: skip
    assert [(one.id, one.frequency) for one in ask(reporting_rules)] == [("to_scrutiny", "annual")]
    assert ask(reporting_rules, known=EARLIER - timedelta(1)) == []


def test_a_pause_of_a_return_holds_on_its_days_alone(ask):
    [paused] = ask(reporting_rules)
    days = [FIRST - timedelta(1), FIRST, LAST, LAST + timedelta(1)]
    assert [standing(paused, day) for day in days] == [
        Standing.HOLDS, Standing.PAUSED, Standing.PAUSED, Standing.HOLDS]  # fmt: skip
    assert (paused.reason, paused.source, paused.from_a_paper) == ("An election.", "council_return", False)


def test_days_to_come_are_the_default_and_past_ones_can_be_asked_for(ask):
    assert [one.title for one in ask(reporting_events)] == ["to come", "later"]
    past = ask(reporting_events, first=NOW - timedelta(120), last=NOW - timedelta(60))
    assert [(one.title, one.subject) for one in past] == [("past", "Council plan")]
    assert [one.title for one in ask(reporting_events, known=EARLIER)] == ["to come"]


def test_a_day_is_told_once_however_often_its_rule_was_given(ask):
    assert [one.body for one in ask(reporting_events)] == ["Scrutiny", "Scrutiny"]


def test_a_plan_is_in_force_from_its_first_day(ask):
    [plan] = ask(plans)
    assert (plan.name, plan.in_force, plan.valid_from) == ("Council Plan", True, date(2024, 4, 1))
    assert not ask(plans, now=date(2024, 3, 31))[0].in_force
