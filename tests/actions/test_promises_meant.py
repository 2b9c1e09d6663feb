"""Which promises a question means: by plan, outcome, subject or words; never one that only shares a small word."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.promises_meant import ASIDE, of_words, plans_meant, promises_meant, standing_so, stems
from actions.reading import Kind, Reading, Scope, ScopeKind
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
        ("", []),
    ],
)
def test_words_mean_a_promise_when_most_of_them_stand_in_it(every, words, meant):
    assert set(meant) <= set(ids(of_words(stems(words) - ASIDE, every)))
    assert meant or of_words(stems(words) - ASIDE, every) == []


@given(words=st.text(max_size=60))
def test_any_words_at_all_are_borne(every, words):
    found = of_words(stems(words) - ASIDE, every)
    assert all(stems(words) & stems(f"{one.title} {one.target or ''}") for one in found)


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
    assert len(meant.made) == 25 and [one.code for one in meant.beware] == ["commitments_name_no_theme"]


def test_what_was_due_in_a_time_is_meant_by_its_day(desk, every):
    later = PeriodAsked(words="2028", first=date(2028, 1, 1), last=date(2028, 12, 31))
    asked = Reading(kind=Kind.COMMITMENTS, subkind="due", scope=EVERYTHING, areas=(HOME,), period=later)
    meant = promises_meant(asked, every, desk.catalogue)
    assert ids(meant.made) == ["CP19-06"] and meant.about == " due in 2028"
    assert promises_meant(asked.model_copy(update={"period": None}), every, desk.catalogue).made == every


def test_the_councils_own_name_means_nothing(desk, every):
    asked = Reading(kind=Kind.COMMITMENTS, scope=EVERYTHING, areas=(HOME,), wording="the pledges of Nottingham")
    assert len(promises_meant(asked, every, desk.catalogue).made) == 25


def test_how_they_stand_is_asked_by_name_and_any_other_word_means_all(every):
    assert {one.status for one in standing_so("off_track", every)} == {
        CommitmentStatus.BEHIND, CommitmentStatus.AT_RISK}  # fmt: skip
    assert standing_so("met", every) == [] and standing_so("ended", every) == every == standing_so(None, every)
