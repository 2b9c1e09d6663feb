"""What the council's plans promise: the newest word on each promise, as far as a level may see it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from data_layer.council_facts import CommitmentStatus
from data_layer.methods.exceptions import commitment_overdue
from data_layer.queries.commitments import commitments
from data_layer.returns.governance_rows import OutcomeRow, PlanRow
from data_layer.returns.model import CouncilRows
from data_layer.returns.service_rows import CommitmentRow, MilestoneRow
from data_layer.returns.words import PlanStatus
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import AreaCode, Level
from tests.data_layer.returns.conftest import Desk
from tests.data_layer.returns.loaded_on import load_on
from tests.data_layer.returns.whole_return import whole_load, whole_rows
from tests.data_layer.small_pack import DERBY, NOTTINGHAM, Place, seen_by

NOW = datetime.now(UTC).date()  # a return is known from the day it is loaded
BEHIND, ON_TRACK = CommitmentStatus.BEHIND, CommitmentStatus.ON_TRACK

PAUSE = {"suspended_from": NOW - timedelta(9), "suspension_reason": "Under review"}
PLANS = (
    PlanRow(id="council_plan", name="Council Plan", status=PlanStatus.ADOPTED),
    PlanRow(id="draft_plan", name="Next plan", status=PlanStatus.DRAFT),
    PlanRow(id="paused_plan", name="Paused plan", status=PlanStatus.ADOPTED, **PAUSE),
    PlanRow(id="resumed_plan", name="Taken up", status=PlanStatus.ADOPTED, suspended_to=NOW - timedelta(1), **PAUSE),
    PlanRow(id="ended_plan", name="Over", status=PlanStatus.ADOPTED, valid_to=NOW - timedelta(1)),
    PlanRow(id="last_day_plan", name="Ends today", status=PlanStatus.ADOPTED, valid_to=NOW),
    PlanRow(id="coming_plan", name="To come", status=PlanStatus.ADOPTED, valid_from=NOW + timedelta(1)),
)


def promise(id: str, due: date | None = date(2025, 6, 30), plan: str = "council_plan", **more) -> CommitmentRow:
    return CommitmentRow(id=id, plan=plan, title=f"To do {id}", due=due, **more)


def update(id: str, as_at: date, status: CommitmentStatus) -> MilestoneRow:
    return MilestoneRow(commitment=id, as_at=as_at, status=status)


ROWS = replace(
    whole_rows(),
    plans=PLANS,
    outcomes=(*whole_rows().outcomes, OutcomeRow(id="inside", name="Inside", audience=Level.OFFICER)),
    commitments=(
        promise("no_day", None),
        promise("later", date(2027, 3, 31), owner_role="Head of Homes", target="600", unit="homes"),
        promise("sooner", date(2025, 3, 31), outcome="inside"),
        promise("for_officers", audience=Level.OFFICER),
        promise("moved"),
        *(promise(f"of_{plan.id}", plan=plan.id) for plan in PLANS),
    ),
    commitment_updates=(
        update("later", date(2025, 12, 31), BEHIND),
        update("later", date(2025, 6, 30), ON_TRACK),
        update("later", NOW + timedelta(1), CommitmentStatus.COMPLETED),
        update("for_officers", date(2025, 6, 30), BEHIND),
        update("moved", date(2025, 6, 30), ON_TRACK),
    ),
)


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Desk:
    desk = Desk(Place(tmp_path_factory.mktemp("promises")).write())
    desk.accept(whole_load(ROWS))
    return desk


def read(desk: Desk, level: Level = Level.PUBLIC, area: AreaCode = NOTTINGHAM, known: date = NOW):
    viewer = seen_by(level, NOW)
    with Snapshots(desk.data_dir).current().reader(viewer) as reader:
        return {one.commitment: one for one in commitments(reader, area, viewer=viewer, as_known_at=known)}


def test_a_promise_is_told_with_its_plan_its_owner_and_the_newest_word_on_it(place):
    one = read(place)["later"]
    assert (one.title, one.plan, one.owner_role, one.target, one.unit, one.due) == (
        "To do later", "Council Plan", "Head of Homes", "600", "homes", date(2027, 3, 31)
    )  # fmt: skip
    assert (one.status, one.as_at) == (BEHIND, date(2025, 12, 31))
    assert (one.source, one.loaded) == ("council_return", NOW)


def test_a_promise_without_an_update_has_no_status_and_is_not_left_out(place):
    one = read(place)["sooner"]
    assert (one.status, one.as_at, one.latest) == (CommitmentStatus.NOT_STATED, None, None)


def test_the_earliest_due_comes_first_and_those_without_a_day_last(place):
    found = list(read(place))
    assert (found[0], found[-2:]) == ("sooner", ["later", "no_day"])


def test_a_plan_that_is_not_adopted_is_suspended_or_does_not_run_today_is_not_in_force(place):
    in_force = {id: one.in_force for id, one in read(place).items() if id.startswith("of_")}
    assert in_force == {
        "of_council_plan": True, "of_draft_plan": False, "of_paused_plan": False, "of_resumed_plan": True,
        "of_ended_plan": False, "of_last_day_plan": True, "of_coming_plan": False,
    }  # fmt: skip


def test_a_plan_has_ended_from_the_day_after_its_last(place):
    found = read(place)
    assert found["of_ended_plan"].ended(NOW) and not found["of_last_day_plan"].ended(NOW)
    assert found["of_last_day_plan"].ended(NOW + timedelta(1)) and not found["of_council_plan"].ended(date.max)
    assert found["of_draft_plan"].draft and not found["of_ended_plan"].draft


def test_nothing_is_overdue_under_a_plan_that_has_ended(place):
    """Both were due on 30 June 2025 and neither is done."""
    late = {id for id, one in read(place).items() if commitment_overdue(one, NOW)}
    assert "of_council_plan" in late and "of_ended_plan" not in late


def test_what_a_level_may_not_see_is_not_there(place):
    public, officer = read(place), read(place, Level.OFFICER)
    assert "for_officers" not in public and officer["for_officers"].status is BEHIND
    assert (public["sooner"].outcome, officer["sooner"].outcome) == (None, "inside")


def test_nothing_is_known_before_the_return_came_or_of_another_council(place):
    assert read(place, known=NOW - timedelta(1)) == {} and read(place, area=DERBY) == {}


def test_a_promise_given_again_for_officers_tells_the_public_nothing_new(place, tmp_path):
    desk = Desk(Place(tmp_path).write())
    desk.accept(whole_load(ROWS))
    before = read(desk)
    desk.accept(whole_load(CouncilRows(
        commitments=(promise("moved", date(2025, 1, 31), audience=Level.OFFICER),),
        commitment_updates=(update("moved", date(2025, 9, 30), BEHIND),),
    )))  # fmt: skip
    assert read(desk) == before
    officer = read(desk, Level.OFFICER)["moved"]
    assert (officer.due, officer.status) == (date(2025, 1, 31), BEHIND)


def test_a_promise_given_again_is_told_as_it_stood_on_the_day_asked_for(tmp_path, monkeypatch):
    """Three returns: the plan, the promise and its status are each told as they were known by then."""
    desk = Desk(Place(tmp_path).write())
    days = [NOW - timedelta(days) for days in (60, 30, 1)]
    for day, due, name in zip(days, (date(2026, 3, 31), date(2026, 9, 30), date(2027, 3, 31)), "abc", strict=True):
        rows = replace(
            ROWS,
            plans=(PlanRow(id="council_plan", name=f"Plan {name}", status=PlanStatus.ADOPTED),),
            commitments=(promise("moved", due),),
            commitment_updates=(update("moved", date(2025, 6, 30), ON_TRACK if name == "a" else BEHIND),),
        )
        load_on(day, rows, desk, monkeypatch)
    told = [read(desk, known=day)["moved"] for day in (*days, NOW)]
    assert [one.plan for one in told] == ["Plan a", "Plan b", "Plan c", "Plan c"]
    assert [one.due for one in told] == [date(2026, 3, 31), date(2026, 9, 30), date(2027, 3, 31), date(2027, 3, 31)]
    assert [one.status for one in told] == [ON_TRACK, BEHIND, BEHIND, BEHIND]
