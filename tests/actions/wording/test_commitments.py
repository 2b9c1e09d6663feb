"""Overdue promises in words: how many, the longest overdue first, five by name at most."""

from __future__ import annotations

from datetime import date

import pytest

from actions.wording.commitments import NAMED, last_said, overdue_list, overdue_sentence
from data_layer.council_facts import CommitmentStatus
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
