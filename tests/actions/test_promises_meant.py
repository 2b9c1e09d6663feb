"""Which promises a question means: by plan, outcome, subject or words; never one that only shares a small word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.promise_words import senses, subject_in
from actions.promises_meant import Meant, of_words, plans_meant, promises_meant, standing_so
from actions.reading import Kind, Reading, Scope, ScopeKind
from data_layer.catalogue import Catalogue
from data_layer.council_facts import CommitmentState, CommitmentStatus
from data_layer.periods import PeriodAsked
from data_layer.queries.commitments import commitments
from data_layer.vocabulary import AreaCode
from tests.actions.conftest import HOME

EVERYTHING = Scope(kind=ScopeKind.EVERYTHING)


@pytest.fixture(scope="module")
def every(desk) -> list[CommitmentState]:
    with desk.reader() as reader:
        return commitments(reader, AreaCode(HOME), **desk.known)


def ids(found) -> list[str]:
    return sorted(one.commitment for one in found)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("what happened to the pledge on new homes", ["CP15-02", "SCP21-02"]),
        ("the free books for children", ["CP15-05", "CP19-10"]),
        ("did we fill the 50,000 potholes?", ["CP19-07", "SCP21-03"]),
        ("was the central library built", ["CP19-03"]),
        ("did anti-social behaviour fall as promised", ["CP19-04"]),
        ("did we keep our promises on adult social care in the community", []),
        ("what did the council plan promise", []),
        ("commitments on street lighting", []),
        ("was the crime pledge met", ["CP15-03"]),
        ("did the council cut crime by a fifth as it promised", ["CP15-03"]),
        ("pledge to reduce crime", ["CP15-03"]),
        ("were the promises to foster carers kept", ["CP15-04"]),
        ("did they build the 1000 council homes they promised", ["CP19-01"]),
        ("a thousand council houses built", ["CP19-01"]),
        ("the pledge to resurface a hundred roads", ["CP19-09"]),
        ("fifty thousand potholes", ["CP19-07", "SCP21-03"]),
        ("did asb fall by a quarter", ["CP19-04"]),
        ("commitments at risk", []),
        ("which promises are late, overdue or off track", []),
        ("commitments with no funding behind schedule", []),
        ("", []),
    ],
)
def test_words_mean_a_promise_when_most_of_them_stand_in_it(every, words, meant):
    found = ids(of_words(senses(subject_in(words)), every))
    assert set(meant) <= set(found) and (meant or not found)


@given(words=st.text(max_size=60))
def test_any_words_at_all_are_borne(every, words):
    said = senses(subject_in(words))
    assert all(said & senses(f"{one.title} {one.target or ''}") for one in of_words(said, every))


@pytest.mark.parametrize(
    ("first", "last", "plans"),
    [
        (date(2019, 1, 1), date(2019, 12, 31), {"council_plan_2019_2023"}),
        (date(2019, 4, 1), date(2023, 3, 31), {"council_plan_2019_2023"}),
        (date(2015, 1, 1), date(2015, 12, 31), {"council_plan_2015_2019"}),
        (date(2017, 1, 1), date(2017, 12, 31), {"council_plan_2015_2019"}),
        (date(2022, 1, 1), date(2022, 12, 31), {"council_plan_2019_2023", "strategic_council_plan_2021_2023"}),
        (date(2026, 1, 1), date(2026, 12, 31), set()),
    ],
)
def test_a_time_means_the_plan_that_began_in_it_or_else_those_that_ran(every, first, last, plans):
    asked = Reading(kind=Kind.COMMITMENTS, period=PeriodAsked(words="then", first=first, last=last))
    assert plans_meant(asked, every) == plans


def test_a_theme_means_the_promises_that_bear_a_name_of_it(desk, every):
    asked = Reading(kind=Kind.COMMITMENTS, scope=Scope(kind=ScopeKind.THEME, id="roads"), areas=(HOME,))
    meant = promises_meant(asked, every, desk.catalogue)
    assert ids(meant.made) == ["CP19-09"] and meant.about.startswith(" on roads")


def test_a_theme_that_none_bears_means_all_and_says_so(desk, every):
    asked = Reading(kind=Kind.COMMITMENTS, scope=Scope(kind=ScopeKind.THEME, id="waste"), areas=(HOME,))
    meant = promises_meant(asked, every, desk.catalogue)
    assert len(meant.made) == 25 and meant.unnamed == "names waste and recycling"


def test_what_was_due_in_a_time_is_meant_by_its_day(desk, every):
    later = PeriodAsked(words="2028", first=date(2028, 1, 1), last=date(2028, 12, 31))
    asked = Reading(kind=Kind.COMMITMENTS, subkind="due", scope=EVERYTHING, areas=(HOME,), period=later)
    meant = promises_meant(asked, every, desk.catalogue)
    assert ids(meant.made) == ["CP19-06"] and meant.about == " due in 2028"
    assert promises_meant(asked.model_copy(update={"period": None}), every, desk.catalogue).made == every


def test_the_councils_own_name_means_nothing(desk, every):
    asked = Reading(kind=Kind.COMMITMENTS, scope=EVERYTHING, areas=(HOME,), wording="the pledges of Nottingham")
    meant = promises_meant(asked, every, desk.catalogue)
    assert len(meant.made) == 25 and meant.unnamed is None


@pytest.mark.parametrize("scope", [EVERYTHING, Scope(kind=ScopeKind.METRIC)])
def test_words_that_no_promise_bears_are_said_back_and_all_are_counted(desk, every, scope):
    asked = Reading(kind=Kind.COMMITMENTS, scope=scope, areas=(HOME,), wording="which parking permits pledge was met")
    meant = promises_meant(asked, every, desk.catalogue)
    assert len(meant.made) == 25 and meant.unnamed == "names “parking permits”"


@pytest.mark.parametrize("words", [
    "commitments risk", "promises late", "commitments overdue", "pledges behind schedule", "commitments funded",
    "list all commitments and their status", "which promises were broken",
])  # fmt: skip
def test_how_they_stand_is_no_subject(desk, every, words):
    asked = Reading(kind=Kind.COMMITMENTS, scope=Scope(kind=ScopeKind.METRIC), areas=(HOME,), wording=words)
    assert promises_meant(asked, every, desk.catalogue) == Meant(list(every), "")


def promise(id: str, title: str, owner: str) -> CommitmentState:
    return CommitmentState(
        commitment=id, title=title, plan="A plan", in_force=True, outcome=None, owner_role=owner, target=None,
        unit=None, baseline=None, due=None, status=CommitmentStatus.BEHIND, as_at=None, latest=None, note=None,
        source="return", loaded=date(2026, 1, 1), plan_id="plan", plan_ends=None, draft=False, status_as_given=None,
        document=None,
    )  # fmt: skip


def owned_by(desk, ids: set[str], role: str) -> Catalogue:
    """The same measures, these answered for by a role."""
    metrics = {id: replace(one, owner_role=role if id in ids else None) for id, one in desk.catalogue.metrics.items()}
    return replace(desk.catalogue, metrics=metrics)


@pytest.mark.parametrize("scope", [
    Scope(kind=ScopeKind.THEME, id="waste"), Scope(kind=ScopeKind.DIVISION, id="waste_and_street_scene"),
    Scope(kind=ScopeKind.PORTFOLIO, id="environment_and_waste"),
])  # fmt: skip
def test_a_theme_and_a_part_of_the_council_have_what_their_owners_promised(desk, scope):
    made = [promise("rounds", "Six new rounds", "Head of Waste"), promise("app", "A repairs app", "Head of Housing")]
    asked = Reading(kind=Kind.COMMITMENTS, scope=scope, areas=(HOME,), wording="commitments waste")
    assert ids(promises_meant(asked, made, owned_by(desk, {"recycling_rate"}, "Head of Waste")).made) == ["rounds"]


def test_words_beside_a_theme_name_one_of_its_promises(desk):
    made = [promise("homes", "New homes", "Head of Housing"), promise("app", "A repairs app", "Head of Housing")]
    asked = Reading(kind=Kind.COMMITMENTS, scope=Scope(kind=ScopeKind.THEME, id="housing"), areas=(HOME,))
    catalogue = owned_by(desk, {"net_additional_homes"}, "Head of Housing")
    for words, meant in (("commitments housing", ["app", "homes"]), ("housing repairs app late", ["app"])):
        found = promises_meant(asked.model_copy(update={"wording": words}), made, catalogue)
        assert ids(found.made) == meant and found.unnamed is None


def test_how_they_stand_is_asked_by_name_and_any_other_word_means_all(every):
    assert {one.status for one in standing_so("off_track", every)} == {
        CommitmentStatus.BEHIND, CommitmentStatus.AT_RISK}  # fmt: skip
    assert standing_so("met", every) == [] and standing_so("ended", every) == every == standing_so(None, every)
