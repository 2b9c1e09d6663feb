"""Overdue promises in words: how many, the longest overdue first, five by name at most."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.wording.commitments import (
    NAMED,
    last_said,
    overdue_list,
    overdue_sentence,
    promise_sentence,
    promised_words,
    ratings,
    tally,
    with_unit,
)
from data_layer.council_facts import CommitmentState, CommitmentStatus
from tests.data_layer.methods.council_made import promise

DUE, AS_AT = date(2026, 3, 31), date(2026, 6, 30)
BEHIND = CommitmentStatus.BEHIND


def test_one_is_said_in_full_and_needs_no_list():
    one = promise(BEHIND, DUE, title="A repairs app", as_at=AS_AT)
    assert overdue_sentence([one]) == (
        "1 commitment is overdue: “A repairs app”, due 31 March 2026, last said to be behind in June 2026."
    )
    assert overdue_list([one]) == ""


@pytest.mark.parametrize("number", [2, NAMED, NAMED + 1, NAMED + 7])
def test_of_several_the_first_is_named_and_five_at_most_are_listed(number):
    overdue = [promise(BEHIND, DUE, title=f"Promise {at}") for at in range(number)]
    said = overdue_sentence(overdue, " in the outcome Homes in Nottingham")
    assert said.startswith(
        f"{number} commitments in the outcome Homes in Nottingham are overdue, the longest “Promise 0”"
    )
    title, *lines = overdue_list(overdue).splitlines()
    assert title == "Overdue commitments:" and sum("Promise" in line for line in lines) == min(number, 5)
    assert (lines[-1] == f"- And {number - 5} more.") is (number > 5)


@pytest.mark.parametrize("status", list(CommitmentStatus))
def test_every_status_has_its_words_and_none_is_guessed(status):
    said = last_said(promise(status, as_at=AS_AT))
    assert said.endswith("in June 2026") and "_" not in said
    assert ("without a status" in said) is (status is CommitmentStatus.NOT_STATED)
    assert last_said(promise(CommitmentStatus.NOT_STATED)) == "with no update recorded"


def rated(word: str, status: CommitmentStatus) -> CommitmentState:
    return replace(promise(status, as_at=AS_AT), status_as_given=word)


def test_a_rating_of_the_councils_own_is_told_in_its_word():
    assert last_said(rated("amber", CommitmentStatus.AT_RISK)) == "rated amber in June 2026"
    assert last_said(rated("not stated", CommitmentStatus.NOT_STATED)) == "with no published status"


@pytest.mark.parametrize(
    ("text", "unit", "said"),
    [
        ("15000", "jobs", "15,000 jobs"),
        ("1,000", "homes", "1,000 homes"),
        ("-20", "% change", "a fall of 20%"),
        ("5", "% change", "a rise of 5%"),
        ("100", "% of children", "100% of children"),
        ("87 (peak)", "% of children", "87% of children (peak)"),
        ("over 2000", "jobs", "over 2,000 jobs"),
        ("2.5", "%", "2.5%"),
        ("2028", "year", "2028"),
        ("outline business case done", "milestone", "outline business case done"),
        ("2 rounds", "rounds", "2 rounds"),
        ("6", None, "6"),
    ],
)
def test_a_figure_in_words_gets_its_unit_and_words_stay_words(text, unit, said):
    assert with_unit(text, unit) == said


@given(number=st.integers(0, 10**7))
def test_no_digit_of_a_figure_is_lost(number):
    assert with_unit(str(number), "homes").replace(",", "") == f"{number} homes"


def test_what_was_promised_is_told_with_its_target_and_the_last_figure():
    one = replace(promise(BEHIND, DUE, title="Homes", as_at=AS_AT), target="1000", unit="homes", latest="412")
    assert promised_words(one) == " (1,000 homes by 31 March 2026)"
    assert promise_sentence(one).endswith("(target 1,000 homes, last figure 412 homes).")
    assert f"({one.plan}, target" in promise_sentence(one, with_plan=True)


def test_ratings_are_counted_the_worst_first_and_silence_last():
    made = [
        rated("green", CommitmentStatus.ON_TRACK),
        rated("not stated", CommitmentStatus.NOT_STATED),
        rated("red", BEHIND),
        rated("green", CommitmentStatus.ON_TRACK),
    ]
    assert ratings(made) == "1 rated red, 2 green; 1 with no published status"
    assert ratings([promise(BEHIND), made[0]]) == tally([promise(BEHIND), made[0]]) == "1 behind and 1 rated green"
