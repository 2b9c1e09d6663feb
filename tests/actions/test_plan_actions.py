"""What divisions have set out to do: overdue first, then behind, each with who answers for it."""

from __future__ import annotations

import re
from datetime import date

import pytest

from actions.answer import Answer
from actions.reading import Kind, Reading, Scope, ScopeKind, Subkind
from actions.registry import answer as answer_of
from actions.wording.plan_actions import owner_words
from data_layer.council_facts import CommitmentStatus
from data_layer.divisional_facts import DivisionalAction
from data_layer.queries.divisional_actions import divisional_actions
from data_layer.vocabulary import AreaCode, Level
from tests.actions.conftest import HOME, desk_of
from tests.actions.test_clinic import section

TODAY = date(2026, 11, 28)


def reading(kind: ScopeKind, id: str | None, **fields: object) -> Reading:
    given = {"kind": Kind.COMMITMENTS, "subkind": Subkind.ACTIONS, "scope": Scope(kind=kind, id=id), "areas": (HOME,)}
    return Reading.model_validate(given | fields)


@pytest.fixture
def actions(illustrative):
    def asked(kind=ScopeKind.EVERYTHING, id=None, level=Level.OFFICER, on=TODAY, **fields: object) -> Answer:
        return answer_of(reading(kind, id, **fields), desk_of(illustrative, level, on))

    return asked


def test_what_is_overdue_leads_with_its_day_and_owner(actions):
    answer = actions()
    assert answer.headline == (
        "1 of 5 plan actions is overdue: “Weekend clearance crew”, due 30 September 2026 (Head of Waste and Street "
        "Scene)."
    )
    assert "By status: 1 behind, 1 at risk, 1 not yet started, 1 on track and 1 completed." in answer.summary
    assert section(answer, "Behind or at risk") == [
        "- “Second electrical contractor”, due 30 November 2026, at risk (Head of Housing)."
    ]
    assert answer.provenance[0].query.endswith("divisional_actions.sql")


def test_an_action_is_overdue_from_the_day_after_it_was_due(actions):
    assert "2 of 5" not in actions(on=date(2026, 11, 30)).headline
    assert actions(on=date(2026, 12, 1)).headline.startswith("2 of 5 plan actions are overdue, the longest “Weekend")


@pytest.mark.parametrize("day", [date(2026, 11, 13), TODAY, date(2027, 3, 1)])
def test_every_action_is_told_once(actions, illustrative, day):
    """A slow second way: the rows themselves."""
    desk = desk_of(illustrative, Level.OFFICER, day)
    with desk.reader() as reader:
        held = sorted(one.title for one in divisional_actions(reader, HOME, **desk.known))
    assert sorted(re.findall(r"^- “([^”]+)”", actions(on=day).text, re.MULTILINE)) == held


def test_where_none_is_overdue_what_is_behind_is_said_first(actions):
    answer = actions(ScopeKind.DIVISION, "housing")
    assert answer.headline == (
        "The one plan action in the Housing division is behind or at risk: “Second electrical contractor”, due 30 "
        "November 2026 (Head of Housing)."
    )
    assert "None is overdue." in answer.summary


def test_of_a_measure_only_what_bears_on_it(actions):
    answer = actions(ScopeKind.METRIC, metrics=("ill_void_days",))
    assert "contractor" in answer.text and "clearance crew" not in answer.text


@pytest.mark.parametrize("level", [Level.PUBLIC, Level.COUNCILLOR])
def test_who_may_not_see_them_reads_what_is_read_where_none_is_held(actions, desk, level):
    answer, without = actions(level=level), answer_of(reading(ScopeKind.EVERYTHING, None), desk)
    assert (answer.headline, answer.text) == (without.headline, without.text)
    assert answer.headline == "No plan actions of Nottingham's own are held here."


def test_none_is_held_of_another_council(actions):
    assert actions(areas=(AreaCode("E06000015"),)).headline == "No plan actions of Derby's own are held here."


def test_headlines_and_summaries_stay_short(actions, illustrative):
    for id in desk_of(illustrative, Level.OFFICER).catalogue.divisions:
        answer = actions(ScopeKind.DIVISION, id)
        assert len(answer.headline.split()) <= 30 and len(answer.summary.split()) <= 80


@pytest.mark.parametrize(
    ("owner", "division", "words"),
    [
        ("Head of Housing", "Housing", "Head of Housing"),
        ("Fleet manager", "Waste", "Fleet manager, Waste"),
        (None, "Waste", "Waste"),
        ("Fleet manager", None, "Fleet manager"),
        (None, None, ""),
    ],
)
def test_the_division_is_said_once(owner, division, words):
    one = DivisionalAction("a", division, None, "Hire", "made", TODAY, None, CommitmentStatus.ON_TRACK, owner)
    assert owner_words(one) == words
