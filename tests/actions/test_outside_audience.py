"""Outcomes, lenses and evidence as the public sees them are, byte for byte, those of data without hidden rows."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from actions.desk import Desk
from actions.reading import Kind, Reading, Scope, ScopeKind, Subkind
from actions.registry import answer as answer_of
from data_layer.viewer import Viewer
from data_layer.vocabulary import Level
from tests.actions.council import HOME
from tests.restricted import GRIEVANCES, TODAY, publicly_held, with_restricted

WHOLE = Scope(kind=ScopeKind.EVERYTHING)
HIDDEN = ("one_council_secret", "one_council_workforce_deal", "no_such_outcome")


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """Without and with what is restricted."""
    made = tmp_path_factory.mktemp("outside")
    return [publicly_held(made / "public", HOME), with_restricted(made / "restricted", HOME)]


def asked_of(snapshots, level=Level.PUBLIC):
    asked_at = datetime.now(UTC)
    viewer = Viewer(level=level, home_area=HOME, now=TODAY)
    return Desk(snapshot=snapshots.current(), viewer=viewer, as_known_at=TODAY, asked_at=asked_at)


def readings() -> list[Reading]:
    parts = ("use_of_resources", "service_delivery", "culture", None)
    return [
        Reading(kind=Kind.OUTCOME, scope=WHOLE, areas=(HOME,)),
        *(Reading(kind=Kind.OUTCOME, scope=Scope(kind=ScopeKind.OUTCOME, id=id), areas=(HOME,))
          for id in ("scp_green_clean", "scp_serving_people_well", *HIDDEN)),
        *(Reading(kind=Kind.OUTCOME, subkind=Subkind.EVIDENCE, scope=WHOLE, part=part, areas=(HOME,))
          for part in parts),
        *(Reading(kind=Kind.CATALOGUE, subkind=Subkind.LENS, scope=WHOLE, part=part, areas=(HOME,))
          for part in (None, "oflog", "local_outcomes_framework")),
    ]  # fmt: skip


def shown(reading: Reading, desk: Desk) -> str:
    return answer_of(reading, desk).model_dump_json(exclude={"id", "snapshot", "asked_at"}, by_alias=True)


def test_the_public_cannot_tell_that_anything_is_hidden(both):
    without, with_hidden = map(asked_of, both)
    for reading in readings():
        assert shown(reading, with_hidden) == shown(reading, without)


def test_a_hidden_outcome_is_an_unknown_one(both):
    desk = asked_of(both[1])
    answers = {
        answer_of(Reading(kind=Kind.OUTCOME, scope=Scope(kind=ScopeKind.OUTCOME, id=id), areas=(HOME,)), desk).text
        for id in HIDDEN
    }
    assert len(answers) == 1 and "grievances" not in answers.pop()


def test_an_officer_is_shown_the_council_s_own_measures_actions_and_scrutiny_each_with_its_day(both):
    desk = asked_of(both[1], Level.OFFICER)
    answer = answer_of(
        Reading(kind=Kind.OUTCOME, subkind=Subkind.EVIDENCE, scope=WHOLE, part="service_delivery", areas=(HOME,)), desk
    )
    assert "miss their targets" in answer.text and "(red)" in answer.text and GRIEVANCES not in answer.text
    actions = next(part for part in answer.text.split("\n\n") if part.startswith("Divisional actions:"))
    assert all("; loaded " in line for line in actions.splitlines()[1:])
    raised = next(part for part in answer.text.split("\n\n") if part.startswith("What scrutiny raised:"))
    assert all(line.startswith(("- Question of ", "- Recommendation of ")) for line in raised.splitlines()[1:])
    assert "are invented" in answer.text
