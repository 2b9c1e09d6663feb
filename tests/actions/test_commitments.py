"""What was promised and how it stands: trouble first, the rest counted, and nothing made up where none is held."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from actions.answer import Answer
from actions.commitments import commitments_answer
from actions.desk import Desk
from actions.reading import Kind, Reading, Scope, ScopeKind
from data_layer.periods import financial_year
from data_layer.returns.governance_rows import PlanRow
from data_layer.returns.model import CouncilRows
from data_layer.returns.service_rows import BudgetRow
from data_layer.returns.words import PlanStatus
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import Level
from tests.actions.test_exceptions_of_a_return import NOW, PROMISES, THEN, UPDATES, council_rows, promise
from tests.data_layer.returns.conftest import Desk as Loading
from tests.data_layer.returns.whole_return import whole_load
from tests.data_layer.small_pack import DERBY, NOTTINGHAM, Place, seen_by

WHOLE = Scope(kind=ScopeKind.EVERYTHING)


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory):
    loading = Loading(Place(tmp_path_factory.mktemp("promises")).write())
    loading.accept(whole_load(council_rows(*PROMISES)))
    return loading.data_dir


@pytest.fixture
def ask_for(data_dir):
    def asked(kind=ScopeKind.EVERYTHING, id=None, **more) -> Answer:
        return asked_of(data_dir, Scope(kind=kind, id=id), **more)

    return asked


def asked_of(data_dir, scope=WHOLE, *, level=Level.PUBLIC, area=NOTTINGHAM, **more) -> Answer:
    desk = Desk(Snapshots(data_dir).current(), seen_by(level, THEN), as_known_at=NOW, asked_at=datetime.now(UTC))
    return commitments_answer(Reading(kind=Kind.COMMITMENTS, scope=scope, areas=(area,), **more), desk)


def test_those_behind_at_risk_or_overdue_come_first_and_all_are_counted(ask_for):
    """Of four that the public sees one is at risk and overdue, one overdue without a word, one done, one to come."""
    answer = ask_for()
    assert answer.kind is Kind.COMMITMENTS
    assert answer.headline.startswith("2 of 4 commitments in") and "1 at risk" in answer.headline
    listed = [line for line in answer.text.splitlines() if line.startswith("- ")]
    assert "“To do one”" in listed[0] and "at risk" in listed[0] and "“To do kept”" in listed[-1]


def test_a_promise_for_officers_is_there_for_them_alone(ask_for):
    assert "for_officers" not in ask_for().text
    assert (
        "for_officers" in ask_for(level=Level.OFFICER).text
        and " of 5 commitments" in ask_for(level=Level.OFFICER).headline
    )


def test_an_outcome_has_its_own(ask_for):
    assert ask_for(ScopeKind.OUTCOME, "clean_streets").headline == (
        "The one commitment in the outcome Clean streets in Nottingham is behind, at risk or overdue: at risk."
    )


def test_a_theme_has_what_its_owners_promised(ask_for):
    assert "The one commitment on waste" in ask_for(ScopeKind.THEME, "waste").headline


def test_a_subject_that_none_names_is_told_so_first_and_all_are_listed_after(ask_for):
    answer = ask_for(wording="commitments parking permits")
    assert (
        answer.headline.startswith("None of 4 commitments held for ") and "names “parking permits”" in answer.headline
    )
    assert "2 of 4 commitments in" in answer.summary and answer.text.count("\n- ") == 4


@pytest.mark.parametrize("words", ["commitments at risk", "promises with no funding", "what is overdue"])
def test_how_they_stand_names_none_of_them(ask_for, words):
    assert "names" not in ask_for(wording=words).headline


def test_a_single_one_that_stands_well_is_said_as_one(tmp_path):
    loading = Loading(Place(tmp_path).write())
    rows = replace(council_rows(replace(promise("one"), due=date(2030, 1, 1))), commitment_updates=())
    loading.accept(whole_load(rows))
    answer = asked_of(loading.data_dir)
    assert answer.headline.startswith("The one commitment in Nottingham is not behind, at risk or overdue: ")


def test_where_none_is_held_that_is_said_and_nothing_else(ask_for):
    answer = ask_for(area=DERBY)
    assert answer.kind is Kind.COMMITMENTS and answer.subkind == "none_held"
    assert answer.figures == [] and answer.headline.startswith("No commitments of ")


def test_a_plan_of_a_return_that_has_ended_is_told_as_ended_and_is_overdue_no_more(tmp_path):
    loading = Loading(Place(tmp_path).write())
    over = PlanRow(id="council_plan", name="Council Plan", status=PlanStatus.ADOPTED, valid_to=date(2025, 12, 31))
    loading.accept(whole_load(replace(council_rows(promise("one")), plans=(over,), commitment_updates=UPDATES[:1])))
    desk = Desk(
        Snapshots(loading.data_dir).current(), seen_by(Level.PUBLIC, THEN), as_known_at=NOW, asked_at=datetime.now(UTC)
    )
    found = commitments_answer(Reading(kind=Kind.COMMITMENTS, areas=(NOTTINGHAM,), scope=WHOLE), desk)
    assert found.headline == (
        "“To do one” (by 31 March 2025), promised in the Council Plan, last said to be at risk in June 2025."
    )
    assert found.subkind == "ended" and "overdue" not in found.text


def test_a_budget_line_is_named_only_where_it_bears_the_promises_title(tmp_path):
    loading = Loading(Place(tmp_path).write())
    line = BudgetRow(id="b1", division="Homes", title="to do KEPT", period=financial_year(2025), budget=400_000.0,
                     audience=Level.PUBLIC)  # fmt: skip
    loading.accept(whole_load(replace(council_rows(*PROMISES), budget_lines=(line,))))
    found = asked_of(loading.data_dir)
    assert "A budget line is named for 1 of 4 commitments: “To do kept”, £400,000 in 2025/26." in found.text
    unfunded = asked_of(loading.data_dir, subkind="unfunded", wording="commitments no funding")
    assert unfunded.headline == "3 of 4 commitments in Nottingham have no budget line of their own here."
    lines = unfunded.text.split("\n- ")
    assert "“To do kept”" not in lines[1] + lines[2] + lines[3] and "may stand in the budget" in unfunded.summary
    funded = asked_of(loading.data_dir, subkind="funded")
    assert funded.headline == "1 of 4 commitments in Nottingham has a budget line of its own here."
    homes = asked_of(loading.data_dir, Scope(kind=ScopeKind.OUTCOME, id="clean_streets"), subkind="funded")
    assert homes.headline.startswith("The one commitment in the outcome Clean streets in Nottingham has no budget line")
    assert funded.text.split("\n- ")[1].startswith("“To do kept”")


def test_what_officers_were_told_of_a_promise_stays_theirs_when_it_is_opened(tmp_path):
    """First for officers with an update, then given again for all without one."""
    loading = Loading(Place(tmp_path).write())
    kept = replace(promise("one"), audience=Level.OFFICER)
    loading.accept(whole_load(council_rows(kept, promise("kept"))))
    loading.accept(whole_load(CouncilRows(commitments=(promise("one"),))))
    told = {}
    for level in (Level.PUBLIC, Level.OFFICER):
        desk = Desk(
            Snapshots(loading.data_dir).current(), seen_by(level, THEN), as_known_at=NOW, asked_at=datetime.now(UTC)
        )
        told[level] = commitments_answer(Reading(kind=Kind.COMMITMENTS, areas=(NOTTINGHAM,), scope=WHOLE), desk).text
    assert "at risk in June 2025" in told[Level.OFFICER] and "at risk in June 2025" not in told[Level.PUBLIC]
