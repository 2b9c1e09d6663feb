"""What is being done about it, by whom and by when: as recorded, or plainly nothing, with a question to send."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from actions.action_taken import NONE, NOT_SEEN, TO_COPY
from actions.answer import Answer
from actions.desk import Desk
from actions.explanation import explanation
from actions.reading import Kind, Reading, Scope, ScopeKind
from data_layer.council_facts import CommitmentStatus
from data_layer.returns.service_rows import ActionRow
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import Level, MetricId
from tests.data_layer.returns.conftest import Desk as Loading
from tests.data_layer.returns.whole_return import whole_load, whole_rows
from tests.data_layer.small_pack import NOTTINGHAM, Place, seen_by

NOW = datetime.now(UTC).date()  # a return is known from the day it is loaded
THEN = date(2026, 2, 1)
AFTER = date(2026, 10, 1)
DONE = ActionRow(id="waste_2", division="Waste and Street Scene", measure="missed_bins", title="Count the lorries",
                 due=date(2025, 12, 31), status=CommitmentStatus.COMPLETED)  # fmt: skip
NO_ONES = ActionRow(id="waste_3", division="Waste and Street Scene", title="Tidy the depot",
                    status=CommitmentStatus.NOT_STARTED)  # fmt: skip


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory):
    loading, rows = Loading(Place(tmp_path_factory.mktemp("council")).write()), whole_rows()
    loading.accept(whole_load(replace(rows, divisional_actions=(*rows.divisional_actions, DONE, NO_ONES))))
    return loading.data_dir


@pytest.fixture
def ask(data_dir):
    def asked(*metrics: str, scope: Scope | None = None, level: Level = Level.OFFICER, on: date = THEN) -> Answer:
        desk = Desk(Snapshots(data_dir).current(), seen_by(level, on), as_known_at=NOW, asked_at=datetime.now(UTC))
        reading = Reading(
            kind=Kind.EXPLANATION,
            subkind="action",
            metrics=tuple(map(MetricId, metrics)),
            scope=scope or Scope(kind=ScopeKind.METRIC),
            areas=(NOTTINGHAM,),
        )
        return explanation(reading, desk)

    return asked


def test_each_step_is_told_with_its_owner_and_day_the_earliest_due_first_and_what_is_over_last(ask):
    answer = ask("missed_bins")
    assert "41.5 per 100,000 collections" in answer.headline and answer.headline.endswith("; 3 actions recorded.")
    said = answer.text.split("\n\n")[1]
    assert said.startswith(
        "“Redraw four more” (recorded on 15 January 2026, due 30 September 2026, led by the Head of Waste). "
        "“Redraw four rounds” (on track, due 30 September 2026, no owner named)."
    )
    assert said.endswith("“Count the lorries” (completed, due 31 December 2025, no owner named).")
    assert TO_COPY not in answer.text


def test_what_is_overdue_is_said_in_the_headline_and_a_question_is_offered(ask):
    answer = ask("missed_bins", on=AFTER)
    assert "3 actions recorded, 2 overdue." in answer.headline and "was due 30 September 2026" in answer.text
    assert f"{TO_COPY}\nTo the portfolio holder for Environment: " in answer.text
    question = answer.text.split(TO_COPY)[1].split("\n\n")[0]
    assert "41.5 per 100,000 collections" in question and question.endswith("?")


def test_where_nothing_is_recorded_that_is_the_answer_with_a_question_that_holds_the_figure(ask):
    answer = ask("recycling")
    assert answer.headline.endswith(f"; {NONE}.") and "Neither an action nor a next step" in answer.summary
    question = answer.text.split(f"{TO_COPY}\n")[1].split("\n\n")[0]
    assert question.startswith("To the portfolio holder") and "26.7%" in question


def test_the_public_is_not_told_what_is_for_officers_and_that_more_may_be_recorded_is_said(ask):
    answer = ask("missed_bins", level=Level.PUBLIC)
    assert "1 action recorded" in answer.headline and "Redraw four rounds" not in answer.text
    assert NOT_SEEN in answer.caveats and NOT_SEEN.is_note
    assert NOT_SEEN not in ask("missed_bins", level=Level.COUNCILLOR).caveats


def test_of_a_division_all_its_steps_are_told_each_with_its_measure(ask):
    answer = ask(scope=Scope(kind=ScopeKind.DIVISION, id="waste_and_street_scene"))
    assert "4 actions recorded" in answer.headline and "Rate of missed bins: “Redraw four more”" in answer.text
    assert "“Tidy the depot” (not yet started, no date given, no owner named)." in answer.text
    assert "They bear on 1 of the" in answer.text
